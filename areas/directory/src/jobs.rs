//! What happens beside the requests: the board follows the change feed, counts are written down,
//! settled reports are purged; and the commands of whoever runs the installation.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use db::AnyConnection;
use jiff::{SignedDuration, Timestamp};
use kernel::{Id, Nis};
use tokio::sync::watch::Receiver;
use tokio::task::JoinHandle;
use web::{Actor, Ground, Permit};

use crate::Directory;
use crate::access::{ChangePlaces, SettleReports};
use crate::model::{KEPT_AFTER_SETTLING, Need, Outcome, Page, Report, Search, SettledAs};
use crate::store;

/// What one search adds to: the day in Brussels, the commune (or none), the need, the outcome.
pub type Counted = (jiff::civil::Date, Option<Nis>, Need, Outcome);

/// Writes the change into the audit trail and the change feed, in the same transaction as the change.
pub async fn tell(
    tx: &mut AnyConnection,
    ground: &Ground,
    actor: Actor,
    action: &'static str,
    subject_id: &str,
) -> Result<(), db::Error> {
    let (subject_kind, _) = action.split_once('.').unwrap_or((action, ""));
    let change = ::jobs::Change {
        actor: actor.code(),
        action,
        subject_kind,
        subject_id,
        detail: serde_json::Value::Null,
    };
    ::jobs::record(tx, &ground.ids, ground.clock.now(), &change).await?;
    Ok(())
}

impl Directory {
    /// Counts one search, not its further pages; written down within half a minute. Never words, never positions.
    pub(crate) fn count(&self, search: &Search, found: &Page<'_>, now: Timestamp) {
        if search.offset > 0 {
            return;
        }
        let day = kernel::clock::in_brussels(now).date();
        let nis = search.from.as_ref().and_then(|from| from.commune);
        let needs = if found.needs.is_empty() {
            &[Need::Unknown]
        } else {
            found.needs.as_slice()
        };
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        for need in needs {
            *counts
                .entry((day, nis, *need, found.outcome()))
                .or_default() += 1;
        }
    }

    /// Writes down the counts; what cannot be written now is kept for the next time.
    ///
    /// # Errors
    /// The database's.
    pub async fn write_counts(&self) -> Result<(), db::Error> {
        let counted =
            std::mem::take(&mut *self.counts.lock().unwrap_or_else(PoisonError::into_inner));
        if counted.is_empty() {
            return Ok(());
        }
        let written = async {
            let mut tx = self.ground.db.begin().await?;
            for ((day, nis, need, outcome), searches) in &counted {
                let nis = nis.map(|nis| nis.to_string()).unwrap_or_default();
                store::add_searches(
                    &mut tx,
                    &day.to_string(),
                    &nis,
                    need.code(),
                    outcome.code(),
                    *searches,
                )
                .await?;
            }
            tx.commit().await
        };
        if let Err(error) = written.await {
            let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
            for (key, searches) in counted {
                *counts.entry(key).or_default() += searches;
            }
            return Err(error);
        }
        Ok(())
    }

    /// Reads the directory anew where the feed has moved on.
    ///
    /// # Errors
    /// The database's; the old board stays in use.
    pub async fn refresh(&self) -> Result<bool, db::Error> {
        let mut conn = self.ground.db.snapshot().await?;
        if ::jobs::latest_position(&mut conn).await? == self.board().position {
            return Ok(false);
        }
        let board = store::load_board(&mut conn, self.labels.clone()).await?;
        self.replace_board(board);
        Ok(true)
    }
}

/// Starts what happens beside the requests of this server; it ends when `stop` says so, with the counts
/// written down.
pub fn start(directory: &Arc<Directory>, stop: Receiver<bool>) -> JoinHandle<()> {
    let directory = Arc::clone(directory);
    tokio::spawn(async move { follow(&directory, stop).await })
}

/// One second is well within the five that an edit elsewhere may take to show.
const FOLLOW_EVERY: Duration = Duration::from_secs(1);
const COUNTS_EVERY: Duration = Duration::from_secs(30);

async fn follow(directory: &Directory, mut stop: Receiver<bool>) {
    let mut feed = ::jobs::watch(directory.ground.db.clone(), FOLLOW_EVERY);
    let mut counting = tokio::time::interval(COUNTS_EVERY);
    while !*stop.borrow() {
        let done = tokio::select! {
            moved = feed.changed() => match moved {
                Ok(()) => directory.refresh().await.map(drop),
                Err(_) => break,
            },
            _ = counting.tick() => directory.write_counts().await,
            _ = stop.changed() => break,
        };
        if let Err(error) = done {
            tracing::warn!(%error, "the directory could not follow its database; it goes on with what it knows");
        }
    }
    if let Err(error) = directory.write_counts().await {
        tracing::warn!(%error, "the last counts of searches could not be written down");
    }
}

