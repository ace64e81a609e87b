//! "Something is wrong here": one short form, no account, no address kept.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use serde::Deserialize;
use web::form::{read, see_other};
use web::{Cx, PageResult, Problem, Shell};

use super::card::Said;
use super::named::named;
use super::place::name_of;
use crate::Directory;
use crate::access::may_report;
use crate::jobs::report;
use crate::model::{LONGEST_MESSAGE, Place, ReportDraft, ReportProblem, Subject};

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage {
    shell: Shell,
    name: Said,
    action: String,
    back: String,
    subjects: Vec<(Subject, bool)>,
    message: String,
    longest: usize,
    subject_problem: Option<String>,
    message_problem: Option<String>,
}

#[derive(Template)]
#[template(path = "thanks.html")]
struct ThanksPage {
    shell: Shell,
    name: Said,
    back: String,
}

/// What the form sends; anything may be missing.
#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    subject: String,
    #[serde(default)]
    message: String,
}

pub async fn ask(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let board = directory.board();
    let place = named(&directory, &cx, "place", &id, |id| board.place(id)).await?;
    form(&cx, place, &Sent::default(), &[], StatusCode::OK)
}

fn form(
    cx: &Cx,
    place: &Place,
    sent: &Sent,
    problems: &[ReportProblem],
    status: StatusCode,
) -> PageResult {
    let problem = |which: &[ReportProblem]| {
        let key = problems
            .iter()
            .find(|problem| which.contains(problem))
            .map(|problem| match problem {
                ReportProblem::SubjectMissing => "report-subject-missing",
                ReportProblem::MessageMissing => "report-message-missing",
                ReportProblem::MessageTooLong => "report-message-too-long",
            });
        key.map(|key| cx.t.msg(key).num("longest", LONGEST_MESSAGE).to_string())
    };
    let mut response = web::page(&ReportPage {
        shell: Shell::unlisted(cx, cx.t.get("report-title")),
        name: name_of(cx, place),
        action: cx.path(&format!("/place/{}/report", place.id)),
        back: cx.path(&format!("/place/{}", place.id)),
        subjects: Subject::ALL
            .into_iter()
            .map(|subject| (subject, subject.code() == sent.subject))
            .collect(),
        message: sent.message.clone(),
        longest: LONGEST_MESSAGE,
        subject_problem: problem(&[ReportProblem::SubjectMissing]),
        message_problem: problem(&[ReportProblem::MessageMissing, ReportProblem::MessageTooLong]),
    })?;
    *response.status_mut() = status;
    Ok(response)
}

pub async fn receive(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
    sent: Result<Form<Sent>, axum_extra::extract::FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let board = directory.board();
    let place = named(&directory, &cx, "place", &id, |id| board.place(id)).await?;
    let draft = match ReportDraft::check(&sent.subject, &sent.message, cx.language()) {
        Ok(draft) => draft,
        Err(problems) => {
            return form(
                &cx,
                place,
                &sent,
                &problems,
                StatusCode::UNPROCESSABLE_ENTITY,
            );
        }
    };
    directory
        .report_limit
        .take(cx.client.network(), cx.now)
        .map_err(|retry_after_s| Problem::TooMany { retry_after_s })?;
    let permit = may_report(&cx.actor);
    report(&directory, &permit, &place.id, &draft, cx.now).await?;
    let thanks = cx.path(&format!("/place/{}/thanks", place.id));
    Ok(see_other(&thanks))
}

pub async fn thank(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let board = directory.board();
    let place = named(&directory, &cx, "place", &id, |id| board.place(id)).await?;
    web::page(&ThanksPage {
        shell: Shell::unlisted(&cx, cx.t.get("thanks-title")),
        name: name_of(&cx, place),
        back: cx.path(&format!("/place/{}", place.id)),
    })
}
