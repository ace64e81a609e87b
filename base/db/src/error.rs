//! What a database can answer instead of rows.

use std::borrow::Cow;
use std::fmt;
use std::path::PathBuf;

use sqlx::error::{DatabaseError, ErrorKind};
use sqlx::postgres::PgDatabaseError;

use crate::AddressError;

/// What store code returns.
///
/// No variant holds the values of a row: an error may be logged.
pub enum Error {
    /// The row was refused by a rule of the table.
    Violation {
        kind: Violation,
        /// Named as PostgreSQL names it; see [`Error::constraint`].
        constraint: Option<String>,
    },
    /// The database cannot be reached, is full, or is held by another writer: worth trying again.
    Unavailable(sqlx::Error),
    /// A column holds a text that this program does not understand.
    Unreadable { what: &'static str },
    /// A mistake in the SQL or in how its rows are read.
    Sql(sqlx::Error),
}

/// Which kind of rule refused a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Violation {
    /// Of a unique constraint, a unique index or a primary key.
    Unique,
    ForeignKey,
    Check,
    NotNull,
}

impl Error {
    /// For a store that meets a value it has no meaning for; `what` says what should have stood there ("a state").
    #[must_use]
    pub const fn unreadable(what: &'static str) -> Self {
        Self::Unreadable { what }
    }

    /// The name of the rule that refused the row, the same on both databases.
    ///
    /// Unique constraints and unique indexes are called `TABLE_COLUMN_COLUMN_key` and primary keys
    /// `TABLE_pkey`, PostgreSQL's own names, because SQLite tells the columns but not the name;
    /// checks are called what the migration calls them. SQLite never says which foreign key it was,
    /// and neither database names a "not null": these are `None`.
    #[must_use]
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Self::Violation { constraint, .. } => constraint.as_deref(),
            _ => None,
        }
    }

    #[must_use]
    pub fn violation(&self) -> Option<Violation> {
        match self {
            Self::Violation { kind, .. } => Some(*kind),
            _ => None,
        }
    }

    /// True when the same request may succeed a little later: the database is away, full, or locked.
    #[must_use]
    pub fn is_unavailable(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(refusal) = &error
            && let Some(kind) = violation(refusal.kind())
        {
            return Self::Violation {
                kind,
                constraint: constraint(&**refusal),
            };
        }
        if unavailable(&error) {
            Self::Unavailable(error)
        } else {
            Self::Sql(error)
        }
    }
}

fn violation(kind: ErrorKind) -> Option<Violation> {
    match kind {
        ErrorKind::UniqueViolation => Some(Violation::Unique),
        ErrorKind::ForeignKeyViolation => Some(Violation::ForeignKey),
        ErrorKind::CheckViolation => Some(Violation::Check),
        ErrorKind::NotNullViolation => Some(Violation::NotNull),
        _ => None,
    }
}

fn constraint(refusal: &dyn DatabaseError) -> Option<String> {
    if refusal.try_downcast_ref::<PgDatabaseError>().is_some() {
        return refusal.constraint().map(str::to_owned);
    }
    sqlite_constraint(refusal.code().as_deref(), refusal.message())
}

/// SQLite's result code for a primary key that is not unique, `SQLITE_CONSTRAINT_PRIMARYKEY`.
const PRIMARY_KEY: &str = "1555";

/// From the sentence SQLite answers to the name PostgreSQL would give the rule.
fn sqlite_constraint(code: Option<&str>, message: &str) -> Option<String> {
    if let Some(name) = message.strip_prefix("CHECK constraint failed: ") {
        return Some(name.to_owned());
    }
    let subject = message.strip_prefix("UNIQUE constraint failed: ")?;
    if let Some(index) = subject.strip_prefix("index '") {
        return Some(index.trim_end_matches('\'').to_owned());
    }
    let (table, _) = subject.split_once('.')?;
    if code == Some(PRIMARY_KEY) {
        return Some(format!("{table}_pkey"));
    }
    let columns: Vec<&str> = subject
        .split(", ")
        .filter_map(|column| Some(column.split_once('.')?.1))
        .collect();
    Some(format!("{table}_{}_key", columns.join("_")))
}

fn unavailable(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(refusal) => {
            let code = refusal.code().unwrap_or(Cow::Borrowed(""));
            if refusal.try_downcast_ref::<PgDatabaseError>().is_some() {
                postgres_unavailable(&code)
            } else {
                sqlite_unavailable(&code)
            }
        }
        _ => false,
    }
}

/// PostgreSQL, appendix A: connection (08), resources (53), operator (57P), deadlock and
/// serialisation (40), and "read-only" (25006), which a former primary answers.
fn postgres_unavailable(code: &str) -> bool {
    ["08", "40", "53", "57P"]
        .iter()
        .any(|class| code.starts_with(class))
        || code == "25006"
}

