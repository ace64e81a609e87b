//! Bars R1, R2 and R3: guessing is slow, a digital space is not, and nobody is shut out of a right.

use jiff::SignedDuration;
use kernel::Language;
use web::Role;

use super::people::{Browser, PASSWORD, Person, said};
use crate::ground::{Answer, Ask, MIGRATIONS, Server, form};

const NOOR: &str = "noor@accounts.example";

fn guess(name: &str, password: &str) -> Ask {
    Ask::post(
        "/fr/sign-in",
        &form(&[("name", name), ("password", password)]),
    )
}

/// R1. One person's account, guessed from ten thousand networks, so that only the account's own limit
/// is met.
async fn of_ten_thousand_guesses_in_an_hour_a_dozen_are_tried(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let (mut blocked, mut wrong) = (0, 0);
    for nth in 0..10_000_u32 {
        let from = std::net::Ipv4Addr::from(0x0b00_0000 + nth).to_string();
        let ask = guess(&noor.sign_in_name, &format!("guess number {nth}"));
        match server.ask(&ask.from(&from)).await.status.as_u16() {
            422 => wrong += 1,
            429 => blocked += 1,
            other => panic!("{other}"),
        }
        server.clock.advance(SignedDuration::from_millis(360));
    }
    let tried = server.accounts.passwords_compared();
    assert_eq!((tried, blocked), (wrong, 10_000 - wrong));
    assert!(tried <= 60, "{tried} were tried");
    assert!(
        tried >= 8,
        "{tried}: the block never ended, so this proves nothing"
    );
    println!("figure: of 10,000 guesses at one account in an hour {tried} were tried");
    // Whoever knows the password comes in once the block is over, within a quarter of an hour.
    server.clock.advance(SignedDuration::from_mins(15));
    assert!(Browser::of(&server, &noor, false).await.is_in().await);
}

/// R1. Ten thousand names from one address: the network's limit.
async fn whoever_tries_one_password_on_every_name_is_slowed_down(db: db::Db) {
    let server = Server::open(db).await;
    let (mut tried, mut slowed) = (0, 0);
    for nth in 0..10_000_u32 {
        // A claim about where it comes from, as whoever attacks would make: it changes nothing.
        let claim = std::net::Ipv4Addr::from(0x0b00_0000 + nth).to_string();
        let ask = guess(&format!("name-{nth}"), "zomer fiets groen");
        let answer = server.ask(&ask.header("x-forwarded-for", claim)).await;
        match answer.status.as_u16() {
            422 => tried += 1,
            429 => {
                let wait: u64 = answer.header("retry-after").parse().unwrap();
                assert!((1..=600).contains(&wait), "{wait} s");
                slowed += 1;
            }
            other => panic!("{other}"),
        }
    }
    assert_eq!(tried + slowed, 10_000);
    assert!(tried <= 200, "{tried} came through");
    println!("figure: of 10,000 guesses from one network {tried} were tried");
    assert_eq!(server.accounts.passwords_compared(), tried);
    // Control: the neighbour is not slowed down, and through our own proxy it is the claim that counts.
    let neighbour = guess("somebody", "zomer fiets groen").from("203.0.113.10");
    assert_eq!(server.ask(&neighbour).await.status, 422);
    let behind = guess("somebody", "zomer fiets groen")
        .from(crate::ground::PROXY)
        .header("x-forwarded-for", "203.0.113.9");
    assert_eq!(server.ask(&behind).await.status, 429);
}

/// R2. A digital space is one address.
async fn sixty_people_come_in_through_one_address_though_each_mistypes_twice(db: db::Db) {
    let server = Server::open(db).await;
    let began = server.ground.clock.now();
    for nth in 0..60 {
        let name = format!("person-{nth}@accounts.example");
        let person = Person::made(&server, &name, Role::Mediator).await;
        let mut browser = Browser::new(&server);
        for _ in 0..2 {
            let answer = browser
                .enter(&person, "lampe tapis gar", nth % 2 == 0)
                .await;
            assert_eq!(answer.status, 422, "{nth}");
        }
        let answer = browser.enter(&person, PASSWORD, nth % 2 == 0).await;
        assert_eq!(answer.status, 303, "{nth}: {}", answer.body);
        assert_eq!(browser.prove(&person.code()).await.status, 303, "{nth}");
        assert!(browser.is_in().await, "{nth}");
        server.clock.advance(SignedDuration::from_millis(9_900));
    }
    let took = server.ground.clock.now().duration_since(began);
    assert!(took < SignedDuration::from_mins(10));
}

/// The minutes that a blocked page tells to wait.
fn told_to_wait(server: &Server, answer: &Answer) -> Option<usize> {
    let t = server.texts(Language::French);
    let page = said(answer);
    let told = |minutes: usize| t.msg("sign-in-blocked").num("minutes", minutes).to_string();
    (1..=120).find(|minutes| page.contains(&told(*minutes)))
}

