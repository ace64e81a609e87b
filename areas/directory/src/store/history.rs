//! What people changed of places, and who is forgotten of it.

use db::AnyConnection;
use jiff::Timestamp;
use kernel::Id;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::records::id_of;
use crate::model::{Change, ChangeKind};

fn json(values: &[String]) -> String {
    serde_json::to_string(values).unwrap_or_default()
}

/// # Errors
/// The database's.
pub async fn insert_change(tx: &mut AnyConnection, change: &Change) -> Result<(), db::Error> {
    db::query(
        "insert into directory_place_change (id, place_id, field, kind, was, became, changed_at, changed_by,
             organisation_id, undoes)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(change.id.as_str())
    .bind(change.place.as_str())
    .bind(change.fact.as_str())
    .bind(change.kind.code())
    .bind(json(&change.was))
    .bind(json(&change.became))
    .bind(change.changed_at.as_str())
    .bind(change.changed_by.clone())
    .bind(change.organisation.as_ref().map(ToString::to_string))
    .bind(change.undoes.as_ref().map(ToString::to_string))
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// The changes of a place, the newest first.
///
/// # Errors
/// The database's.
pub async fn changes_of(
    conn: &mut AnyConnection,
    place: &Id,
    offset: i64,
    limit: i64,
) -> Result<Vec<Change>, db::Error> {
    let rows = db::query(
        "select id, place_id, field, kind, was, became, changed_at, changed_by, organisation_id, undoes
           from directory_place_change where place_id = $1
          order by changed_at desc, id desc limit $2 offset $3",
    )
    .bind(place.as_str())
    .bind(limit)
    .bind(offset)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(change_at).collect()
}

/// One change of a place.
///
/// # Errors
/// The database's.
pub async fn change_of(
    conn: &mut AnyConnection,
    place: &Id,
    id: &Id,
) -> Result<Option<Change>, db::Error> {
    let row = db::query(
        "select id, place_id, field, kind, was, became, changed_at, changed_by, organisation_id, undoes
           from directory_place_change where place_id = $1 and id = $2",
    )
    .bind(place.as_str())
    .bind(id.as_str())
    .fetch_optional(&mut *conn)
    .await?;
    row.as_ref().map(change_at).transpose()
}

/// The newest change of one fact of a place; of one moment, what was taken back comes after what it takes back.
///
/// # Errors
/// The database's.
pub async fn newest_change(
    conn: &mut AnyConnection,
    place: &Id,
    fact: &str,
) -> Result<Option<Change>, db::Error> {
    let row = db::query(
        "select id, place_id, field, kind, was, became, changed_at, changed_by, organisation_id, undoes
           from directory_place_change where place_id = $1 and field = $2
          order by changed_at desc, case when undoes is null then 0 else 1 end desc, id desc limit 1",
    )
    .bind(place.as_str())
    .bind(fact)
    .fetch_optional(&mut *conn)
    .await?;
    row.as_ref().map(change_at).transpose()
}

fn change_at(row: &AnyRow) -> Result<Change, db::Error> {
    let values = |column: usize| -> Result<Vec<String>, db::Error> {
        let text: String = row.try_get(column)?;
        serde_json::from_str(&text).map_err(|_| db::Error::unreadable("the values of a change"))
    };
    let id = |column: usize| -> Result<Option<Id>, db::Error> {
        let text: Option<String> = row.try_get(column)?;
        text.map(|text| Id::parse(&text).map_err(|_| db::Error::unreadable("an id")))
            .transpose()
    };
    let kind: String = row.try_get(3)?;
    Ok(Change {
        id: id_of(row, 0)?,
        place: id_of(row, 1)?,
        fact: row.try_get(2)?,
        kind: ChangeKind::parse(&kind)
            .ok_or_else(|| db::Error::unreadable("the kind of a change"))?,
        was: values(4)?,
        became: values(5)?,
        changed_at: row.try_get(6)?,
        changed_by: row.try_get(7)?,
        organisation: id(8)?,
        undoes: id(9)?,
    })
}

/// Forgets which account made changes before a moment, in the history and in what was changed here; how many rows.
///
/// # Errors
/// The database's.
pub async fn forget_who(tx: &mut AnyConnection, before: Timestamp) -> Result<u64, db::Error> {
    let history = db::query(
        "update directory_place_change set changed_by = null
          where changed_at < $1 and substr(changed_by, 1, 8) = 'account:'",
    )
    .bind(db::moment(before))
    .execute(&mut *tx)
    .await?;
    // A correction must say what kind of somebody made it.
    let corrections = db::query(
        "update directory_correction set changed_by = 'account:'
          where changed_at < $1 and substr(changed_by, 1, 8) = 'account:' and changed_by <> 'account:'",
    )
    .bind(db::moment(before))
    .execute(&mut *tx)
    .await?;
    Ok(history.rows_affected() + corrections.rows_affected())
}
