//! A helper makes a list for somebody: to print, or to send as an address.

use kernel::Language;
use testkit::Visitor;

use super::{places, plain, says};
use crate::ground::{MIGRATIONS, Server};

async fn ticked_places_make_a_list_whose_address_is_enough(db: db::Db) {
    let server = Server::open(db).await;
    for language in [Language::Dutch, Language::Arabic] {
        let t = server.texts(language);
        let mut person = server.visitor();
        person
            .visit(&format!("/{language}/search?need=learn&near=1060"))
            .await;
        let found = places(&person);
        for (name, _) in [&found[0], &found[2]] {
            person.choose(&format!("{} – {name}", t.get("keep")));
        }
        person.submit(&t.get("make-shortlist")).await;
        assert_eq!(person.find("h1"), [t.get("shortlist-title")]);
        assert_eq!(places(&person), [found[0].clone(), found[2].clone()]);
        let address = person.url();
        let mut somebody_else = server.visitor();
        somebody_else.visit(&address).await;
        assert_eq!(places(&somebody_else), places(&person));
    }
}

fn ticked(person: &Visitor) -> Vec<String> {
    person.attributes("input[type=checkbox][name=place][checked]", "value")
}

async fn ticks_stay_while_one_turns_the_pages_and_changes_the_search(db: db::Db) {
    let server = Server::open(db).await;
    for language in [Language::French, Language::Arabic] {
        let t = server.texts(language);
        let tick = |person: &mut Visitor, number: usize| {
            let place = places(person)[number].clone();
            person.choose(&format!("{} – {}", t.get("keep"), place.0));
            place
        };
        let elsewhere = |count: usize| t.msg("kept-elsewhere").num("count", count);
        let mut person = server.visitor();
        person
            .visit(&format!("/{language}/search?need=learn&near=1000&free=1"))
            .await;
        let first = tick(&mut person, 0);
        let second = tick(&mut person, 2);
        person.submit(&t.get("next")).await;
        assert!(says(&person, elsewhere(2)), "{}", person.text());
        assert!(ticked(&person).is_empty());
        let third = tick(&mut person, 1);
        person.submit(&t.get("previous")).await;
        assert_eq!(ticked(&person).len(), 2, "still ticked");
        assert!(says(&person, elsewhere(1)), "{}", person.text());
        person.clear(&format!("{} – {}", t.get("keep"), second.0));
        person.submit(&t.get("next")).await;
        assert_eq!(ticked(&person).len(), 1);
        assert!(says(&person, elsewhere(1)), "one was taken out again");
        // Another search, far from both places.
        person
            .fill(&t.get("field-near"), "4700")
            .submit(&t.get("search-button"))
            .await;
        assert!(person.url().contains("near=4700"), "{}", person.url());
        person.submit(&t.get("make-shortlist")).await;
        let mut kept = [first, third];
        let mut shown = places(&person);
        kept.sort();
        shown.sort();
        assert_eq!(shown, kept);
        assert!(
            !person.url().contains("near=") && !person.url().contains("free="),
            "whoever gets the list need not know what was searched: {}",
            person.url()
        );
    }
}

async fn a_list_says_what_is_missing_and_what_is_too_much(db: db::Db) {
    let server = Server::open(db).await;
    let ids: Vec<String> = server
        .directory
        .board()
        .places
        .iter()
        .take(11)
        .map(|place| format!("place={}", place.id))
        .collect();
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/shortlist")).await;
        assert!(says(&person, t.get("shortlist-empty")));
        person.follow(&t.get("back-start")).await;
        assert_eq!(person.find("h1"), [plain(&t.get("home-title"))]);
        person
            .visit(&format!("/{language}/shortlist?{}", ids.join("&")))
            .await;
        assert!(
            says(&person, t.get("shortlist-too-many")),
            "{}",
            person.text()
        );
        assert_eq!(places(&person).len(), 10);
        let gone = format!("{}&place=0193a1c0-0000-7000-8000-000000000001", ids[0]);
        person.visit(&format!("/{language}/shortlist?{gone}")).await;
        let missing = t.msg("shortlist-missing").num("count", 1_usize);
        assert!(says(&person, missing), "{}", person.text());
        assert_eq!(places(&person).len(), 1);
        person
            .visit(&format!("/{language}/shortlist?{0}&{0}", ids[0]))
            .await;
        assert_eq!(places(&person).len(), 1, "ticked twice is there once");
    }
}

async fn an_old_list_shows_what_its_places_have_become(db: db::Db) {
    let server = Server::open(db).await;
    let stays = server.place_called("L’Atelier du Web");
    let merged = server.place_called("EPN Bravvo");
    let closed = server.place_called("EPN Sapiens");
    server
        .change(&[
            format!("update directory_place set state = 'closed' where id in ('{closed}', '{merged}')"),
            format!("insert into directory_alias (old_id, kind, new_id, since) values ('{merged}', 'place', '{stays}', '2026-11-01')"),
        ])
        .await;
    let t = server.texts(Language::French);
    let mut person = server.visitor();
    person
        .visit(&format!("/fr/shortlist?place={merged}&place={closed}"))
        .await;
    assert_eq!(
        places(&person),
        [("L’Atelier du Web".to_owned(), format!("/fr/place/{stays}"))]
    );
    assert!(says(
        &person,
        t.msg("shortlist-missing").num("count", 1_usize)
    ));
    let flood = format!("&place={closed}").repeat(1_000);
    person
        .visit(&format!("/fr/shortlist?place={stays}{flood}"))
        .await;
    assert_eq!(places(&person).len(), 1);
    server.ground.db.close().await;
    person
        .visit(&format!("/fr/shortlist?place={stays}&place={merged}"))
        .await;
    assert_eq!(
        places(&person).len(),
        1,
        "without its database, what is known"
    );
}

testkit::both_databases!(&MIGRATIONS;
    ticked_places_make_a_list_whose_address_is_enough,
    ticks_stay_while_one_turns_the_pages_and_changes_the_search,
    a_list_says_what_is_missing_and_what_is_too_much,
    an_old_list_shows_what_its_places_have_become,
);
