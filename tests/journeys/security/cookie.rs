//! Bar W1: the cookie is guarded, new at every step, and ends at the server.

use jiff::SignedDuration;
use web::Role;

use super::people::{Browser, PASSWORD, Person};
use crate::ground::{Ask, MIGRATIONS, Server};

const NOOR: &str = "noor@accounts.example";

fn minutes(minutes: i64) -> SignedDuration {
    SignedDuration::from_mins(minutes)
}

async fn over_https_the_cookie_is_guarded_and_new_at_every_step(db: db::Db) {
    let server = Server::over_https(db).await;
    let noor = Person::made(&server, NOOR, Role::Administrator).await;
    let mut browser = Browser::new(&server);
    let (first, second, third) = (noor.code(), noor.code(), noor.code());
    let mut secrets = Vec::new();
    let confirm = [("password", PASSWORD), ("code", second.as_str())];
    for step in ["password", "code", "confirm"] {
        let answer = match step {
            "password" => browser.enter(&noor, PASSWORD, false).await,
            "code" => browser.prove(&first).await,
            _ => browser.post("/fr/account/confirm", &confirm).await,
        };
        assert_eq!(answer.status, 303, "{step}: {}", answer.body);
        let secret = browser.secret.clone().unwrap();
        assert_eq!(
            answer.header("set-cookie"),
            format!("__Host-passerelle={secret}; Path=/; HttpOnly; SameSite=Lax; Secure"),
            "{step}: no Domain, no end but the browser's"
        );
        assert!(
            secret.len() == 64 && secret.bytes().all(|b| b.is_ascii_hexdigit()),
            "{step}: 256 bits"
        );
        assert!(!secrets.contains(&secret), "{step}: the same secret again");
        secrets.push(secret);
    }
    assert!(browser.is_in().await, "the last one opens");
    for old in &secrets[..2] {
        let mut thief = Browser::new(&server);
        thief.secret = Some(old.clone());
        assert!(!thief.is_in().await, "a former secret opens");
        let code = thief.prove(&third).await;
        assert!(code.header("set-cookie").is_empty() && code.status != 303);
    }
    let rows = server.number("select count(*) from accounts_sign_in").await;
    assert_eq!(rows, 1, "one browser, one sign-in");
}

