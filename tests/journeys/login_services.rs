//! Signing in at a login service: a strong one, after which nothing more is asked, and a weak one.

use std::sync::Arc;

use accounts::LoginService as Known;
use jiff::SignedDuration;
use kernel::{FixedClock, Language, Wording};
use oidc::Client;
use oidc::testing::{Bend, LoginService, Person as There, Way};
use web::Role;

use crate::ground::{Ask, MIGRATIONS, Server};
use crate::security::people::{Browser, Person, said};

/// What the services are called in the tests.
pub const STRONG: &str = "fas";
pub const WEAK: &str = "club";

/// The login services that a test's server knows.
pub struct LoginServices {
    pub strong: Arc<LoginService>,
    pub weak: Arc<LoginService>,
}

impl LoginServices {
    pub fn new(clock: &Arc<FixedClock>) -> Self {
        let service = |name: &str| {
            Arc::new(LoginService::new(
                &format!("https://{name}.example/op"),
                &format!("https://passerelle.test/fr/sign-in/return/{name}"),
                Way::Basic,
                Arc::clone(clock) as Arc<dyn kernel::Clock>,
            ))
        };
        Self {
            strong: service(STRONG),
            weak: service(WEAK),
        }
    }

    /// As the program is told of them.
    pub fn known(&self) -> Vec<Known> {
        let known = |service: &Arc<LoginService>, name: &str, title: &str, strengths: &[&str]| {
            let mut provider = service.provider(name);
            provider.strengths = strengths.iter().map(|it| (*it).to_owned()).collect();
            let client = Client::new(provider, Arc::clone(service) as Arc<dyn oidc::Fetch>);
            Known::new(Wording::same_everywhere(title), client.unwrap())
        };
        vec![
            known(&self.strong, STRONG, "FAS", &["urn:example:high"]),
            known(&self.weak, WEAK, "Club", &[]),
        ]
    }
}

/// Whoever signs in there from now on.
fn camille(subject: &str) -> There {
    There {
        subject: subject.to_owned(),
        ..There::default()
    }
}

/// The way back from a service, as its own page would lead: behind our address.
fn back(service: &LoginService, out: &str) -> String {
    let address = service.authorize(out);
    let ours = address.strip_prefix("https://passerelle.test");
    ours.expect("back to us").to_owned()
}

/// Goes to a service and comes back; where the answer leads.
async fn visit(browser: &mut Browser<'_>, service: &LoginService, begin: &str) -> String {
    let out = browser.get(begin).await;
    assert_eq!(out.status, 303, "{}", out.body);
    let answer = browser.get(&back(service, out.header("location"))).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").to_owned()
}

/// The address in the page that leads to a service.
fn way_out(page: &str) -> String {
    let (_, rest) = page.split_once("<a href=\"https://").expect("a way out");
    let (address, _) = rest.split_once('"').unwrap();
    format!(
        "https://{}",
        address.replace("&#38;", "&").replace("&amp;", "&")
    )
}

/// Links the account of whoever is signed in; where the answer leads.
async fn link(browser: &mut Browser<'_>, service: &LoginService, name: &str) -> String {
    let page = browser
        .post(&format!("/fr/account/login/{name}"), &[])
        .await;
    assert_eq!(page.status, 200, "{}", page.body);
    let answer = browser.get(&back(service, &way_out(&page.body))).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").to_owned()
}

/// Noor, who is Camille at a service and has just linked her account to it, with her browser.
async fn linked<'s>(
    server: &'s Server,
    service: &LoginService,
    name: &str,
) -> (Person, Browser<'s>) {
    service.set_person(camille("camille"));
    let noor = Person::made(server, "noor@mail.example", Role::Mediator).await;
    let mut own = Browser::confirmed(server, &noor).await;
    let to = link(&mut own, service, name).await;
    assert_eq!(to, "/fr/account?done=linked");
    (noor, own)
}

