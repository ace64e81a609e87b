//! To a mail server and into a folder: what arrives, what a refusal leads to, what is never said aloud.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod server;

use std::cell::Cell;
use std::sync::Arc;
use std::time::{Duration, Instant};

use db::Db;
use jiff::{SignedDuration, Timestamp};
use kernel::{FixedClock, Ids, Language};
use mail::{Address, Login, Mail, Message, Pass, Security, Sender, Settings, Smtp, State};
use mail_parser::MessageParser;
use server::{Answers, FRIENDLY, Server};

testkit::both_databases!(mail::migrations();
    a_mail_arrives_as_it_was_written,
    a_recipient_that_is_refused_is_given_up_and_hinders_no_other,
    a_refusal_for_now_is_tried_again,
    nothing_is_given_up_for_a_setting_that_is_wrong,
    a_server_that_is_away_is_asked_once_a_pass,
    a_mail_that_was_taken_is_sent_even_if_the_goodbye_hangs,
    a_worker_that_stops_after_the_mail_was_taken_sends_it_again_when_its_lease_is_over,
    nothing_travels_unprotected_where_protection_was_asked_for,
    mails_become_files,
    the_log_warns_once_that_no_mail_leaves,
);

const START: &str = "2026-11-22T10:00:00Z";

struct House {
    db: Db,
    clock: Arc<FixedClock>,
    ids: Ids,
}

impl House {
    fn new(db: Db) -> Self {
        let clock = Arc::new(FixedClock::at(START.parse().unwrap()));
        Self {
            db,
            clock,
            ids: Ids::counting(),
        }
    }

    fn smtp(&self, port: u16, security: Security, login: Option<Login>) -> Arc<Mail> {
        let settings = Settings::Smtp {
            from: Sender::parse("Le Pont, aide <aide@pont.example>").unwrap(),
            smtp: Smtp::new("127.0.0.1", Some(port), security, login).unwrap(),
        };
        Mail::open(&settings, self.clock.clone()).unwrap()
    }

    fn plain(&self, server: &Server) -> Arc<Mail> {
        self.smtp(server.port, Security::None, None)
    }

    async fn queue(&self, key: &str, to: &str) {
        let to = Address::parse(to).unwrap();
        let text = "Votre rendez-vous est annulé.\n.\nÀ bientôt\n";
        let message = Message::new(key, to, Language::French, "Annulé : mardi", text).unwrap();
        let mut tx = self.db.begin().await.unwrap();
        let now = kernel::Clock::now(&*self.clock);
        assert!(
            mail::queue(&mut tx, &self.ids, now, &message)
                .await
                .unwrap()
        );
        tx.commit().await.unwrap();
    }

    async fn standing(&self, key: &str) -> (State, i64, Option<String>) {
        let mut conn = self.db.read().await.unwrap();
        let standing = mail::standing(&mut conn, key).await.unwrap().unwrap();
        (standing.state, standing.attempts, standing.problem)
    }

    async fn send(&self, mail: &Mail) -> (usize, usize, usize) {
        let Pass {
            sent,
            later,
            given_up,
        } = mail.send_due(&self.db).await.unwrap();
        (sent, later, given_up)
    }

    fn wait(&self, minutes: i64) {
        self.clock.advance(SignedDuration::from_mins(minutes));
    }
}

fn problem(state: State, attempts: i64, code: &str) -> (State, i64, Option<String>) {
    (state, attempts, Some(code.to_owned()))
}