/// R3.
async fn whoever_is_blocked_sees_the_ways_without_a_screen_and_never_waits_longer_than_a_quarter_of_an_hour(
    db: db::Db,
) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let sam = Person::made(&server, "sam@accounts.example", Role::Mediator).await;
    let mut waits = Vec::new();
    for _ in 0..12 {
        let mut answer = server.ask(&guess(NOOR, "not this one")).await;
        let mut tries = 1;
        while answer.status != 429 {
            answer = server.ask(&guess(NOOR, "not this one")).await;
            tries += 1;
            assert!(tries < 10);
        }
        let page = said(&answer);
        let contact = &server.ground.installation.contact;
        for way in [&contact.phone_hours, &contact.counter, &contact.post] {
            assert!(
                page.contains(way.for_reader(Language::French).text),
                "{page}"
            );
        }
        assert!(page.contains(&format!("tel:{}", contact.phone_link())));
        let minutes = told_to_wait(&server, &answer).unwrap();
        waits.push(minutes);
        // The right password does not come in either, and is not even tried.
        let compared = server.accounts.passwords_compared();
        assert_eq!(server.ask(&guess(NOOR, PASSWORD)).await.status, 429);
        assert_eq!(server.accounts.passwords_compared(), compared);
        assert!(Browser::of(&server, &sam, false).await.is_in().await);
        server
            .clock
            .advance(SignedDuration::from_mins(i64::try_from(minutes).unwrap()));
    }
    assert_eq!(waits, [1, 2, 4, 8, 15, 15, 15, 15, 15, 15, 15, 15]);
    // What is told is true: then the right password comes in.
    assert!(Browser::of(&server, &noor, false).await.is_in().await);
    assert!(Browser::of(&server, &sam, false).await.is_in().await);
}

async fn a_clock_that_was_set_back_blocks_nobody_for_longer(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    for _ in 0..6 {
        server.ask(&guess(NOOR, "not this one")).await;
    }
    assert_eq!(
        server.ask(&guess(NOOR, PASSWORD)).await.status,
        429,
        "control"
    );
    server.clock.advance(-SignedDuration::from_hours(3));
    assert!(Browser::of(&server, &noor, false).await.is_in().await);
}

/// A name that nobody has: the same status, the same page, the same work; from the first mistake to
/// the block.
async fn nothing_tells_whether_a_name_exists(db: db::Db) {
    let server = Server::open(db).await;
    Person::made(&server, "noor@accounts.example", Role::Mediator).await;
    for nth in 0..9 {
        let mut seen = Vec::new();
        for name in ["noor@accounts.example", "luca@accounts.example"] {
            let before = server.accounts.passwords_compared();
            let answer = server.ask(&guess(name, "not this one")).await;
            let work = server.accounts.passwords_compared() - before;
            let mut told: Vec<(String, String)> = answer
                .headers
                .iter()
                .map(|(name, value)| (name.to_string(), format!("{value:?}")))
                .collect();
            told.sort();
            assert!(answer.body.contains(name), "what was typed is still there");
            seen.push((answer.status, answer.body.replace(name, "NAME"), told, work));
        }
        assert_eq!(seen[0], seen[1], "mistake {nth}");
        let tried = u64::from(nth < 5);
        assert_eq!(
            seen[0].3, tried,
            "mistake {nth}: the work is done, or is not"
        );
    }
}

/// Whoever knows the password and guesses the code gets no more tries for it.
async fn the_right_password_buys_no_tries_for_the_code(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, NOOR, Role::Mediator).await;
    let (mut tried, mut minutes) = (0, 0);
    while minutes < 120 {
        let mut browser = Browser::new(&server);
        if browser.enter(&noor, PASSWORD, false).await.status == 303 {
            let answer = browser.prove("1111 2222 3333 4444").await;
            tried += usize::from(answer.status == 422);
        } else {
            server.clock.advance(SignedDuration::from_mins(1));
            minutes += 1;
        }
    }
    assert!((10..=16).contains(&tried), "{tried} codes in two hours");
}

testkit::both_databases!(&MIGRATIONS;
    of_ten_thousand_guesses_in_an_hour_a_dozen_are_tried,
    whoever_tries_one_password_on_every_name_is_slowed_down,
    sixty_people_come_in_through_one_address_though_each_mistypes_twice,
    whoever_is_blocked_sees_the_ways_without_a_screen_and_never_waits_longer_than_a_quarter_of_an_hour,
    a_clock_that_was_set_back_blocks_nobody_for_longer,
    nothing_tells_whether_a_name_exists,
    the_right_password_buys_no_tries_for_the_code,
);