async fn whoever_linked_an_account_signs_in_without_a_password_and_leaves_both_places(db: db::Db) {
    let server = Server::open(db).await;
    let service = &server.login_services.strong;
    let (_, mut own) = linked(&server, service, STRONG).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let page = said(&own.get(&format!("/{language}/account")).await);
        assert!(page.contains(&t.get("login-is-linked")), "{language}");
        let page = said(&own.get(&format!("/{language}/sign-in")).await);
        let with = t.msg("login-title").str("service", "FAS").to_string();
        assert!(page.contains(&with), "{language}: {page}");
    }
    // Elsewhere, in another language than the one that the service sends people back to.
    let mut other = Browser::new(&server);
    let page = other.get("/nl/sign-in/with/fas?next=/account").await;
    assert!(
        page.body.contains("/nl/sign-in/to/fas?next="),
        "{}",
        page.body
    );
    let on = visit(
        &mut other,
        service,
        "/nl/sign-in/to/fas?next=/account&public=yes",
    )
    .await;
    assert_eq!(on, "/nl/account");
    assert!(other.is_in().await);
    assert!(other.sign_in().await.public_computer);
    assert!(
        !other
            .sign_in()
            .await
            .is_confirmed(server.ground.clock.now())
    );
    let answer = other.post("/nl/sign-out", &[]).await;
    assert_eq!(answer.header("location"), "/nl/signed-out?at=fas");
    let page = other.get("/nl/signed-out?at=fas").await;
    assert!(page.body.contains("/nl/signed-out/at/fas"), "{}", page.body);
    let away = other.get("/nl/signed-out/at/fas").await;
    assert_eq!(away.status, 303);
    let away = away.header("location");
    assert!(away.starts_with("https://fas.example/op"), "{away}");
    // Without the link nobody comes in by it.
    let answer = own.post("/fr/account/login/fas/end", &[]).await;
    assert_eq!(answer.header("location"), "/fr/account?done=unlinked");
    let on = visit(&mut other, service, "/fr/sign-in/to/fas").await;
    assert_eq!(on, "/fr/sign-in/with/fas?why=not-linked");
    assert!(!other.is_in().await);
    let page = said(&other.get(&on).await);
    let t = server.texts(Language::French);
    let why = t.msg("login-problem-not-linked").str("service", "FAS");
    assert!(page.contains(&why.to_string()), "{page}");
}

async fn after_a_weak_service_our_own_code_is_asked(db: db::Db) {
    let server = Server::open(db).await;
    let service = &server.login_services.weak;
    let (noor, own) = linked(&server, service, WEAK).await;
    let mut other = Browser::new(&server);
    let on = visit(&mut other, service, "/fr/sign-in/to/club?next=/account").await;
    assert_eq!(on, "/fr/sign-in/code?next=/account");
    assert!(!other.is_in().await, "a password elsewhere is one factor");
    let answer = other.prove(&noor.code()).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(other.is_in().await);
    // Our password was not shown: what needs it asks for it.
    let now = server.ground.clock.now();
    assert!(!other.sign_in().await.is_confirmed(now));
    assert!(own.sign_in().await.is_confirmed(now), "control");
}

async fn whoever_may_still_be_signed_in_there_is_told_however_it_ends_here(db: db::Db) {
    let server = Server::open(db).await;
    let service = &server.login_services.strong;
    service.set_person(camille("camille"));
    let noor = Person::made(&server, "noor@mail.example", Role::Mediator).await;
    // Linking goes there too; no service was named before.
    let mut linking = Browser::of(&server, &noor, true).await;
    let plain = Browser::of(&server, &noor, true)
        .await
        .post("/fr/sign-out", &[])
        .await;
    assert_eq!(plain.header("location"), "/fr/signed-out");
    link(&mut linking, service, STRONG).await;
    let answer = linking.post("/fr/sign-out", &[]).await;
    assert_eq!(answer.header("location"), "/fr/signed-out?at=fas");
    // Nobody pressed the button: the next request, or the button afterwards, tells it.
    for by_button in [false, true] {
        let mut silent = Browser::new(&server);
        visit(&mut silent, service, "/fr/sign-in/to/fas?public=yes").await;
        server.clock.advance(SignedDuration::from_mins(6));
        server.run_due().await;
        let answer = if by_button {
            silent.send(Ask::post("/fr/sign-out", "")).await
        } else {
            silent.get("/fr/work").await
        };
        assert_eq!(answer.header("location"), "/fr/signed-out?at=fas");
    }
    // A problem, too, has the browser drop what it holds.
    let mut silent = Browser::new(&server);
    visit(&mut silent, service, "/fr/sign-in/to/fas?public=yes").await;
    server.clock.advance(SignedDuration::from_mins(6));
    server.run_due().await;
    let answer = silent.get("/fr/sign-in/with/none").await;
    assert_eq!(answer.status, 404);
    assert!(answer.header("clear-site-data").contains("storage"));
    assert_eq!(silent.secret, None);
}

async fn another_password_takes_the_links_away(db: db::Db) {
    let server = Server::open(db).await;
    let service = &server.login_services.strong;
    let (_, mut own) = linked(&server, service, STRONG).await;
    let new = "zomer fiets groen";
    let fields = [("password", new), ("again", new)];
    let answer = own.post("/fr/account/password", &fields).await;
    assert_eq!(answer.header("location"), "/fr/account?done=password");
    let on = visit(&mut Browser::new(&server), service, "/fr/sign-in/to/fas").await;
    assert_eq!(on, "/fr/sign-in/with/fas?why=not-linked");
}

