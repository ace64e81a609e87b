//! One member: until when, a new password, the end.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::{Form, FormRejection};
use kernel::Id;
use serde::Deserialize;
use web::form::{read, see_other};
use web::{Cx, PageResult, Shell};

use super::team::{MemberLine, TEAM, line, named_id, permit, refused};
use super::team_invite::{day_problem, read_day, show_code};
use super::{at, must_be_confirmed};
use crate::Accounts;
use crate::jobs::{self, MemberError};

#[derive(Template)]
#[template(path = "team-member.html")]
struct MemberPage {
    shell: Shell,
    member: MemberLine,
    ends_on: String,
    ends_on_problem: Option<String>,
    problem: Option<String>,
    back: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    ends_on: String,
}

/// What is wrong with what somebody wanted to do on the page.
#[derive(Default)]
struct Problems {
    ends_on: Option<String>,
    other: Option<String>,
}

pub async fn show(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    Path((_, membership)): Path<(String, String)>,
) -> PageResult {
    let id = named_id(&membership)?;
    page(&accounts, &cx, &id, "", Problems::default()).await
}

async fn page(
    accounts: &Accounts,
    cx: &Cx,
    id: &Id,
    ends_on: &str,
    problems: Problems,
) -> PageResult {
    let members = jobs::members(accounts, &permit(cx)?).await?;
    let member = members.iter().find(|member| member.membership.id == *id);
    let member = member.ok_or(web::Problem::NotFound)?;
    let cx = &at(cx, address(id));
    let is_wrong = problems.ends_on.is_some() || problems.other.is_some();
    let mut response = web::page(&MemberPage {
        shell: Shell::unlisted(cx, cx.t.get("member-title")),
        member: line(accounts, cx, member),
        ends_on: ends_on.to_owned(),
        ends_on_problem: problems.ends_on,
        problem: problems.other,
        back: cx.path(TEAM),
    })?;
    if is_wrong {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn address(id: &Id) -> String {
    format!("{TEAM}/member/{id}")
}

pub async fn longer(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    Path((_, membership)): Path<(String, String)>,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let id = named_id(&membership)?;
    if let Some(detour) = must_be_confirmed(&cx, &address(&id)) {
        return Ok(detour);
    }
    let ends_on_wrong = |problem| Problems {
        ends_on: Some(problem),
        ..Problems::default()
    };
    let Some(ends_on) = read_day(&cx, &sent.ends_on) else {
        let problem = ends_on_wrong(cx.t.get("team-day-unreadable"));
        return page(&accounts, &cx, &id, &sent.ends_on, problem).await;
    };
    match jobs::renew_membership(&accounts, &permit(&cx)?, &id, ends_on).await {
        Ok(()) => Ok(see_other(&cx.path(&address(&id)))),
        Err(MemberError::Day(problem)) => {
            let problem = ends_on_wrong(day_problem(&cx, problem));
            page(&accounts, &cx, &id, &sent.ends_on, problem).await
        }
        Err(error) => Err(refused(error)),
    }
}

pub async fn end(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    Path((_, membership)): Path<(String, String)>,
) -> PageResult {
    let id = named_id(&membership)?;
    if let Some(detour) = must_be_confirmed(&cx, &address(&id)) {
        return Ok(detour);
    }
    match jobs::end_membership(&accounts, &permit(&cx)?, &id).await {
        Ok(()) => Ok(see_other(&cx.path(TEAM))),
        Err(MemberError::LastAdministrator) => {
            let problem = Problems {
                other: Some(cx.t.get("member-last-administrator")),
                ..Problems::default()
            };
            page(&accounts, &cx, &id, "", problem).await
        }
        Err(error) => Err(refused(error)),
    }
}

pub async fn password(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    Path((_, membership)): Path<(String, String)>,
) -> PageResult {
    let id = named_id(&membership)?;
    if let Some(detour) = must_be_confirmed(&cx, &address(&id)) {
        return Ok(detour);
    }
    match jobs::invite_to_renew(&accounts, &permit(&cx)?, &id).await {
        Ok(invited) => show_code(&cx, &invited.code, true),
        Err(error) => Err(refused(error)),
    }
}
