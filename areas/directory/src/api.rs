//! JSON for machines, described in OpenAPI; downloads of all places; the feed of changes.

mod bulk;
mod changes;
mod document;
mod download;
mod places;
mod record;
mod search;

use std::sync::Arc;

use web::{Access, Route};

use crate::Directory;

pub use document::document;
pub use download::Downloads;

pub fn routes(directory: &Arc<Directory>) -> Vec<Route> {
    let open = Access::Public;
    let d = || Arc::clone(directory);
    vec![
        Route::get("/api/v1/search", open, search::search, d()),
        Route::get("/api/v1/places/{id}", open, places::one, d()),
        Route::get("/api/v1/places.json", open, bulk::everything, d()),
        Route::get("/api/v1/places.geojson", open, bulk::geojson, d()),
        Route::get("/api/v1/places.csv", open, bulk::csv, d()),
        Route::get("/api/v1/changes", open, changes::changes, d()),
    ]
}
