//! A computer that others use next: short, said on every page, and nothing stays.

use jiff::SignedDuration;
use kernel::Language;
use web::Role;

use super::people::{Browser, PASSWORD, Person, said};
use crate::ground::{MIGRATIONS, Server};

const NOOR: &str = "noor@accounts.example";

async fn every_page_says_when_it_ends_and_offers_nothing_to_be_kept(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Administrator).await;
    let t = server.texts(Language::French);
    let ends = |minute: i8| {
        let time = t.time(jiff::civil::time(10, minute, 0, 0));
        t.msg("signed-in-ends").str("time", time).to_string()
    };
    for public in [true, false] {
        let mut browser = Browser::of(&server, &noor, public).await;
        browser.confirm(&noor).await;
        for page in [
            "/fr/account",
            "/fr/hats",
            "/fr/account/confirm",
            "/fr/account/password",
            "/fr/account/app",
            "/fr/account/codes",
            "/fr/1000",
        ] {
            let answer = browser.get(page).await;
            assert_eq!(answer.status, 200, "{page}");
            let body = said(&answer);
            assert_eq!(body.contains(&ends(5)), public, "{page}: {public}");
            assert_eq!(body.contains(&t.get("sign-out-finish")), public, "{page}");
            let hints = body.matches("autocomplete=\"").count();
            let none = body.matches("autocomplete=\"off\"").count();
            assert!(!public || hints == none, "{page} offers to keep");
        }
        let password = browser.get("/fr/account/password").await.body;
        assert_eq!(password.contains("autocomplete"), !public, "control");
        assert_eq!(
            browser.get("/fr/account").await.header("cache-control"),
            "no-store"
        );
    }
    // What is over after half an hour says so before.
    let mut browser = Browser::of(&server, &noor, true).await;
    for _ in 0..7 {
        server.clock.advance(SignedDuration::from_mins(4));
        assert!(browser.is_in().await);
    }
    let body = said(&browser.get("/fr/account").await);
    assert!(body.contains(&ends(30)), "{body}");
}

async fn the_code_page_offers_nothing_to_be_kept_either(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    for public in [true, false] {
        let mut browser = Browser::new(&server);
        browser.enter(&noor, "not this one", public).await;
        let again = browser.enter(&noor, "nor this one", public).await;
        assert_eq!(again.body.contains("autocomplete="), !public);
        browser.enter(&noor, PASSWORD, public).await;
        let code = browser.get("/fr/sign-in/code").await;
        assert_eq!(code.body.contains("autocomplete="), !public);
        let code = browser.prove("1111 2222 3333 4444").await;
        assert_eq!(code.body.contains("autocomplete="), !public);
        browser.prove(&noor.code()).await;
    }
}

async fn when_it_is_over_the_next_person_finds_nothing(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Administrator).await;
    for how in ["time", "from elsewhere"] {
        for (page, post) in [
            ("/fr/account", false),
            ("/nl/hats", false),
            ("/fr/account", true),
            ("/fr/1000", false),
        ] {
            let mut browser = Browser::of(&server, &noor, true).await;
            if how == "time" {
                server.clock.advance(SignedDuration::from_mins(5));
            } else {
                let mut other = Browser::of(&server, &noor, false).await;
                other.post("/fr/account/sign-ins/end-others", &[]).await;
                assert!(other.is_in().await);
            }
            let answer = if post {
                browser.post(page, &[("name", "Noor")]).await
            } else {
                browser.get(page).await
            };
            assert!(answer.header("clear-site-data").contains("\"cache\""));
            assert!(answer.header("set-cookie").contains("Max-Age=0"));
            assert_eq!(answer.header("cache-control"), "no-store");
            assert!(!answer.body.contains("Noor"), "{page} names who was here");
            assert_eq!(browser.secret, None);
            if page == "/fr/1000" {
                assert_eq!(answer.status, 200, "who looks for help is helped");
            } else {
                let to = format!("{}/signed-out", &page[..3]);
                assert_eq!(
                    (answer.status.as_u16(), answer.header("location")),
                    (303, &*to)
                );
            }
        }
        if how == "time" {
            server.clock.advance(SignedDuration::from_mins(30));
        }
    }
}

async fn on_ones_own_computer_one_is_asked_to_sign_in_again(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let mut browser = Browser::of(&server, &noor, false).await;
    server.clock.advance(SignedDuration::from_mins(15));
    let answer = browser.get("/fr/account").await;
    assert_eq!(answer.header("location"), "/fr/sign-in?next=/account");
    assert!(answer.header("clear-site-data").is_empty());
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
}

async fn whoever_is_about_to_type_the_code_keeps_the_cookie(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let mut browser = Browser::new(&server);
    browser.enter(&noor, PASSWORD, true).await;
    assert!(
        browser
            .get("/fr/1000")
            .await
            .header("set-cookie")
            .is_empty()
    );
    // Nor does an old tab take away what the browser got meanwhile.
    let mut old_tab = Browser::new(&server);
    old_tab.secret = browser.secret.clone();
    browser.enter(&noor, PASSWORD, true).await;
    assert!(
        old_tab
            .get("/fr/account")
            .await
            .header("set-cookie")
            .is_empty()
    );
    assert_eq!(browser.prove(&noor.code()).await.status, 303);
    assert!(browser.is_in().await);
}

async fn whoever_signs_in_where_it_was_over_stays_signed_in(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let mut browser = Browser::of(&server, &noor, true).await;
    server.clock.advance(SignedDuration::from_mins(6));
    let answer = browser.enter(&noor, PASSWORD, true).await;
    assert!(answer.header("clear-site-data").is_empty());
    assert!(browser.secret.is_some());
    browser.prove(&noor.code()).await;
    assert!(browser.is_in().await);
}

testkit::both_databases!(&MIGRATIONS;
    every_page_says_when_it_ends_and_offers_nothing_to_be_kept,
    the_code_page_offers_nothing_to_be_kept_either,
    when_it_is_over_the_next_person_finds_nothing,
    on_ones_own_computer_one_is_asked_to_sign_in_again,
    whoever_is_about_to_type_the_code_keeps_the_cookie,
    whoever_signs_in_where_it_was_over_stays_signed_in,
);
