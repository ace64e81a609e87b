//! One place.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::Id;
use web::Problem;

use super::download::json_unless_known;
use super::search::{FoundPlace, found_place};
use crate::Directory;
use crate::model::Hit;

#[utoipa::path(
    get, path = "/api/v1/places/{id}", tag = "directory",
    params(("id" = String, Path, description = "UUIDv7")),
    responses(
        (status = 200, description = "the place", body = FoundPlace),
        (status = 304, description = "`If-None-Match` names it: nothing changed"),
        (status = 308, description = "merged into another place"),
        (status = 404, description = "there is no such place (problem+json)"),
        (status = 410, description = "the place is closed (problem+json)"),
    )
)]
pub async fn one(
    State(directory): State<Arc<Directory>>,
    asked: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = Id::parse(&id).map_err(|_| Problem::NotFound)?;
    let board = directory.board();
    if let Some(place) = board.place(&id) {
        let ground = &directory.ground;
        let now = kernel::clock::in_brussels(ground.clock.now());
        let found = found_place(ground, &board, &Hit::of_itself(place), now);
        return json_unless_known(&asked, &found);
    }
    Err(crate::pages::elsewhere(&directory, "place", &id, "/api/v1/places/").await)
}