async fn another_site_sends_nobody_to_a_service(db: db::Db) {
    let server = Server::open(db).await;
    for site in ["cross-site", "same-site"] {
        let ask = Ask::get("/nl/sign-in/to/fas?next=/account").header("sec-fetch-site", site);
        let answer = server.ask(&ask).await;
        let to = answer.header("location");
        assert_eq!(to, "/nl/sign-in/with/fas?next=/account", "{site}");
        assert_eq!(answer.header("set-cookie"), "");
    }
    for ours in ["same-origin", "none"] {
        let ask = Ask::get("/nl/sign-in/to/fas").header("sec-fetch-site", ours);
        let answer = server.ask(&ask).await;
        assert!(
            answer
                .header("location")
                .starts_with("https://fas.example/")
        );
    }
}

async fn one_person_there_is_one_account_here(db: db::Db) {
    let server = Server::open(db).await;
    let service = &server.login_services.strong;
    service.set_person(camille("camille"));
    let noor = Person::made(&server, "noor@mail.example", Role::Mediator).await;
    let sam = Person::made(&server, "sam@mail.example", Role::Mediator).await;
    let mut noors = Browser::confirmed(&server, &noor).await;
    let mut sams = Browser::confirmed(&server, &sam).await;
    link(&mut noors, service, STRONG).await;
    let again = link(&mut noors, service, STRONG).await;
    assert_eq!(again, "/fr/account?done=linked", "twice is once");
    // Camille is Noor; and Noor is nobody else there.
    let on = link(&mut sams, service, STRONG).await;
    assert_eq!(on, "/fr/account/login/fas?why=taken");
    service.set_person(camille("another"));
    let on = link(&mut noors, service, STRONG).await;
    assert_eq!(on, "/fr/account/login/fas?why=taken");
    // Who has the same e-mail address there is not the same person.
    let mut other = Browser::new(&server);
    let on = visit(&mut other, service, "/fr/sign-in/to/fas").await;
    assert_eq!(on, "/fr/sign-in/with/fas?why=not-linked");
    // The database itself refuses it.
    let kept = "select count(*) from accounts_login_link";
    assert_eq!(server.number(kept).await, 1);
}

async fn nobody_comes_in_by_what_another_browser_began_or_twice_or_too_late(db: db::Db) {
    let server = Server::open(db).await;
    let service = &server.login_services.strong;
    let (_, mut own) = linked(&server, service, STRONG).await;
    let set_out = async |browser: &mut Browser<'_>| {
        let out = browser.get("/fr/sign-in/to/fas").await;
        back(service, out.header("location"))
    };
    let again = "/fr/sign-in/with/fas?why=again";
    // Somebody lets another person finish what they began, or finishes what the other one began.
    let (mut one, mut two) = (Browser::new(&server), Browser::new(&server));
    let (of_one, of_two) = (set_out(&mut one).await, set_out(&mut two).await);
    assert_eq!(two.get(&of_one).await.header("location"), again);
    assert!(!two.is_in().await);
    // It was taken away: also the right one comes too late now.
    assert_eq!(two.get(&of_two).await.header("location"), again);
    // Without any cookie.
    assert_eq!(
        server.ask(&Ask::get(&of_one)).await.header("location"),
        again
    );
    // Control: the right browser comes in, once.
    let secret = one.secret.clone();
    assert_eq!(one.get(&of_one).await.header("location"), "/fr/work");
    assert!(one.is_in().await);
    assert_ne!(one.secret, secret, "what was held before counts no more");
    let mut replay = Browser::new(&server);
    replay.secret = secret;
    assert_eq!(replay.get(&of_one).await.header("location"), again);
    assert!(!replay.is_in().await);
    // A link from elsewhere signs nobody out; whoever comes back takes the place of who was there.
    let secret = own.secret.clone();
    let address = set_out(&mut own).await;
    assert!(own.is_in().await);
    assert_eq!(own.secret, secret);
    assert_eq!(own.get(&address).await.header("location"), "/fr/work");
    assert!(own.is_in().await);
    replay.secret = secret;
    assert!(!replay.is_in().await, "the former sign-in is over");
    // At another service's address.
    let mut mixed = Browser::new(&server);
    let address = set_out(&mut mixed)
        .await
        .replace("/return/fas", "/return/club");
    let answer = mixed.get(&address).await;
    assert_eq!(answer.header("location"), "/fr/sign-in/with/club?why=again");
    assert!(!mixed.is_in().await);
    // After ten minutes; after an hour nothing is kept of it.
    let mut slow = Browser::new(&server);
    let address = set_out(&mut slow).await;
    server.clock.advance(SignedDuration::from_mins(11));
    assert_eq!(slow.get(&address).await.header("location"), again);
    assert!(!slow.is_in().await);
    set_out(&mut slow).await;
    let visits = "select count(*) from accounts_login_visit";
    assert_eq!(server.number(visits).await, 1);
    server.clock.advance(SignedDuration::from_hours(1));
    server.run_due().await;
    assert_eq!(server.number(visits).await, 0);
}

