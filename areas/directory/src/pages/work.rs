//! The pages of whoever answers for places: what is to be done now, the places, their facts and what became of them.
//!
//! Each kind of task comes from one source; `worklist::tasks` puts them together.

mod board;
mod edit;
mod form;
mod history;
mod places;
mod proposals;
mod reminders;
mod reports;
mod said;
mod turning;
mod worklist;

use std::sync::Arc;

use web::{Access, Role, Route};

use crate::Directory;
use crate::access::EDITORS;

/// Everybody who wears a hat has a list of what to do, be it empty.
const MEMBERS: Access = Access::Roles(&Role::ALL);
/// Those who change places; which ones, `access.rs` says.
const MAY_EDIT: Access = Access::Roles(EDITORS);

pub fn routes(directory: &Arc<Directory>) -> Vec<Route> {
    let d = || Arc::clone(directory);
    let section = "/{language}/work/place/{id}/{section}";
    let check = "/{language}/work/place/{id}/{section}/check";
    let confirm = "/{language}/work/place/{id}/confirm";
    // A history is not public: also the door does not tell whether there is one.
    let history = "/{language}/work/place/{id}/history";
    let undo = "/{language}/work/place/{id}/undo";
    let mut routes = vec![
        Route::get("/{language}/work", MEMBERS, worklist::show, d()),
        Route::get("/{language}/work/places", MAY_EDIT, places::show, d()),
        Route::get("/{language}/work/place/{id}", MAY_EDIT, edit::show, d()),
        Route::post(confirm, MAY_EDIT, edit::confirm, d()),
        Route::get(section, MAY_EDIT, edit::form, d()),
        Route::post(section, MAY_EDIT, edit::receive, d()),
        Route::post(check, MAY_EDIT, edit::remark, d()),
        Route::get(history, MEMBERS, history::show, d()),
        Route::post(undo, MEMBERS, history::undo, d()),
    ];
    routes.extend(waiting(directory));
    routes.extend(coordination(directory));
    routes
}

/// What waits at the places of whoever changes places: reports, calls, and how they are reminded. Reports, reminders
/// and proposals are not public: also the door does not tell whether there is one.
fn waiting(directory: &Arc<Directory>) -> Vec<Route> {
    let d = || Arc::clone(directory);
    vec![
        Route::get("/{language}/work/reports", MAY_EDIT, reports::list, d()),
        Route::get("/{language}/work/report/{id}", MEMBERS, reports::show, d()),
        Route::post(
            "/{language}/work/report/{id}",
            MEMBERS,
            reports::settle,
            d(),
        ),
        Route::get("/{language}/work/calls", MAY_EDIT, reminders::calls, d()),
        Route::get(
            "/{language}/work/place/{id}/reminders",
            MEMBERS,
            reminders::show,
            d(),
        ),
        Route::post(
            "/{language}/work/place/{id}/reminders",
            MEMBERS,
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
        Route::get(
            "/{language}/work/proposal/{id}",
            MEMBERS,
            proposals::show,
            d(),
        ),
        Route::post(
            "/{language}/work/proposal/{id}",
            MEMBERS,
            proposals::decide,
            d(),
        ),
    ]
}
