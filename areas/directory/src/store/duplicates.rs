//! Places that may be the same: what is proposed, what was decided, and what a merge moved.

use std::collections::HashMap;

use ::duplicates::Subject;
use db::AnyConnection;
use jiff::civil::Date;
use kernel::Id;
use sqlx::Row;

use super::board::places;
use crate::model::{Fields, subject_of};

/// Two places that may be the same.
#[derive(Clone, Debug)]
pub struct Proposal {
    pub place: Id,
    pub other: Id,
    /// 0 to 1.
    pub score: f64,
    /// JSON.
    pub reasons: String,
    /// The day on which it was proposed.
    pub proposed_on: String,
}

/// What stands of a pair.
#[derive(Clone, Debug)]
pub struct Decision {
    /// `proposed`, `merged` or `apart`.
    pub state: String,
    /// What a merge moved, as JSON.
    pub moved: Option<String>,
}

/// All active places as the search for duplicates sees them.
///
/// # Errors
/// The database's.
pub async fn subjects(conn: &mut AnyConnection) -> Result<Vec<Subject>, db::Error> {
    let mut numbers: HashMap<String, Vec<String>> = HashMap::new();
    let rows = db::query("select place_id, fields from directory_record order by place_id")
        .fetch_all(&mut *conn)
        .await?;
    for row in rows {
        let fields: String = row.try_get(1)?;
        let fields: Fields = serde_json::from_str(&fields)
            .map_err(|_| db::Error::unreadable("the fields of a record"))?;
        let its = fields.all("registration");
        if !its.is_empty() {
            let place: String = row.try_get(0)?;
            numbers.entry(place).or_default().extend_from_slice(its);
        }
    }
    let places = places(conn).await?;
    Ok(places
        .into_iter()
        .map(|place| {
            let registrations = numbers.remove(place.id.as_str()).unwrap_or_default();
            Subject {
                registrations,
                ..subject_of(&place)
            }
        })
        .collect())
}

