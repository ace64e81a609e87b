//! How the communes stand that an organisation coordinates: the worst first, and every place that somebody should
//! ask about, on the screen, on paper and as a table.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::Nis;
use kernel::geography::{Belgium, Commune};
use mapping::formula::guarded;
use web::{Cx, PageResult, Permit, Problem, Shell};

use super::turning::{AskedPage, Turn, lists, wanted};
use super::worklist::coverage_of;
use crate::Directory;
use crate::access::{Coordinate, may_coordinate};
use crate::jobs;
use crate::model::{ASKED_FOR, Grade, Place, Tally, csv_line, missing_answers, stale, tallies};
use crate::pages::card::{Phone, Said, dated, whereabouts};

/// Communes on one page, and places on one page of a commune.
const PAGE: usize = 25;

#[derive(Template)]
#[template(path = "work-board.html")]
struct BoardPage {
    shell: Shell,
    rows: Vec<Row>,
    communes: usize,
    places: usize,
    due: usize,
    csv: String,
    turn: Turn,
    lists: Vec<(String, String)>,
}

/// A commune and what is to be done there.
struct Row {
    address: String,
    name: &'static str,
    tally: Tally,
    reports: usize,
}

impl Row {
    fn grades(&self) -> impl Iterator<Item = (Grade, usize)> {
        Grade::ALL.into_iter().zip(self.tally.grades)
    }

    fn missing(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let counted = ASKED_FOR.into_iter().zip(self.tally.missing);
        counted
            .filter(|(_, count)| *count > 0)
            .map(|(criterion, count)| (criterion.code(), count))
    }
}

#[derive(Template)]
#[template(path = "work-commune.html")]
struct CommunePage {
    shell: Shell,
    name: &'static str,
    places: Vec<Stale>,
    total: usize,
    csv: String,
    around: String,
    back: String,
    turn: Turn,
}

/// A place that somebody should ask about.
pub(super) struct Stale {
    pub address: String,
    pub name: Said,
    pub whereabouts: String,
    pub phone: Option<Phone>,
    pub dated: String,
    /// The answers that nobody knows.
    pub missing: Option<String>,
}

impl Stale {
    pub fn of(cx: &Cx, place: &Place) -> Self {
        let today = cx.local_now().date();
        let missing: Vec<String> = missing_answers(place, today)
            .into_iter()
            .map(|criterion| cx.t.pick("mend", criterion.code()))
            .collect();
        Self {
            address: cx.path(&format!("/work/place/{}", place.id)),
            name: Said::of(&place.name, cx.language()),
            whereabouts: whereabouts(&cx.t, place),
            phone: place.phone.as_deref().map(Phone::of),
            dated: dated(&cx.t, place, today),
            missing: (!missing.is_empty()).then(|| cx.t.list(&missing)),
        }
    }
}

async fn permitted(directory: &Directory, cx: &Cx) -> Result<Permit<Coordinate>, Problem> {
    let hat = cx.actor.hat().ok_or(Problem::Forbidden)?;
    let coverage = coverage_of(directory, hat).await?;
    may_coordinate(&cx.actor, coverage)
}

