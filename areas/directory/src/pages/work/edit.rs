//! A place's facts, section by section: read, change, check, confirm.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::{Form, FormRejection, Query, QueryRejection};
use kernel::Id;
use serde::Deserialize;
use web::form::{read, see_other};
use web::{Cx, PageResult, Permit, Problem, Shell};

use super::form::{Input, inputs, trouble, typed_of};
use super::said::{self, hours, known, label};
use super::worklist::coverage_of;
use crate::Directory;
use crate::access::{EditPlace, may_edit_place};
use crate::jobs::{ChangeError, Edited, confirm_own_place, edit_place, facts_now};
use crate::model::{Checked, Coverage, Fields, Note, Place, Section, Seen, Typed, check};
use crate::pages::card::{Said, dated};
use crate::store::{self, Alias};

type Sent = Result<Form<Vec<(String, String)>>, FormRejection>;

/// One section on the page of a place.
struct Part {
    section: Section,
    known: Vec<(String, Said)>,
    address: String,
}

#[derive(Template)]
#[template(path = "work-place.html")]
struct PlacePage {
    shell: Shell,
    name: Said,
    dated: String,
    /// What was saved a moment ago, and what may still be better about it.
    saved: Option<Section>,
    remarks: Vec<String>,
    parts: Vec<Part>,
    confirm: String,
    public: String,
    history: String,
    reminders: String,
}

#[derive(Template)]
#[template(path = "work-edit.html")]
struct EditPage {
    shell: Shell,
    name: Said,
    section: Section,
    action: String,
    check: String,
    back: String,
    seen: String,
    inputs: Vec<Input>,
    folded: Vec<Input>,
    /// What cannot be kept, each with the id of its input.
    troubles: Vec<(String, String)>,
    remarks: Vec<String>,
    /// Whether the page answers the button "check".
    was_checked: bool,
    /// Towns that may be meant: what to send, and its words.
    towns: Vec<(String, String)>,
    /// Hours as they are known now.
    hours: Vec<String>,
    readings: Vec<(String, Vec<String>)>,
    /// The words that the readings are of.
    read: String,
    why: Option<String>,
    conflicts: Vec<Conflict>,
}

/// A fact that somebody else changed meanwhile.
struct Conflict {
    label: String,
    typed: Said,
    now: Said,
}

#[derive(Template)]
#[template(path = "work-remarks.html")]
struct RemarksPart {
    troubles: Vec<(String, String)>,
    remarks: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    saved: String,
}

/// The place of an address, whether it is in use, and what the hat's organisation coordinates.
pub(super) async fn place_at(
    directory: &Directory,
    cx: &Cx,
    id: &str,
) -> Result<(Place, Coverage), Problem> {
    let id = Id::parse(id).map_err(|_| Problem::NotFound)?;
    let hat = cx.actor.hat().ok_or(Problem::Forbidden)?;
    let coverage = coverage_of(directory, hat).await?;
    let mut conn = directory.ground.db.read().await?;
    match store::alias_of(&mut conn, "place", &id).await? {
        Some(Alias::Moved(new)) => {
            let to = cx.path(&format!("/work/place/{new}"));
            return Err(Problem::Moved { to });
        }
        Some(Alias::Gone) => return Err(Problem::Gone),
        None => {}
    }
    let place = store::any_place(&mut conn, &id).await?;
    Ok((place.ok_or(Problem::NotFound)?, coverage))
}

async fn editable(
    directory: &Directory,
    cx: &Cx,
    id: &str,
) -> Result<(Place, Permit<EditPlace>), Problem> {
    let (place, coverage) = place_at(directory, cx, id).await?;
    let permit = may_edit_place(&cx.actor, &place, &coverage)?;
    Ok((place, permit))
}

