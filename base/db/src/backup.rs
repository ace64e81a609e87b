//! A copy of a SQLite database while it is in use, and back. PostgreSQL has its own commands for both.

use std::fs;
use std::path::{Path, PathBuf};

use sqlx::Connection;

use crate::{Backend, Db, Error, OpenError, sqlite};

#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error(transparent)]
    Place(#[from] OpenError),
    #[error("the database could not be copied: {0}")]
    Database(#[from] Error),
    #[error("{} is damaged ({found}): use another backup", path.display())]
    Damaged { path: PathBuf, found: String },
    #[error(
        "PostgreSQL makes its own backups:\n  pg_dump --format=custom --file={file} --dbname={url}\nand brings them back into an empty database:\n  pg_restore --no-owner --dbname={url} {file}"
    )]
    Postgres { url: String, file: String },
}

/// Copies a SQLite database into a new file, as it is at one moment, without stopping its writers.
///
/// # Errors
/// A file that exists, a folder that is not writable; for PostgreSQL, the command to use instead.
pub async fn backup(db: &Db, to: &Path) -> Result<(), BackupError> {
    match db.path() {
        Some(from) => copy(from, to).await,
        None => {
            debug_assert_eq!(db.backend(), Backend::Postgres);
            Err(BackupError::Postgres {
                url: db.url().to_string(),
                file: to.display().to_string(),
            })
        }
    }
}

/// Puts a backup where there is no database; the backup itself is not changed.
///
/// # Errors
/// A backup that is not ours or is damaged, a place that is taken.
pub async fn restore(from: &Path, to: &Path) -> Result<(), BackupError> {
    sqlx::any::install_default_drivers();
    copy(from, to).await
}

async fn copy(from: &Path, to: &Path) -> Result<(), BackupError> {
    let source = sqlite::existing_file(from)?;
    let target = sqlite::free_place(to)?;
    let unfinished = sqlite::beside(&target, &format!(".new-{}", std::process::id()));
    let copied = copy_whole(&source, &unfinished).await;
    let placed = match copied {
        Ok(()) => sqlite::put_in_place(&unfinished, &target).map_err(BackupError::from),
        Err(error) => Err(error),
    };
    let _ = fs::remove_file(&unfinished);
    placed
}

async fn copy_whole(source: &Path, unfinished: &Path) -> Result<(), BackupError> {
    let mut conn = sqlite::connect(source, "rw").await?;
    sqlite::belongs_to_us(&mut conn, source).await?;
    let found: Vec<(String,)> = sqlx::query_as("pragma quick_check(1)")
        .fetch_all(&mut conn)
        .await
        .map_err(Error::from)?;
    if found.first().is_none_or(|(word,)| word != "ok") {
        let found = found
            .into_iter()
            .map(|(line,)| line)
            .collect::<Vec<_>>()
            .join("; ");
        return Err(BackupError::Damaged {
            path: source.to_owned(),
            found,
        });
    }
    sqlx::query("vacuum into $1")
        .bind(unfinished.to_string_lossy().into_owned())
        .execute(&mut conn)
        .await
        .map_err(|error| sqlite::refusal(unfinished, &error))?;
    // What was read is complete; closing can add no error that matters.
    let _ = conn.close().await;
    Ok(())
}
