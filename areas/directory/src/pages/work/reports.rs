//! What people reported about the places of a hat: read, and settled once.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::{Form, FormRejection};
use jiff::Timestamp;
use kernel::{Id, Language};
use serde::Deserialize;
use web::form::{read, see_other};
use web::{Cx, PageResult, Permit, Problem, Shell};

use super::turning::{AskedPage, Turn, lists, wanted};
use super::worklist::coverage_of;
use crate::Directory;
use crate::access::{SettleReports, may_see_waiting, may_settle_reports_of};
use crate::jobs::{self, SettleError};
use crate::model::{
    KEPT_AFTER_SETTLING, Place, Report, Settled, SettledAs, Task, TaskKind, Urgency,
};
use crate::pages::card::{Phone, Said, whereabouts};

/// Reports on one page: each with all that somebody wrote.
const PAGE: usize = 10;

#[derive(Template)]
#[template(path = "work-reports.html")]
struct ReportsPage {
    shell: Shell,
    reports: Vec<Line>,
    total: usize,
    turn: Turn,
    lists: Vec<(String, String)>,
}

/// A report as one reads it.
struct Line {
    address: String,
    place: Said,
    whereabouts: String,
    phone: Option<Phone>,
    subject: String,
    message: String,
    /// The language in which it was written.
    language: String,
    made: String,
}

#[derive(Template)]
#[template(path = "work-report.html")]
struct ReportPage {
    shell: Shell,
    report: Line,
    public: String,
    edit: String,
    action: String,
    outcomes: [SettledAs; 3],
    problem: bool,
    settled: Option<SettledLine>,
    back: String,
}

/// How a report was settled, and when it is gone.
struct SettledLine {
    /// It was settled before the answer came that this page is about.
    late: bool,
    as_code: &'static str,
    day: String,
    time: String,
    gone: String,
}

pub async fn list(State(directory): State<Arc<Directory>>, cx: Cx, asked: AskedPage) -> PageResult {
    let permit = may_see_waiting(&cx.actor)?;
    let waiting = jobs::read_reports(&directory, &permit, wanted(asked), PAGE).await?;
    let turn = Turn::new(waiting.page, waiting.total, PAGE, &cx.path("/work/reports"));
    web::page(&ReportsPage {
        shell: Shell::unlisted(&cx, cx.t.get("reports-title")),
        reports: waiting
            .shown
            .into_iter()
            .map(|(report, place)| line(&cx, report, place.as_ref()))
            .collect(),
        total: waiting.total,
        turn,
        lists: lists(&cx),
    })
}

fn line(cx: &Cx, report: Report, place: Option<&Place>) -> Line {
    let known = Language::parse(&report.language);
    Line {
        address: cx.path(&format!("/work/report/{}", report.id)),
        place: place.map_or_else(Said::default, |place| Said::of(&place.name, cx.language())),
        whereabouts: place
            .map(|place| whereabouts(&cx.t, place))
            .unwrap_or_default(),
        phone: place
            .and_then(|place| place.phone.as_deref())
            .map(Phone::of),
        subject: cx.t.pick("subject", &report.subject),
        made: day_of(cx, &report.made_at),
        language: known.map_or_else(String::new, |known| known.code().to_owned()),
        message: report.message,
    }
}

/// The day, in Brussels, of a moment as the tables hold it.
pub(super) fn day_of(cx: &Cx, moment: &str) -> String {
    let at: Option<Timestamp> = moment.parse().ok();
    at.map(|at| cx.t.date_plain(kernel::clock::in_brussels(at).date()))
        .unwrap_or_default()
}

/// Most reports that the list of what to do names; the others wait in their own list.
const MOST_TASKS: usize = 50;

