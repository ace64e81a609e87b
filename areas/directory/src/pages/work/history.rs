//! What was changed of a place, by whom, and the way back.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::{Form, FormRejection, Query, QueryRejection};
use jiff::Timestamp;
use kernel::Id;
use serde::Deserialize;
use web::form::{read, see_other};
use web::{Cx, PageResult, Permit, Problem, Shell};

use super::edit::{place_at, refused};
use super::said::{label, value};
use crate::Directory;
use crate::access::{SeeHistory, may_edit_place, may_see_history};
use crate::jobs::{Undone, history_of, undo_change};
use crate::model::{Change, Place, Who, who};
use crate::pages::card::Said;
use crate::pages::place::source_of;

/// Changes on one page.
const PAGE: usize = 20;

#[derive(Template)]
#[template(path = "work-history.html")]
struct HistoryPage {
    shell: Shell,
    name: Said,
    changes: Vec<Line>,
    undo: String,
    /// A change that was taken back a moment ago.
    undone: bool,
    /// A change could not be taken back: it was changed again since, perhaps by this one.
    refused: Option<Option<String>>,
    source: Said,
    previous: Option<String>,
    next: Option<String>,
    back: String,
}

struct Line {
    id: String,
    label: String,
    kind: &'static str,
    when: String,
    who: Said,
    was: Said,
    became: Said,
    can_be_undone: bool,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    page: String,
    #[serde(default)]
    undone: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    change: String,
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    let Query(asked) = asked.unwrap_or_default();
    let (place, coverage) = place_at(&directory, &cx, &id).await?;
    let permit = may_see_history(&cx.actor, &place, &coverage)?;
    let page = asked.page.parse::<usize>().unwrap_or(1).clamp(1, 1_000);
    let undone = asked.undone == "yes";
    let page = Page {
        page,
        undone,
        refused: None,
    };
    page.draw(&directory, &cx, &permit, &place, StatusCode::OK)
        .await
}

pub async fn undo(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let (place, coverage) = place_at(&directory, &cx, &id).await?;
    // Whoever may not change the place may not learn that there is something to take back.
    let history = may_see_history(&cx.actor, &place, &coverage)?;
    let permit = may_edit_place(&cx.actor, &place, &coverage)?;
    let change = Id::parse(&sent.change).map_err(|_| Problem::NotFound)?;
    let undone = undo_change(&directory.ground, &permit, &change)
        .await
        .map_err(|error| refused(&cx, error))?;
    match undone {
        Undone::Done => {
            let to = format!("/work/place/{}/history?undone=yes", place.id);
            Ok(see_other(&cx.path(&to)))
        }
        Undone::ChangedSince(newer) => {
            let page = Page {
                page: 1,
                undone: false,
                refused: Some(newer.map(|newer| newer.to_string())),
            };
            page.draw(&directory, &cx, &history, &place, StatusCode::CONFLICT)
                .await
        }
        Undone::Never => Err(Problem::NotFound),
    }
}

struct Page {
    page: usize,
    undone: bool,
    refused: Option<Option<String>>,
}

impl Page {
    async fn draw(
        self,
        directory: &Directory,
        cx: &Cx,
        permit: &Permit<SeeHistory>,
        place: &Place,
        status: StatusCode,
    ) -> PageResult {
        let ground = &directory.ground;
        let mut changes = history_of(ground, permit, (self.page - 1) * PAGE, PAGE).await?;
        let more = changes.len() > PAGE;
        changes.truncate(PAGE);
        let board = directory.board();
        let at = |rest: &str| cx.path(&format!("/work/place/{}{rest}", place.id));
        let to = |page: usize| at(&format!("/history?page={page}"));
        let mut response = web::page(&HistoryPage {
            shell: Shell::unlisted(cx, cx.t.get("history-title")),
            name: Said::of(&place.name, cx.language()),
            changes: changes
                .iter()
                .map(|change| line(directory, cx, change))
                .collect(),
            undo: at("/undo"),
            undone: self.undone,
            refused: self.refused,
            source: source_of(&board, &place.source, place.section.as_deref()),
            previous: (self.page > 1).then(|| to(self.page - 1)),
            next: more.then(|| to(self.page + 1)),
            back: at(""),
        })?;
        *response.status_mut() = status;
        Ok(response)
    }
}

fn line(directory: &Directory, cx: &Cx, change: &Change) -> Line {
    let t = &cx.t;
    let when = change.changed_at.parse::<Timestamp>().map_or_else(
        |_| change.changed_at.clone(),
        |at| {
            let at = kernel::clock::in_brussels(at);
            t.msg("history-when")
                .str("day", t.date_plain(at.date()))
                .str("time", t.time(at.time()))
                .to_string()
        },
    );
    Line {
        id: change.id.to_string(),
        label: label(t, &change.fact),
        kind: change.kind.code(),
        when,
        who: said_who(directory, cx, change),
        was: value(t, &change.fact, &change.was),
        became: value(t, &change.fact, &change.became),
        can_be_undone: change.kind.can_be_undone(),
    }
}

/// Who made a change, never by name.
fn said_who(directory: &Directory, cx: &Cx, change: &Change) -> Said {
    let plain = |key: &str| Said {
        text: cx.t.get(key),
        language: None,
    };
    let Some(hat) = cx.actor.hat() else {
        return plain("who-somebody");
    };
    let told = who(
        change.changed_by.as_deref(),
        change.organisation.as_ref(),
        &hat.account,
        &hat.organisation,
    );
    match told {
        Who::You => plain("who-you"),
        Who::Colleague => plain("who-colleague"),
        Who::Operator => plain("who-operator"),
        Who::Somebody => plain("who-somebody"),
        Who::Of(id) => {
            let board = directory.board();
            let known = board.organisations.get(&id);
            known.map_or_else(
                || plain("who-somebody"),
                |organisation| Said::of(&organisation.name, cx.language()),
            )
        }
    }
}
