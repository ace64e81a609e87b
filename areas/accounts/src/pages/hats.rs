//! Who is several things chooses one.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum_extra::extract::{Form, FormRejection, Query, QueryRejection};
use kernel::Id;
use serde::Deserialize;
use web::form::{read, see_other};
use web::{Cx, PageResult, Problem, Role, Shell, SignIn};

use super::named::Named;
use super::onwards;
use crate::Accounts;
use crate::jobs;

/// One hat to choose.
struct Hat {
    membership: Id,
    role: Role,
    organisation: Named,
    place: Option<Named>,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "hats.html")]
struct HatsPage {
    shell: Shell,
    action: String,
    hats: Vec<Hat>,
    next: String,
    problem: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    next: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    membership: String,
    #[serde(default)]
    next: String,
}

pub async fn ask(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    let next = asked.map(|Query(asked)| asked.next).unwrap_or_default();
    form(&accounts, &cx, &next, None).await
}

async fn form(accounts: &Accounts, cx: &Cx, next: &str, problem: Option<String>) -> PageResult {
    let sign_in = signed_in(cx)?;
    let hats = jobs::hats_of(accounts, sign_in).await?;
    let language = cx.language();
    let response = web::page(&HatsPage {
        shell: Shell::unlisted(cx, cx.t.get("hats-title")),
        action: cx.path(web::sign_in::HATS),
        hats: hats
            .into_iter()
            .map(|membership| Hat {
                organisation: Named::organisation(accounts, &membership.organisation, language),
                place: membership
                    .place
                    .as_ref()
                    .map(|place| Named::place(accounts, place, language)),
                chosen: sign_in
                    .hat
                    .as_ref()
                    .is_some_and(|hat| hat.membership == membership.id),
                role: membership.role,
                membership: membership.id,
            })
            .collect(),
        next: next.to_owned(),
        problem,
    })?;
    Ok(response)
}

/// Whoever stands behind a route that needs a sign-in.
pub(super) fn signed_in(cx: &Cx) -> Result<&SignIn, Problem> {
    cx.sign_in.as_deref().ok_or(Problem::SignedOut)
}

pub async fn receive(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let sign_in = signed_in(&cx)?;
    let chosen = match Id::parse(&sent.membership) {
        Ok(membership) => jobs::choose_hat(&accounts, sign_in, &membership).await?,
        Err(_) => false,
    };
    if chosen {
        return Ok(see_other(&onwards(&cx, &sent.next)));
    }
    let problem = cx.t.get("hats-choose-one");
    let mut response = form(&accounts, &cx, &sent.next, Some(problem)).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}
