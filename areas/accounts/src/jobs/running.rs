//! What whoever runs the installation does with accounts, by commands.

use kernel::Id;
use web::Permit;

use super::inviting::{Invited, add};
use super::trace;
use crate::Accounts;
use crate::access::RunAccounts;
use crate::model::SignInName;
use crate::store::{self, Account, Ended, Kind, Membership};

/// Why nothing is done with an account.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    #[error("there is no active account with this name or id")]
    Unknown,
    #[error("the account belongs to no organisation any more: invite the person anew")]
    NoMembership,
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// An account, and what it is for which organisation.
#[derive(Clone, Debug)]
pub struct KnownAccount {
    pub account: Id,
    pub sign_in_name: String,
    pub name: String,
    /// Those that were not ended.
    pub memberships: Vec<Membership>,
}

/// The active accounts, by sign-in name: all of them, or those that are something for one organisation.
///
/// # Errors
/// The database's.
pub async fn list_accounts(
    accounts: &Accounts,
    _permit: &Permit<RunAccounts>,
    organisation: Option<&Id>,
) -> Result<Vec<KnownAccount>, db::Error> {
    let mut conn = accounts.ground.db.snapshot().await?;
    let mut known = Vec::new();
    for account in store::active_accounts(&mut conn).await? {
        let memberships = store::memberships_of(&mut conn, &account.id).await?;
        let of_it = |membership: &Membership| Some(&membership.organisation) == organisation;
        if organisation.is_none() || memberships.iter().any(of_it) {
            known.push(KnownAccount {
                account: account.id,
                sign_in_name: account.sign_in_name,
                name: account.name,
                memberships,
            });
        }
    }
    Ok(known)
}

/// The organisation of a membership that was not ended.
///
/// # Errors
/// The database's.
pub async fn organisation_of_membership(
    accounts: &Accounts,
    _permit: &Permit<RunAccounts>,
    membership: &Id,
) -> Result<Option<Id>, db::Error> {
    let mut conn = accounts.ground.db.read().await?;
    let known = store::membership(&mut conn, membership).await?;
    Ok(known
        .filter(|known| !known.ended)
        .map(|known| known.organisation))
}

/// The account with this id or this name to sign in with.
async fn found(conn: &mut db::AnyConnection, who: &str) -> Result<Account, AccountError> {
    let account = if let Ok(id) = Id::parse(who) {
        store::account(conn, &id).await?
    } else if let Ok(name) = SignInName::parse(who) {
        store::account_called(conn, &name).await?
    } else {
        None
    };
    account.ok_or(AccountError::Unknown)
}

/// Gives somebody a code to choose a new password with, whoever they work for; codes that were given
/// before count no more.
///
/// # Errors
/// [`AccountError`].
pub async fn give_new_password(
    accounts: &Accounts,
    permit: &Permit<RunAccounts>,
    who: &str,
) -> Result<Invited, AccountError> {
    let now = accounts.ground.clock.now();
    let mut tx = accounts.ground.db.begin().await?;
    let account = found(&mut tx, who).await?;
    let memberships = store::memberships_of(&mut tx, &account.id).await?;
    let membership = memberships.last().ok_or(AccountError::NoMembership)?;
    store::withdraw_renewals(&mut tx, None, &account.id, now).await?;
    let kind = Kind::Renew {
        account: account.id,
    };
    let organisation = &membership.organisation;
    let invited = add(&mut tx, accounts, permit.actor(), organisation, &kind, None).await?;
    tx.commit().await?;
    Ok(invited)
}

/// Closes an account for good: nobody signs in with it any more, and what it held about the person is
/// gone. Gives its id, under which the history still knows it.
///
/// # Errors
/// [`AccountError`].
pub async fn close_account(
    accounts: &Accounts,
    permit: &Permit<RunAccounts>,
    who: &str,
) -> Result<Id, AccountError> {
    let ground = &accounts.ground;
    let now = ground.clock.now();
    let mut tx = ground.db.begin().await?;
    let id = found(&mut tx, who).await?.id;
    if !store::close_account(&mut tx, &id, now).await? {
        return Err(AccountError::Unknown);
    }
    store::end_other_sign_ins(&mut tx, &id, None, Ended::AccountClosed, now).await?;
    store::withdraw_renewals(&mut tx, None, &id, now).await?;
    store::put_codes(&mut tx, &id, &[], now).await?;
    store::unlink_logins(&mut tx, &id, None).await?;
    for membership in store::memberships_of(&mut tx, &id).await? {
        store::end_membership(&mut tx, &membership.id, now).await?;
        directory::forget_reminders_of(&mut tx, &membership.id).await?;
    }
    let actor = permit.actor().code();
    trace(&mut tx, ground, &actor, "account.closed", id.as_str()).await?;
    tx.commit().await?;
    Ok(id)
}
