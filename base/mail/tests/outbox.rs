//! What is queued is sent once, or given up, and then forgotten.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "outbox/failing.rs"]
mod failing;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use db::{Db, Migration, Options};
use jiff::{SignedDuration, Timestamp};
use jobs::Schedule;
use kernel::{Clock, FixedClock, Ids, Language};
use mail::{Address, Counts, Mail, Memory, Message, Refusal, Sender, Settings, State};
use tokio::sync::Barrier;

static TABLES: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    let mut steps = jobs::migrations().to_vec();
    steps.extend(mail::migrations());
    steps
});

testkit::both_databases!(&TABLES;
    a_message_is_written_with_its_cause_or_not_at_all,
    the_same_cause_queues_once,
    a_message_waits_until_it_may_leave,
    two_workers_send_each_message_once,
    without_a_lease_two_workers_would_send_messages_twice,
    where_mail_is_off_there_is_a_list_to_call,
    what_is_withdrawn_is_not_sent,
    who_got_what_is_gone_after_a_week_and_the_key_after_ninety_days,
    the_table_refuses_what_cannot_be,
);

struct House {
    db: Db,
    clock: Arc<FixedClock>,
    ids: Ids,
    memory: Memory,
    mail: Arc<Mail>,
}

fn sender() -> Sender {
    Sender::parse("aide@pont.example").unwrap()
}

fn message(key: &str) -> Message {
    let to = Address::parse("anna@help.example").unwrap();
    Message::new(key, to, Language::Dutch, "Geannuleerd", "Dag Anna").unwrap()
}

