//! Wrong passwords and codes.

use db::AnyConnection;
use jiff::Timestamp;

use crate::model::{LONGEST_BLOCK, blocked_after};

/// Whether somebody may try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// It is counted as wrong until it turns out right; the number of it.
    Taken(i64),
    /// Until then nothing is tried.
    Blocked(Timestamp),
}

/// Counts an attempt before it is made, so that a thousand at once are a thousand.
///
/// # Errors
/// The database's.
pub async fn take_attempt(
    tx: &mut AnyConnection,
    kept_name: &str,
    now: Timestamp,
) -> Result<Attempt, db::Error> {
    const TAKE: &str = "
        insert into accounts_attempt (kept_name, failures, last_at)
        values ($1, 1, $2)
        on conflict (kept_name) do update
        set failures = accounts_attempt.failures + 1, last_at = excluded.last_at
        where accounts_attempt.blocked_until is null or accounts_attempt.blocked_until <= excluded.last_at
            or accounts_attempt.blocked_until > $3
        returning failures";
    // A block that seems to last longer than any does was made before the clock was set back.
    let failures: Option<i64> = db::query_scalar(TAKE)
        .bind(kept_name)
        .bind(db::moment(now))
        .bind(db::moment(now + LONGEST_BLOCK))
        .fetch_optional(&mut *tx)
        .await?;
    let Some(failures) = failures else {
        let until: Option<String> =
            db::query_scalar("select blocked_until from accounts_attempt where kept_name = $1")
                .bind(kept_name)
                .fetch_one(&mut *tx)
                .await?;
        return Ok(Attempt::Blocked(
            super::moment_or_none(until)?.unwrap_or(now),
        ));
    };
    if let Some(wait) = blocked_after(failures) {
        db::query("update accounts_attempt set blocked_until = $1 where kept_name = $2")
            .bind(db::moment(now + wait))
            .bind(kept_name)
            .execute(&mut *tx)
            .await?;
    }
    Ok(Attempt::Taken(failures))
}

/// The attempt with this number was right, though more has to be shown before what went wrong is
/// forgotten: it counts no more, and blocks nothing, unless there was another since.
///
/// # Errors
/// The database's.
pub async fn forgive_attempt(
    tx: &mut AnyConnection,
    kept_name: &str,
    number: i64,
) -> Result<(), db::Error> {
    db::query(
        "update accounts_attempt set failures = failures - 1, blocked_until = null
         where kept_name = $1 and failures = $2",
    )
    .bind(kept_name)
    .bind(number)
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// It was right: what went wrong before counts no more.
///
/// # Errors
/// The database's.
pub async fn forget_attempts(tx: &mut AnyConnection, kept_name: &str) -> Result<(), db::Error> {
    db::query("delete from accounts_attempt where kept_name = $1")
        .bind(kept_name)
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// Forgets who made no attempt since this moment; how many.
///
/// # Errors
/// The database's.
pub async fn purge_attempts(tx: &mut AnyConnection, before: Timestamp) -> Result<u64, db::Error> {
    let done = db::query("delete from accounts_attempt where last_at < $1")
        .bind(db::moment(before))
        .execute(&mut *tx)
        .await?;
    Ok(done.rows_affected())
}
