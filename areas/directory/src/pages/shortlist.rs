//! A few places on one sheet, chosen by a person or a helper: the address holds them, nothing is kept.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum_extra::extract::Query;
use kernel::Id;
use serde::Deserialize;
use web::{Cx, PageResult, Shell};

use super::card::Card;
use super::map::{self, MapView};
use crate::Directory;

/// What one printed sheet and one address hold.
const MOST: usize = 10;

#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    place: Vec<String>,
}

#[derive(Template)]
#[template(path = "shortlist.html")]
struct ShortlistPage {
    shell: Shell,
    cards: Vec<Card>,
    map: Option<MapView>,
    /// How many of the chosen places are not in the directory any more.
    missing: usize,
    too_many: bool,
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Query(chosen): Query<Chosen>,
) -> PageResult {
    let board = directory.board();
    let mut ids: Vec<Id> = Vec::new();
    let mut missing = 0;
    for text in &chosen.place {
        match Id::parse(text) {
            Ok(id) if board.place(&id).is_some() => {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            _ => missing += 1,
        }
    }
    let too_many = ids.len() > MOST;
    let places: Vec<_> = ids
        .iter()
        .take(MOST)
        .filter_map(|id| board.place(id))
        .collect();
    let numbered = || {
        places
            .iter()
            .enumerate()
            .map(|(position, place)| (position + 1, *place))
    };
    let cards = numbered()
        .map(|(number, place)| Card::plain(&cx, &board, place, number))
        .collect();
    web::page(&ShortlistPage {
        shell: Shell::unlisted(&cx, cx.t.get("shortlist-title")),
        cards,
        map: map::draw(numbered(), None),
        missing,
        too_many,
    })
}
