//! Password and code once more, before something that an open browser alone must not allow.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::{Form, FormRejection, Query, QueryRejection};
use serde::Deserialize;
use web::form::{read, see_other};
use web::{Cx, PageResult, Shell, sign_in as browser};

use super::hats::signed_in;
use super::sign_in::{holding, told};
use super::{ACCOUNT, with_next};
use crate::Accounts;
use crate::jobs::{self, Refused};

/// Where somebody shows again that it is them, behind the language.
const CONFIRM: &str = "/account/confirm";

#[derive(Template)]
#[template(path = "confirm.html")]
struct ConfirmPage {
    shell: Shell,
    action: String,
    next: String,
    problem: Option<String>,
    /// Nothing is offered to be kept where others use the computer next.
    public_computer: bool,
    back: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    next: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

/// The detour for whoever did not show a moment ago that it is them; `on` is the page that they go on
/// to afterwards, behind the language. Nothing where they did.
pub fn must_be_confirmed(cx: &Cx, on: &str) -> Option<Response> {
    let confirmed = cx
        .sign_in
        .as_ref()
        .is_some_and(|sign_in| sign_in.is_confirmed(cx.now));
    (!confirmed).then(|| see_other(&with_next(&cx.path(CONFIRM), on)))
}

pub async fn ask(cx: Cx, asked: Result<Query<Asked>, QueryRejection>) -> PageResult {
    let next = asked.map(|Query(asked)| asked.next).unwrap_or_default();
    form(&cx, &next, None, StatusCode::OK)
}

fn form(cx: &Cx, next: &str, problem: Option<String>, status: StatusCode) -> PageResult {
    let mut response = web::page(&ConfirmPage {
        shell: Shell::unlisted(cx, cx.t.get("confirm-title")),
        action: cx.path(CONFIRM),
        next: next.to_owned(),
        problem,
        public_computer: signed_in(cx)?.public_computer,
        back: cx.path(ACCOUNT),
    })?;
    *response.status_mut() = status;
    Ok(response)
}

pub async fn receive(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let sign_in = signed_in(&cx)?;
    let network = cx.client.network();
    match jobs::confirm_sign_in(&accounts, sign_in, &sent.password, &sent.code, network).await {
        Ok(secret) => {
            let on = cx.path(browser::onwards(&sent.next).unwrap_or(ACCOUNT));
            let address = &cx.ground.installation.address;
            Ok(holding(see_other(&on), address, &secret))
        }
        Err(Refused::TooLate) => Err(web::Problem::SignedOut),
        Err(refused) => {
            let (problem, status) = told(&cx, refused, "confirm-wrong")?;
            form(&cx, &sent.next, Some(problem), status)
        }
    }
}
