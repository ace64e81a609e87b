//! The area's part of the OpenAPI document.

use utoipa::OpenApi;

use super::{places, search};

#[derive(OpenApi)]
#[openapi(
    paths(
        search::search,
        places::one,
        places::geojson,
        places::csv,
        places::changes
    ),
    components(schemas(search::Found, search::FoundPlace, search::Choices, places::Changes))
)]
struct Document;

pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}
