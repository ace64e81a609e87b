//! What a store may rely on, on both databases.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::time::Duration;

use db::{Db, Error, Migration, Violation};

const TABLES: &[Migration] = &[Migration {
    name: "202601010000_test_tables",
    sql: "
        create table test_owner (id text primary key);
        create table test_item (
            id text primary key,
            owner_id text,
            seats bigint not null default 0,
            weight double precision,
            picture bytea,
            slug text,
            unique (owner_id, slug),
            constraint test_item_seats_positive check (seats >= 0),
            constraint test_item_owner foreign key (owner_id) references test_owner (id)
        );
        create unique index test_item_slug_key on test_item (slug);
        create table test_counter (one bigint primary key, value bigint not null);
        insert into test_counter (one, value) values (1, 0);",
}];

testkit::both_databases!(TABLES;
    numbered_parameters_may_come_in_any_order,
    values_come_back_as_they_went_in,
    a_refused_row_names_the_rule_it_breaks,
    a_word_in_a_number_is_refused,
    a_dropped_transaction_leaves_no_trace,
    a_cancelled_request_leaves_no_trace,
    an_overlooked_failure_is_not_committed,
    transactions_that_read_then_write_all_succeed,
    a_snapshot_does_not_change_while_others_write,
    a_snapshot_cannot_write,
);

async fn numbered_parameters_may_come_in_any_order(db: Db) {
    let mut tx = db.begin().await.unwrap();
    sqlx::query("insert into test_item (slug, id) values ($2, $1)")
        .bind("the id")
        .bind("the slug")
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut conn = db.read().await.unwrap();
    let found: (String, String) =
        sqlx::query_as("select id, slug from test_item where slug = $2 and id = $1")
            .bind("the id")
            .bind("the slug")
            .fetch_one(&mut *conn)
            .await
            .unwrap();
    assert_eq!(found, ("the id".to_owned(), "the slug".to_owned()));
}

