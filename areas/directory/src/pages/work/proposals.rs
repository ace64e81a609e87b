//! Places that people proposed in the communes of a coordinator: read, checked, decided on once.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::{Form, FormRejection};
use jiff::Timestamp;
use kernel::geography::Belgium;
use kernel::{Id, Wording};
use serde::Deserialize;
use web::form::{read, see_other};
use web::{Cx, PageResult, Permit, Problem, Shell};

use super::reports::day_of;
use super::said;
use super::turning::{AskedPage, Turn, lists, wanted};
use super::worklist::coverage_of;
use crate::Directory;
use crate::access::{DecideProposals, may_coordinate, may_decide_proposals_in};
use crate::jobs::{self, DecideError};
use crate::model::{
    Coverage, HoursRead, KeptProposal, ProposalState, RefusedAs, Task, TaskKind, Urgency, Verified,
    alike, hours_read, shown_number,
};
use crate::pages::card::{Phone, Said, whereabouts};

/// More is on the page of proposals.
const MOST_TASKS: usize = 50;

/// Proposals on one page.
const PAGE: usize = 20;

#[derive(Template)]
#[template(path = "work-proposals.html")]
struct ProposalsPage {
    shell: Shell,
    proposals: Vec<Line>,
    total: usize,
    turn: Turn,
    lists: Vec<(String, String)>,
}

/// Every proposal that waits in the communes of a coordinator, as something to do; nothing for anybody else.
pub(super) async fn tasks(
    directory: &Directory,
    cx: &Cx,
    coverage: &Coverage,
) -> Result<Vec<Task>, Problem> {
    let Ok(permit) = may_coordinate(&cx.actor, coverage.clone()) else {
        return Ok(Vec::new());
    };
    let waiting = jobs::waiting_proposals(&directory.ground, &permit, 1, MOST_TASKS).await?;
    let task = |proposal: KeptProposal| {
        let made: Option<Timestamp> = proposal.made_at.parse().ok();
        Task {
            kind: TaskKind::Proposed,
            leads_to: format!("/work/proposal/{}", proposal.id),
            place: proposal.id,
            name: Wording::same_everywhere(&proposal.draft.name),
            since: made.map(|at| kernel::clock::in_brussels(at).date()),
            missing: Vec::new(),
            urgency: Urgency::Soon,
        }
    };
    Ok(waiting.shown.into_iter().map(task).collect())
}

struct Line {
    address: String,
    name: String,
    town: String,
    made: String,
}

#[derive(Template)]
#[template(path = "work-proposal.html")]
struct ProposalPage {
    shell: Shell,
    number: String,
    name: String,
    town: String,
    made: String,
    known_by: &'static str,
    message: String,
    language: &'static str,
    /// What can be checked: the name of its field, what it is called, what was written, and a remark on it.
    facts: Vec<Fact>,
    phone: Option<Phone>,
    alike: Vec<Alike>,
    reasons: [RefusedAs; 5],
    action: String,
    /// What was decided before; then there is nothing to decide any more.
    decided: Option<Decided>,
    missing: Option<Missing>,
    back: String,
}

impl ProposalPage {
    fn problem(&self, field: &str) -> Option<&str> {
        let missing = self.missing.as_ref()?;
        (missing.field == field).then_some(missing.said.as_str())
    }
}

/// What was not chosen: the id of the first input where it can be, and what to do.
struct Missing {
    field: &'static str,
    said: String,
}

struct Fact {
    field: &'static str,
    label: String,
    said: String,
    remark: Option<String>,
}

struct Alike {
    id: String,
    address: String,
    name: Said,
    whereabouts: String,
}

struct Decided {
    state: &'static str,
    day: String,
    /// It was decided before the answer came that this page is about.
    late: bool,
}

