//! The listings: the seven that the Brussels plan keeps, and connectivity.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use web::{Cx, PageResult, Problem, Shell};

use super::card::{Said, day_of, stated_on};
use crate::Directory;
use crate::model::{Board, Listing, ListingEntry, Place, Standing};

#[derive(Template)]
#[template(path = "listings.html")]
struct IndexPage {
    shell: Shell,
    listings: Vec<(String, Said)>,
}

pub async fn index(State(directory): State<Arc<Directory>>, cx: Cx) -> PageResult {
    let board = directory.board();
    let listings = board
        .listings
        .iter()
        .map(|listing| {
            (
                cx.path(&format!("/listing/{}", listing.slug)),
                Said::of(&listing.name, cx.language()),
            )
        })
        .collect();
    web::page(&IndexPage {
        shell: Shell::new(&cx, cx.t.get("listings-title")),
        listings,
    })
}

#[derive(Template)]
#[template(path = "listing.html")]
struct ListingPage {
    shell: Shell,
    name: Said,
    says: Said,
    complete: bool,
    entries: Vec<Line>,
    /// Labelled places that belong in this listing.
    labelled: Vec<(String, Said, String)>,
    source: Said,
    /// How old what the source says is.
    dated: Option<String>,
}

struct Line {
    name: Said,
    address: Option<String>,
    website: Option<String>,
    says: Said,
    for_whom: Said,
    to_ask: bool,
    /// Who says so, and up to which day: only where that is not what the whole page says.
    of_its_own: Option<(Said, Option<String>)>,
}

/// The listing that holds every labelled place, whoever names it.
const OF_PLACES: &str = "epn-and-actors";

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, slug)): Path<(String, String)>,
) -> PageResult {
    let board = directory.board();
    let listing = board.listing(&slug).ok_or(Problem::NotFound)?;
    let entries = listing
        .entries
        .iter()
        .filter(|entry| entry.standing != Standing::Ended)
        .map(|entry| line(&cx, &board, listing, entry))
        .collect();
    let labelled = board
        .places
        .iter()
        .filter(|place| place.label.is_some() && slug == OF_PLACES);
    let labelled = labelled.map(|place| row(&cx, place)).collect();
    let name = Said::of(&listing.name, cx.language());
    web::page(&ListingPage {
        shell: Shell::new(&cx, name.text.clone()),
        name,
        says: Said::of(&listing.says, cx.language()),
        complete: listing.complete,
        entries,
        labelled,
        source: super::place::source_of(&board, &listing.source, None),
        dated: listing
            .stated_on
            .as_deref()
            .map(|day| stated_on(&cx.t, day)),
    })
}

fn row(cx: &Cx, place: &Place) -> (String, Said, String) {
    let address = cx.path(&format!("/place/{}", place.id));
    (
        address,
        Said::of(&place.name, cx.language()),
        super::card::whereabouts(&cx.t, place),
    )
}

fn line(cx: &Cx, board: &Board, listing: &Listing, entry: &ListingEntry) -> Line {
    let language = cx.language();
    let organisation = entry
        .organisation
        .as_ref()
        .and_then(|id| board.organisations.get(id));
    let place = entry.place.as_ref().and_then(|id| board.place(id));
    let label = entry
        .label
        .as_ref()
        .and_then(|id| board.labels.iter().find(|label| label.id == *id));
    let name = entry.name.as_ref().map(|name| Said::of(name, language));
    let name = name
        .or_else(|| organisation.map(|found| Said::of(&found.name, language)))
        .or_else(|| place.map(|found| Said::of(&found.name, language)))
        .or_else(|| label.map(|found| Said::of(&found.name, language)))
        .unwrap_or_default();
    let address = organisation
        .map(|found| cx.path(&format!("/organisation/{}", found.id)))
        .or_else(|| place.map(|found| cx.path(&format!("/place/{}", found.id))));
    let own = Said::of(&entry.says, language);
    let its = organisation.filter(|its| own.is_empty() && !its.says.is_empty());
    // Whoever is quoted is named.
    let (source, day) = its.map_or((&entry.source, &entry.stated_on), |its| {
        (&its.source, &its.stated_on)
    });
    let differs = (source, day) != (&listing.source, &listing.stated_on);
    let of_its_own = differs.then(|| {
        let day = day.as_deref().map(|day| day_of(&cx.t, day));
        (super::place::source_of(board, source, None), day)
    });
    let says = its.map_or(own, |its| Said::of(&its.says, language));
    Line {
        name,
        address,
        website: entry
            .website
            .clone()
            .or_else(|| organisation.and_then(|found| found.website.clone())),
        says,
        for_whom: Said::of(&entry.for_whom, language),
        to_ask: entry.standing == Standing::Ask,
        of_its_own,
    }
}
