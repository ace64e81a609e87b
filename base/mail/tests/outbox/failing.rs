//! What fails is tried again or given up, and hinders no other.

use db::Db;
use jiff::SignedDuration;
use mail::{Refusal, State};

use super::{House, TABLES, message, queue_many};

testkit::both_databases!(&TABLES;
    a_message_is_tried_twelve_times_and_then_given_up,
    a_worker_that_died_does_not_give_the_message_more_attempts,
    while_no_mail_leaves_the_others_keep_their_attempts,
    what_the_installation_does_wrong_uses_up_no_attempt,
    a_server_that_refuses_us_is_asked_more_and_more_rarely,
    a_message_that_cannot_be_read_is_given_up_and_hinders_no_other,
    a_text_that_is_no_text_is_given_up_and_hinders_no_other,
    what_is_three_days_late_is_given_up_untried,
);

async fn a_message_is_tried_twelve_times_and_then_given_up(db: Db) {
    let house = House::new(db);
    let start = house.now();
    house.queue(&message("k")).await;
    for attempt in 1..=12 {
        house.memory.refuse(Refusal::for_now("smtp-451"));
        let outcome = if attempt == 12 { (0, 0, 1) } else { (0, 1, 0) };
        assert_eq!(house.send().await, outcome, "attempt {attempt}");
        while attempt < 12 && house.due().await == 0 {
            house.clock.advance(SignedDuration::from_mins(1));
        }
    }
    assert_eq!(house.state("k").await, Some(State::Failed));
    assert_eq!(house.problem("k").await.as_deref(), Some("smtp-451"));
    let hours = house.now().duration_since(start).as_hours();
    assert!((20..=26).contains(&hours), "{hours} hours");
    house.wait(24);
    assert_eq!(house.send().await, (0, 0, 0));
    assert_eq!(house.memory.sent(), []);
}

impl House {
    async fn due(&self) -> i64 {
        sqlx::query_scalar("select count(*) from mail_message where next_attempt_at <= $1")
            .bind(db::moment(self.now()))
            .fetch_one(&mut *self.db.read().await.unwrap())
            .await
            .unwrap()
    }
}

async fn a_worker_that_died_does_not_give_the_message_more_attempts(db: Db) {
    let house = House::new(db);
    for key in ["k11", "k12"] {
        house.queue(&message(key)).await;
    }
    for (sql, key) in [
        (
            "update mail_message set state = 'sending', attempts = 11 where request_key = 'k11'",
            "k11",
        ),
        (
            "update mail_message set state = 'sending', attempts = 12 where request_key = 'k12'",
            "k12",
        ),
    ] {
        house.run(sql).await.unwrap();
        assert_eq!(house.state(key).await, Some(State::Sending));
    }
    assert_eq!(house.send().await, (1, 0, 1));
    assert_eq!(house.state("k11").await, Some(State::Sent));
    assert_eq!(house.state("k12").await, Some(State::Failed));
}

async fn while_no_mail_leaves_the_others_keep_their_attempts(db: Db) {
    let house = House::new(db);
    for key in ["a", "b", "c"] {
        house.queue(&message(key)).await;
    }
    house.memory.refuse(Refusal::of_all("unreachable"));
    assert_eq!(house.send().await, (0, 1, 0));
    assert_eq!(house.memory.sent(), []);
    // The control: a refusal of one mail does not stop the others.
    house.memory.refuse(Refusal::for_now("smtp-451"));
    assert_eq!(house.send().await, (1, 1, 0));
    house.wait(1);
    assert_eq!(house.send().await, (2, 0, 0));
}

async fn what_the_installation_does_wrong_uses_up_no_attempt(db: Db) {
    let house = House::new(db);
    house.queue(&message("k")).await;
    // A password that is wrong from Friday evening to Sunday evening.
    for hour in 0..48 {
        house.memory.refuse(Refusal::of_all("login-535"));
        assert_eq!(house.send().await, (0, 1, 0), "hour {hour}");
        house.wait(1);
    }
    assert_eq!(house.state("k").await, Some(State::Queued));
    assert_eq!(house.problem("k").await.as_deref(), Some("login-535"));
    assert_eq!(house.attempts("k").await, Some(0));
    // The control: what the server says of this mail does.
    house.memory.refuse(Refusal::for_now("smtp-451"));
    assert_eq!(house.send().await, (0, 1, 0));
    assert_eq!(house.attempts("k").await, Some(1));
    house.wait(1);
    assert_eq!(house.send().await, (1, 0, 0), "the password was mended");
    // The time that a message has still ends.
    house.queue(&message("late")).await;
    for _ in 0..73 {
        house.memory.refuse(Refusal::of_all("login-535"));
        assert_eq!(house.send().await, (0, 1, 0));
        house.wait(1);
    }
    assert_eq!(house.send().await, (0, 0, 1));
    assert_eq!(house.problem("late").await.as_deref(), Some("login-535"));
}

