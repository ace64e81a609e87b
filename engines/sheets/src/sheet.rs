//! The rows of one sheet, one at a time.

use quick_xml::events::{BytesStart, Event};

use crate::archive::take;
use crate::item::{Kind, Reason};
use crate::merges::Area;
use crate::options::Limits;
use crate::refusal::Run;
use crate::styles::{self, Style};
use crate::text;
use crate::workbook::{Workbook, rich_text};
use crate::xml::{Xml, add_text, attribute, unescape};

/// A cell by its column, from 0.
pub struct SheetCell {
    pub column: usize,
    pub text: String,
    pub kind: Kind,
}

/// A row with at least one filled cell.
pub struct SheetRow {
    /// From 1, as the sheet shows it.
    pub number: u64,
    /// By column; each column once.
    pub cells: Vec<SheetCell>,
    /// Why the row cannot be read, the column and the beginning of its text.
    pub fault: Option<(Reason, usize, String)>,
}

impl SheetRow {
    /// Where a column comes twice, the first counts.
    fn add(&mut self, cell: SheetCell) {
        let place = self.cells.binary_search_by_key(&cell.column, |c| c.column);
        if let Err(place) = place {
            self.cells.insert(place, cell);
        }
    }
}

pub struct Rows<'a> {
    xml: Xml<'a>,
    book: &'a Workbook,
    limits: &'a Limits,
    row: u64,
}

impl<'a> Rows<'a> {
    pub fn new(content: &'a [u8], name: &'a str, book: &'a Workbook, limits: &'a Limits) -> Self {
        Self {
            xml: Xml::new(content, name),
            book,
            limits,
            row: 0,
        }
    }

    /// The next row that is not empty.
    pub fn next(&mut self) -> Run<Option<SheetRow>> {
        loop {
            match self.xml.next()? {
                Event::Start(e) if e.local_name().as_ref() == b"row" => {
                    let number = attribute(&e, "r").and_then(|r| r.parse().ok());
                    self.row = number.unwrap_or(self.row.saturating_add(1));
                    let row = self.row()?;
                    if !row.cells.is_empty() || row.fault.is_some() {
                        return Ok(Some(row));
                    }
                }
                Event::End(e) if e.local_name().as_ref() == b"sheetData" => return Ok(None),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    fn row(&mut self) -> Run<SheetRow> {
        let mut row = SheetRow {
            number: self.row,
            cells: Vec::new(),
            fault: None,
        };
        let (mut next, mut bytes) = (0, 0);
        loop {
            match self.xml.next()? {
                Event::Start(e) if e.local_name().as_ref() == b"c" => {
                    let column = attribute(&e, "r").and_then(|r| column(&r)).unwrap_or(next);
                    next = column.saturating_add(1);
                    let (text, kind, broken) = self.cell(&e)?;
                    bytes += text.len();
                    let reason = if broken {
                        Some(Reason::BrokenCell)
                    } else if text.len() > self.limits.cell_bytes {
                        Some(Reason::CellTooLong)
                    } else if column >= self.limits.columns && !text::is_blank(&text) {
                        Some(Reason::TooManyColumns)
                    } else {
                        (bytes > self.limits.row_bytes).then_some(Reason::RowTooLong)
                    };
                    if let Some(reason) = reason {
                        let beginning = text::excerpt(&text);
                        row.fault.get_or_insert((reason, column, beginning));
                    } else if !text::is_blank(&text) && row.fault.is_none() {
                        row.add(SheetCell { column, text, kind });
                    }
                }
                Event::End(e) if e.local_name().as_ref() == b"row" => break,
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(row)
    }

    /// The text of a cell, its kind, and whether it refers to something that is not there.
    fn cell(&mut self, start: &BytesStart) -> Run<(String, Kind, bool)> {
        let kind = attribute(start, "t").unwrap_or_default();
        let style = attribute(start, "s").and_then(|s| s.parse::<usize>().ok());
        let style = style.and_then(|s| self.book.styles.get(s).copied());
        let (mut text, mut in_value, mut computed) = (String::new(), false, false);
        loop {
            let event = self.xml.next()?;
            match &event {
                Event::Start(e) if e.local_name().as_ref() == b"v" => in_value = true,
                Event::Start(e) if e.local_name().as_ref() == b"f" => computed = true,
                Event::End(e) if e.local_name().as_ref() == b"v" => in_value = false,
                Event::Start(e) if e.local_name().as_ref() == b"is" => {
                    rich_text(&mut self.xml, b"is", &mut text)?;
                }
                Event::End(e) if e.local_name().as_ref() == b"c" => break,
                Event::Eof => break,
                event if in_value => add_text(event, &mut text),
                _ => {}
            }
        }
        // Programs write formulas that nobody has worked out yet; an empty text is a result.
        if computed && kind != "str" && text::is_blank(&text) {
            return Ok((String::new(), Kind::Text, true));
        }
        Ok(self.value(text, &kind, style.unwrap_or(Style::Plain)))
    }

    fn value(&self, text: String, kind: &str, style: Style) -> (String, Kind, bool) {
        if text::is_blank(&text) {
            return (String::new(), Kind::Text, false);
        }
        match kind {
            "s" => {
                let shared = text
                    .trim()
                    .parse()
                    .ok()
                    .and_then(|n| self.book.strings.get(n));
                // A long text that many cells share is copied as far as its length can be told.
                let end = shared.map(|s| s.floor_char_boundary(self.limits.cell_bytes + 1));
                let copy = shared.zip(end).map(|(s, end)| s[..end].to_owned());
                (copy.clone().unwrap_or(text), Kind::Text, copy.is_none())
            }
            "str" => (unescape(&text), Kind::Text, false),
            "b" => ((text.trim() != "0").to_string(), Kind::Bool, false),
            "d" => (text, Kind::Date, false),
            "inlineStr" | "e" => (text, Kind::Text, false),
            _ => {
                let (text, kind) = styles::show(text.trim(), style, self.book.from_1904);
                (text, kind, false)
            }
        }
    }
}

/// The column of an address like `BC12`, from 0.
fn column(address: &str) -> Option<usize> {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic);
    let place = letters.take(4).fold(0, |n, b| {
        n * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1
    });
    place.checked_sub(1)
}

fn row_number(address: &str) -> Option<u64> {
    address
        .trim_start_matches(|c: char| c.is_ascii_alphabetic())
        .parse()
        .ok()
}

/// An area, and the same once more while the list of them grows.
const AREA_BYTES: u64 = 64;

/// The merged areas of a sheet, which stand behind its rows. They take from the bytes that are `left`
/// to unpack: the shortest is longer in memory than in the file.
pub fn merged_areas(content: &[u8], name: &str, left: &mut u64) -> Run<Vec<Area>> {
    let mut areas = Vec::new();
    let mut xml = Xml::new(content, name);
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == b"mergeCell" => {
                take(left, AREA_BYTES)?;
                areas.extend(attribute(&e, "ref").and_then(|r| area(&r)));
            }
            Event::Eof => return Ok(areas),
            _ => {}
        }
    }
}

fn area(reference: &str) -> Option<Area> {
    let (first, last) = reference.split_once(':')?;
    Some(Area {
        rows: (row_number(first)?, row_number(last)?),
        columns: (column(first)?, column(last)?),
    })
}
