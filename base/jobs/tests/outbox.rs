//! Changes and their traces: together or not at all, in order, and nobody misses one.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::sync::Arc;
use std::time::Duration;

use db::{Db, Options};
use jiff::Timestamp;
use jobs::{Change, events_after, latest_position, record, trace};
use kernel::Ids;
use serde_json::json;
use sqlx::Executor;

testkit::both_databases!(jobs::migrations();
    a_change_and_its_trace_are_written_together,
    a_change_that_is_dropped_leaves_no_trace_and_no_gap,
    a_trace_alone_stands_in_the_audit_and_does_not_move_the_feed,
    events_are_found_by_the_beginning_of_their_topic,
    a_follower_learns_that_events_were_removed,
    the_audit_ends_when_its_time_has_come,
    a_follower_misses_nothing_while_two_servers_write,
    an_edit_by_another_process_is_noticed,
    following_goes_on_after_the_database_was_away,
);

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn change<'a>(action: &'a str, id: &'a str) -> Change<'a> {
    Change {
        actor: "operator",
        action,
        subject_kind: "place",
        subject_id: id,
        detail: json!({ "fields": ["hours"] }),
    }
}

async fn write(db: &Db, ids: &Ids, action: &str, id: &str, now: &str) -> i64 {
    let mut tx = db.begin().await.unwrap();
    let position = record(&mut tx, ids, at(now), &change(action, id))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    position
}

async fn positions(db: &Db, prefix: &str, after: i64) -> Vec<i64> {
    let mut conn = db.read().await.unwrap();
    let events = events_after(&mut conn, prefix, after, 1000).await.unwrap();
    events.iter().map(|event| event.position).collect()
}

