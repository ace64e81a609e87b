//! Signed-in browsers.

use db::AnyConnection;
use jiff::Timestamp;
use kernel::{Id, Language};
use sqlx::Row;
use web::sign_in::LeftBehind;

use crate::model::Span;

use super::memberships::{self, Membership};

/// How far a sign-in has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; the code is still asked.
    Code,
    Open,
}

impl Stage {
    const fn code(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Open => "open",
        }
    }
}

/// Why a sign-in ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Its time had passed.
    Over,
    SignedOut,
    /// By the person, from another browser.
    TakenBack,
    /// By a newer one in the same browser.
    Replaced,
    PasswordChanged,
    AccountClosed,
}

impl Ended {
    const fn code(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::SignedOut => "signed_out",
            Self::TakenBack => "taken_back",
            Self::Replaced => "replaced",
            Self::PasswordChanged => "password_changed",
            Self::AccountClosed => "account_closed",
        }
    }
}

/// What a sign-in is made of.
#[derive(Clone, Debug)]
pub struct NewSignIn<'a> {
    pub id: &'a Id,
    pub account: &'a Id,
    pub kept_secret: &'a str,
    pub stage: Stage,
    pub membership: Option<&'a Id>,
    pub public_computer: bool,
    pub device: Option<&'a str>,
    /// Where somebody came in by, if not by name and password.
    pub login_service: Option<&'a str>,
    pub ends: Timestamp,
}

/// A sign-in with what is known of its account and the membership that was chosen.
#[derive(Clone, Debug)]
pub struct SignInRow {
    pub id: Id,
    pub account: Id,
    pub name: String,
    pub language: Language,
    pub email: Option<String>,
    pub login_service: Option<String>,
    pub stage: Stage,
    pub public_computer: bool,
    pub last_seen: Timestamp,
    /// From then on it counts no more, whatever happens.
    pub ends: Timestamp,
    pub confirmed_until: Option<Timestamp>,
    pub membership: Option<Membership>,
}

/// # Errors
/// The database's.
pub async fn add_sign_in(
    tx: &mut AnyConnection,
    new: &NewSignIn<'_>,
    now: Timestamp,
) -> Result<(), db::Error> {
    db::query(
        "insert into accounts_sign_in
           (id, account_id, kept_secret, stage, membership_id, public_computer, device, began_at, last_seen_at, ends_at,
            login_service)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10)",
    )
    .bind(new.id.as_str())
    .bind(new.account.as_str())
    .bind(new.kept_secret)
    .bind(new.stage.code())
    .bind(new.membership.map(Id::as_str))
    .bind(i64::from(new.public_computer))
    .bind(new.device)
    .bind(db::moment(now))
    .bind(db::moment(new.ends))
    .bind(new.login_service)
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// The sign-in of an active account that a secret stands for, unless it was ended.
///
/// # Errors
/// The database's.
pub async fn sign_in_of(
    conn: &mut AnyConnection,
    kept_secret: &str,
) -> Result<Option<SignInRow>, db::Error> {
    let row = db::query(
        "select s.id, s.account_id, a.name, a.language, a.email, s.login_service, s.stage, s.public_computer,
                s.last_seen_at, s.ends_at, s.confirmed_until, m.id as membership_id, m.organisation_id, m.role, m.place_id, m.ends_on,
                m.ended_at as membership_ended_at
         from accounts_sign_in s
           join accounts_account a on a.id = s.account_id
           left join accounts_membership m on m.id = s.membership_id
         where s.kept_secret = $1 and s.stage in ('code', 'open') and a.state = 'active'",
    )
    .bind(kept_secret)
    .fetch_optional(&mut *conn)
    .await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &sqlx::any::AnyRow) -> Result<SignInRow, db::Error> {
    let text = |name: &str| -> Result<String, db::Error> { Ok(row.try_get(name)?) };
    let has_membership: Option<String> = row.try_get("membership_id")?;
    let public: i64 = row.try_get("public_computer")?;
    Ok(SignInRow {
        id: super::id(&text("id")?)?,
        account: super::id(&text("account_id")?)?,
        name: text("name")?,
        language: Language::parse(&text("language")?)
            .ok_or_else(|| db::Error::unreadable("a language"))?,
        email: row.try_get("email")?,
        login_service: row.try_get("login_service")?,
        stage: if text("stage")? == "open" {
            Stage::Open
        } else {
            Stage::Code
        },
        public_computer: public == 1,
        last_seen: db::read_moment(&text("last_seen_at")?)?,
        ends: db::read_moment(&text("ends_at")?)?,
        confirmed_until: super::moment_or_none(row.try_get("confirmed_until")?)?,
        membership: has_membership.map(|_| memberships::read(row)).transpose()?,
    })
}

