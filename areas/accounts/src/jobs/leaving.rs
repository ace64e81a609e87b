//! Signing out, and changing the hat.

use kernel::Id;
use web::SignIn;
use web::sign_in::kept_of;

use super::{code_of, today, trace};
use crate::Accounts;
use crate::store::{self, Ended, Membership};

/// Ends the sign-in that a browser's secret stands for, also one that waits for its code; by which login
/// service somebody came in, who may still be signed in there.
///
/// # Errors
/// The database's.
pub async fn leave(accounts: &Accounts, secret: &str) -> Result<Option<String>, db::Error> {
    let ground = &accounts.ground;
    let mut tx = ground.db.begin().await?;
    let Some(row) = store::sign_in_of(&mut tx, &kept_of(secret)).await? else {
        let left_behind = store::left_behind(&mut tx, &kept_of(secret)).await?;
        return Ok(left_behind.and_then(|it| it.login_service));
    };
    let now = ground.clock.now();
    store::end_sign_in(&mut tx, &row.account, &row.id, Ended::SignedOut, now).await?;
    let actor = code_of(&row.account);
    trace(&mut tx, ground, &actor, "sign_in.ended", row.id.as_str()).await?;
    tx.commit().await?;
    Ok(row.login_service)
}

/// The hats that somebody may put on today.
///
/// # Errors
/// The database's.
pub async fn hats_of(accounts: &Accounts, sign_in: &SignIn) -> Result<Vec<Membership>, db::Error> {
    let ground = &accounts.ground;
    let today = today(ground.clock.now());
    let mut conn = ground.db.read().await?;
    let mut hats = store::memberships_of(&mut conn, &sign_in.account).await?;
    hats.retain(|hat| hat.counts(today));
    Ok(hats)
}

/// Puts a hat on: one of the account's memberships that still counts. False where it is none.
///
/// # Errors
/// The database's.
pub async fn choose_hat(
    accounts: &Accounts,
    sign_in: &SignIn,
    membership: &Id,
) -> Result<bool, db::Error> {
    let ground = &accounts.ground;
    let today = today(ground.clock.now());
    let mut tx = ground.db.begin().await?;
    let known = store::membership(&mut tx, membership).await?;
    if !known.is_some_and(|it| it.account == sign_in.account && it.counts(today)) {
        return Ok(false);
    }
    store::choose_membership(&mut tx, &sign_in.id, membership).await?;
    let actor = code_of(&sign_in.account);
    trace(
        &mut tx,
        ground,
        &actor,
        "sign_in.hat_chosen",
        sign_in.id.as_str(),
    )
    .await?;
    tx.commit().await?;
    Ok(true)
}
