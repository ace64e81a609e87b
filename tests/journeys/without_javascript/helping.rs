//! A helper makes a list for somebody: to print, or to send as an address.

use kernel::Language;

use super::{places, says};
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
        assert_eq!(person.find("h1"), [t.get("home-title")]);
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
    a_list_says_what_is_missing_and_what_is_too_much,
    an_old_list_shows_what_its_places_have_become,
);
