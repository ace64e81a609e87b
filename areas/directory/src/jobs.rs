//! What changes the directory, and what happens beside the requests: the board follows the change feed,
//! counts are written down, reports are purged.

mod coordination;
mod duplicates;
mod editing;
mod export;
mod history;
mod import;
mod places;
mod proposals;
mod reminders;
mod reports;
mod resolving;
mod sources;
mod upkeep;

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use db::AnyConnection;
use jiff::{SignedDuration, Timestamp};
use kernel::Nis;
use tokio::sync::watch::Receiver;
use tokio::task::JoinHandle;
use tokio::time::MissedTickBehavior;
use web::{Actor, Ground};

use crate::Directory;
use crate::model::{Need, Outcome, Page, Search};
use crate::store;

pub use coordination::{
    Listed, ORGANISATION_KINDS, OrganisationError, add_organisation, coordinate, coverage,
    list_organisations,
};
pub use duplicates::{
    Clue, Duplicate, find_duplicates, keep_apart, list_duplicates, merge_place, undo_merge,
};
pub use editing::{
    Edited, Undone, confirm_own_place, edit_place, facts_now, history as history_of, undo_change,
};
pub use export::{ExportFailure, export, exported};
pub use import::{
    DraftError, Follow, ImportError, Input, OpenInput, Problem, Progress, Reader, RowAt, Sums,
    draft_mapping, import_file, place_id, refusal_code,
};
pub use places::{ChangeError, change_place_hours, close_place, confirm_place};
pub use proposals::{
    DecideError, accept_proposal, list_proposals, proposal, proposal_is_known, proposal_was_read,
    propose, purge_proposals, refuse_proposal, state_of_proposal, waiting_proposals,
};
pub use reminders::{
    choose_reminder, chosen_reminder, forget_reminders_of, places_to_call, remind,
};
pub(crate) use reports::purge;
pub use reports::{
    OpenReport, SettleError, list_reports, place_of_report, read_report, read_reports, report,
    reports_by_commune, settle, turned, waiting_reports,
};
pub use sources::{fields_with_origin, list_preferences, prefer_source};
pub use upkeep::{Cut, Due, ToMend, Whom, due, to_mend};

/// What one search adds to: the day in Brussels, the commune (or none), the need, the outcome.
pub type Counted = (jiff::civil::Date, Option<Nis>, Need, Outcome);

/// Writes the change into the audit trail and the change feed, in the same transaction as the change.
pub async fn tell(
    tx: &mut AnyConnection,
    ground: &Ground,
    actor: &Actor,
    action: &'static str,
    subject_id: &str,
) -> Result<(), db::Error> {
    tell_more(
        tx,
        ground,
        actor,
        action,
        subject_id,
        serde_json::Value::Null,
    )
    .await
}

/// Writes into the audit trail alone what the public change feed must not tell: what somebody wrote to us, and
/// what became of it.
pub async fn trace(
    tx: &mut AnyConnection,
    ground: &Ground,
    actor: &Actor,
    action: &'static str,
    subject_id: &str,
) -> Result<(), db::Error> {
    let nothing = serde_json::Value::Null;
    trace_more(tx, ground, actor, action, subject_id, nothing).await
}

/// The same, with ids or codes that belong to the change.
async fn trace_more(
    tx: &mut AnyConnection,
    ground: &Ground,
    actor: &Actor,
    action: &'static str,
    subject_id: &str,
    detail: serde_json::Value,
) -> Result<(), db::Error> {
    let actor = actor.code();
    let change = ::jobs::Change::of(&actor, action, subject_id, detail);
    ::jobs::trace(tx, &ground.ids, ground.clock.now(), &change).await
}

