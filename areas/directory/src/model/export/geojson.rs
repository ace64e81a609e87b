//! GeoJSON (RFC 7946): a feature for each place, whose properties are our own fields.

use mapping::formula::guarded_if_quoted;
use serde_json::{Map, Value, json};

use super::own::Columns;
use super::{ExportError, Exported, Report};

/// Fields that hold a list even where it has one value or none.
const LISTS: [&str; 15] = [
    "other_name",
    "offer",
    "service",
    "support",
    "mode",
    "way_in",
    "audience",
    "care",
    "languages",
    "not_languages",
    "programme",
    "training_label",
    "other_label",
    "email",
    "website",
];

/// All places; the geometry is null where nobody knows the point.
pub fn write(places: &[Exported]) -> Result<(Vec<u8>, Report), ExportError> {
    let mut report = Report::of(places);
    let columns = Columns::of(places);
    let mut file = br#"{"type":"FeatureCollection","features":["#.to_vec();
    for (at, place) in places.iter().enumerate() {
        file.extend_from_slice(if at > 0 { b",\n" } else { b"\n" });
        serde_json::to_writer(&mut file, &feature(&columns, place))
            .map_err(|error| ExportError::Unwritable(error.to_string()))?;
        report.written += 1;
    }
    file.extend_from_slice(b"\n]}\n");
    Ok((file, report))
}

fn feature(columns: &Columns, place: &Exported) -> Value {
    let mut properties = Map::new();
    let named = columns.names.iter().zip(columns.values(place));
    for (name, values) in named.filter(|(name, values)| *name != "id" && !values.is_empty()) {
        let is_list = values.len() > 1 || LISTS.contains(&name.as_str());
        let mut texts = values
            .into_iter()
            .map(|text| Value::from(guarded_if_quoted(text)));
        let value = if is_list {
            Value::Array(texts.collect())
        } else {
            texts.next().unwrap_or_default()
        };
        properties.insert(name.clone(), value);
    }
    let degrees = |field: &str| {
        let number = place.fields.first(field)?.parse::<f64>().ok()?;
        number.is_finite().then_some(number)
    };
    let geometry = degrees("lat")
        .zip(degrees("lon"))
        .map(|(lat, lon)| json!({ "type": "Point", "coordinates": [lon, lat] }));
    json!({ "type": "Feature", "id": place.id.as_str(), "geometry": geometry, "properties": properties })
}
