//! A place as open data gives it: what is known of it and from whom, and nothing that depends on when somebody asks.

use std::collections::BTreeMap;

use kernel::Wording;
use serde::Serialize;
use utoipa::ToSchema;
use web::Ground;

use super::search::{FoundAddress, address};
use crate::model::{Board, Place};

/// All that the pages show of a place; what lists say beyond stays in their records. It changes only with a change that the feed tells of.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlaceRecord {
    /// UUIDv7; stays the same, or leads on when the place is merged into another.
    pub id: String,
    /// The page for people.
    pub url: String,
    /// `epn`, `help_desk`, `workshop`, `training`, `online`, `other`.
    pub kind: String,
    /// Texts are by language (ISO 639-1); under `""` stands what is the same in every language.
    pub names: BTreeMap<String, String>,
    pub other_names: Vec<String>,
    pub description: BTreeMap<String, String>,
    pub for_whom: BTreeMap<String, String>,
    pub price: BTreeMap<String, String>,
    pub access: BTreeMap<String, String>,
    /// The id of the organisation that runs it, where it is one of ours; a name in a list makes none.
    pub organisation: Option<String>,
    /// The id of the label that it carries; what it promises stands in `labels` of the download.
    pub label: Option<String>,
    /// It stands for several places that its source does not name.
    pub several: bool,
    /// As far as an offer without one spot reaches, in its source's words.
    pub region: Option<String>,
    pub address: FoundAddress,
    /// The first, where lists know several; so with `email` and `website`.
    pub phone: Option<String>,
    pub email: Option<String>,
    pub website: Option<String>,
    /// The opening hours in OSM syntax; null where they are unknown.
    pub hours: Option<String>,
    /// Needs that it answers or is known not to answer, each in one way.
    pub offers: Vec<Offer>,
    /// Questions whose answer is known; a question that is absent is unknown, never a no.
    pub answers: Vec<KnownAnswer>,
    /// The id of the document that the facts come from; `sources` of the download says more.
    pub source: String,
    /// Where in that document.
    pub section: Option<String>,
    /// The day or month of which the source speaks.
    pub stated_on: Option<String>,
    /// The day on which somebody last confirmed the facts; null where nobody has.
    pub confirmed_on: Option<String>,
    /// The day on which the last of its sources no longer named it.
    pub gone_on: Option<String>,
}

/// Help with one need, in one way.
#[derive(Debug, Serialize, ToSchema)]
pub struct Offer {
    pub need: String,
    /// `on_site`, `home`, `remote`.
    pub mode: String,
    /// False where a source says that this is not offered.
    pub offered: bool,
    pub source: String,
}

/// A question with its answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnownAnswer {
    /// `free`, `membership`, `identity_card`, `appointment`, `wheelchair`, `individual`, `group`, `speaks:fr` …
    pub question: String,
    pub yes: bool,
    pub source: String,
}

/// A document that facts come from.
#[derive(Debug, Serialize, ToSchema)]
pub struct SourceRecord {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub edition: String,
    /// The language that it is written in; empty where it has several or none.
    pub language: String,
    /// Where it is published.
    pub address: Option<String>,
    /// Under which conditions, as its publisher says; null where none are stated.
    pub licence: Option<String>,
}

/// What a label promises of every place that carries it.
#[derive(Debug, Serialize, ToSchema)]
pub struct LabelRecord {
    pub id: String,
    pub names: BTreeMap<String, String>,
    pub needs: Vec<String>,
    pub source: String,
}

fn texts(wording: &Wording) -> BTreeMap<String, String> {
    wording.0.clone()
}

pub fn record(ground: &Ground, place: &Place) -> PlaceRecord {
    let language = ground.installation.languages[0];
    let offers = place.services.iter().map(|service| Offer {
        need: service.need.code().to_owned(),
        mode: service.mode.code().to_owned(),
        offered: service.offered,
        source: service.source.clone(),
    });
    let answers = place.answers.iter().map(|(question, fact)| KnownAnswer {
        question: question.code(),
        yes: fact.yes,
        source: fact.source.clone(),
    });
    PlaceRecord {
        id: place.id.to_string(),
        url: format!(
            "{}/{language}/place/{}",
            ground.installation.address, place.id
        ),
        kind: place.kind.clone(),
        names: texts(&place.name),
        other_names: place.other_names.clone(),
        description: texts(&place.says),
        for_whom: texts(&place.for_whom),
        price: texts(&place.price),
        access: texts(&place.access),
        organisation: place.organisation.as_ref().map(ToString::to_string),
        label: place.label.clone(),
        several: place.several,
        region: place.region.clone(),
        address: address(place),
        phone: place.phone.clone(),
        email: place.email.clone(),
        website: place.website.clone(),
        hours: place.hours_text.clone(),
        offers: offers.collect(),
        answers: answers.collect(),
        source: place.source.clone(),
        section: place.section.clone(),
        stated_on: place.stated_on.clone(),
        confirmed_on: place.confirmed_on.clone(),
        gone_on: place.gone_on.clone(),
    }
}

pub fn sources(board: &Board) -> Vec<SourceRecord> {
    let told = board.sources.values().map(|source| SourceRecord {
        id: source.id.clone(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        edition: source.edition.clone(),
        language: source.language.clone(),
        address: source.address.clone(),
        licence: source.licence.clone(),
    });
    told.collect()
}

pub fn labels(board: &Board) -> Vec<LabelRecord> {
    let told = board.labels.iter().map(|label| LabelRecord {
        id: label.id.clone(),
        names: texts(&label.name),
        needs: label
            .needs()
            .into_iter()
            .map(|need| need.code().to_owned())
            .collect(),
        source: label.source.clone(),
    });
    told.collect()
}