/// What a change that cannot be made is to whoever asked for it.
pub(super) fn refused(cx: &Cx, error: ChangeError) -> Problem {
    match error {
        ChangeError::Unknown(_) => Problem::NotFound,
        ChangeError::Closed(_) => Problem::Gone,
        ChangeError::Merged(_, into) => Problem::Moved {
            to: cx.path(&format!("/work/place/{into}")),
        },
        ChangeError::NotTheirs(_) => Problem::Forbidden,
        ChangeError::Database(error) => error.into(),
        other => Problem::Internal(other.to_string()),
    }
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    let Query(asked) = asked.unwrap_or_default();
    let (place, permit) = editable(&directory, &cx, &id).await?;
    let facts = facts_now(&directory.ground, &permit).await?;
    let t = &cx.t;
    let at = |rest: &str| cx.path(&format!("/work/place/{}{rest}", place.id));
    let saved = Section::parse(&asked.saved);
    // What was saved as it was may still be said better: hints never stop anybody from saving.
    let remarks = saved.map_or_else(Vec::new, |section| {
        let typed = typed_of(section, &facts, cx.language());
        remarks(&cx, &check(section, &typed, &facts, cx.language()).remarks)
    });
    web::page(&PlacePage {
        name: Said::of(&place.name, cx.language()),
        dated: dated(t, &place, cx.local_now().date()),
        saved,
        remarks,
        parts: Section::ALL
            .into_iter()
            .map(|section| Part {
                section,
                known: known(t, section, &facts),
                address: at(&format!("/{}", section.code())),
            })
            .collect(),
        confirm: at("/confirm"),
        public: cx.path(&format!("/place/{}", place.id)),
        history: at("/history"),
        reminders: at("/reminders"),
        shell: Shell::unlisted(&cx, t.get("work-place-title")),
    })
}

pub async fn confirm(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let (place, permit) = editable(&directory, &cx, &id).await?;
    confirm_own_place(&directory.ground, &permit)
        .await
        .map_err(|error| refused(&cx, error))?;
    Ok(see_other(
        &cx.path(&format!("/work?confirmed={}", place.id)),
    ))
}

pub async fn form(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id, section)): Path<(String, String, String)>,
) -> PageResult {
    let section = Section::parse(&section).ok_or(Problem::NotFound)?;
    let (place, permit) = editable(&directory, &cx, &id).await?;
    let facts = facts_now(&directory.ground, &permit).await?;
    let typed = typed_of(section, &facts, cx.language());
    let seen = Seen::of(section, &facts);
    let view = View {
        place: &place,
        section,
        facts: &facts,
        typed: &typed,
        seen: &seen,
        checked: Checked::default(),
        was_checked: false,
        conflicts: &[],
    };
    view.page(&cx, StatusCode::OK)
}

/// Checks what was typed, and keeps it unless only a check was asked for.
pub async fn receive(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id, section)): Path<(String, String, String)>,
    sent: Sent,
) -> PageResult {
    let section = Section::parse(&section).ok_or(Problem::NotFound)?;
    let typed = Typed::new(read(sent)?);
    let (place, permit) = editable(&directory, &cx, &id).await?;
    let facts = facts_now(&directory.ground, &permit).await?;
    let seen = Seen::parse(typed.one("seen"));
    let checked = check(section, &typed, &facts, cx.language());
    let mut view = View {
        place: &place,
        section,
        facts: &facts,
        typed: &typed,
        seen: &seen,
        was_checked: typed.one("act") == "check",
        checked,
        conflicts: &[],
    };
    if !view.checked.troubles.is_empty() {
        return view.page(&cx, StatusCode::UNPROCESSABLE_ENTITY);
    }
    if view.was_checked || view.checked.reading.is_some() {
        return view.page(&cx, StatusCode::OK);
    }
    let edited = edit_place(
        &directory.ground,
        &permit,
        section,
        &seen,
        &view.checked.facts,
    )
    .await
    .map_err(|error| refused(&cx, error))?;
    match edited {
        Edited::Saved(_) | Edited::Nothing => Ok(see_other(&cx.path(&format!(
            "/work/place/{}?saved={}",
            place.id,
            section.code()
        )))),
        Edited::Conflict { facts, now } => {
            // What they see now is what they saw; of the rest they still know what they knew.
            let seen = seen.with(&facts, &now);
            view.seen = &seen;
            view.facts = &now;
            view.conflicts = &facts;
            view.page(&cx, StatusCode::CONFLICT)
        }
    }
}