/// SQLite, "Result and Error Codes": busy, locked, read-only, input/output, full, cannot open.
fn sqlite_unavailable(code: &str) -> bool {
    code.parse::<u32>()
        .is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 8 | 10 | 13 | 14))
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Violation { kind, constraint } => match constraint {
                Some(name) => write!(f, "the row breaks {name} ({kind:?})"),
                None => write!(f, "the row breaks a rule of its table ({kind:?})"),
            },
            Self::Unavailable(error) => write!(f, "the database is not available: {error}"),
            Self::Unreadable { what } => write!(
                f,
                "the database holds something else where {what} should be"
            ),
            Self::Sql(error) => write!(f, "{error}"),
        }
    }
}

// PostgreSQL's details quote the values of the row, and a derived `Debug` would show them.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}

/// Why a database was not opened or made; each message says what, where and how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Address(#[from] AddressError),
    #[error(
        "there is no database at {}: check the path, or restore a backup there",
        .0.display()
    )]
    Missing(PathBuf),
    #[error("there is already something at {}: choose another path or move it away", .0.display())]
    AlreadyThere(PathBuf),
    #[error("the folder {} does not exist: make it, or correct the path", .0.display())]
    NoFolder(PathBuf),
    #[error("{} is a folder or a device, not a database file: correct the path", .0.display())]
    NotAFile(PathBuf),
    #[error("{} is not an SQLite database: correct the path, or restore a backup", .0.display())]
    NotADatabase(PathBuf),
    #[error("{} is the SQLite database of another program: correct the path", .0.display())]
    NotOurs(PathBuf),
    #[error(
        "{} cannot be written to: give the account that runs Passerelle write access to the file and to its folder ({reason})",
        path.display()
    )]
    NotWritable { path: PathBuf, reason: String },
    #[error(
        "{} belongs to a database that is no longer there: move it away before making a new database (it may hold the last changes of the old one)",
        .0.display()
    )]
    Leftover(PathBuf),
    #[error(
        "{} is on a network file system ({system}), where SQLite can lose data: use a local disk, or PostgreSQL",
        path.display()
    )]
    NetworkFolder { path: PathBuf, system: String },
    #[error("{} is held by another program: stop it, or wait until it is done", .0.display())]
    Busy(PathBuf),
    #[error(
        "the PostgreSQL server at {server} cannot be reached ({reason}): check the host and the port, and that it runs"
    )]
    Unreachable { server: String, reason: String },
    #[error(
        "the PostgreSQL server at {server} refuses the user or the password: check them, and the server's pg_hba.conf"
    )]
    Refused { server: String },
    #[error(
        "the database named in {server} does not exist: Passerelle never creates a PostgreSQL database; make one with `createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 NAME`"
    )]
    NoSuchDatabase { server: String },
    #[error(
        "the PostgreSQL server at {server} has version {version}: Passerelle needs 14 or later"
    )]
    TooOld { server: String, version: String },
    #[error(
        "the database at {server} holds text as {encoding}: Passerelle needs one made with `createdb --encoding=UTF8`"
    )]
    NotUtf8 { server: String, encoding: String },
    #[error(
        "the PostgreSQL server at {server} accepts no writes (it is a standby): name the primary"
    )]
    ReadOnly { server: String },
    #[error("the database at {place} cannot be opened: {reason}")]
    Other { place: String, reason: String },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sqlite_sentences_become_the_names_postgresql_uses() {
        let name = |code, message| sqlite_constraint(Some(code), message);
        assert_eq!(
            name("2067", "UNIQUE constraint failed: t.a, t.b").as_deref(),
            Some("t_a_b_key")
        );
        assert_eq!(
            name("1555", "UNIQUE constraint failed: t.id").as_deref(),
            Some("t_pkey")
        );
        assert_eq!(
            name("2067", "UNIQUE constraint failed: index 't_folded_key'").as_deref(),
            Some("t_folded_key")
        );
        assert_eq!(
            name("275", "CHECK constraint failed: t_a_positive").as_deref(),
            Some("t_a_positive")
        );
        assert_eq!(name("787", "FOREIGN KEY constraint failed"), None);
    }

    #[test]
    fn a_busy_or_full_database_is_worth_another_try_and_a_mistake_is_not() {
        for code in ["5", "517", "6", "10", "13", "14", "1032"] {
            assert!(sqlite_unavailable(code), "{code}");
        }
        for code in ["1", "19", "26", "2067", ""] {
            assert!(!sqlite_unavailable(code), "{code}");
        }
        for code in ["08006", "40P01", "53300", "57P01", "25006"] {
            assert!(postgres_unavailable(code), "{code}");
        }
        for code in ["42601", "23505", "22003", "25P02"] {
            assert!(!postgres_unavailable(code), "{code}");
        }
    }
}
