//! A few places on one sheet, chosen by a person or a helper: the address holds them, nothing is kept.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum_extra::extract::Query;
use kernel::Id;
use serde::Deserialize;
use web::{Cx, PageResult, Problem, Shell};

use super::card::Card;
use super::map::{self, MapView};
use crate::Directory;
use crate::model::Board;
use crate::store::{self, Alias};

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

/// The place that an id of an old list stands for now: itself, or the one that it was merged into.
async fn today(directory: &Directory, board: &Board, text: &str, may_ask: bool) -> Option<Id> {
    let id = Id::parse(text).ok()?;
    if board.place(&id).is_some() {
        return Some(id);
    }
    if !may_ask {
        return None;
    }
    // Without its database the page still shows the places that it knows.
    let mut conn = directory.ground.db.read().await.ok()?;
    match store::alias_of(&mut conn, "place", &id).await.ok()? {
        Some(Alias::Moved(new)) if board.place(&new).is_some() => Some(new),
        _ => None,
    }
}

/// The page of results sends its search along. The address of a list is shared and says nothing of it.
fn places_alone(query: &str) -> Option<String> {
    let pairs = || query.split('&').filter(|pair| !pair.is_empty());
    let of_a_place = |pair: &&str| pair.starts_with("place=");
    if pairs().all(|pair| of_a_place(&pair)) {
        return None;
    }
    Some(pairs().filter(of_a_place).collect::<Vec<_>>().join("&"))
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    RawQuery(query): RawQuery,
    Query(chosen): Query<Chosen>,
) -> PageResult {
    if let Some(query) = query.as_deref().and_then(places_alone) {
        return Err(Problem::Moved {
            to: cx.path(&format!("/shortlist?{query}")),
        });
    }
    let board = directory.board();
    let mut ids: Vec<Id> = Vec::new();
    let mut missing = 0;
    for text in &chosen.place {
        // An address may hold thousands of ids: the database is asked for no more than a list holds.
        let may_ask = missing < MOST;
        match today(&directory, &board, text, may_ask).await {
            Some(id) if ids.contains(&id) => {}
            Some(id) => ids.push(id),
            None => missing += 1,
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
        .map(|(number, place)| Card::plain(&cx, &board, place, Some(number)))
        .collect();
    web::page(&ShortlistPage {
        shell: Shell::unlisted(&cx, cx.t.get("shortlist-title")),
        cards,
        map: map::draw(numbered(), None),
        missing,
        too_many,
    })
}

#[cfg(test)]
mod tests {
    use super::places_alone;

    #[test]
    fn the_address_of_a_list_holds_places_and_nothing_else() {
        let alone = |query| places_alone(query);
        assert_eq!(
            alone("near=1000&place=a&q=secret&place=b").as_deref(),
            Some("place=a&place=b")
        );
        assert_eq!(alone("near=1000").as_deref(), Some(""));
        for clean in ["place=a&place=b", "place=a", "", "&"] {
            assert_eq!(alone(clean), None, "{clean:?} stays as it is");
        }
    }
}
