//! Who says what of a place, and which source a region believes first.

use kernel::Id;
use web::{Ground, Permit};

use super::places::{ChangeError, today};
use super::resolving::{remake, resolved};
use super::tell;
use crate::access::ChangePlaces;
use crate::model::{Record, Resolved, fields_of, resolve};
use crate::store;

/// How many places are made anew in one transaction.
const BATCH: i64 = 500;

/// Every field of a place with who says it, since when, what was changed here, and what other sources say;
/// nothing where there is no such place.
///
/// # Errors
/// The database's.
pub async fn fields_with_origin(ground: &Ground, id: &Id) -> Result<Option<Resolved>, db::Error> {
    let mut conn = ground.db.snapshot().await?;
    let preferences = store::preferences(&mut conn).await?;
    let (records, known) = resolved(&mut conn, id, &preferences).await?;
    if !records.is_empty() {
        return Ok(Some(known));
    }
    let Some(place) = store::any_place(&mut conn, id).await? else {
        return Ok(None);
    };
    let own = Record {
        source: place.source.clone(),
        key: place.id.to_string(),
        fields: fields_of(&place, None),
        stated_on: place.stated_on.clone(),
        gone_on: None,
        own: true,
    };
    let corrections = store::corrections_of(&mut conn, id).await?;
    Ok(Some(resolve(&[own], &corrections, None)))
}

/// Lets a region believe one source first; without a source it has no wish any more. Every place that the source
/// speaks of is made anew; how many these were. Nothing that another source says is lost by it.
///
/// # Errors
/// [`ChangeError`]: a source or a country that is not known.
pub async fn prefer_source(
    ground: &Ground,
    permit: &Permit<ChangePlaces>,
    country: &str,
    code_prefix: &str,
    source: Option<&str>,
) -> Result<u64, ChangeError> {
    let a_country = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    let a_prefix =
        code_prefix.len() <= 5 && code_prefix.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !a_country || !a_prefix {
        return Err(ChangeError::NoRegion);
    }
    let mut tx = ground.db.begin().await?;
    let before = store::preferences(&mut tx).await?;
    store::put_preference(&mut tx, country, code_prefix, source)
        .await
        .map_err(|error| match error.violation() {
            Some(db::Violation::ForeignKey) => {
                ChangeError::NoSource(source.unwrap_or_default().to_owned())
            }
            _ => ChangeError::Database(error),
        })?;
    let preferences = store::preferences(&mut tx).await?;
    let subject = format!("{country}:{code_prefix}");
    tell(
        &mut tx,
        ground,
        permit.actor(),
        "preference.changed",
        &subject,
    )
    .await?;
    tx.commit().await?;
    let was = before
        .iter()
        .find(|one| one.country == country && one.code_prefix == code_prefix)
        .map(|one| one.source.as_str());
    let mut remade = 0;
    for source in [was, source].into_iter().flatten() {
        let mut after = String::new();
        loop {
            let mut tx = ground.db.begin().await?;
            let places = store::places_of_source(&mut tx, source, &after, BATCH).await?;
            let Some(last) = places.last() else { break };
            after = last.to_string();
            for place in &places {
                remake(&mut tx, place, &preferences).await?;
                tell(
                    &mut tx,
                    ground,
                    permit.actor(),
                    "place.changed",
                    place.as_str(),
                )
                .await?;
                remade += 1;
            }
            tx.commit().await?;
        }
    }
    Ok(remade)
}

/// Looks through all places for pairs that may be the same; how many were not known before.
///
/// # Errors
/// The database's.
pub async fn find_duplicates(
    ground: &std::sync::Arc<Ground>,
    _permit: &Permit<ChangePlaces>,
) -> Result<u64, db::Error> {
    super::duplicates::propose_all(ground, today(ground)).await
}
