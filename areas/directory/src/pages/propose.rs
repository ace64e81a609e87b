//! "There is a place that you do not know": one form, no account, nobody's name; and what became of it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::{Form, FormRejection, Query, QueryRejection};
use serde::Deserialize;
use web::form::{read, see_other};
use web::{Cx, PageResult, Problem, Shell};

use super::card::{Said, whereabouts};
use crate::Directory;
use crate::access::may_propose;
use crate::jobs;
use crate::model::{
    HoursRead, KnownBy, LONGEST_LINE, LONGEST_MESSAGE, NearProblem, Need, ProposalDraft,
    ProposalProblem, TypedProposal, alike, hours_read, read_number, shown_number,
};

#[derive(Template)]
#[template(path = "propose.html")]
struct ProposePage {
    shell: Shell,
    action: String,
    sent: Sent,
    needs: Vec<(Need, bool)>,
    known_by: Vec<(KnownBy, bool)>,
    longest: usize,
    /// The problems by field, in the order of the form.
    problems: Vec<(&'static str, String)>,
    /// Where several places may be meant: what to choose, and its name.
    choices: Vec<(String, String)>,
    /// The places that this may be.
    alike: Vec<(String, Said, String)>,
    hours_not_understood: bool,
    /// What was shown of this proposal, so that it is asked about once.
    seen: String,
}

impl ProposePage {
    fn problem(&self, field: &str) -> Option<&str> {
        let found = self.problems.iter().find(|(known, _)| *known == field);
        found.map(|(_, problem)| problem.as_str())
    }
}

#[derive(Template)]
#[template(path = "proposal.html")]
struct StatePage {
    shell: Shell,
    number: String,
    state: &'static str,
}

/// What the form sends; anything may be missing.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    name: String,
    #[serde(default)]
    need: Vec<String>,
    #[serde(default)]
    near: String,
    /// One of the places that `near` may mean.
    #[serde(default)]
    chosen: String,
    #[serde(default)]
    street: String,
    #[serde(default)]
    hours: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    website: String,
    #[serde(default)]
    known_by: String,
    #[serde(default)]
    message: String,
    #[serde(default)]
    seen: String,
}

impl Sent {
    fn typed(&self) -> TypedProposal<'_> {
        TypedProposal {
            name: &self.name,
            needs: &self.need,
            near: &self.near,
            street: &self.street,
            hours: &self.hours,
            phone: &self.phone,
            website: &self.website,
            known_by: &self.known_by,
            message: &self.message,
        }
    }
}

/// What the page knows before anything is typed.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    near: String,
}

pub async fn ask(cx: Cx, asked: Result<Query<Asked>, QueryRejection>) -> PageResult {
    let near = asked.map(|Query(asked)| asked.near).unwrap_or_default();
    let sent = Sent {
        near: near.chars().take(LONGEST_LINE).collect(),
        ..Sent::default()
    };
    web::page(&page(&cx, sent))
}

fn page(cx: &Cx, sent: Sent) -> ProposePage {
    ProposePage {
        shell: Shell::unlisted(cx, cx.t.get("propose-title")),
        action: cx.path("/propose"),
        needs: Need::ALL
            .into_iter()
            .filter(|need| *need != Need::Unknown)
            .map(|need| (need, sent.need.iter().any(|code| code == need.code())))
            .collect(),
        known_by: KnownBy::ALL
            .into_iter()
            .map(|known| (known, known.code() == sent.known_by))
            .collect(),
        longest: LONGEST_MESSAGE,
        problems: Vec::new(),
        choices: Vec::new(),
        alike: Vec::new(),
        hours_not_understood: false,
        seen: String::new(),
        sent,
    }
}

