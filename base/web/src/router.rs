//! One router out of the areas' lists of routes, with the layers that every answer passes.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Extension, Request};
use axum::http::Uri;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::access::Access;
use crate::area::Route;
use crate::client::Client;
use crate::ground::Ground;
use crate::problem::Problem;
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
    let (parts, body) = request.into_parts();
    let actor = Client::of(&parts, &ground.installation.trusted_proxies).actor();
    if !access.allows(actor) {
        return Problem::Forbidden.into_response();
    }
    if !parts.method.is_safe() && elsewhere::sent_by(&parts.headers, &ground.installation.address) {
        return Problem::FromElsewhere.into_response();
    }
    next.run(Request::from_parts(parts, body)).await
}
