//! A new list of codes on paper.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use web::{Cx, PageResult, Shell};

use super::hats::signed_in;
use super::{ACCOUNT, must_be_confirmed, paper};
use crate::Accounts;
use crate::jobs;

const CODES: &str = "/account/codes";

#[derive(Template)]
#[template(path = "account-codes.html")]
struct CodesPage {
    shell: Shell,
    action: String,
    back: String,
}

pub async fn ask(cx: Cx) -> PageResult {
    if let Some(detour) = must_be_confirmed(&cx, CODES) {
        return Ok(detour);
    }
    web::page(&CodesPage {
        shell: Shell::unlisted(&cx, cx.t.get("account-codes-title")),
        action: cx.path(CODES),
        back: cx.path(ACCOUNT),
    })
}

/// The list is the answer itself: it is kept nowhere from which another page could show it.
pub async fn make(State(accounts): State<Arc<Accounts>>, cx: Cx) -> PageResult {
    if let Some(detour) = must_be_confirmed(&cx, CODES) {
        return Ok(detour);
    }
    let codes = jobs::new_codes(&accounts, signed_in(&cx)?).await?;
    paper::show(&cx, &codes, &cx.path(ACCOUNT))
}
