//! What is not kept any longer.

use db::AnyConnection;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Id;

/// Forgets for whom invitations were whose time is over.
///
/// # Errors
/// The database's.
pub async fn forget_for_whom(tx: &mut AnyConnection, now: Timestamp) -> Result<(), db::Error> {
    db::query(
        "update accounts_invitation set for_whom = null
         where state = 'open' and expires_at <= $1 and for_whom is not null",
    )
    .bind(db::moment(now))
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// Deletes the invitations that were used, withdrawn or over before this moment.
///
/// # Errors
/// The database's.
pub async fn purge_invitations(tx: &mut AnyConnection, before: Timestamp) -> Result<(), db::Error> {
    db::query("delete from accounts_invitation where coalesce(decided_at, expires_at) < $1")
        .bind(db::moment(before))
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// Ends the memberships whose last day was before this one; which.
///
/// # Errors
/// The database's.
pub async fn end_lapsed_memberships(
    tx: &mut AnyConnection,
    before: Date,
    now: Timestamp,
) -> Result<Vec<Id>, db::Error> {
    let ended: Vec<String> = db::query_scalar(
        "update accounts_membership set ended_at = $1 where ended_at is null and ends_on < $2 returning id",
    )
    .bind(db::moment(now))
    .bind(before.to_string())
    .fetch_all(&mut *tx)
    .await?;
    ended.iter().map(|id| super::id(id)).collect()
}

/// Deletes the memberships that were ended before this moment and that no sign-in names any more.
///
/// # Errors
/// The database's.
pub async fn purge_memberships(tx: &mut AnyConnection, before: Timestamp) -> Result<(), db::Error> {
    db::query(
        "delete from accounts_membership
         where ended_at < $1
           and not exists (
             select 1 from accounts_sign_in s where s.membership_id = accounts_membership.id)",
    )
    .bind(db::moment(before))
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// Deletes the accounts that were closed before this moment, once nothing of theirs is left.
///
/// # Errors
/// The database's.
pub async fn purge_accounts(tx: &mut AnyConnection, before: Timestamp) -> Result<(), db::Error> {
    db::query(
        "delete from accounts_login_link where account_id in (
           select id from accounts_account where closed_at < $1)",
    )
    .bind(db::moment(before))
    .execute(&mut *tx)
    .await?;
    db::query(
        "delete from accounts_account
         where closed_at < $1
           and not exists (
             select 1 from accounts_membership m where m.account_id = accounts_account.id)
           and not exists (
             select 1 from accounts_sign_in s where s.account_id = accounts_account.id)
           and not exists (
             select 1 from accounts_paper_code p where p.account_id = accounts_account.id)
           and not exists (
             select 1 from accounts_invitation i where i.account_id = accounts_account.id)",
    )
    .bind(db::moment(before))
    .execute(&mut *tx)
    .await?;
    Ok(())
}
