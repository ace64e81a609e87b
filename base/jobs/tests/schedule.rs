//! Jobs run when they are due, on one server, and one that fails harms no other.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use db::{Db, Options};
use jiff::SignedDuration;
use jobs::{Job, Schedule};
use kernel::FixedClock;

testkit::both_databases!(jobs::migrations();
    a_job_runs_when_it_is_due_and_not_before,
    of_several_servers_one_does_the_work,
    a_job_that_fails_or_panics_is_tried_again_and_hinders_no_other,
    the_work_of_a_server_that_died_is_taken_over,
    stopping_waits_for_a_short_job,
);

const HOUR: SignedDuration = SignedDuration::from_hours(1);

fn clock() -> Arc<FixedClock> {
    Arc::new(FixedClock::at("2026-11-22T10:00:00Z".parse().unwrap()))
}

fn counting(name: &'static str, runs: &Arc<AtomicUsize>, slowly: Duration) -> Job {
    let runs = Arc::clone(runs);
    Job::new(name, HOUR, move |_, _| {
        let runs = Arc::clone(&runs);
        async move {
            tokio::time::sleep(slowly).await;
            runs.fetch_add(1, Ordering::SeqCst);
            Ok(())
        }
    })
}

async fn a_job_runs_when_it_is_due_and_not_before(db: Db) {
    let (clock, runs) = (clock(), Arc::new(AtomicUsize::new(0)));
    let schedule = Schedule::new(
        db,
        clock.clone(),
        vec![counting("test.count", &runs, Duration::ZERO)],
    );
    assert_eq!(schedule.run_due().await, ["test.count"]);
    clock.advance(SignedDuration::from_mins(59));
    assert_eq!(schedule.run_due().await, [""; 0]);
    clock.advance(SignedDuration::from_mins(1));
    assert_eq!(schedule.run_due().await, ["test.count"]);
    assert_eq!(runs.load(Ordering::SeqCst), 2);
}

async fn of_several_servers_one_does_the_work(db: Db) {
    let runs = Arc::new(AtomicUsize::new(0));
    let mut servers = Vec::new();
    for _ in 0..4 {
        let own = Db::open(&Options::new(db.url().clone())).await.unwrap();
        let job = counting("test.count", &runs, Duration::from_millis(50));
        let schedule = Schedule::new(own, clock(), vec![job]);
        servers.push(tokio::spawn(async move { schedule.run_due().await.len() }));
    }
    let mut worked = 0;
    for server in servers {
        worked += server.await.unwrap();
    }
    assert_eq!((worked, runs.load(Ordering::SeqCst)), (1, 1));
}

async fn a_job_that_fails_or_panics_is_tried_again_and_hinders_no_other(db: Db) {
    let (clock, runs) = (clock(), Arc::new(AtomicUsize::new(0)));
    let jobs = vec![
        Job::new("test.fails", HOUR, |_, _| async { Err("no luck".into()) }),
        Job::new("test.panics", HOUR, |_, _| async { panic!("on purpose") }),
        counting("test.count", &runs, Duration::ZERO),
    ];
    let schedule = Schedule::new(db.clone(), clock.clone(), jobs);
    assert_eq!(schedule.run_due().await.len(), 3);
    assert_eq!(runs.load(Ordering::SeqCst), 1);
    clock.advance(SignedDuration::from_mins(5));
    assert_eq!(schedule.run_due().await, ["test.fails", "test.panics"]);
    let failed: i64 =
        sqlx::query_scalar("select count(*) from job_run where last_outcome = 'failed'")
            .fetch_one(&mut *db.read().await.unwrap())
            .await
            .unwrap();
    assert_eq!(failed, 2);
}

async fn the_work_of_a_server_that_died_is_taken_over(db: Db) {
    let (clock, runs) = (clock(), Arc::new(AtomicUsize::new(0)));
    let dying = Schedule::new(
        db.clone(),
        clock.clone(),
        vec![counting("test.count", &runs, Duration::from_secs(60))],
    );
    let death = tokio::spawn(async move { dying.run_due().await });
    let at_work = "select count(*) from job_run where leased_until is not null";
    loop {
        let found: i64 = sqlx::query_scalar(at_work)
            .fetch_one(&mut *db.read().await.unwrap())
            .await
            .unwrap();
        if found == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    death.abort();
    let _ = death.await;

    let next = Schedule::new(
        db,
        clock.clone(),
        vec![counting("test.count", &runs, Duration::ZERO)],
    );
    clock.advance(SignedDuration::from_mins(9));
    assert_eq!(next.run_due().await, [""; 0], "it may still be at work");
    clock.advance(SignedDuration::from_mins(1));
    assert_eq!(next.run_due().await, ["test.count"]);
    assert_eq!(
        runs.load(Ordering::SeqCst),
        1,
        "the first was cut off with its server"
    );
}

async fn stopping_waits_for_a_short_job(db: Db) {
    let runs = Arc::new(AtomicUsize::new(0));
    let job = counting("test.count", &runs, Duration::from_millis(600));
    let schedule = Schedule::new(db, clock(), vec![job]);
    let stop = tokio::time::sleep(Duration::from_millis(300));
    schedule.run(Duration::from_secs(60), stop).await;
    assert_eq!(runs.load(Ordering::SeqCst), 1);
}
