//! One router out of the areas' lists of routes, with the layers that every answer passes.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{DefaultBodyLimit, Extension, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::access::{Access, Actor, Door};
use crate::address::{language_of, with_query};
use crate::area::Route;
use crate::client::Client;
use crate::ground::Ground;
use crate::problem::Problem;
use crate::sign_in::{self, SignIn};
use crate::{elsewhere, headers, observe, problem};

/// The largest form that a page of ours sends is a report of a few lines.
const MOST_BODY_BYTES: usize = 64 * 1024;

/// All routes, and every answer's way out: measured, protected, compressed, problems written out.
pub fn router(routes: Vec<Route>, ground: Arc<Ground>) -> Router {
    let mut router = Router::new();
    for route in routes {
        let access = route.access;
        let guarded = route
            .handler
            .layer(from_fn(move |request: Request, next: Next| {
                guard(access, request, next)
            }));
        router = router.route(route.path, guarded);
    }
    router
        .fallback(
            async |Extension(ground): Extension<Arc<Ground>>, uri: Uri| {
                Problem::not_here(&uri, &ground.installation.languages)
            },
        )
        .method_not_allowed_fallback(async || Problem::MethodNotAllowed)
        // From the inside out: a panic and a slow handler become problems, problems become pages,
        // pages are protected and compressed, and what was answered is counted last.
        .layer(DefaultBodyLimit::max(MOST_BODY_BYTES))
        .layer(CatchPanicLayer::custom(|_| {
            Problem::Internal("a handler panicked".to_owned()).into_response()
        }))
        .layer(TimeoutLayer::with_status_code(
            axum::http::StatusCode::SERVICE_UNAVAILABLE,
            Duration::from_secs(20),
        ))
        .layer(from_fn_with_state(Arc::clone(&ground), problem::render))
        .layer(from_fn(headers::protect))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(Arc::clone(&ground), observe::watch))
        .layer(Extension(ground))
}

/// Whoever may not use the route, and forms that another site sends, stay outside.
async fn guard(access: Access, request: Request, next: Next) -> Response {
    let Some(ground) = request.extensions().get::<Arc<Ground>>().map(Arc::clone) else {
        return Problem::Internal("no ground under this route".to_owned()).into_response();
    };
    let (mut parts, body) = request.into_parts();
    let sign_in = match recognise(&ground, &parts).await {
        Ok(sign_in) => sign_in.map(Arc::new),
        Err(problem) => return problem.into_response(),
    };
    let is_private = sign_in.is_some() || access != Access::Public;
    let answer = match enter(access, &ground, &mut parts, body, sign_in).await {
        Ok(body) => next.run(Request::from_parts(parts, body)).await,
        Err(refusal) => refusal,
    };
    if is_private { unkept(answer) } else { answer }
}

async fn recognise(ground: &Ground, parts: &Parts) -> Result<Option<SignIn>, Problem> {
    let secret = sign_in::secret(&parts.headers, &ground.installation.address);
    let (Some(sign_ins), Some(secret)) = (ground.sign_ins.get(), secret) else {
        return Ok(None);
    };
    Ok(sign_ins.recognise(secret, ground.clock.now()).await?)
}

/// Gives the body back to whoever may come in, with their sign-in noted in the request.
async fn enter(
    access: Access,
    ground: &Ground,
    parts: &mut Parts,
    body: Body,
    sign_in: Option<Arc<SignIn>>,
) -> Result<Body, Response> {
    let actor = match sign_in.as_deref().map(SignIn::actor) {
        Some(account @ Actor::Account(_)) => account,
        _ => Client::of(parts, &ground.installation.trusted_proxies).actor(),
    };
    match access.door(&actor, sign_in.is_some()) {
        Door::Open => {}
        Door::Closed => return Err(Problem::Forbidden.into_response()),
        Door::SignIn => return Err(asked_first(parts, ground, sign_in::SIGN_IN)),
        Door::ChooseHat => return Err(asked_first(parts, ground, sign_in::HATS)),
    }
    let changes = !parts.method.is_safe();
    if changes && elsewhere::sent_by(&parts.headers, &ground.installation.address) {
        return Err(Problem::FromElsewhere.into_response());
    }
    let Some(sign_in) = sign_in else {
        return Ok(body);
    };
    let token = sign_in.form_token.clone();
    parts.extensions.insert(sign_in);
    if !changes || access == Access::Public {
        return Ok(body);
    }
    // Old browsers do not say where a form comes from: what is done in an account's name needs more.
    let sent = to_bytes(body, MOST_BODY_BYTES)
        .await
        .map_err(|_| Problem::TooLarge.into_response())?;
    if sign_in::carries_token(&sent, &token) {
        Ok(Body::from(sent))
    } else {
        Err(Problem::FromElsewhere.into_response())
    }
}

/// A page is shown after the detour; a form is not sent again by itself.
fn asked_first(parts: &Parts, ground: &Ground, page: &str) -> Response {
    let path = parts.uri.path();
    let Some((language, rest)) = language_of(path, &ground.installation.languages)
        .filter(|_| parts.method.is_safe() && !path.starts_with("/api/"))
    else {
        return Problem::SignedOut.into_response();
    };
    let wanted = sign_in::encoded(&with_query(rest, &parts.uri));
    let to = format!("/{language}{page}?next={wanted}");
    let to = HeaderValue::from_str(&to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

/// Nothing of what one person sees stays behind for the next. Files that are the same for everybody
/// say so themselves.
fn unkept(mut answer: Response) -> Response {
    let shared = answer
        .headers()
        .get(header::CACHE_CONTROL)
        .is_some_and(|kept| kept.as_bytes().starts_with(b"public"));
    if !shared {
        let headers = answer.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    answer
}
