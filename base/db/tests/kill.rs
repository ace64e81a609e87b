//! What was acknowledged survives `kill -9`; what was not committed is gone.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use db::{Db, Migration, Options};
use testkit::TestDatabase;

const TABLES: &[Migration] = &[Migration {
    name: "202601010000_test_rows",
    sql: "create table test_row (id bigint primary key)",
}];

const DATABASE: &str = "PASSERELLE_TEST_KILL";

/// Not a test of its own: the program that is killed. It says a number once its row is committed.
#[test]
fn the_writer_that_is_killed() {
    let Ok(url) = std::env::var(DATABASE) else {
        return;
    };
    testkit::run(async {
        let db = Db::open(&Options::new(url.parse().unwrap())).await.unwrap();
        let insert = "insert into test_row (id) values ($1)";
        for n in 1_i64.. {
            let mut tx = db.begin().await.unwrap();
            sqlx::query(insert).bind(n).execute(&mut *tx).await.unwrap();
            tx.commit().await.unwrap();
            println!("committed {n}");
            // The control: a row that is written and not committed.
            let mut tx = db.begin().await.unwrap();
            sqlx::query(insert)
                .bind(-n)
                .execute(&mut *tx)
                .await
                .unwrap();
            println!("written {n}");
            std::io::stdout().flush().unwrap();
        }
    });
}

#[test]
fn what_was_acknowledged_survives_kill_9_on_sqlite() {
    testkit::run(async { survives(&testkit::sqlite(TABLES).await).await });
}

#[test]
fn what_was_acknowledged_survives_kill_9_on_postgresql() {
    testkit::run(async { survives(&testkit::postgres(TABLES).await).await });
}

async fn survives(database: &TestDatabase) {
    let db = database.db();
    for rounds in [1, 15, 40] {
        let mut tx = db.begin().await.unwrap();
        sqlx::query("delete from test_row")
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let acknowledged = kill_after(rounds, database.url());
        assert!(acknowledged.len() >= rounds);

        // As after a crash: a program that opens the database for the first time.
        let after = Db::open(&Options::new(database.url().parse().unwrap()))
            .await
            .unwrap();
        // Its first writing also waits until a server has noticed that the writer is gone.
        after.begin().await.unwrap().commit().await.unwrap();
        let mut conn = after.read().await.unwrap();
        let found: Vec<i64> = sqlx::query_scalar("select id from test_row order by id")
            .fetch_all(&mut *conn)
            .await
            .unwrap();
        assert!(
            found.iter().all(|id| *id > 0),
            "a row that was never committed is there: {found:?}"
        );
        assert!(
            found.starts_with(&acknowledged),
            "said {acknowledged:?}, found {found:?}"
        );
    }
}

/// Starts the writer, kills it while it goes on after so many rounds, and gives all it has said to be committed.
fn kill_after(rounds: usize, url: &str) -> Vec<i64> {
    let mut writer = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_writer_that_is_killed", "--nocapture"])
        .env(DATABASE, url)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(writer.stdout.take().unwrap()).lines();
    let (mut acknowledged, mut written) = (Vec::new(), 0);
    for line in said.map(Result::unwrap) {
        if let Some(n) = line.strip_prefix("committed ") {
            acknowledged.push(n.parse().unwrap());
        }
        written += usize::from(line.starts_with("written "));
        if written == rounds {
            // SIGKILL: the program gets no chance to tidy up. What it had said by then is still read.
            writer.kill().unwrap();
        }
    }
    writer.wait().unwrap();
    acknowledged
}
