//! `query`, `query_as` and `query_scalar` as sqlx has them, but for one thing: behind a pooler,
//! where the next statement may meet another server, none stays prepared.
//!
//! Stores call these and not sqlx's own.

use std::sync::atomic::{AtomicBool, Ordering};

use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::{Query, QueryAs, QueryScalar};
use sqlx::{Any, FromRow};

/// A fact of the whole process, which has one database: a store is handed a bare connection,
/// and that does not know what stands between it and the server.
static STAYS_PREPARED: AtomicBool = AtomicBool::new(true);

pub(crate) fn forget_statements() {
    STAYS_PREPARED.store(false, Ordering::Relaxed);
}

fn stays_prepared() -> bool {
    STAYS_PREPARED.load(Ordering::Relaxed)
}

/// See [`sqlx::query()`].
pub fn query(sql: &'static str) -> Query<'static, Any, AnyArguments> {
    sqlx::query(sql).persistent(stays_prepared())
}

/// See [`sqlx::query_as()`].
pub fn query_as<O>(sql: &'static str) -> QueryAs<'static, Any, O, AnyArguments>
where
    O: for<'r> FromRow<'r, AnyRow>,
{
    sqlx::query_as(sql).persistent(stays_prepared())
}

/// See [`sqlx::query_scalar()`].
pub fn query_scalar<O>(sql: &'static str) -> QueryScalar<'static, Any, O, AnyArguments>
where
    (O,): for<'r> FromRow<'r, AnyRow>,
{
    sqlx::query_scalar(sql).persistent(stays_prepared())
}
