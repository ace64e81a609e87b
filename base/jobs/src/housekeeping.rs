//! What was done is not kept for ever.

use jiff::SignedDuration;

use crate::{Job, trim_audit_before, trim_before};

/// A reader of the feed that was away for longer starts anew from the whole directory.
const FEED_IS_KEPT: SignedDuration = SignedDuration::from_hours(24 * 90);

/// Who changed what is kept for two years: long enough to answer a question about last year.
const AUDIT_IS_KEPT: SignedDuration = SignedDuration::from_hours(24 * 730);

/// Once a day, what is older than it must be kept is deleted.
#[must_use]
pub fn housekeeping() -> Job {
    Job::new(
        "jobs.housekeeping",
        SignedDuration::from_hours(24),
        |db, now| async move {
            let mut tx = db.begin().await?;
            trim_before(&mut tx, now - FEED_IS_KEPT).await?;
            trim_audit_before(&mut tx, now - AUDIT_IS_KEPT).await?;
            tx.commit().await?;
            Ok(())
        },
    )
}
