//! Leaving, so that nothing is left for whoever sits down next.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use web::{Cx, PageResult, Shell, sign_in as browser};

use super::see_other;
use super::sign_in::forgetting;
use crate::Accounts;
use crate::jobs;

#[derive(Template)]
#[template(path = "signed-out.html")]
struct SignedOutPage {
    shell: Shell,
    again: String,
}

/// Also where the sign-in is over already: whoever presses the button wants nothing left behind. Needs no
/// token, for the same reason; another site's form is refused before.
pub async fn receive(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    headers: HeaderMap,
) -> PageResult {
    let address = &cx.ground.installation.address;
    if let Some(secret) = browser::secret(&headers, address) {
        jobs::leave(&accounts, secret).await?;
    }
    let response: Response = see_other(&cx.path("/signed-out"));
    Ok(forgetting(response, address))
}

pub async fn show(cx: Cx) -> PageResult {
    web::page(&SignedOutPage {
        shell: Shell::unlisted(&cx, cx.t.get("signed-out-title")),
        again: cx.path(browser::SIGN_IN),
    })
}
