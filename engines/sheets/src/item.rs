use std::sync::Arc;

/// What the file itself says a cell is. CSV says nothing: all its cells are text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Text,
    /// As written in the file, without a needless `.0`.
    Number,
    /// `true` or `false`.
    Bool,
    /// ISO 8601: `2026-11-22` or `2026-11-22T14:30:00`.
    Date,
}

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub column: Arc<str>,
    /// As in the file, untrimmed; empty only where a list of objects lacks a key.
    pub text: String,
    pub kind: Kind,
}

/// Empty cells are left out. A list gives several cells of one column, in order; a list of objects
/// gives every one of its columns as many cells as it has objects, so that the n-th cells belong
/// together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Empty where the file has one table without a name.
    pub table: Arc<str>,
    /// Where a person finds it: the line or sheet row it begins on, or its place in a JSON list,
    /// from 1.
    pub number: u64,
    pub cells: Vec<Cell>,
}

impl Row {
    /// The texts of a column, in order.
    pub fn texts<'a>(&'a self, column: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        let of_column = self.cells.iter().filter(move |c| &*c.column == column);
        of_column.map(|c| c.text.as_str())
    }
}

/// A row that cannot be read; it counts as a row of its table, and the others go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub table: Arc<str>,
    /// As [`Row::number`].
    pub number: u64,
    pub column: Option<Arc<str>>,
    pub reason: Reason,
    /// The beginning of what could not be read, at most 80 characters.
    pub excerpt: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// More than [`Limits::cell_bytes`](crate::Limits::cell_bytes).
    CellTooLong,
    /// More than [`Limits::row_bytes`](crate::Limits::row_bytes), or lists with too many values.
    RowTooLong,
    /// More than [`Limits::columns`](crate::Limits::columns) in one table, or names that are
    /// together longer than a row.
    TooManyColumns,
    /// Deeper than [`Limits::depth`](crate::Limits::depth).
    TooDeep,
    /// More values than the header has columns.
    MoreCellsThanHeader,
    /// A quotation mark opens a cell and is not closed before the end of the file or of what a row
    /// may hold; the lines after it are read as rows of their own.
    UnclosedQuote,
    /// A cell in quotation marks goes on after the closing one: one inside was not doubled.
    StrayQuote,
    /// Not valid JSON.
    Syntax,
    /// A number, text or list where an object was expected.
    NotAnObject,
    /// A spreadsheet cell that refers to something the file does not have.
    BrokenCell,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Row(Row),
    Fault(Fault),
}
