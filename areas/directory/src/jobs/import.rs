//! A file becomes records: every row is told, nothing is taken twice, nothing that is gone is deleted.

mod reading;
mod report;
mod run;

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use jiff::Timestamp;
use kernel::Id;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;
use web::{Ground, Permit};

use self::reading::{Census, Outcome};
pub use self::reading::{DraftError, Input, OpenInput, Reader, draft_mapping};
pub use self::report::{Problem, Progress, RowAt, Sums, refusal_code};
use self::run::Run;
use crate::access::ChangePlaces;

/// Rows that are written together: all of them or none.
const BATCH: usize = 500;

/// Why a file was not read, or not to its end. What was written before stays, and the same file can be read again.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("the file cannot be opened: {0}")]
    Open(std::io::Error),
    #[error(transparent)]
    Unreadable(#[from] sheets::Refusal),
    #[error("the file has no row")]
    NoRows,
    #[error("the reading stopped before the end of the file")]
    Stopped,
    #[error("another reading of the same source began meanwhile; what this one wrote before stays")]
    Overtaken,
    #[error(
        "the file was read to its end, but not all pairs that may be the same were looked for: {0}"
    )]
    Duplicates(db::Error),
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// What follows a reading: progress, and each problem as it is met.
pub trait Follow: Send {
    fn problem(&mut self, problem: &Problem);
    fn progress(&mut self, progress: Progress);
}

/// Reads a file into records and places.
///
/// The file is read twice: first alone, so that a file that cannot be read to its end changes nothing, then with
/// the database, in batches that are written wholly or not at all. A `dry_run` writes nothing.
///
/// # Errors
/// [`ImportError`].
pub async fn import_file(
    ground: &Arc<Ground>,
    permit: &Permit<ChangePlaces>,
    reader: Reader,
    open: OpenInput,
    dry_run: bool,
    follow: &mut dyn Follow,
) -> Result<Sums, ImportError> {
    let today = kernel::clock::in_brussels(ground.clock.now()).date();
    let reader = Arc::new(reader.on(today));
    let mut census = census(&reader, &open).await?;
    if census.rows == 0 {
        return Err(ImportError::NoRows);
    }
    let (send, mut batches) = mpsc::channel::<Vec<Outcome>>(2);
    let reading = {
        let (reader, open) = (Arc::clone(&reader), Arc::clone(&open));
        tokio::task::spawn_blocking(move || send_batches(&reader, &open, &send))
    };
    let mut run = Run::begin(
        ground,
        permit.actor().clone(),
        &reader,
        census.rows,
        dry_run,
    )
    .await?;
    run.sums.columns_unread = std::mem::take(&mut census.unread_columns);
    run.sums.hidden_tables = std::mem::take(&mut census.hidden);
    run.sums.rows_unreached = std::mem::take(&mut census.unreached);
    run.sums.fields_without_column = std::mem::take(&mut census.fields_without_column);
    while let Some(batch) = batches.recv().await {
        run.take(batch, &mut census, follow).await?;
    }
    reading.await.map_err(|_| ImportError::Stopped)??;
    if run.sums.rows_in != census.rows {
        return Err(ImportError::Stopped);
    }
    run.mark_gone(&census).await?;
    run.end().await?;
    Ok(run.sums)
}

async fn census(reader: &Arc<Reader>, open: &OpenInput) -> Result<Census, ImportError> {
    let (reader, open) = (Arc::clone(reader), Arc::clone(open));
    let counted = tokio::task::spawn_blocking(move || {
        let mut census = Census::default();
        let input = open().map_err(ImportError::Open)?;
        let read = reader.read(input, &mut |outcome| {
            census.see(&outcome);
            ControlFlow::Continue(())
        })?;
        let unreached = read.tables.iter().filter(|table| table.unreached > 0);
        census.unreached = unreached
            .map(|table| (table.name.to_string(), table.unreached))
            .collect();
        census.hidden = read.hidden;
        let tables = read.tables.iter();
        let columns: HashSet<&str> = tables
            .flat_map(|table| table.columns.iter().map(AsRef::as_ref))
            .collect();
        let without = reader
            .mapping
            .fields_without_column(|name| columns.contains(name));
        census.fields_without_column = without.into_iter().map(str::to_owned).collect();
        Ok::<_, ImportError>(census)
    });
    counted.await.map_err(|_| ImportError::Stopped)?
}

fn send_batches(
    reader: &Reader,
    open: &OpenInput,
    send: &mpsc::Sender<Vec<Outcome>>,
) -> Result<(), ImportError> {
    let mut batch = Vec::with_capacity(BATCH);
    let input = open().map_err(ImportError::Open)?;
    reader.read(input, &mut |outcome| {
        batch.push(outcome);
        if batch.len() < BATCH {
            return ControlFlow::Continue(());
        }
        match send.blocking_send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH))) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    })?;
    if !batch.is_empty() {
        send.blocking_send(batch)
            .map_err(|_| ImportError::Stopped)?;
    }
    Ok(())
}

/// The id of the place that a source's record makes: the same in every installation that reads the same record,
/// in whatever order. Its moment is fixed, since an id must not depend on when somebody read a file.
#[must_use]
pub fn place_id(source: &str, key: &str) -> Id {
    let digest = Sha256::digest(format!("{source}\u{0}{key}").as_bytes());
    let mut random = [0_u8; 10];
    random.copy_from_slice(&digest[..10]);
    let fixed = Timestamp::from_second(1_767_225_600).unwrap_or(Timestamp::UNIX_EPOCH);
    Id::new(fixed, random)
}

#[cfg(test)]
mod sentences;
#[cfg(test)]
mod tests;
