//! A spreadsheet of our own columns, all cells text: a postcode keeps its zero, a phone its plus, and nothing is run.

use mapping::formula::{guarded_if_quoted, is_formula};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::own::{Columns, joined};
use super::{ExportError, Exported, Loss, Report};

/// What a cell holds at most, in UTF-16 units (Excel specifications and limits).
const LONGEST_CELL: usize = 32_767;
/// Rows of a sheet, the header among them (Excel specifications and limits).
const MOST_ROWS: usize = 1_048_576;
/// The columns that a sheet has (Excel specifications and limits).
const MOST_COLUMNS: usize = 16_384;

/// All places in one sheet.
pub fn write(places: &[Exported]) -> Result<(Vec<u8>, Report), ExportError> {
    workbook(places).map_err(|error| ExportError::Unwritable(error.to_string()))
}

fn workbook(places: &[Exported]) -> Result<(Vec<u8>, Report), XlsxError> {
    let mut report = Report::of(places);
    let columns = Columns::of(places);
    let mut workbook = Workbook::new();
    // The same places give the same bytes, whenever the file is made.
    let fixed = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&fixed));
    let sheet = workbook.add_worksheet();
    sheet.set_name("places")?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in (0..).zip(columns.names.iter().take(MOST_COLUMNS)) {
        sheet.write_string(0, column, name)?;
    }
    let room = places.len().min(MOST_ROWS - 1);
    for (row, place) in (1..).zip(&places[..room]) {
        let lost = write_place(sheet, row, &columns, place)?;
        report.lose(lost);
        report.written += 1;
    }
    for _ in room..places.len() {
        report.lose([(Loss::NoRoom, String::new())]);
    }
    Ok((workbook.save_to_buffer()?, report))
}

fn write_place(
    sheet: &mut Worksheet,
    row: u32,
    columns: &Columns,
    place: &Exported,
) -> Result<Vec<(Loss, String)>, XlsxError> {
    // A person who edits the cell does not wake a formula either.
    let as_text = Format::new().set_quote_prefix();
    let mut lost = Vec::new();
    let cells = columns.names.iter().zip(columns.values(place));
    for (column, (name, values)) in (0..).zip(cells.take(MOST_COLUMNS)) {
        let (text, whole) = joined(&values);
        let (text, fits) = shortened(&guarded_if_quoted(&text));
        if !whole {
            lost.push((Loss::DoesNotFit, name.clone()));
        }
        if !fits {
            lost.push((Loss::Shortened, name.clone()));
        }
        if is_formula(&text) {
            sheet.write_string_with_format(row, column, text, &as_text)?;
        } else if !text.is_empty() {
            sheet.write_string(row, column, text)?;
        }
    }
    Ok(lost)
}

/// As much as a cell holds, and whether that is all. What XML cannot hold is no text that anybody reads.
fn shortened(text: &str) -> (String, bool) {
    let mut units = 0;
    let kept: String = text
        .chars()
        .filter(|letter| !letter.is_control() || "\n\t".contains(*letter))
        .take_while(|letter| {
            units += letter.len_utf16();
            units <= LONGEST_CELL
        })
        .collect();
    let whole = kept.len() == text.len();
    (kept, whole)
}
