//! What pages of long lists share: the page that is asked for, its neighbours, and where else one may go.

use axum_extra::extract::{Query, QueryRejection};
use serde::Deserialize;
use web::{Actor, Cx};

use crate::access::{may_coordinate, may_see_waiting};
use crate::model::Coverage;

/// Which page of a list is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    page: String,
}

pub type AskedPage = Result<Query<Asked>, QueryRejection>;

/// The number of the page that is asked for; the first where it is none.
pub fn wanted(asked: AskedPage) -> usize {
    let page = asked.map(|Query(asked)| asked.page).unwrap_or_default();
    page.parse().unwrap_or(1)
}

/// Where a page stands among the others.
pub struct Turn {
    pub page: usize,
    pub pages: usize,
    pub previous: Option<String>,
    pub next: Option<String>,
}

impl Turn {
    /// `address` is that of the first page.
    pub fn new(page: usize, total: usize, per_page: usize, address: &str) -> Self {
        let pages = total.div_ceil(per_page).max(1);
        let at = |page: usize| format!("{address}?page={page}");
        Self {
            page,
            pages,
            previous: (page > 1).then(|| at(page - 1)),
            next: (page < pages).then(|| at(page + 1)),
        }
    }
}

/// The lists that a hat works with, each with its name; the one of this page is left out.
pub fn lists(cx: &Cx) -> Vec<(String, String)> {
    let mut lists = vec![("/work", "my-work")];
    lists.extend(lists_of(&cx.actor));
    let here = cx.rest.split('?').next().unwrap_or_default();
    lists.retain(|(address, _)| *address != here);
    lists
        .into_iter()
        .map(|(address, title)| (cx.path(address), cx.t.get(title)))
        .collect()
}

/// Addresses, each with the title of its page.
fn lists_of(actor: &Actor) -> Vec<(&'static str, &'static str)> {
    let mut lists = Vec::new();
    if may_see_waiting(actor).is_ok() {
        lists.extend([
            ("/work/reports", "reports-title"),
            ("/work/calls", "calls-title"),
        ]);
    }
    if may_coordinate(actor, Coverage::default()).is_ok() {
        lists.extend([
            ("/work/board", "board-title"),
            ("/work/proposals", "proposals-title"),
        ]);
    }
    lists
}