async fn what_the_service_refuses_or_bends_is_told_and_lets_nobody_in(db: db::Db) {
    let server = Server::open(db).await;
    let service = &server.login_services.strong;
    linked(&server, service, STRONG).await;
    let mut browser = Browser::new(&server);
    let bends: [(&str, Bend); 3] = [
        (
            "again",
            Bend::Claims(|claims| claims["nonce"] = "other".into()),
        ),
        (
            "settings",
            Bend::Claims(|claims| claims["aud"] = "other".into()),
        ),
        (
            "refused",
            Bend::Claims(|claims| claims["acr"] = "low".into()),
        ),
    ];
    for (why, bend) in bends {
        service.misbehave(&[bend]);
        let on = visit(&mut browser, service, "/fr/sign-in/to/fas").await;
        assert_eq!(on, format!("/fr/sign-in/with/fas?why={why}"));
        assert!(!browser.is_in().await, "{why}");
        for language in Language::ALL {
            let t = server.texts(language);
            let page = browser
                .get(&format!("/{language}/sign-in/with/fas?why={why}"))
                .await;
            let key = format!("login-problem-{why}");
            let told = t.msg(&key).str("service", "FAS").to_string();
            assert!(said(&page).contains(&told), "{language} {why}");
            assert!(said(&page).contains(&t.get("sign-in-other-ways")));
        }
    }
    service.misbehave(&[]);
    let on = visit(&mut browser, service, "/fr/sign-in/to/fas").await;
    assert_eq!(on, "/fr/work", "control: all in order");
    for unknown in [
        "/fr/sign-in/with/none",
        "/fr/sign-in/to/none",
        "/fr/signed-out/at/none",
    ] {
        assert_eq!(browser.get(unknown).await.status, 404, "{unknown}");
    }
}

async fn a_link_needs_the_sign_in_that_began_it_and_goes_with_the_account(db: db::Db) {
    let server = Server::open(db).await;
    let service = &server.login_services.strong;
    service.set_person(camille("camille"));
    let noor = Person::made(&server, "noor@mail.example", Role::Mediator).await;
    let mut own = Browser::of(&server, &noor, false).await;
    // Password and code were shown a moment ago; six minutes later they are asked for again.
    server.clock.advance(SignedDuration::from_mins(6));
    let answer = own.post("/fr/account/login/fas", &[]).await;
    assert_eq!(
        answer.header("location"),
        "/fr/account/confirm?next=/account/login/fas"
    );
    own.confirm(&noor).await;
    let page = own.post("/fr/account/login/fas", &[]).await;
    let address = back(service, &way_out(&page.body));
    // Signed out meanwhile: what comes back links nothing.
    let secret = own.secret.clone();
    own.post("/fr/sign-out", &[]).await;
    own.secret = secret;
    let answer = own.get(&address).await;
    assert_eq!(answer.header("location"), "/fr/account/login/fas?why=again");
    let links = "select count(*) from accounts_login_link";
    assert_eq!(server.number(links).await, 0);
    let mut own = Browser::confirmed(&server, &noor).await;
    link(&mut own, service, STRONG).await;
    assert_eq!(server.number(links).await, 1);
    let permit = accounts::may_run_accounts(&web::Actor::Operator).unwrap();
    accounts::close_account(&server.accounts, &permit, "noor@mail.example")
        .await
        .unwrap();
    assert_eq!(server.number(links).await, 0);
    assert!(!own.is_in().await);
}

testkit::both_databases!(&MIGRATIONS;
    whoever_linked_an_account_signs_in_without_a_password_and_leaves_both_places,
    after_a_weak_service_our_own_code_is_asked,
    whoever_may_still_be_signed_in_there_is_told_however_it_ends_here,
    another_password_takes_the_links_away,
    another_site_sends_nobody_to_a_service,
    one_person_there_is_one_account_here,
    nobody_comes_in_by_what_another_browser_began_or_twice_or_too_late,
    what_the_service_refuses_or_bends_is_told_and_lets_nobody_in,
    a_link_needs_the_sign_in_that_began_it_and_goes_with_the_account,
);
