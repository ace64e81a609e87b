//! Places one by one and all at once, and what changed.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use axum_extra::extract::Query;
use kernel::Id;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use web::{Ground, Problem};

use super::search::{FoundPlace, found_place};
use crate::Directory;
use crate::model::{Hit, Question};

#[utoipa::path(
    get, path = "/api/v1/places/{id}", tag = "directory",
    params(("id" = String, Path, description = "UUIDv7")),
    responses(
        (status = 200, description = "the place", body = FoundPlace),
        (status = 308, description = "merged into another place"),
        (status = 404, description = "there is no such place (problem+json)"),
        (status = 410, description = "the place is closed (problem+json)"),
    )
)]
pub async fn one(
    State(directory): State<Arc<Directory>>,
    Extension(ground): Extension<Arc<Ground>>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = Id::parse(&id).map_err(|_| Problem::NotFound)?;
    let board = directory.board();
    if let Some(place) = board.place(&id) {
        let now = kernel::clock::in_brussels(ground.clock.now());
        return Ok(Json(found_place(&ground, &board, &Hit::of_itself(place), now)).into_response());
    }
    Err(crate::pages::elsewhere(&directory, "place", &id, "/api/v1/places/").await)
}

#[utoipa::path(
    get, path = "/api/v1/places.geojson", tag = "directory",
    responses((status = 200, description = "all places as a GeoJSON FeatureCollection; geometry is null where only the postcode is known"))
)]
pub async fn geojson(
    State(directory): State<Arc<Directory>>,
    Extension(ground): Extension<Arc<Ground>>,
) -> Result<Response, Problem> {
    let board = directory.board();
    let now = kernel::clock::in_brussels(ground.clock.now());
    let mut features = Vec::with_capacity(board.places.len());
    for place in &board.places {
        let geometry = place
            .point
            .map(|point| json!({ "type": "Point", "coordinates": [point.lon, point.lat] }));
        let properties =
            serde_json::to_value(found_place(&ground, &board, &Hit::of_itself(place), now))
                .map_err(|error| Problem::Internal(error.to_string()))?;
        features.push(json!({ "type": "Feature", "id": place.id, "geometry": geometry, "properties": properties }));
    }
    let body = json!({ "type": "FeatureCollection", "features": features }).to_string();
    Ok(([(header::CONTENT_TYPE, "application/geo+json")], body).into_response())
}

/// The columns of the CSV file, in order.
const COLUMNS: [&str; 26] = [
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
];

#[utoipa::path(
    get, path = "/api/v1/places.csv", tag = "directory",
    responses((status = 200, description = "all places as CSV (RFC 4180, UTF-8, header line); several needs are separated by |"))
)]
pub async fn csv(State(directory): State<Arc<Directory>>) -> Response {
    let board = directory.board();
    let mut body = COLUMNS.join(",");
    body.push_str("\r\n");
    for place in &board.places {
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
        let fields = [
            place.id.to_string(),
            name("fr"),
            name("nl"),
            name("de"),
            name("en"),
            name("ar"),
            place.kind.clone(),
            place.label.clone().unwrap_or_default(),
            place.street.clone().unwrap_or_default(),
            place
                .postcode
                .map(|postcode| postcode.to_string())
                .unwrap_or_default(),
            place.commune.map(|nis| nis.to_string()).unwrap_or_default(),
            place
                .point
                .map(|point| point.lat.to_string())
                .unwrap_or_default(),
            place
                .point
                .map(|point| point.lon.to_string())
                .unwrap_or_default(),
            place.phone.clone().unwrap_or_default(),
            place.website.clone().unwrap_or_default(),
            place.hours_text.clone().unwrap_or_default(),
            needs.join("|"),
            spoken.join("|"),
            answer(Question::Free),
            answer(Question::Membership),
            answer(Question::IdentityCard),
            answer(Question::Appointment),
            answer(Question::Wheelchair),
            place.source.clone(),
            place.stated_on.clone().unwrap_or_default(),
            place.confirmed_on.clone().unwrap_or_default(),
        ];
        let cells: Vec<String> = fields.iter().map(|field| cell(field)).collect();
        body.push_str(&cells.join(","));
        body.push_str("\r\n");
    }
    ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], body).into_response()
}

/// Quotes are doubled, never dropped; a cell that a spreadsheet would run as a formula is made text.
fn cell(text: &str) -> String {
    let risky = text.starts_with(['=', '@', '\t', '\r'])
        || (text.starts_with(['+', '-']) && text.parse::<f64>().is_err() && !is_phone(text));
    let text = if risky {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

fn is_phone(text: &str) -> bool {
    text.chars()
        .skip(1)
        .all(|c| c.is_ascii_digit() || " /.()".contains(c))
}

/// From where to read on.
#[derive(Debug, Deserialize)]
pub struct From {
    after: Option<String>,
}

/// A change of the directory.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangeOf {
    /// Grows with every change; ask for `after` the last one seen.
    pub position: i64,
    /// UTC, RFC 3339.
    pub at: String,
    /// `place.changed`, `places.loaded` …
    pub what: String,
    pub id: String,
}

/// Changes in their order.
#[derive(Debug, Serialize, ToSchema)]
pub struct Changes {
    pub changes: Vec<ChangeOf>,
    /// What to send as `after` the next time.
    pub next: i64,
    /// False where changes after `after` are deleted by now (they are kept for 90 days): read all places anew.
    pub complete: bool,
}

/// The most changes of one answer.
const MOST_CHANGES: i64 = 500;

#[utoipa::path(
    get, path = "/api/v1/changes", tag = "directory",
    params(("after" = Option<String>, Query, description = "the last position seen; 0 where absent")),
    responses(
        (status = 200, description = "changes of places since then, oldest first", body = Changes),
        (status = 400, description = "`after` is not a position (problem+json)"),
    )
)]
pub async fn changes(
    Extension(ground): Extension<Arc<Ground>>,
    Query(from): Query<From>,
) -> Result<Response, Problem> {
    let after = from
        .after
        .filter(|text| !text.is_empty())
        .map_or(Ok(0), |text| {
            text.parse::<i64>()
                .ok()
                .filter(|position| *position >= 0)
                .ok_or(Problem::bad_input("after", "wrong-number"))
        })?;
    let mut conn = ground.db.read().await?;
    // Reports are nobody else's business: the feed tells of places only.
    let events = ::jobs::events_after(&mut conn, "place", after, MOST_CHANGES).await?;
    let complete = after >= ::jobs::trimmed_up_to(&mut conn).await?;
    let next = events.last().map_or(after, |event| event.position);
    let changes = events
        .into_iter()
        .map(|event| ChangeOf {
            position: event.position,
            at: event.at.to_string(),
            what: event.topic,
            id: event.subject_id,
        })
        .collect();
    Ok(Json(Changes {
        changes,
        next,
        complete,
    })
    .into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn item_9_a_cell_keeps_its_quotes_and_line_ends() {
        assert_eq!(
            cell("Le \"Phare\"\nBruxelles"),
            "\"Le \"\"Phare\"\"\nBruxelles\""
        );
        assert_eq!(cell("plain"), "plain");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("+32 2 555 00 00"), "+32 2 555 00 00");
    }
}
