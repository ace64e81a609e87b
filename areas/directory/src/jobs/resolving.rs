//! A place is what its records and corrections make it: whoever changes one of these has the place made anew.

use db::AnyConnection;
use jiff::civil::Date;
use kernel::Id;

use crate::model::{Preference, Record, Resolved, fields_of, heard, place_of};
use crate::store;

/// What a place's records say together, heard as its region prefers.
///
/// # Errors
/// The database's.
pub async fn resolved(
    tx: &mut AnyConnection,
    place: &Id,
    preferences: &[Preference],
) -> Result<(Vec<Record>, Resolved), db::Error> {
    let records = store::records_of(tx, place).await?;
    let corrections = store::corrections_of(tx, place).await?;
    let resolved = heard(&records, &corrections, preferences);
    Ok((records, resolved))
}

/// Makes a place anew out of its records; a place that has none stays as it is.
///
/// # Errors
/// The database's.
pub async fn remake(
    tx: &mut AnyConnection,
    place: &Id,
    preferences: &[Preference],
) -> Result<(), db::Error> {
    let (records, resolved) = resolved(tx, place, preferences).await?;
    let Some(first) = records.first() else {
        return Ok(());
    };
    let organisation = organisation_of(tx, &resolved).await?;
    let taken = place_of(place.clone(), organisation, &resolved, &first.source);
    store::rewrite_place(tx, &taken.place, taken.closed).await
}

/// The organisation that a record names by its id here; a name alone makes nobody's organisation.
pub async fn organisation_of(
    tx: &mut AnyConnection,
    resolved: &Resolved,
) -> Result<Option<Id>, db::Error> {
    let named = resolved.fields.get("organisation_id");
    let id = named
        .and_then(|shown| shown.values.first())
        .and_then(|text| Id::parse(text).ok());
    match id {
        Some(id) if store::has_organisation(tx, &id).await? => Ok(Some(id)),
        _ => Ok(None),
    }
}

/// Lets a place that has no record yet say in one what it says in its row: before another source speaks of it.
///
/// # Errors
/// The database's.
pub async fn ensure_record(
    tx: &mut AnyConnection,
    place: &Id,
    today: Date,
) -> Result<(), db::Error> {
    if !store::records_of(tx, place).await?.is_empty() {
        return Ok(());
    }
    let Some(known) = store::any_place(tx, place).await? else {
        return Ok(());
    };
    let mut fields = fields_of(&known, None);
    fields.set(
        "organisation_id",
        known.organisation.iter().map(ToString::to_string).collect(),
    );
    let record = Record {
        source: known.source.clone(),
        key: place.to_string(),
        fields,
        stated_on: known.stated_on.clone(),
        gone_on: None,
        own: true,
    };
    store::insert_record(tx, &record, place, today, None).await
}
