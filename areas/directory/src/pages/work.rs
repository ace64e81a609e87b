//! The pages of whoever answers for places: what is to be done now, the places, their facts and what became of them.
//!
//! Each kind of task comes from one source; `worklist::tasks` puts them together.

mod worklist;

use std::sync::Arc;

use web::{Access, Role, Route};

use crate::Directory;

/// Everybody who wears a hat has a list of what to do, be it empty.
const MEMBERS: Access = Access::Roles(&Role::ALL);

pub fn routes(directory: &Arc<Directory>) -> Vec<Route> {
    let d = || Arc::clone(directory);
    vec![Route::get("/{language}/work", MEMBERS, worklist::show, d())]
}