async fn a_mail_arrives_as_it_was_written(db: Db) {
    let house = House::new(db);
    let server = Server::start(FRIENDLY).await;
    house.queue("k", "anna@help.example").await;
    assert_eq!(house.send(&house.plain(&server)).await, (1, 0, 0));
    assert_eq!(house.standing("k").await, (State::Sent, 1, None));
    assert_eq!(
        server.lines(),
        [
            "EHLO pont.example",
            "MAIL FROM:<aide@pont.example>",
            "RCPT TO:<anna@help.example>",
            "DATA",
            "QUIT"
        ]
    );
    let mails = server.mails();
    let mail = MessageParser::default().parse(&mails[0]).unwrap();
    assert_eq!(mail.subject(), Some("Annulé : mardi"));
    let from = mail.from().and_then(|from| from.first()).unwrap();
    assert_eq!(from.name(), Some("Le Pont, aide"));
    let text = mail.body_text(0).unwrap().replace("\r\n", "\n");
    assert_eq!(
        text.trim_end(),
        "Votre rendez-vous est annulé.\n.\nÀ bientôt"
    );
    assert_eq!(
        mail.date().unwrap().to_timestamp(),
        START.parse::<Timestamp>().unwrap().as_second()
    );
    assert_eq!(house.send(&house.plain(&server)).await, (0, 0, 0));
    assert_eq!(server.mails().len(), 1, "it is sent once");
}

async fn a_recipient_that_is_refused_is_given_up_and_hinders_no_other(db: Db) {
    let house = House::new(db);
    let server = Server::start(FRIENDLY).await;
    house.queue("wrong", "nobody@help.example").await;
    house.queue("right", "anna@help.example").await;
    assert_eq!(house.send(&house.plain(&server)).await, (1, 0, 1));
    assert_eq!(
        house.standing("wrong").await,
        problem(State::Failed, 1, "smtp-550")
    );
    assert_eq!(house.standing("right").await.0, State::Sent);
    house.wait(60 * 30);
    assert_eq!(house.send(&house.plain(&server)).await, (0, 0, 0));
    let mut conn = house.db.read().await.unwrap();
    let list = mail::given_up(&mut conn, "wro", 10).await.unwrap();
    assert_eq!(list.len(), 1);
    assert_eq!(list[0].request_key, "wrong");
    assert_eq!(mail::given_up(&mut conn, "x", 10).await.unwrap(), []);
}

async fn a_refusal_for_now_is_tried_again(db: Db) {
    let house = House::new(db);
    let busy = Answers {
        no_recipient: "451 4.7.1 try again later",
        ..FRIENDLY
    };
    let full = Answers {
        no_recipient: "552 5.2.2 mailbox full",
        ..FRIENDLY
    };
    let server = Server::start(busy).await;
    let mail = house.plain(&server);
    house.queue("k", "not-now@help.example").await;
    house.queue("other", "anna@help.example").await;
    assert_eq!(house.send(&mail).await, (1, 1, 0));
    assert_eq!(
        house.standing("k").await,
        problem(State::Queued, 1, "smtp-451")
    );
    assert_eq!(house.send(&mail).await, (0, 0, 0), "not before its time");
    house.wait(1);
    server.answer(full);
    assert_eq!(house.send(&mail).await, (0, 1, 0));
    assert_eq!(
        house.standing("k").await,
        problem(State::Queued, 2, "smtp-552")
    );
    house.wait(2);
    server.answer(Answers {
        no_recipient: "250 ok",
        ..FRIENDLY
    });
    assert_eq!(house.send(&mail).await, (1, 0, 0));
    assert_eq!(house.standing("k").await, (State::Sent, 3, None));
}

