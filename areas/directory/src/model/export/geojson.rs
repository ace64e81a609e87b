//! GeoJSON (RFC 7946): a feature for each place, whose properties are our own fields.

use mapping::formula::guarded_if_quoted;
use serde_json::{Map, Value, json};

use super::own::Columns;
use super::{ExportError, Exported, Report};
use crate::model::is_list;

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
        let is_list = values.len() > 1 || is_list(name);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ExportedSource, Fields};

    #[test]
    fn a_list_is_one_with_any_number_of_values() {
        let mut fields = Fields::default();
        for (field, values) in [
            ("name:fr", &["Phare"][..]),
            ("kind", &["epn"]),
            ("phone", &["+32 2 555 00 00"]),
            ("organisation_kind", &["library"]),
            ("email", &["a@example.org", "b@example.org"]),
        ] {
            fields.set(
                field,
                values.iter().map(|value| (*value).to_owned()).collect(),
            );
        }
        let place = Exported {
            id: kernel::Id::parse("01a20000-0000-7000-8000-000000000001").unwrap(),
            fields,
            source: ExportedSource::default(),
            key: None,
            stated_on: None,
            confirmed_on: None,
            gone_on: None,
            closed: false,
        };
        let (file, _) = write(&[place]).unwrap();
        let read: Value = serde_json::from_slice(&file).unwrap();
        let its = &read["features"][0]["properties"];
        assert_eq!(its["kind"], "epn");
        assert_eq!(its["name:fr"], "Phare");
        assert_eq!(its["phone"], json!(["+32 2 555 00 00"]));
        assert_eq!(its["organisation_kind"], json!(["library"]));
        assert_eq!(its["email"], json!(["a@example.org", "b@example.org"]));
    }
}