pub async fn list(State(directory): State<Arc<Directory>>, cx: Cx, asked: AskedPage) -> PageResult {
    let hat = cx.actor.hat().ok_or(Problem::Forbidden)?;
    let coverage = coverage_of(&directory, hat).await?;
    let permit = may_coordinate(&cx.actor, coverage)?;
    let page = wanted(asked);
    let waiting = jobs::waiting_proposals(&directory.ground, &permit, page, PAGE).await?;
    let turn = Turn::new(
        waiting.page,
        waiting.total,
        PAGE,
        &cx.path("/work/proposals"),
    );
    web::page(&ProposalsPage {
        shell: Shell::unlisted(&cx, cx.t.get("proposals-title")),
        proposals: waiting
            .shown
            .into_iter()
            .map(|proposal| Line {
                address: cx.path(&format!("/work/proposal/{}", proposal.id)),
                town: town(&cx, &proposal),
                made: day_of(&cx, &proposal.made_at),
                name: proposal.draft.name,
            })
            .collect(),
        total: waiting.total,
        turn,
        lists: lists(&cx),
    })
}

fn town(cx: &Cx, proposal: &KeptProposal) -> String {
    let commune = Belgium::get().commune(proposal.draft.commune);
    let name = commune.map_or("", |commune| commune.name(cx.language()));
    match proposal.draft.postcode {
        Some(postcode) => format!("{postcode} {name}"),
        None => name.to_owned(),
    }
}

/// A proposal that somebody may decide on; nobody else learns that it is there.
async fn permitted(
    directory: &Directory,
    cx: &Cx,
    id: &str,
) -> Result<(KeptProposal, Permit<DecideProposals>), Problem> {
    let id = Id::parse(id).map_err(|_| Problem::NotFound)?;
    let hat = cx.actor.hat().ok_or(Problem::NotFound)?;
    let coverage = coverage_of(directory, hat).await?;
    let proposal = jobs::proposal(&directory.ground, &id).await?;
    let proposal = proposal.ok_or(Problem::NotFound)?;
    let permit = may_decide_proposals_in(&cx.actor, proposal.draft.commune, &coverage)?;
    Ok((proposal, permit))
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let (proposal, permit) = permitted(&directory, &cx, &id).await?;
    page(&directory, &cx, &permit, &proposal, Told::Nothing).await
}

/// What the page says besides the proposal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    /// Nothing was chosen, or not which place or reason: the field, and the message that says so.
    Choose(&'static str, &'static str),
    Late,
}

async fn page(
    directory: &Directory,
    cx: &Cx,
    permit: &Permit<DecideProposals>,
    proposal: &KeptProposal,
    told: Told,
) -> PageResult {
    let draft = &proposal.draft;
    let open = proposal.state == ProposalState::Proposed;
    if open {
        jobs::proposal_was_read(&directory.ground, permit, proposal).await?;
    }
    let board = directory.board();
    let alike: Vec<Alike> = alike(&board.places, draft)
        .into_iter()
        .filter(|_| open)
        .map(|place| Alike {
            id: place.id.to_string(),
            address: cx.path(&format!("/place/{}", place.id)),
            name: Said::of(&place.name, cx.language()),
            whereabouts: whereabouts(&cx.t, place),
        })
        .collect();
    let missing = match told {
        Told::Nothing | Told::Late => None,
        // The places that it may be can be gone since they were shown.
        Told::Choose("place", key) if alike.is_empty() => Some(("decision", key)),
        Told::Choose(field, key) => Some((field, key)),
    };
    let decided = proposal.decided_at.as_deref().map(|at| Decided {
        state: proposal.state.code(),
        day: day_of(cx, at),
        late: told == Told::Late,
    });
    let mut response = web::page(&ProposalPage {
        shell: Shell::unlisted(cx, cx.t.get("proposal-read-title")),
        number: shown_number(&proposal.number),
        name: draft.name.clone(),
        town: town(cx, proposal),
        made: day_of(cx, &proposal.made_at),
        known_by: draft.known_by.code(),
        message: draft.message.clone(),
        language: draft.language.code(),
        facts: facts(cx, proposal),
        phone: draft.phone.as_deref().map(Phone::of),
        alike,
        reasons: RefusedAs::ALL,
        action: cx.path(&format!("/work/proposal/{}", proposal.id)),
        decided,
        missing: missing.filter(|_| open).map(|(field, key)| Missing {
            field,
            said: cx.t.get(key),
        }),
        back: cx.path("/work/proposals"),
    })?;
    *response.status_mut() = match told {
        Told::Nothing => StatusCode::OK,
        Told::Choose(..) => StatusCode::UNPROCESSABLE_ENTITY,
        Told::Late => StatusCode::CONFLICT,
    };
    Ok(response)
}

