//! The button of an invitation: a new account, one more role, or a new password.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum_extra::extract::{Form, FormRejection};
use web::form::{read, see_other};
use web::{Cx, PageResult, sign_in as browser};

use super::hats::signed_in;
use super::invitation::{Problems, Sent, offer, told};
use super::named::Named;
use super::paper;
use crate::Accounts;
use crate::jobs::{self, JoinRefused, Joined, Joining};

pub async fn join(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let joining = Joining {
        sign_in_name: &sent.sign_in_name,
        name: &sent.name,
        password: &sent.password,
        language: cx.language(),
    };
    let network = cx.client.network();
    match jobs::join(&accounts, &sent.code, &joining, network).await {
        Ok(joined) => codes(&accounts, &cx, &joined),
        Err(refused) => again(&accounts, &cx, sent, refused).await,
    }
}

pub async fn renew(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let network = cx.client.network();
    match jobs::renew(&accounts, &sent.code, &sent.password, &sent.proof, network).await {
        Ok(joined) => codes(&accounts, &cx, &joined),
        Err(refused) => again(&accounts, &cx, sent, refused).await,
    }
}

/// The codes on paper, once; then to sign in with them.
fn codes(accounts: &Accounts, cx: &Cx, joined: &Joined) -> PageResult {
    let organisation = Named::organisation(accounts, &joined.organisation, cx.language());
    let on = cx.path(browser::SIGN_IN);
    paper::show_from(cx, &joined.paper_codes, &on, Some(organisation))
}

/// The same page with what was typed, and what to mend.
async fn again(accounts: &Accounts, cx: &Cx, sent: Sent, refused: JoinRefused) -> PageResult {
    let (problems, status) = match refused {
        JoinRefused::Mend(mend) => (Problems::of(cx, &mend), StatusCode::UNPROCESSABLE_ENTITY),
        // The code is looked at anew, and the page says it.
        JoinRefused::NoInvitation => (Problems::default(), StatusCode::UNPROCESSABLE_ENTITY),
        refused => {
            let (problem, status) = told(cx, refused)?;
            (Problems::other(problem), status)
        }
    };
    offer(accounts, cx, sent, problems, status).await
}

/// One more role for somebody who is signed in; then they choose which one they are now.
pub async fn take(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    let sign_in = signed_in(&cx)?;
    match jobs::take(&accounts, sign_in, &sent.code, cx.client.network()).await {
        Ok(_) => Ok(see_other(&cx.path(browser::HATS))),
        Err(refused) => again(&accounts, &cx, sent, refused).await,
    }
}
