//! What is to be done now, the urgent first.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum_extra::extract::{Query, QueryRejection};
use jiff::civil::Date;
use kernel::Id;
use serde::Deserialize;
use web::{Cx, Hat, PageResult, Problem, Role, Shell};

use super::turning::lists;
use crate::Directory;
use crate::access::{may_see_waiting, works_at};
use crate::model::{Coverage, Place, Task, USUAL_MONTHS, in_order, of_place};
use crate::pages::card::{Said, whereabouts};
use crate::store;

/// Tasks on one page.
const PAGE: usize = 10;

#[derive(Template)]
#[template(path = "work.html")]
struct WorkPage {
    shell: Shell,
    tasks: Vec<Shown>,
    total: usize,
    /// The name of the place that was confirmed a moment ago.
    confirmed: Option<Said>,
    /// Whether this hat changes places at all.
    edits: bool,
    has_places: bool,
    previous: Option<String>,
    next: Option<String>,
    lists: Vec<(String, String)>,
}

/// A task as the page says it.
struct Shown {
    task: Task,
    name: Said,
    what: String,
    since: Option<String>,
    /// Where it is, and how to reach it: what tells two of one name apart, and what one press confirms.
    facts: Vec<String>,
    /// Where to press; absent where the task asks for more than a confirmation.
    confirm: Option<String>,
    leads_to: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    page: String,
    /// The place that was confirmed a moment ago: the board may not know it yet.
    #[serde(default)]
    confirmed: String,
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    let hat = cx.actor.hat().ok_or(Problem::Forbidden)?;
    let Query(asked) = asked.unwrap_or_default();
    let today = cx.local_now().date();
    let coverage = coverage_of(&directory, hat).await?;
    let mine = places_of(&directory, hat, &coverage).await?;
    let confirmed = mine
        .iter()
        .find(|place| place.id.as_str() == asked.confirmed);
    let months = match may_see_waiting(&cx.actor) {
        Ok(permit) => {
            let mut conn = directory.ground.db.read().await?;
            store::chosen_months(&mut conn, &permit.act().scope()).await?
        }
        // Whoever changes no place is asked about none.
        Err(_) => HashMap::new(),
    };
    let reported = super::reports::tasks(&directory, &cx, &mine).await?;
    let proposed = super::proposals::tasks(&directory, &cx, &coverage).await?;
    let tasks = tasks(&mine, &months, today, [reported, proposed]);
    let total = tasks.len();
    let pages = total.div_ceil(PAGE).max(1);
    let page = asked.page.parse::<usize>().unwrap_or(1).clamp(1, pages);
    let at = |page: usize| cx.path(&format!("/work?page={page}"));
    let by_id: HashMap<&Id, &Place> = mine.iter().map(|place| (&place.id, place)).collect();
    let shown = tasks.into_iter().skip((page - 1) * PAGE).take(PAGE);
    web::page(&WorkPage {
        shell: Shell::unlisted(&cx, cx.t.get("my-work")),
        tasks: shown
            .map(|task| shown_task(&cx, by_id.get(&task.place).copied(), task))
            .collect(),
        total,
        confirmed: confirmed.map(|place| Said::of(&place.name, cx.language())),
        edits: hat.role != Role::Referrer,
        has_places: !mine.is_empty(),
        previous: (page > 1).then(|| at(page - 1)),
        next: (page < pages).then(|| at(page + 1)),
        lists: lists(&cx),
    })
}

/// Everything that is to be done at these places. Each source of tasks is one line.
fn tasks(
    places: &[Place],
    months: &HashMap<Id, i32>,
    today: Date,
    waiting: [Vec<Task>; 2],
) -> Vec<Task> {
    let facts = places.iter().flat_map(|place| {
        let months = months.get(&place.id).copied().unwrap_or(USUAL_MONTHS);
        of_place(place, months, today)
    });
    in_order(waiting.into_iter().chain([facts.collect()]))
}

/// The communes that the hat's organisation coordinates.
pub(super) async fn coverage_of(directory: &Directory, hat: &Hat) -> Result<Coverage, Problem> {
    Ok(crate::jobs::coverage(&directory.ground, &hat.organisation).await?)
}

/// The active places of a hat, by name, as they were confirmed last: the board may be a second behind.
pub(super) async fn places_of(
    directory: &Directory,
    hat: &Hat,
    coverage: &Coverage,
) -> Result<Vec<Place>, Problem> {
    let confirmed = {
        let mut conn = directory.ground.db.read().await?;
        store::confirmations(&mut conn, &hat.organisation).await?
    };
    let board = directory.board();
    let own = |place: &&Place| works_at(hat, place) && confirmed.contains_key(&place.id);
    let covered = |place: &&Place| {
        hat.role == Role::Coordinator
            && place.organisation.as_ref() != Some(&hat.organisation)
            && coverage.holds(place)
    };
    let mut places: Vec<Place> = board
        .places
        .iter()
        .filter(|place| own(place) || covered(place))
        .cloned()
        .collect();
    for place in &mut places {
        if let Some(day) = confirmed.get(&place.id) {
            place.confirmed_on.clone_from(day);
        }
    }
    Ok(places)
}

fn shown_task(cx: &Cx, place: Option<&Place>, task: Task) -> Shown {
    let t = &cx.t;
    let missing: Vec<String> = task
        .missing
        .iter()
        .map(|criterion| t.pick("mend", criterion.code()))
        .collect();
    let kind = task.kind.code();
    let what = if missing.is_empty() {
        t.get(&format!("task-{kind}"))
    } else {
        t.msg("task-mend")
            .str("missing", t.list(&missing))
            .to_string()
    };
    let facts = |place: &Place| {
        let mut facts = vec![whereabouts(t, place)];
        facts.extend(place.phone.clone());
        facts
    };
    let confirm = task.kind.is_confirming() && place.is_some();
    Shown {
        name: Said::of(&task.name, cx.language()),
        what,
        since: task.since.map(|day| {
            t.msg("task-since")
                .str("day", t.date_plain(day))
                .to_string()
        }),
        facts: place.map(facts).unwrap_or_default(),
        confirm: confirm.then(|| cx.path(&format!("/work/place/{}/confirm", task.place))),
        leads_to: cx.path(&task.leads_to),
        task,
    }
}
