//! SQLite and PostgreSQL behind one portable SQL text.
//!
//! A store writes `$1, $2 …` in SQL that both databases understand and hands it to [`query`], which is sqlx's:
//!
//! ```ignore
//! let mut conn = db.read().await?;
//! let name: Option<(String,)> =
//!     db::query_as("select name from directory_place where id = $1").bind(id).fetch_optional(&mut *conn).await?;
//!
//! let mut tx = db.begin().await?;
//! db::query("update directory_place set name = $1 where id = $2").bind(name).bind(id).execute(&mut *tx).await?;
//! tx.commit().await?;
//! ```
//!
//! Everything one-sided lives here and nowhere else: how a transaction begins, where a database is,
//! how its errors name a constraint, how its tables come to be. README.md has the rules for SQL.

mod address;
mod backup;
mod error;
mod migrate;
mod moment;
mod open;
mod postgres;
mod query;
mod sqlite;

pub use address::{AddressError, Backend, DatabaseUrl};
pub use backup::{BackupError, backup, restore};
pub use error::{Error, OpenError, Violation};
pub use migrate::{MigrateError, Migration, State, migrate, state};
pub use moment::{moment, read_moment};
pub use open::{Conn, Db, Options, Pooler, Tx};

pub use query::{query, query_as, query_scalar};
pub use sqlx::AnyConnection;
