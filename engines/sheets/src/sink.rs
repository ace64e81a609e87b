//! Where rows arrive: names are made unique, limits are kept, and what was seen is counted.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::item::{Cell, Fault, Item, Kind, Reason, Row};
use crate::options::Limits;
use crate::refusal::{Halt, Limit, Run, too_big};
use crate::text;

/// What the bytes turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// With the separator found.
    Csv(char),
    Json,
    JsonLines,
    GeoJson,
    Xlsx,
    /// Several files of the others.
    Zip,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Also what has no letter beyond ASCII.
    Utf8,
    Utf16,
    Windows1252,
    /// Some rows are UTF-8, others are not and were read as Windows-1252.
    Mixed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub format: Format,
    pub encoding: Encoding,
    /// In the order of the file; those without rows too.
    pub tables: Vec<TableSummary>,
    /// The sheets of a workbook that are hidden: nobody was handed their rows.
    pub hidden: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSummary {
    pub name: Arc<str>,
    /// Those of the header, or those met in the rows, in order.
    pub columns: Vec<Arc<str>>,
    /// Rows handed out.
    pub rows: u64,
    /// Rows that could not be read.
    pub faults: u64,
    /// Where other tables are joined to a base: rows that no row of the base led to, so that nobody
    /// was handed them. Not counted where the reading ended early.
    pub unreached: u64,
    /// The line or sheet row of the header; lines above it were taken for a title.
    pub header: Option<u64>,
}

struct Table {
    summary: TableSummary,
    known: HashMap<Arc<str>, Arc<str>>,
    /// Of the columns.
    name_bytes: usize,
}

impl Table {
    fn add(&mut self, column: Arc<str>) {
        self.name_bytes += column.len();
        self.known.insert(column.clone(), column.clone());
        self.summary.columns.push(column);
    }
}

/// A value on its way to a [`Cell`].
pub(crate) struct Value<C> {
    pub column: C,
    pub text: String,
    pub kind: Kind,
}

pub(crate) struct Sink<'a> {
    pub limits: &'a Limits,
    each: &'a mut dyn FnMut(Item) -> ControlFlow<()>,
    pub format: Format,
    pub seen: text::Seen,
    /// Foreign keys that the file tells, `table.column` to `table.column`.
    pub links: Vec<(String, String)>,
    pub hidden: Vec<String>,
    tables: Vec<Table>,
    rows: u64,
    /// Bytes of texts that cells may share.
    spread: u64,
}

/// How often a workbook may hand out as many bytes as it may unpack to. Cells that share a text, or
/// are merged, cost nearly nothing in the file.
const SPREAD_TIMES: u64 = 4;

impl<'a> Sink<'a> {
    pub fn new(limits: &'a Limits, each: &'a mut dyn FnMut(Item) -> ControlFlow<()>) -> Self {
        Self {
            limits,
            each,
            format: Format::Json,
            seen: text::Seen::default(),
            links: Vec::new(),
            hidden: Vec::new(),
            tables: Vec::new(),
            rows: 0,
            spread: 0,
        }
    }

    pub fn summary(self) -> Summary {
        Summary {
            format: self.format,
            encoding: self.seen.encoding(),
            tables: self.tables.into_iter().map(|t| t.summary).collect(),
            hidden: self.hidden,
        }
    }

    pub fn table_count(&self) -> usize {
        self.tables.len()
    }

    /// A new table; its index. A name already taken gets a number.
    pub fn table(&mut self, name: &str) -> Run<usize> {
        if self.tables.len() >= self.limits.tables {
            return too_big(Limit::Tables);
        }
        let taken: HashSet<String> = self
            .tables
            .iter()
            .map(|t| t.summary.name.to_string())
            .collect();
        let name = text::unique(name, |n| taken.contains(n));
        self.tables.push(Table {
            summary: TableSummary {
                name: name.into(),
                columns: Vec::new(),
                rows: 0,
                faults: 0,
                unreached: 0,
                header: None,
            },
            known: HashMap::new(),
            name_bytes: 0,
        });
        Ok(self.tables.len() - 1)
    }

    /// Takes the names of a header; what the columns are called in the rows.
    pub fn header(&mut self, table: usize, number: u64, names: &[String]) -> Run<Vec<Arc<str>>> {
        if names.len() > self.limits.columns {
            return too_big(Limit::Columns);
        }
        let table = &mut self.tables[table];
        table.summary.header = Some(number);
        for (at, name) in names.iter().enumerate() {
            let column: Arc<str> = text::unique(&text::column_name(name, at), |n| {
                table.known.contains_key(n)
            })
            .into();
            table.add(column);
        }
        Ok(table.summary.columns.clone())
    }

