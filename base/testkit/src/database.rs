//! A database of its own for each test, with the tables that the test asks for.

use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher, RandomState};
use std::path::PathBuf;

use db::{AnyConnection, DatabaseUrl, Db, Migration, Options};
use jiff::Timestamp;
use sqlx::any::AnyConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

use crate::{cluster, portable};

/// A database that is gone when this is dropped.
pub struct TestDatabase {
    db: Db,
    url: String,
    leftover: Leftover,
}

enum Leftover {
    Folder(PathBuf),
    Database(String),
}

impl TestDatabase {
    #[must_use]
    pub fn db(&self) -> Db {
        self.db.clone()
    }

    /// Its address, as a second server or a command would be given it.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// A new SQLite file with these tables.
pub async fn sqlite(migrations: &[Migration]) -> TestDatabase {
    let folder = std::env::temp_dir().join(format!("passerelle-test-{:016x}", random()));
    std::fs::create_dir(&folder).unwrap();
    let path = folder.join("passerelle.db");
    let url = format!("sqlite:{}", path.display());
    let leftover = Leftover::Folder(folder);
    let db = Db::create_sqlite(&Options::new(DatabaseUrl::sqlite(path)))
        .await
        .unwrap();
    db::migrate(&db, migrations, long_ago()).await.unwrap();
    TestDatabase { db, url, leftover }
}

/// A new PostgreSQL database with these tables.
pub async fn postgres(migrations: &[Migration]) -> TestDatabase {
    sqlx::any::install_default_drivers();
    let name = format!("test_{:016x}", random());
    let mut admin = admin().await;
    let template = template(&mut admin, migrations).await;
    command(
        &mut admin,
        format!("create database {name} template {template}"),
    )
    .await;
    admin.close().await.unwrap();
    let url = address(&name);
    let leftover = Leftover::Database(name);
    let db = open(&url).await;
    TestDatabase { db, url, leftover }
}

/// The tables are made once, and every test that wants the same ones gets a copy.
async fn template(admin: &mut AnyConnection, migrations: &[Migration]) -> String {
    let number = fingerprint(migrations);
    let name = format!("template_{number:016x}");
    sqlx::query("select pg_advisory_lock($1)")
        .bind(number.cast_signed())
        .execute(&mut *admin)
        .await
        .unwrap();
    let known: i64 = sqlx::query_scalar("select count(*) from pg_database where datname = $1")
        .bind(&name)
        .fetch_one(&mut *admin)
        .await
        .unwrap();
    if known == 0 {
        let unfinished = format!("{name}_unfinished");
        command(admin, format!("drop database if exists {unfinished}")).await;
        command(
            admin,
            format!("create database {unfinished} template template0"),
        )
        .await;
        let db = open(&address(&unfinished)).await;
        db::migrate(&db, migrations, long_ago()).await.unwrap();
        portable::check(&db).await;
        db.close().await;
        command(
            admin,
            format!("alter database {unfinished} rename to {name}"),
        )
        .await;
    }
    sqlx::query("select pg_advisory_unlock($1)")
        .bind(number.cast_signed())
        .execute(&mut *admin)
        .await
        .unwrap();
    name
}

fn fingerprint(migrations: &[Migration]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for migration in migrations {
        (migration.name, migration.sql).hash(&mut hasher);
    }
    hasher.finish()
}

async fn open(url: &str) -> Db {
    Db::open(&Options::new(url.parse().unwrap())).await.unwrap()
}

async fn admin() -> AnyConnection {
    let options: AnyConnectOptions = cluster::admin_url().parse().unwrap();
    options.connect().await.unwrap()
}

async fn command(admin: &mut AnyConnection, sql: String) {
    admin.execute(AssertSqlSafe(sql)).await.unwrap();
}

fn address(database: &str) -> String {
    let mut options: AnyConnectOptions = cluster::admin_url().parse().unwrap();
    options.database_url.set_path(database);
    options.database_url.to_string()
}

/// Tests run side by side, and a name may be left over from a run that was killed.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

fn long_ago() -> Timestamp {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        match &self.leftover {
            Leftover::Folder(folder) => {
                let _ = std::fs::remove_dir_all(folder);
            }
            Leftover::Database(name) => {
                let sql = format!("drop database if exists {name} with (force)");
                // A test that failed may have left its runtime in any state: this brings its own.
                let dropping = std::thread::spawn(move || {
                    crate::run(async {
                        let mut admin = admin().await;
                        let _ = admin.execute(AssertSqlSafe(sql)).await;
                    });
                });
                let _ = dropping.join();
            }
        }
    }
}
