//! The search, as the pages do it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::ExtensionRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use axum_extra::extract::{Query, QueryRejection};
use jiff::civil::{Date, DateTime};
use kernel::Language;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Ground, Problem};

use crate::Directory;
use crate::model::{Board, Hit, Mode, Place, Question, Understood, When, quality};
use crate::pages::{Asked, Params};

/// Places that can help, nearest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct Found {
    /// How many places on the spot fit or may fit, on all pages.
    pub total: usize,
    /// Those that fit, nearest first; then those of which something is unknown, nearest first.
    pub results: Vec<FoundPlace>,
    /// How many of them are known to fit.
    pub matching: usize,
    /// How many help at a distance, by phone or online; `mode=remote` shows them all.
    pub remote_total: usize,
    /// The first of those who help at a distance.
    pub remote: Vec<FoundPlace>,
    /// The three nearest that are known not to fit, and why.
    pub almost: Vec<FoundPlace>,
    /// What the words of `q` were taken for: `needs`, `names`, `nothing` (none given) or `no`.
    pub understood: String,
    /// The needs that were looked for.
    pub needs: Vec<String>,
}

/// One place.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundPlace {
    /// UUIDv7; stays the same, or leads on when the place is merged into another.
    pub id: String,
    /// The name, in the first language of the installation in which it is known.
    pub name: String,
    /// The name by language, as far as it is known.
    pub names: BTreeMap<String, String>,
    /// Metres as the crow flies; null where one of the two spots is not known.
    pub distance_m: Option<u32>,
    /// How exactly it is known where the place is: `point`, `postcode`, `commune`, or null.
    pub distance_basis: Option<String>,
    pub opening: FoundOpening,
    /// `on_site`, `home` or `remote`: how help was found here.
    pub mode: String,
    pub address: FoundAddress,
    pub phone: Option<String>,
    /// Languages known to be spoken there (ISO 639-1); an empty list means unknown.
    pub languages: Vec<String>,
    /// Needs known to be answered there, by the place or by the promise of its label.
    pub needs: Vec<String>,
    /// What can stop somebody at the door; null is unknown.
    pub facts: FoundFacts,
    /// The document that the facts come from.
    pub source: FoundSource,
    /// The day on which somebody last confirmed the facts; null where nobody has.
    pub confirmed_on: Option<String>,
    /// The day to which the source speaks.
    pub stated_on: Option<String>,
    /// How old the facts are: `fresh` (confirmed or stated less than six months ago), `ageing` (less than two
    /// years), `old`, or `unknown`.
    pub freshness: String,
    /// The day on which the last of its sources no longer named it; null where one does, or somebody confirmed it since.
    pub gone_on: Option<String>,
    pub quality: FoundQuality,
    /// The label that the place carries, if any.
    pub label: Option<String>,
    /// The wishes of which nobody knows whether the place answers them: ask by phone.
    pub unknown: Vec<String>,
    /// The wishes that the place is known not to answer.
    pub because: Vec<String>,
    /// The page for people.
    pub url: String,
}

/// Whether a place is open at the moment asked for (`open_at`), else now.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundOpening {
    /// `open`, `closed`, `by_appointment` or `unknown`.
    pub state: String,
    /// Local time in Brussels at which the state ends, as far as it is known.
    pub until: Option<String>,
    /// Local time in Brussels at which it next opens.
    pub opens_at: Option<String>,
    /// Where a time was asked for (`when`, `open_at`): the first hours within it in which the place is known to be
    /// open; null where no such hours are known.
    pub fits: Option<FoundHours>,
    /// A holiday of which the hours say nothing, worth a call: `public_holiday` or `community_day`.
    pub caution: Option<String>,
    /// The opening hours in OSM syntax; null where they are unknown.
    pub hours: Option<String>,
}

/// Hours in which a place is open; local time in Brussels.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundHours {
    /// The first moment that was asked for and finds the place open.
    pub from: String,
    /// When it closes after that, as far as it is known.
    pub until: Option<String>,
}

/// Where a place is, as far as it is known.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundAddress {
    /// ISO 3166-1, two capital letters.
    pub country: String,
    pub street: Option<String>,
    pub postcode: Option<String>,
    /// NIS code of 2025; null outside Belgium.
    pub commune: Option<String>,
    pub commune_name: Option<String>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    /// It travels: the postcode is only where it is registered.
    pub mobile: bool,
}

