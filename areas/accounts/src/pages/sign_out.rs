//! Leaving, so that nothing is left for whoever sits down next.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum_extra::extract::{Query, QueryRejection};
use serde::Deserialize;
use web::form::see_other;
use web::{Cx, PageResult, Shell, sign_in as browser};

use super::named::Named;
use crate::Accounts;
use crate::jobs;

#[derive(Template)]
#[template(path = "signed-out.html")]
struct SignedOutPage {
    shell: Shell,
    again: String,
    /// The login service by which somebody came in, who may still be signed in there; and the way out there,
    /// where it has one.
    service: Option<String>,
    way_out: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    at: String,
    #[serde(default)]
    way: String,
}

/// Also where the sign-in is over already: whoever presses the button wants nothing left behind. Needs no
/// token, for the same reason; another site's form is refused before.
pub async fn receive(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    headers: HeaderMap,
) -> PageResult {
    let address = &cx.ground.installation.address;
    let came_by = match browser::secret(&headers, address) {
        Some(secret) => jobs::leave(&accounts, secret).await?,
        None => None,
    };
    let on = cx.path(&browser::signed_out(came_by.as_deref()));
    let mut response = see_other(&on);
    // Whoever presses the button may share the computer, whatever they said when they came.
    let left_behind = browser::LeftBehind {
        public_computer: true,
        login_service: came_by,
    };
    browser::forget(response.headers_mut(), address, &left_behind);
    Ok(response)
}

pub async fn show(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let service = accounts.login_service(&asked.at);
    let has_way = asked.way != "none";
    web::page(&SignedOutPage {
        way_out: service
            .filter(|_| has_way)
            .map(|service| cx.path(&format!("{}/at/{}", browser::SIGNED_OUT, service.name()))),
        service: service.map(|service| Named::login_service(service, cx.language()).text),
        shell: Shell::unlisted(&cx, cx.t.get("signed-out-title")),
        again: cx.path(browser::SIGN_IN),
    })
}
