//! The French national standard v1.0.2, with Belgian rows in the same columns and lists.

use std::sync::LazyLock;

use mapping::formula::guarded;

use super::columns::{Cell, Column, Sheet};
use super::csv::line;
use super::values::Values;
use super::{ExportError, Exported, Loss, Report};

const FILE: &str = "exports/national-be.toml";
static SHEET: LazyLock<Result<Sheet, String>> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../../data/exports/national-be.toml"))
        .map_err(|error| error.to_string())
});

/// What parts the values of a list (standard v1.0.2).
const BETWEEN: &str = "|";

/// One CSV file.
pub fn write(places: &[Exported]) -> Result<(Vec<u8>, Report), ExportError> {
    let sheet = SHEET
        .as_ref()
        .map_err(|error| ExportError::Shipped(FILE, error.clone()))?;
    let mut report = Report::of(places);
    let mut file = String::new();
    line(sheet.column.iter().map(|column| &column.name), &mut file);
    for place in places {
        let values = Values::new(place, &sheet.language);
        let written = sheet
            .takes(place)
            .and_then(|()| sheet.write(&sheet.column, &values));
        match written {
            Err(left_out) => report.lose([left_out]),
            Ok(written) => {
                let mut lost = written.lost;
                lost.extend(sheet.not_carried(place));
                let cells = sheet.column.iter().zip(written.cells);
                let cells = cells.map(|(column, cell)| text(column, cell, &mut lost));
                line(cells.collect::<Vec<_>>(), &mut file);
                report.lose(lost);
                report.written += 1;
            }
        }
    }
    Ok((file.into_bytes(), report))
}

fn text(column: &Column, cell: Cell, lost: &mut Vec<(Loss, String)>) -> String {
    match cell {
        Cell::Absent => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::Number(number) => number.to_string(),
        Cell::List(mut values) => {
            let given = values.len();
            values.retain(|value| !value.contains(BETWEEN));
            if values.len() < given {
                lost.push((Loss::DoesNotFit, column.field()));
            }
            guarded(values.join(BETWEEN))
        }
    }
}
