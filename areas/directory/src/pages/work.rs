//! The pages of whoever answers for places: what is to be done now, the places, their facts and what became of them.
//!
//! Each kind of task comes from one source; `worklist::tasks` puts them together.

mod board;
mod proposals;
mod reminders;
mod reports;
mod turning;
mod worklist;

use std::sync::Arc;

use web::{Access, Role, Route};

use crate::Directory;
use crate::access::EDITORS;

/// Whoever changes places at all.
const EDIT: Access = Access::Roles(EDITORS);

/// Everybody who wears a hat has a list of what to do, be it empty.
const MEMBERS: Access = Access::Roles(&Role::ALL);

pub fn routes(directory: &Arc<Directory>) -> Vec<Route> {
    let d = || Arc::clone(directory);
    let mut routes = vec![Route::get("/{language}/work", MEMBERS, worklist::show, d())];
    routes.extend(waiting(directory));
    routes.extend(coordination(directory));
    routes
}

/// What waits at the places of whoever changes places: reports, calls, and how they are reminded.
fn waiting(directory: &Arc<Directory>) -> Vec<Route> {
    let d = || Arc::clone(directory);
    vec![
        Route::get("/{language}/work/reports", EDIT, reports::list, d()),
        Route::get("/{language}/work/report/{id}", EDIT, reports::show, d()),
        Route::post("/{language}/work/report/{id}", EDIT, reports::settle, d()),
        Route::get("/{language}/work/calls", EDIT, reminders::calls, d()),
        Route::get(
            "/{language}/work/place/{id}/reminders",
            EDIT,
            reminders::show,
            d(),
        ),
        Route::post(
            "/{language}/work/place/{id}/reminders",
            EDIT,
            reminders::choose,
            d(),
        ),
    ]
}

/// What coordinators see of the communes of their organisation.
fn coordination(directory: &Arc<Directory>) -> Vec<Route> {
    let d = || Arc::clone(directory);
    let who = Access::Roles(&[Role::Coordinator]);
    vec![
        Route::get("/{language}/work/board", who, board::show, d()),
        Route::get("/{language}/work/board.csv", who, board::table, d()),
        Route::get(
            "/{language}/work/board/{nis}",
            who,
            board::show_commune,
            d(),
        ),
        Route::get("/{language}/work/proposals", who, proposals::list, d()),
        Route::get("/{language}/work/proposal/{id}", who, proposals::show, d()),
        Route::post(
            "/{language}/work/proposal/{id}",
            who,
            proposals::decide,
            d(),
        ),
    ]
}