/// Many wrong passwords in a row have a provider lock the account.
async fn a_server_that_refuses_us_is_asked_more_and_more_rarely(db: Db) {
    let house = House::new(db);
    queue_many(&house, 1).await;
    let mut tries = 0;
    for _ in 0..180 {
        house.memory.refuse(Refusal::of_all("login-535"));
        tries += house.send().await.1;
        house.clock.advance(SignedDuration::from_secs(20));
    }
    assert!((10..=20).contains(&tries), "{tries} tries in an hour");
    house.memory.refuse_no_more();
    let mut minutes = 0;
    while house.memory.sent().is_empty() {
        house.clock.advance(SignedDuration::from_mins(1));
        minutes += 1;
        assert!(minutes <= 5, "the server is back, and is not asked");
        house.send().await;
    }
    // Mail left: the next failure is the first again.
    for tried in [1, 1, 0] {
        house.memory.refuse(Refusal::of_all("unreachable"));
        assert_eq!(house.send().await, (0, tried, 0));
        house.clock.advance(SignedDuration::from_secs(20));
    }
}

async fn a_message_that_cannot_be_read_is_given_up_and_hinders_no_other(db: Db) {
    let house = House::new(db);
    for key in ["address", "language", "id", "good"] {
        house.queue(&message(key)).await;
    }
    for sql in [
        "update mail_message set recipient = 'nobody' where request_key = 'address'",
        "update mail_message set language = 'xx' where request_key = 'language'",
        "update mail_message set id = '0' where request_key = 'id'",
    ] {
        house.run(sql).await.unwrap();
    }
    assert_eq!(house.send().await, (1, 0, 3));
    assert_eq!(house.state("good").await, Some(State::Sent));
    for key in ["address", "language", "id"] {
        assert_eq!(house.state(key).await, Some(State::Failed));
        let problem = house.problem(key).await.unwrap();
        assert_eq!(problem, format!("unreadable-{key}"));
    }
    house.wait(1);
    assert_eq!(house.send().await, (0, 0, 0));
}

async fn a_text_that_is_no_text_is_given_up_and_hinders_no_other(db: Db) {
    // PostgreSQL holds no such text.
    if db.backend() != db::Backend::Sqlite {
        return;
    }
    let house = House::new(db);
    for key in ["bytes", "number", "good"] {
        house.queue(&message(key)).await;
    }
    for sql in [
        "update mail_message set body = cast(x'ff61' as text) where request_key = 'bytes'",
        "update mail_message set subject = x'00' where request_key = 'number'",
    ] {
        house.run(sql).await.unwrap();
    }
    assert_eq!(house.send().await, (1, 0, 2));
    assert_eq!(house.state("good").await, Some(State::Sent));
    for key in ["bytes", "number"] {
        assert_eq!(house.problem(key).await.as_deref(), Some("unreadable-text"));
    }
}

async fn what_is_three_days_late_is_given_up_untried(db: Db) {
    let house = House::new(db);
    let in_a_week = house.now() + SignedDuration::from_hours(24 * 7);
    house.queue(&message("old")).await;
    house.queue(&message("planned").not_before(in_a_week)).await;
    house.wait(73);
    house.queue(&message("new")).await;
    assert_eq!(house.send().await, (1, 0, 1));
    assert_eq!(house.problem("old").await.as_deref(), Some("too-late"));
    assert_eq!(house.state("new").await, Some(State::Sent));
    house.wait(24 * 7 - 73 + 71);
    assert_eq!(
        house.send().await,
        (1, 0, 0),
        "counted from when it was meant to leave"
    );
}