async fn nothing_is_given_up_for_a_setting_that_is_wrong(db: Db) {
    let house = House::new(db);
    let login = || {
        Some(Login {
            user: "aide".to_owned(),
            password: "zebra".to_owned(),
        })
    };
    let wants_login = Answers {
        offers: &["AUTH PLAIN LOGIN"],
        login: "535 5.7.8 no",
        ..FRIENDLY
    };
    house.queue("k1", "anna@help.example").await;
    house.queue("k2", "bob@help.example").await;
    // More often than a message has attempts.
    let long = [(wants_login, "login-535"); 14];
    for (answers, code) in long.into_iter().chain([
        // It offers no login at all.
        (FRIENDLY, "login"),
        (
            Answers {
                greeting: "554 go away",
                ..FRIENDLY
            },
            "unreachable-554",
        ),
        (
            Answers {
                login: "235 ok",
                sender: "553 not yours",
                ..wants_login
            },
            "sender-553",
        ),
        (
            Answers {
                login: "235 ok",
                recipient: "421 closing",
                ..wants_login
            },
            "smtp-421",
        ),
        (
            Answers {
                login: "235 ok",
                recipient: "530 login first",
                ..wants_login
            },
            "smtp-530",
        ),
    ]) {
        let server = Server::start(answers).await;
        let mail = house.smtp(server.port, Security::None, login());
        assert_eq!(house.send(&mail).await, (0, 1, 0), "{code}: one is enough");
        let states = [house.standing("k1").await, house.standing("k2").await];
        assert!(
            states
                .iter()
                .any(|(_, _, problem)| problem.as_deref() == Some(code)),
            "{code}: {states:?}"
        );
        assert!(
            states
                .iter()
                .all(|(state, attempts, _)| (*state, *attempts) == (State::Queued, 0)),
            "{code}: {states:?}"
        );
        house.wait(60);
    }
    let server = Server::start(Answers {
        login: "235 ok",
        ..wants_login
    })
    .await;
    let mail = house.smtp(server.port, Security::None, login());
    assert_eq!(house.send(&mail).await, (2, 0, 0), "the setting was mended");
    assert_eq!(server.lines()[1], "AUTH PLAIN AGFpZGUAemVicmE=");
}

async fn a_server_that_is_away_is_asked_once_a_pass(db: Db) {
    let house = House::new(db);
    let server = Server::start(FRIENDLY).await;
    // A port where nobody listens any more.
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = gone.local_addr().unwrap().port();
    drop(gone);
    let away = house.smtp(port, Security::None, None);
    house.queue("k1", "anna@help.example").await;
    house.queue("k2", "bob@help.example").await;
    let begin = Instant::now();
    assert_eq!(house.send(&away).await, (0, 1, 0));
    assert!(begin.elapsed() < Duration::from_secs(6));
    assert_eq!(
        house.standing("k1").await,
        problem(State::Queued, 0, "unreachable")
    );
    assert_eq!(house.standing("k2").await, (State::Queued, 0, None));
    house.wait(1);
    assert_eq!(house.send(&house.plain(&server)).await, (2, 0, 0));
}

async fn a_mail_that_was_taken_is_sent_even_if_the_goodbye_hangs(db: Db) {
    let house = House::new(db);
    let server = Server::start(Answers {
        goodbye: "",
        ..FRIENDLY
    })
    .await;
    house.queue("k", "anna@help.example").await;
    let begin = Instant::now();
    assert_eq!(house.send(&house.plain(&server)).await, (1, 0, 0));
    assert!(begin.elapsed() < Duration::from_secs(5));
    assert_eq!(house.standing("k").await, (State::Sent, 1, None));
}

async fn a_worker_that_stops_after_the_mail_was_taken_sends_it_again_when_its_lease_is_over(
    db: Db,
) {
    let house = House::new(db);
    let server = Server::start(Answers {
        mail: "",
        ..FRIENDLY
    })
    .await;
    house.queue("k", "anna@help.example").await;
    let dying = tokio::spawn({
        let (mail, db) = (house.plain(&server), house.db.clone());
        async move { mail.send_due(&db).await }
    });
    let mut patience = 0;
    while server.mails().is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
        patience += 1;
        assert!(patience < 2000, "the mail never arrived");
    }
    dying.abort();
    assert!(dying.await.unwrap_err().is_cancelled());
    assert_eq!(house.standing("k").await, (State::Sending, 1, None));

    server.answer(FRIENDLY);
    let other = house.plain(&server);
    house.wait(1);
    assert_eq!(
        house.send(&other).await,
        (0, 0, 0),
        "it may still be at work"
    );
    house.wait(1);
    assert_eq!(house.send(&other).await, (1, 0, 0));
    assert_eq!(house.standing("k").await, (State::Sent, 2, None));
    house.wait(60);
    assert_eq!(house.send(&other).await, (0, 0, 0));
    let mails = server.mails();
    assert_eq!(mails.len(), 2, "at least once, not exactly once");
    assert_eq!(mails[0], mails[1], "by its Message-ID a program knows it");
}

