//! Invitations into an organisation, and to choose a new password.

use std::collections::HashMap;

use db::AnyConnection;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Id;
use sqlx::Row;
use web::Role;

/// What whoever has the code may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Become a member.
    Join {
        role: Role,
        place: Option<Id>,
        ends_on: Date,
    },
    /// Choose a new password for this account.
    Renew { account: Id },
}

/// An open invitation; it may be too late for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub id: Id,
    pub kind: Kind,
    pub organisation: Id,
    pub for_whom: Option<String>,
    pub made_by: String,
    pub expires: Timestamp,
}

/// What an invitation is made of.
#[derive(Clone, Debug)]
pub struct NewInvitation<'a> {
    pub id: &'a Id,
    pub kind: &'a Kind,
    pub organisation: &'a Id,
    pub for_whom: Option<&'a str>,
    pub kept_code: &'a str,
    pub made_by: &'a str,
    pub expires: Timestamp,
}

/// # Errors
/// The database's.
pub async fn add_invitation(
    tx: &mut AnyConnection,
    new: &NewInvitation<'_>,
    now: Timestamp,
) -> Result<(), db::Error> {
    let (kind, role, place, ends_on, account) = match new.kind {
        Kind::Join {
            role,
            place,
            ends_on,
        } => (
            "join",
            Some(role.code()),
            place.as_ref(),
            Some(ends_on.to_string()),
            None,
        ),
        Kind::Renew { account } => ("renew", None, None, None, Some(account)),
    };
    db::query(
        "insert into accounts_invitation
           (id, kind, organisation_id, role, place_id, membership_ends_on, account_id, for_whom, kept_code,
            made_at, made_by, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(new.id.as_str())
    .bind(kind)
    .bind(new.organisation.as_str())
    .bind(role)
    .bind(place.map(Id::as_str))
    .bind(ends_on)
    .bind(account.map(Id::as_str))
    .bind(new.for_whom)
    .bind(new.kept_code)
    .bind(db::moment(now))
    .bind(new.made_by)
    .bind(db::moment(new.expires))
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// The open invitations; `$which` says which ones.
macro_rules! open_invitations {
    ($which:literal) => {
        concat!(
            "select id, kind, organisation_id, role, place_id, membership_ends_on, account_id, for_whom, made_by,
                    expires_at
             from accounts_invitation where state = 'open' and ",
            $which
        )
    };
}

fn read(row: &sqlx::any::AnyRow) -> Result<Invitation, db::Error> {
    let text = |name: &str| -> Result<String, db::Error> { Ok(row.try_get(name)?) };
    let maybe = |name: &str| -> Result<Option<String>, db::Error> { Ok(row.try_get(name)?) };
    let maybe_id = |name: &str| -> Result<Option<Id>, db::Error> {
        maybe(name)?.map(|text| super::id(&text)).transpose()
    };
    let kind = if text("kind")? == "join" {
        Kind::Join {
            role: Role::of_code(&text("role")?).ok_or_else(|| db::Error::unreadable("a role"))?,
            place: maybe_id("place_id")?,
            ends_on: text("membership_ends_on")?
                .parse()
                .map_err(|_| db::Error::unreadable("a day"))?,
        }
    } else {
        Kind::Renew {
            account: super::id(&text("account_id")?)?,
        }
    };
    Ok(Invitation {
        id: super::id(&text("id")?)?,
        kind,
        organisation: super::id(&text("organisation_id")?)?,
        for_whom: maybe("for_whom")?,
        made_by: text("made_by")?,
        expires: db::read_moment(&text("expires_at")?)?,
    })
}

/// The open invitation that a code stands for.
///
/// # Errors
/// The database's.
pub async fn invitation_of(
    conn: &mut AnyConnection,
    kept_code: &str,
) -> Result<Option<Invitation>, db::Error> {
    let row = db::query(open_invitations!("kept_code = $1"))
        .bind(kept_code)
        .fetch_optional(&mut *conn)
        .await?;
    row.as_ref().map(read).transpose()
}

/// The open invitations of an organisation, the newest first.
///
/// # Errors
/// The database's.
pub async fn invitations_of(
    conn: &mut AnyConnection,
    organisation: &Id,
) -> Result<Vec<Invitation>, db::Error> {
    let rows = db::query(open_invitations!("organisation_id = $1 order by id desc"))
        .bind(organisation.as_str())
        .fetch_all(&mut *conn)
        .await?;
    rows.iter().map(read).collect()
}

/// Uses an invitation up for an account; false where somebody else did, or it was withdrawn.
///
/// # Errors
/// The database's.
pub async fn use_invitation(
    tx: &mut AnyConnection,
    id: &Id,
    account: &Id,
    now: Timestamp,
) -> Result<bool, db::Error> {
    let done = db::query(
        "update accounts_invitation
         set state = 'used', decided_at = $1, account_id = $2, for_whom = null
         where id = $3 and state = 'open'",
    )
    .bind(db::moment(now))
    .bind(account.as_str())
    .bind(id.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Withdraws an invitation of this organisation; false where there is none that is open.
///
/// # Errors
/// The database's.
pub async fn withdraw_invitation(
    tx: &mut AnyConnection,
    organisation: &Id,
    id: &Id,
    now: Timestamp,
) -> Result<bool, db::Error> {
    let done = db::query(
        "update accounts_invitation set state = 'withdrawn', decided_at = $1, for_whom = null
         where id = $2 and organisation_id = $3 and state = 'open'",
    )
    .bind(db::moment(now))
    .bind(id.as_str())
    .bind(organisation.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Nobody else takes or withdraws the invitation from here to the end of the transaction; false where
/// it is not open any more.
///
/// # Errors
/// The database's.
pub async fn hold_invitation(tx: &mut AnyConnection, kept_code: &str) -> Result<bool, db::Error> {
    let done = db::query(
        "update accounts_invitation set state = state where kept_code = $1 and state = 'open'",
    )
    .bind(kept_code)
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Withdraws the open invitations of an account to choose a new password: those of one organisation,
/// or all.
///
/// # Errors
/// The database's.
pub async fn withdraw_renewals(
    tx: &mut AnyConnection,
    organisation: Option<&Id>,
    account: &Id,
    now: Timestamp,
) -> Result<(), db::Error> {
    db::query(
        "update accounts_invitation set state = 'withdrawn', decided_at = $1, for_whom = null
         where account_id = $2 and kind = 'renew' and state = 'open'
           and ($3 = '' or organisation_id = $3)",
    )
    .bind(db::moment(now))
    .bind(account.as_str())
    .bind(organisation.map_or("", Id::as_str))
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// When the members of an organisation last chose a new password with a code that somebody gave them,
/// whoever gave it, by account: their administrators have to know, should it not have been them.
///
/// # Errors
/// The database's.
pub async fn renewals_of_members(
    conn: &mut AnyConnection,
    organisation: &Id,
) -> Result<HashMap<Id, Timestamp>, db::Error> {
    let rows: Vec<(String, String)> = db::query_as(
        "select i.account_id, max(i.decided_at)
         from accounts_invitation i
         where i.kind = 'renew' and i.state = 'used'
           and i.account_id in (
             select m.account_id from accounts_membership m
             where m.organisation_id = $1 and m.ended_at is null)
         group by i.account_id",
    )
    .bind(organisation.as_str())
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter()
        .map(|(account, at)| Ok((super::id(&account)?, db::read_moment(&at)?)))
        .collect()
}
