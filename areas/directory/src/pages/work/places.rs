//! The places of whoever answers for them.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum_extra::extract::{Query, QueryRejection};
use serde::Deserialize;
use web::address::encoded;
use web::{Cx, PageResult, Problem, Shell};

use super::worklist::{coverage_of, places_of};
use crate::Directory;
use crate::model::Place;
use crate::pages::card::{Said, dated, whereabouts};

/// Places on one page.
const PAGE: usize = 20;
/// Nobody types more words to find a place of their own.
const LONGEST_WORDS: usize = 200;

#[derive(Template)]
#[template(path = "work-places.html")]
struct PlacesPage {
    shell: Shell,
    words: String,
    total: usize,
    places: Vec<Line>,
    previous: Option<String>,
    next: Option<String>,
}

struct Line {
    name: Said,
    address: String,
    whereabouts: String,
    dated: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: String,
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    let hat = cx.actor.hat().ok_or(Problem::Forbidden)?;
    let Query(asked) = asked.unwrap_or_default();
    let words: String = asked.q.trim().chars().take(LONGEST_WORDS).collect();
    let coverage = coverage_of(&directory, hat).await?;
    let mut places = places_of(&directory, hat, &coverage).await?;
    places.retain(|place| holds(place, &words, &whereabouts(&cx.t, place)));
    places.sort_by_cached_key(|place| finder::fold(place.name.for_reader(cx.language()).text));
    let pages = places.len().div_ceil(PAGE).max(1);
    let page = asked.page.parse::<usize>().unwrap_or(1).clamp(1, pages);
    let to = |page: usize| cx.path(&format!("/work/places?q={}&page={page}", encoded(&words)));
    let today = cx.local_now().date();
    let shown = places.iter().skip((page - 1) * PAGE).take(PAGE);
    web::page(&PlacesPage {
        shell: Shell::unlisted(&cx, cx.t.get("work-places")),
        total: places.len(),
        places: shown
            .map(|place| Line {
                name: Said::of(&place.name, cx.language()),
                address: cx.path(&format!("/work/place/{}", place.id)),
                whereabouts: whereabouts(&cx.t, place),
                dated: dated(&cx.t, place, today),
            })
            .collect(),
        previous: (page > 1).then(|| to(page - 1)),
        next: (page < pages).then(|| to(page + 1)),
        words,
    })
}

/// Whether every word stands in the place's names or in where it is.
fn holds(place: &Place, words: &str, whereabouts: &str) -> bool {
    let names = place
        .name
        .texts()
        .chain(place.other_names.iter().map(String::as_str));
    let text = names.chain([whereabouts]).collect::<Vec<_>>().join(" ");
    let text = finder::fold(&text);
    finder::fold(words)
        .split(' ')
        .all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::place_tests::nothing_known;

    #[test]
    fn a_place_is_found_by_any_of_its_words_and_by_none_it_does_not_have() {
        let mut place = nothing_known();
        place.other_names = vec!["Bibliothèque centrale".to_owned()];
        let found = |words: &str| holds(&place, words, "1000 Bruxelles");
        for words in ["", "bibliotheque", "CENTRALE 1000", "  biblio  "] {
            assert!(found(words), "{words}");
        }
        assert!(!found("bibliotheque 1060"));
    }
}