/// What somebody must know before they go; null is unknown, never no.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundFacts {
    pub free: Option<bool>,
    pub membership: Option<bool>,
    pub identity_card: Option<bool>,
    pub appointment: Option<bool>,
    /// An entrance without steps.
    pub wheelchair: Option<bool>,
    pub individual: Option<bool>,
    pub group: Option<bool>,
}

/// How much of what people need to know is known: ten criteria, published on the page `/{language}/data`.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundQuality {
    /// 0 to 1, in hundredths.
    pub score: f64,
    /// What to mend: `address`, `needs`, `hours`, `phone`, `other-contact`, `price`, `languages`, `steps`,
    /// `description`, `freshness`.
    pub mend: Vec<String>,
}

/// Where facts come from.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundSource {
    pub id: String,
    pub title: String,
}

/// Several places are meant.
#[derive(Debug, Serialize, ToSchema)]
pub struct Choices {
    pub choices: Vec<ChoiceOf>,
}

/// One of them; send `near` to choose it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChoiceOf {
    pub near: String,
    pub postcode: Option<String>,
    pub commune: String,
    pub name: String,
}

#[utoipa::path(
    get, path = "/api/v1/search", tag = "directory",
    params(
        ("near" = Option<String>, Query, description = "a postcode, a commune's name or NIS code, or LAT,LON"),
        ("q" = Option<String>, Query, description = "the person's own words; never stored"),
        ("need" = Option<Vec<String>>, Query, description = "procedures, learn, device, equipment, safety, work, children, unknown; several: any of them"),
        ("language" = Option<Vec<String>>, Query, description = "spoken there, ISO 639-1; several: any of them"),
        ("open_at" = Option<String>, Query, description = "local time in Brussels (2026-11-23T10:00), or with an offset"),
        ("when" = Option<String>, Query, description = "now, today, evening, weekend"),
        ("setting" = Option<String>, Query, description = "individual, group"),
        ("mode" = Option<String>, Query, description = "on_site, home, remote"),
        ("wheelchair" = Option<String>, Query, description = "1"),
        ("free" = Option<String>, Query, description = "1"),
        ("radius_km" = Option<String>, Query, description = "more than 0, at most 1000"),
        ("limit" = Option<String>, Query, description = "1 to 100; 20 where absent"),
        ("offset" = Option<String>, Query, description = "how many to skip"),
    ),
    responses(
        (status = 200, description = "places, nearest first", body = Found),
        (status = 300, description = "several places are meant by `near`", body = Choices),
        (status = 400, description = "a parameter is not understood (problem+json)"),
    )
)]
pub async fn search(
    State(directory): State<Arc<Directory>>,
    ground: Result<Extension<Arc<Ground>>, ExtensionRejection>,
    params: Result<Query<Params>, QueryRejection>,
) -> Result<Response, Problem> {
    let Extension(ground) = ground.map_err(|error| Problem::Internal(error.to_string()))?;
    let Query(params) = params.map_err(|_| Problem::bad_input("query", "wrong-query"))?;
    let asked: Asked = params.ask(20);
    if asked.ambiguous {
        let choices = asked
            .choices
            .iter()
            .map(|choice| ChoiceOf {
                near: choice.near.clone(),
                postcode: choice.postcode.map(|postcode| postcode.to_string()),
                commune: choice.commune.to_string(),
                name: choice.shown(Language::English),
            })
            .collect();
        return Ok((StatusCode::MULTIPLE_CHOICES, Json(Choices { choices })).into_response());
    }
    if let Some(wrong) = asked.wrong.first() {
        let meant = asked
            .choices
            .iter()
            .map(|choice| choice.shown(Language::English));
        return Err(Problem::BadInput {
            field: wrong.field.to_owned(),
            expected: wrong.expected.to_owned(),
            suggestions: if wrong.field == "near" {
                meant.collect()
            } else {
                Vec::new()
            },
        });
    }
    let now = kernel::clock::in_brussels(ground.clock.now());
    let board = directory.board();
    let found = board.search(&directory.lexicon, &asked.search, now);
    directory.count(&asked.search, &found, ground.clock.now());
    let when = if let Some(When::At(at)) = asked.search.when {
        at
    } else {
        now
    };
    let shown = |hits: &[Hit<'_>]| -> Vec<FoundPlace> {
        hits.iter()
            .map(|hit| found_place(&ground, &board, hit, when))
            .collect()
    };
    let understood = match &found.understood {
        Understood::Nothing => "nothing",
        Understood::Needs(_) => "needs",
        Understood::Names => "names",
        Understood::No => "no",
    };
    Ok(Json(Found {
        total: found.total,
        matching: found.matching,
        remote_total: found.remote_total,
        results: shown(&found.results),
        remote: shown(&found.remote),
        almost: shown(&found.almost),
        understood: understood.to_owned(),
        needs: found
            .needs
            .iter()
            .map(|need| need.code().to_owned())
            .collect(),
    })
    .into_response())
}

