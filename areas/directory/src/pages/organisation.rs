//! An organisation, what its source says of it, and its places.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use web::{Cx, PageResult, Shell};

use super::card::{Card, Phone, Said, stated_on};
use super::named::named;
use crate::Directory;

#[derive(Template)]
#[template(path = "organisation.html")]
struct OrganisationPage {
    shell: Shell,
    name: Said,
    kind: String,
    says: Said,
    phone: Option<Phone>,
    email: Option<String>,
    website: Option<String>,
    cards: Vec<Card>,
    dated: Option<String>,
    source: Said,
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let board = directory.board();
    let organisation = named(&directory, &cx, "organisation", &id, |id| {
        board.organisations.get(id)
    })
    .await?;
    let name = Said::of(&organisation.name, cx.language());
    let cards = board
        .places_of(&organisation.id)
        .enumerate()
        .map(|(number, place)| Card::plain(&cx, &board, place, Some(number + 1)))
        .collect();
    let day = organisation.stated_on.as_deref();
    let dated = day.map(|day| stated_on(&cx.t, day));
    web::page(&OrganisationPage {
        shell: Shell::new(&cx, name.text.clone()),
        name,
        kind: cx.t.pick("organisation", &organisation.kind),
        says: Said::of(&organisation.says, cx.language()),
        phone: organisation.phone.as_deref().map(Phone::of),
        email: organisation.email.clone(),
        website: organisation.website.clone(),
        cards,
        dated,
        source: super::place::source_of(
            &board,
            &organisation.source,
            organisation.section.as_deref(),
        ),
    })
}
