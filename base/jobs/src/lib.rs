//! What was done (audit), what follows from it (outbox), what happens later (schedules).
//!
//! A change is written together with its trace, in the same transaction:
//! ```ignore
//! let mut tx = db.begin().await?;
//! store::rename(&mut tx, &id, name).await?;
//! jobs::record(&mut tx, &ids, now, &Change { actor: "operator", action: "place.changed", … }).await?;
//! tx.commit().await?;
//! ```
//! What nobody may follow, such as what somebody wrote to us, leaves its trace with [`trace`]: in the audit alone.
//!
//! Whoever has to follow (a search index, another area) waits on [`watch`] and reads [`events_after`].

mod housekeeping;
mod outbox;
mod schedule;
mod watch;

pub use housekeeping::housekeeping;
pub use outbox::{
    Change, Event, events_after, latest_position, record, trace, trim_audit_before, trim_before,
    trimmed_up_to,
};
pub use schedule::{Failure, Job, Schedule};
pub use watch::watch;

/// The tables of this crate.
#[must_use]
pub const fn migrations() -> &'static [db::Migration] {
    &[
        db::migration!("202611220800_jobs_outbox"),
        db::migration!("202611220810_jobs_schedule"),
    ]
}