/// What is done again and again, on one server at a time.
pub fn scheduled(ground: &Arc<Ground>) -> Vec<::jobs::Job> {
    let ground = Arc::clone(ground);
    let purge = ::jobs::Job::new(
        "directory.purge_reports",
        SignedDuration::from_hours(1),
        move |_, _| {
            let ground = Arc::clone(&ground);
            async move {
                purge(&ground).await?;
                Ok(())
            }
        },
    );
    vec![purge]
}

/// Deletes the reports whose time has come; how many.
///
/// # Errors
/// The database's.
pub async fn purge(ground: &Ground) -> Result<u64, db::Error> {
    let mut tx = ground.db.begin().await?;
    let purged = store::purge_reports(&mut tx, ground.clock.now() - KEPT_AFTER_SETTLING).await?;
    if purged > 0 {
        tell(
            &mut tx,
            ground,
            Actor::Operator,
            "reports.purged",
            "installation",
        )
        .await?;
    }
    tx.commit().await?;
    Ok(purged)
}

/// A report and the place that it is about.
#[derive(Debug)]
pub struct OpenReport {
    pub id: Id,
    pub place: Id,
    pub place_name: String,
    pub subject: String,
    pub message: String,
    pub language: String,
    pub made_at: String,
}

/// The open reports, oldest first.
///
/// # Errors
/// The database's.
pub async fn list_reports(
    directory: &Directory,
    _permit: &Permit<SettleReports>,
) -> Result<Vec<OpenReport>, db::Error> {
    let mut conn = directory.ground.db.read().await?;
    let board = directory.board();
    let with_name = |report: Report| OpenReport {
        place_name: board
            .place(&report.place)
            .and_then(|place| place.name.texts().next().map(str::to_owned))
            .unwrap_or_default(),
        id: report.id,
        place: report.place,
        subject: report.subject,
        message: report.message,
        language: report.language,
        made_at: report.made_at,
    };
    Ok(store::open_reports(&mut conn)
        .await?
        .into_iter()
        .map(with_name)
        .collect())
}

/// Why a report was not settled.
#[derive(Debug, thiserror::Error)]
pub enum SettleError {
    #[error("there is no report {0}: `passerelle reports list` shows the open ones")]
    Unknown(Id),
    #[error("the report {0} was settled before")]
    SettledBefore(Id),
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// Settles an open report.
///
/// # Errors
/// An unknown report, one that was settled before, or the database's.
pub async fn settle(
    directory: &Directory,
    permit: &Permit<SettleReports>,
    id: &Id,
    settled_as: SettledAs,
) -> Result<(), SettleError> {
    let ground = &directory.ground;
    let mut tx = ground.db.begin().await?;
    if !store::settle_report(&mut tx, id, settled_as, ground.clock.now()).await? {
        return Err(match store::report_state(&mut tx, id).await? {
            None => SettleError::Unknown(id.clone()),
            Some(_) => SettleError::SettledBefore(id.clone()),
        });
    }
    tell(
        &mut tx,
        ground,
        permit.actor(),
        "report.settled",
        id.as_str(),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Writes new opening hours (OSM syntax) of a place; false where there is no such place.
///
/// # Errors
/// The database's.
pub async fn change_place_hours(
    ground: &Ground,
    permit: &Permit<ChangePlaces>,
    id: &Id,
    hours: Option<&hours::Hours>,
) -> Result<bool, db::Error> {
    let mut tx = ground.db.begin().await?;
    let text = hours.map(hours::Hours::to_osm);
    let changed = store::set_place_hours(&mut tx, id, text.as_deref()).await?;
    if changed {
        tell(
            &mut tx,
            ground,
            permit.actor(),
            "place.changed",
            id.as_str(),
        )
        .await?;
        tx.commit().await?;
    }
    Ok(changed)
}

/// Opening hours as people write them or in OSM syntax; `unknown` is no hours.
///
/// # Errors
/// What is not understood, or a proposal to write instead: nothing is guessed silently.
pub fn hours_from(text: &str) -> Result<Option<hours::Hours>, String> {
    if text.trim() == "unknown" {
        return Ok(None);
    }
    match hours::understand(text) {
        hours::Understanding::Exact(hours) => Ok(Some(hours)),
        hours::Understanding::Proposal(proposal) => {
            let others = proposal
                .others
                .iter()
                .map(|other| format!(", or \"{}\"", other.to_osm()));
            Err(format!(
                "\"{text}\" may mean several things; write \"{}\"{} if that is meant",
                proposal.hours.to_osm(),
                others.collect::<String>()
            ))
        }
        hours::Understanding::NotUnderstood(problem) => Err(format!(
            "\"{}\" is not understood (characters {} to {}); write hours such as \"Mo-Fr 09:00-12:00,13:00-17:00\"",
            problem.text, problem.at.start, problem.at.end
        )),
    }
}
