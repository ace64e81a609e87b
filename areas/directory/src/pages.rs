//! The directory's pages: from a situation to places, and a page for each thing.

mod card;
mod commune;
mod data;
mod embed;
mod home;
mod listing;
mod map;
mod named;
mod organisation;
mod place;
mod propose;
mod query;
mod report;
mod search;
mod shortlist;
mod sitemap;
mod work;

use std::sync::Arc;

use web::{Access, Route};

use crate::Directory;

pub(crate) use named::elsewhere;
pub(crate) use query::{Asked, Params};

pub fn routes(directory: &Arc<Directory>) -> Vec<Route> {
    let open = Access::Public;
    let d = || Arc::clone(directory);
    let mut routes = vec![
        Route::get("/{language}/", open, home::show, d()),
        Route::get("/{language}/where", open, home::ask_where, d()),
        Route::get("/{language}/search", open, search::show, d()),
        Route::get("/{language}/{postcode}", open, commune::show_postcode, d()),
        Route::get("/{language}/commune/{nis}", open, commune::show, d()),
        Route::get("/{language}/place/{id}", open, place::show, d()),
        Route::get("/{language}/place/{id}/report", open, report::ask, d()),
        Route::post("/{language}/place/{id}/report", open, report::receive, d()),
        Route::get("/{language}/place/{id}/thanks", open, report::thank, d()),
        Route::get(
            "/{language}/organisation/{id}",
            open,
            organisation::show,
            d(),
        ),
        Route::get("/{language}/propose", open, propose::ask, d()),
        Route::post("/{language}/propose", open, propose::receive, d()),
        Route::get("/{language}/proposal/{number}", open, propose::state, d()),
        Route::get("/{language}/data", open, data::show, d()),
        Route::get("/{language}/embed/commune/{nis}", open, embed::show, d()),
        Route::get(
            "/{language}/embed/commune/{nis}/map.svg",
            open,
            embed::picture,
            d(),
        ),
        Route::get("/{language}/listings", open, listing::index, d()),
        Route::get("/{language}/listing/{slug}", open, listing::show, d()),
        Route::get("/{language}/shortlist", open, shortlist::show, d()),
        Route::get("/sitemap.xml", open, sitemap::index, d()),
        Route::get("/sitemap/{part}", open, sitemap::part, d()),
    ];
    routes.extend(work::routes(directory));
    routes
}
