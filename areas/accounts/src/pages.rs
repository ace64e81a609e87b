//! Signing in and out, choosing a hat.

mod hats;
mod named;
mod sign_in;
mod sign_out;

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::{Form, FormRejection};
use web::{Access, Cx, Problem, Route};

use crate::Accounts;

pub fn routes(accounts: &Arc<Accounts>) -> Vec<Route> {
    let open = Access::Public;
    let signed_in = Access::SignedIn;
    let a = || Arc::clone(accounts);
    vec![
        Route::get("/{language}/sign-in", open, sign_in::ask, a()),
        Route::post("/{language}/sign-in", open, sign_in::receive, a()),
        Route::get("/{language}/sign-in/code", open, sign_in::ask_code, a()),
        Route::post("/{language}/sign-in/code", open, sign_in::receive_code, a()),
        Route::post("/{language}/sign-out", open, sign_out::receive, a()),
        Route::get("/{language}/signed-out", open, sign_out::show, a()),
        Route::get("/{language}/hats", signed_in, hats::ask, a()),
        Route::post("/{language}/hats", signed_in, hats::receive, a()),
    ]
}

/// What a form sent, or a problem that says why it cannot be read.
fn read<T>(sent: Result<Form<T>, FormRejection>) -> Result<T, Problem> {
    sent.map(|Form(sent)| sent).map_err(|rejection| {
        if rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE {
            Problem::TooLarge
        } else {
            Problem::nothing_readable()
        }
    })
}

/// To a page of ours, so that loading it again sends nothing twice.
fn see_other(address: &str) -> Response {
    let to = HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

/// Where somebody goes on to after a detour: where they wanted, or what there is to do.
fn onwards(cx: &Cx, next: &str) -> String {
    cx.path(web::sign_in::onwards(next).unwrap_or("/work"))
}

/// The same detour again, with where it leads.
fn with_next(address: &str, next: &str) -> String {
    match web::sign_in::onwards(next) {
        Some(next) => format!("{address}?next={}", web::sign_in::encoded(next)),
        None => address.to_owned(),
    }
}

/// Nothing of a page about signing in stays in the browser.
fn unkept(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The kind of browser in two words: enough to know one's own again, too little to know anybody by.
fn device(headers: &HeaderMap) -> Option<&'static str> {
    let agent = headers.get(header::USER_AGENT)?.to_str().ok()?;
    let known = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("CrOS", "Chromebook"),
        ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ];
    known
        .iter()
        .find(|(sign, _)| agent.contains(sign))
        .map(|(_, device)| *device)
}
