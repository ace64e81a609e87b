//! Signing in at a login service, linking an account to one, and leaving one.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum_extra::extract::{Query, QueryRejection};
use oidc::Words;
use serde::Deserialize;
use web::form::see_other;
use web::{Cx, PageResult, Problem, Shell, sign_in as browser};

use super::account::done;
use super::hats::signed_in;
use super::named::Named;
use super::sign_in::holding;
use super::{ACCOUNT, device, must_be_confirmed, unkept, with_next};
use crate::jobs::{self, Came, Errand, NotIn, Return};
use crate::{Accounts, LoginService};

#[derive(Template)]
#[template(path = "login-service.html")]
struct LoginServicePage {
    shell: Shell,
    service: String,
    problem: Option<String>,
    /// Where the browser sets out from, on one's own computer and on one that others use.
    own_computer: String,
    public_computer: String,
    back: String,
}

#[derive(Template)]
#[template(path = "account-login-service.html")]
struct LinkPage {
    shell: Shell,
    service: String,
    problem: Option<String>,
    action: String,
    end: String,
    /// The day since when the account is linked.
    since: Option<String>,
    /// Where the browser is to go, once somebody pressed the button: a form may not lead to another site.
    on: Option<String>,
    back: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    next: String,
    #[serde(default)]
    public: String,
    #[serde(default)]
    why: String,
}

/// Why somebody is back at the beginning, as the address says it.
fn why(not_in: &NotIn) -> &'static str {
    match not_in {
        NotIn::Service(Words::ServiceRefused) => "refused",
        NotIn::Service(Words::OurSettings) => "settings",
        NotIn::NotLinked => "not-linked",
        NotIn::Taken => "taken",
        _ => "again",
    }
}

/// What the address says of why, in words; nothing where it says nothing.
fn told(cx: &Cx, why: &str, service: &str) -> Option<String> {
    let told = match why {
        "again" => cx.t.msg("login-problem-again"),
        "refused" => cx.t.msg("login-problem-refused"),
        "settings" => cx.t.msg("login-problem-settings"),
        "not-linked" => cx.t.msg("login-problem-not-linked"),
        "taken" => cx.t.msg("login-problem-taken"),
        _ => return None,
    };
    Some(told.str("service", service).to_string())
}

fn title(cx: &Cx, service: &LoginService) -> String {
    Named::login_service(service, cx.language()).text
}

fn known<'a>(accounts: &'a Accounts, name: &str) -> Result<&'a LoginService, Problem> {
    accounts.login_service(name).ok_or(Problem::NotFound)
}

/// Where signing in at a service begins, behind the language.
pub(super) fn begin(name: &str) -> String {
    format!("/sign-in/with/{name}")
}

/// The page of one service under the account, behind the language.
pub(super) fn own_page(name: &str) -> String {
    format!("{ACCOUNT}/login/{name}")
}

/// One parameter more, whether there is one or not.
fn and(address: &str, parameter: &str) -> String {
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}{parameter}")
}

fn with_why(address: &str, not_in: &NotIn) -> String {
    and(address, &format!("why={}", why(not_in)))
}

pub async fn ask(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    Path((_, name)): Path<(String, String)>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let service = title(&cx, known(&accounts, &name)?);
    let out = with_next(&cx.path(&format!("/sign-in/to/{name}")), &asked.next);
    let heading = cx.t.msg("login-title").str("service", &*service);
    let response = web::page(&LoginServicePage {
        shell: Shell::unlisted(&cx, heading.to_string()),
        problem: told(&cx, &asked.why, &service),
        public_computer: and(&out, "public=yes"),
        own_computer: out,
        back: with_next(&cx.path(browser::SIGN_IN), &asked.next),
        service,
    })?;
    Ok(unkept(response))
}

/// To the login service, with what the browser must hold to come back.
pub async fn go(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    headers: HeaderMap,
    Path((_, name)): Path<(String, String)>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    known(&accounts, &name)?;
    let page = with_next(&cx.path(&begin(&name)), &asked.next);
    // A link on another site leads to our page, where the person decides: a service that still knows the
    // browser would send it straight back, signed in as whoever it knows.
    let from = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if matches!(from, Some(b"cross-site" | b"same-site")) {
        return Ok(unkept(see_other(&page)));
    }
    let shared = |sign_in: &web::SignIn| sign_in.public_computer;
    let address = &cx.ground.installation.address;
    let errand = Errand {
        login_service: &name,
        language: cx.language(),
        next: browser::onwards(&asked.next).unwrap_or_default(),
        public_computer: !asked.public.is_empty() || cx.sign_in.as_deref().is_some_and(shared),
        linking: None,
        held: browser::secret(&headers, address).filter(|_| cx.sign_in.is_some()),
        network: cx.client.network(),
    };
    match jobs::set_out(&accounts, &errand).await {
        Ok(out) => {
            let response = see_other(&out.address);
            Ok(match out.secret {
                Some(secret) => holding(response, address, &secret),
                None => unkept(response),
            })
        }
        Err(NotIn::NoSuchService) => Err(Problem::NotFound),
        Err(NotIn::Slowed { retry_after_s }) => Err(Problem::TooMany { retry_after_s }),
        Err(NotIn::Database(error)) => Err(error.into()),
        Err(not_in) => Ok(unkept(see_other(&with_why(&page, &not_in)))),
    }
}

