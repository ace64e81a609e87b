//! Reports that something is wrong at a place.

use db::AnyConnection;
use jiff::Timestamp;
use kernel::Id;
use sqlx::Row;

use crate::model::{Report, ReportDraft, SettledAs};

/// # Errors
/// The database's; among them an unknown place (`directory_report_place`).
pub async fn add_report(
    tx: &mut AnyConnection,
    id: &Id,
    place: &Id,
    draft: &ReportDraft,
    now: Timestamp,
) -> Result<(), db::Error> {
    db::query(
        "insert into directory_report (id, place_id, subject, message, language, state, made_at)
         values ($1, $2, $3, $4, $5, 'open', $6)",
    )
    .bind(id.as_str())
    .bind(place.as_str())
    .bind(draft.subject.code())
    .bind(draft.message.as_str())
    .bind(draft.language.code())
    .bind(db::moment(now))
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// The open reports, oldest first.
///
/// # Errors
/// The database's.
pub async fn open_reports(conn: &mut AnyConnection) -> Result<Vec<Report>, db::Error> {
    let rows = db::query(
        "select id, place_id, subject, message, language, made_at
         from directory_report
         where state = 'open'
         order by made_at, id",
    )
    .fetch_all(&mut *conn)
    .await?;
    let id = |text: String| Id::parse(&text).map_err(|_| db::Error::unreadable("an id"));
    rows.into_iter()
        .map(|row| {
            Ok(Report {
                id: id(row.try_get("id")?)?,
                place: id(row.try_get("place_id")?)?,
                subject: row.try_get("subject")?,
                message: row.try_get("message")?,
                language: row.try_get("language")?,
                made_at: row.try_get("made_at")?,
            })
        })
        .collect()
}

/// `open`, `settled`, or nothing where there is no such report.
///
/// # Errors
/// The database's.
pub async fn report_state(conn: &mut AnyConnection, id: &Id) -> Result<Option<String>, db::Error> {
    let row = db::query("select state from directory_report where id = $1")
        .bind(id.as_str())
        .fetch_optional(&mut *conn)
        .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

/// Settles an open report; false where it was none.
///
/// # Errors
/// The database's.
pub async fn settle_report(
    tx: &mut AnyConnection,
    id: &Id,
    settled_as: SettledAs,
    now: Timestamp,
) -> Result<bool, db::Error> {
    let done = db::query(
        "update directory_report
         set state = 'settled', settled_as = $1, settled_at = $2
         where id = $3 and state = 'open'",
    )
    .bind(settled_as.code())
    .bind(db::moment(now))
    .bind(id.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Deletes the open reports that were made before this moment; how many.
///
/// # Errors
/// The database's.
pub async fn purge_open_reports(
    tx: &mut AnyConnection,
    made_before: Timestamp,
) -> Result<u64, db::Error> {
    let done = db::query("delete from directory_report where state = 'open' and made_at < $1")
        .bind(db::moment(made_before))
        .execute(&mut *tx)
        .await?;
    Ok(done.rows_affected())
}

/// Deletes the reports that were settled before this moment; how many.
///
/// # Errors
/// The database's.
pub async fn purge_reports(
    tx: &mut AnyConnection,
    settled_before: Timestamp,
) -> Result<u64, db::Error> {
    let done =
        db::query("delete from directory_report where state = 'settled' and settled_at < $1")
            .bind(db::moment(settled_before))
            .execute(&mut *tx)
            .await?;
    Ok(done.rows_affected())
}
