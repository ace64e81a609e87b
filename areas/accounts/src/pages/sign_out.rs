//! Leaving, so that nothing is left for whoever sits down next.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use web::form::see_other;
use web::{Cx, PageResult, Shell, sign_in as browser};

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
    let mut response = see_other(&cx.path(browser::SIGNED_OUT));
    // Whoever presses the button may share the computer, whatever they said when they came.
    let left_behind = browser::LeftBehind {
        public_computer: true,
    };
    browser::forget(response.headers_mut(), address, left_behind);
    Ok(response)
}

pub async fn show(cx: Cx) -> PageResult {
    web::page(&SignedOutPage {
        shell: Shell::unlisted(&cx, cx.t.get("signed-out-title")),
        again: cx.path(browser::SIGN_IN),
    })
}
