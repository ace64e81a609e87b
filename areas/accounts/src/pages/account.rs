//! The person's own account: how they are called, what they are for whom, where they are signed in.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::{Form, FormRejection, Query, QueryRejection};
use jiff::Timestamp;
use kernel::{Id, Language};
use serde::Deserialize;
use web::form::{read, see_other};
use web::{Cx, PageResult, Problem, Role, Shell};

use super::ACCOUNT;
use super::hats::signed_in;
use super::login_service::own_page;
use super::named::Named;
use crate::Accounts;
use crate::jobs::{self, ChangeRefused, Changed, Overview};
use crate::store::{Membership, OpenSignIn};

/// With fewer codes on paper and no app, somebody may soon stand outside.
const FEW_CODES: i64 = 5;

struct HatLine {
    role: Role,
    organisation: Named,
    place: Option<Named>,
    ends_on: String,
    worn: bool,
}

struct SignInLine {
    id: Id,
    device: Option<String>,
    began: String,
    last_seen: String,
    public_computer: bool,
    this_one: bool,
}

/// What is to be mended in the form.
#[derive(Clone, Copy, Debug, Default)]
struct Mend {
    name: bool,
    language: bool,
    email: bool,
}

impl Mend {
    const fn any(self) -> bool {
        self.name || self.language || self.email
    }
}

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    shell: Shell,
    action: String,
    done: Option<String>,
    sign_in_name: String,
    sent: Sent,
    languages: Vec<(Language, bool)>,
    mend: Mend,
    hats: Vec<HatLine>,
    sign_ins: Vec<SignInLine>,
    /// Login services: the page of each, its name, and whether the account is linked to it.
    logins: Vec<(String, String, bool)>,
    has_app: bool,
    codes_left: usize,
    few_codes: bool,
    /// Whether a list, an app or another password is within reach: all ask for a code first, but for
    /// whoever has just shown one.
    may_prove: bool,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    done: String,
}

/// What the form sends; anything may be missing.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    name: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    email: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct SentOne {
    #[serde(default)]
    id: String,
}

/// What was just done, as the address says it: the page tells it once.
const DONE: [&str; 8] = [
    "kept",
    "password",
    "app",
    "app-removed",
    "no-codes",
    "ended",
    "linked",
    "unlinked",
];

/// Back to the account, where it says what was done.
pub(super) fn done(cx: &Cx, what: &str) -> Response {
    see_other(&format!("{}?done={what}", cx.path(ACCOUNT)))
}

pub async fn show(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    let asked = asked.map(|Query(asked)| asked.done).unwrap_or_default();
    let done = DONE.iter().find(|done| **done == asked);
    let done = done.map(|done| cx.t.pick("account-done", done));
    page(&accounts, &cx, None, Mend::default(), done).await
}

/// `typed` is what somebody typed that has to be mended; absent, what is kept is shown.
async fn page(
    accounts: &Accounts,
    cx: &Cx,
    typed: Option<Sent>,
    mend: Mend,
    done: Option<String>,
) -> PageResult {
    let sign_in = signed_in(cx)?;
    let overview = jobs::overview(accounts, sign_in).await?;
    let Overview {
        account,
        hats,
        sign_ins,
        codes_left,
    } = overview.ok_or(Problem::SignedOut)?;
    let logins = jobs::login_links(accounts, sign_in).await?;
    let sent = typed.unwrap_or_else(|| Sent {
        name: account.name.clone(),
        language: account.language.code().to_owned(),
        email: account.email.clone().unwrap_or_default(),
    });
    let worn = sign_in.hat.as_ref().map(|hat| &hat.membership);
    let has_app = account.totp_secret.is_some();
    let mut response = web::page(&AccountPage {
        shell: Shell::unlisted(cx, cx.t.get("my-account")),
        action: cx.path(ACCOUNT),
        done,
        sign_in_name: account.sign_in_name,
        languages: cx
            .ground
            .installation
            .languages
            .iter()
            .map(|language| (*language, language.code() == sent.language))
            .collect(),
        sent,
        mend,
        hats: hats
            .iter()
            .map(|hat| hat_line(accounts, cx, hat, worn == Some(&hat.id)))
            .collect(),
        sign_ins: sign_ins
            .into_iter()
            .map(|open| sign_in_line(cx, open, &sign_in.id))
            .collect(),
        logins: logins
            .iter()
            .map(|link| {
                let page = cx.path(&own_page(link.service.name()));
                let title = Named::login_service(link.service, cx.language()).text;
                (page, title, link.since.is_some())
            })
            .collect(),
        has_app,
        codes_left: usize::try_from(codes_left).unwrap_or_default(),
        few_codes: !has_app && codes_left < FEW_CODES,
        may_prove: has_app || codes_left > 0 || sign_in.is_confirmed(cx.now),
    })?;
    if mend.any() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn hat_line(accounts: &Accounts, cx: &Cx, hat: &Membership, worn: bool) -> HatLine {
    let language = cx.language();
    let place = hat.place.as_ref();
    HatLine {
        role: hat.role,
        organisation: Named::organisation(accounts, &hat.organisation, language),
        place: place.map(|place| Named::place(accounts, place, language)),
        ends_on: cx.t.date(hat.ends_on),
        worn,
    }
}

fn sign_in_line(cx: &Cx, open: OpenSignIn, this: &Id) -> SignInLine {
    let told = |at: Timestamp| {
        let at = kernel::clock::in_brussels(at);
        let (day, time) = (cx.t.date_plain(at.date()), cx.t.time(at.time()));
        let told = cx.t.msg("account-moment").str("day", day).str("time", time);
        told.to_string()
    };
    SignInLine {
        this_one: open.id == *this,
        device: open.device,
        began: told(open.began),
        last_seen: told(open.last_seen),
        public_computer: open.public_computer,
        id: open.id,
    }
}

pub async fn receive(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let changed = Changed {
        name: &sent.name,
        language: &sent.language,
        email: &sent.email,
    };
    match jobs::change_account(&accounts, signed_in(&cx)?, &changed).await {
        Ok(()) => Ok(done(&cx, "kept")),
        Err(ChangeRefused::Mend {
            name,
            language,
            email,
        }) => {
            let mend = Mend {
                name,
                language,
                email,
            };
            page(&accounts, &cx, Some(sent), mend, None).await
        }
        Err(refused) => Err(refused.into()),
    }
}

impl From<ChangeRefused> for Problem {
    fn from(refused: ChangeRefused) -> Self {
        match refused {
            ChangeRefused::Gone => Self::SignedOut,
            ChangeRefused::Database(error) => error.into(),
            ChangeRefused::Failed(failure) => Self::Internal(failure.to_string()),
            ChangeRefused::Mend { .. } | ChangeRefused::Password(_) => Self::nothing_readable(),
        }
    }
}

pub async fn end_one(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    sent: Result<Form<SentOne>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let id = Id::parse(&sent.id).map_err(|_| Problem::NotFound)?;
    if jobs::end_one(&accounts, signed_in(&cx)?, &id).await? {
        Ok(done(&cx, "ended"))
    } else {
        Err(Problem::NotFound)
    }
}

pub async fn end_others(State(accounts): State<Arc<Accounts>>, cx: Cx) -> PageResult {
    jobs::end_others(&accounts, signed_in(&cx)?).await?;
    Ok(done(&cx, "ended"))
}