/// The same as [`tell`], with ids or names of fields that belong to the change.
async fn tell_more(
    tx: &mut AnyConnection,
    ground: &Ground,
    actor: &Actor,
    action: &'static str,
    subject_id: &str,
    detail: serde_json::Value,
) -> Result<(), db::Error> {
    let actor = actor.code();
    let change = ::jobs::Change::of(&actor, action, subject_id, detail);
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
            for ((day, nis, need, outcome), searches) in in_order(&counted) {
                store::add_searches(&mut tx, &day, &nis, need, outcome, searches).await?;
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

    /// Reads the directory anew where something in it changed since the last time; true where it did.
    ///
    /// # Errors
    /// The database's; the old board stays in use, and the next call tries again.
    pub async fn refresh(&self) -> Result<bool, db::Error> {
        let mut conn = self.ground.db.snapshot().await?;
        let latest = ::jobs::latest_position(&mut conn).await?;
        let seen = self.seen.load(Ordering::Acquire);
        if latest == seen {
            return Ok(false);
        }
        // A restored backup goes back: then nothing is known of what lies between.
        let changed = latest < seen || store::changed_since(&mut conn, seen).await?;
        if changed {
            let board = store::load_board(&mut conn, self.labels.clone()).await?;
            self.replace_board(board);
        }
        self.seen.store(latest, Ordering::Release);
        Ok(changed)
    }
}

/// Two servers that write the same counts take their rows in the same order: neither waits for the other in a circle.
fn in_order(
    counted: &HashMap<Counted, i64>,
) -> BTreeMap<(String, String, &'static str, &'static str), i64> {
    counted
        .iter()
        .map(|((day, nis, need, outcome), searches)| {
            let nis = nis.map(|nis| nis.to_string()).unwrap_or_default();
            let key = (day.to_string(), nis, need.code(), outcome.code());
            (key, *searches)
        })
        .collect()
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
    // The feed tells of a position once. Where reading the directory failed then, it is read again until it succeeds.
    let mut again = tokio::time::interval(FOLLOW_EVERY);
    again.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut failing = false;
    while !*stop.borrow() {
        let behind = *feed.borrow() != directory.seen.load(Ordering::Acquire);
        let done = tokio::select! {
            moved = feed.changed() => match moved {
                Ok(()) => directory.refresh().await.map(drop),
                Err(_) => break,
            },
            _ = again.tick(), if behind => directory.refresh().await.map(drop),
            _ = counting.tick() => {
                // Nobody's network is remembered longer than it counts, also where nothing more comes.
                let now = directory.ground.clock.now();
                directory.report_limit.forget_expired(now);
                directory.proposal_limit.forget_expired(now);
                directory.write_counts().await
            },
            _ = stop.changed() => break,
        };
        match done {
            Err(error) if !failing => {
                failing = true;
                tracing::warn!(%error, "the directory could not follow its database; it goes on with what it knows, and tries again");
            }
            Err(_) => {}
            Ok(()) => failing = false,
        }
    }
    if let Err(error) = directory.write_counts().await {
        tracing::warn!(%error, "the last counts of searches could not be written down");
    }
}

/// What is done again and again, on one server at a time.
pub fn scheduled(directory: &Arc<Directory>) -> Vec<::jobs::Job> {
    let ground = &directory.ground;
    let hour = SignedDuration::from_hours(1);
    let reports = Arc::clone(ground);
    let reports = ::jobs::Job::new("directory.purge_reports", hour, move |_, _| {
        let ground = Arc::clone(&reports);
        async move { Ok(purge(&ground).await.map(drop)?) }
    });
    let proposals = Arc::clone(ground);
    let proposals = ::jobs::Job::new("directory.purge_proposals", hour, move |_, _| {
        let ground = Arc::clone(&proposals);
        async move { Ok(purge_proposals(&ground).await.map(drop)?) }
    });
    let reminders = Arc::clone(directory);
    let day = SignedDuration::from_hours(24);
    let reminders = ::jobs::Job::new("directory.remind", day, move |_, _| {
        let directory = Arc::clone(&reminders);
        async move { Ok(remind(&directory).await.map(drop)?) }
    });
    let who = Arc::clone(ground);
    let who = ::jobs::Job::new("directory.forget_who_changed", day, move |_, _| {
        let ground = Arc::clone(&who);
        async move { Ok(history::forget_who(&ground).await.map(drop)?) }
    });
    vec![reports, proposals, reminders, who]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_in_one_order_whoever_counted_them() {
        let day = jiff::civil::date(2026, 11, 22);
        let keys = [
            (day, Nis::parse("21009"), Need::Work, Outcome::Found),
            (day, None, Need::Learn, Outcome::Nothing),
            (day, Nis::parse("21004"), Need::Learn, Outcome::Found),
            (day, Nis::parse("21004"), Need::Learn, Outcome::Almost),
        ];
        let one: HashMap<Counted, i64> = keys.into_iter().zip(1..).collect();
        let other: HashMap<Counted, i64> = keys.into_iter().rev().zip(1..).collect();
        let order = |counted| in_order(counted).into_keys().collect::<Vec<_>>();
        assert_eq!(order(&one), order(&other));
        let rows: Vec<_> = in_order(&one).into_iter().collect();
        assert_eq!(rows[0].0.1, "");
        assert_eq!(rows[1].0.3, "almost");
        assert_eq!(
            rows[3],
            (("2026-11-22".into(), "21009".into(), "work", "found"), 1)
        );
    }
}
