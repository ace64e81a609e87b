//! The feed of changes: from the bulk download on, whoever follows it has the same places as we have.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum_extra::extract::Query;
use kernel::Id;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Ground, Problem};

use super::download::json_unless_known;
use super::record::{PlaceRecord, record};
use crate::Directory;
use crate::model::Board;
use crate::store::{self, Alias};

/// From where to read on.
#[derive(Debug, Deserialize)]
pub struct From {
    after: Option<String>,
}

/// A change of the directory, and what became of the place by now.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangeOf {
    /// Grows with every change.
    pub position: i64,
    /// UTC, RFC 3339.
    pub at: String,
    /// `place.changed`, `place.imported`, `place.confirmed`, `place.gone`, `place.closed`, `place.merged`,
    /// `places.loaded` …; new words may come: what counts is `deleted` and `place`.
    pub what: String,
    /// The id of the place, or another word where the change is not about one place.
    pub id: String,
    /// True where the place is in the directory no more: take it out of a copy.
    pub deleted: bool,
    /// The place that stands for it now, where it was merged.
    pub merged_into: Option<String>,
    /// The place as it is now: put it into a copy, over what was there. Null where it is deleted.
    pub place: Option<PlaceRecord>,
}

/// Changes in their order.
#[derive(Debug, Serialize, ToSchema)]
pub struct Changes {
    pub changes: Vec<ChangeOf>,
    /// What to send as `after` the next time.
    pub next: i64,
    /// False where these changes do not tell all that happened since `after`: read all places anew
    /// (`/api/v1/places.json`), and follow from its `position`.
    pub complete: bool,
}

/// The most changes of one answer.
const MOST_CHANGES: i64 = 500;

/// The change that stands for many places at once.
const MANY: &str = "places.";

#[utoipa::path(
    get, path = "/api/v1/changes", tag = "directory",
    params(("after" = Option<String>, Query, description = "the last `next`, or the `position` of the download; 0 where absent")),
    responses(
        (status = 200, description = "changes of places since then, oldest first, at most 500", body = Changes),
        (status = 304, description = "`If-None-Match` names it: nothing changed"),
        (status = 400, description = "`after` is not a position (problem+json)"),
    )
)]
pub async fn changes(
    State(directory): State<Arc<Directory>>,
    asked: HeaderMap,
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
    json_unless_known(&asked, &changes_after(&directory, after).await?)
}

async fn changes_after(directory: &Directory, after: i64) -> Result<Changes, db::Error> {
    // In this order: the board is never older than the position up to which changes are told, or a change would
    // come with the place as it was before, and never again.
    let known = directory.seen();
    let board = directory.board();
    let mut conn = directory.ground.db.snapshot().await?;
    let trimmed = ::jobs::trimmed_up_to(&mut conn).await?;
    let latest = ::jobs::latest_position(&mut conn).await?;
    // Reports are nobody else's business: the feed tells of places only.
    let events = ::jobs::events_after(&mut conn, "place", after, MOST_CHANGES).await?;
    let cut = events.len() >= usize::try_from(MOST_CHANGES).unwrap_or(usize::MAX);
    let last = events.last().map(|event| event.position);
    let next = last.filter(|_| cut).unwrap_or(known).min(known).max(after);
    let mut changes = Vec::with_capacity(events.len());
    for event in events.into_iter().filter(|event| event.position <= known) {
        changes.push(change(&directory.ground, &board, &mut conn, event).await?);
    }
    // A position that was never reached comes from before a backup was put back. Whoever knows as much as this server
    // has missed nothing, also where the server itself is behind what was forgotten.
    let reached = (trimmed <= after || known <= after) && after <= latest;
    let complete = reached && !changes.iter().any(|change| change.what.starts_with(MANY));
    Ok(Changes {
        changes,
        next,
        complete,
    })
}

async fn change(
    ground: &Ground,
    board: &Board,
    conn: &mut db::AnyConnection,
    event: ::jobs::Event,
) -> Result<ChangeOf, db::Error> {
    let id = Id::parse(&event.subject_id).ok();
    let place = id.as_ref().and_then(|id| board.place(id));
    let merged_into = match &id {
        Some(id) if place.is_none() => store::alias_of(conn, "place", id).await?,
        _ => None,
    };
    Ok(ChangeOf {
        position: event.position,
        at: event.at.to_string(),
        what: event.topic,
        id: event.subject_id,
        deleted: id.is_some() && place.is_none(),
        merged_into: match merged_into {
            Some(Alias::Moved(new)) => Some(new.to_string()),
            _ => None,
        },
        place: place.map(|place| record(ground, place)),
    })
}
