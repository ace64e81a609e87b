//! JSON for machines, described in OpenAPI; GeoJSON and CSV of all places; the feed of changes.

mod document;
mod places;
mod search;

use std::sync::Arc;

use web::{Access, Route};

use crate::Directory;

pub use document::document;

pub fn routes(directory: &Arc<Directory>) -> Vec<Route> {
    let open = Access::Public;
    let d = || Arc::clone(directory);
    vec![
        Route::get("/api/v1/search", open, search::search, d()),
        Route::get("/api/v1/places/{id}", open, places::one, d()),
        Route::get("/api/v1/places.geojson", open, places::geojson, d()),
        Route::get("/api/v1/places.csv", open, places::csv, d()),
        Route::get("/api/v1/changes", open, places::changes, d()),
    ]
}