    /// The first value whose column the table has no more room for. All names together may be as
    /// long as a row: no header is longer.
    fn beyond<'v>(&self, table: usize, values: &'v [Value<String>]) -> Option<(&'v str, &'v str)> {
        let Table {
            known, name_bytes, ..
        } = &self.tables[table];
        let mut room = self.limits.columns.saturating_sub(known.len());
        let mut bytes_left = self.limits.row_bytes.saturating_sub(*name_bytes);
        let mut new = HashSet::new();
        for Value { column, text, .. } in values {
            if !known.contains_key(column.as_str()) && new.insert(column) {
                match (room.checked_sub(1), bytes_left.checked_sub(column.len())) {
                    (Some(columns), Some(bytes)) => (room, bytes_left) = (columns, bytes),
                    _ => return Some((column, text)),
                }
            }
        }
        None
    }

    /// The shared name of a column; none if the table would have too many.
    pub fn column(&mut self, table: usize, name: &str) -> Option<Arc<str>> {
        let table = &mut self.tables[table];
        if let Some(known) = table.known.get(name) {
            return Some(known.clone());
        }
        if table.summary.columns.len() >= self.limits.columns {
            return None;
        }
        let column: Arc<str> = name.into();
        table.add(column.clone());
        Some(column)
    }

    /// A row whose columns may be new to the table. Columns without any text are noted and left out.
    /// A row with more new columns than there is room for adds none.
    pub fn named_row(&mut self, table: usize, number: u64, values: Vec<Value<String>>) -> Run {
        if let Some((column, text)) = self.beyond(table, &values) {
            let (column, text) = (column.into(), text.to_owned());
            let reason = Reason::TooManyColumns;
            return self.fault(table, number, Some(column), reason, &text);
        }
        let values = values.into_iter();
        let known = values.filter_map(|Value { column, text, kind }| {
            let column = self.column(table, &column)?;
            Some(Value { column, text, kind })
        });
        let mut cells: Vec<_> = known.collect();
        let told: HashSet<Arc<str>> = cells
            .iter()
            .filter(|c| !c.text.is_empty())
            .map(|c| c.column.clone())
            .collect();
        cells.retain(|c| told.contains(&c.column));
        self.row(table, number, cells)
    }

    /// Hands a row out, unless it is empty or one of its cells is too long.
    pub fn row(&mut self, table: usize, number: u64, values: Vec<Value<Arc<str>>>) -> Run {
        if values.iter().all(|v| text::is_blank(&v.text)) {
            return self.count();
        }
        let long = values
            .iter()
            .find(|v| v.text.len() > self.limits.cell_bytes);
        if let Some(Value { column, text, .. }) = long {
            let (column, text) = (column.clone(), text::excerpt(text));
            return self.fault(table, number, Some(column), Reason::CellTooLong, &text);
        }
        self.count()?;
        let summary = &mut self.tables[table].summary;
        summary.rows += 1;
        let cell = |Value { column, text, kind }| Cell { column, text, kind };
        let table = summary.name.clone();
        let cells = values.into_iter().map(cell).collect();
        self.give(Item::Row(Row {
            table,
            number,
            cells,
        }))
    }

    pub fn fault(
        &mut self,
        table: usize,
        number: u64,
        column: Option<Arc<str>>,
        reason: Reason,
        excerpt: &str,
    ) -> Run {
        self.count()?;
        let summary = &mut self.tables[table].summary;
        summary.faults += 1;
        let table = summary.name.clone();
        self.give(Item::Fault(Fault {
            table,
            number,
            column,
            reason,
            excerpt: text::excerpt(excerpt),
        }))
    }

    /// Counts a row that is passed over too: a file of empty lines must end as well.
    pub fn count(&mut self) -> Run {
        self.rows += 1;
        if self.rows > self.limits.rows {
            return too_big(Limit::Rows);
        }
        Ok(())
    }

    /// Counts the texts of a row whose cells may share them.
    pub fn spread(&mut self, bytes: u64) -> Run {
        self.spread += bytes;
        if self.spread / SPREAD_TIMES > self.limits.unpacked_bytes {
            return too_big(Limit::Unpacked);
        }
        Ok(())
    }

    fn give(&mut self, item: Item) -> Run {
        match (self.each)(item) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Halt::Asked),
        }
    }
}
