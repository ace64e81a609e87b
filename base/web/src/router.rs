//! One router out of the areas' lists of routes, with the layers that every answer passes.

use std::sync::{Arc, Weak};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{DefaultBodyLimit, Extension, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::access::{Access, Actor, Door};
use crate::address::{encoded, language_of, with_query};
use crate::area::Route;
use crate::client::Client;
use crate::form::see_other;
use crate::ground::Ground;
use crate::problem::Problem;
use crate::sign_in::{self, LeftBehind, SignIn};
use crate::{elsewhere, headers, observe, problem};

/// The largest form that a page of ours sends is a report of a few lines.
const MOST_BODY_BYTES: usize = 64 * 1024;

/// A millisecond more than brotli's usual level, and an eighth less of a long page over a slow line.
const QUALITY: CompressionLevel = CompressionLevel::Precise(6);

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
        .layer(from_fn_with_state(Arc::clone(&ground), headers::protect))
        .layer(CompressionLayer::new().quality(QUALITY))
        .layer(from_fn_with_state(Arc::clone(&ground), observe::watch))
        .layer(Extension(ground))
}

/// Whoever may not use the route, and forms that another site sends, stay outside.
async fn guard(access: Access, request: Request, next: Next) -> Response {
    let Some(ground) = request.extensions().get::<Arc<Ground>>().map(Arc::clone) else {
        return Problem::Internal("no ground under this route".to_owned()).into_response();
    };
    let (mut parts, body) = request.into_parts();
    let (sign_in, left_behind) = match recognise(&ground, &parts).await {
        Ok((sign_in, left_behind)) => (sign_in.map(Arc::new), left_behind),
        Err(problem) => return problem.into_response(),
    };
    let who = sign_in.clone();
    let is_private = sign_in.is_some() || access != Access::Public;
    let answer = match &left_behind {
        Some(LeftBehind {
            public_computer: true,
            login_service,
        }) if matches!(access, Access::SignedIn | Access::Roles(_)) => {
            signed_out(&parts, &ground, login_service.as_deref())
        }
        _ => match enter(access, &ground, &mut parts, body, sign_in).await {
            Ok(body) => next.run(Request::from_parts(parts, body)).await,
            Err(refusal) => refusal,
        },
    };
    let mut answer = if is_private { unkept(answer) } else { answer };
    // Around a problem, too, stands the way to sign out.
    if let Some(who) = who {
        answer.extensions_mut().insert(who);
    }
    // Whoever signs in at this moment gets a cookie of their own, which must stay.
    let gets_one = answer.headers().contains_key(header::SET_COOKIE);
    if let Some(left_behind) = left_behind.filter(|_| !gets_one) {
        let installation = &ground.installation.address;
        sign_in::forget(answer.headers_mut(), installation, &left_behind);
    }
    answer
}

/// Who has signed in with this browser; where nobody has, what somebody left behind in it.
async fn recognise(
    ground: &Ground,
    parts: &Parts,
) -> Result<(Option<SignIn>, Option<LeftBehind>), Problem> {
    let secret = sign_in::secret(&parts.headers, &ground.installation.address);
    let (Some(sign_ins), Some(secret)) = (ground.sign_ins.get().and_then(Weak::upgrade), secret)
    else {
        return Ok((None, None));
    };
    let now = ground.clock.now();
    let sign_in = sign_ins.recognise(secret, now).await?;
    let left_behind = match sign_in {
        Some(_) => None,
        None => sign_ins.left_behind(secret, now).await?,
    };
    Ok((sign_in, left_behind))
}

/// To the page that says that it is over, for whoever sits there now.
fn signed_out(parts: &Parts, ground: &Ground, login_service: Option<&str>) -> Response {
    let path = parts.uri.path();
    let offered = &ground.installation.languages;
    let Some((language, _)) = language_of(path, offered).filter(|_| !path.starts_with("/api/"))
    else {
        return Problem::SignedOut.into_response();
    };
    see_other(&format!(
        "/{language}{}",
        sign_in::signed_out(login_service)
    ))
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
    let wanted = encoded(&with_query(rest, &parts.uri));
    see_other(&format!("/{language}{page}?next={wanted}"))
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
