//! Who got what is not kept for ever.

use jiff::SignedDuration;
use jobs::Job;

use crate::store;

/// Long enough to answer "I got no mail".
const CONTENT_IS_KEPT: SignedDuration = SignedDuration::from_hours(24 * 7);

/// So that a cause that comes up again does not send its mail again.
const KEY_IS_KEPT: SignedDuration = SignedDuration::from_hours(24 * 90);

/// Every hour, address, subject and text of messages that ended a week ago are deleted, and rows that
/// ended 90 days ago.
pub fn housekeeping() -> Job {
    Job::new(
        "mail.housekeeping",
        SignedDuration::from_hours(1),
        |db, now| async move {
            let mut tx = db.begin().await?;
            store::delete(&mut tx, now - KEY_IS_KEPT).await?;
            store::forget(&mut tx, now - CONTENT_IS_KEPT).await?;
            tx.commit().await?;
            Ok(())
        },
    )
}
