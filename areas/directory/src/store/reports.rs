//! Reports that something is wrong at a place.

use db::AnyConnection;
use jiff::Timestamp;
use kernel::Id;
use sqlx::Row;

use super::scope::{of_scope, parameters};
use crate::model::{Report, ReportDraft, Scope, Settled, SettledAs};

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

/// How many open reports there are.
///
/// # Errors
/// The database's.
pub async fn count_reports_of(
    conn: &mut AnyConnection,
    scope: &Scope<'_>,
) -> Result<usize, db::Error> {
    let [organisation, only, coordinates] = parameters(scope);
    let count: i64 = db::query_scalar(of_scope!(
        "select count(*) from mine cross join directory_report r
              where r.place_id = mine.id and r.state = 'open'"
    ))
    .bind(organisation)
    .bind(only)
    .bind(coordinates)
    .fetch_one(&mut *conn)
    .await?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// The open reports, oldest first, from one on.
///
/// # Errors
/// The database's.
pub async fn reports_of(
    conn: &mut AnyConnection,
    scope: &Scope<'_>,
    from: usize,
    limit: usize,
) -> Result<Vec<Report>, db::Error> {
    let [organisation, only, coordinates] = parameters(scope);
    let rows = db::query(of_scope!(
        "select r.id, r.place_id, r.subject, r.message, r.language, r.made_at
               from mine cross join directory_report r
              where r.place_id = mine.id and r.state = 'open'
              order by r.made_at, r.id
              limit $4 offset $5"
    ))
    .bind(organisation)
    .bind(only)
    .bind(coordinates)
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .bind(i64::try_from(from).unwrap_or(i64::MAX))
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(report_at).collect()
}

fn report_at(row: &sqlx::any::AnyRow) -> Result<Report, db::Error> {
    let id = |text: String| Id::parse(&text).map_err(|_| db::Error::unreadable("an id"));
    Ok(Report {
        id: id(row.try_get("id")?)?,
        place: id(row.try_get("place_id")?)?,
        subject: row.try_get("subject")?,
        message: row.try_get("message")?,
        language: row.try_get("language")?,
        made_at: row.try_get("made_at")?,
    })
}

/// How many open reports there are in each commune of those that begin with one of an organisation's prefixes.
///
/// # Errors
/// The database's.
pub async fn open_reports_by_commune(
    conn: &mut AnyConnection,
    organisation: &Id,
) -> Result<Vec<(String, i64)>, db::Error> {
    let rows = db::query_as(
        "select p.commune_nis, count(*)
           from directory_report r join directory_place p on p.id = r.place_id
          where r.state = 'open' and p.country = 'BE' and p.commune_nis is not null
            and exists (
                select 1 from directory_coordination c
                 where c.organisation_id = $1
                   and substr(p.commune_nis, 1, length(c.code_prefix)) = c.code_prefix)
          group by p.commune_nis order by p.commune_nis",
    );
    Ok(rows
        .bind(organisation.as_str())
        .fetch_all(&mut *conn)
        .await?)
}

/// A report, and when and as what it was settled, where it was.
///
/// # Errors
/// The database's.
pub async fn report(
    conn: &mut AnyConnection,
    id: &Id,
) -> Result<Option<(Report, Option<Settled>)>, db::Error> {
    let row = db::query(
        "select id, place_id, subject, message, language, made_at, settled_at, settled_as
           from directory_report where id = $1",
    )
    .bind(id.as_str())
    .fetch_optional(&mut *conn)
    .await?;
    row.map(|row| {
        let at: Option<String> = row.try_get("settled_at")?;
        let settled_as: Option<String> = row.try_get("settled_as")?;
        let settled = match at.zip(settled_as) {
            Some((at, settled_as)) => Some(Settled {
                at: db::read_moment(&at)?,
                settled_as: SettledAs::parse(&settled_as)
                    .ok_or_else(|| db::Error::unreadable("what a report was settled as"))?,
            }),
            None => None,
        };
        Ok((report_at(&row)?, settled))
    })
    .transpose()
}