impl House {
    fn new(db: Db) -> Self {
        let clock = Arc::new(FixedClock::at("2026-11-22T10:00:00Z".parse().unwrap()));
        let memory = Memory::default();
        let mail = Mail::in_memory(sender(), memory.clone(), clock.clone());
        Self {
            db,
            clock,
            ids: Ids::System,
            memory,
            mail,
        }
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn wait(&self, hours: i64) {
        self.clock.advance(SignedDuration::from_hours(hours));
    }

    async fn queue(&self, message: &Message) -> bool {
        let mut tx = self.db.begin().await.unwrap();
        let new = mail::queue(&mut tx, &self.ids, self.now(), message)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        new
    }

    async fn withdraw(&self, key: &str) -> bool {
        let mut tx = self.db.begin().await.unwrap();
        let withdrawn = mail::withdraw(&mut tx, key, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        withdrawn
    }

    /// Sent, to be tried again, given up.
    async fn send(&self) -> (usize, usize, usize) {
        let pass = self.mail.send_due(&self.db).await.unwrap();
        (pass.sent, pass.later, pass.given_up)
    }

    async fn state(&self, key: &str) -> Option<State> {
        let mut conn = self.db.read().await.unwrap();
        let standing = mail::standing(&mut conn, key).await.unwrap();
        standing.map(|standing| standing.state)
    }

    async fn attempts(&self, key: &str) -> Option<i64> {
        let mut conn = self.db.read().await.unwrap();
        let standing = mail::standing(&mut conn, key).await.unwrap();
        standing.map(|standing| standing.attempts)
    }

    async fn problem(&self, key: &str) -> Option<String> {
        let mut conn = self.db.read().await.unwrap();
        mail::standing(&mut conn, key).await.unwrap()?.problem
    }

    /// How many rows there are, and how many of them still say who got what.
    async fn rows(&self) -> (i64, i64) {
        sqlx::query_as(
            "select count(*), count(coalesce(recipient, subject, body)) from mail_message",
        )
        .fetch_one(&mut *self.db.read().await.unwrap())
        .await
        .unwrap()
    }

    async fn run(&self, sql: &'static str) -> Result<(), db::Error> {
        let mut tx = self.db.begin().await.unwrap();
        db::query(sql).execute(&mut *tx).await?;
        tx.commit().await
    }
}

async fn a_message_is_written_with_its_cause_or_not_at_all(db: Db) {
    let house = House::new(db);
    let mut tx = house.db.begin().await.unwrap();
    let new = mail::queue(&mut tx, &house.ids, house.now(), &message("k"))
        .await
        .unwrap();
    assert!(new);
    drop(tx);
    assert_eq!(house.state("k").await, None);
    assert_eq!(house.send().await, (0, 0, 0));
    assert!(
        house.queue(&message("k")).await,
        "the control: with a commit"
    );
    assert_eq!(house.state("k").await, Some(State::Queued));
    assert_eq!(house.send().await, (1, 0, 0));
    let letters = house.memory.sent();
    assert_eq!(
        (letters[0].subject.as_str(), letters[0].text.as_str()),
        ("Geannuleerd", "Dag Anna")
    );
    assert_eq!(letters[0].to.as_str(), "anna@help.example");
    assert_eq!(letters[0].language, Language::Dutch);
}

async fn the_same_cause_queues_once(db: Db) {
    let house = Arc::new(House::new(db));
    let mut askers = Vec::new();
    for _ in 0..8 {
        let house = Arc::clone(&house);
        askers.push(tokio::spawn(
            async move { house.queue(&message("k")).await },
        ));
    }
    let mut new = 0;
    for asker in askers {
        new += usize::from(asker.await.unwrap());
    }
    assert_eq!(new, 1);
    assert!(house.queue(&message("other")).await);
    assert_eq!(house.send().await, (2, 0, 0));
    assert!(!house.queue(&message("k")).await, "also when it was sent");
    assert_eq!(house.send().await, (0, 0, 0));
}

async fn a_message_waits_until_it_may_leave(db: Db) {
    let house = House::new(db);
    let at = house.now() + SignedDuration::from_hours(24 * 7);
    house.queue(&message("reminder").not_before(at)).await;
    house
        .queue(&message("past").not_before(house.now() - SignedDuration::from_hours(24 * 7)))
        .await;
    assert_eq!(house.send().await, (1, 0, 0), "what is past leaves now");
    house.wait(24 * 7 - 1);
    assert_eq!(house.send().await, (0, 0, 0));
    house.wait(1);
    assert_eq!(house.send().await, (1, 0, 0));
    assert_eq!(house.memory.sent()[1].date, at);
}

const MANY: usize = 200;

async fn queue_many(house: &House, round: usize) {
    let mut tx = house.db.begin().await.unwrap();
    for n in 0..MANY {
        mail::queue(
            &mut tx,
            &house.ids,
            house.now(),
            &message(&format!("k{round}-{n}")),
        )
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
}

/// How often each message left.
fn times(memory: &Memory) -> BTreeMap<String, usize> {
    let mut times = BTreeMap::new();
    for letter in memory.sent() {
        *times.entry(letter.id.to_string()).or_default() += 1;
    }
    times
}

/// How many of the messages in the outbox each of two workers sends, who begin at the same moment.
async fn shares(house: &House) -> Vec<usize> {
    let barrier = Arc::new(Barrier::new(2));
    let mut workers = Vec::new();
    for _ in 0..2 {
        let own = Db::open(&Options::new(house.db.url().clone()))
            .await
            .unwrap();
        let mail = Mail::in_memory(sender(), house.memory.clone(), house.clock.clone());
        let barrier = Arc::clone(&barrier);
        workers.push(tokio::spawn(async move {
            barrier.wait().await;
            let mut sent = 0;
            // Until two looks in a row find nothing: the other may just hold what is left.
            let mut idle = 0;
            while idle < 2 {
                let pass = mail.send_due(&own).await.unwrap();
                sent += pass.sent;
                idle = if pass.sent == 0 { idle + 1 } else { 0 };
            }
            sent
        }));
    }
    let mut shares = Vec::new();
    for worker in workers {
        shares.push(worker.await.unwrap());
    }
    shares
}

async fn two_workers_send_each_message_once(db: Db) {
    let house = House::new(db);
    // On a busy machine one of them may do all the work before the other gets its turn.
    for round in 1..=20 {
        queue_many(&house, round).await;
        let shares = shares(&house).await;
        assert_eq!(shares.iter().sum::<usize>(), MANY);
        let times = times(&house.memory);
        assert_eq!(times.len(), MANY * round);
        assert!(times.values().all(|times| *times == 1));
        if shares.iter().all(|share| *share > 0) {
            return;
        }
    }
    panic!("the two never worked at the same time");
}

/// The control of the test above: who looks, sends and then writes it down counts twice.
async fn without_a_lease_two_workers_would_send_messages_twice(db: Db) {
    let house = House::new(db);
    queue_many(&house, 1).await;
    let looked = Arc::new(Barrier::new(2));
    let mut workers = Vec::new();
    for _ in 0..2 {
        let (db, looked) = (house.db.clone(), Arc::clone(&looked));
        workers.push(tokio::spawn(async move {
            let ids: Vec<String> =
                sqlx::query_scalar("select id from mail_message where state = 'queued'")
                    .fetch_all(&mut *db.read().await.unwrap())
                    .await
                    .unwrap();
            looked.wait().await;
            ids
        }));
    }
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    for worker in workers {
        for id in worker.await.unwrap() {
            *left.entry(id).or_default() += 1;
        }
    }
    assert_eq!(left.len(), MANY);
    assert!(left.values().all(|times| *times == 2));
}

async fn where_mail_is_off_there_is_a_list_to_call(db: Db) {
    let house = House::new(db);
    let off = Mail::open(&Settings::Off, house.clock.clone()).unwrap();
    assert!(!off.is_on() && house.mail.is_on());
    house.queue(&message("session.cancelled:1")).await;
    house.queue(&message("session.cancelled:2")).await;
    let in_a_week = house.now() + SignedDuration::from_hours(24 * 7);
    house.queue(&message("later").not_before(in_a_week)).await;
    assert_eq!(off.send_due(&house.db).await.unwrap().given_up, 2);
    let mut conn = house.db.read().await.unwrap();
    let list = mail::given_up(&mut conn, "session.cancelled:", 10)
        .await
        .unwrap();
    assert_eq!(list.len(), 2);
    assert!(
        list.iter()
            .all(|known| known.problem.as_deref() == Some("off"))
    );
    let counts = mail::counts(&mut conn).await.unwrap();
    assert_eq!(
        counts,
        Counts {
            waiting: 1,
            given_up: 2
        }
    );
    drop(conn);
    // Turned on later, it does not send what somebody was called for.
    assert_eq!(house.send().await, (0, 0, 0));
}

async fn what_is_withdrawn_is_not_sent(db: Db) {
    let house = House::new(db);
    for key in ["a", "b"] {
        house.queue(&message(key)).await;
    }
    assert!(house.withdraw("a").await);
    assert_eq!(house.state("a").await, Some(State::Withdrawn));
    assert_eq!(house.rows().await, (2, 1), "who should have got it is gone");
    assert_eq!(house.send().await, (1, 0, 0));
    assert!(!house.withdraw("b").await, "it was sent");
    assert_eq!(house.state("b").await, Some(State::Sent));
    assert!(!house.withdraw("unknown").await);
    assert!(house.withdraw("a").await, "twice is no harm");

    // While it is being sent it may leave or not; if not, it is not tried again.
    house.queue(&message("c")).await;
    house
        .run("update mail_message set state = 'sending', attempts = 1 where request_key = 'c'")
        .await
        .unwrap();
    assert!(!house.withdraw("c").await);
    house.wait(1);
    assert_eq!(house.send().await, (0, 0, 0));
    assert_eq!(house.memory.sent().len(), 1);
}

async fn who_got_what_is_gone_after_a_week_and_the_key_after_ninety_days(db: Db) {
    let house = House::new(db);
    let later = house.now() + SignedDuration::from_hours(24 * 365);
    house.queue(&message("sent")).await;
    house.queue(&message("failed")).await;
    house.queue(&message("waiting").not_before(later)).await;
    house.memory.refuse(Refusal::for_good("smtp-550"));
    assert_eq!(house.send().await, (1, 0, 1));
    let schedule = Schedule::new(house.db.clone(), house.clock.clone(), house.mail.jobs());
    let ran = schedule.run_due().await;
    assert_eq!(ran, ["mail.send", "mail.housekeeping"]);
    for (days, rows) in [(6, (3, 3)), (2, (3, 1)), (81, (3, 1)), (2, (1, 1))] {
        assert!(!house.queue(&message("waiting")).await);
        house.wait(24 * days);
        schedule.run_due().await;
        assert_eq!(house.rows().await, rows, "{days} days later");
    }
    assert!(
        house.queue(&message("sent")).await,
        "it is a new cause by now"
    );
}

async fn the_table_refuses_what_cannot_be(db: Db) {
    let house = House::new(db);
    house.queue(&message("k")).await;
    for (sql, rule) in [
        (
            "update mail_message set state = 'lost', ended_at = created_at",
            "mail_message_state",
        ),
        (
            "update mail_message set state = 'sent'",
            "mail_message_ended",
        ),
        ("update mail_message set body = null", "mail_message_whole"),
    ] {
        let error = house.run(sql).await.unwrap_err();
        assert_eq!(error.constraint(), Some(rule), "{sql}");
    }
    let attempts = "update mail_message set attempts = attempts + 1";
    house.run(attempts).await.unwrap();
}
