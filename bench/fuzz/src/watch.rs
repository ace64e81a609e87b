//! A file read under watch: whatever its bytes are, what is promised of [`sheets::read`] holds.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{ErrorKind, Read, Result, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::sync::Arc;

use sheets::{Item, Limits, Options, Refusal, Summary};

use crate::memory::within;

/// Limits so low that a file of a few kilobytes meets them. Rows are long enough for what grows with
/// the square of a row to show.
pub fn low() -> Limits {
    Limits {
        cell_bytes: 2_048,
        row_bytes: 8_192,
        columns: 50,
        rows: 2_000,
        unpacked_bytes: 1 << 17,
        depth: 8,
        tables: 8,
    }
}

/// What one byte of the limits may cost in memory. Up to 25 rows are held to find the header among
/// them, and a cell that holds a letter is some sixty bytes.
const PER_ROW_BYTE: usize = 96;
const PER_UNPACKED_BYTE: usize = 3;
/// Buffers that every reading has.
const ANYWAY: usize = 1 << 19;
/// A letter of Windows-1252 is up to three bytes in UTF-8.
const WIDEST_LETTER: usize = 3;
/// How often texts that cells share may be handed out, in files as long as the limit.
const SHARED_FILES: u64 = 5;

/// What a file said.
pub struct Answer {
    pub items: Vec<Item>,
    pub end: std::result::Result<Summary, Refusal>,
}

/// Reads a file three times: counting its memory, in small pieces, and only half of it.
pub fn read<F: Read + Seek>(open: impl Fn() -> F, options: &Options) -> Answer {
    let limits = &options.limits;
    let memory = ANYWAY
        + PER_ROW_BYTE * limits.row_bytes
        + PER_UNPACKED_BYTE * limits.unpacked_bytes as usize;
    let mut watch = Watch::new(options);
    let bytes = Cell::new(0);
    let whole = |file| Counted {
        file,
        bytes: &bytes,
        small: None,
    };
    let end = within(memory, || {
        sheets::read(whole(open()), options, &mut |item| {
            watch.see(&item);
            ControlFlow::Continue(())
        })
    });
    watch.end(&end, bytes.get());

    let mut items = Vec::new();
    let in_pieces = Counted {
        file: open(),
        bytes: &Cell::new(0),
        small: Some(100),
    };
    let again = sheets::read(in_pieces, options, &mut |item| {
        items.push(item);
        ControlFlow::Continue(())
    });
    let mut sums = Watch::new(options);
    items.iter().for_each(|item| sums.see(item));
    assert_eq!(
        sums.sum(),
        watch.sum(),
        "read in small pieces, it says something else"
    );
    assert_eq!(
        shown(&again),
        shown(&end),
        "read in small pieces, it ends otherwise"
    );
    if let Ok(summary) = &end {
        has_all_columns(&items, summary);
    }
    stop_half_way(open(), options, &items);
    Answer { items, end }
}

/// Every column of a row is one of its table; of a table no more rows are without a base than there are.
fn has_all_columns(items: &[Item], summary: &Summary) {
    let tables = summary.tables.iter();
    assert!(tables.clone().all(|table| table.unreached <= table.rows));
    let known: BTreeMap<&Arc<str>, BTreeSet<&Arc<str>>> = tables
        .map(|t| (&t.name, t.columns.iter().collect()))
        .collect();
    for item in items {
        if let Item::Row(row) = item {
            let of_table = &known[&row.table];
            assert!(row.cells.iter().all(|cell| of_table.contains(&cell.column)));
        }
    }
}

/// Whoever has seen enough gets no more, and a summary of what there was.
fn stop_half_way(file: impl Read + Seek, options: &Options, items: &[Item]) {
    let half = items.len().div_ceil(2);
    if half == 0 {
        return;
    }
    let mut seen = 0;
    let end = sheets::read(file, options, &mut |item| {
        assert_eq!(Some(&item), items.get(seen), "another item than before");
        seen += 1;
        match seen < half {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    });
    let summary = end.expect("asked to end, it ends well");
    if options.base.is_none() {
        let told: u64 = summary.tables.iter().map(|t| t.rows + t.faults).sum();
        assert_eq!(told, half as u64, "the summary counts what was handed out");
    }
}

/// An end in words: errors of input cannot be compared.
fn shown(end: &std::result::Result<Summary, Refusal>) -> String {
    format!("{end:?}")
}

/// Looks at every item that is handed out.
pub struct Watch<'o> {
    options: &'o Options,
    /// Rows and faults by table.
    told: BTreeMap<Arc<str>, (u64, u64)>,
    text_bytes: u64,
    sum: DefaultHasher,
}

