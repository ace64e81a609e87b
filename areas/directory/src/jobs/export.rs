//! All places leave in a form that others read.

use web::Ground;

use crate::model::{
    self, ExportError, ExportReport, Exported, ExportedSource, Fields, Format, Place, fields_of,
    heard,
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
    let (mut fields, key) = match records.first() {
        Some(first) => {
            let heard = heard(records, corrections, &known.preferences);
            (heard.values(), Some(first.key.clone()))
        }
        None => (fields_of(place, None), None),
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
        key,
        stated_on: place.stated_on.clone(),
        confirmed_on: place.confirmed_on.clone(),
        gone_on: place.gone_on.clone(),
        closed: !active || fields.first("closed") == Some("yes"),
        fields,
    }
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
