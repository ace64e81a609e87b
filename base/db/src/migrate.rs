//! How the tables come to be: one list of steps, each applied once, in the order of their names.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe, Executor};

use crate::{Backend, Db, Error, moment, query, query_as, query_scalar};

/// One step. Made with [`migration!`](crate::migration).
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// `YYYYMMDDHHMM_area_what`; the number is unique among all areas and gives the order.
    pub name: &'static str,
    /// Portable SQL. A line that starts with `-- sqlite:` or `-- postgres:` counts on that one only.
    pub sql: &'static str,
}

/// The migration `migrations/NAME.sql` of the crate that calls this: `db::migration!("202611220900_directory_places")`.
#[macro_export]
macro_rules! migration {
    ($name:literal) => {
        $crate::Migration {
            name: $name,
            sql: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/migrations/",
                $name,
                ".sql"
            )),
        }
    };
}

#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    #[error("the migration name \"{0}\" is not YYYYMMDDHHMM_area_what")]
    BadName(String),
    #[error("two migrations have the number of {0}")]
    SameNumber(String),
    #[error(
        "the database is newer than this program (it knows {0}): start the newer program, or restore the backup made before the upgrade"
    )]
    DatabaseNewer(String),
    #[error(
        "the migration {0} was changed after it had been applied to this database: use the program that matches, or undo the change and write a new migration"
    )]
    Edited(String),
    #[error("the migration {name} failed and nothing of it was kept: {error}")]
    Failed { name: String, error: Error },
    #[error(transparent)]
    Database(#[from] Error),
}

/// How a database stands to a list of migrations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub applied: Vec<String>,
    /// In the order in which they will be applied.
    pub pending: Vec<String>,
}

/// Ours among all advisory locks of a server ("Passerel" in ASCII).
const LOCK: i64 = 0x5061_7373_6572_656c;

const TABLE: &str = "
    create table if not exists schema_migration (
        name text primary key,
        checksum text not null,
        applied_at text not null
    )";

/// Applies what is not yet applied, each step in a transaction of its own; several servers may do so at once.
///
/// # Errors
/// A wrong list, a database newer than the list, a step edited since, or a step that fails:
/// those before it are kept, nothing of it is.
pub async fn migrate(
    db: &Db,
    migrations: &[Migration],
    at: Timestamp,
) -> Result<Vec<String>, MigrateError> {
    let ordered = in_order(migrations)?;
    let mut done = Vec::new();
    while let Some(name) = next_step(db, &ordered, at).await? {
        tracing::info!(migration = %name, "applied the migration {name}");
        done.push(name);
    }
    Ok(done)
}

/// What is applied and what is pending; changes nothing.
///
/// # Errors
/// As [`migrate`], except for a step that fails.
pub async fn state(db: &Db, migrations: &[Migration]) -> Result<State, MigrateError> {
    let ordered = in_order(migrations)?;
    let mut conn = db.read().await?;
    let applied = if has_table(&mut conn, db.backend()).await? {
        applied(&mut conn).await?
    } else {
        BTreeMap::new()
    };
    let pending = pending(&ordered, &applied)?;
    Ok(State {
        pending: pending.iter().map(|step| step.name.to_owned()).collect(),
        applied: applied.into_keys().collect(),
    })
}

/// The lock is taken before looking, so that two servers never apply the same step.
async fn next_step(
    db: &Db,
    ordered: &[Migration],
    at: Timestamp,
) -> Result<Option<String>, MigrateError> {
    let mut tx = db.begin().await?;
    if db.backend() == Backend::Postgres {
        // Until the end of the transaction: a lock of the session would survive a failed run behind a pooler.
        query("select pg_advisory_xact_lock($1)")
            .bind(LOCK)
            .execute(&mut *tx)
            .await
            .map_err(Error::from)?;
    }
    tx.execute(TABLE).await.map_err(Error::from)?;
    let applied = applied(&mut tx).await?;
    let Some(step) = pending(ordered, &applied)?.first().copied() else {
        tx.commit().await?;
        return Ok(None);
    };
    let failed = |error: sqlx::Error| MigrateError::Failed {
        name: step.name.to_owned(),
        error: error.into(),
    };
    let sql = for_backend(step.sql, db.backend());
    sqlx::raw_sql(AssertSqlSafe(sql))
        .execute(&mut *tx)
        .await
        .map_err(failed)?;
    query("insert into schema_migration (name, checksum, applied_at) values ($1, $2, $3)")
        .bind(step.name)
        .bind(checksum(step.sql))
        .bind(moment(at))
        .execute(&mut *tx)
        .await
        .map_err(failed)?;
    tx.commit().await?;
    Ok(Some(step.name.to_owned()))
}

async fn has_table(conn: &mut AnyConnection, backend: Backend) -> Result<bool, Error> {
    let ask = match backend {
        Backend::Sqlite => {
            "select count(*) from sqlite_master where type = 'table' and name = 'schema_migration'"
        }
        Backend::Postgres => {
            "select count(*) from pg_class where oid = to_regclass('schema_migration')"
        }
    };
    let found: i64 = query_scalar(ask).fetch_one(conn).await?;
    Ok(found > 0)
}

async fn applied(conn: &mut AnyConnection) -> Result<BTreeMap<String, String>, Error> {
    let rows: Vec<(String, String)> = query_as("select name, checksum from schema_migration")
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().collect())
}