/// Writes a proposal; true where the pair is new. A pair that somebody decided on stays decided.
///
/// # Errors
/// The database's.
pub async fn propose(tx: &mut AnyConnection, proposal: &Proposal) -> Result<bool, db::Error> {
    let known = db::query(
        "update directory_duplicate
            set score = case when state = 'proposed' then $3 else score end,
                reasons = case when state = 'proposed' then $4 else reasons end
          where place_id = $1 and other_id = $2",
    )
    .bind(proposal.place.as_str())
    .bind(proposal.other.as_str())
    .bind(proposal.score)
    .bind(proposal.reasons.as_str())
    .execute(&mut *tx)
    .await?;
    if known.rows_affected() > 0 {
        return Ok(false);
    }
    // Two searches at a time may find the same pair: the second one has nothing to add.
    let new = db::query(
        "insert into directory_duplicate (place_id, other_id, score, reasons, state, proposed_on)
         values ($1, $2, $3, $4, 'proposed', $5)
         on conflict (place_id, other_id) do nothing",
    )
    .bind(proposal.place.as_str())
    .bind(proposal.other.as_str())
    .bind(proposal.score)
    .bind(proposal.reasons.as_str())
    .bind(proposal.proposed_on.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(new.rows_affected() > 0)
}

/// Takes a proposal back; a pair that somebody decided on stays decided.
///
/// # Errors
/// The database's.
pub async fn withdraw(tx: &mut AnyConnection, place: &Id, other: &Id) -> Result<(), db::Error> {
    db::query(
        "delete from directory_duplicate where place_id = $1 and other_id = $2 and state = 'proposed'",
    )
    .bind(place.as_str())
    .bind(other.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// Forgets whatever stands of a pair.
///
/// # Errors
/// The database's.
pub async fn forget(tx: &mut AnyConnection, place: &Id, other: &Id) -> Result<(), db::Error> {
    db::query("delete from directory_duplicate where place_id = $1 and other_id = $2")
        .bind(place.as_str())
        .bind(other.as_str())
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// The open proposals between active places, the likeliest first.
///
/// # Errors
/// The database's.
pub async fn proposals(conn: &mut AnyConnection) -> Result<Vec<Proposal>, db::Error> {
    let rows = db::query(
        "select d.place_id, d.other_id, d.score, d.reasons, d.proposed_on
           from directory_duplicate d
           join directory_place a on a.id = d.place_id and a.state = 'active'
           join directory_place b on b.id = d.other_id and b.state = 'active'
          where d.state = 'proposed'
          order by d.score desc, d.place_id, d.other_id",
    )
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Proposal {
                place: an_id(&row, 0)?,
                other: an_id(&row, 1)?,
                score: row.try_get(2)?,
                reasons: row.try_get(3)?,
                proposed_on: row.try_get(4)?,
            })
        })
        .collect()
}

fn an_id(row: &sqlx::any::AnyRow, column: usize) -> Result<Id, db::Error> {
    let text: String = row.try_get(column)?;
    Id::parse(&text).map_err(|_| db::Error::unreadable("an id"))
}

/// # Errors
/// The database's.
pub async fn decision(
    conn: &mut AnyConnection,
    place: &Id,
    other: &Id,
) -> Result<Option<Decision>, db::Error> {
    let row = db::query(
        "select state, moved from directory_duplicate where place_id = $1 and other_id = $2",
    )
    .bind(place.as_str())
    .bind(other.as_str())
    .fetch_optional(&mut *conn)
    .await?;
    row.map(|row| {
        Ok(Decision {
            state: row.try_get(0)?,
            moved: row.try_get(1)?,
        })
    })
    .transpose()
}

/// Writes what was decided of a pair: `merged` with what moved, `apart`, or `proposed` again without a day.
///
/// # Errors
/// The database's.
pub async fn decide(
    tx: &mut AnyConnection,
    place: &Id,
    other: &Id,
    decision: &Decision,
    on: Date,
) -> Result<(), db::Error> {
    let open = decision.state == "proposed";
    db::query(
        "insert into directory_duplicate (place_id, other_id, score, reasons, state, proposed_on, decided_on, moved)
         values ($1, $2, 0.0, '[]', $3, $4, $5, $6)
         on conflict (place_id, other_id) do update
            set state = excluded.state, decided_on = excluded.decided_on, moved = excluded.moved",
    )
    .bind(place.as_str())
    .bind(other.as_str())
    .bind(decision.state.as_str())
    .bind(on.to_string())
    .bind((!open).then(|| on.to_string()))
    .bind(decision.moved.clone())
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// Lets records speak of another place from now on; which ones they were, as source and key.
///
/// # Errors
/// The database's.
pub async fn move_records(
    tx: &mut AnyConnection,
    from: &Id,
    to: &Id,
    only: Option<&[(String, String)]>,
) -> Result<Vec<(String, String)>, db::Error> {
    let mut keys: Vec<(String, String)> = db::query_as(
        "select source_id, source_key from directory_record where place_id = $1 order by source_id, source_key",
    )
    .bind(from.as_str())
    .fetch_all(&mut *tx)
    .await?;
    if let Some(only) = only {
        keys.retain(|key| only.contains(key));
    }
    for (source, key) in &keys {
        db::query(
            "update directory_record set place_id = $3 where source_id = $1 and source_key = $2",
        )
        .bind(source.as_str())
        .bind(key.as_str())
        .bind(to.as_str())
        .execute(&mut *tx)
        .await?;
    }
    Ok(keys)
}

/// Takes a merge back as far as the places go: the id is its own again, and the listings that moved with it return.
///
/// # Errors
/// The database's.
pub async fn restore_place(
    tx: &mut AnyConnection,
    id: &Id,
    listings: &[(String, i64)],
    active: bool,
) -> Result<(), db::Error> {
    db::query("delete from directory_alias where old_id = $1 and kind = 'place'")
        .bind(id.as_str())
        .execute(&mut *tx)
        .await?;
    if active {
        db::query("update directory_place set state = 'active' where id = $1")
            .bind(id.as_str())
            .execute(&mut *tx)
            .await?;
    }
    for (slug, position) in listings {
        db::query(
            "update directory_listing_entry set place_id = $3 where listing_slug = $1 and position = $2",
        )
        .bind(slug.as_str())
        .bind(*position)
        .bind(id.as_str())
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}