/// The same remarks, alone, for the script that asks while somebody writes.
pub async fn remark(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id, section)): Path<(String, String, String)>,
    sent: Sent,
) -> PageResult {
    let section = Section::parse(&section).ok_or(Problem::NotFound)?;
    let typed = Typed::new(read(sent)?);
    let (_, permit) = editable(&directory, &cx, &id).await?;
    let facts = facts_now(&directory.ground, &permit).await?;
    let checked = check(section, &typed, &facts, cx.language());
    web::page(&RemarksPart {
        troubles: troubles(&cx, &checked.troubles),
        remarks: remarks(&cx, &checked.remarks),
    })
}

fn troubles(cx: &Cx, notes: &[Note]) -> Vec<(String, String)> {
    notes
        .iter()
        .map(|note| (note.input.replace([':', '@'], "-"), trouble(&cx.t, note)))
        .collect()
}

fn remarks(cx: &Cx, notes: &[Note]) -> Vec<String> {
    let t = &cx.t;
    let say = |note: &Note| {
        if !note.code.starts_with("readability-") {
            let key = format!("remark-{}", note.code);
            return t.msg(&key).str("words", &note.detail).to_string();
        }
        let said = t
            .msg(&note.code)
            .str("word", &note.detail)
            .num("count", note.count)
            .str("suggestion", note.suggestion.as_deref().unwrap_or_default());
        t.msg("remark-of-text")
            .str("text", label(t, &note.input))
            .str("remark", said)
            .to_string()
    };
    notes.iter().map(say).collect()
}

/// A form with all that belongs to it.
struct View<'a> {
    place: &'a Place,
    section: Section,
    facts: &'a Fields,
    typed: &'a Typed,
    seen: &'a Seen,
    checked: Checked,
    was_checked: bool,
    conflicts: &'a [String],
}

impl View<'_> {
    fn page(&self, cx: &Cx, status: StatusCode) -> PageResult {
        let t = &cx.t;
        let offered = &cx.ground.installation.languages;
        let inputs = inputs(
            t,
            self.section,
            self.facts,
            self.typed,
            &self.checked,
            offered,
        );
        let (folded, inputs) = inputs.into_iter().partition(|input| input.folded);
        let at = |rest: &str| cx.path(&format!("/work/place/{}{rest}", self.place.id));
        let reading = self.checked.reading.as_ref();
        let title = t.pick("section", self.section.code());
        let conflict = |fact: &String| Conflict {
            label: label(t, fact),
            typed: said::value(t, fact, self.checked.facts.all(fact)),
            now: said::value(t, fact, self.facts.all(fact)),
        };
        let mut response = web::page(&EditPage {
            name: Said::of(&self.place.name, cx.language()),
            section: self.section,
            action: at(&format!("/{}", self.section.code())),
            check: at(&format!("/{}/check", self.section.code())),
            back: at(""),
            seen: self.seen.written(),
            inputs,
            folded,
            troubles: troubles(cx, &self.checked.troubles),
            remarks: remarks(cx, &self.checked.remarks),
            was_checked: self.was_checked,
            towns: self
                .checked
                .towns
                .iter()
                .map(|choice| (choice.near.clone(), choice.shown(cx.language())))
                .collect(),
            hours: self
                .facts
                .first("hours")
                .filter(|_| self.section == Section::Hours)
                .map_or_else(Vec::new, |osm| hours(t, osm)),
            readings: reading.map_or_else(Vec::new, |reading| {
                let lines = |osm: &String| (osm.clone(), hours(t, osm));
                reading.readings.iter().map(lines).collect()
            }),
            read: self.typed.one("typed").to_owned(),
            why: reading.map(|reading| {
                t.get(if reading.why.is_some() {
                    "reading-perhaps"
                } else {
                    "reading-understood"
                })
            }),
            conflicts: self.conflicts.iter().map(conflict).collect(),
            shell: Shell::unlisted(cx, title),
        })?;
        *response.status_mut() = status;
        Ok(response)
    }
}