fn in_order(migrations: &[Migration]) -> Result<Vec<Migration>, MigrateError> {
    let mut ordered = migrations.to_vec();
    ordered.sort_by_key(|migration| migration.name);
    let mut numbers = BTreeSet::new();
    for migration in &ordered {
        let name = migration.name;
        let (number, words) = name.split_once('_').unwrap_or_default();
        let well_formed = number.len() == 12
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && words.contains('_')
            && words
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if !well_formed {
            return Err(MigrateError::BadName(name.to_owned()));
        }
        if !numbers.insert(number) {
            return Err(MigrateError::SameNumber(name.to_owned()));
        }
    }
    Ok(ordered)
}

/// A step with a lower number than one already applied still counts: areas grow side by side.
fn pending<'a>(
    ordered: &'a [Migration],
    applied: &BTreeMap<String, String>,
) -> Result<Vec<&'a Migration>, MigrateError> {
    let known: BTreeSet<&str> = ordered.iter().map(|migration| migration.name).collect();
    if let Some(unknown) = applied.keys().rfind(|name| !known.contains(name.as_str())) {
        return Err(MigrateError::DatabaseNewer(unknown.clone()));
    }
    let mut waiting = Vec::new();
    for migration in ordered {
        match applied.get(migration.name) {
            None => waiting.push(migration),
            Some(sum) if *sum != checksum(migration.sql) => {
                return Err(MigrateError::Edited(migration.name.to_owned()));
            }
            Some(_) => {}
        }
    }
    Ok(waiting)
}

/// SHA-256 of the text in hexadecimal; line ends do not count, since a checkout may change them.
fn checksum(sql: &str) -> String {
    let digest = Sha256::digest(sql.replace('\r', "").as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn for_backend(sql: &str, backend: Backend) -> String {
    let ours = match backend {
        Backend::Sqlite => "-- sqlite:",
        Backend::Postgres => "-- postgres:",
    };
    let lines = sql.lines().map(|line| {
        let line = line.trim_start().strip_prefix(ours).unwrap_or(line);
        match backend {
            Backend::Sqlite => with_type_checks(line),
            Backend::Postgres => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// SQLite stores `'x'` in a `bigint` column without a word; PostgreSQL refuses it. A check makes them alike.
fn with_type_checks(line: &str) -> String {
    let (code, comment) = line.split_at(line.find("--").unwrap_or(line.len()));
    let mut checked = code.to_owned();
    for (declared, stored) in [("bigint", "integer"), ("double precision", "real")] {
        let starts: Vec<usize> = checked.match_indices(declared).map(|(at, _)| at).collect();
        for at in starts.into_iter().rev() {
            let after = at + declared.len();
            let Some(column) = column_before(&checked[..at]) else {
                continue;
            };
            if checked[after..].starts_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let check = format!(" check (typeof({column}) in ('{stored}', 'null'))");
            checked.insert_str(after, &check);
        }
    }
    checked + comment
}

/// The name in front of a type, unless the type is that of a cast.
fn column_before(code: &str) -> Option<&str> {
    let name = code.strip_suffix(char::is_whitespace)?.trim_end();
    let name = name
        .rsplit(|c: char| !c.is_alphanumeric() && c != '_')
        .next()?;
    (!name.is_empty() && name != "as").then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_one_sided_line_counts_on_its_own_database_only() {
        let sql = "create table t (a text);\n-- sqlite: create index s on t (a);\n  -- postgres: create index p on t (a);\n";
        let sqlite = for_backend(sql, Backend::Sqlite);
        assert!(
            sqlite.contains("\n create index s on t (a);")
                && sqlite.contains("-- postgres: create")
        );
        let postgres = for_backend(sql, Backend::Postgres);
        assert!(
            postgres.contains("\n create index p on t (a);")
                && postgres.contains("-- sqlite: create")
        );
    }

    #[test]
    fn sqlite_gets_the_type_checks_that_postgresql_has_anyway() {
        let line = |sql| for_backend(sql, Backend::Sqlite);
        assert_eq!(
            line("    seats bigint not null default 0, -- a bigint"),
            "    seats bigint check (typeof(seats) in ('integer', 'null')) not null default 0, -- a bigint"
        );
        assert_eq!(
            line("lat double precision"),
            "lat double precision check (typeof(lat) in ('real', 'null'))"
        );
        for same in [
            "check (n = cast(n as bigint))",
            "a_bigint text",
            "bigints text",
        ] {
            assert_eq!(line(same), same);
        }
        assert_eq!(for_backend("n bigint", Backend::Postgres), "n bigint");
    }

    #[test]
    fn names_are_checked_and_numbers_are_unique() {
        let step = |name| Migration { name, sql: "" };
        for wrong in [
            "places",
            "20261122_directory_places",
            "202611220900_places",
            "202611220900_Directory_places",
        ] {
            assert!(
                matches!(in_order(&[step(wrong)]), Err(MigrateError::BadName(_))),
                "{wrong}"
            );
        }
        let twins = [
            step("202611220900_directory_places"),
            step("202611220900_jobs_outbox"),
        ];
        assert!(matches!(in_order(&twins), Err(MigrateError::SameNumber(_))));
        let ordered = in_order(&[step("202611220900_b_b"), step("202611220800_c_c")]).unwrap();
        assert_eq!(ordered[0].name, "202611220800_c_c");
    }

    #[test]
    fn a_checksum_ignores_line_ends_and_nothing_else() {
        assert_eq!(checksum("a\r\nb"), checksum("a\nb"));
        assert_ne!(checksum("a\nb"), checksum("a\nb "));
        assert_eq!(
            checksum(""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}
