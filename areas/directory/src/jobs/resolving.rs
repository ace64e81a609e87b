//! A place is what its records and corrections make it: whoever changes one of these has the place made anew.

use std::collections::BTreeSet;

use db::AnyConnection;
use jiff::civil::Date;
use kernel::Id;

use crate::model::{Place, Record, Resolved, Service, fields_of, heard, place_of};
use crate::store;

/// What a place's records say together, heard as its region prefers.
///
/// # Errors
/// The database's.
pub async fn resolved(
    conn: &mut AnyConnection,
    place: &Id,
) -> Result<(Vec<Record>, Resolved), db::Error> {
    let records = store::records_of(conn, place).await?;
    let corrections = store::corrections_of(conn, place).await?;
    let preferences = store::preferences(conn).await?;
    let resolved = heard(&records, &corrections, &preferences);
    Ok((records, resolved))
}

/// Holds places so that nobody else changes them until this transaction ends; in the order of their ids, so that
/// two who need the same ones never wait for each other in a circle.
///
/// # Errors
/// The database's.
pub async fn hold<'a>(
    tx: &mut AnyConnection,
    places: impl IntoIterator<Item = &'a Id>,
) -> Result<(), db::Error> {
    for place in places.into_iter().collect::<BTreeSet<_>>() {
        store::hold_place(tx, place).await?;
    }
    Ok(())
}

/// Makes a place anew out of its records, and gives it; one that has none stays as it is. The place is held before
/// anything is read of it: what another transaction changes meanwhile is either seen here, or sees this.
///
/// # Errors
/// The database's.
pub async fn remake(tx: &mut AnyConnection, place: &Id) -> Result<Option<Place>, db::Error> {
    remake_over(tx, place, None).await
}

/// The same; what the place says as it said before keeps its source. A record that [`ensure_record`] made names one
/// source for all that the place says.
///
/// # Errors
/// The database's.
pub async fn remake_over(
    tx: &mut AnyConnection,
    place: &Id,
    before: Option<&Place>,
) -> Result<Option<Place>, db::Error> {
    store::hold_place(tx, place).await?;
    let (records, resolved) = resolved(tx, place).await?;
    let Some(first) = records.first() else {
        return Ok(None);
    };
    let organisation = organisation_of(tx, &resolved).await?;
    let mut taken = place_of(place.clone(), organisation, &resolved, &first.source);
    if let Some(before) = before {
        keep_sources(&mut taken.place, before);
    }
    store::rewrite_place(tx, &taken.place, taken.closed).await?;
    Ok(Some(taken.place))
}

fn keep_sources(place: &mut Place, before: &Place) {
    for service in &mut place.services {
        let same = |old: &&Service| {
            (old.need, old.mode, old.offered) == (service.need, service.mode, service.offered)
        };
        if let Some(old) = before.services.iter().find(same) {
            service.source.clone_from(&old.source);
        }
    }
    for (question, fact) in &mut place.answers {
        if let Some(old) = before.answers.get(question)
            && old.yes == fact.yes
        {
            fact.source.clone_from(&old.source);
        }
    }
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
    if let Some(record) = own_record(tx, place).await? {
        store::insert_record(tx, &record, place, today, None).await?;
    }
    Ok(())
}

/// What a place without records says in its row, as a record would say it.
///
/// # Errors
/// The database's.
pub async fn own_record(conn: &mut AnyConnection, place: &Id) -> Result<Option<Record>, db::Error> {
    let Some(known) = store::any_place(conn, place).await? else {
        return Ok(None);
    };
    let mut fields = fields_of(&known, known.run_by.as_deref());
    fields.set("hours_text", known.hours_said.clone().into_iter().collect());
    fields.set(
        "organisation_id",
        known.organisation.iter().map(ToString::to_string).collect(),
    );
    Ok(Some(Record {
        source: known.source,
        key: place.to_string(),
        fields,
        stated_on: known.stated_on,
        gone_on: None,
        own: true,
    }))
}
