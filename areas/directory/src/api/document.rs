//! The area's part of the OpenAPI document.

use utoipa::OpenApi;

use super::{bulk, changes, places, search};

#[derive(OpenApi)]
#[openapi(
    paths(
        search::search,
        places::one,
        bulk::everything,
        bulk::geojson,
        bulk::csv,
        changes::changes
    ),
    components(schemas(
        search::Found,
        search::FoundPlace,
        search::Choices,
        bulk::AllPlaces,
        changes::Changes
    ))
)]
struct Document;

pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}
