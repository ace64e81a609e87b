//! All places at once: all that the pages show of them as JSON, the places of a map as GeoJSON, a table as CSV.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use mapping::formula::guarded;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use web::{Ground, Problem};

use super::download::{Format, LICENCE, LICENCE_ADDRESS, Moment, Written, download};
use super::record::{LabelRecord, PlaceRecord, SourceRecord, labels, record, sources};
use super::search::found_place;
use crate::Directory;
use crate::model::{Board, Hit, Place, Question, csv_line};

/// All places, to begin a copy with.
#[derive(Debug, Serialize, ToSchema)]
pub struct AllPlaces {
    /// Of the compilation (SPDX); facts keep the licence of their source.
    pub licence: String,
    pub licence_url: String,
    /// UTC, RFC 3339.
    pub made_at: String,
    /// How far the change feed had come: send it as `after` to `/api/v1/changes` to keep the copy equal.
    pub position: i64,
    pub sources: Vec<SourceRecord>,
    pub labels: Vec<LabelRecord>,
    /// In the order of their ids, one on a line.
    pub places: Vec<PlaceRecord>,
}

#[utoipa::path(
    get, path = "/api/v1/places.json", tag = "directory",
    responses(
        (status = 200, description = "all places with all that the pages show of them; what lists say beyond is in no download; one on a line; with ETag, Link rel=license and Passerelle-Position", body = AllPlaces),
        (status = 304, description = "`If-None-Match` names it: nothing changed"),
    )
)]
pub async fn everything(
    State(directory): State<Arc<Directory>>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    download(directory, &asked, Format::Json, write_json).await
}

/// As [`AllPlaces`] says, with a line break before each place.
fn write_json(
    ground: &Ground,
    board: &Board,
    moment: &Moment,
) -> Result<Written, serde_json::Error> {
    let mut places = format!(
        ",\"position\":{},\"sources\":{},\"labels\":{},\"places\":[",
        moment.position,
        serde_json::to_string(&sources(board))?,
        serde_json::to_string(&labels(board))?,
    );
    lines(&mut places, &board.places, |place| {
        serde_json::to_string(&record(ground, place))
    })?;
    places.push_str("]}\n");
    let dated = format!(
        "{{\"licence\":\"{LICENCE}\",\"licence_url\":\"{LICENCE_ADDRESS}\",\"made_at\":\"{}\"",
        whole_seconds(moment.at)
    );
    Ok(Written { dated, places })
}

fn whole_seconds(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// One place on a line, separated by commas.
fn lines(
    text: &mut String,
    places: &[Place],
    write: impl Fn(&Place) -> Result<String, serde_json::Error>,
) -> Result<(), serde_json::Error> {
    for (number, place) in places.iter().enumerate() {
        text.push_str(if number == 0 { "\n" } else { ",\n" });
        text.push_str(&write(place)?);
    }
    text.push('\n');
    Ok(())
}

#[utoipa::path(
    get, path = "/api/v1/places.geojson", tag = "directory",
    responses(
        (status = 200, description = "all places as a GeoJSON FeatureCollection; geometry is null where only the postcode is known; with ETag and Link rel=license"),
        (status = 304, description = "`If-None-Match` names it: nothing changed"),
    )
)]
pub async fn geojson(
    State(directory): State<Arc<Directory>>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    download(directory, &asked, Format::GeoJson, write_geojson).await
}

fn write_geojson(
    ground: &Ground,
    board: &Board,
    moment: &Moment,
) -> Result<Written, serde_json::Error> {
    let now = kernel::clock::in_brussels(moment.at);
    let mut places = ",\"features\":[".to_owned();
    lines(&mut places, &board.places, |place| {
        let geometry = place
            .point
            .map(|point| json!({ "type": "Point", "coordinates": [point.lon, point.lat] }));
        let properties = found_place(ground, board, &Hit::of_itself(place), now);
        serde_json::to_string(
            &json!({ "type": "Feature", "id": place.id, "geometry": geometry, "properties": properties }),
        )
    })?;
    places.push_str("]}\n");
    // Members that GeoJSON does not know are allowed, and passed over (RFC 7946, 6.1).
    let dated = format!(
        "{{\"type\":\"FeatureCollection\",\"licence\":\"{LICENCE}\",\"licence_url\":\"{LICENCE_ADDRESS}\",\
         \"made_at\":\"{}\"",
        whole_seconds(moment.at)
    );
    Ok(Written { dated, places })
}

/// The columns of the CSV file, in order. New ones come last.
const COLUMNS: [&str; 30] = [
    "id",
    "name_fr",
    "name_nl",
    "name_de",
    "name_en",
    "name_ar",
    "kind",
    "label",
    "street",
    "postcode",
    "commune",
    "lat",
    "lon",
    "phone",
    "website",
    "hours",
    "needs",
    "languages",
    "free",
    "membership",
    "identity_card",
    "appointment",
    "wheelchair",
    "source",
    "stated_on",
    "confirmed_on",
    "country",
    "commune_name",
    "email",
    "gone_on",
];

#[utoipa::path(
    get, path = "/api/v1/places.csv", tag = "directory",
    responses(
        (status = 200, description = "all places as CSV (RFC 4180, UTF-8, header line); several needs are separated by |; with ETag and Link rel=license"),
        (status = 304, description = "`If-None-Match` names it: nothing changed"),
    )
)]
pub async fn csv(
    State(directory): State<Arc<Directory>>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    download(directory, &asked, Format::Csv, write_csv).await
}

fn write_csv(_: &Ground, board: &Board, _: &Moment) -> Result<Written, serde_json::Error> {
    let mut places = String::new();
    csv_line(COLUMNS, &mut places);
    for place in &board.places {
        csv_line(row(board, place).map(guarded), &mut places);
    }
    Ok(Written {
        dated: String::new(),
        places,
    })
}

fn row(board: &Board, place: &Place) -> [String; COLUMNS.len()] {
    let needs: Vec<&str> = board
        .needs_of(place)
        .iter()
        .map(|need| need.code())
        .collect();
    let name = |language: &str| place.name.0.get(language).cloned().unwrap_or_default();
    let spoken = place.languages();
    let spoken: Vec<&str> = spoken.iter().map(kernel::SpokenLanguage::code).collect();
    // An empty cell is unknown, never a no.
    let answer = |question: Question| match place.answer(question) {
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
        None => String::new(),
    };
    let known = |text: &Option<String>| text.clone().unwrap_or_default();
    let degrees = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let address = super::search::address(place);
    [
        place.id.to_string(),
        name("fr"),
        name("nl"),
        name("de"),
        name("en"),
        name("ar"),
        place.kind.clone(),
        known(&place.label),
        known(&place.street),
        known(&address.postcode),
        known(&address.commune),
        degrees(address.lat),
        degrees(address.lon),
        known(&place.phone),
        known(&place.website),
        known(&place.hours_text),
        needs.join("|"),
        spoken.join("|"),
        answer(Question::Free),
        answer(Question::Membership),
        answer(Question::IdentityCard),
        answer(Question::Appointment),
        answer(Question::Wheelchair),
        place.source.clone(),
        known(&place.stated_on),
        known(&place.confirmed_on),
        address.country,
        known(&address.commune_name),
        known(&place.email),
        known(&place.gone_on),
    ]
}
