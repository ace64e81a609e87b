//! What a person keeps of their own account: how they are called, their sign-ins, their password.

use kernel::{Id, Language};
use web::SignIn;

use super::passwords::PasswordFailure;
use super::{code_of, today, trace};
use crate::Accounts;
use crate::model::{PasswordProblem, check_password, is_email, shown_name};
use crate::store::{self, Account, Ended, Membership, OpenSignIn};

/// All that a person sees of their own account.
#[derive(Debug)]
pub struct Overview {
    pub account: Account,
    pub hats: Vec<Membership>,
    pub sign_ins: Vec<OpenSignIn>,
    pub codes_left: i64,
}

/// Nothing where the account was closed at this very moment.
///
/// # Errors
/// The database's.
pub async fn overview(
    accounts: &Accounts,
    sign_in: &SignIn,
) -> Result<Option<Overview>, db::Error> {
    let now = accounts.ground.clock.now();
    let today = today(now);
    let mut conn = accounts.ground.db.read().await?;
    let Some(account) = store::account(&mut conn, &sign_in.account).await? else {
        return Ok(None);
    };
    let mut hats = store::memberships_of(&mut conn, &account.id).await?;
    hats.retain(|hat| hat.counts(today));
    let mut sign_ins = store::open_sign_ins(&mut conn, &account.id).await?;
    sign_ins.retain(|open| open.counts(now));
    Ok(Some(Overview {
        codes_left: store::codes_left(&mut conn, &account.id).await?,
        account,
        hats,
        sign_ins,
    }))
}

/// What somebody wants to be changed, as typed.
#[derive(Clone, Copy, Debug)]
pub struct Changed<'a> {
    pub name: &'a str,
    pub language: &'a str,
    /// Empty where there is none to be kept.
    pub email: &'a str,
}

/// Why nothing is changed; each part may be at fault.
#[derive(Debug)]
pub enum ChangeRefused {
    Mend {
        name: bool,
        language: bool,
        email: bool,
    },
    Password(PasswordProblem),
    /// A password could not be hashed.
    Failed(PasswordFailure),
    /// The account is closed, or the sign-in is over.
    Gone,
    Database(db::Error),
}

impl From<db::Error> for ChangeRefused {
    fn from(error: db::Error) -> Self {
        Self::Database(error)
    }
}

/// How somebody is called, and how they are written to.
///
/// # Errors
/// [`ChangeRefused`].
pub async fn change_account(
    accounts: &Accounts,
    sign_in: &SignIn,
    changed: &Changed<'_>,
) -> Result<(), ChangeRefused> {
    let ground = &accounts.ground;
    let name = shown_name(changed.name);
    let language = Language::parse(changed.language)
        .filter(|language| ground.installation.languages.contains(language));
    let email = Some(changed.email.trim()).filter(|email| !email.is_empty());
    let is_written_to = email.is_none_or(is_email);
    let (Some(name), Some(language), true) = (&name, language, is_written_to) else {
        return Err(ChangeRefused::Mend {
            name: name.is_none(),
            language: language.is_none(),
            email: !is_written_to,
        });
    };
    let mut tx = ground.db.begin().await?;
    store::change_account(&mut tx, &sign_in.account, name, language, email).await?;
    traced(&mut tx, accounts, sign_in, "account.changed").await?;
    tx.commit().await?;
    Ok(())
}

/// Chooses another password; every other sign-in of the account ends, and so do its links to login services.
///
/// # Errors
/// [`ChangeRefused`].
pub async fn change_password(
    accounts: &Accounts,
    sign_in: &SignIn,
    password: &str,
) -> Result<(), ChangeRefused> {
    let ground = &accounts.ground;
    let mut conn = ground.db.read().await?;
    let account = store::account(&mut conn, &sign_in.account).await?;
    drop(conn);
    let account = account.ok_or(ChangeRefused::Gone)?;
    check_password(password, &account.sign_in_name).map_err(ChangeRefused::Password)?;
    let hashed = accounts.passwords.hash(password, ground.ids.random()).await;
    let hashed = hashed.map_err(ChangeRefused::Failed)?;
    let now = ground.clock.now();
    let mut tx = ground.db.begin().await?;
    store::set_password(&mut tx, &account.id, &hashed, now).await?;
    let but = Some(&sign_in.id);
    store::end_other_sign_ins(&mut tx, &account.id, but, Ended::PasswordChanged, now).await?;
    // Whoever got in before may have left a way in of their own.
    store::unlink_logins(&mut tx, &account.id, None).await?;
    traced(&mut tx, accounts, sign_in, "account.password_changed").await?;
    tx.commit().await?;
    Ok(())
}

/// Ends one of the person's own sign-ins: felt at that browser's next request. False where there is
/// none that is open.
///
/// # Errors
/// The database's.
pub async fn end_one(accounts: &Accounts, sign_in: &SignIn, id: &Id) -> Result<bool, db::Error> {
    let ground = &accounts.ground;
    let now = ground.clock.now();
    let mut tx = ground.db.begin().await?;
    if !store::end_sign_in(&mut tx, &sign_in.account, id, Ended::TakenBack, now).await? {
        return Ok(false);
    }
    let actor = code_of(&sign_in.account);
    trace(&mut tx, ground, &actor, "sign_in.taken_back", id.as_str()).await?;
    tx.commit().await?;
    Ok(true)
}

/// Ends all sign-ins of the person but this one.
///
/// # Errors
/// The database's.
pub async fn end_others(accounts: &Accounts, sign_in: &SignIn) -> Result<(), db::Error> {
    let ground = &accounts.ground;
    let now = ground.clock.now();
    let (account, but) = (&sign_in.account, Some(&sign_in.id));
    let mut tx = ground.db.begin().await?;
    store::end_other_sign_ins(&mut tx, account, but, Ended::TakenBack, now).await?;
    traced(&mut tx, accounts, sign_in, "account.signed_out_elsewhere").await?;
    tx.commit().await
}

/// Writes into the audit what somebody did to their own account.
pub(super) async fn traced(
    tx: &mut db::AnyConnection,
    accounts: &Accounts,
    sign_in: &SignIn,
    action: &'static str,
) -> Result<(), db::Error> {
    let id = sign_in.account.as_str();
    let actor = code_of(&sign_in.account);
    trace(tx, &accounts.ground, &actor, action, id).await
}
