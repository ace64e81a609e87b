//! What an operator meets with a PostgreSQL server: each refusal says what to do, and nothing is made.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use db::{Backend, BackupError, Db, OpenError, Options};
use sqlx::Executor;

async fn refusal(url: &str) -> OpenError {
    Db::open(&Options::new(url.parse().unwrap()))
        .await
        .unwrap_err()
}

/// The test database's address with another path, as a typing mistake would make it.
fn elsewhere(url: &str, database: &str) -> String {
    let (front, query) = url.split_once('?').unwrap();
    let (server, _) = front.rsplit_once('/').unwrap();
    format!("{server}/{database}?{query}")
}

#[test]
fn a_database_that_is_absent_is_not_made() {
    testkit::run(async {
        let database = testkit::postgres(&[]).await;
        let absent = elsewhere(database.url(), "passerelle_typo");
        for _ in 0..2 {
            let error = refusal(&absent).await;
            assert!(matches!(error, OpenError::NoSuchDatabase { .. }), "{error}");
            assert!(error.to_string().contains("never creates"), "{error}");
        }
    });
}

#[test]
fn a_server_that_does_not_answer_is_said() {
    testkit::run(async {
        // Nothing listens on port 1; the password must not appear.
        let error = refusal("postgres://me:s3cret@127.0.0.1:1/base").await;
        assert!(matches!(error, OpenError::Unreachable { .. }), "{error}");
        let said = format!("{error} {error:?}");
        assert!(
            said.contains("127.0.0.1:1") && !said.contains("s3cret"),
            "{said}"
        );
    });
}

#[test]
fn a_role_that_is_refused_is_said() {
    testkit::run(async {
        let database = testkit::postgres(&[]).await;
        let url = database
            .url()
            .replace("postgres@localhost", "nobody_of_this_name:s3cret@localhost");
        let error = refusal(&url).await;
        assert!(matches!(error, OpenError::Refused { .. }), "{error}");
        assert!(!format!("{error:?}").contains("s3cret"));
    });
}

#[test]
fn a_database_that_holds_other_letters_is_refused() {
    testkit::run(async {
        let database = testkit::postgres(&[]).await;
        let name = format!("latin_{}", std::process::id());
        let mut conn = database.db().read().await.unwrap();
        let make =
            format!("create database {name} template template0 encoding 'LATIN1' locale 'C'");
        conn.execute(sqlx::AssertSqlSafe(make)).await.unwrap();
        let error = refusal(&elsewhere(database.url(), &name)).await;
        conn.execute(sqlx::AssertSqlSafe(format!(
            "drop database {name} with (force)"
        )))
        .await
        .unwrap();
        assert!(matches!(error, OpenError::NotUtf8 { .. }), "{error}");
    });
}

#[test]
fn of_several_servers_the_first_that_answers_is_used() {
    testkit::run(async {
        let database = testkit::postgres(&[]).await;
        let list = format!("postgres://me@127.0.0.1:1/base,{}", database.url());
        let db = Db::open(&Options::new(list.parse().unwrap()))
            .await
            .unwrap();
        assert_eq!(db.backend(), Backend::Postgres);
        db.begin().await.unwrap().commit().await.unwrap();
    });
}

/// A server in front of the test's, which can be switched off.
async fn front(database_url: &str) -> (String, tokio::task::JoinHandle<()>) {
    let (_, socket) = database_url.split_once("host=").unwrap();
    let socket = format!("{}/.s.PGSQL.5432", socket.replace("%2F", "/"));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = tokio::spawn(async move {
        let mut connections = tokio::task::JoinSet::new();
        while let Ok((mut client, _)) = listener.accept().await {
            let mut server = tokio::net::UnixStream::connect(&socket).await.unwrap();
            connections.spawn(async move {
                tokio::io::copy_bidirectional(&mut client, &mut server).await
            });
        }
    });
    let (before, _) = database_url.split_once("@localhost").unwrap();
    let name = database_url
        .rsplit('/')
        .find(|part| part.starts_with("test_"))
        .unwrap();
    let (name, _) = name.split_once('?').unwrap();
    (
        format!("{before}@127.0.0.1:{port}/{name}?sslmode=disable"),
        serving,
    )
}

#[test]
fn when_the_server_in_use_goes_away_the_next_one_takes_over() {
    testkit::run(async {
        let database = testkit::postgres(&[]).await;
        let (first, serving) = front(database.url()).await;
        let alone = Db::open(&Options::new(first.parse().unwrap()))
            .await
            .unwrap();
        let both = Db::open(&Options::new(
            format!("{first},{}", database.url()).parse().unwrap(),
        ))
        .await
        .unwrap();
        for db in [&alone, &both] {
            db.begin().await.unwrap().commit().await.unwrap();
        }
        serving.abort();
        let _ = serving.await;
        both.begin().await.unwrap().commit().await.unwrap();
        both.read()
            .await
            .unwrap()
            .execute("select 1")
            .await
            .unwrap();
        let error = alone.begin().await.unwrap_err();
        assert!(error.is_unavailable(), "the control: {error}");
    });
}

#[test]
fn a_connection_that_the_server_cut_is_replaced() {
    testkit::run(async {
        let database = testkit::postgres(&[]).await;
        let db = database.db();
        let mut tx = db.begin().await.unwrap();
        tx.execute("create table t (id text)").await.unwrap();
        tx.commit().await.unwrap();
        let mut held = db.begin().await.unwrap();
        held.execute("insert into t (id) values ('a')")
            .await
            .unwrap();
        let other = Db::open(&Options::new(database.url().parse().unwrap()))
            .await
            .unwrap();
        let cut = "select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()";
        other.read().await.unwrap().execute(cut).await.unwrap();
        let error = held.commit().await.unwrap_err();
        assert!(error.is_unavailable(), "{error}");
        let left: i64 = sqlx::query_scalar("select count(*) from t")
            .fetch_one(&mut *db.read().await.unwrap())
            .await
            .unwrap();
        assert_eq!(left, 0);
    });
}

#[test]
fn a_backup_of_postgresql_tells_its_command_without_the_password() {
    testkit::run(async {
        let database = testkit::postgres(&[]).await;
        let url = database
            .url()
            .replace("postgres@localhost", "postgres:s3cret@localhost");
        let db = Db::open(&Options::new(url.parse().unwrap())).await.unwrap();
        let error = db::backup(&db, std::path::Path::new("copy.dump"))
            .await
            .unwrap_err();
        assert!(matches!(error, BackupError::Postgres { .. }));
        let said = error.to_string();
        assert!(
            said.contains("pg_dump") && said.contains("pg_restore") && said.contains("copy.dump"),
            "{said}"
        );
        assert!(!said.contains("s3cret"), "{said}");
    });
}
