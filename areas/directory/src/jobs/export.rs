//! All places leave in a form that others read.

use web::Ground;

use crate::model::{
    self, ExportError, ExportReport, Exported, ExportedSource, Fields, Format, Place, Record,
    fields_of, heard,
};
use crate::store::{self, KnownPlaces};

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ExportFailure {
    #[error(transparent)]
    Database(#[from] db::Error),
    #[error(transparent)]
    Unwritable(#[from] ExportError),
}

/// A file of all places as they stand at one moment, in the order of their ids, and what of them it could not take.
/// What is in it is public: every page says it too.
///
/// # Errors
/// [`ExportFailure`].
pub async fn export(
    ground: &Ground,
    format: Format,
) -> Result<(Vec<u8>, ExportReport), ExportFailure> {
    let places = exported(ground).await?;
    Ok(model::export(format, &places)?)
}

/// All places as an export says them, closed ones too, in the order of their ids.
///
/// # Errors
/// The database's.
pub async fn exported(ground: &Ground) -> Result<Vec<Exported>, db::Error> {
    let mut known = {
        let mut conn = ground.db.snapshot().await?;
        store::load_exports(&mut conn).await?
    };
    let places = std::mem::take(&mut known.places);
    Ok(places
        .into_iter()
        .map(|(place, active)| of_place(&place, active, &known))
        .collect())
}

fn of_place(place: &Place, active: bool, known: &KnownPlaces) -> Exported {
    let id = place.id.as_str();
    let records = known.records.get(id).map_or(&[][..], Vec::as_slice);
    let corrections = known.corrections.get(id).map_or(&[][..], Vec::as_slice);
    let mut fields = if records.is_empty() {
        fields_of(place, None)
    } else {
        heard(records, corrections, &known.preferences).values()
    };
    name_organisation(place, &mut fields, known);
    let source = known.sources.get(&place.source).cloned();
    Exported {
        id: place.id.clone(),
        source: source.unwrap_or_else(|| ExportedSource {
            id: place.source.clone(),
            title: place.source.clone(),
            ..ExportedSource::default()
        }),
        key: key_of(place, records),
        stated_on: place.stated_on.clone(),
        confirmed_on: place.confirmed_on.clone(),
        gone_on: place.gone_on.clone(),
        closed: !active || fields.first("closed") == Some("yes"),
        fields,
    }
}

/// What the source that the place names calls it: a key means nothing beside the name of another source. Of two
/// records of that source the one that the place was made for.
fn key_of(place: &Place, records: &[Record]) -> Option<String> {
    let mut its = records.iter().filter(|one| one.source == place.source);
    let first = its.next()?;
    let own = std::iter::once(first).chain(its).find(|one| one.own);
    Some(own.unwrap_or(first).key.clone())
}

/// An id means nothing elsewhere: the name goes with it.
fn name_organisation(place: &Place, fields: &mut Fields, known: &KnownPlaces) {
    let Some(id) = &place.organisation else {
        return;
    };
    fields.set("organisation_id", vec![id.to_string()]);
    if fields.first("organisation").is_some() {
        return;
    }
    let names = known.organisations.get(id.as_str());
    let name = names.and_then(|names| {
        let first = ["", "fr", "nl", "de", "en"]
            .into_iter()
            .find_map(|language| names.get(language));
        first.or_else(|| names.values().next())
    });
    fields.set("organisation", name.cloned().into_iter().collect());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::place_of;

    fn record(source: &str, key: &str, own: bool) -> Record {
        let mut fields = Fields::default();
        fields.set("name", vec![source.to_owned()]);
        Record {
            source: source.to_owned(),
            key: key.to_owned(),
            fields,
            stated_on: None,
            gone_on: None,
            own,
        }
    }

    #[test]
    fn a_merged_place_leaves_with_the_key_of_the_source_that_it_names() {
        let id = kernel::Id::parse("01a20000-0000-7000-8000-000000000001").unwrap();
        let records = vec![
            record("city", "3", false),
            record("nation", "17", false),
            record("nation", "42", true),
        ];
        let place = place_of(id.clone(), None, &heard(&records, &[], &[]), "city").place;
        assert_eq!(place.source, "nation", "the record that it was made for");
        let mut known = KnownPlaces::default();
        known.records.insert(id.to_string(), records);
        let leaves = |place: &Place| {
            let left = of_place(place, true, &known);
            (left.source.id, left.key)
        };
        assert_eq!(leaves(&place), ("nation".to_owned(), Some("42".to_owned())));
        let elsewhere = Place {
            source: "region".to_owned(),
            ..place
        };
        assert_eq!(leaves(&elsewhere), ("region".to_owned(), None));
    }
}
