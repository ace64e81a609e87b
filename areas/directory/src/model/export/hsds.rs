//! HSDS 3.1 in its tabular form: a ZIP of CSV files that a `datapackage.json` ties together.
//!
//! A place is a service at a location. Codes are terms of a taxonomy, `field:code`, linked to the service.

mod rows;
mod schedule;
mod tables;

use std::io::{Cursor, Write};

use mapping::formula::guarded;
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::rows::Writer;
use self::tables::{Resource, Tables, Wording};
use super::csv::line;
use super::{ExportError, Exported, Loss, Report};

/// One ZIP file.
pub fn write(places: &[Exported]) -> Result<(Vec<u8>, Report), ExportError> {
    let resources = Resource::shipped()?;
    let wording = Wording::shipped()?;
    let mut report = Report::of(places);
    let mut writer = Writer::new(wording);
    for place in places {
        let lost: Vec<(Loss, String)> = writer.place(place);
        report.lose(lost);
        report.written += 1;
    }
    let tables = writer.finish();
    for resource in resources {
        report
            .rows
            .insert(resource.name.clone(), tables.rows(&resource.name).len());
    }
    let file =
        zipped(resources, &tables).map_err(|error| ExportError::Unwritable(error.to_string()))?;
    Ok((file, report))
}

fn zipped(resources: &[Resource], tables: &Tables) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The same places give the same bytes, whenever the file is made.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    // A link to a table that is not there would be a broken one: all tables are written, empty ones too.
    let described: Vec<&serde_json::Value> = resources.iter().map(|one| &one.described).collect();
    let package = json!({
        "profile": "tabular-data-package",
        "name": "passerelle-hsds",
        "resources": described,
    });
    zip.start_file("datapackage.json", options)?;
    zip.write_all(
        serde_json::to_string_pretty(&package)
            .unwrap_or_default()
            .as_bytes(),
    )?;
    for resource in resources {
        zip.start_file(resource.path.as_str(), options)?;
        zip.write_all(csv(resource, tables).as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn csv(resource: &Resource, tables: &Tables) -> String {
    let mut file = String::new();
    line(&resource.columns, &mut file);
    for row in tables.rows(&resource.name) {
        let cells = resource.columns.iter().map(|column| {
            let text = row.get(column.as_str()).cloned().unwrap_or_default();
            guarded(text)
        });
        line(cells.collect::<Vec<_>>(), &mut file);
    }
    file
}