impl<'o> Watch<'o> {
    pub fn new(options: &'o Options) -> Self {
        Self {
            options,
            told: BTreeMap::new(),
            text_bytes: 0,
            sum: DefaultHasher::new(),
        }
    }

    fn sum(&self) -> u64 {
        self.sum.finish()
    }

    pub fn see(&mut self, item: &Item) {
        match item {
            Item::Row(row) => {
                self.count(&row.table).0 += 1;
                self.row(row);
            }
            Item::Fault(fault) => {
                self.count(&fault.table).1 += 1;
                assert!(fault.excerpt.chars().count() <= 80, "a long excerpt");
                (&fault.table, fault.number, &fault.column).hash(&mut self.sum);
                (fault.reason, &fault.excerpt).hash(&mut self.sum);
            }
        }
    }

    fn count(&mut self, table: &Arc<str>) -> &mut (u64, u64) {
        self.told.entry(table.clone()).or_default()
    }

    fn row(&mut self, row: &sheets::Row) {
        let limits = &self.options.limits;
        // What is joined to a row of the base may be as much as a row once more.
        let rows = 1 + usize::from(self.options.base.is_some());
        let most = rows * limits.columns.max(limits.row_bytes / 16);
        assert!(row.cells.len() <= most, "{} cells", row.cells.len());
        let bytes: usize = row.cells.iter().map(|cell| cell.text.len()).sum();
        let most = rows * WIDEST_LETTER * limits.row_bytes;
        assert!(bytes <= most, "a row of {bytes} bytes");
        let is_filled = row.cells.iter().any(|cell| !cell.text.trim().is_empty());
        assert!(is_filled, "a row without a text");
        (&row.table, row.number).hash(&mut self.sum);
        for cell in &row.cells {
            let length = cell.text.len();
            assert!(length <= limits.cell_bytes, "a cell of {length} bytes");
            (&cell.column, &cell.text, cell.kind).hash(&mut self.sum);
        }
        self.text_bytes += bytes as u64;
    }

    /// The summary agrees with what was handed out, which is not far more than was read.
    pub fn end(&self, end: &std::result::Result<Summary, Refusal>, read: u64) {
        let unpacked = self.options.limits.unpacked_bytes;
        let most = WIDEST_LETTER as u64 * read + SHARED_FILES * unpacked;
        let bytes = self.text_bytes;
        // What is joined has a limit of its own.
        let bytes = if self.options.base.is_none() {
            bytes
        } else {
            0
        };
        assert!(bytes <= most, "{bytes} bytes of text out of {read}");
        let summary = match end {
            Ok(summary) => summary,
            Err(Refusal::Io(error)) => {
                // Only an endless file has no end to go to.
                assert_eq!(error.kind(), ErrorKind::Unsupported, "{error}");
                return;
            }
            Err(_) => return,
        };
        for table in &summary.tables {
            let told = self.told.get(&table.name).copied().unwrap_or_default();
            // Rows of other tables are not handed out but joined.
            let is_joined = self
                .options
                .base
                .as_ref()
                .is_some_and(|b| **b != *table.name);
            let rows = if is_joined { told.0 } else { table.rows };
            assert_eq!(
                (rows, table.faults),
                told,
                "{} is counted otherwise",
                table.name
            );
        }
        let tables = summary.tables.len();
        assert!(tables <= self.options.limits.tables, "{tables} tables");
    }
}

/// A file that counts what is read of it; perhaps `small` times a few bytes at once, then some more.
struct Counted<'c, F> {
    file: F,
    bytes: &'c Cell<u64>,
    small: Option<usize>,
}

impl<F: Read> Read for Counted<'_, F> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        let most = match &mut self.small {
            None => out.len(),
            Some(0) => out.len().min(3_000),
            Some(left) => {
                *left -= 1;
                out.len().min(1 + *left % 7)
            }
        };
        let count = self.file.read(&mut out[..most])?;
        self.bytes.set(self.bytes.get() + count as u64);
        Ok(count)
    }
}

impl<F: Seek> Seek for Counted<'_, F> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        // No file system goes to places far behind the end of a file.
        match to {
            SeekFrom::Start(far) if far > 1 << 40 => Err(ErrorKind::InvalidInput.into()),
            near => self.file.seek(near),
        }
    }
}
