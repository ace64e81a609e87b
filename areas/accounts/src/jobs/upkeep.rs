//! What is not kept: sign-ins whose time is over, attempts of yesterday, what invitations said of whom,
//! memberships and accounts of years ago.

use std::sync::Arc;

use jiff::{SignedDuration, ToSpan};
use jobs::Job;

use super::today;
use crate::Accounts;
use crate::model::Span;
use crate::store::{self, Silence};

const fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

/// Long enough to see in the list what happened last month.
const SIGN_INS_ARE_KEPT: SignedDuration = days(30);

const ATTEMPTS_ARE_KEPT: SignedDuration = days(1);

/// Until then administrators see who chose a new password with a code.
const INVITATIONS_ARE_KEPT: SignedDuration = days(90);

/// So many days after its last day a membership can still be made to count for longer.
const LAPSED_STAY: i64 = 90;

/// As long as the audit, which names them.
const ACCOUNTS_ARE_KEPT: SignedDuration = days(730);

/// The jobs of the area.
#[must_use]
pub fn scheduled(accounts: &Arc<Accounts>) -> Vec<Job> {
    vec![upkeep(accounts), over()]
}

/// A minute is as fine as anybody notices.
fn over() -> Job {
    Job::new(
        "accounts.over",
        SignedDuration::from_mins(1),
        |db, now| async move {
            let silent_since = Silence {
                own_computer: now - Span::of(false).idle,
                public_computer: now - Span::of(true).idle,
            };
            let mut tx = db.begin().await?;
            store::end_over(&mut tx, silent_since, now).await?;
            tx.commit().await?;
            Ok(())
        },
    )
}

fn upkeep(accounts: &Arc<Accounts>) -> Job {
    let accounts = Arc::clone(accounts);
    Job::new(
        "accounts.upkeep",
        SignedDuration::from_hours(1),
        move |db, now| {
            let accounts = Arc::clone(&accounts);
            async move {
                // Whose network it was is kept no longer than it counts.
                accounts.failures.forget_expired(now);
                accounts.visits.forget_expired(now);
                let mut tx = db.begin().await?;
                store::purge_login_visits(&mut tx, now).await?;
                store::purge_sign_ins(&mut tx, now - SIGN_INS_ARE_KEPT).await?;
                store::purge_attempts(&mut tx, now - ATTEMPTS_ARE_KEPT).await?;
                store::forget_for_whom(&mut tx, now).await?;
                store::purge_invitations(&mut tx, now - INVITATIONS_ARE_KEPT).await?;
                let lapsed = today(now).saturating_sub(LAPSED_STAY.days());
                for membership in store::end_lapsed_memberships(&mut tx, lapsed, now).await? {
                    directory::forget_reminders_of(&mut tx, &membership).await?;
                }
                tx.commit().await?;
                // What refers to something goes before it. On their own, so that a row of another area
                // that still refers to one of them keeps nothing else from being deleted.
                let mut tx = db.begin().await?;
                store::purge_memberships(&mut tx, now - ACCOUNTS_ARE_KEPT).await?;
                store::purge_accounts(&mut tx, now - ACCOUNTS_ARE_KEPT).await?;
                tx.commit().await?;
                Ok(())
            }
        },
    )
}