/// Notes that the browser was seen.
///
/// # Errors
/// The database's.
pub async fn touch(tx: &mut AnyConnection, id: &Id, now: Timestamp) -> Result<(), db::Error> {
    db::query("update accounts_sign_in set last_seen_at = $1 where id = $2 and last_seen_at < $1")
        .bind(db::moment(now))
        .bind(id.as_str())
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// Opens the sign-in that waited for its code, under a new secret; false where it does not wait any
/// more, because it was opened at this very moment elsewhere.
///
/// # Errors
/// The database's.
pub async fn open_sign_in(
    tx: &mut AnyConnection,
    id: &Id,
    kept_secret: &str,
    membership: Option<&Id>,
    ends: Timestamp,
    now: Timestamp,
) -> Result<bool, db::Error> {
    let done = db::query(
        "update accounts_sign_in
         set stage = 'open', kept_secret = $1, membership_id = $2, ends_at = $3, last_seen_at = $4
         where id = $5 and stage = 'code'",
    )
    .bind(kept_secret)
    .bind(membership.map(Id::as_str))
    .bind(db::moment(ends))
    .bind(db::moment(now))
    .bind(id.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A new secret for the same browser: what was known before somebody proved more about themselves
/// counts no more. False where it is not open any more.
///
/// # Errors
/// The database's.
pub async fn renew_secret(
    tx: &mut AnyConnection,
    id: &Id,
    kept_secret: &str,
) -> Result<bool, db::Error> {
    let done =
        db::query("update accounts_sign_in set kept_secret = $1 where id = $2 and stage = 'open'")
            .bind(kept_secret)
            .bind(id.as_str())
            .execute(&mut *tx)
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Until when sensitive acts are allowed.
///
/// # Errors
/// The database's.
pub async fn confirm(tx: &mut AnyConnection, id: &Id, until: Timestamp) -> Result<(), db::Error> {
    db::query("update accounts_sign_in set confirmed_until = $1 where id = $2")
        .bind(db::moment(until))
        .bind(id.as_str())
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// # Errors
/// The database's.
pub async fn choose_membership(
    tx: &mut AnyConnection,
    id: &Id,
    membership: &Id,
) -> Result<(), db::Error> {
    db::query("update accounts_sign_in set membership_id = $1 where id = $2")
        .bind(membership.as_str())
        .bind(id.as_str())
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// Ends a sign-in of this account; false where there is none that is open.
///
/// # Errors
/// The database's.
pub async fn end_sign_in(
    tx: &mut AnyConnection,
    account: &Id,
    id: &Id,
    ended: Ended,
    now: Timestamp,
) -> Result<bool, db::Error> {
    let done = db::query(
        "update accounts_sign_in set stage = 'ended', ended_at = $1, ended_as = $2
         where id = $3 and account_id = $4 and stage <> 'ended'",
    )
    .bind(db::moment(now))
    .bind(ended.code())
    .bind(id.as_str())
    .bind(account.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends all sign-ins of an account but one; how many.
///
/// # Errors
/// The database's.
pub async fn end_other_sign_ins(
    tx: &mut AnyConnection,
    account: &Id,
    but: Option<&Id>,
    ended: Ended,
    now: Timestamp,
) -> Result<u64, db::Error> {
    let done = db::query(
        "update accounts_sign_in set stage = 'ended', ended_at = $1, ended_as = $2
         where account_id = $3 and stage <> 'ended' and id <> $4",
    )
    .bind(db::moment(now))
    .bind(ended.code())
    .bind(account.as_str())
    .bind(but.map_or("", Id::as_str))
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected())
}

/// What is left of a sign-in that was ended and not replaced.
///
/// # Errors
/// The database's.
pub async fn left_behind(
    conn: &mut AnyConnection,
    kept_secret: &str,
) -> Result<Option<LeftBehind>, db::Error> {
    let row: Option<(i64, Option<String>)> = db::query_as(
        "select public_computer, login_service from accounts_sign_in
         where kept_secret = $1 and stage = 'ended' and ended_as <> 'replaced'",
    )
    .bind(kept_secret)
    .fetch_optional(&mut *conn)
    .await?;
    Ok(row.map(|(public, login_service)| LeftBehind {
        public_computer: public == 1,
        login_service,
    }))
}

/// Notes that the browser of an open sign-in was at a login service; false where the sign-in is not open any
/// more. Whoever ends it meanwhile waits until the transaction is over.
///
/// # Errors
/// The database's.
pub async fn note_login_service(
    tx: &mut AnyConnection,
    id: &Id,
    login_service: &str,
) -> Result<bool, db::Error> {
    let done = db::query(
        "update accounts_sign_in set login_service = $1 where id = $2 and stage = 'open'",
    )
    .bind(login_service)
    .bind(id.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Since when a sign-in must not have been silent.
#[derive(Clone, Copy, Debug)]
pub struct Silence {
    pub own_computer: Timestamp,
    pub public_computer: Timestamp,
}

/// Ends what is over, so that a clock that is set back later wakes nothing up; how many.
///
/// # Errors
/// The database's.
pub async fn end_over(
    tx: &mut AnyConnection,
    silent_since: Silence,
    now: Timestamp,
) -> Result<u64, db::Error> {
    let done = db::query(
        "update accounts_sign_in set stage = 'ended', ended_at = $1, ended_as = 'over'
         where (stage in ('code', 'open') and ends_at <= $1)
            or (stage = 'open' and public_computer = 0 and last_seen_at <= $2)
            or (stage = 'open' and public_computer = 1 and last_seen_at <= $3)",
    )
    .bind(db::moment(now))
    .bind(db::moment(silent_since.own_computer))
    .bind(db::moment(silent_since.public_computer))
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected())
}

/// A sign-in as its owner sees it in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSignIn {
    pub id: Id,
    pub device: Option<String>,
    pub public_computer: bool,
    pub began: Timestamp,
    pub last_seen: Timestamp,
    pub ends: Timestamp,
}

impl OpenSignIn {
    #[must_use]
    pub fn counts(&self, now: Timestamp) -> bool {
        Span::of(self.public_computer).counts(self.last_seen, self.ends, now)
    }
}

/// The open sign-ins of an account, the last seen first; those whose time is over among them.
///
/// # Errors
/// The database's.
pub async fn open_sign_ins(
    conn: &mut AnyConnection,
    account: &Id,
) -> Result<Vec<OpenSignIn>, db::Error> {
    let rows: Vec<(String, Option<String>, i64, String, String, String)> = db::query_as(
        "select id, device, public_computer, began_at, last_seen_at, ends_at
         from accounts_sign_in
         where account_id = $1 and stage = 'open'
         order by last_seen_at desc, id desc",
    )
    .bind(account.as_str())
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter()
        .map(|(id, device, public, began, last_seen, ends)| {
            Ok(OpenSignIn {
                id: super::id(&id)?,
                device,
                public_computer: public == 1,
                began: db::read_moment(&began)?,
                last_seen: db::read_moment(&last_seen)?,
                ends: db::read_moment(&ends)?,
            })
        })
        .collect()
}

/// Deletes the sign-ins whose time was over at this moment; how many.
///
/// # Errors
/// The database's.
pub async fn purge_sign_ins(tx: &mut AnyConnection, before: Timestamp) -> Result<u64, db::Error> {
    let done = db::query("delete from accounts_sign_in where ends_at < $1")
        .bind(db::moment(before))
        .execute(&mut *tx)
        .await?;
    Ok(done.rows_affected())
}
