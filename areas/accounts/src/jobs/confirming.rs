//! Showing again that it is oneself, before an act that an open browser alone must not allow.

use std::net::IpAddr;

use web::SignIn;
use web::sign_in::{kept_of, new_secret};

use super::entering::{Refused, count, use_up};
use super::{code_of, trace};
use crate::Accounts;
use crate::model::CONFIRMED;
use crate::store;

/// Checks password and code of whoever is signed in; for a while sensitive acts are then allowed. Gives
/// the new secret that the browser holds from now on: what was known before counts no more.
///
/// Mistakes count like those of signing in, so that an open browser is no way around the block.
///
/// # Errors
/// [`Refused`].
pub async fn confirm_sign_in(
    accounts: &Accounts,
    sign_in: &SignIn,
    password: &str,
    code: &str,
    network: IpAddr,
) -> Result<String, Refused> {
    let ground = &accounts.ground;
    let now = ground.clock.now();
    accounts.may_try(network, now)?;
    let mut conn = ground.db.read().await?;
    let account = store::account(&mut conn, &sign_in.account).await?;
    drop(conn);
    let account = account.ok_or(Refused::TooLate)?;
    let kept_name = kept_of(&account.sign_in_name);
    count(accounts, &kept_name, now).await?;
    let kept = account.password.clone();
    // A code is not used up by somebody who does not know the password.
    if !accounts.passwords.is_right(password, kept).await {
        accounts.failed(network, now);
        return Err(Refused::Wrong);
    }
    let mut tx = ground.db.begin().await?;
    if !use_up(&mut tx, &account, code, now).await? {
        drop(tx);
        accounts.failed(network, now);
        return Err(Refused::Wrong);
    }
    store::forget_attempts(&mut tx, &kept_name).await?;
    let fresh = new_secret(ground.ids.random());
    if !store::renew_secret(&mut tx, &sign_in.id, &kept_of(&fresh)).await? {
        return Err(Refused::TooLate);
    }
    store::confirm(&mut tx, &sign_in.id, now + CONFIRMED).await?;
    let actor = code_of(&account.id);
    let id = sign_in.id.as_str();
    trace(&mut tx, ground, &actor, "sign_in.confirmed", id).await?;
    tx.commit().await?;
    Ok(fresh)
}
