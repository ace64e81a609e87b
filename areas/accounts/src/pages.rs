//! Signing in and out, choosing a hat; invitations, and the members of an organisation.

mod account;
mod app;
mod codes;
mod confirm;
mod hats;
mod invitation;
mod joining;
mod login_service;
mod named;
mod paper;
mod password;
mod sign_in;
mod sign_out;
mod team;
mod team_invite;
mod team_member;

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use web::{Access, Cx, Role, Route};

use crate::Accounts;

pub use confirm::must_be_confirmed;

/// What a person keeps themselves, behind the language.
const ACCOUNT: &str = "/account";

pub fn routes(accounts: &Arc<Accounts>) -> Vec<Route> {
    let mut routes = of_everybody(accounts);
    routes.extend(of_administrators(accounts));
    routes.extend(of_login_services(accounts));
    routes
}

/// What administrators do for the organisation of their hat.
fn of_administrators(accounts: &Arc<Accounts>) -> Vec<Route> {
    let only = Access::Roles(&[Role::Administrator]);
    let a = || Arc::clone(accounts);
    vec![
        Route::get("/{language}/team", only, team::show, a()),
        Route::get("/{language}/team/invite", only, team_invite::ask, a()),
        Route::post("/{language}/team/invite", only, team_invite::receive, a()),
        Route::post(
            "/{language}/team/invitation/{id}/withdraw",
            only,
            team::withdraw,
            a(),
        ),
        Route::get("/{language}/team/member/{id}", only, team_member::show, a()),
        Route::post(
            "/{language}/team/member/{id}/end",
            only,
            team_member::end,
            a(),
        ),
        Route::post(
            "/{language}/team/member/{id}/longer",
            only,
            team_member::longer,
            a(),
        ),
        Route::post(
            "/{language}/team/member/{id}/password",
            only,
            team_member::password,
            a(),
        ),
    ]
}

fn of_everybody(accounts: &Arc<Accounts>) -> Vec<Route> {
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
        Route::get("/{language}/account", signed_in, account::show, a()),
        Route::post("/{language}/account", signed_in, account::receive, a()),
        Route::post(
            "/{language}/account/sign-ins/end",
            signed_in,
            account::end_one,
            a(),
        ),
        Route::post(
            "/{language}/account/sign-ins/end-others",
            signed_in,
            account::end_others,
            a(),
        ),
        Route::get("/{language}/account/password", signed_in, password::ask, ()),
        Route::post(
            "/{language}/account/password",
            signed_in,
            password::receive,
            a(),
        ),
        Route::get("/{language}/account/app", signed_in, app::ask, a()),
        Route::post("/{language}/account/app", signed_in, app::receive, a()),
        Route::post(
            "/{language}/account/app/remove",
            signed_in,
            app::remove,
            a(),
        ),
        Route::get("/{language}/account/codes", signed_in, codes::ask, ()),
        Route::post("/{language}/account/codes", signed_in, codes::make, a()),
        Route::get("/{language}/account/confirm", signed_in, confirm::ask, ()),
        Route::post(
            "/{language}/account/confirm",
            signed_in,
            confirm::receive,
            a(),
        ),
        Route::get("/{language}/invitation", open, invitation::ask, ()),
        Route::post("/{language}/invitation", open, invitation::receive, a()),
        Route::get("/{language}/invitation/{code}", open, invitation::open, a()),
        Route::post("/{language}/invitation/join", open, joining::join, a()),
        Route::post("/{language}/invitation/renew", open, joining::renew, a()),
        Route::post("/{language}/invitation/take", signed_in, joining::take, a()),
        Route::get("/{language}/hats", signed_in, hats::ask, a()),
        Route::post("/{language}/hats", signed_in, hats::receive, a()),
    ]
}

/// To a login service and back; linking an account to one.
fn of_login_services(accounts: &Arc<Accounts>) -> Vec<Route> {
    let open = Access::Public;
    let signed_in = Access::SignedIn;
    let a = || Arc::clone(accounts);
    let own = "/{language}/account/login/{login_service}";
    vec![
        Route::get(
            "/{language}/sign-in/with/{login_service}",
            open,
            login_service::ask,
            a(),
        ),
        Route::get(
            "/{language}/sign-in/to/{login_service}",
            open,
            login_service::go,
            a(),
        ),
        Route::get(
            "/{language}/sign-in/return/{login_service}",
            open,
            login_service::come_back,
            a(),
        ),
        Route::get(
            "/{language}/signed-out/at/{login_service}",
            open,
            login_service::leave,
            a(),
        ),
        Route::get(own, signed_in, login_service::show, a()),
        Route::post(own, signed_in, login_service::link, a()),
        Route::post(
            "/{language}/account/login/{login_service}/end",
            signed_in,
            login_service::unlink,
            a(),
        ),
    ]
}

/// The same request as if it were for another address of ours: a form that was sent has none of its own.
fn at(cx: &Cx, rest: String) -> Cx {
    Cx { rest, ..cx.clone() }
}

/// Where somebody goes on to after a detour: where they wanted, or what there is to do.
fn onwards(cx: &Cx, next: &str) -> String {
    cx.path(web::sign_in::onwards(next).unwrap_or("/work"))
}

/// The same detour again, with where it leads.
fn with_next(address: &str, next: &str) -> String {
    match web::sign_in::onwards(next) {
        Some(next) => format!("{address}?next={}", web::address::encoded(next)),
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
