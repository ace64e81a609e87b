//! Another password.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum_extra::extract::{Form, FormRejection};
use serde::Deserialize;
use web::form::read;
use web::{Cx, PageResult, Shell};

use super::account::done;
use super::hats::signed_in;
use super::{ACCOUNT, must_be_confirmed};
use crate::Accounts;
use crate::jobs::{self, ChangeRefused};
use crate::model::PasswordProblem;

const PASSWORD: &str = "/account/password";

#[derive(Template)]
#[template(path = "account-password.html")]
struct PasswordPage {
    shell: Shell,
    action: String,
    back: String,
    problem: Option<String>,
    /// Whether the second field is wrong as well.
    differs: bool,
    public_computer: bool,
}

#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

pub async fn ask(cx: Cx) -> PageResult {
    match must_be_confirmed(&cx, PASSWORD) {
        Some(detour) => Ok(detour),
        None => form(&cx, None),
    }
}

fn form(cx: &Cx, problem: Option<&str>) -> PageResult {
    let mut response = web::page(&PasswordPage {
        shell: Shell::unlisted(cx, cx.t.get("account-password-title")),
        action: cx.path(PASSWORD),
        back: cx.path(ACCOUNT),
        problem: problem.map(|problem| cx.t.pick("account-password", problem)),
        differs: problem == Some("differs"),
        public_computer: signed_in(cx)?.public_computer,
    })?;
    if problem.is_some() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

pub async fn receive(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    if let Some(detour) = must_be_confirmed(&cx, PASSWORD) {
        return Ok(detour);
    }
    if sent.password != sent.again {
        return form(&cx, Some("differs"));
    }
    match jobs::change_password(&accounts, signed_in(&cx)?, &sent.password).await {
        Ok(()) => Ok(done(&cx, "password")),
        Err(ChangeRefused::Password(problem)) => {
            let problem = match problem {
                PasswordProblem::TooShort => "short",
                PasswordProblem::TooLong => "long",
                PasswordProblem::TooSimple => "simple",
            };
            form(&cx, Some(problem))
        }
        Err(refused) => Err(refused.into()),
    }
}
