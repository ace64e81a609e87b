//! What there is around a postcode or a commune: one page to share, to print, to show on television.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use kernel::geography::{Belgium, Commune};
use kernel::{Nis, Postcode};
use web::{Cx, PageResult, Problem, Shell};

use super::card::Card;
use super::map::{self, MapView};
use crate::Directory;
use crate::model::{Need, Search, Whereabouts};

/// As many as one printed sheet holds with the map.
const SHOWN: usize = 4;

#[derive(Template)]
#[template(path = "around.html")]
struct AroundPage {
    shell: Shell,
    /// "1000 Bruxelles", or both communes of a postcode.
    name: String,
    needs: Vec<(Need, String)>,
    cards: Vec<Card>,
    map: Option<MapView>,
    far: Option<String>,
    all: String,
    propose: String,
    /// The postcodes of a commune, each with its page.
    postcodes: Vec<(String, String)>,
    former: Vec<String>,
}

pub async fn show_postcode(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, postcode)): Path<(String, String)>,
) -> PageResult {
    let postcode = Postcode::parse(&postcode).ok_or(Problem::NotFound)?;
    let belgium = Belgium::get();
    let communes = belgium.communes_of(postcode);
    let first = *communes.first().ok_or(Problem::NotFound)?;
    let from = from_postcode(postcode, first).ok_or(Problem::NotFound)?;
    let names: Vec<&str> = communes
        .iter()
        .filter_map(|nis| belgium.commune(*nis))
        .map(|commune| commune.name(cx.language()))
        .collect();
    let name = format!("{postcode} {}", names.join(" / "));
    // A postcode of two communes: the search asks which.
    let near = postcode.to_string();
    around(&directory, &cx, from, name, near, Vec::new(), Vec::new())
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, nis)): Path<(String, String)>,
) -> PageResult {
    let belgium = Belgium::get();
    let commune = commune_of_today(&nis, |nis| cx.path(&format!("/commune/{nis}")))?;
    let nis = commune.nis;
    let from = from_commune(commune);
    let postcodes = commune
        .postcodes
        .iter()
        .map(|postcode| (cx.path(&format!("/{postcode}")), postcode.to_string()))
        .collect();
    let mut former: Vec<String> = belgium
        .all_former()
        .iter()
        .filter(|former| former.became == nis && former.nis != nis)
        .map(|former| {
            former
                .names
                .get(cx.language())
                .unwrap_or(former.names.fr)
                .to_owned()
        })
        .collect();
    former.sort();
    former.dedup();
    let name = commune.name(cx.language()).to_owned();
    around(
        &directory,
        &cx,
        from,
        name,
        nis.to_string(),
        postcodes,
        former,
    )
}

/// The commune that an address names by its code; one that became another leads on to where that one stands.
pub(super) fn commune_of_today(
    nis: &str,
    address: impl Fn(Nis) -> String,
) -> Result<&'static Commune, Problem> {
    let nis = Nis::parse(nis).ok_or(Problem::NotFound)?;
    let commune = Belgium::get().commune_today(nis).ok_or(Problem::NotFound)?;
    if commune.nis != nis {
        return Err(Problem::Moved {
            to: address(commune.nis),
        });
    }
    Ok(commune)
}

pub(super) fn from_commune(commune: &Commune) -> Whereabouts {
    Whereabouts {
        point: commune.centre,
        postcode: None,
        commune: Some(commune.nis),
        whole_commune: true,
        formerly: None,
    }
}

/// Nothing for a postcode that does not exist.
pub(super) fn from_postcode(postcode: Postcode, commune: Nis) -> Option<Whereabouts> {
    Some(Whereabouts {
        point: Belgium::get().postcode_point(postcode)?,
        postcode: Some(postcode),
        commune: Some(commune),
        whole_commune: false,
        formerly: None,
    })
}

fn around(
    directory: &Directory,
    cx: &Cx,
    from: Whereabouts,
    name: String,
    near: String,
    postcodes: Vec<(String, String)>,
    former: Vec<String>,
) -> PageResult {
    let board = directory.board();
    let point = from.point;
    let search = Search {
        from: Some(from),
        limit: SHOWN,
        ..Search::default()
    };
    let now = cx.local_now();
    let found = board.search(&directory.lexicon, &search, now);
    let cards = found
        .results
        .iter()
        .enumerate()
        .map(|(place, hit)| Card::new(cx, &board, hit, Some(place + 1), now))
        .collect();
    let map = map::draw(
        found
            .results
            .iter()
            .enumerate()
            .map(|(place, hit)| (place + 1, hit.place)),
        Some(point),
    );
    let needs = Need::ALL
        .into_iter()
        .map(|need| {
            (
                need,
                cx.path(&format!("/search?need={}&near={near}", need.code())),
            )
        })
        .collect();
    web::page(&AroundPage {
        shell: Shell::new(cx, cx.t.msg("around-title").str("place", &name).to_string()),
        all: cx.path(&format!("/search?near={near}")),
        propose: cx.path(&format!("/propose?near={near}")),
        name,
        needs,
        cards,
        map,
        far: super::search::far_away(&cx.t, &search, &found),
        postcodes,
        former,
    })
}