pub async fn receive(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let mut sent = read(sent)?;
    if !sent.chosen.is_empty() {
        sent.near = std::mem::take(&mut sent.chosen);
    }
    let draft = match ProposalDraft::check(&sent.typed(), cx.language()) {
        Ok(draft) => draft,
        Err(problems) => {
            let mut page = page(&cx, sent);
            page.problems = problems.iter().map(|one| told(&cx, one)).collect();
            page.choices = problems
                .iter()
                .flat_map(|problem| choices(&cx, problem))
                .collect();
            return unprocessable(&page);
        }
    };
    let mark = draft.seen_mark();
    if sent.seen != mark {
        let board = directory.board();
        let alike: Vec<(String, Said, String)> = alike(&board.places, &draft)
            .into_iter()
            .map(|place| {
                let address = cx.path(&format!("/place/{}", place.id));
                let name = Said::of(&place.name, cx.language());
                (address, name, whereabouts(&cx.t, place))
            })
            .collect();
        let doubtful = hours_read(draft.hours.as_deref()) == HoursRead::NotCertain;
        if doubtful || !alike.is_empty() {
            let mut page = page(&cx, sent);
            page.alike = alike;
            page.hours_not_understood = doubtful;
            page.seen = mark;
            return web::page(&page);
        }
    }
    directory
        .proposal_limit
        .take(cx.client.network(), cx.now)
        .map_err(|retry_after_s| Problem::TooMany { retry_after_s })?;
    let permit = may_propose(&cx.actor);
    let number = jobs::propose(&directory, &permit, &draft, cx.now).await?;
    Ok(see_other(&cx.path(&format!("/proposal/{number}"))))
}

fn unprocessable(page: &ProposePage) -> PageResult {
    let mut response = web::page(page)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// The field of a problem, and what to do about it.
fn told(cx: &Cx, problem: &ProposalProblem) -> (&'static str, String) {
    let t = &cx.t;
    match problem {
        ProposalProblem::NameMissing => ("name", t.get("propose-name-missing")),
        ProposalProblem::NearMissing => ("near", t.get("propose-near-missing")),
        ProposalProblem::Near(NearProblem::Which(_)) => ("near", t.get("propose-near-which")),
        ProposalProblem::Near(NearProblem::NoSuchPostcode) => ("near", t.get("wrong-postcode")),
        ProposalProblem::Near(NearProblem::NoSuchCommune(_)) => ("near", t.get("wrong-commune")),
        ProposalProblem::Near(NearProblem::Ended(_)) => ("near", t.get("wrong-commune-ended")),
        ProposalProblem::Near(NearProblem::OutsideBelgium) => ("near", t.get("wrong-outside")),
        ProposalProblem::KnownByMissing => ("known_by", t.get("propose-known-missing")),
        ProposalProblem::WebsiteWrong => ("website", t.get("propose-website-wrong")),
        ProposalProblem::MessageTooLong => {
            let longest = t.msg("report-message-too-long");
            let longest = longest.num("longest", LONGEST_MESSAGE);
            ("message", longest.to_string())
        }
        ProposalProblem::TooLong(field) => {
            let longest = t.msg("propose-too-long").num("longest", LONGEST_LINE);
            (field, longest.to_string())
        }
    }
}

fn choices(cx: &Cx, problem: &ProposalProblem) -> Vec<(String, String)> {
    let ProposalProblem::Near(
        NearProblem::Which(choices)
        | NearProblem::NoSuchCommune(choices)
        | NearProblem::Ended(choices),
    ) = problem
    else {
        return Vec::new();
    };
    choices
        .iter()
        .map(|choice| (choice.near.clone(), choice.shown(cx.language())))
        .collect()
}

/// What became of a proposal: its state, and nothing else of it.
pub async fn state(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, number)): Path<(String, String)>,
) -> PageResult {
    let number = read_number(&number).ok_or(Problem::NotFound)?;
    let state = jobs::state_of_proposal(&directory.ground, &number).await?;
    let state = state.ok_or(Problem::NotFound)?;
    web::page(&StatePage {
        shell: Shell::unlisted(&cx, cx.t.get("proposal-title")),
        number: shown_number(&number),
        state: state.code(),
    })
}
