//! Who says what of a place, and which source a region believes first.

use kernel::Id;
use web::{Ground, Permit};

use super::places::ChangeError;
use super::resolving::{hold, own_record, remake, resolved};
use super::tell;
use crate::access::ChangePlaces;
use crate::model::{Preference, Resolved, resolve};
use crate::store;

/// How many places are made anew in one transaction.
const BATCH: i64 = 500;

/// Every field of a place with who says it, since when, what was changed here, and what other sources say.
///
/// # Errors
/// [`ChangeError`]: no such place, or one that was merged: what was said of it speaks for the other since.
pub async fn fields_with_origin(ground: &Ground, id: &Id) -> Result<Resolved, ChangeError> {
    let mut conn = ground.db.snapshot().await?;
    if let Some(into) = store::merged_into(&mut conn, "place", id).await?.flatten() {
        return Err(ChangeError::Merged(id.clone(), into));
    }
    let (records, known) = resolved(&mut conn, id).await?;
    if !records.is_empty() {
        return Ok(known);
    }
    let own = own_record(&mut conn, id)
        .await?
        .ok_or_else(|| ChangeError::Unknown(id.clone()))?;
    let corrections = store::corrections_of(&mut conn, id).await?;
    Ok(resolve(&[own], &corrections, None))
}

/// The wishes of all regions.
///
/// # Errors
/// The database's.
pub async fn list_preferences(
    ground: &Ground,
    _permit: &Permit<ChangePlaces>,
) -> Result<Vec<Preference>, db::Error> {
    store::preferences(&mut *ground.db.read().await?).await
}

/// Lets a region believe one source first; without a source it has no wish any more. Every place of the country of
/// which several sources speak is made anew; how many these were. Nothing that another source says is lost by it,
/// and where it was broken off it can be said again.
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
    store::put_preference(&mut tx, country, code_prefix, source)
        .await
        .map_err(|error| match error.violation() {
            Some(db::Violation::ForeignKey) => {
                ChangeError::NoSource(source.unwrap_or_default().to_owned())
            }
            _ => ChangeError::Database(error),
        })?;
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
    let mut remade = 0;
    let mut after = String::new();
    loop {
        let mut tx = ground.db.begin().await?;
        let places = store::places_of_several_sources(&mut tx, country, &after, BATCH).await?;
        let Some(last) = places.last() else {
            return Ok(remade);
        };
        after = last.to_string();
        hold(&mut tx, &places).await?;
        for place in &places {
            remake(&mut tx, place).await?;
        }
        // Last: from the first of these on, nobody else can tell anything until the end.
        for place in &places {
            let actor = permit.actor();
            tell(&mut tx, ground, actor, "place.changed", place.as_str()).await?;
            remade += 1;
        }
        tx.commit().await?;
    }
}
