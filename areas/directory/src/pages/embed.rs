//! The list of a commune, for the commune's own site: it may stand in anybody's frame, needs no script, and its
//! links open in the whole window.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use axum_extra::extract::Query;
use kernel::Postcode;
use kernel::geography::Commune;
use serde::Deserialize;
use web::{Cx, PageResult, Problem, Shell, headers};

use super::card::Card;
use super::commune::{commune_of_today, from_commune, from_postcode};
use super::map::{self, HEIGHT, MapView, WIDTH};
use crate::Directory;
use crate::model::{Board, Page, Search, Whereabouts};

/// As many as one looks through on a page of somebody else's.
const SHOWN: usize = 6;

/// The most bytes of the list; where long names would make more, it shows fewer places.
const MOST_BYTES: usize = 10_000;

#[derive(Template)]
#[template(path = "embed.html")]
struct EmbedPage {
    shell: Shell,
    name: String,
    cards: Vec<Card>,
    far: Option<String>,
    all: String,
    picture: Option<String>,
    width: f64,
    height: f64,
}

#[derive(Template)]
#[template(path = "map.svg")]
struct Picture {
    title: String,
    map: MapView,
    accent: String,
}

/// From which postcode of the commune, and how many places stand on the picture.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    postcode: Option<String>,
    first: Option<usize>,
}

/// Where a list starts: what it is called, how a search is told of it, how the picture is.
struct Start {
    from: Whereabouts,
    name: String,
    near: String,
    /// The query of the picture's address, but for how many.
    query: String,
}

fn start(cx: &Cx, commune: &Commune, postcode: Option<&str>) -> Result<Start, Problem> {
    let name = commune.name(cx.language());
    let Some(text) = postcode.filter(|text| !text.is_empty()) else {
        return Ok(Start {
            from: from_commune(commune),
            name: name.to_owned(),
            near: commune.nis.to_string(),
            query: String::new(),
        });
    };
    let postcode = Postcode::parse(text).filter(|postcode| commune.postcodes.contains(postcode));
    let (postcode, from) = postcode
        .and_then(|postcode| Some((postcode, from_postcode(postcode, commune.nis)?)))
        .ok_or_else(|| Problem::bad_input("postcode", "embed-wrong-postcode"))?;
    Ok(Start {
        from,
        name: format!("{postcode} {name}"),
        near: format!("{postcode}-{}", commune.nis),
        query: format!("postcode={postcode}&"),
    })
}

fn nearest<'a>(directory: &Directory, board: &'a Board, search: &Search, cx: &Cx) -> Page<'a> {
    board.search(&directory.lexicon, search, cx.local_now())
}

fn search_from(from: Whereabouts) -> Search {
    Search {
        from: Some(from),
        limit: SHOWN,
        ..Search::default()
    }
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, nis)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> PageResult {
    let commune = commune_of_today(&nis, |nis| cx.path(&format!("/embed/commune/{nis}")))?;
    let start = start(&cx, commune, wanted.postcode.as_deref())?;
    let board = directory.board();
    let search = search_from(start.from.clone());
    let found = nearest(&directory, &board, &search, &cx);
    let numbered = found.results.iter().enumerate();
    let cards: Vec<Card> = numbered
        .map(|(place, hit)| Card::new(&cx, &board, hit, Some(place + 1), cx.local_now()))
        .collect();
    let title = cx.t.msg("embed-title").str("place", &start.name);
    let mut page = EmbedPage {
        shell: Shell::unlisted(&cx, title.to_string()),
        all: cx.path(&format!("/search?near={}", start.near)),
        far: super::search::far_away(&cx.t, &search, &found),
        name: start.name,
        picture: None,
        width: WIDTH,
        height: HEIGHT,
        cards,
    };
    let address = cx.path(&format!("/embed/commune/{}/map.svg", commune.nis));
    loop {
        let shown = page.cards.len();
        let drawn = found.results[..shown]
            .iter()
            .any(|hit| hit.place.located().is_some());
        page.picture = drawn.then(|| format!("{address}?{}first={shown}", start.query));
        let html = page
            .render()
            .map_err(|error| Problem::Internal(error.to_string()))?;
        if html.len() <= MOST_BYTES || page.cards.pop().is_none() {
            let framed = [
                (
                    header::CONTENT_SECURITY_POLICY,
                    HeaderValue::from_static(headers::CONTENT_SECURITY_IN_ANY_FRAME),
                ),
                (
                    headers::CROSS_ORIGIN_RESOURCES,
                    HeaderValue::from_static("cross-origin"),
                ),
            ];
            return Ok((framed, axum::response::Html(html)).into_response());
        }
    }
}

/// The map of the list as a picture, with the same numbers.
pub async fn picture(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, nis)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> PageResult {
    let commune = commune_of_today(&nis, |nis| {
        cx.path(&format!("/embed/commune/{nis}/map.svg"))
    })?;
    let start = start(&cx, commune, wanted.postcode.as_deref())?;
    let board = directory.board();
    let point = start.from.point;
    let found = nearest(&directory, &board, &search_from(start.from), &cx);
    let numbered = found.results.iter().take(wanted.first.unwrap_or(SHOWN));
    let places = numbered
        .enumerate()
        .map(|(place, hit)| (place + 1, hit.place));
    let map = map::draw(places, Some(point)).ok_or(Problem::NotFound)?;
    let picture = Picture {
        title: cx.t.get("map-same-numbers"),
        map,
        accent: cx.ground.installation.accent.clone(),
    };
    let svg = picture
        .render()
        .map_err(|error| Problem::Internal(error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response())
}