/// Whoever comes back, in whatever language the service was told to send them to.
pub async fn come_back(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    headers: HeaderMap,
    Path((_, name)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> PageResult {
    known(&accounts, &name)?;
    let address = &cx.ground.installation.address;
    let again = || {
        unkept(see_other(&with_why(
            &cx.path(&begin(&name)),
            &NotIn::TooLate,
        )))
    };
    let Some(held) = browser::secret(&headers, address) else {
        return Ok(again());
    };
    let back = Return {
        login_service: &name,
        query: query.as_deref().unwrap_or_default(),
        held,
        sign_in: cx.sign_in.as_deref(),
        device: device(&headers),
    };
    let Some(back) = jobs::come_back(&accounts, &back).await? else {
        return Ok(again());
    };
    let path = |rest: &str| format!("/{}{rest}", back.language);
    let response = match back.outcome {
        Ok(Came::In(opened)) => {
            let on = if opened.must_choose {
                with_next(&path(browser::HATS), &back.next)
            } else {
                path(browser::onwards(&back.next).unwrap_or("/work"))
            };
            holding(see_other(&on), address, &opened.secret)
        }
        Ok(Came::AskedForCode(secret)) => {
            let on = with_next(&path("/sign-in/code"), &back.next);
            holding(see_other(&on), address, &secret)
        }
        Ok(Came::Linked) => see_other(&path(&format!("{ACCOUNT}?done=linked"))),
        Err(not_in) => {
            let page = if back.linking {
                path(&own_page(&name))
            } else {
                with_next(&path(&begin(&name)), &back.next)
            };
            see_other(&with_why(&page, &not_in))
        }
    };
    Ok(unkept(response))
}

async fn link_page(
    accounts: &Accounts,
    cx: &Cx,
    name: &str,
    problem: &str,
    on: Option<String>,
) -> PageResult {
    let service = title(cx, known(accounts, name)?);
    let links = jobs::login_links(accounts, signed_in(cx)?).await?;
    let since = links
        .iter()
        .find(|link| link.service.name() == name)
        .and_then(|link| link.since);
    let heading = cx.t.msg("login-link-title").str("service", &*service);
    let address = cx.path(&own_page(name));
    web::page(&LinkPage {
        shell: Shell::unlisted(cx, heading.to_string()),
        problem: told(cx, problem, &service),
        end: format!("{address}/end"),
        action: address,
        since: since.map(|at| cx.t.date(kernel::clock::in_brussels(at).date())),
        on,
        back: cx.path(ACCOUNT),
        service,
    })
}

pub async fn show(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    Path((_, name)): Path<(String, String)>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    known(&accounts, &name)?;
    if let Some(detour) = must_be_confirmed(&cx, &own_page(&name)) {
        return Ok(detour);
    }
    let why = asked.map(|Query(asked)| asked.why).unwrap_or_default();
    link_page(&accounts, &cx, &name, &why, None).await
}

/// Begins a link: answers with the way to the service, because a form may not lead to another site.
pub async fn link(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    headers: HeaderMap,
    Path((_, name)): Path<(String, String)>,
) -> PageResult {
    known(&accounts, &name)?;
    if let Some(detour) = must_be_confirmed(&cx, &own_page(&name)) {
        return Ok(detour);
    }
    let sign_in = signed_in(&cx)?;
    let errand = Errand {
        login_service: &name,
        language: cx.language(),
        next: "",
        public_computer: sign_in.public_computer,
        linking: Some(sign_in),
        held: browser::secret(&headers, &cx.ground.installation.address),
        network: cx.client.network(),
    };
    match jobs::set_out(&accounts, &errand).await {
        Ok(out) => link_page(&accounts, &cx, &name, "", Some(out.address)).await,
        Err(NotIn::Slowed { retry_after_s }) => Err(Problem::TooMany { retry_after_s }),
        Err(NotIn::Database(error)) => Err(error.into()),
        Err(not_in) => {
            let mut response = link_page(&accounts, &cx, &name, why(&not_in), None).await?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
    }
}

pub async fn unlink(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    Path((_, name)): Path<(String, String)>,
) -> PageResult {
    let service = known(&accounts, &name)?;
    if let Some(detour) = must_be_confirmed(&cx, &own_page(&name)) {
        return Ok(detour);
    }
    jobs::unlink(&accounts, signed_in(&cx)?, service).await?;
    Ok(done(&cx, "unlinked"))
}

/// To the service's own way out, so that the next person at this computer is not taken for this one.
pub async fn leave(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    Path((_, name)): Path<(String, String)>,
) -> PageResult {
    let on = match jobs::end_address(&accounts, &name).await {
        Ok(Some(address)) => address,
        Err(NotIn::NoSuchService) => return Err(Problem::NotFound),
        // The page says to close the browser.
        Ok(None) | Err(_) => cx.path(&format!("{}?at={name}&way=none", browser::SIGNED_OUT)),
    };
    Ok(unkept(see_other(&on)))
}
