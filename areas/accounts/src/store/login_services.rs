//! Who somebody is at a login service, and browsers on their way there and back.

use db::AnyConnection;
use jiff::Timestamp;
use kernel::{Id, Language};
use sqlx::Row;

/// A browser on its way to a login service and back.
#[derive(Debug)]
pub struct LoginVisit {
    pub login_service: String,
    /// As the engine writes it; only the program reads it.
    pub started: String,
    /// The sign-in whose account is to be linked; nothing where somebody signs in.
    pub sign_in: Option<Id>,
    pub language: Language,
    pub next: String,
    pub public_computer: bool,
    pub ends: Timestamp,
}

/// Notes that a browser sets out; what it set out for before counts no more.
///
/// # Errors
/// The database's.
pub async fn put_login_visit(
    tx: &mut AnyConnection,
    kept_secret: &str,
    visit: &LoginVisit,
) -> Result<(), db::Error> {
    db::query(
        "insert into accounts_login_visit
           (kept_secret, login_service, started, sign_in_id, language, next, public_computer, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (kept_secret) do update set
             login_service = excluded.login_service, started = excluded.started, sign_in_id = excluded.sign_in_id,
             language = excluded.language, next = excluded.next, public_computer = excluded.public_computer,
             ends_at = excluded.ends_at",
    )
    .bind(kept_secret)
    .bind(&visit.login_service)
    .bind(&visit.started)
    .bind(visit.sign_in.as_ref().map(Id::as_str))
    .bind(visit.language.code())
    .bind(&visit.next)
    .bind(i64::from(visit.public_computer))
    .bind(db::moment(visit.ends))
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// Takes away what a browser set out for: only the first who comes back gets it.
///
/// # Errors
/// The database's.
pub async fn take_login_visit(
    tx: &mut AnyConnection,
    kept_secret: &str,
) -> Result<Option<LoginVisit>, db::Error> {
    let row = db::query(
        "delete from accounts_login_visit where kept_secret = $1
         returning login_service, started, sign_in_id, language, next, public_computer, ends_at",
    )
    .bind(kept_secret)
    .fetch_optional(&mut *tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let sign_in: Option<String> = row.try_get("sign_in_id")?;
    let language: String = row.try_get("language")?;
    let public: i64 = row.try_get("public_computer")?;
    let ends: String = row.try_get("ends_at")?;
    Ok(Some(LoginVisit {
        login_service: row.try_get("login_service")?,
        started: row.try_get("started")?,
        sign_in: sign_in.map(|id| super::id(&id)).transpose()?,
        language: Language::parse(&language).ok_or_else(|| db::Error::unreadable("a language"))?,
        next: row.try_get("next")?,
        public_computer: public == 1,
        ends: db::read_moment(&ends)?,
    }))
}

/// Deletes the visits that were over at this moment.
///
/// # Errors
/// The database's.
pub async fn purge_login_visits(tx: &mut AnyConnection, now: Timestamp) -> Result<(), db::Error> {
    db::query("delete from accounts_login_visit where ends_at <= $1")
        .bind(db::moment(now))
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// The active account of whoever this is at a login service.
///
/// # Errors
/// The database's.
pub async fn account_linked_to(
    conn: &mut AnyConnection,
    issuer: &str,
    subject: &str,
) -> Result<Option<Id>, db::Error> {
    let account: Option<String> = db::query_scalar(
        "select l.account_id from accounts_login_link l join accounts_account a on a.id = l.account_id
         where l.issuer = $1 and l.subject = $2 and a.state = 'active'",
    )
    .bind(issuer)
    .bind(subject)
    .fetch_optional(&mut *conn)
    .await?;
    account.map(|id| super::id(&id)).transpose()
}

/// Who somebody is at a login service, and for which account.
#[derive(Clone, Copy, Debug)]
pub struct NewLoginLink<'a> {
    pub account: &'a Id,
    pub issuer: &'a str,
    pub subject: &'a str,
}

/// Links an account; false where the person at the service, or the account at this service, is linked
/// already.
///
/// # Errors
/// The database's.
pub async fn link_login(
    tx: &mut AnyConnection,
    link: &NewLoginLink<'_>,
    now: Timestamp,
) -> Result<bool, db::Error> {
    let done = db::query(
        "insert into accounts_login_link (issuer, subject, account_id, linked_at)
         values ($1, $2, $3, $4) on conflict do nothing",
    )
    .bind(link.issuer)
    .bind(link.subject)
    .bind(link.account.as_str())
    .bind(db::moment(now))
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The issuers at which an account is linked, each with the moment since when.
///
/// # Errors
/// The database's.
pub async fn login_links_of(
    conn: &mut AnyConnection,
    account: &Id,
) -> Result<Vec<(String, Timestamp)>, db::Error> {
    let rows: Vec<(String, String)> = db::query_as(
        "select issuer, linked_at from accounts_login_link where account_id = $1 order by issuer",
    )
    .bind(account.as_str())
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter()
        .map(|(issuer, linked)| Ok((issuer, db::read_moment(&linked)?)))
        .collect()
}

/// Takes the link of an account at one issuer away, or at all; how many.
///
/// # Errors
/// The database's.
pub async fn unlink_logins(
    tx: &mut AnyConnection,
    account: &Id,
    issuer: Option<&str>,
) -> Result<u64, db::Error> {
    let done = db::query(
        "delete from accounts_login_link where account_id = $1 and (issuer = $2 or $2 = '')",
    )
    .bind(account.as_str())
    .bind(issuer.unwrap_or_default())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected())
}
