//! Sources, and which of them a region believes first.

use db::AnyConnection;
use kernel::Id;

use super::records::id_of;
use crate::model::Preference;

/// A source as the mapping that reads its files names it.
#[derive(Clone, Debug, Default)]
pub struct SourceFacts<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub publisher: Option<&'a str>,
    pub address: Option<&'a str>,
    pub language: Option<&'a str>,
    pub licence: Option<&'a str>,
}

/// Writes a source, or what is newly known of it; true where something of it changed. What a mapping does not say
/// stays as it was.
///
/// # Errors
/// The database's.
pub async fn put_source(
    tx: &mut AnyConnection,
    source: &SourceFacts<'_>,
) -> Result<bool, db::Error> {
    let done = db::query(
        "insert into directory_source (id, title, publisher, address, language, licence)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update set title = excluded.title,
             publisher = coalesce(excluded.publisher, directory_source.publisher),
             address = coalesce(excluded.address, directory_source.address),
             language = coalesce(excluded.language, directory_source.language),
             licence = coalesce(excluded.licence, directory_source.licence)
          where directory_source.title <> excluded.title
             or coalesce(excluded.publisher, directory_source.publisher, '') <> coalesce(directory_source.publisher, '')
             or coalesce(excluded.address, directory_source.address, '') <> coalesce(directory_source.address, '')
             or coalesce(excluded.language, directory_source.language, '') <> coalesce(directory_source.language, '')
             or coalesce(excluded.licence, directory_source.licence, '') <> coalesce(directory_source.licence, '')",
    )
    .bind(source.id)
    .bind(source.title)
    .bind(source.publisher)
    .bind(source.address)
    .bind(source.language)
    .bind(source.licence)
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// # Errors
/// The database's.
pub async fn preferences(conn: &mut AnyConnection) -> Result<Vec<Preference>, db::Error> {
    let rows: Vec<(String, String, String)> = db::query_as(
        "select country, code_prefix, source_id from directory_preference order by country, code_prefix",
    )
    .fetch_all(&mut *conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(country, code_prefix, source)| Preference {
            country,
            code_prefix,
            source,
        })
        .collect())
}

/// Writes which source a region prefers; without a source it prefers none any more.
///
/// # Errors
/// The database's; among them a source that is not known (`directory_preference_source`).
pub async fn put_preference(
    tx: &mut AnyConnection,
    country: &str,
    code_prefix: &str,
    source: Option<&str>,
) -> Result<(), db::Error> {
    db::query("delete from directory_preference where country = $1 and code_prefix = $2")
        .bind(country)
        .bind(code_prefix)
        .execute(&mut *tx)
        .await?;
    if let Some(source) = source {
        db::query(
            "insert into directory_preference (country, code_prefix, source_id) values ($1, $2, $3)",
        )
        .bind(country)
        .bind(code_prefix)
        .bind(source)
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// The places of a country of which more than one source speaks, in order, from after one on.
///
/// # Errors
/// The database's.
pub async fn places_of_several_sources(
    tx: &mut AnyConnection,
    country: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<Id>, db::Error> {
    let rows = db::query(
        "select p.id from directory_place p
          where p.country = $1 and p.id > $2
            and (select count(distinct r.source_id) from directory_record r where r.place_id = p.id) > 1
          order by p.id limit $3",
    )
    .bind(country)
    .bind(after)
    .bind(limit)
    .fetch_all(&mut *tx)
    .await?;
    rows.iter().map(|row| id_of(row, 0)).collect()
}
