//! What became of every row.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::Remark;

/// Where in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RowAt {
    /// The tab or table; empty where the file has one only.
    pub table: String,
    /// As a person counts it when they open the file.
    pub row: u64,
}

/// Something to mend in the source, or to know of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    #[serde(flatten)]
    pub at: RowAt,
    /// The field of ours, or the column where no field is known.
    pub field: String,
    /// The source's column; empty where it is not one alone.
    pub column: String,
    /// As the source wrote it.
    pub value: String,
    /// A word of ours: its sentences are `import-reason-…` and `import-mend-…` in the texts.
    pub reason: String,
    /// What the value was taken as; nothing where it was left unknown.
    pub became: Option<String>,
    /// The row was not taken.
    pub refused: bool,
}

impl Problem {
    #[must_use]
    pub fn of_remark(at: &RowAt, remark: Remark) -> Self {
        Self {
            at: at.clone(),
            field: remark.field,
            column: remark.column,
            value: remark.value,
            reason: remark.reason,
            became: remark.became,
            refused: false,
        }
    }
}

/// The sums of a reading. `rows_in = taken + refused`, and `taken = changed + unchanged`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sums {
    pub rows_in: u64,
    pub taken: u64,
    /// Taken with at least one remark.
    pub remarked: u64,
    pub refused: u64,
    /// Says what it said before.
    pub unchanged: u64,
    /// New, or says something else than before.
    pub changed: u64,
    /// Of `changed`: not known before.
    pub new: u64,
    /// Known before and in no row of the file any more: marked, not deleted.
    pub gone: u64,
    /// Not in the file, and not marked: rows could not be read, or the file names none of what was known.
    pub gone_undecided: u64,
    /// The file names none of the records known of its source: another list, or other ids.
    pub names_none_known: bool,
    pub duplicates_proposed: u64,
    /// False where nobody looked: a dry run, or too many places to hold at once.
    pub duplicates_looked_for: bool,
    /// Refused rows by reason.
    pub refused_by_reason: BTreeMap<String, u64>,
    /// Remarks by field and reason.
    pub remarks_by_reason: BTreeMap<String, BTreeMap<String, u64>>,
    /// Columns of the file that the mapping takes nothing from, with the rows in which they hold something.
    pub columns_unread: BTreeMap<String, u64>,
    /// Fields of the mapping of which the file has no column.
    pub fields_without_column: Vec<String>,
    /// Tabs of a workbook that are hidden, and were not read.
    pub hidden_tables: Vec<String>,
    /// Rows of other tables of the file that belong to no row that was read, by table.
    pub rows_unreached: BTreeMap<String, u64>,
}

/// How far a reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: u64,
    pub rows: u64,
}

/// The word of ours for a file that cannot be read: `import-refusal-…` in the texts.
#[must_use]
pub const fn refusal_code(refusal: &sheets::Refusal) -> &'static str {
    use sheets::{Found, Limit, Refusal};
    match refusal {
        Refusal::Empty => "empty",
        Refusal::NotATable(Found::Binary) => "binary",
        Refusal::NotATable(Found::Markup) => "markup",
        Refusal::NotATable(Found::Pdf) => "pdf",
        Refusal::NotATable(Found::OldOrProtectedExcel) => "old-or-protected-excel",
        Refusal::NotATable(Found::OpenDocument) => "open-document",
        Refusal::NotATable(Found::Archive) => "archive",
        Refusal::NotATable(Found::ProtectedArchive) => "protected-archive",
        Refusal::NotATable(Found::JsonWithoutRows) => "json-without-rows",
        Refusal::TooBig(Limit::Rows) => "too-many-rows",
        Refusal::TooBig(Limit::Tables) => "too-many-tables",
        Refusal::TooBig(Limit::Unpacked) => "unpacked-too-big",
        Refusal::TooBig(Limit::Columns) => "too-wide",
        Refusal::TooBig(Limit::Repairs) => "too-many-open-quotes",
        Refusal::TooBig(Limit::Joined) => "joined-too-often",
        Refusal::Broken { .. } => "broken",
        Refusal::BrokenEntry { .. } => "broken-entry",
        Refusal::NoSuchTable(_) => "no-such-table",
        Refusal::Io(_) => "not-readable",
    }
}