/// The open reports about these places, as tasks.
pub(super) async fn tasks(
    directory: &Directory,
    cx: &Cx,
    places: &[Place],
) -> Result<Vec<Task>, Problem> {
    // Who changes no place has no reports to settle.
    let Ok(permit) = may_see_waiting(&cx.actor) else {
        return Ok(Vec::new());
    };
    let waiting = jobs::waiting_reports(directory, &permit, MOST_TASKS).await?;
    let task = |report: Report| {
        let place = places.iter().find(|place| place.id == report.place)?;
        let made: Option<Timestamp> = report.made_at.parse().ok();
        Some(Task {
            kind: TaskKind::Reported,
            place: report.place,
            name: place.name.clone(),
            leads_to: format!("/work/report/{}", report.id),
            since: made.map(|at| kernel::clock::in_brussels(at).date()),
            missing: Vec::new(),
            urgency: Urgency::Now,
        })
    };
    Ok(waiting.into_iter().filter_map(task).collect())
}

/// What somebody may do with a report; nobody else learns that it is there.
async fn permitted(
    directory: &Directory,
    cx: &Cx,
    id: &str,
) -> Result<(Id, Place, Permit<SettleReports>), Problem> {
    let id = Id::parse(id).map_err(|_| Problem::NotFound)?;
    let hat = cx.actor.hat().ok_or(Problem::NotFound)?;
    let coverage = coverage_of(directory, hat).await?;
    let found = jobs::place_of_report(directory, &id).await?;
    let (place, _) = found.ok_or(Problem::NotFound)?;
    let permit = may_settle_reports_of(&cx.actor, &place, &coverage)?;
    Ok((id, place, permit))
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let (id, place, permit) = permitted(&directory, &cx, &id).await?;
    page(&directory, &cx, &permit, &id, &place, Told::Nothing).await
}

/// What the page says besides the report.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    /// No outcome was chosen.
    Choose,
    /// It was settled before: by somebody else, or in another window.
    Late,
}

async fn page(
    directory: &Directory,
    cx: &Cx,
    permit: &Permit<SettleReports>,
    id: &Id,
    place: &Place,
    told: Told,
) -> PageResult {
    let found = jobs::read_report(directory, permit, id).await?;
    let (report, settled) = found.ok_or(Problem::NotFound)?;
    let settled = settled.map(|settled| settled_line(cx, settled, told == Told::Late));
    let mut response = web::page(&ReportPage {
        shell: Shell::unlisted(cx, cx.t.get("report-read-title")),
        action: cx.path(&format!("/work/report/{id}")),
        public: cx.path(&format!("/place/{}", place.id)),
        edit: cx.path(&format!("/work/place/{}", place.id)),
        report: line(cx, report, Some(place)),
        outcomes: SettledAs::ALL,
        problem: told == Told::Choose,
        settled,
        back: cx.path("/work/reports"),
    })?;
    *response.status_mut() = match told {
        Told::Nothing => StatusCode::OK,
        Told::Choose => StatusCode::UNPROCESSABLE_ENTITY,
        Told::Late => StatusCode::CONFLICT,
    };
    Ok(response)
}

fn settled_line(cx: &Cx, settled: Settled, late: bool) -> SettledLine {
    let at = kernel::clock::in_brussels(settled.at);
    let gone = settled
        .at
        .saturating_add(KEPT_AFTER_SETTLING)
        .unwrap_or(Timestamp::MAX);
    SettledLine {
        late,
        as_code: settled.settled_as.code(),
        day: cx.t.date_plain(at.date()),
        time: cx.t.time(at.time()),
        gone: cx.t.date_plain(kernel::clock::in_brussels(gone).date()),
    }
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    settled_as: String,
}

pub async fn settle(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let (id, place, permit) = permitted(&directory, &cx, &id).await?;
    let Some(settled_as) = SettledAs::parse(&sent.settled_as) else {
        return page(&directory, &cx, &permit, &id, &place, Told::Choose).await;
    };
    match jobs::settle(&directory, &permit, &id, settled_as).await {
        Ok(()) => Ok(see_other(&cx.path(&format!("/work/report/{id}")))),
        Err(SettleError::SettledBefore(_)) => {
            page(&directory, &cx, &permit, &id, &place, Told::Late).await
        }
        Err(SettleError::Unknown(_)) => Err(Problem::NotFound),
        Err(SettleError::Database(error)) => Err(error.into()),
    }
}
