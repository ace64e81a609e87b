//! Accounts.

use db::AnyConnection;
use jiff::Timestamp;
use kernel::{Id, Language};
use sqlx::Row;

use crate::model::{SignInName, TotpSecret};

/// An account that may be used.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: Id,
    pub sign_in_name: String,
    pub name: String,
    pub language: Language,
    pub email: Option<String>,
    pub password: Option<String>,
    pub totp_secret: Option<TotpSecret>,
    pub totp_last_step: Option<i64>,
}

/// The active accounts; `$which` says which ones, and in which order.
macro_rules! active_accounts {
    ($which:literal) => {
        concat!(
            "select id, sign_in_name, name, language, email, password, totp_secret, totp_last_step
             from accounts_account where state = 'active' ",
            $which
        )
    };
}

fn read(row: &sqlx::any::AnyRow) -> Result<Account, db::Error> {
    let text = |name: &str| -> Result<String, db::Error> { Ok(row.try_get(name)?) };
    let maybe = |name: &str| -> Result<Option<String>, db::Error> { Ok(row.try_get(name)?) };
    Ok(Account {
        id: super::id(&text("id")?)?,
        sign_in_name: text("sign_in_name")?,
        name: text("name")?,
        language: Language::parse(&text("language")?)
            .ok_or_else(|| db::Error::unreadable("a language"))?,
        email: maybe("email")?,
        password: maybe("password")?,
        totp_secret: maybe("totp_secret")?
            .map(|text| {
                TotpSecret::of_base32(&text).ok_or_else(|| db::Error::unreadable("a secret"))
            })
            .transpose()?,
        totp_last_step: row.try_get("totp_last_step")?,
    })
}

/// The active account with this name.
///
/// # Errors
/// The database's.
pub async fn account_called(
    conn: &mut AnyConnection,
    name: &SignInName,
) -> Result<Option<Account>, db::Error> {
    let row = db::query(active_accounts!("and sign_in_name = $1"))
        .bind(name.as_str())
        .fetch_optional(&mut *conn)
        .await?;
    row.as_ref().map(read).transpose()
}

/// The active account.
///
/// # Errors
/// The database's.
pub async fn account(conn: &mut AnyConnection, id: &Id) -> Result<Option<Account>, db::Error> {
    let row = db::query(active_accounts!("and id = $1"))
        .bind(id.as_str())
        .fetch_optional(&mut *conn)
        .await?;
    row.as_ref().map(read).transpose()
}

/// The active accounts, by sign-in name.
///
/// # Errors
/// The database's.
pub async fn active_accounts(conn: &mut AnyConnection) -> Result<Vec<Account>, db::Error> {
    let rows = db::query(active_accounts!("order by sign_in_name"))
        .fetch_all(&mut *conn)
        .await?;
    rows.iter().map(read).collect()
}

/// Makes an account; its password is a PHC text.
///
/// # Errors
/// The database's; among them a name that another account has (`accounts_account_sign_in_name_key`).
pub async fn add_account(
    tx: &mut AnyConnection,
    id: &Id,
    sign_in_name: &SignInName,
    name: &str,
    language: Language,
    password: Option<&str>,
    now: Timestamp,
) -> Result<(), db::Error> {
    db::query(
        "insert into accounts_account (id, sign_in_name, name, language, password, password_changed_at, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.as_str())
    .bind(sign_in_name.as_str())
    .bind(name)
    .bind(language.code())
    .bind(password)
    .bind(password.map(|_| db::moment(now)))
    .bind(db::moment(now))
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// # Errors
/// The database's.
pub async fn change_account(
    tx: &mut AnyConnection,
    id: &Id,
    name: &str,
    language: Language,
    email: Option<&str>,
) -> Result<(), db::Error> {
    db::query("update accounts_account set name = $1, language = $2, email = $3 where id = $4")
        .bind(name)
        .bind(language.code())
        .bind(email)
        .bind(id.as_str())
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// # Errors
/// The database's.
pub async fn set_password(
    tx: &mut AnyConnection,
    id: &Id,
    password: &str,
    now: Timestamp,
) -> Result<(), db::Error> {
    db::query("update accounts_account set password = $1, password_changed_at = $2 where id = $3")
        .bind(password)
        .bind(db::moment(now))
        .bind(id.as_str())
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// Sets the code app up anew, or takes it away.
///
/// # Errors
/// The database's.
pub async fn set_totp(
    tx: &mut AnyConnection,
    id: &Id,
    secret: Option<&TotpSecret>,
) -> Result<(), db::Error> {
    db::query("update accounts_account set totp_secret = $1, totp_last_step = null where id = $2")
        .bind(secret.map(TotpSecret::base32))
        .bind(id.as_str())
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// Uses a step of time up; false where its code was used before, also at this very moment elsewhere.
///
/// # Errors
/// The database's.
pub async fn use_totp_step(tx: &mut AnyConnection, id: &Id, step: i64) -> Result<bool, db::Error> {
    let done = db::query(
        "update accounts_account set totp_last_step = $1
         where id = $2 and (totp_last_step is null or totp_last_step < $1)",
    )
    .bind(step)
    .bind(id.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Closes an account and forgets what it was opened with; false where it was closed before.
///
/// # Errors
/// The database's.
pub async fn close_account(
    tx: &mut AnyConnection,
    id: &Id,
    now: Timestamp,
) -> Result<bool, db::Error> {
    // The name stays taken, under its id: nobody else becomes who signed the history.
    let done = db::query(
        "update accounts_account
         set state = 'closed', closed_at = $1, password = null, password_changed_at = null,
             totp_secret = null, totp_last_step = null, email = null, name = '–', sign_in_name = id
         where id = $2 and state = 'active'",
    )
    .bind(db::moment(now))
    .bind(id.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}
