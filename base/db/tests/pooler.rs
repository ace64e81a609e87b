//! Behind PgBouncer's transaction mode, only what lies within a transaction reaches the same server.
//! A program of its own, because the setting counts for the whole process.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use db::{Db, Options, Pooler};

async fn prepared(conn: &mut db::AnyConnection) -> i64 {
    let count = "select count(*) from pg_prepared_statements where statement = 'select $1'";
    db::query("select $1")
        .bind("x")
        .execute(&mut *conn)
        .await
        .unwrap();
    db::query_scalar(count).fetch_one(conn).await.unwrap()
}

#[test]
fn behind_a_transaction_pooler_no_statement_stays_prepared_and_every_reading_is_a_transaction() {
    testkit::run(async {
        let database = testkit::postgres(&[]).await;
        let plain = database.db();
        assert_eq!(
            prepared(&mut plain.read().await.unwrap()).await,
            1,
            "the control"
        );

        let options = Options {
            pooler: Pooler::Transaction,
            ..Options::new(database.url().parse().unwrap())
        };
        let db = Db::open(&options).await.unwrap();
        assert_eq!(prepared(&mut db.read().await.unwrap()).await, 0);
        assert_eq!(prepared(&mut db.begin().await.unwrap()).await, 0);

        // Within a transaction, now() stands still.
        for (db, stands_still) in [(&db, true), (&plain, false)] {
            let mut conn = db.read().await.unwrap();
            let now = "select cast(now() as text)";
            let first: String = db::query_scalar(now).fetch_one(&mut *conn).await.unwrap();
            let second: String = db::query_scalar(now).fetch_one(&mut *conn).await.unwrap();
            assert_eq!(first == second, stands_still);
        }
    });
}
