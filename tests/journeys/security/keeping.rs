//! What a person does with their own account.

use accounts::TotpSecret;
use jiff::SignedDuration;
use kernel::Language;
use web::Role;

use super::people::{Browser, PASSWORD, Person, said};
use crate::ground::{MIGRATIONS, Server};
use crate::signed_in::LAST_DAY;

const NOOR: &str = "noor@accounts.example";

async fn what_is_typed_is_kept_and_a_mistake_loses_nothing(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let mut browser = Browser::of(&server, &noor, false).await;
    let t = server.texts(Language::French);
    let wrong = [
        ("name", "Noor P."),
        ("language", "nl"),
        ("email", "noor@example"),
    ];
    let answer = browser.post("/fr/account", &wrong).await;
    assert_eq!(answer.status, 422);
    let page = said(&answer);
    assert!(page.contains(&t.get("account-email-problem")));
    for kept in [
        "value=\"Noor P.\"",
        "value=\"noor@example\"",
        "value=\"nl\" lang=\"nl\" selected",
    ] {
        assert!(page.contains(kept), "{kept}: {page}");
    }
    assert!(
        !page.contains("id=\"name-problem\""),
        "only what is wrong is marked"
    );
    for wrong in [
        [("name", " "), ("language", "nl"), ("email", "")],
        [("name", "Noor"), ("language", "tlh"), ("email", "")],
    ] {
        assert_eq!(browser.post("/fr/account", &wrong).await.status, 422);
    }
    let right = [
        ("name", " Noor  P. "),
        ("language", "nl"),
        ("email", "noor@mail.example"),
    ];
    let answer = browser.post("/fr/account", &right).await;
    assert_eq!(answer.header("location"), "/fr/account?done=kept");
    let page = said(&browser.get("/fr/account?done=kept").await);
    assert!(
        page.contains(&t.get("account-done-kept")) && page.contains("value=\"noor@mail.example\"")
    );
    assert!(page.contains("value=\"Noor P.\""), "spaces are tidied");
    // An e-mail address may be taken away again.
    let none = [("name", "Noor"), ("language", "fr"), ("email", "")];
    assert_eq!(browser.post("/fr/account", &none).await.status, 303);
    let kept = "select count(*) from accounts_account where email is not null";
    assert_eq!(server.number(kept).await, 0);
}

async fn the_account_names_hats_sign_ins_codes_and_the_ways_without_a_computer(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::PlaceManager).await;
    let mut browser = Browser::of(&server, &noor, false).await;
    let _public = Browser::of(&server, &noor, true).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let page = said(&browser.get(&format!("/{language}/account")).await);
        let ends = t.date(LAST_DAY.parse().unwrap());
        for part in [
            NOOR.to_owned(),
            t.pick("role", "place_manager"),
            t.msg("account-hat-until").str("day", ends).to_string(),
            t.get("account-this-one"),
            t.get("account-public-computer"),
            t.msg("account-codes-left")
                .num("count", 18_usize)
                .to_string(),
            t.get("account-email-hint"),
            t.get("help-title"),
            server.ground.installation.contact.phone_link(),
        ] {
            assert!(page.contains(&part), "{language}: {part}");
        }
    }
}

async fn another_sign_in_ends_at_that_browsers_next_request(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let sam = Person::made(&server, "sam@accounts.example", Role::Mediator).await;
    let mut here = Browser::of(&server, &noor, false).await;
    let there = Browser::of(&server, &noor, false).await;
    let third = Browser::of(&server, &noor, false).await;
    let sams = Browser::of(&server, &sam, false).await;
    let id = sams.sign_in().await.id.to_string();
    let answer = here.post("/fr/account/sign-ins/end", &[("id", &id)]).await;
    assert_eq!(answer.status, 404, "nobody ends what is another person's");
    assert!(sams.is_in().await);
    let id = there.sign_in().await.id.to_string();
    let answer = here.post("/fr/account/sign-ins/end", &[("id", &id)]).await;
    assert_eq!(answer.header("location"), "/fr/account?done=ended");
    assert!(!there.is_in().await && third.is_in().await && here.is_in().await);
    here.post("/fr/account/sign-ins/end-others", &[]).await;
    assert!(!third.is_in().await && here.is_in().await && sams.is_in().await);
}

