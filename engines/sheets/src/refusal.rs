use std::io;

/// Why a file as a whole cannot be read, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("no rows: the file is empty")]
    Empty,
    #[error("not a table: {0:?}")]
    NotATable(Found),
    #[error("too big: {0:?}")]
    TooBig(Limit),
    /// The text breaks off, or is not what its beginning promised. Counted in bytes of UTF-8.
    #[error("broken at byte {byte}")]
    Broken { byte: u64 },
    /// A file within an XLSX or ZIP is missing or unreadable.
    #[error("broken in {entry}")]
    BrokenEntry { entry: String },
    /// No table has the name of [`Options::base`](crate::Options::base).
    #[error("no table {0}")]
    NoSuchTable(String),
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// What a file that is not a table seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Found {
    /// Bytes that are no text in any encoding known here.
    Binary,
    /// HTML or XML.
    Markup,
    Pdf,
    /// Excel before 2007, or protected by a password: the same container.
    OldOrProtectedExcel,
    OpenDocument,
    /// A ZIP without tables.
    Archive,
    /// A ZIP whose files need a password.
    ProtectedArchive,
    /// JSON without a list of objects.
    JsonWithoutRows,
}

/// Which of the [`Limits`](crate::Limits) was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    Rows,
    Tables,
    Unpacked,
    Columns,
    /// Too many quotation marks are left open to look for the row that each begins.
    Repairs,
    /// Joining would repeat the related rows too often.
    Joined,
}

/// Why reading stops inside the crate.
#[derive(Debug)]
pub(crate) enum Halt {
    /// The caller has seen enough.
    Asked,
    Refused(Refusal),
}

pub(crate) type Run<T = ()> = Result<T, Halt>;

impl<E: Into<Refusal>> From<E> for Halt {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}

/// Ends the reading because a limit was met.
pub(crate) fn too_big<T>(limit: Limit) -> Run<T> {
    Err(Refusal::TooBig(limit).into())
}
