//! The second factor: the code app, and the list on paper.

use web::SignIn;

use super::joining::new_paper_codes;
use super::keeping::traced;
use crate::Accounts;
use crate::model::{Code, TotpSecret};
use crate::store;

/// Why a code app is not set up, or not taken away.
#[derive(Debug)]
pub enum AppRefused {
    /// The code is not the one that the app shows now.
    Wrong,
    /// No code on paper is left: without the app nobody would come in any more.
    NoCodesLeft,
    Database(db::Error),
}

impl From<db::Error> for AppRefused {
    fn from(error: db::Error) -> Self {
        Self::Database(error)
    }
}

/// Sets a code app up; only once it has shown a right code does it count. An app that was set up
/// before counts no more.
///
/// # Errors
/// [`AppRefused`].
pub async fn set_up_app(
    accounts: &Accounts,
    sign_in: &SignIn,
    secret: &TotpSecret,
    typed: &str,
) -> Result<(), AppRefused> {
    let ground = &accounts.ground;
    let step = secret.step_of(typed, ground.clock.now(), None);
    let step = step.ok_or(AppRefused::Wrong)?;
    let mut tx = ground.db.begin().await?;
    store::set_totp(&mut tx, &sign_in.account, Some(secret)).await?;
    // The code that was just shown is used up like any other.
    store::use_totp_step(&mut tx, &sign_in.account, step).await?;
    traced(&mut tx, accounts, sign_in, "account.app_set_up").await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the code app away, where codes on paper are left.
///
/// # Errors
/// [`AppRefused`].
pub async fn remove_app(accounts: &Accounts, sign_in: &SignIn) -> Result<(), AppRefused> {
    let mut tx = accounts.ground.db.begin().await?;
    if store::codes_left(&mut tx, &sign_in.account).await? == 0 {
        return Err(AppRefused::NoCodesLeft);
    }
    store::set_totp(&mut tx, &sign_in.account, None).await?;
    traced(&mut tx, accounts, sign_in, "account.app_removed").await?;
    tx.commit().await?;
    Ok(())
}

/// A new list of codes on paper, known here and never again; those of the old list count no more.
///
/// # Errors
/// The database's.
pub async fn new_codes(accounts: &Accounts, sign_in: &SignIn) -> Result<Vec<Code>, db::Error> {
    let ground = &accounts.ground;
    let now = ground.clock.now();
    let mut tx = ground.db.begin().await?;
    let codes = new_paper_codes(&mut tx, accounts, &sign_in.account, now).await?;
    traced(&mut tx, accounts, sign_in, "account.codes_made").await?;
    tx.commit().await?;
    Ok(codes)
}
