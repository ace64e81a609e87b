//! A code, and what it offers. Nothing happens before somebody presses the button.
//!
//! The code stands in the link, so that one tap is enough. It is worth no more than the letter that
//! brought it: it counts once and for a week, the page sends it nowhere (no foreign content, the
//! referrer stays within the site, `no-store`), and the logs name routes, never addresses.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::{Form, FormRejection};
use serde::Deserialize;
use web::form::read;
use web::{Cx, PageResult, Problem, Role, Shell, sign_in as browser};

use super::named::Named;
use super::{at, unkept, with_next};
use crate::Accounts;
use crate::jobs::{self, JoinRefused, Mend, Offer, Refused};
use crate::model::{Code, NameProblem, PasswordProblem};
use crate::store::Kind;

/// Where somebody types a code, behind the language.
pub const INVITATION: &str = "/invitation";

#[derive(Template)]
#[template(path = "invitation.html")]
struct CodePage {
    shell: Shell,
    action: String,
    code: String,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "invitation-join.html")]
struct JoinPage {
    shell: Shell,
    code: String,
    organisation: Named,
    role: Role,
    place: Option<Named>,
    ends_on: String,
    /// Until when the invitation can be taken.
    expires: String,
    sent: Sent,
    problems: Problems,
    sign_in: String,
}

#[derive(Template)]
#[template(path = "invitation-renew.html")]
struct RenewPage {
    shell: Shell,
    code: String,
    organisation: Named,
    sign_in_name: String,
    needs_proof: bool,
    expires: String,
    problems: Problems,
}

/// What the forms send; anything may be missing.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    pub code: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub sign_in_name: String,
    #[serde(default)]
    pub password: String,
    #[serde(default)]
    pub proof: String,
}

/// What is to be mended, beside each field.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    name: Option<String>,
    sign_in_name: Option<String>,
    password: Option<String>,
    proof: Option<String>,
    other: Option<String>,
}

impl Problems {
    pub fn of(cx: &Cx, mend: &[Mend]) -> Self {
        let mut problems = Self::default();
        for mend in mend {
            let (field, key) = match mend {
                Mend::Name => (&mut problems.name, "account-name-problem"),
                Mend::Taken => (&mut problems.sign_in_name, "join-name-taken"),
                Mend::SignInName(problem) => (
                    &mut problems.sign_in_name,
                    match problem {
                        NameProblem::TooShort => "join-name-short",
                        NameProblem::TooLong => "join-name-long",
                        NameProblem::Signs => "join-name-signs",
                    },
                ),
                Mend::Password(problem) => (
                    &mut problems.password,
                    match problem {
                        PasswordProblem::TooShort => "account-password-short",
                        PasswordProblem::TooLong => "account-password-long",
                        PasswordProblem::TooSimple => "account-password-simple",
                    },
                ),
                Mend::Proof => (&mut problems.proof, "renew-proof-wrong"),
            };
            *field = Some(cx.t.get(key));
        }
        problems
    }

    pub fn other(problem: String) -> Self {
        Self {
            other: Some(problem),
            ..Self::default()
        }
    }

    /// Each problem with the id of its field, in the order of the fields.
    fn listed(&self) -> Vec<(&'static str, &str)> {
        [
            ("name", &self.name),
            ("sign_in_name", &self.sign_in_name),
            ("password", &self.password),
            ("proof", &self.proof),
            ("password", &self.other),
        ]
        .into_iter()
        .filter_map(|(field, problem)| Some((field, problem.as_deref()?)))
        .collect()
    }
}

pub async fn ask(cx: Cx) -> PageResult {
    code_form(&cx, "", None, StatusCode::OK)
}

fn code_form(cx: &Cx, code: &str, problem: Option<String>, status: StatusCode) -> PageResult {
    // Whoever changes the language comes by a link, also after a form was sent.
    let cx = &at(cx, INVITATION.to_owned());
    let mut response = web::page(&CodePage {
        shell: Shell::unlisted(cx, cx.t.get("invitation-title")),
        action: cx.path(INVITATION),
        code: code.to_owned(),
        problem,
    })?;
    *response.status_mut() = status;
    Ok(unkept(response))
}

/// The link: shows the same page as the code that is typed.
pub async fn open(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    Path((_, code)): Path<(String, String)>,
) -> PageResult {
    let sent = Sent {
        code,
        ..Sent::default()
    };
    let mut response = offer(&accounts, &cx, sent, Problems::default(), StatusCode::OK).await?;
    if response.status() == StatusCode::UNPROCESSABLE_ENTITY {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    Ok(response)
}

pub async fn receive(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    offer(&accounts, &cx, sent, Problems::default(), StatusCode::OK).await
}

/// The page of an invitation, or again the question for its code.
pub async fn offer(
    accounts: &Accounts,
    cx: &Cx,
    sent: Sent,
    problems: Problems,
    status: StatusCode,
) -> PageResult {
    match jobs::look(accounts, &sent.code, cx.client.network()).await {
        Ok(offer) => {
            let mut response = offered(accounts, cx, offer, sent, problems)?;
            *response.status_mut() = status;
            Ok(unkept(response))
        }
        Err(refused) => {
            let (problem, status) = told(cx, refused)?;
            code_form(cx, &sent.code, Some(problem), status)
        }
    }
}

fn offered(
    accounts: &Accounts,
    cx: &Cx,
    offer: Offer,
    sent: Sent,
    problems: Problems,
) -> PageResult {
    let language = cx.language();
    let invitation = offer.invitation;
    // Typed with spaces or without: the fields carry the digits alone.
    let code = Code::parse(&sent.code).map_or_else(String::new, |code| code.digits().to_owned());
    let own = format!("{INVITATION}/{code}");
    let cx = &at(cx, own.clone());
    let organisation = Named::organisation(accounts, &invitation.organisation, language);
    let expires = kernel::clock::in_brussels(invitation.expires);
    let expires = cx.t.date(expires.date());
    match invitation.kind {
        Kind::Join {
            role,
            place,
            ends_on,
        } => web::page(&JoinPage {
            shell: Shell::unlisted(cx, cx.t.get("join-title")),
            sign_in: with_next(&cx.path(browser::SIGN_IN), &own),
            code,
            organisation,
            role,
            place: place.map(|place| Named::place(accounts, &place, language)),
            ends_on: cx.t.date(ends_on),
            expires,
            sent,
            problems,
        }),
        Kind::Renew { .. } => web::page(&RenewPage {
            shell: Shell::unlisted(cx, cx.t.get("renew-title")),
            code,
            organisation,
            sign_in_name: offer.sign_in_name.unwrap_or_default(),
            needs_proof: offer.needs_proof,
            expires,
            problems,
        }),
    }
}

/// Why an invitation is not taken, in words that help and give nothing away.
pub fn told(cx: &Cx, refused: JoinRefused) -> Result<(String, StatusCode), Problem> {
    let refused = match refused {
        JoinRefused::NoInvitation | JoinRefused::Mend(_) => {
            let problem = cx.t.get("invitation-wrong");
            return Ok((problem, StatusCode::UNPROCESSABLE_ENTITY));
        }
        JoinRefused::Blocked { until } => Refused::Blocked { until },
        JoinRefused::Slowed { retry_after_s } => Refused::Slowed { retry_after_s },
        JoinRefused::Password(_) => return Err(Problem::Unavailable),
        JoinRefused::Database(error) => Refused::Database(error),
    };
    super::sign_in::told(cx, refused, "sign-in-wrong")
}