async fn nothing_travels_unprotected_where_protection_was_asked_for(db: Db) {
    let house = House::new(db);
    let server = Server::start(FRIENDLY).await;
    house.queue("k", "anna@help.example").await;
    for (security, codes) in [(Security::StartTls, "tls"), (Security::Tls, "tls")] {
        let login = Login {
            user: "aide".to_owned(),
            password: "zebra".to_owned(),
        };
        let mail = house.smtp(server.port, security, Some(login));
        assert_eq!(house.send(&mail).await, (0, 1, 0));
        assert_eq!(house.standing("k").await.2.as_deref(), Some(codes));
        house.wait(60);
    }
    let said = server.lines().join("\n");
    assert!(!said.contains("AUTH") && !said.contains("MAIL"), "{said}");
    // The control: the same server takes the mail of whoever asks for no protection.
    assert_eq!(house.send(&house.plain(&server)).await, (1, 0, 0));
}

async fn mails_become_files(db: Db) {
    let house = House::new(db);
    let folder = std::env::temp_dir().join(format!(
        "passerelle-mail-{}",
        Ids::System.next(START.parse().unwrap())
    ));
    let settings = Settings::File {
        from: Sender::parse("aide@pont.example").unwrap(),
        folder: folder.clone(),
    };
    let error = Mail::open(&settings, house.clock.clone()).unwrap_err();
    assert!(error.to_string().contains("no folder"), "{error}");
    std::fs::create_dir(&folder).unwrap();
    let mail = Mail::open(&settings, house.clock.clone()).unwrap();
    house.queue("k", "anna@help.example").await;
    assert_eq!(house.send(&mail).await, (1, 0, 0));
    let files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(files[0].extension().unwrap(), "eml");
    let bytes = std::fs::read(&files[0]).unwrap();
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(read.subject(), Some("Annulé : mardi"));
    std::fs::remove_dir_all(&folder).unwrap();
    house.queue("k2", "anna@help.example").await;
    assert_eq!(house.send(&mail).await, (0, 1, 0), "the folder is gone");
    assert_eq!(
        house.standing("k2").await,
        problem(State::Queued, 0, "file")
    );
}

thread_local! {
    /// How many warnings of this crate there were on the thread of one test.
    static WARNINGS: Cell<usize> = const { Cell::new(0) };
}

/// Counts them, at the program's usual level of talking. One for all tests: a listener of one thread only may miss
/// what another thread said first.
struct Warnings;

impl tracing::Subscriber for Warnings {
    fn enabled(&self, what: &tracing::Metadata<'_>) -> bool {
        *what.level() <= tracing::Level::INFO
    }

    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }

    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}

    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let what = event.metadata();
        if *what.level() <= tracing::Level::WARN && what.target().starts_with("mail::") {
            WARNINGS.set(WARNINGS.get() + 1);
        }
    }

    fn enter(&self, _: &tracing::span::Id) {}

    fn exit(&self, _: &tracing::span::Id) {}
}

async fn the_log_warns_once_that_no_mail_leaves(db: Db) {
    let house = House::new(db);
    let folder = std::env::temp_dir().join(format!(
        "passerelle-mail-{}",
        Ids::System.next(START.parse().unwrap())
    ));
    std::fs::create_dir(&folder).unwrap();
    let settings = Settings::File {
        from: Sender::parse("aide@pont.example").unwrap(),
        folder: folder.clone(),
    };
    let mail = Mail::open(&settings, house.clock.clone()).unwrap();
    std::fs::remove_dir(&folder).unwrap();
    house.queue("k", "anna@help.example").await;
    // The second of the two tests finds it set.
    let _ = tracing::subscriber::set_global_default(Warnings);
    let before = WARNINGS.get();
    for look in 1..=4 {
        assert_eq!(house.send(&mail).await, (0, 1, 0), "look {look}");
        assert_eq!(WARNINGS.get() - before, 1, "look {look}");
        house.wait(10);
    }
}
