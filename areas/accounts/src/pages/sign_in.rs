//! A name and a password, then a code. Without an e-mail, without JavaScript.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use axum_extra::extract::{Form, FormRejection, Query, QueryRejection};
use serde::Deserialize;
use web::form::{read, see_other};
use web::{Cx, PageResult, Problem, Shell, sign_in as browser};

use super::login_service::begin;
use super::named::Named;
use super::{device, onwards, unkept, with_next};
use crate::Accounts;
use crate::jobs::{self, Entry, Refused};

#[derive(Template)]
#[template(path = "sign-in.html")]
struct SignInPage {
    shell: Shell,
    action: String,
    /// What was typed; a password is never given back.
    name: String,
    public_computer: bool,
    next: String,
    problem: Option<String>,
    /// Login services that do the same: the page of each, and its name.
    logins: Vec<(String, String)>,
    /// Whether somebody asked for a page that needs it.
    asked_first: bool,
}

#[derive(Template)]
#[template(path = "sign-in-code.html")]
struct CodePage {
    shell: Shell,
    action: String,
    next: String,
    problem: Option<String>,
    /// Nothing is offered to be kept where others use the computer next.
    public_computer: bool,
    again: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    next: String,
}

/// What the first form sends; anything may be missing.
#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    public_computer: String,
    #[serde(default)]
    next: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct SentCode {
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

pub async fn ask(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    let next = asked.map(|Query(asked)| asked.next).unwrap_or_default();
    let sent = Sent {
        next,
        ..Sent::default()
    };
    form(&accounts, &cx, &sent, None, StatusCode::OK)
}

fn form(
    accounts: &Accounts,
    cx: &Cx,
    sent: &Sent,
    problem: Option<String>,
    status: StatusCode,
) -> PageResult {
    let mut response = web::page(&SignInPage {
        shell: Shell::unlisted(cx, cx.t.get("sign-in-title")),
        action: cx.path(browser::SIGN_IN),
        name: sent.name.clone(),
        logins: accounts
            .login_services()
            .iter()
            .map(|service| {
                let page = with_next(&cx.path(&begin(service.name())), &sent.next);
                (page, Named::login_service(service, cx.language()).text)
            })
            .collect(),
        public_computer: !sent.public_computer.is_empty(),
        asked_first: problem.is_none() && browser::onwards(&sent.next).is_some(),
        next: sent.next.clone(),
        problem,
    })?;
    *response.status_mut() = status;
    Ok(unkept(response))
}

pub async fn receive(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    headers: HeaderMap,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let address = &cx.ground.installation.address;
    let entry = Entry {
        name: &sent.name,
        password: &sent.password,
        public_computer: !sent.public_computer.is_empty(),
        device: device(&headers),
        network: cx.client.network(),
        former: browser::secret(&headers, address),
    };
    match jobs::enter(&accounts, &entry).await {
        Ok(secret) => {
            let on = with_next(&cx.path("/sign-in/code"), &sent.next);
            Ok(holding(see_other(&on), address, &secret))
        }
        Err(refused) => {
            let (problem, status) = told(&cx, refused, "sign-in-wrong")?;
            form(&accounts, &cx, &sent, Some(problem), status)
        }
    }
}

/// The browser keeps the secret from this answer on.
pub(super) fn holding(response: Response, installation: &str, secret: &str) -> Response {
    let mut response = unkept(response);
    response
        .headers_mut()
        .insert(header::SET_COOKIE, browser::cookie(installation, secret));
    response
}

/// Why somebody does not come in, in words that help and give nothing away.
pub(super) fn told(
    cx: &Cx,
    refused: Refused,
    wrong: &str,
) -> Result<(String, StatusCode), Problem> {
    match refused {
        Refused::Wrong => Ok((cx.t.get(wrong), StatusCode::UNPROCESSABLE_ENTITY)),
        Refused::Blocked { until } => {
            let seconds = until.duration_since(cx.now).as_secs().max(1);
            let minutes = u64::try_from(seconds).unwrap_or(1).div_ceil(60);
            let problem = cx.t.msg("sign-in-blocked").num("minutes", minutes);
            Ok((problem.to_string(), StatusCode::TOO_MANY_REQUESTS))
        }
        Refused::Slowed { retry_after_s } => Err(Problem::TooMany { retry_after_s }),
        Refused::TooLate => Ok((
            cx.t.get("sign-in-too-late"),
            StatusCode::UNPROCESSABLE_ENTITY,
        )),
        Refused::Database(error) => Err(error.into()),
    }
}

pub async fn ask_code(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    headers: HeaderMap,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    let next = asked.map(|Query(asked)| asked.next).unwrap_or_default();
    let secret = browser::secret(&headers, &cx.ground.installation.address);
    let waiting = match secret {
        Some(secret) => jobs::waiting(&accounts, secret).await?,
        None => None,
    };
    let Some(public_computer) = waiting else {
        return Ok(see_other(&with_next(&cx.path(browser::SIGN_IN), &next)));
    };
    code_form(&cx, &next, public_computer, None, StatusCode::OK)
}

fn code_form(
    cx: &Cx,
    next: &str,
    public_computer: bool,
    problem: Option<String>,
    status: StatusCode,
) -> PageResult {
    let mut response = web::page(&CodePage {
        shell: Shell::unlisted(cx, cx.t.get("sign-in-code-title")),
        action: cx.path("/sign-in/code"),
        next: next.to_owned(),
        problem,
        public_computer,
        again: with_next(&cx.path(browser::SIGN_IN), next),
    })?;
    *response.status_mut() = status;
    Ok(unkept(response))
}

pub async fn receive_code(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    headers: HeaderMap,
    sent: Result<Form<SentCode>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let address = &cx.ground.installation.address;
    let Some(secret) = browser::secret(&headers, address) else {
        return Ok(see_other(&with_next(
            &cx.path(browser::SIGN_IN),
            &sent.next,
        )));
    };
    match jobs::prove(&accounts, secret, &sent.code, cx.client.network()).await {
        Ok(opened) => {
            let on = if opened.must_choose {
                with_next(&cx.path(browser::HATS), &sent.next)
            } else {
                onwards(&cx, &sent.next)
            };
            Ok(holding(see_other(&on), address, &opened.secret))
        }
        Err(Refused::TooLate) => {
            let again = Sent {
                next: sent.next,
                ..Sent::default()
            };
            let (problem, status) = told(&cx, Refused::TooLate, "")?;
            form(&accounts, &cx, &again, Some(problem), status)
        }
        Err(refused) => {
            let (problem, status) = told(&cx, refused, "sign-in-code-wrong")?;
            let public_computer = jobs::waiting(&accounts, secret).await?.unwrap_or(true);
            code_form(&cx, &sent.next, public_computer, Some(problem), status)
        }
    }
}
