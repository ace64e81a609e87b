//! Everything that an export says, in a few queries however many places there are.

use std::collections::{BTreeMap, HashMap, HashSet};

use db::AnyConnection;
use sqlx::Row;

use super::board::{every_place, texts};
use super::records::record_at;
use super::sources::preferences;
use crate::model::{Correction, ExportedSource, Place, Preference, Record};

/// What is known of all places, before it is resolved.
#[derive(Debug, Default)]
pub struct Known {
    /// In the order of their ids, with whether each is active. Those that were merged into another are not there:
    /// what their records say belongs to the other now.
    pub places: Vec<(Place, bool)>,
    /// By place.
    pub records: HashMap<String, Vec<Record>>,
    /// By place.
    pub corrections: HashMap<String, Vec<Correction>>,
    pub preferences: Vec<Preference>,
    pub sources: HashMap<String, ExportedSource>,
    /// Names of organisations by id and language.
    pub organisations: HashMap<String, BTreeMap<String, String>>,
}

/// Reads all places: inside a snapshot, so that they belong together.
///
/// # Errors
/// The database's, or a row that cannot be read.
pub async fn load_exports(conn: &mut AnyConnection) -> Result<Known, db::Error> {
    let merged = merged(conn).await?;
    let places = every_place(conn).await?;
    let organisations = texts(
        conn,
        "select organisation_id, field, language, text from directory_organisation_text where field = 'name'",
    )
    .await?;
    Ok(Known {
        places: places
            .into_iter()
            .filter(|(place, active)| *active || !merged.contains(place.id.as_str()))
            .collect(),
        records: records(conn).await?,
        corrections: corrections(conn).await?,
        preferences: preferences(conn).await?,
        sources: sources(conn).await?,
        organisations: organisations
            .into_iter()
            .filter_map(|(id, mut fields)| fields.remove("name").map(|name| (id, name.0)))
            .collect(),
    })
}

async fn merged(conn: &mut AnyConnection) -> Result<HashSet<String>, db::Error> {
    let rows: Vec<(String,)> = db::query_as(
        "select old_id from directory_alias where kind = 'place' and new_id is not null",
    )
    .fetch_all(&mut *conn)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

async fn records(conn: &mut AnyConnection) -> Result<HashMap<String, Vec<Record>>, db::Error> {
    let rows = db::query(
        "select source_id, source_key, fields, stated_on, gone_on,
                case when home_place_id = place_id then 1 else 0 end, place_id
           from directory_record order by source_id, source_key",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut records: HashMap<String, Vec<Record>> = HashMap::new();
    for row in rows {
        let place: String = row.try_get(6)?;
        records.entry(place).or_default().push(record_at(&row)?);
    }
    Ok(records)
}

async fn corrections(
    conn: &mut AnyConnection,
) -> Result<HashMap<String, Vec<Correction>>, db::Error> {
    let rows = db::query(
        "select place_id, field, said, changed_at, changed_by from directory_correction order by place_id, field",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut corrections: HashMap<String, Vec<Correction>> = HashMap::new();
    for row in rows {
        let said: String = row.try_get(2)?;
        let correction = Correction {
            field: row.try_get(1)?,
            values: serde_json::from_str(&said)
                .map_err(|_| db::Error::unreadable("a correction"))?,
            changed_at: row.try_get(3)?,
            changed_by: row.try_get(4)?,
        };
        corrections
            .entry(row.try_get(0)?)
            .or_default()
            .push(correction);
    }
    Ok(corrections)
}

async fn sources(conn: &mut AnyConnection) -> Result<HashMap<String, ExportedSource>, db::Error> {
    let rows: Vec<(String, String, Option<String>, Option<String>)> =
        db::query_as("select id, title, publisher, licence from directory_source")
            .fetch_all(&mut *conn)
            .await?;
    Ok(rows
        .into_iter()
        .map(|(id, title, publisher, licence)| {
            let source = ExportedSource {
                id: id.clone(),
                title,
                publisher,
                licence,
            };
            (id, source)
        })
        .collect())
}
