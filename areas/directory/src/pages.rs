//! The directory's pages: from a situation to places, and a page for each thing.

mod card;
mod commune;
mod home;
mod listing;
mod map;
mod organisation;
mod place;
mod query;
mod report;
mod search;
mod shortlist;
mod sitemap;

use std::sync::Arc;

use web::{Access, Route};

use crate::Directory;

pub(crate) use place::moved;
pub(crate) use query::{Asked, Params};

pub fn routes(directory: &Arc<Directory>) -> Vec<Route> {
    let open = Access::Public;
    let get = |path, handler| Route {
        method: axum::http::Method::GET,
        path,
        access: open,
        handler,
    };
    let d = || Arc::clone(directory);
    vec![
        get(
            "/{language}/",
            axum::routing::get(home::show).with_state(d()),
        ),
        get(
            "/{language}/where",
            axum::routing::get(home::ask_where).with_state(d()),
        ),
        get(
            "/{language}/search",
            axum::routing::get(search::show).with_state(d()),
        ),
        get(
            "/{language}/{postcode}",
            axum::routing::get(commune::show_postcode).with_state(d()),
        ),
        get(
            "/{language}/commune/{nis}",
            axum::routing::get(commune::show).with_state(d()),
        ),
        get(
            "/{language}/place/{id}",
            axum::routing::get(place::show).with_state(d()),
        ),
        get(
            "/{language}/place/{id}/report",
            axum::routing::get(report::ask).with_state(d()),
        ),
        Route::post("/{language}/place/{id}/report", open, report::receive, d()),
        get(
            "/{language}/place/{id}/thanks",
            axum::routing::get(report::thank).with_state(d()),
        ),
        get(
            "/{language}/organisation/{id}",
            axum::routing::get(organisation::show).with_state(d()),
        ),
        get(
            "/{language}/listings",
            axum::routing::get(listing::index).with_state(d()),
        ),
        get(
            "/{language}/listing/{slug}",
            axum::routing::get(listing::show).with_state(d()),
        ),
        get(
            "/{language}/shortlist",
            axum::routing::get(shortlist::show).with_state(d()),
        ),
        get(
            "/sitemap.xml",
            axum::routing::get(sitemap::index).with_state(d()),
        ),
        get(
            "/sitemap/{part}",
            axum::routing::get(sitemap::part).with_state(d()),
        ),
    ]
}
