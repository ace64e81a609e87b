//! One file per mail, there in full or not at all.

use std::io;
use std::path::Path;

use kernel::Id;
use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt;

use super::Refusal;

/// The name is the id: a mail that is written twice is there once.
pub async fn write(folder: &Path, id: &Id, bytes: &[u8]) -> Result<(), Refusal> {
    let finished = folder.join(format!("{id}.eml"));
    let unfinished = folder.join(format!(".{id}.part"));
    replace(&finished, &unfinished, bytes)
        .await
        .map_err(|error| {
            // The sender warns, once; this would be said at every look into the outbox.
            tracing::debug!("a mail cannot be written into mail.folder: {error}");
            Refusal::of_all("file")
        })
}

async fn replace(finished: &Path, unfinished: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(unfinished).await?;
    file.write_all(bytes).await?;
    file.sync_all().await?;
    drop(file);
    fs::rename(unfinished, finished).await
}
