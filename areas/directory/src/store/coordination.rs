//! Which communes an organisation coordinates.

use std::collections::BTreeMap;

use db::AnyConnection;
use kernel::{Id, Language, Wording};

/// The prefixes of an organisation, in order.
///
/// # Errors
/// The database's.
pub async fn prefixes_of(
    conn: &mut AnyConnection,
    organisation: &Id,
) -> Result<Vec<String>, db::Error> {
    let prefixes = db::query_scalar(
        "select code_prefix from directory_coordination where organisation_id = $1 order by code_prefix",
    );
    Ok(prefixes
        .bind(organisation.as_str())
        .fetch_all(&mut *conn)
        .await?)
}

/// The prefixes of every organisation that coordinates something.
///
/// # Errors
/// The database's, or an id that is none.
pub async fn all_prefixes(
    conn: &mut AnyConnection,
) -> Result<BTreeMap<Id, Vec<String>>, db::Error> {
    let rows: Vec<(String, String)> = db::query_as(
        "select organisation_id, code_prefix from directory_coordination order by organisation_id, code_prefix",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut all: BTreeMap<Id, Vec<String>> = BTreeMap::new();
    for (id, prefix) in rows {
        let id = Id::parse(&id).map_err(|_| db::Error::unreadable("an id"))?;
        all.entry(id).or_default().push(prefix);
    }
    Ok(all)
}

/// Writes what an organisation coordinates, over what it did before.
///
/// # Errors
/// The database's; among them an organisation that is not known (`directory_coordination_organisation`).
pub async fn put_prefixes(
    tx: &mut AnyConnection,
    organisation: &Id,
    prefixes: &[String],
) -> Result<(), db::Error> {
    db::query("delete from directory_coordination where organisation_id = $1")
        .bind(organisation.as_str())
        .execute(&mut *tx)
        .await?;
    for prefix in prefixes {
        db::query(
            "insert into directory_coordination (organisation_id, code_prefix) values ($1, $2)",
        )
        .bind(organisation.as_str())
        .bind(prefix.as_str())
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// The name of an organisation as somebody reads it in a language; nothing where there is no such organisation.
///
/// # Errors
/// The database's.
pub async fn organisation_name(
    conn: &mut AnyConnection,
    organisation: &Id,
    language: Language,
) -> Result<Option<String>, db::Error> {
    let rows: Vec<(String, String)> = db::query_as(
        "select language, text from directory_organisation_text where organisation_id = $1 and field = 'name'",
    )
    .bind(organisation.as_str())
    .fetch_all(&mut *conn)
    .await?;
    let name = Wording(rows.into_iter().collect());
    let text = name.for_reader(language).text;
    Ok((!text.is_empty()).then(|| text.to_owned()))
}