async fn values_come_back_as_they_went_in(db: Db) {
    let mut tx = db.begin().await.unwrap();
    sqlx::query(
        "insert into test_item (id, seats, weight, picture, slug) values ($1, $2, $3, $4, $5)",
    )
    .bind("é ü ع")
    .bind(i64::MAX)
    .bind(0.1_f64)
    .bind(vec![0_u8, 255])
    .bind(None::<String>)
    .execute(&mut *tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let mut conn = db.read().await.unwrap();
    let row: (String, i64, f64, Vec<u8>, Option<String>, i64) = sqlx::query_as(
        "select id, seats, weight, picture, slug, case when seats > 1 then 1 else 0 end from test_item",
    )
    .fetch_one(&mut *conn)
    .await
    .map(|row: (String, i64, f64, Vec<u8>, Option<String>, i32)| {
        (row.0, row.1, row.2, row.3, row.4, i64::from(row.5))
    })
    .unwrap();
    assert_eq!(
        row,
        ("é ü ع".to_owned(), i64::MAX, 0.1, vec![0, 255], None, 1)
    );
}

async fn insert(db: &Db, sql: &'static str) -> Error {
    let mut tx = db.begin().await.unwrap();
    sqlx::query(sql).execute(&mut *tx).await.unwrap_err().into()
}

async fn a_refused_row_names_the_rule_it_breaks(db: Db) {
    let mut tx = db.begin().await.unwrap();
    sqlx::raw_sql(
        "insert into test_owner (id) values ('o');
         insert into test_item (id, owner_id, slug) values ('a', 'o', 's')",
    )
    .execute(&mut *tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    for (sql, kind, name) in [
        (
            "insert into test_item (id) values ('a')",
            Violation::Unique,
            Some("test_item_pkey"),
        ),
        (
            "insert into test_item (id, slug) values ('b', 's')",
            Violation::Unique,
            Some("test_item_slug_key"),
        ),
        (
            "insert into test_item (id, seats) values ('b', -1)",
            Violation::Check,
            Some("test_item_seats_positive"),
        ),
        (
            "insert into test_item (id, seats) values ('b', null)",
            Violation::NotNull,
            None,
        ),
    ] {
        let error = insert(&db, sql).await;
        assert_eq!(
            (error.violation(), error.constraint()),
            (Some(kind), name),
            "{sql}: {error}"
        );
        assert!(!error.is_unavailable());
    }
    let error = insert(
        &db,
        "insert into test_item (id, owner_id) values ('b', 'nobody')",
    )
    .await;
    assert_eq!(error.violation(), Some(Violation::ForeignKey), "{error}");
}

async fn a_word_in_a_number_is_refused(db: Db) {
    for sql in [
        "update test_counter set value = 'many'",
        "insert into test_item (id, weight) values ('a', 'heavy')",
    ] {
        insert(&db, sql).await;
    }
}

async fn items(db: &Db) -> i64 {
    let mut conn = db.read().await.unwrap();
    sqlx::query_scalar("select count(*) from test_item")
        .fetch_one(&mut *conn)
        .await
        .unwrap()
}

async fn a_dropped_transaction_leaves_no_trace(db: Db) {
    let mut tx = db.begin().await.unwrap();
    sqlx::query("insert into test_item (id) values ('a')")
        .execute(&mut *tx)
        .await
        .unwrap();
    drop(tx);
    assert_eq!(items(&db).await, 0);

    // The control: the same with a commit leaves its row, on the same connection.
    let mut tx = db.begin().await.unwrap();
    sqlx::query("insert into test_item (id) values ('a')")
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(items(&db).await, 1);
}

async fn a_cancelled_request_leaves_no_trace(db: Db) {
    for wait in 0..30 {
        let writer = db.clone();
        let request = tokio::spawn(async move {
            let mut tx = writer.begin().await.unwrap();
            for n in 0..1000 {
                sqlx::query("insert into test_item (id) values ($1)")
                    .bind(format!("{wait}-{n}"))
                    .execute(&mut *tx)
                    .await
                    .unwrap();
            }
            std::future::pending::<()>().await;
            tx.commit().await.unwrap();
        });
        tokio::time::sleep(Duration::from_millis(wait)).await;
        request.abort();
        let _ = request.await;
        assert_eq!(items(&db).await, 0);
    }
    // And the writer is free again.
    db.begin().await.unwrap().commit().await.unwrap();
}

async fn an_overlooked_failure_is_not_committed(db: Db) {
    let mut tx = db.begin().await.unwrap();
    sqlx::query("insert into test_item (id) values ('a')")
        .execute(&mut *tx)
        .await
        .unwrap();
    let _overlooked = sqlx::query("insert into test_item (id) values ('a')")
        .execute(&mut *tx)
        .await;
    let committed = tx.commit().await.is_ok();
    assert_eq!(committed, db.backend() == db::Backend::Sqlite);
    assert_eq!(
        items(&db).await,
        i64::from(committed),
        "what is said to be committed is there"
    );
}

/// The shape of every booking: look, decide, write.
async fn add_one(mut tx: db::Tx) -> Result<(), Error> {
    let value: i64 = sqlx::query_scalar("select value from test_counter where one = 1")
        .fetch_one(&mut *tx)
        .await?;
    tokio::time::sleep(Duration::from_millis(1)).await;
    let changed = sqlx::query("update test_counter set value = $1 where one = 1 and value = $2")
        .bind(value + 1)
        .bind(value)
        .execute(&mut *tx)
        .await?;
    if changed.rows_affected() == 0 {
        // Somebody was quicker, which PostgreSQL allows between the two statements.
        sqlx::query("update test_counter set value = value + 1 where one = 1")
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await
}

async fn transactions_that_read_then_write_all_succeed(db: Db) {
    // A second server on the same database, with a writer of its own.
    let other = Db::open(&db::Options::new(db.url().clone())).await.unwrap();
    let mut writers = Vec::new();
    for n in 0..40 {
        let db = if n % 2 == 0 {
            db.clone()
        } else {
            other.clone()
        };
        writers.push(tokio::spawn(
            async move { add_one(db.begin().await?).await },
        ));
    }
    for writer in writers {
        writer.await.unwrap().unwrap();
    }
    let mut conn = db.read().await.unwrap();
    let value: i64 = sqlx::query_scalar("select value from test_counter")
        .fetch_one(&mut *conn)
        .await
        .unwrap();
    assert_eq!(value, 40);
}

/// The control of the test above: with SQLite's plain `begin`, a reader that turns writer fails at once.
#[test]
fn a_plain_begin_on_sqlite_does_fail_under_load() {
    use sqlx::{ConnectOptions, Connection};
    testkit::run(async {
        let database = testkit::sqlite(TABLES).await;
        let path = database.db().url().path().unwrap().to_owned();
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&path);
        let mut one = options.connect().await.unwrap();
        let mut two = options.connect().await.unwrap();
        let mut first = one.begin().await.unwrap();
        let mut second = two.begin().await.unwrap();
        let read = "select value from test_counter";
        let write = "update test_counter set value = value + 1";
        sqlx::query(read).fetch_one(&mut *first).await.unwrap();
        sqlx::query(read).fetch_one(&mut *second).await.unwrap();
        sqlx::query(write).execute(&mut *first).await.unwrap();
        first.commit().await.unwrap();
        let error = Error::from(sqlx::query(write).execute(&mut *second).await.unwrap_err());
        assert!(error.is_unavailable(), "{error}");
    });
}

async fn a_snapshot_does_not_change_while_others_write(db: Db) {
    let mut snapshot = db.snapshot().await.unwrap();
    let count = "select count(*) from test_item";
    let before: i64 = sqlx::query_scalar(count)
        .fetch_one(&mut *snapshot)
        .await
        .unwrap();
    let mut tx = db.begin().await.unwrap();
    sqlx::query("insert into test_item (id) values ('a')")
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let after: i64 = sqlx::query_scalar(count)
        .fetch_one(&mut *snapshot)
        .await
        .unwrap();
    assert_eq!((before, after, items(&db).await), (0, 0, 1));
}

async fn a_snapshot_cannot_write(db: Db) {
    let mut snapshot = db.snapshot().await.unwrap();
    assert!(
        sqlx::query("delete from test_item")
            .execute(&mut *snapshot)
            .await
            .is_err()
    );
}
