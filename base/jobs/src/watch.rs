//! Telling this process that something was committed, also by another process.

use std::time::Duration;

use db::Db;
use tokio::sync::watch::{self, Receiver};

/// Follows the position of the last event, asking the database every `interval`
/// (a reading of one row; it also works through poolers, where notifications do not).
///
/// The value is 0 until the database has answered once. While the database is away the value stays,
/// and the log says so once. The work ends when the last receiver is dropped.
#[must_use]
pub fn watch(db: Db, interval: Duration) -> Receiver<i64> {
    let (sender, receiver) = watch::channel(0);
    tokio::spawn(async move {
        let mut away = false;
        loop {
            match latest(&db).await {
                Ok(position) => {
                    if away {
                        tracing::info!("the database answers again");
                    }
                    away = false;
                    // "Different" and not "greater": a restored backup goes back.
                    sender.send_if_modified(|known| std::mem::replace(known, position) != position);
                }
                Err(error) => {
                    if !away {
                        tracing::warn!("changes cannot be followed for now: {error}");
                    }
                    away = true;
                }
            }
            tokio::select! {
                () = sender.closed() => return,
                () = tokio::time::sleep(interval) => {}
            }
        }
    });
    receiver
}

async fn latest(db: &Db) -> Result<i64, db::Error> {
    crate::latest_position(&mut *db.read().await?).await
}
