//! Workbooks: every visible sheet is a table.

use std::io::{Read, Seek};
use std::sync::Arc;

use crate::archive::Archive;
use crate::header::{self, Shape};
use crate::item::Reason;
use crate::merges::{Area, Merges};
use crate::refusal::Run;
use crate::sheet::{Rows, SheetRow, merged_areas};
use crate::sink::{Format, Sink, Value};
use crate::text;
use crate::workbook;

pub fn read<R: Read + Seek>(archive: &mut Archive<R>, prefix: &str, sink: &mut Sink) -> Run {
    sink.format = Format::Xlsx;
    let book = workbook::open(archive)?;
    sink.hidden.extend(book.hidden.iter().cloned());
    for (name, place) in &book.sheets {
        let content = archive.unpack(*place)?;
        let areas = merged_areas(&content, name, &mut archive.left)?;
        let limits = sink.limits;
        let rows = Rows::new(&content, name, &book, limits);
        let merges = Merges::new(areas, limits.columns);
        let name = format!("{prefix}{name}");
        Sheet { rows, merges }.read(&name, sink)?;
    }
    Ok(())
}

struct Sheet<'a> {
    rows: Rows<'a>,
    merges: Merges,
}

impl Sheet<'_> {
    fn read(mut self, name: &str, sink: &mut Sink) -> Run {
        let mut first = Vec::new();
        while first.len() < header::LOOK_AT {
            let Some(row) = self.rows.next()? else {
                break;
            };
            first.push(row);
        }
        let shape = |row: &SheetRow| Shape::of(row.cells.iter().map(|c| c.text.as_str()));
        let shapes: Vec<Shape> = first.iter().map(shape).collect();
        let Some(at) = header::find(&shapes) else {
            return Ok(());
        };
        let table = sink.table(name)?;
        let mut below = first.split_off(at);
        for mut row in first {
            self.merges.fill(&mut row, sink.limits.row_bytes);
            if row.fault.is_some() {
                give(row, table, &mut Vec::new(), sink)?;
            }
        }
        let sub = sub_header(&below, &self.merges);
        let mut names = names(&mut below[0], &mut self.merges, sink.limits.row_bytes);
        let header_row = below[0].number;
        if let Some(sub) = sub {
            let mut row = below.remove(sub);
            let own: Vec<(usize, String)> = row
                .cells
                .iter()
                .map(|c| (c.column, c.text.clone()))
                .collect();
            self.merges.fill(&mut row, sink.limits.row_bytes);
            for (column, text) in own {
                if names.len() <= column {
                    names.resize(column + 1, String::new());
                }
                names[column] = format!("{} {text}", names[column]);
            }
        }
        let mut columns = sink.header(table, header_row, &names)?;
        for row in below.into_iter().skip(1) {
            self.fill_and_give(row, table, &mut columns, sink)?;
        }
        while let Some(row) = self.rows.next()? {
            self.fill_and_give(row, table, &mut columns, sink)?;
        }
        Ok(())
    }

    fn fill_and_give(
        &mut self,
        mut row: SheetRow,
        table: usize,
        columns: &mut Vec<Arc<str>>,
        sink: &mut Sink,
    ) -> Run {
        let own: usize = row.cells.iter().map(|c| c.text.len()).sum();
        let room = sink.limits.row_bytes.saturating_sub(own);
        if !self.merges.fill(&mut row, room) && row.fault.is_none() {
            row.fault = Some((Reason::RowTooLong, 0, String::new()));
        }
        give(row, table, columns, sink)
    }
}

/// The header by column, with what merged cells spread over it.
fn names(header: &mut SheetRow, merges: &mut Merges, room: usize) -> Vec<String> {
    merges.fill(header, room);
    let width = header.cells.last().map_or(0, |c| c.column + 1);
    let mut names = vec![String::new(); width];
    for cell in &header.cells {
        names[cell.column].clone_from(&cell.text);
    }
    names
}

/// Whether the row below the header divides its merged cells ("Monday" into "morning" and
/// "afternoon"): it is adjacent, made of words, and fills nothing but columns under them.
fn sub_header(rows: &[SheetRow], merges: &Merges) -> Option<usize> {
    let (header, next) = (rows.first()?, rows.get(1)?);
    let is_words = |text: &str| text.chars().any(char::is_alphabetic);
    let spans: Vec<&Area> = merges
        .within_row(header.number)
        .take(header.cells.len())
        .collect();
    let under_merged = |column: usize| {
        let covers = |a: &&Area| (a.columns.0..=a.columns.1).contains(&column);
        spans.iter().any(covers)
    };
    let divides = next.number == header.number + 1
        && next.fault.is_none()
        && header.cells.len() > 1
        && next.cells.len() > 1
        && next
            .cells
            .iter()
            .all(|c| is_words(&c.text) && under_merged(c.column));
    divides.then_some(1)
}

/// Hands a row out. Cells behind the last name of the header are columns of their own.
fn give(row: SheetRow, table: usize, columns: &mut Vec<Arc<str>>, sink: &mut Sink) -> Run {
    let mut last = row.cells.last().map_or(0, |c| c.column + 1);
    if let Some((_, column, _)) = row.fault {
        last = last.max(column + 1).min(sink.limits.columns);
    }
    while columns.len() < last {
        let name = text::column_name("", columns.len());
        let Some(column) = sink.column(table, &name) else {
            break;
        };
        columns.push(column);
    }
    if let Some((reason, column, excerpt)) = row.fault {
        let column = columns.get(column).cloned();
        return sink.fault(table, row.number, column, reason, &excerpt);
    }
    let mut values = Vec::with_capacity(row.cells.len());
    for cell in row.cells {
        let Some(column) = columns.get(cell.column) else {
            let reason = Reason::TooManyColumns;
            return sink.fault(table, row.number, None, reason, &cell.text);
        };
        values.push(Value {
            column: column.clone(),
            text: cell.text,
            kind: cell.kind,
        });
    }
    sink.spread(values.iter().map(|v| v.text.len() as u64).sum())?;
    sink.row(table, row.number, values)
}
