//! How often and how whoever answers for a place is asked about it; and the list of places to call.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::{Form, FormRejection, Query, QueryRejection};
use kernel::Id;
use serde::Deserialize;
use web::form::{read, see_other};
use web::{Cx, PageResult, Permit, Problem, Shell};

use super::board::Stale;
use super::turning::{AskedPage, Turn, lists, wanted};
use super::worklist::coverage_of;
use crate::Directory;
use crate::access::{ChooseReminder, may_choose_reminder, may_see_waiting};
use crate::jobs;
use crate::model::{MONTHS, Place, ReminderDraft, ReminderProblem, USUAL_MONTHS, Way};
use crate::pages::card::Said;
use crate::pages::named::named;
use crate::pages::place::name_of;

/// Places to call on one page: one printed sheet.
const PAGE: usize = 25;

#[derive(Template)]
#[template(path = "work-reminders.html")]
struct RemindersPage {
    shell: Shell,
    name: Said,
    action: String,
    back: String,
    months: Vec<(usize, bool)>,
    ways: Vec<(Way, bool)>,
    address: String,
    mails: bool,
    saved: bool,
    months_problem: Option<String>,
    way_problem: Option<String>,
    address_problem: Option<String>,
}

#[derive(Template)]
#[template(path = "work-calls.html")]
struct CallsPage {
    shell: Shell,
    places: Vec<Stale>,
    total: usize,
    turn: Turn,
    lists: Vec<(String, String)>,
}

/// What the form sends; anything may be missing.
#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    months: String,
    #[serde(default)]
    way: String,
    #[serde(default)]
    address: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    saved: String,
}

async fn permitted(
    directory: &Directory,
    cx: &Cx,
    id: &str,
) -> Result<(Place, Permit<ChooseReminder>), Problem> {
    let hat = cx.actor.hat().ok_or(Problem::NotFound)?;
    let coverage = coverage_of(directory, hat).await?;
    let board = directory.board();
    let place = named(directory, cx, "place", id, |id| board.place(id)).await?;
    let permit = may_choose_reminder(&cx.actor, place, &coverage)?;
    Ok((place.clone(), permit))
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    let (place, permit) = permitted(&directory, &cx, &id).await?;
    let chosen = jobs::chosen_reminder(&directory.ground, &permit).await?;
    // Whoever gave an address for what is sent to them need not type it again; it is sent only if they want.
    let own = cx.sign_in.as_deref().and_then(|who| who.email.clone());
    let sent = chosen.map_or_else(
        || Sent {
            months: USUAL_MONTHS.to_string(),
            way: Way::None.code().to_owned(),
            address: own.clone().unwrap_or_default(),
        },
        |chosen| Sent {
            months: chosen.months.to_string(),
            way: chosen.way.code().to_owned(),
            address: chosen.address.or(own.clone()).unwrap_or_default(),
        },
    );
    let saved = asked.is_ok_and(|Query(asked)| !asked.saved.is_empty());
    form(&directory, &cx, &place, &sent, &[], saved)
}

fn form(
    directory: &Directory,
    cx: &Cx,
    place: &Place,
    sent: &Sent,
    problems: &[ReminderProblem],
    saved: bool,
) -> PageResult {
    let problem = |which: &[ReminderProblem]| {
        let key = problems
            .iter()
            .find(|problem| which.contains(problem))
            .map(|problem| match problem {
                ReminderProblem::MonthsMissing => "reminder-months-missing",
                ReminderProblem::WayMissing => "reminder-way-missing",
                ReminderProblem::AddressMissing => "reminder-address-missing",
                ReminderProblem::AddressWrong => "reminder-address-wrong",
            });
        key.map(|key| cx.t.get(key))
    };
    let mails = directory.sends_mail();
    let own = cx.path(&format!("/work/place/{}", place.id));
    let mut response = web::page(&RemindersPage {
        shell: Shell::unlisted(cx, cx.t.get("reminders-title")),
        name: name_of(cx, place),
        action: format!("{own}/reminders"),
        back: own,
        months: MONTHS
            .into_iter()
            .map(|months| {
                let shown = usize::try_from(months).unwrap_or_default();
                (shown, months.to_string() == sent.months)
            })
            .collect(),
        ways: Way::ALL
            .into_iter()
            .filter(|way| mails || *way != Way::Mail)
            .map(|way| (way, way.code() == sent.way))
            .collect(),
        address: sent.address.clone(),
        mails,
        saved,
        months_problem: problem(&[ReminderProblem::MonthsMissing]),
        way_problem: problem(&[ReminderProblem::WayMissing]),
        address_problem: problem(&[
            ReminderProblem::AddressMissing,
            ReminderProblem::AddressWrong,
        ]),
    })?;
    if !problems.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

pub async fn choose(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let (place, permit) = permitted(&directory, &cx, &id).await?;
    let mails = directory.sends_mail();
    let draft = match ReminderDraft::check(&sent.months, &sent.way, &sent.address, mails) {
        Ok(draft) => draft,
        Err(problems) => return form(&directory, &cx, &place, &sent, &problems, false),
    };
    // What is sent comes in the language that the account asked for, whatever this page was read in.
    let language = cx
        .sign_in
        .as_deref()
        .map_or(cx.language(), |sign_in| sign_in.language);
    jobs::choose_reminder(&directory.ground, &permit, draft, language).await?;
    let id: &Id = &place.id;
    Ok(see_other(
        &cx.path(&format!("/work/place/{id}/reminders?saved=1")),
    ))
}

pub async fn calls(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    asked: AskedPage,
) -> PageResult {
    let permit = may_see_waiting(&cx.actor)?;
    let waiting = jobs::places_to_call(&directory, &permit, wanted(asked), PAGE).await?;
    web::page(&CallsPage {
        shell: Shell::unlisted(&cx, cx.t.get("calls-title")),
        places: waiting
            .shown
            .iter()
            .map(|place| Stale::of(&cx, place))
            .collect(),
        total: waiting.total,
        turn: Turn::new(waiting.page, waiting.total, PAGE, &cx.path("/work/calls")),
        lists: lists(&cx),
    })
}
