//! What is not kept: sign-ins whose time is over, attempts of yesterday.

use std::sync::Arc;

use jiff::SignedDuration;
use jobs::Job;
use web::Ground;

use crate::store;

/// Long enough to see in the list what happened last month.
const SIGN_INS_ARE_KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);

const ATTEMPTS_ARE_KEPT: SignedDuration = SignedDuration::from_hours(24);

/// The jobs of the area.
#[must_use]
pub fn scheduled(_ground: &Arc<Ground>) -> Vec<Job> {
    vec![Job::new(
        "accounts.upkeep",
        SignedDuration::from_hours(1),
        |db, now| async move {
            let mut tx = db.begin().await?;
            store::purge_sign_ins(&mut tx, now - SIGN_INS_ARE_KEPT).await?;
            store::purge_attempts(&mut tx, now - ATTEMPTS_ARE_KEPT).await?;
            tx.commit().await?;
            Ok(())
        },
    )]
}