async fn a_change_and_its_trace_are_written_together(db: Db) {
    let ids = Ids::counting();
    assert_eq!(
        write(&db, &ids, "place.changed", "p1", "2026-11-22T10:00:00Z").await,
        1
    );
    let mut conn = db.read().await.unwrap();
    let event = events_after(&mut conn, "", 0, 10).await.unwrap().remove(0);
    assert_eq!(
        (
            event.position,
            event.topic.as_str(),
            event.subject_id.as_str()
        ),
        (1, "place.changed", "p1")
    );
    assert_eq!(event.at, at("2026-11-22T10:00:00Z"));
    assert_eq!(event.payload, json!({ "fields": ["hours"] }));
    let audit: (String, String, String, String) =
        sqlx::query_as("select at, actor, action, detail from audit_event where subject_id = 'p1'")
            .fetch_one(&mut *conn)
            .await
            .unwrap();
    assert_eq!(audit.0, "2026-11-22T10:00:00.000Z");
    assert_eq!(
        (audit.1.as_str(), audit.2.as_str()),
        ("operator", "place.changed")
    );
    assert_eq!(audit.3, r#"{"fields":["hours"]}"#);
}

async fn a_change_that_is_dropped_leaves_no_trace_and_no_gap(db: Db) {
    let ids = Ids::counting();
    let mut tx = db.begin().await.unwrap();
    record(
        &mut tx,
        &ids,
        at("2026-11-22T10:00:00Z"),
        &change("place.changed", "p1"),
    )
    .await
    .unwrap();
    drop(tx);
    assert_eq!(
        write(&db, &ids, "place.changed", "p2", "2026-11-22T10:00:01Z").await,
        1
    );
    let mut conn = db.read().await.unwrap();
    let rows: i64 = sqlx::query_scalar("select count(*) from audit_event")
        .fetch_one(&mut *conn)
        .await
        .unwrap();
    assert_eq!((rows, latest_position(&mut conn).await.unwrap()), (1, 1));
}

async fn a_trace_alone_stands_in_the_audit_and_does_not_move_the_feed(db: Db) {
    let ids = Ids::counting();
    let now = at("2026-11-22T10:00:00Z");
    write(&db, &ids, "place.changed", "p1", "2026-11-22T10:00:00Z").await;
    let mut tx = db.begin().await.unwrap();
    trace(&mut tx, &ids, now, &change("report.made", "r1"))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    {
        let mut conn = db.read().await.unwrap();
        let actions: Vec<String> =
            sqlx::query_scalar("select action from audit_event order by action")
                .fetch_all(&mut *conn)
                .await
                .unwrap();
        assert_eq!(actions, ["place.changed", "report.made"]);
        assert_eq!(latest_position(&mut conn).await.unwrap(), 1);
    }
    assert_eq!(positions(&db, "", 0).await, [1]);
    // The next one that the feed tells follows without a gap.
    let next = write(&db, &ids, "place.changed", "p2", "2026-11-22T10:00:01Z").await;
    assert_eq!(next, 2);
}

async fn events_are_found_by_the_beginning_of_their_topic(db: Db) {
    let ids = Ids::counting();
    for action in [
        "place.changed",
        "report.made",
        "place_other.changed",
        "place.closed",
        "Place.changed",
    ] {
        write(&db, &ids, action, "x", "2026-11-22T10:00:00Z").await;
    }
    assert_eq!(positions(&db, "place.", 0).await, [1, 4]);
    assert_eq!(positions(&db, "place.", 1).await, [4]);
    assert_eq!(positions(&db, "", 0).await, [1, 2, 3, 4, 5]);
    assert_eq!(positions(&db, "%", 0).await, [0; 0]);
    let mut conn = db.read().await.unwrap();
    assert_eq!(events_after(&mut conn, "", 0, 2).await.unwrap().len(), 2);
}

async fn a_follower_learns_that_events_were_removed(db: Db) {
    let ids = Ids::counting();
    let trimmed = async || {
        jobs::trimmed_up_to(&mut db.read().await.unwrap())
            .await
            .unwrap()
    };
    let trim = async |before| {
        let mut tx = db.begin().await.unwrap();
        let removed = jobs::trim_before(&mut tx, at(before)).await.unwrap();
        tx.commit().await.unwrap();
        removed
    };
    assert_eq!(trimmed().await, 0);
    for (id, now) in [
        ("a", "10:00:00"),
        ("b", "10:00:02"),
        ("c", "10:00:01"),
        ("d", "10:00:09"),
    ] {
        write(
            &db,
            &ids,
            "place.changed",
            id,
            &format!("2026-11-22T{now}Z"),
        )
        .await;
    }
    // b comes before c although c's server has a slower clock: no hole is left between them.
    assert_eq!(trim("2026-11-22T10:00:02Z").await, 1);
    assert_eq!(
        (trimmed().await, positions(&db, "", 0).await),
        (1, vec![2, 3, 4])
    );
    assert_eq!(trim("2026-11-23T00:00:00Z").await, 3);
    assert_eq!(trimmed().await, 4);
    assert_eq!(
        write(&db, &ids, "place.changed", "e", "2026-11-23T00:00:00Z").await,
        5
    );
    assert_eq!((trimmed().await, positions(&db, "", 4).await), (4, vec![5]));
}

async fn the_audit_ends_when_its_time_has_come(db: Db) {
    let ids = Ids::counting();
    write(&db, &ids, "place.changed", "old", "2025-11-22T10:00:00Z").await;
    write(&db, &ids, "place.changed", "new", "2026-11-22T10:00:00Z").await;
    let mut tx = db.begin().await.unwrap();
    assert_eq!(
        jobs::trim_audit_before(&mut tx, at("2026-01-01T00:00:00Z"))
            .await
            .unwrap(),
        1
    );
    tx.commit().await.unwrap();
}

async fn a_follower_misses_nothing_while_two_servers_write(db: Db) {
    const WRITERS: usize = 8;
    const EACH: usize = 12;
    let other = Db::open(&Options::new(db.url().clone())).await.unwrap();
    let ids = Arc::new(Ids::System);
    let mut writers = Vec::new();
    for writer in 0..WRITERS {
        let db = if writer % 2 == 0 {
            db.clone()
        } else {
            other.clone()
        };
        let ids = Arc::clone(&ids);
        writers.push(tokio::spawn(async move {
            for n in 0..EACH {
                let mut tx = db.begin().await.unwrap();
                let id = format!("{writer}-{n}");
                record(
                    &mut tx,
                    &ids,
                    at("2026-11-22T10:00:00Z"),
                    &change("place.changed", &id),
                )
                .await
                .unwrap();
                // Some commit late, some not at all.
                tokio::time::sleep(Duration::from_millis((writer * 7 + n * 3) as u64 % 5)).await;
                if (writer + n) % 5 == 0 {
                    drop(tx);
                } else {
                    tx.commit().await.unwrap();
                }
            }
        }));
    }
    let mut seen = Vec::new();
    loop {
        let finished = writers.iter().all(tokio::task::JoinHandle::is_finished);
        seen.extend(positions(&db, "", seen.last().copied().unwrap_or(0)).await);
        if finished {
            break;
        }
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let all = positions(&db, "", 0).await;
    assert_eq!(seen, all, "what was read along the way is all there is");
    assert_eq!(
        all,
        (1..=i64::try_from(all.len()).unwrap()).collect::<Vec<_>>()
    );
    let committed = (0..WRITERS)
        .flat_map(|w| (0..EACH).map(move |n| w + n))
        .filter(|sum| sum % 5 != 0)
        .count();
    assert_eq!(all.len(), committed);
}

/// The control of the test above: numbers from a sequence become visible out of their order.
#[test]
fn with_a_sequence_a_follower_on_postgresql_would_miss_an_event() {
    testkit::run(async {
        let database = testkit::postgres(jobs::migrations()).await;
        let db = database.db();
        let mut tx = db.begin().await.unwrap();
        tx.execute(
            "create sequence naive; create table naive_outbox (position bigint primary key)",
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let insert = "insert into naive_outbox (position) values (nextval('naive'))";
        let mut slow = db.begin().await.unwrap();
        slow.execute(insert).await.unwrap();
        let mut quick = db.begin().await.unwrap();
        quick.execute(insert).await.unwrap();
        quick.commit().await.unwrap();
        let last = "select max(position) from naive_outbox";
        let seen: i64 = sqlx::query_scalar(last)
            .fetch_one(&mut *db.read().await.unwrap())
            .await
            .unwrap();
        slow.commit().await.unwrap();
        let after: i64 =
            sqlx::query_scalar("select count(*) from naive_outbox where position > $1")
                .bind(seen)
                .fetch_one(&mut *db.read().await.unwrap())
                .await
                .unwrap();
        assert_eq!(
            (seen, after),
            (2, 0),
            "event 1 came after the follower had passed it"
        );
    });
}

async fn reaches(receiver: &mut tokio::sync::watch::Receiver<i64>, position: i64) {
    let reached = receiver.wait_for(|known| *known == position);
    tokio::time::timeout(Duration::from_secs(20), reached)
        .await
        .expect("it is noticed")
        .unwrap();
}

async fn an_edit_by_another_process_is_noticed(db: Db) {
    let mut receiver = jobs::watch(db.clone(), Duration::from_millis(20));
    let other = Db::open(&Options::new(db.url().clone())).await.unwrap();
    write(
        &other,
        &Ids::counting(),
        "place.changed",
        "p",
        "2026-11-22T10:00:00Z",
    )
    .await;
    reaches(&mut receiver, 1).await;
}

async fn following_goes_on_after_the_database_was_away(db: Db) {
    let ids = Ids::counting();
    let mut receiver = jobs::watch(db.clone(), Duration::from_millis(5));
    write(&db, &ids, "place.changed", "p", "2026-11-22T10:00:00Z").await;
    reaches(&mut receiver, 1).await;
    rename(&db, "alter table outbox_position rename to elsewhere").await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    rename(&db, "alter table elsewhere rename to outbox_position").await;
    write(&db, &ids, "place.changed", "q", "2026-11-22T10:00:00Z").await;
    reaches(&mut receiver, 2).await;
}

async fn rename(db: &Db, sql: &'static str) {
    let mut tx = db.begin().await.unwrap();
    tx.execute(sql).await.unwrap();
    tx.commit().await.unwrap();
}
