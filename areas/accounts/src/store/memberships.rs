//! Memberships: what an account is for an organisation.

use db::AnyConnection;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Id;
use sqlx::Row;
use web::{Hat, Role};

/// A membership as it stands in the table, whether or not it still counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    pub id: Id,
    pub account: Id,
    /// The name of the member.
    pub name: String,
    pub organisation: Id,
    pub role: Role,
    pub place: Option<Id>,
    pub ends_on: Date,
    pub ended: bool,
}

impl Membership {
    #[must_use]
    pub fn counts(&self, today: Date) -> bool {
        !self.ended && today <= self.ends_on
    }

    #[must_use]
    pub fn hat(&self) -> Hat {
        Hat {
            account: self.account.clone(),
            membership: self.id.clone(),
            organisation: self.organisation.clone(),
            role: self.role,
            place: self.place.clone(),
        }
    }
}

/// Memberships with the names of their accounts; `$which` says which ones.
macro_rules! memberships {
    ($which:literal) => {
        concat!(
            "select m.id as membership_id, m.account_id, a.name, m.organisation_id, m.role, m.place_id, m.ends_on,
                    m.ended_at as membership_ended_at
             from accounts_membership m join accounts_account a on a.id = m.account_id ",
            $which
        )
    };
}

pub(super) fn read(row: &sqlx::any::AnyRow) -> Result<Membership, db::Error> {
    let text = |name: &str| -> Result<String, db::Error> { Ok(row.try_get(name)?) };
    let maybe = |name: &str| -> Result<Option<String>, db::Error> { Ok(row.try_get(name)?) };
    Ok(Membership {
        id: super::id(&text("membership_id")?)?,
        account: super::id(&text("account_id")?)?,
        name: text("name")?,
        organisation: super::id(&text("organisation_id")?)?,
        role: Role::of_code(&text("role")?).ok_or_else(|| db::Error::unreadable("a role"))?,
        place: maybe("place_id")?
            .map(|text| super::id(&text))
            .transpose()?,
        ends_on: text("ends_on")?
            .parse()
            .map_err(|_| db::Error::unreadable("a day"))?,
        ended: maybe("membership_ended_at")?.is_some(),
    })
}

/// What a membership is made of.
#[derive(Clone, Debug)]
pub struct NewMembership<'a> {
    pub id: &'a Id,
    pub account: &'a Id,
    pub organisation: &'a Id,
    pub role: Role,
    pub place: Option<&'a Id>,
    pub ends_on: Date,
    pub made_by: &'a str,
}

/// # Errors
/// The database's.
pub async fn add_membership(
    tx: &mut AnyConnection,
    new: &NewMembership<'_>,
    now: Timestamp,
) -> Result<(), db::Error> {
    db::query(
        "insert into accounts_membership
           (id, account_id, organisation_id, role, place_id, ends_on, made_at, made_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(new.id.as_str())
    .bind(new.account.as_str())
    .bind(new.organisation.as_str())
    .bind(new.role.code())
    .bind(new.place.map(Id::as_str))
    .bind(new.ends_on.to_string())
    .bind(db::moment(now))
    .bind(new.made_by)
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// # Errors
/// The database's.
pub async fn membership(
    conn: &mut AnyConnection,
    id: &Id,
) -> Result<Option<Membership>, db::Error> {
    let row = db::query(memberships!("where m.id = $1"))
        .bind(id.as_str())
        .fetch_optional(&mut *conn)
        .await?;
    row.as_ref().map(read).transpose()
}

/// The memberships of an account that were not ended, the oldest first.
///
/// # Errors
/// The database's.
pub async fn memberships_of(
    conn: &mut AnyConnection,
    account: &Id,
) -> Result<Vec<Membership>, db::Error> {
    let rows = db::query(memberships!(
        "where m.account_id = $1 and m.ended_at is null order by m.id"
    ))
    .bind(account.as_str())
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(read).collect()
}

/// The memberships of an organisation that were not ended, the oldest first.
///
/// # Errors
/// The database's.
pub async fn memberships_of_organisation(
    conn: &mut AnyConnection,
    organisation: &Id,
) -> Result<Vec<Membership>, db::Error> {
    let rows = db::query(memberships!(
        "where m.organisation_id = $1 and m.ended_at is null order by m.id"
    ))
    .bind(organisation.as_str())
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(read).collect()
}

/// Ends a membership at once; false where it was ended before.
///
/// # Errors
/// The database's.
pub async fn end_membership(
    tx: &mut AnyConnection,
    id: &Id,
    now: Timestamp,
) -> Result<bool, db::Error> {
    let done = db::query(
        "update accounts_membership set ended_at = $1 where id = $2 and ended_at is null",
    )
    .bind(db::moment(now))
    .bind(id.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Lets a membership count until another day; false where it was ended before.
///
/// # Errors
/// The database's.
pub async fn renew_membership(
    tx: &mut AnyConnection,
    id: &Id,
    ends_on: Date,
) -> Result<bool, db::Error> {
    let done =
        db::query("update accounts_membership set ends_on = $1 where id = $2 and ended_at is null")
            .bind(ends_on.to_string())
            .bind(id.as_str())
            .execute(&mut *tx)
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Nobody else ends a membership of an administrator of this organisation from here to the end of the
/// transaction. They are held in the order of their ids, so that nobody waits in a circle.
///
/// # Errors
/// The database's.
pub async fn hold_administrators(
    tx: &mut AnyConnection,
    organisation: &Id,
) -> Result<(), db::Error> {
    let ids: Vec<String> = db::query_scalar(
        "select id from accounts_membership
         where organisation_id = $1 and role = 'administrator' and ended_at is null
         order by id",
    )
    .bind(organisation.as_str())
    .fetch_all(&mut *tx)
    .await?;
    for id in ids {
        db::query("update accounts_membership set ended_at = ended_at where id = $1")
            .bind(id)
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

/// Whether the organisation has an administrator on this day.
///
/// # Errors
/// The database's.
pub async fn has_administrator(
    conn: &mut AnyConnection,
    organisation: &Id,
    today: Date,
) -> Result<bool, db::Error> {
    let count: i64 = db::query_scalar(
        "select count(*)
         from accounts_membership m join accounts_account a on a.id = m.account_id
         where m.organisation_id = $1 and m.role = 'administrator' and m.ended_at is null
           and m.ends_on >= $2 and a.state = 'active'",
    )
    .bind(organisation.as_str())
    .bind(today.to_string())
    .fetch_one(&mut *conn)
    .await?;
    Ok(count > 0)
}
