//! The tables come to be once, in order, whoever asks; and a program never works on tables it does not know.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use db::{Db, MigrateError, Migration, Options, State};
use jiff::Timestamp;

const FIRST: Migration = Migration {
    name: "202601010000_test_first",
    sql: "create table test_first (id text primary key);
          -- sqlite: insert into test_first (id) values ('sqlite');
          -- postgres: insert into test_first (id) values ('postgres');",
};
const SECOND: Migration = Migration {
    name: "202601020000_test_second",
    sql: "create table test_second (id text primary key)",
};
const BETWEEN: Migration = Migration {
    name: "202601011200_other_between",
    sql: "create table other_between (id text primary key)",
};
/// Its first half works.
const BROKEN: Migration = Migration {
    name: "202601030000_test_broken",
    sql: "create table test_half (id text primary key); insert into nowhere (id) values (1);",
};

testkit::both_databases!(&[];
    migrations_are_applied_once_and_in_order,
    a_migration_of_another_area_may_come_late,
    two_servers_may_start_at_once,
    a_migration_that_fails_leaves_nothing,
    an_edited_migration_is_refused,
    an_older_program_refuses_a_newer_database,
    looking_at_the_state_changes_nothing,
);

fn now() -> Timestamp {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

async fn tables(db: &Db) -> Vec<String> {
    let ask = match db.backend() {
        db::Backend::Sqlite => "select name from sqlite_master where type = 'table' order by name",
        db::Backend::Postgres => {
            "select cast(tablename as text) from pg_tables where schemaname = 'public' order by tablename"
        }
    };
    let mut conn = db.read().await.unwrap();
    sqlx::query_scalar(ask).fetch_all(&mut *conn).await.unwrap()
}

async fn migrations_are_applied_once_and_in_order(db: Db) {
    let done = db::migrate(&db, &[SECOND, FIRST], now()).await.unwrap();
    assert_eq!(done, [FIRST.name, SECOND.name]);
    assert!(
        db::migrate(&db, &[SECOND, FIRST], now())
            .await
            .unwrap()
            .is_empty()
    );
    let mut conn = db.read().await.unwrap();
    let sides: Vec<String> = sqlx::query_scalar("select id from test_first")
        .fetch_all(&mut *conn)
        .await
        .unwrap();
    assert_eq!(sides, [format!("{:?}", db.backend()).to_lowercase()]);
    let at: Vec<String> = sqlx::query_scalar("select applied_at from schema_migration")
        .fetch_all(&mut *conn)
        .await
        .unwrap();
    assert_eq!(at, ["2026-11-22T10:00:00.000Z"; 2]);
}

async fn a_migration_of_another_area_may_come_late(db: Db) {
    db::migrate(&db, &[FIRST, SECOND], now()).await.unwrap();
    assert_eq!(
        db::migrate(&db, &[FIRST, BETWEEN, SECOND], now())
            .await
            .unwrap(),
        [BETWEEN.name]
    );
}

async fn two_servers_may_start_at_once(db: Db) {
    let mut servers = Vec::new();
    for _ in 0..4 {
        let own = Db::open(&Options::new(db.url().clone())).await.unwrap();
        servers.push(tokio::spawn(async move {
            db::migrate(&own, &[FIRST, SECOND], now()).await
        }));
    }
    let mut applied = 0;
    for server in servers {
        applied += server.await.unwrap().unwrap().len();
    }
    assert_eq!(applied, 2);
}

async fn a_migration_that_fails_leaves_nothing(db: Db) {
    let error = db::migrate(&db, &[FIRST, BROKEN], now()).await.unwrap_err();
    assert!(
        matches!(&error, MigrateError::Failed { name, .. } if name == BROKEN.name),
        "{error}"
    );
    assert_eq!(tables(&db).await, ["schema_migration", "test_first"]);
    // A failed run must not stand in the way of the next.
    assert_eq!(
        db::migrate(&db, &[FIRST, SECOND], now()).await.unwrap(),
        [SECOND.name]
    );
}

async fn an_edited_migration_is_refused(db: Db) {
    db::migrate(&db, &[FIRST], now()).await.unwrap();
    let edited = Migration {
        sql: "create table test_first (id text primary key, more text)",
        ..FIRST
    };
    let before = tables(&db).await;
    for error in [
        db::migrate(&db, &[edited, SECOND], now())
            .await
            .unwrap_err(),
        db::state(&db, &[edited]).await.unwrap_err(),
    ] {
        assert!(
            matches!(&error, MigrateError::Edited(name) if name == FIRST.name),
            "{error}"
        );
    }
    assert_eq!(tables(&db).await, before);
}

async fn an_older_program_refuses_a_newer_database(db: Db) {
    db::migrate(&db, &[FIRST, SECOND], now()).await.unwrap();
    for error in [
        db::migrate(&db, &[FIRST], now()).await.unwrap_err(),
        db::state(&db, &[FIRST]).await.unwrap_err(),
    ] {
        assert!(
            matches!(&error, MigrateError::DatabaseNewer(name) if name == SECOND.name),
            "{error}"
        );
        assert!(error.to_string().contains("newer than this program"));
    }
}

async fn looking_at_the_state_changes_nothing(db: Db) {
    let fresh = Db::open(&Options::new(db.url().clone())).await.unwrap();
    let before = tables(&fresh).await;
    let state = db::state(&fresh, &[FIRST, SECOND]).await.unwrap();
    assert_eq!(state.pending, [FIRST.name, SECOND.name]);
    assert_eq!(tables(&fresh).await, before);
    db::migrate(&fresh, &[FIRST], now()).await.unwrap();
    let expected = State {
        applied: vec![FIRST.name.into()],
        pending: vec![SECOND.name.into()],
    };
    assert_eq!(db::state(&fresh, &[FIRST, SECOND]).await.unwrap(), expected);
}