async fn another_password_ends_every_other_sign_in(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let other = Browser::of(&server, &noor, false).await;
    let mut browser = Browser::of(&server, &noor, false).await;
    // Whoever has just come in is not asked again for five minutes.
    server.clock.advance(SignedDuration::from_mins(6));
    let new = "zomer fiets groen";
    let fields = [("password", new), ("again", new)];
    let answer = browser.post("/fr/account/password", &fields).await;
    assert_eq!(
        answer.header("location"),
        "/fr/account/confirm?next=/account/password"
    );
    assert!(
        other.is_in().await,
        "nothing happened without showing it again"
    );
    browser.confirm(&noor).await;
    let t = server.texts(Language::French);
    for (password, again, problem) in [
        (new, "zomer fiets", "account-password-differs"),
        ("zomer", "zomer", "account-password-short"),
        (
            "aaaaaaaaaaaaaaaa",
            "aaaaaaaaaaaaaaaa",
            "account-password-simple",
        ),
    ] {
        let fields = [("password", password), ("again", again)];
        let answer = browser.post("/fr/account/password", &fields).await;
        assert_eq!(answer.status, 422);
        assert!(said(&answer).contains(&t.get(problem)), "{problem}");
        assert!(
            !answer.body.contains("value=\"zomer"),
            "a password is never given back"
        );
    }
    let answer = browser.post("/fr/account/password", &fields).await;
    assert_eq!(answer.header("location"), "/fr/account?done=password");
    assert!(browser.is_in().await && !other.is_in().await);
    let mut next = Browser::new(&server);
    assert_eq!(next.enter(&noor, PASSWORD, false).await.status, 422);
    assert_eq!(next.enter(&noor, new, false).await.status, 303);
}

/// The key as the page shows it to be typed, and as its form carries it.
fn key_on(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"secret\" value=\"").unwrap();
    let secret = rest.split('"').next().unwrap().to_owned();
    let (_, typed) = page.split_once("<strong>").unwrap();
    let typed = typed.split('<').next().unwrap();
    assert_eq!(typed.replace(' ', ""), secret, "in groups of four");
    assert!(typed.split(' ').all(|group| group.len() == 4));
    secret
}

/// Sets a code app up, and gives what it and the server both know.
async fn with_app(server: &Server, noor: &Person, browser: &mut Browser<'_>) -> TotpSecret {
    browser.confirm(noor).await;
    let page = browser.get("/fr/account/app").await.body;
    assert!(page.contains("<svg viewBox=") && page.contains("role=\"img\" aria-label="));
    assert!(page.contains("otpauth://totp/Passerelle:noor%40accounts.example?secret="));
    let key = key_on(&page);
    let secret = TotpSecret::of_base32(&key).unwrap();
    let wrong = [("secret", key.as_str()), ("code", "000000")];
    let answer = browser.post("/fr/account/app", &wrong).await;
    assert_eq!(answer.status, 422);
    assert_eq!(
        key_on(&answer.body),
        key,
        "the same key, so that the app stays right"
    );
    let set_up = "select count(*) from accounts_account where totp_secret is not null";
    assert_eq!(
        server.number(set_up).await,
        0,
        "it counts only once it is shown to work"
    );
    let code = secret.shown_at(server.ground.clock.now()).unwrap();
    let right = [("secret", key.as_str()), ("code", code.as_str())];
    let answer = browser.post("/fr/account/app", &right).await;
    assert_eq!(answer.header("location"), "/fr/account?done=app");
    assert_eq!(server.number(set_up).await, 1);
    secret
}

async fn a_code_of_the_app_counts_once(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let mut browser = Browser::of(&server, &noor, false).await;
    let secret = with_app(&server, &noor, &mut browser).await;
    let mut next = Browser::new(&server);
    next.enter(&noor, PASSWORD, false).await;
    let shown = secret.shown_at(server.ground.clock.now()).unwrap();
    assert_eq!(
        next.prove(&shown).await.status,
        422,
        "used to set the app up"
    );
    server.clock.advance(SignedDuration::from_secs(30));
    let shown = secret.shown_at(server.ground.clock.now()).unwrap();
    assert_eq!(next.prove(&shown).await.status, 303);
    assert!(next.is_in().await);
    let mut again = Browser::new(&server);
    again.enter(&noor, PASSWORD, false).await;
    assert_eq!(
        again.prove(&shown).await.status,
        422,
        "seen over a shoulder"
    );
}

async fn two_browsers_that_send_one_code_at_the_same_moment_do_not_both_come_in(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let mut browser = Browser::of(&server, &noor, false).await;
    let secret = with_app(&server, &noor, &mut browser).await;
    for round in 0..10 {
        server.clock.advance(SignedDuration::from_secs(30));
        let code = if round % 2 == 0 {
            secret.shown_at(server.ground.clock.now()).unwrap()
        } else {
            noor.code()
        };
        let (mut one, mut other) = (Browser::new(&server), Browser::new(&server));
        one.enter(&noor, PASSWORD, false).await;
        other.enter(&noor, PASSWORD, false).await;
        let (one, other) = tokio::join!(one.prove(&code), other.prove(&code));
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "round {round}");
        // What went wrong is forgotten, so that the next round is not blocked.
        server
            .write(&["delete from accounts_attempt".to_owned()])
            .await;
    }
}