/// All communes of a coordinator, the worst first.
async fn all_rows(
    directory: &Directory,
    cx: &Cx,
) -> Result<Vec<(&'static Commune, Tally, usize)>, Problem> {
    let permit = permitted(directory, cx).await?;
    let reports: HashMap<String, usize> = jobs::reports_by_commune(&directory.ground, &permit)
        .await?
        .into_iter()
        .collect();
    let today = cx.local_now().date();
    let board = directory.board();
    let tallies = tallies(&board.places, permit.act().coverage(), today);
    let mut rows: Vec<(&'static Commune, Tally, usize)> = tallies
        .into_iter()
        .filter_map(|(nis, tally)| {
            let open = reports.get(&nis.to_string()).copied().unwrap_or(0);
            Some((Belgium::get().commune(nis)?, tally, open))
        })
        .collect();
    rows.sort_by_key(|(commune, tally, open)| {
        let worst = (tally.due + open, tally.unanswered());
        (Reverse(worst), commune.nis)
    });
    Ok(rows)
}

pub async fn show(State(directory): State<Arc<Directory>>, cx: Cx, asked: AskedPage) -> PageResult {
    let rows = all_rows(&directory, &cx).await?;
    let communes = rows.len();
    let page = jobs::turned(communes, PAGE, wanted(asked));
    let sum = |of: fn(&Tally) -> usize| rows.iter().map(|(_, tally, _)| of(tally)).sum();
    let (places, due) = (sum(|tally| tally.places), sum(|tally| tally.due));
    let shown = rows.into_iter().skip((page - 1) * PAGE).take(PAGE);
    web::page(&BoardPage {
        shell: Shell::unlisted(&cx, cx.t.get("board-title")),
        rows: shown
            .map(|(commune, tally, reports)| Row {
                address: cx.path(&format!("/work/board/{}", commune.nis)),
                name: commune.name(cx.language()),
                tally,
                reports,
            })
            .collect(),
        communes,
        places,
        due,
        csv: cx.path("/work/board.csv"),
        turn: Turn::new(page, communes, PAGE, &cx.path("/work/board")),
        lists: lists(&cx),
    })
}

/// The names of the columns: for programs, so the same in every language.
const BOARD_COLUMNS: [&str; 14] = [
    "commune_code",
    "commune",
    "places",
    "fresh",
    "ageing",
    "old",
    "unknown",
    "gone",
    "to_confirm",
    "without_hours",
    "without_phone",
    "without_price",
    "without_steps_answer",
    "open_reports",
];

pub async fn table(State(directory): State<Arc<Directory>>, cx: Cx) -> PageResult {
    let mut file = String::new();
    csv_line(BOARD_COLUMNS, &mut file);
    for (commune, tally, reports) in all_rows(&directory, &cx).await? {
        let numbers = [tally.places]
            .into_iter()
            .chain(tally.grades)
            .chain([tally.gone, tally.due])
            .chain(tally.missing)
            .chain([reports])
            .map(|number| number.to_string());
        let named = [
            commune.nis.to_string(),
            guarded(commune.name(cx.language()).to_owned()),
        ];
        csv_line(named.into_iter().chain(numbers), &mut file);
    }
    Ok(csv(file, "board"))
}

fn csv(file: String, name: &str) -> Response {
    let mut response = (
        [(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/csv; charset=utf-8"),
        )],
        file,
    )
        .into_response();
    let attached = format!("attachment; filename=\"{name}.csv\"");
    if let Ok(attached) = HeaderValue::from_str(&attached) {
        response
            .headers_mut()
            .insert(header::CONTENT_DISPOSITION, attached);
    }
    response
}

/// One commune: a page, or a table where its address ends so.
pub async fn show_commune(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, nis)): Path<(String, String)>,
    asked: AskedPage,
) -> PageResult {
    let permit = permitted(&directory, &cx).await?;
    let (nis, as_table) = match nis.strip_suffix(".csv") {
        Some(nis) => (nis, true),
        None => (nis.as_str(), false),
    };
    let nis = Nis::parse(nis).ok_or(Problem::NotFound)?;
    let commune = Belgium::get().commune(nis).ok_or(Problem::NotFound)?;
    // The places of other communes are public; what is to be done about them is not this organisation's work.
    if !permit.act().coverage().covers(Some(nis)) {
        return Err(Problem::Forbidden);
    }
    let today = cx.local_now().date();
    let board = directory.board();
    let here = board.places.iter();
    let stale = stale(here.filter(|place| place.commune == Some(nis)), today);
    if as_table {
        return Ok(places_table(&cx, &stale, today, nis));
    }
    let total = stale.len();
    let page = jobs::turned(total, PAGE, wanted(asked));
    let own = cx.path(&format!("/work/board/{nis}"));
    let name = commune.name(cx.language());
    let title = cx.t.msg("board-commune-title").str("commune", name);
    let shown = stale.into_iter().skip((page - 1) * PAGE).take(PAGE);
    web::page(&CommunePage {
        shell: Shell::unlisted(&cx, title.to_string()),
        name,
        places: shown.map(|place| Stale::of(&cx, place)).collect(),
        total,
        csv: format!("{own}.csv"),
        around: cx.path(&format!("/commune/{nis}")),
        back: cx.path("/work/board"),
        turn: Turn::new(page, total, PAGE, &own),
    })
}

const PLACE_COLUMNS: [&str; 11] = [
    "id",
    "name",
    "street",
    "postcode",
    "commune",
    "phone",
    "known_on",
    "grade",
    "gone_since",
    "missing",
    "address",
];

fn places_table(cx: &Cx, places: &[&Place], today: Date, nis: Nis) -> Response {
    let mut file = String::new();
    csv_line(PLACE_COLUMNS, &mut file);
    for place in places {
        let freshness = place.freshness(today);
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let missing: Vec<&str> = missing_answers(place, today)
            .into_iter()
            .map(crate::model::Criterion::code)
            .collect();
        let address = cx.path(&format!("/place/{}", place.id));
        let cells = [
            place.id.to_string(),
            Said::of(&place.name, cx.language()).text,
            place.street.clone().unwrap_or_default(),
            place.postcode_text().unwrap_or_default(),
            place.locality(cx.language()).unwrap_or_default(),
            place.phone.clone().unwrap_or_default(),
            day(freshness.known_on),
            freshness.grade.code().to_owned(),
            day(freshness.gone_since),
            missing.join(" "),
            format!("{}{address}", cx.ground.installation.address),
        ];
        csv_line(cells.map(guarded), &mut file);
    }
    csv(file, &format!("board-{nis}"))
}
