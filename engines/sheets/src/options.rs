use std::collections::BTreeMap;

/// How large a file may be, so that no file can exhaust the machine. Sizes are bytes of UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// One cell; longer ones make their row a fault.
    pub cell_bytes: usize,
    /// One row as it stands in the file; longer ones are faults.
    pub row_bytes: usize,
    /// Columns of one table; a row that needs more is a fault.
    pub columns: usize,
    /// Rows of all tables together, empty ones included.
    pub rows: u64,
    /// What an XLSX or ZIP may unpack to, all its entries together, with what is kept of them beside
    /// their letters; a quarter of the texts that a workbook may hand out; also how many bytes in a
    /// row may be passed over without finding one row.
    pub unpacked_bytes: u64,
    /// Objects and lists within one another.
    pub depth: usize,
    /// Tables of one file.
    pub tables: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cell_bytes: 65_536,
            row_bytes: 1 << 20,
            columns: 1_000,
            rows: 5_000_000,
            unpacked_bytes: 256 << 20,
            depth: 16,
            tables: 64,
        }
    }
}

impl Limits {
    /// Cells of one row. Lists may repeat a column without making the row longer in the file, so
    /// that the length alone does not bound them.
    pub(crate) fn cells(&self) -> usize {
        (self.row_bytes / 16).max(self.columns)
    }

    /// Bytes of the names of all cells of one row, which lists and objects repeat likewise: every
    /// value in them bears their name.
    pub(crate) fn name_bytes(&self) -> usize {
        self.row_bytes.saturating_mul(16)
    }
}

/// What the caller knows about a file that its bytes do not tell.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub limits: Limits,
    /// Lists of objects whose items are told apart by one of their keys: list column to (key that
    /// names, key that holds). `contacts` with `("type", "value")` gives the columns
    /// `contacts.phone` and `contacts.email`.
    pub unfold: BTreeMap<String, (String, String)>,
    /// Of several related tables, the one whose rows are the records; the others are joined to it.
    pub base: Option<String>,
    /// Foreign keys, `table.column` to `table.column`. Used beside those that a `datapackage.json`
    /// tells; where neither says anything, a column `<table>_id` is taken as a link to `<table>.id`.
    pub links: BTreeMap<String, String>,
}
