//! Changes one place.

use std::collections::HashMap;

use db::AnyConnection;
use jiff::civil::Date;
use kernel::Id;
use sqlx::Row;

/// A place as a change meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Active,
    Closed,
}

/// Whether there is such a place, and whether it is active. Its row is written so that whoever else changes the
/// place has to wait until this transaction ends: a place is made of rows of several tables. Whoever needs several
/// places holds them in the order of their ids.
///
/// # Errors
/// The database's.
pub async fn hold_place(tx: &mut AnyConnection, id: &Id) -> Result<Option<Known>, db::Error> {
    let state: Option<String> =
        db::query_scalar("update directory_place set state = state where id = $1 returning state")
            .bind(id.as_str())
            .fetch_optional(&mut *tx)
            .await?;
    Ok(state.map(|state| {
        if state == "active" {
            Known::Active
        } else {
            Known::Closed
        }
    }))
}

/// Writes new opening hours.
///
/// # Errors
/// The database's.
pub async fn set_place_hours(
    tx: &mut AnyConnection,
    id: &Id,
    hours: Option<&str>,
) -> Result<(), db::Error> {
    db::query("update directory_place set hours = $1 where id = $2")
        .bind(hours.map(str::to_owned))
        .bind(id.as_str())
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// The day on which somebody last confirmed the facts of a place.
///
/// # Errors
/// The database's.
pub async fn confirmed_on(conn: &mut AnyConnection, id: &Id) -> Result<Option<String>, db::Error> {
    let day: Option<Option<String>> =
        db::query_scalar("select confirmed_on from directory_place where id = $1")
            .bind(id.as_str())
            .fetch_optional(&mut *conn)
            .await?;
    Ok(day.flatten())
}

/// The active places of an organisation, each with the day on which somebody last confirmed its facts.
///
/// # Errors
/// The database's.
pub async fn confirmations(
    conn: &mut AnyConnection,
    organisation: &Id,
) -> Result<HashMap<Id, Option<String>>, db::Error> {
    let rows = db::query(
        "select id, confirmed_on from directory_place where organisation_id = $1 and state = 'active'",
    )
    .bind(organisation.as_str())
    .fetch_all(&mut *conn)
    .await?;
    rows.iter()
        .map(|row| Ok((super::records::id_of(row, 0)?, row.try_get(1)?)))
        .collect()
}

/// Writes the day on which somebody last confirmed the facts of a place, or that nobody did.
///
/// # Errors
/// The database's.
pub async fn confirm_place(
    tx: &mut AnyConnection,
    id: &Id,
    on: Option<&str>,
) -> Result<(), db::Error> {
    db::query("update directory_place set confirmed_on = $1 where id = $2")
        .bind(on.map(str::to_owned))
        .bind(id.as_str())
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// Closes a place.
///
/// # Errors
/// The database's.
pub async fn close_place(tx: &mut AnyConnection, id: &Id) -> Result<(), db::Error> {
    db::query("update directory_place set state = 'closed' where id = $1")
        .bind(id.as_str())
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// Lets an id lead to another from now on, also from the listings that name it; which lines of listings these were.
///
/// # Errors
/// The database's; among them an id that was merged before (`directory_alias_pkey`).
pub async fn merge_place(
    tx: &mut AnyConnection,
    id: &Id,
    into: &Id,
    since: Date,
) -> Result<Vec<(String, i64)>, db::Error> {
    db::query(
        "insert into directory_alias (old_id, kind, new_id, since) values ($1, 'place', $2, $3)",
    )
    .bind(id.as_str())
    .bind(into.as_str())
    .bind(since.to_string())
    .execute(&mut *tx)
    .await?;
    let lines: Vec<(String, i64)> = db::query_as(
        "select listing_slug, position from directory_listing_entry where place_id = $1 order by listing_slug, position",
    )
    .bind(id.as_str())
    .fetch_all(&mut *tx)
    .await?;
    db::query("update directory_listing_entry set place_id = $1 where place_id = $2")
        .bind(into.as_str())
        .bind(id.as_str())
        .execute(&mut *tx)
        .await?;
    Ok(lines)
}