async fn no_two_browsers_hold_the_same_secret(db: db::Db) {
    let server = Server::another(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..10 {
        let browser = Browser::of(&server, &noor, false).await;
        assert!(seen.insert(browser.secret.clone().unwrap()));
        assert!(seen.insert(browser.token()), "a token is no secret");
    }
}

async fn signing_out_ends_it_at_the_server(db: db::Db) {
    let server = Server::over_https(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let mut browser = Browser::of(&server, &noor, false).await;
    let secret = browser.secret.clone();
    assert!(browser.is_in().await);
    let answer = browser.post("/fr/sign-out", &[]).await;
    assert_eq!(answer.header("location"), "/fr/signed-out");
    assert_eq!(
        answer.header("clear-site-data"),
        "\"cache\", \"cookies\", \"storage\""
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(browser.secret, None, "the cookie is taken away");
    browser.secret = secret;
    assert!(!browser.is_in().await, "who kept it is not let in");
}

async fn a_sign_in_ends_when_nothing_happens_and_at_the_end_of_its_time(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    for (public, idle, whole) in [(false, 15, 8 * 60), (true, 5, 30)] {
        let browser = Browser::of(&server, &noor, public).await;
        server
            .clock
            .advance(minutes(idle) - SignedDuration::from_secs(1));
        assert!(browser.is_in().await, "public {public}: not before");
        server.clock.advance(minutes(idle));
        assert!(!browser.is_in().await, "public {public}: idle");

        let browser = Browser::of(&server, &noor, public).await;
        let mut busy = 0;
        while busy + idle - 1 < whole {
            server.clock.advance(minutes(idle - 1));
            busy += idle - 1;
            assert!(browser.is_in().await, "public {public}: {busy} minutes");
        }
        server.clock.advance(minutes(whole - busy));
        assert!(!browser.is_in().await, "public {public}: in all");
    }
}

async fn a_clock_that_moves_wakes_no_sign_in_up(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let hours = SignedDuration::from_hours;
    for public in [false, true] {
        // Back while it is open: it seems to be from the future.
        let browser = Browser::of(&server, &noor, public).await;
        server.clock.advance(-hours(3));
        assert!(!browser.is_in().await);
        server.clock.advance(hours(3));
        // Over, seen to be over, then back into its time.
        let browser = Browser::of(&server, &noor, public).await;
        server.clock.advance(hours(3) + minutes(2));
        assert!(!browser.is_in().await);
        server.clock.advance(-hours(3));
        assert!(!browser.is_in().await, "public {public}: woken up");
        // Over by 400 days, and back.
        let browser = Browser::of(&server, &noor, public).await;
        server.clock.advance(hours(400 * 24));
        assert!(!browser.is_in().await);
        server.clock.advance(-hours(400 * 24) + minutes(1));
        assert!(!browser.is_in().await, "public {public}: woken up");
        // Nobody asked while it was over; the server saw it by itself.
        let browser = Browser::of(&server, &noor, public).await;
        server.clock.advance(hours(3) + minutes(2));
        assert!(server.run_due().await.contains(&"accounts.over"));
        server.clock.advance(-hours(3));
        assert!(!browser.is_in().await, "public {public}: woken up");
        server.clock.advance(hours(3));
        // Control: with the clock where it belongs, a sign-in counts.
        assert!(Browser::of(&server, &noor, public).await.is_in().await);
    }
}

async fn whoever_comes_back_too_late_can_still_sign_out(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    for with_token in [true, false] {
        let mut browser = Browser::of(&server, &noor, false).await;
        server.clock.advance(minutes(16));
        let answer = if with_token {
            browser.post("/fr/sign-out", &[]).await
        } else {
            browser.send(Ask::post("/fr/sign-out", "")).await
        };
        assert_eq!(answer.status, 303);
        assert_eq!(answer.header("location"), "/fr/signed-out");
        assert!(answer.header("clear-site-data").contains("storage"));
        assert_eq!(browser.secret, None);
        assert_eq!(browser.get("/fr/signed-out").await.status, 200);
    }
}

async fn who_confirmed_may_for_five_minutes_and_a_wrong_answer_confirms_nothing(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let mut browser = Browser::of(&server, &noor, false).await;
    // Whoever has just come in showed all that there is to show.
    assert_eq!(browser.get("/fr/account/codes").await.status, 200);
    server.clock.advance(SignedDuration::from_mins(6));
    let detour = browser.get("/fr/account/codes").await;
    assert_eq!(
        detour.header("location"),
        "/fr/account/confirm?next=/account/codes"
    );
    let right = noor.code();
    for (password, code) in [
        ("lampe tapis gar", right.as_str()),
        (PASSWORD, "1111 2222 3333 4444"),
        (PASSWORD, "135791"),
    ] {
        let before = browser.secret.clone();
        let fields = [("password", password), ("code", code)];
        let answer = browser.post("/fr/account/confirm", &fields).await;
        assert_eq!(answer.status, 422);
        assert!(!answer.body.contains(password) && !answer.body.contains(code));
        assert_eq!(browser.secret, before);
        let now = server.ground.clock.now();
        assert!(!browser.sign_in().await.is_confirmed(now));
    }
    // The right code was not used up by the wrong password.
    let fields = [
        ("password", PASSWORD),
        ("code", right.as_str()),
        ("next", "/account/codes"),
    ];
    let answer = browser.post("/fr/account/confirm", &fields).await;
    assert_eq!(answer.header("location"), "/fr/account/codes");
    assert_eq!(browser.get("/fr/account/codes").await.status, 200);
    server
        .clock
        .advance(minutes(5) - SignedDuration::from_secs(1));
    assert_eq!(browser.get("/fr/account/codes").await.status, 200);
    server.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(browser.get("/fr/account/codes").await.status, 303);
}

async fn an_open_browser_is_no_way_around_the_block(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let mut browser = Browser::of(&server, &noor, false).await;
    let code = noor.code();
    let wrong = [("password", "not this one"), ("code", code.as_str())];
    for _ in 0..5 {
        assert_eq!(
            browser.post("/fr/account/confirm", &wrong).await.status,
            422
        );
    }
    let right = [("password", PASSWORD), ("code", code.as_str())];
    let compared = server.accounts.passwords_compared();
    let answer = browser.post("/fr/account/confirm", &right).await;
    assert_eq!(answer.status, 429);
    assert_eq!(
        server.accounts.passwords_compared(),
        compared,
        "not even tried"
    );
    server.clock.advance(minutes(1));
    assert_eq!(
        browser.post("/fr/account/confirm", &right).await.status,
        303
    );
}

testkit::both_databases!(&MIGRATIONS;
    over_https_the_cookie_is_guarded_and_new_at_every_step,
    no_two_browsers_hold_the_same_secret,
    signing_out_ends_it_at_the_server,
    a_sign_in_ends_when_nothing_happens_and_at_the_end_of_its_time,
    a_clock_that_moves_wakes_no_sign_in_up,
    whoever_comes_back_too_late_can_still_sign_out,
    who_confirmed_may_for_five_minutes_and_a_wrong_answer_confirms_nothing,
    an_open_browser_is_no_way_around_the_block,
);
