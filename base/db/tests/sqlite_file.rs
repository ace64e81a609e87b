//! What an operator meets: files that are missing, foreign, taken, or of the wrong kind.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

use db::{DatabaseUrl, Db, OpenError, Options};

/// A folder of this test alone, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("passerelle-file-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn options(&self, name: &str) -> Options {
        Options::new(DatabaseUrl::sqlite(self.0.join(name)))
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.0)
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

async fn write_a_row(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    sqlx::raw_sql(
        "create table t (id text primary key, n bigint); insert into t (id, n) values ('a', 1)",
    )
    .execute(&mut *tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

async fn rows(db: &Db) -> i64 {
    let mut conn = db.read().await.unwrap();
    sqlx::query_scalar("select count(*) from t")
        .fetch_one(&mut *conn)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_new_database_is_found_again_with_what_was_written() {
    let folder = Folder::new("new");
    let options = folder.options("é 100% #1.db");
    let db = Db::create_sqlite(&options).await.unwrap();
    write_a_row(&db).await;
    db.close().await;
    assert_eq!(
        folder.names(),
        ["é 100% #1.db"],
        "no journal is left once closed"
    );
    assert_eq!(rows(&Db::open(&options).await.unwrap()).await, 1);
}

#[tokio::test]
async fn a_missing_file_is_said_and_not_made() {
    let folder = Folder::new("missing");
    let error = Db::open(&folder.options("typo.db")).await.unwrap_err();
    assert!(matches!(error, OpenError::Missing(_)), "{error}");
    assert!(error.to_string().contains("typo.db"), "{error}");
    assert_eq!(folder.names(), [""; 0]);
}

#[tokio::test]
async fn what_is_not_our_database_is_refused_and_left_as_it_was() {
    let folder = Folder::new("foreign");
    fs::write(folder.0.join("letter.db"), "Madame, Monsieur, ".repeat(500)).unwrap();
    fs::write(folder.0.join("empty.db"), "").unwrap();
    fs::create_dir(folder.0.join("folder.db")).unwrap();
    sqlite_of_another_program(&folder.0.join("other.db")).await;
    let before: Vec<Vec<u8>> = ["letter.db", "other.db"]
        .map(|name| fs::read(folder.0.join(name)).unwrap())
        .into();
    let names = folder.names();

    for (name, expected) in [
        ("letter.db", "not an SQLite database"),
        ("empty.db", "not an SQLite database"),
        ("other.db", "another program"),
        ("folder.db", "a folder or a device"),
        ("nowhere/new.db", "no database"),
    ] {
        let error = Db::open(&folder.options(name))
            .await
            .unwrap_err()
            .to_string();
        assert!(error.contains(expected), "{name}: {error}");
    }
    let after: Vec<Vec<u8>> = ["letter.db", "other.db"]
        .map(|name| fs::read(folder.0.join(name)).unwrap())
        .into();
    assert!(before == after);
    assert_eq!(folder.names(), names);
}

async fn sqlite_of_another_program(path: &Path) {
    use sqlx::{ConnectOptions, Connection};
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true);
    let mut conn = options.connect().await.unwrap();
    sqlx::raw_sql("create table theirs (id text)")
        .execute(&mut conn)
        .await
        .unwrap();
    conn.close().await.unwrap();
}

#[tokio::test]
async fn making_a_database_never_touches_what_is_there() {
    let folder = Folder::new("taken");
    fs::write(folder.0.join("taken.db"), "precious").unwrap();
    fs::write(folder.0.join("lost.db-wal"), "precious").unwrap();
    let names = folder.names();
    assert!(matches!(
        Db::create_sqlite(&folder.options("taken.db"))
            .await
            .unwrap_err(),
        OpenError::AlreadyThere(_)
    ));
    assert!(matches!(
        Db::create_sqlite(&folder.options("lost.db"))
            .await
            .unwrap_err(),
        OpenError::Leftover(_)
    ));
    assert!(matches!(
        Db::create_sqlite(&folder.options("no/where.db"))
            .await
            .unwrap_err(),
        OpenError::NoFolder(_)
    ));
    assert_eq!(folder.names(), names);
    assert_eq!(
        fs::read_to_string(folder.0.join("taken.db")).unwrap(),
        "precious"
    );
}

#[tokio::test]
async fn a_backup_of_a_database_in_use_is_restored_elsewhere() {
    let folder = Folder::new("backup");
    let db = Db::create_sqlite(&folder.options("live.db")).await.unwrap();
    write_a_row(&db).await;
    // A transaction that is still open belongs to no backup and hinders none.
    let mut open = db.begin().await.unwrap();
    sqlx::query("insert into t (id, n) values ($1, $2)")
        .bind("b")
        .bind(2_i64)
        .execute(&mut *open)
        .await
        .unwrap();

    let copy = folder.0.join("copy.db");
    db::backup(&db, &copy).await.unwrap();
    let again = db::backup(&db, &copy).await.unwrap_err().to_string();
    assert!(again.contains("already something"), "{again}");

    let back = folder.0.join("back.db");
    db::restore(&copy, &back).await.unwrap();
    assert_eq!(
        rows(&Db::open(&folder.options("back.db")).await.unwrap()).await,
        1
    );
    assert!(
        db::restore(&copy, &back).await.is_err(),
        "a restore never writes over a database"
    );
}

#[tokio::test]
async fn only_our_own_undamaged_backup_is_restored() {
    let folder = Folder::new("restore");
    sqlite_of_another_program(&folder.0.join("other.db")).await;
    fs::write(folder.0.join("letter.db"), "Madame, Monsieur, ".repeat(500)).unwrap();
    for name in ["other.db", "letter.db", "missing.db"] {
        assert!(
            db::restore(&folder.0.join(name), &folder.0.join("back.db"))
                .await
                .is_err(),
            "{name}"
        );
    }
    assert!(!folder.names().contains(&"back.db".to_owned()));
    assert!(
        folder.names().iter().all(|name| !name.contains(".new-")),
        "{:?}",
        folder.names()
    );
}

#[tokio::test]
async fn a_reading_connection_cannot_write() {
    let folder = Folder::new("reader");
    let db = Db::create_sqlite(&folder.options("p.db")).await.unwrap();
    write_a_row(&db).await;
    let mut conn = db.read().await.unwrap();
    assert!(
        sqlx::query("delete from t")
            .execute(&mut *conn)
            .await
            .is_err()
    );
    assert_eq!(rows(&db).await, 1);
}

#[tokio::test]
async fn what_was_deleted_is_no_longer_in_the_file() {
    let folder = Folder::new("deleted");
    let options = folder.options("p.db");
    let db = Db::create_sqlite(&options).await.unwrap();
    write_a_row(&db).await;
    let secret = "a-telephone-number-that-must-go";
    for sql in [
        "insert into t (id, n) values ($1, 2)",
        "delete from t where id = $1",
    ] {
        let mut tx = db.begin().await.unwrap();
        sqlx::query(sql)
            .bind(secret)
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
    db.close().await;
    let bytes = fs::read(folder.0.join("p.db")).unwrap();
    assert!(
        !bytes
            .windows(secret.len())
            .any(|window| window == secret.as_bytes())
    );
}

#[tokio::test]
async fn a_commit_is_on_the_disk_when_it_returns() {
    let folder = Folder::new("settings");
    let db = Db::create_sqlite(&folder.options("p.db")).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    // 2 is "full"; a kill cannot show the difference, only a power cut can.
    for (setting, expected) in [
        ("select synchronous from pragma_synchronous", 2),
        ("select foreign_keys from pragma_foreign_keys", 1),
        ("select secure_delete from pragma_secure_delete", 1),
    ] {
        let value: i64 = db::query_scalar(setting).fetch_one(&mut *tx).await.unwrap();
        assert_eq!(value, expected, "{setting}");
    }
    let mode: String = db::query_scalar("select journal_mode from pragma_journal_mode")
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    assert_eq!(mode, "wal");
}