pub(super) fn found_place(
    ground: &Ground,
    board: &Board,
    hit: &Hit<'_>,
    when: DateTime,
) -> FoundPlace {
    let place: &Place = hit.place;
    let opening = place.opening_at(when);
    let today = kernel::clock::in_brussels(ground.clock.now()).date();
    let freshness = place.freshness(today);
    let codes =
        |wished: &[crate::model::Wished]| wished.iter().map(|one| one.code().to_owned()).collect();
    let language = ground.installation.languages[0];
    FoundPlace {
        id: place.id.to_string(),
        name: place.name.for_reader(language).text.to_owned(),
        names: place.name.0.clone(),
        distance_m: hit.distance_m,
        distance_basis: place.located().map(|(_, basis)| basis.code().to_owned()),
        opening: FoundOpening {
            state: match opening.state {
                hours::State::Open => "open",
                hours::State::Closed => "closed",
                hours::State::ByAppointment => "by_appointment",
                hours::State::Unknown => "unknown",
            }
            .to_owned(),
            until: opening.until.map(|at| at.to_string()),
            opens_at: opening.opens_at.map(|at| at.to_string()),
            fits: hit.open_from.map(|from| FoundHours {
                from: from.to_string(),
                until: place.opening_at(from).until.map(|at| at.to_string()),
            }),
            caution: opening.caution.map(|caution| {
                match caution {
                    hours::Caution::PublicHolidayNotMentioned => "public_holiday",
                    hours::Caution::CommunityDay => "community_day",
                }
                .to_owned()
            }),
            hours: place.hours_text.clone(),
        },
        mode: if hit.remote {
            Mode::Remote
        } else {
            place.mode()
        }
        .code()
        .to_owned(),
        address: address(place),
        phone: place.phone.clone(),
        languages: place
            .languages()
            .iter()
            .map(|spoken| spoken.code().to_owned())
            .collect(),
        needs: board
            .needs_of(place)
            .iter()
            .map(|need| need.code().to_owned())
            .collect(),
        facts: FoundFacts {
            free: place.answer(Question::Free),
            membership: place.answer(Question::Membership),
            identity_card: place.answer(Question::IdentityCard),
            appointment: place.answer(Question::Appointment),
            wheelchair: place.answer(Question::Wheelchair),
            individual: place.answer(Question::Individual),
            group: place.answer(Question::Group),
        },
        source: FoundSource {
            id: place.source.clone(),
            title: board
                .sources
                .get(&place.source)
                .map(|source| source.title.clone())
                .unwrap_or_default(),
        },
        confirmed_on: place.confirmed_on.clone(),
        stated_on: place.stated_on.clone(),
        freshness: freshness.grade.code().to_owned(),
        gone_on: freshness.gone_since.map(|day| day.to_string()),
        quality: found_quality(place, today),
        label: place.label.clone(),
        unknown: codes(&hit.unknown),
        because: codes(&hit.because),
        url: format!(
            "{}/{language}/place/{}",
            ground.installation.address, place.id
        ),
    }
}

fn found_quality(place: &Place, today: Date) -> FoundQuality {
    let quality = quality(place, today);
    let mend = quality.mend.into_iter();
    FoundQuality {
        score: quality.score,
        mend: mend.map(|criterion| criterion.code().to_owned()).collect(),
    }
}

pub(super) fn address(place: &Place) -> FoundAddress {
    let commune = place
        .commune
        .and_then(|nis| kernel::geography::Belgium::get().commune(nis));
    let here = place.postcode.map(|postcode| postcode.to_string());
    let abroad = place.abroad.as_ref();
    FoundAddress {
        country: abroad.map_or("BE", |at| at.country.as_str()).to_owned(),
        street: place.street.clone(),
        postcode: here.or_else(|| abroad.and_then(|at| at.postcode.clone())),
        commune: place.commune.map(|nis| nis.to_string()),
        commune_name: commune
            .map(|commune| commune.local_names().join(" / "))
            .or_else(|| abroad.and_then(|at| at.commune.clone())),
        lat: place.point.map(|point| point.lat),
        lon: place.point.map(|point| point.lon),
        mobile: place.mobile,
    }
}
