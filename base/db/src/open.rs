//! Opening a database, and how a reading and a writing begin on each.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::Arc;

use sqlx::AnyPool;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, Transaction};

use crate::{Backend, DatabaseUrl, Error, OpenError, postgres, sqlite};

/// How to open a database.
#[derive(Clone, Debug)]
pub struct Options {
    pub url: DatabaseUrl,
    /// Connections at most: of PostgreSQL in all, of SQLite for reading (there is one writer).
    pub connections: u32,
    /// What stands between us and PostgreSQL.
    pub pooler: Pooler,
}

/// A program between us and PostgreSQL that lends its connections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pooler {
    #[default]
    None,
    /// Each transaction may run on another connection (PgBouncer's `pool_mode = transaction`),
    /// so that no statement may stay prepared from one to the next.
    Transaction,
}

impl Options {
    #[must_use]
    pub const fn new(url: DatabaseUrl) -> Self {
        Self {
            url,
            connections: 8,
            pooler: Pooler::None,
        }
    }
}

/// A connection lent for reading; it goes back when dropped. On SQLite it cannot write.
#[derive(Debug)]
pub struct Conn(Lent);

#[derive(Debug)]
enum Lent {
    Connection(PoolConnection<Any>),
    /// A pooler keeps the same server only within a transaction.
    Transaction(Transaction<'static, Any>),
}

/// An open database; clones share it.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

pub(crate) struct Inner {
    pub backend: Backend,
    pub url: DatabaseUrl,
    pub readers: AnyPool,
    pub writer: AnyPool,
    pub pooler: Pooler,
    /// Where else to look when the server in use goes away; empty for SQLite.
    pub servers: Vec<postgres::Server>,
}

impl Db {
    /// Opens a database that exists; never makes one, and leaves nothing behind when it fails.
    ///
    /// # Errors
    /// [`OpenError`] says what is wrong, where, and how to mend it.
    pub async fn open(options: &Options) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let inner = match options.url.path() {
            Some(path) => sqlite::open(path, options).await?,
            None => postgres::open(options).await?,
        };
        Ok(Self(Arc::new(inner)))
    }

    /// Makes a new, empty SQLite database and opens it. Its folder must exist, its file must not.
    ///
    /// # Errors
    /// [`OpenError`]; a PostgreSQL address is refused with [`OpenError::NoSuchDatabase`].
    pub async fn create_sqlite(options: &Options) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let Some(path) = options.url.path() else {
            return Err(OpenError::NoSuchDatabase {
                server: options.url.to_string(),
            });
        };
        sqlite::create(path).await?;
        Self::open(options).await
    }

    #[must_use]
    pub fn backend(&self) -> Backend {
        self.0.backend
    }

    /// Where it is, without password.
    #[must_use]
    pub fn url(&self) -> &DatabaseUrl {
        &self.0.url
    }

    pub(crate) fn path(&self) -> Option<&Path> {
        self.0.url.path()
    }

    /// A connection to read with. Each statement sees what is committed when it starts;
    /// for several statements that must agree, see [`Db::snapshot`].
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn read(&self) -> Result<Conn, Error> {
        if self.0.pooler == Pooler::Transaction {
            let tx = self.transaction(&self.0.readers, "begin read only").await?;
            return Ok(Conn(Lent::Transaction(tx.inner)));
        }
        let conn = match self.0.readers.acquire().await {
            Ok(conn) => conn,
            Err(error) => {
                self.look_elsewhere(error).await?;
                self.0.readers.acquire().await?
            }
        };
        Ok(Conn(Lent::Connection(conn)))
    }

    /// A reading in which every statement sees the same moment. Drop it when done.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn snapshot(&self) -> Result<Tx, Error> {
        // SQLite's snapshot starts at the first statement that reads, PostgreSQL's too.
        let begin = match self.0.backend {
            Backend::Sqlite => "begin",
            Backend::Postgres => "begin isolation level repeatable read read only",
        };
        self.transaction(&self.0.readers, begin).await
    }

    /// A transaction that may write. Dropped without [`Tx::commit`], also because a request
    /// was cancelled half-way, it leaves no trace.
    ///
    /// On SQLite it waits for the one writer and takes the write lock at once, because a
    /// transaction that reads first and writes later would fail under load; so keep it short.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn begin(&self) -> Result<Tx, Error> {
        let begin = match self.0.backend {
            Backend::Sqlite => "begin immediate",
            Backend::Postgres => "begin",
        };
        self.transaction(&self.0.writer, begin).await
    }

    async fn transaction(&self, pool: &AnyPool, begin: &'static str) -> Result<Tx, Error> {
        let inner = match pool.begin_with(begin).await {
            Ok(inner) => inner,
            Err(error) => {
                self.look_elsewhere(error).await?;
                pool.begin_with(begin).await?
            }
        };
        Ok(Tx {
            inner,
            backend: self.0.backend,
        })
    }

    /// When the server in use is away and others are known, turns to the first that accepts writes.
    async fn look_elsewhere(&self, error: sqlx::Error) -> Result<(), Error> {
        let error = Error::from(error);
        if self.0.servers.len() < 2 || !error.is_unavailable() {
            return Err(error);
        }
        let Ok(server) = postgres::first_that_writes(&self.0.servers).await else {
            return Err(error);
        };
        tracing::warn!(database.server = %server.shown, "the database server went away; another one answers");
        self.0.writer.set_connect_options(server.options.clone());
        Ok(())
    }

    /// Closes every connection; SQLite then folds its journal back into the file.
    pub async fn close(&self) {
        self.0.readers.close().await;
        self.0.writer.close().await;
    }
}

impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Db({})", self.0.url)
    }
}

impl Deref for Conn {
    type Target = AnyConnection;
    fn deref(&self) -> &AnyConnection {
        match &self.0 {
            Lent::Connection(conn) => conn,
            Lent::Transaction(tx) => tx,
        }
    }
}

impl DerefMut for Conn {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        match &mut self.0 {
            Lent::Connection(conn) => conn,
            Lent::Transaction(tx) => tx,
        }
    }
}

/// A transaction. `&mut *tx` is the connection to run statements on.
#[derive(Debug)]
pub struct Tx {
    inner: Transaction<'static, Any>,
    backend: Backend,
}

impl Tx {
    /// Makes what was written durable; once this returns, it survives a crash.
    ///
    /// # Errors
    /// Any [`Error`]; nothing was written then. Also when a statement of this transaction failed
    /// on PostgreSQL and the failure was overlooked.
    pub async fn commit(mut self) -> Result<(), Error> {
        if self.backend == Backend::Postgres {
            // PostgreSQL answers the commit of a failed transaction with a quiet rollback;
            // one more statement makes it speak.
            sqlx::raw_sql("select 1").execute(&mut *self.inner).await?;
        }
        Ok(self.inner.commit().await?)
    }

    #[must_use]
    pub const fn backend(&self) -> Backend {
        self.backend
    }
}

impl Deref for Tx {
    type Target = AnyConnection;
    fn deref(&self) -> &AnyConnection {
        &self.inner
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }
}