fn facts(cx: &Cx, proposal: &KeptProposal) -> Vec<Fact> {
    let draft = &proposal.draft;
    let needs: Vec<String> = draft
        .needs
        .iter()
        .map(|need| cx.t.pick("need", need.code()))
        .collect();
    let needs = (!needs.is_empty()).then(|| needs.join(" · "));
    let remark = match hours_read(draft.hours.as_deref()) {
        HoursRead::Nothing => None,
        HoursRead::Understood(osm) => {
            let hours = said::hours(&cx.t, &osm).join("; ");
            Some(cx.t.msg("hours-taken-as").str("hours", hours).to_string())
        }
        HoursRead::NotCertain => Some(cx.t.get("hours-kept-as-written")),
    };
    [
        ("needs", "proposed-needs", needs, None),
        ("street", "proposed-street", draft.street.clone(), None),
        ("hours", "proposed-hours", draft.hours.clone(), remark),
        ("phone", "phone", draft.phone.clone(), None),
        ("website", "proposed-website", draft.website.clone(), None),
    ]
    .into_iter()
    .filter_map(|(field, label, said, remark)| {
        Some(Fact {
            field,
            label: cx.t.get(label),
            said: said?,
            remark,
        })
    })
    .collect()
}

/// What the forms of the page send.
#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    decision: String,
    #[serde(default)]
    checked: Vec<String>,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    place: String,
}

pub async fn decide(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let (proposal, permit) = permitted(&directory, &cx, &id).await?;
    let ground = &directory.ground;
    let done = match sent.decision.as_str() {
        "accept" => {
            let ticked = |field: &str| sent.checked.iter().any(|checked| checked == field);
            let checked = Verified {
                needs: ticked("needs"),
                street: ticked("street"),
                hours: ticked("hours"),
                phone: ticked("phone"),
                website: ticked("website"),
            };
            let accepted = jobs::accept_proposal(ground, &permit, &proposal.id, checked).await;
            accepted.map(drop)
        }
        "refuse" => match RefusedAs::parse(&sent.reason) {
            Some(reason) => jobs::refuse_proposal(ground, &permit, &proposal.id, reason).await,
            None => {
                let told = Told::Choose("reason", "proposal-reason-missing");
                return page(&directory, &cx, &permit, &proposal, told).await;
            }
        },
        "known" => match Id::parse(&sent.place) {
            Ok(place) => jobs::proposal_is_known(&directory, &permit, &proposal.id, &place).await,
            Err(_) => {
                let told = Told::Choose("place", "proposal-place-missing");
                return page(&directory, &cx, &permit, &proposal, told).await;
            }
        },
        _ => {
            let told = Told::Choose("decision", "proposal-decision-missing");
            return page(&directory, &cx, &permit, &proposal, told).await;
        }
    };
    match done {
        Ok(()) => Ok(see_other(
            &cx.path(&format!("/work/proposal/{}", proposal.id)),
        )),
        Err(DecideError::DecidedBefore(_)) => {
            let (proposal, permit) = permitted(&directory, &cx, proposal.id.as_str()).await?;
            page(&directory, &cx, &permit, &proposal, Told::Late).await
        }
        Err(DecideError::NoPlace(_)) => {
            let told = Told::Choose("place", "proposal-place-missing");
            page(&directory, &cx, &permit, &proposal, told).await
        }
        Err(DecideError::Unknown(_)) => Err(Problem::NotFound),
        Err(DecideError::Database(error)) => Err(error.into()),
    }
}