async fn a_new_list_takes_the_old_ones_place_and_few_codes_are_said(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let t = server.texts(Language::French);
    let mut browser = Browser::of(&server, &noor, false).await;
    let warns = |page: &str, left: usize| {
        let warning = t.msg("account-few-codes").num("count", left).to_string();
        page.contains(&warning)
    };
    assert!(
        !warns(&said(&browser.get("/fr/account").await), 19),
        "control"
    );
    // All but five are used, then one more.
    let use_up = |most: usize| {
        format!(
            "update accounts_paper_code set used_at = made_at where kept_code in
             (select kept_code from accounts_paper_code where used_at is null order by kept_code limit {most})"
        )
    };
    server.write(&[use_up(14)]).await;
    assert!(!warns(&said(&browser.get("/fr/account").await), 5));
    server.write(&[use_up(1)]).await;
    assert!(warns(&said(&browser.get("/fr/account").await), 4));
    // Whoever came in with the last code can still make a list; later it needs somebody else.
    server.write(&[use_up(4)]).await;
    let leads = |page: &str| page.contains("href=\"/fr/account/codes\"");
    let page = said(&browser.get("/fr/account").await);
    assert!(warns(&page, 0) && leads(&page), "{page}");
    server.clock.advance(SignedDuration::from_mins(6));
    let page = said(&browser.get("/fr/account").await);
    assert!(page.contains(&t.get("account-no-codes")) && !leads(&page));
    server
        .write(&["update accounts_paper_code set used_at = null".to_owned()])
        .await;
    browser.confirm(&noor).await;
    let page = browser.post("/fr/account/codes", &[]).await;
    assert_eq!(
        (page.status.as_u16(), page.header("cache-control")),
        (200, "no-store")
    );
    let codes: Vec<&str> = page
        .body
        .split("<bdi dir=\"ltr\">")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap())
        .filter(|code| code.len() == 19)
        .collect();
    assert_eq!(codes.len(), 40);
    let mut next = Browser::new(&server);
    next.enter(&noor, PASSWORD, false).await;
    assert_eq!(
        next.prove(&noor.code()).await.status,
        422,
        "of the old list"
    );
    assert_eq!(next.prove(codes[39]).await.status, 303);
    let mut again = Browser::new(&server);
    again.enter(&noor, PASSWORD, false).await;
    assert_eq!(again.prove(codes[39]).await.status, 422, "each once");
    let kept = format!(
        "select count(*) from accounts_paper_code where kept_code = '{}'",
        codes[0]
    );
    assert_eq!(server.number(&kept).await, 0, "only digests are kept");
}

async fn the_app_is_taken_away_only_where_codes_are_left(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let mut browser = Browser::of(&server, &noor, false).await;
    let secret = with_app(&server, &noor, &mut browser).await;
    server
        .write(&["update accounts_paper_code set used_at = made_at".to_owned()])
        .await;
    let answer = browser.post("/fr/account/app/remove", &[]).await;
    assert_eq!(answer.header("location"), "/fr/account?done=no-codes");
    server
        .write(&["update accounts_paper_code set used_at = null".to_owned()])
        .await;
    let answer = browser.post("/fr/account/app/remove", &[]).await;
    assert_eq!(answer.header("location"), "/fr/account?done=app-removed");
    server.clock.advance(SignedDuration::from_secs(30));
    let mut next = Browser::new(&server);
    next.enter(&noor, PASSWORD, false).await;
    let shown = secret.shown_at(server.ground.clock.now()).unwrap();
    assert_eq!(next.prove(&shown).await.status, 422);
}

testkit::both_databases!(&MIGRATIONS;
    what_is_typed_is_kept_and_a_mistake_loses_nothing,
    the_account_names_hats_sign_ins_codes_and_the_ways_without_a_computer,
    another_sign_in_ends_at_that_browsers_next_request,
    another_password_ends_every_other_sign_in,
    a_code_of_the_app_counts_once,
    two_browsers_that_send_one_code_at_the_same_moment_do_not_both_come_in,
    a_new_list_takes_the_old_ones_place_and_few_codes_are_said,
    the_app_is_taken_away_only_where_codes_are_left,
);
