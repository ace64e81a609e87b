//! Rows out of whatever file a coordinator receives: CSV, JSON, JSON lines, GeoJSON, XLSX, or a ZIP
//! of several tables.
//!
//! [`read`] looks at the bytes, never at the name of a file, and hands out every row as columns and
//! texts. A row that cannot be read is a [`Fault`] with its place and reason, and the others go on;
//! only a file that is no table, is broken, or is larger than the [`Limits`] ends in a [`Refusal`].
//! What a text means (a postcode, a date, a "yes") is for the caller.
//!
//! ```
//! use std::{io::Cursor, ops::ControlFlow};
//! use sheets::{Item, Options, read};
//!
//! let file = Cursor::new("nom;commune\nEspace public;Mons\n");
//! let mut communes = Vec::new();
//! let summary = read(file, &Options::default(), &mut |item| {
//!     if let Item::Row(row) = item {
//!         communes.push((row.number, row.cells[1].text.clone()));
//!     }
//!     ControlFlow::Continue(())
//! })?;
//! assert_eq!(communes, [(2, "Mons".to_owned())]);
//! assert_eq!(summary.tables[0].rows, 1);
//! # Ok::<(), sheets::Refusal>(())
//! ```

mod archive;
mod feed;
mod flatten;
mod formats;
mod header;
mod item;
mod join;
mod json;
mod merges;
mod options;
mod package;
mod plan;
mod records;
mod refusal;
mod scan;
mod separated;
mod sheet;
mod sink;
mod styles;
mod text;
mod workbook;
mod xlsx;
mod xml;

use std::io::{Read, Seek};
use std::ops::ControlFlow;

pub use item::{Cell, Fault, Item, Kind, Reason, Row};
pub use options::{Limits, Options};
pub use refusal::{Found, Limit, Refusal};
pub use sink::{Encoding, Format, Summary, TableSummary};

use refusal::Halt;
use sink::Sink;

/// Reads a file from its beginning to its end and hands every row to `each`, in the file's order;
/// `ControlFlow::Break` ends the reading early, and the summary then tells what was read until there.
///
/// CSV and JSON are read as a stream: memory does not grow with the number of rows. XLSX and ZIP are
/// unpacked in memory, never beyond [`Limits::unpacked_bytes`].
///
/// # Errors
/// A [`Refusal`] says why the file as a whole cannot be read, or not to its end; rows handed out
/// before stay valid.
pub fn read(
    mut input: impl Read + Seek,
    options: &Options,
    each: &mut dyn FnMut(Item) -> ControlFlow<()>,
) -> Result<Summary, Refusal> {
    if let Some(base) = &options.base {
        return join::read(&mut input, base, options, each);
    }
    let mut sink = Sink::new(&options.limits, each);
    match formats::read(&mut input, options, &mut sink) {
        Ok(()) | Err(Halt::Asked) => Ok(sink.summary()),
        Err(Halt::Refused(refusal)) => Err(refusal),
    }
}
