//! What comes of a form that was sent.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::{Form, FormRejection};

use crate::problem::Problem;

/// What a form sent.
///
/// # Errors
/// It is too large, or cannot be read at all.
pub fn read<T>(sent: Result<Form<T>, FormRejection>) -> Result<T, Problem> {
    sent.map(|Form(sent)| sent).map_err(|rejection| {
        if rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE {
            Problem::TooLarge
        } else {
            Problem::nothing_readable()
        }
    })
}

/// To a page with an address of its own, so that loading it again sends nothing twice.
#[must_use]
pub fn see_other(address: &str) -> Response {
    let to = HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}
