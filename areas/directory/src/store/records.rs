//! What sources say: records, readings of files and corrections.

use db::AnyConnection;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Id;
use sqlx::Row;

use crate::model::{Correction, Fields, Record};

/// Begins a reading of a file; one of the same source that has not ended may write no more.
///
/// # Errors
/// The database's.
pub async fn begin_import(
    tx: &mut AnyConnection,
    id: &Id,
    source: &str,
    at: Timestamp,
) -> Result<(), db::Error> {
    db::query(
        "update directory_import set finished_at = $2 where source_id = $1 and finished_at is null",
    )
    .bind(source)
    .bind(db::moment(at))
    .execute(&mut *tx)
    .await?;
    db::query("insert into directory_import (id, source_id, started_at) values ($1, $2, $3)")
        .bind(id.as_str())
        .bind(source)
        .bind(db::moment(at))
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// Whether a reading may write in this transaction: no other of its source began since. The row is written so that
/// another one has to wait until this transaction ends.
///
/// # Errors
/// The database's.
pub async fn still_reading(tx: &mut AnyConnection, id: &Id) -> Result<bool, db::Error> {
    let done = db::query(
        "update directory_import set started_at = started_at where id = $1 and finished_at is null",
    )
    .bind(id.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends a reading; earlier ones of the same source that no record speaks of are forgotten.
///
/// # Errors
/// The database's.
pub async fn end_import(
    tx: &mut AnyConnection,
    id: &Id,
    source: &str,
    at: Timestamp,
) -> Result<(), db::Error> {
    db::query("update directory_import set finished_at = $2 where id = $1")
        .bind(id.as_str())
        .bind(db::moment(at))
        .execute(&mut *tx)
        .await?;
    db::query(
        "delete from directory_import
          where source_id = $1 and id <> $2
            and not exists (select 1 from directory_record where directory_record.import_id = directory_import.id)",
    )
    .bind(source)
    .bind(id.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// A record as a reading meets it.
#[derive(Clone, Debug)]
pub struct KnownRecord {
    pub place: Id,
    pub fingerprint: String,
    pub stated_on: Option<String>,
    pub gone_on: Option<String>,
}

pub(super) fn id_of(row: &sqlx::any::AnyRow, column: usize) -> Result<Id, db::Error> {
    let text: String = row.try_get(column)?;
    Id::parse(&text).map_err(|_| db::Error::unreadable("an id"))
}

/// # Errors
/// The database's.
pub async fn known_record(
    tx: &mut AnyConnection,
    source: &str,
    key: &str,
) -> Result<Option<KnownRecord>, db::Error> {
    let row = db::query(
        "select place_id, fingerprint, stated_on, gone_on
           from directory_record where source_id = $1 and source_key = $2",
    )
    .bind(source)
    .bind(key)
    .fetch_optional(&mut *tx)
    .await?;
    row.map(|row| {
        Ok(KnownRecord {
            place: id_of(&row, 0)?,
            fingerprint: row.try_get(1)?,
            stated_on: row.try_get(2)?,
            gone_on: row.try_get(3)?,
        })
    })
    .transpose()
}

/// The key under which a record of a source without ids is known that says exactly this; one of the two keys that
/// such a record can have, and nothing where neither says so.
///
/// # Errors
/// The database's.
pub async fn key_of_content(
    conn: &mut AnyConnection,
    source: &str,
    keys: [&str; 2],
    fingerprint: &str,
) -> Result<Option<String>, db::Error> {
    let row = db::query_scalar(
        "select source_key from directory_record
          where source_id = $1 and source_key in ($2, $3) and fingerprint = $4
          order by case when gone_on is null then 0 else 1 end, source_key limit 1",
    )
    .bind(source)
    .bind(keys[0])
    .bind(keys[1])
    .bind(fingerprint);
    Ok(row.fetch_optional(&mut *conn).await?)
}

/// Where a record was met.
#[derive(Clone, Copy, Debug)]
pub struct Met<'a> {
    pub import: &'a Id,
    pub row: i64,
}

/// # Errors
/// The database's.
pub async fn insert_record(
    tx: &mut AnyConnection,
    record: &Record,
    place: &Id,
    taken_on: Date,
    met: Option<Met<'_>>,
) -> Result<(), db::Error> {
    db::query(
        "insert into directory_record (source_id, source_key, place_id, home_place_id, fields, fingerprint, stated_on,
             taken_on, import_id, row_number, gone_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(record.source.as_str())
    .bind(record.key.as_str())
    .bind(place.as_str())
    .bind(place.as_str())
    .bind(json(&record.fields))
    .bind(record.fields.fingerprint())
    .bind(record.stated_on.clone())
    .bind(taken_on.to_string())
    .bind(met.map(|met| met.import.as_str().to_owned()))
    .bind(met.map(|met| met.row))
    .bind(record.gone_on.clone())
    .execute(&mut *tx)
    .await?;
    Ok(())
}

fn json(fields: &Fields) -> String {
    serde_json::to_string(fields).unwrap_or_default()
}

/// Writes what a record says now.
///
/// # Errors
/// The database's.
pub async fn update_record(
    tx: &mut AnyConnection,
    record: &Record,
    met: Met<'_>,
) -> Result<(), db::Error> {
    db::query(
        "update directory_record
            set fields = $3, fingerprint = $4, stated_on = $5, import_id = $6, row_number = $7, gone_on = null
          where source_id = $1 and source_key = $2",
    )
    .bind(record.source.as_str())
    .bind(record.key.as_str())
    .bind(json(&record.fields))
    .bind(record.fields.fingerprint())
    .bind(record.stated_on.clone())
    .bind(met.import.as_str())
    .bind(met.row)
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// Writes that a reading met a record that says what it said before; whether there is such a record.
///
/// # Errors
/// The database's.
pub async fn meet_record(
    tx: &mut AnyConnection,
    source: &str,
    key: &str,
    met: Met<'_>,
) -> Result<bool, db::Error> {
    let done = db::query(
        "update directory_record set import_id = $3, row_number = $4 where source_id = $1 and source_key = $2",
    )
    .bind(source)
    .bind(key)
    .bind(met.import.as_str())
    .bind(met.row)
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The records after one that their source still has and a reading did not meet, by key, with their places.
///
/// # Errors
/// The database's.
pub async fn left_out(
    conn: &mut AnyConnection,
    source: &str,
    import: &Id,
    after: &str,
    limit: i64,
) -> Result<Vec<(String, Id)>, db::Error> {
    let rows = db::query(
        "select source_key, place_id from directory_record
          where source_id = $1 and gone_on is null and (import_id is null or import_id <> $2) and source_key > $3
          order by source_key limit $4",
    )
    .bind(source)
    .bind(import.as_str())
    .bind(after)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter()
        .map(|row| Ok((row.try_get(0)?, id_of(row, 1)?)))
        .collect()
}

/// Marks a record that its source no longer names; the place that it speaks of.
///
/// # Errors
/// The database's.
pub async fn mark_gone(
    tx: &mut AnyConnection,
    source: &str,
    key: &str,
    on: Date,
) -> Result<Option<Id>, db::Error> {
    let row = db::query(
        "update directory_record set gone_on = $3 where source_id = $1 and source_key = $2 returning place_id",
    )
    .bind(source)
    .bind(key)
    .bind(on.to_string())
    .fetch_optional(&mut *tx)
    .await?;
    row.map(|row| id_of(&row, 0)).transpose()
}

/// All records of a place.
///
/// # Errors
/// The database's, or a record that cannot be read.
pub async fn records_of(tx: &mut AnyConnection, place: &Id) -> Result<Vec<Record>, db::Error> {
    let rows = db::query(
        "select source_id, source_key, fields, stated_on, gone_on,
                case when home_place_id = place_id then 1 else 0 end
           from directory_record where place_id = $1 order by source_id, source_key",
    )
    .bind(place.as_str())
    .fetch_all(&mut *tx)
    .await?;
    rows.iter().map(record_at).collect()
}

/// A row of source, key, fields, the two dates, and 1 where the place was made for the record.
pub(super) fn record_at(row: &sqlx::any::AnyRow) -> Result<Record, db::Error> {
    let fields: String = row.try_get(2)?;
    Ok(Record {
        source: row.try_get(0)?,
        key: row.try_get(1)?,
        fields: serde_json::from_str(&fields)
            .map_err(|_| db::Error::unreadable("the fields of a record"))?,
        stated_on: row.try_get(3)?,
        gone_on: row.try_get(4)?,
        own: row.try_get::<i64, _>(5)? == 1,
    })
}

/// # Errors
/// The database's, or a correction that cannot be read.
pub async fn corrections_of(
    tx: &mut AnyConnection,
    place: &Id,
) -> Result<Vec<Correction>, db::Error> {
    let rows = db::query(
        "select field, said, changed_at, changed_by from directory_correction where place_id = $1 order by field",
    )
    .bind(place.as_str())
    .fetch_all(&mut *tx)
    .await?;
    rows.into_iter()
        .map(|row| {
            let said: String = row.try_get(1)?;
            Ok(Correction {
                field: row.try_get(0)?,
                values: serde_json::from_str(&said)
                    .map_err(|_| db::Error::unreadable("a correction"))?,
                changed_at: row.try_get(2)?,
                changed_by: row.try_get(3)?,
            })
        })
        .collect()
}

/// Writes that a field was changed here, over an earlier change of the same field.
///
/// # Errors
/// The database's.
pub async fn put_correction(
    tx: &mut AnyConnection,
    place: &Id,
    correction: &Correction,
) -> Result<(), db::Error> {
    db::query(
        "insert into directory_correction (place_id, field, said, changed_at, changed_by) values ($1, $2, $3, $4, $5)
         on conflict (place_id, field) do update set said = excluded.said, changed_at = excluded.changed_at,
             changed_by = excluded.changed_by",
    )
    .bind(place.as_str())
    .bind(correction.field.as_str())
    .bind(serde_json::to_string(&correction.values).unwrap_or_default())
    .bind(correction.changed_at.as_str())
    .bind(correction.changed_by.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// Forgets that a field was changed here, unless it was changed again since that moment.
///
/// # Errors
/// The database's.
pub async fn drop_correction(
    tx: &mut AnyConnection,
    place: &Id,
    field: &str,
    changed_at: &str,
) -> Result<(), db::Error> {
    db::query(
        "delete from directory_correction where place_id = $1 and field = $2 and changed_at = $3",
    )
    .bind(place.as_str())
    .bind(field)
    .bind(changed_at)
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// Lets the sources speak of a field again.
///
/// # Errors
/// The database's.
pub async fn clear_correction(
    tx: &mut AnyConnection,
    place: &Id,
    field: &str,
) -> Result<(), db::Error> {
    db::query("delete from directory_correction where place_id = $1 and field = $2")
        .bind(place.as_str())
        .bind(field)
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// Whether there is such an organisation.
///
/// # Errors
/// The database's.
pub async fn has_organisation(tx: &mut AnyConnection, id: &Id) -> Result<bool, db::Error> {
    Ok(
        db::query("select 1 from directory_organisation where id = $1")
            .bind(id.as_str())
            .fetch_optional(&mut *tx)
            .await?
            .is_some(),
    )
}

/// How many records that their source still has a reading did not meet; all of them where it wrote nothing.
///
/// # Errors
/// The database's.
pub async fn not_met(
    conn: &mut AnyConnection,
    source: &str,
    import: &Id,
) -> Result<u64, db::Error> {
    let count: i64 = db::query_scalar(
        "select count(*) from directory_record
          where source_id = $1 and gone_on is null and (import_id is null or import_id <> $2)",
    )
    .bind(source)
    .bind(import.as_str())
    .fetch_one(&mut *conn)
    .await?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// How many active places there are.
///
/// # Errors
/// The database's.
pub async fn count_places(conn: &mut AnyConnection) -> Result<i64, db::Error> {
    Ok(
        db::query_scalar("select count(*) from directory_place where state = 'active'")
            .fetch_one(&mut *conn)
            .await?,
    )
}
