//! Codes on paper.

use db::AnyConnection;
use jiff::Timestamp;
use kernel::Id;

use crate::model::Code;

/// A new list of codes; those of the old list count no more.
///
/// # Errors
/// The database's.
pub async fn put_codes(
    tx: &mut AnyConnection,
    account: &Id,
    codes: &[Code],
    now: Timestamp,
) -> Result<(), db::Error> {
    db::query("delete from accounts_paper_code where account_id = $1")
        .bind(account.as_str())
        .execute(&mut *tx)
        .await?;
    for code in codes {
        db::query(
            "insert into accounts_paper_code (account_id, kept_code, made_at) values ($1, $2, $3)",
        )
        .bind(account.as_str())
        .bind(code.kept())
        .bind(db::moment(now))
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// Uses a code up; false where it is none of the account's, or was used before.
///
/// # Errors
/// The database's.
pub async fn use_code(
    tx: &mut AnyConnection,
    account: &Id,
    code: &Code,
    now: Timestamp,
) -> Result<bool, db::Error> {
    let done = db::query(
        "update accounts_paper_code set used_at = $1
         where account_id = $2 and kept_code = $3 and used_at is null",
    )
    .bind(db::moment(now))
    .bind(account.as_str())
    .bind(code.kept())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// How many codes are left.
///
/// # Errors
/// The database's.
pub async fn codes_left(conn: &mut AnyConnection, account: &Id) -> Result<i64, db::Error> {
    let left = db::query_scalar(
        "select count(*) from accounts_paper_code where account_id = $1 and used_at is null",
    );
    Ok(left.bind(account.as_str()).fetch_one(&mut *conn).await?)
}
