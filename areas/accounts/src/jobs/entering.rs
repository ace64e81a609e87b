//! From a name and a password, and a code, to an open sign-in.

use std::net::IpAddr;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use kernel::Id;
use web::sign_in::{form_token, kept_of, new_secret};

use super::{code_of, today, trace};
use crate::Accounts;
use crate::model::{CONFIRMED, Code, SignInName, Span};
use crate::store::{self, Account, Attempt, Ended, NewSignIn, SignInRow, Stage};

/// A browser that asks for ten pages in a minute writes twice.
const TOUCHED_EVERY: SignedDuration = SignedDuration::from_secs(30);

/// Why somebody does not come in. The page says the same whether or not there is such an account.
#[derive(Debug)]
pub enum Refused {
    /// The name, the password or the code is not right.
    Wrong,
    /// Too many were wrong for this name; nothing is tried until then.
    Blocked {
        until: Timestamp,
    },
    /// Too many were wrong from this network; worth trying again after so many seconds.
    Slowed {
        retry_after_s: u64,
    },
    /// Nobody is in the middle of signing in with this browser, or not any more.
    TooLate,
    Database(db::Error),
}

impl From<db::Error> for Refused {
    fn from(error: db::Error) -> Self {
        Self::Database(error)
    }
}

/// What was typed, and where.
#[derive(Debug)]
pub struct Entry<'a> {
    pub name: &'a str,
    pub password: &'a str,
    pub public_computer: bool,
    pub device: Option<&'a str>,
    pub network: IpAddr,
    /// The secret that the browser held before: whoever was signed in there is not any more.
    pub former: Option<&'a str>,
}

/// The browser is signed in, and holds this from now on.
#[derive(Debug)]
pub struct Opened {
    pub secret: String,
    /// Whether there is not one hat only, so that the person has to choose.
    pub must_choose: bool,
}

/// Checks name and password; gives the secret that the browser holds until it has proved more.
///
/// # Errors
/// [`Refused`].
pub async fn enter(accounts: &Accounts, entry: &Entry<'_>) -> Result<String, Refused> {
    let ground = &accounts.ground;
    let now = ground.clock.now();
    accounts.may_try(entry.network, now)?;
    // A text that cannot be a name is counted and refused like a name that nobody has.
    let name = SignInName::parse(entry.name).ok();
    let kept_name = kept_of(name.as_ref().map_or(entry.name, SignInName::as_str));
    let number = count(accounts, &kept_name, now).await?;
    let account = match &name {
        Some(name) => {
            let mut conn = ground.db.read().await?;
            store::account_called(&mut conn, name).await?
        }
        None => None,
    };
    let kept = account
        .as_ref()
        .and_then(|account| account.password.clone());
    let is_right = accounts.passwords.is_right(entry.password, kept).await;
    let Some(account) = account.filter(|_| is_right) else {
        accounts.failed(entry.network, now);
        return Err(Refused::Wrong);
    };
    let secret = new_secret(ground.ids.random());
    let mut tx = ground.db.begin().await?;
    // Otherwise whoever was blocked would be blocked again between the right password and the code.
    store::forgive_attempt(&mut tx, &kept_name, number).await?;
    end_former(&mut tx, accounts, entry.former, now).await?;
    let new = NewSignIn {
        id: &ground.ids.next(now),
        account: &account.id,
        kept_secret: &kept_of(&secret),
        stage: Stage::Code,
        membership: None,
        public_computer: entry.public_computer,
        device: entry.device,
        login_service: None,
        ends: now + Span::CODE.whole,
    };
    store::add_sign_in(&mut tx, &new, now).await?;
    tx.commit().await?;
    Ok(secret)
}

/// Counts an attempt for a name before it is made; gives its number.
pub(super) async fn count(
    accounts: &Accounts,
    kept_name: &str,
    now: Timestamp,
) -> Result<i64, Refused> {
    let mut tx = accounts.ground.db.begin().await?;
    let attempt = store::take_attempt(&mut tx, kept_name, now).await?;
    tx.commit().await?;
    match attempt {
        Attempt::Taken(number) => Ok(number),
        Attempt::Blocked(until) => Err(Refused::Blocked { until }),
    }
}

/// Whoever used this browser before is signed out, whoever they were.
pub(super) async fn end_former(
    tx: &mut db::AnyConnection,
    accounts: &Accounts,
    former: Option<&str>,
    now: Timestamp,
) -> Result<(), db::Error> {
    let Some(former) = former else {
        return Ok(());
    };
    if let Some(row) = store::sign_in_of(tx, &kept_of(former)).await? {
        store::end_sign_in(tx, &row.account, &row.id, Ended::Replaced, now).await?;
        let actor = code_of(&row.account);
        let ground = &accounts.ground;
        trace(tx, ground, &actor, "sign_in.replaced", row.id.as_str()).await?;
    }
    Ok(())
}

