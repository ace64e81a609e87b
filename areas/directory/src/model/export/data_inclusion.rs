//! data·inclusion v1: a structure for each place, and one service for what it offers.

use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::columns::{Cell, Column, Sheet, Written};
use super::values::Values;
use super::{ExportError, Exported, Report};

const FILE: &str = "exports/data-inclusion.toml";
static SHEET: LazyLock<Result<Sheet, String>> = LazyLock::new(|| {
    toml::from_str(include_str!(
        "../../../../../data/exports/data-inclusion.toml"
    ))
    .map_err(|error| error.to_string())
});

/// One JSON object with two lists.
pub fn write(places: &[Exported]) -> Result<(Vec<u8>, Report), ExportError> {
    let sheet = SHEET
        .as_ref()
        .map_err(|error| ExportError::Shipped(FILE, error.clone()))?;
    let mut report = Report::of(places);
    let (mut structures, mut services) = (Vec::new(), Vec::new());
    for place in places {
        let values = Values::new(place, &sheet.language);
        let structure = sheet
            .takes(place)
            .and_then(|()| sheet.write(&sheet.structure, &values));
        let structure = match structure {
            Ok(structure) => structure,
            Err(left_out) => {
                report.lose([left_out]);
                continue;
            }
        };
        let mut lost = structure.lost.clone();
        lost.extend(sheet.not_carried(place));
        structures.push(object(&sheet.structure, structure));
        // A place of which nobody knows what it offers is a structure without a service.
        match sheet.write(&sheet.service, &values) {
            Ok(service) => {
                lost.extend(service.lost.iter().cloned());
                services.push(object(&sheet.service, service));
            }
            Err(_) => lost.extend(sheet.of_service_alone(place)),
        }
        report.lose(lost);
        report.written += 1;
    }
    for (table, rows) in [
        ("structures", structures.len()),
        ("services", services.len()),
    ] {
        report.rows.insert(table.to_owned(), rows);
    }
    let mut file = Vec::new();
    file.extend_from_slice(b"{\n\"structures\":[");
    lines(&mut file, &structures)?;
    file.extend_from_slice(b"],\n\"services\":[");
    lines(&mut file, &services)?;
    file.extend_from_slice(b"]\n}\n");
    Ok((file, report))
}

fn lines(file: &mut Vec<u8>, objects: &[Value]) -> Result<(), ExportError> {
    for (at, object) in objects.iter().enumerate() {
        file.extend_from_slice(if at > 0 { b",\n" } else { b"\n" });
        serde_json::to_writer(&mut *file, object)
            .map_err(|error| ExportError::Unwritable(error.to_string()))?;
    }
    Ok(())
}

fn object(columns: &[Column], written: Written) -> Value {
    let mut object = Map::new();
    for (column, cell) in columns.iter().zip(written.cells) {
        let value = match cell {
            Cell::Absent => Value::Null,
            Cell::Text(text) => Value::from(text),
            Cell::Number(number) => Value::from(number),
            Cell::List(values) => Value::from(values),
        };
        object.insert(column.name.clone(), value);
    }
    Value::Object(object)
}