/// Checks the code, of an app or on paper, and opens the sign-in that the password began.
///
/// # Errors
/// [`Refused`].
pub async fn prove(
    accounts: &Accounts,
    secret: &str,
    typed: &str,
    network: IpAddr,
) -> Result<Opened, Refused> {
    let ground = &accounts.ground;
    let now = ground.clock.now();
    accounts.may_try(network, now)?;
    let (row, account) = begun(accounts, secret, now)
        .await?
        .ok_or(Refused::TooLate)?;
    let kept_name = kept_of(&account.sign_in_name);
    count(accounts, &kept_name, now).await?;
    let mut tx = ground.db.begin().await?;
    if !use_up(&mut tx, &account, typed, now).await? {
        drop(tx);
        accounts.failed(network, now);
        return Err(Refused::Wrong);
    }
    store::forget_attempts(&mut tx, &kept_name).await?;
    let only = only_hat(&mut tx, &account.id, now).await?;
    let fresh = new_secret(ground.ids.random());
    let ends = now + Span::of(row.public_computer).whole;
    if !store::open_sign_in(&mut tx, &row.id, &kept_of(&fresh), only.as_ref(), ends, now).await? {
        return Err(Refused::TooLate);
    }
    // Password and code were right a moment ago: nothing more is asked at once, least of all a second
    // code of somebody whose list is used up. Whoever came by a login service did not show our password.
    if row.login_service.is_none() {
        store::confirm(&mut tx, &row.id, now + CONFIRMED).await?;
    }
    let actor = code_of(&account.id);
    trace(&mut tx, ground, &actor, "sign_in.opened", row.id.as_str()).await?;
    tx.commit().await?;
    Ok(Opened {
        secret: fresh,
        must_choose: only.is_none(),
    })
}

/// The membership of whoever has one only that counts today: they need not choose.
pub(super) async fn only_hat(
    tx: &mut db::AnyConnection,
    account: &Id,
    now: Timestamp,
) -> Result<Option<Id>, db::Error> {
    let today = today(now);
    let mut memberships = store::memberships_of(tx, account).await?;
    memberships.retain(|membership| membership.counts(today));
    Ok(match memberships.as_slice() {
        [only] => Some(only.id.clone()),
        _ => None,
    })
}

/// The sign-in that waits for its code, and whose it is.
async fn begun(
    accounts: &Accounts,
    secret: &str,
    now: Timestamp,
) -> Result<Option<(SignInRow, Account)>, db::Error> {
    let mut conn = accounts.ground.db.read().await?;
    let Some(row) = store::sign_in_of(&mut conn, &kept_of(secret)).await? else {
        return Ok(None);
    };
    if row.stage != Stage::Code || !Span::CODE.counts(row.last_seen, row.ends, now) {
        return Ok(None);
    }
    let account = store::account(&mut conn, &row.account).await?;
    Ok(account.map(|account| (row, account)))
}

/// Whether others use the computer of a browser that is between password and code; nothing where
/// it is not.
///
/// # Errors
/// The database's.
pub async fn waiting(accounts: &Accounts, secret: &str) -> Result<Option<bool>, db::Error> {
    let now = accounts.ground.clock.now();
    let begun = begun(accounts, secret, now).await?;
    Ok(begun.map(|(row, _)| row.public_computer))
}

/// Uses a code up: six digits are the app's, sixteen stand on paper. False where it is not right, or
/// was used before.
///
/// # Errors
/// The database's.
pub async fn use_up(
    tx: &mut db::AnyConnection,
    account: &Account,
    typed: &str,
    now: Timestamp,
) -> Result<bool, db::Error> {
    if let Some(code) = Code::parse(typed) {
        return store::use_code(tx, &account.id, &code, now).await;
    }
    let step = account
        .totp_secret
        .as_ref()
        .and_then(|secret| secret.step_of(typed, now, account.totp_last_step));
    match step {
        Some(step) => store::use_totp_step(tx, &account.id, step).await,
        None => Ok(false),
    }
}

impl Accounts {
    pub(super) fn may_try(&self, network: IpAddr, now: Timestamp) -> Result<(), Refused> {
        self.failures
            .has_room(network, now)
            .map_err(|retry_after_s| Refused::Slowed { retry_after_s })
    }

    /// Only what went wrong counts: sixty people behind one address all come in.
    pub(super) fn failed(&self, network: IpAddr, now: Timestamp) {
        // Where there is no room left, the next one is told.
        let _ = self.failures.take(network, now);
    }
}

/// Whom an open sign-in stands for, and the hat that they wear.
///
/// # Errors
/// The database's.
pub async fn recognise(
    accounts: &Accounts,
    secret: &str,
    now: Timestamp,
) -> Result<Option<web::SignIn>, db::Error> {
    let ground = &accounts.ground;
    let mut conn = ground.db.read().await?;
    let row = store::sign_in_of(&mut conn, &kept_of(secret)).await?;
    drop(conn);
    let Some(mut row) = row.filter(|row| row.stage == Stage::Open) else {
        return Ok(None);
    };
    let span = Span::of(row.public_computer);
    if span.is_over(row.last_seen, row.ends, now) {
        let mut tx = ground.db.begin().await?;
        store::end_sign_in(&mut tx, &row.account, &row.id, Ended::Over, now).await?;
        tx.commit().await?;
        return Ok(None);
    }
    if !span.counts(row.last_seen, row.ends, now) {
        return Ok(None);
    }
    if now.duration_since(row.last_seen) >= TOUCHED_EVERY {
        let mut tx = ground.db.begin().await?;
        store::touch(&mut tx, &row.id, now).await?;
        tx.commit().await?;
        row.last_seen = now;
    }
    let today = today(now);
    let hat = row
        .membership
        .filter(|membership| membership.counts(today))
        .map(|membership| Arc::new(membership.hat()));
    Ok(Some(web::SignIn {
        id: row.id,
        account: row.account,
        name: row.name,
        hat,
        public_computer: row.public_computer,
        confirmed_until: row.confirmed_until,
        ends: span.ends(row.last_seen, row.ends),
        language: row.language,
        email: row.email,
        form_token: form_token(secret),
    }))
}

/// What is left of a sign-in that ended in a browser that still holds its secret.
///
/// # Errors
/// The database's.
pub async fn left_behind(
    accounts: &Accounts,
    secret: &str,
) -> Result<Option<web::sign_in::LeftBehind>, db::Error> {
    let mut conn = accounts.ground.db.read().await?;
    store::left_behind(&mut conn, &kept_of(secret)).await
}
