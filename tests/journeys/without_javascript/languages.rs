//! Another language keeps the page; and the three ways that need no screen are on every page.

use kernel::Language;

use super::{plain, says};
use crate::ground::{MIGRATIONS, Server};

/// One page of each kind, behind the language.
pub fn pages(server: &Server) -> Vec<String> {
    let place = server.place_called("L’Atelier du Web");
    let organisation = server
        .directory
        .board()
        .organisations
        .keys()
        .next()
        .unwrap()
        .to_string();
    vec![
        "/".to_owned(),
        "/where?need=learn".to_owned(),
        "/search?need=learn&near=1000&wheelchair=1".to_owned(),
        "/search?q=itsme&near=1050".to_owned(),
        "/search?near=Molenbek".to_owned(),
        "/1000".to_owned(),
        "/commune/21009".to_owned(),
        format!("/place/{place}"),
        format!("/place/{place}/report"),
        format!("/place/{place}/thanks"),
        format!("/organisation/{organisation}"),
        "/listings".to_owned(),
        "/listing/epn-and-actors".to_owned(),
        format!("/shortlist?place={place}"),
        "/shortlist".to_owned(),
        "/contact".to_owned(),
        "/accessibility".to_owned(),
        "/privacy".to_owned(),
        "/legal".to_owned(),
        "/sources".to_owned(),
    ]
}

async fn another_language_keeps_the_page(db: db::Db) {
    let server = Server::open(db).await;
    for rest in pages(&server) {
        let mut person = server.visitor();
        person.visit(&format!("/fr{rest}")).await;
        let shape = (person.find("h1").len(), person.find("ol.places > li").len());
        for language in [
            Language::Arabic,
            Language::Dutch,
            Language::English,
            Language::German,
            Language::French,
        ] {
            person.follow(language.own_name()).await;
            assert_eq!(person.url(), format!("/{language}{rest}"));
            assert_eq!(person.attributes("html", "lang"), [language.code()]);
            assert_eq!(person.attributes("html", "dir"), [language.direction()]);
            let same = (person.find("h1").len(), person.find("ol.places > li").len());
            assert_eq!(same, shape, "/{language}{rest}");
        }
    }
}

async fn no_page_shows_the_name_of_a_missing_message(db: db::Db) {
    let server = Server::open(db).await;
    let keys: Vec<String> = [
        include_str!("../../../locales/fr/directory.ftl"),
        include_str!("../../../locales/fr/import.ftl"),
        include_str!("../../../locales/fr/web.ftl"),
        include_str!("../../../locales/fr/format.ftl"),
    ]
    .iter()
    .flat_map(|text| text.lines())
    .filter_map(|line| line.split_once(" = "))
    .map(|(key, _)| key.to_owned())
    .filter(|key| key.contains('-'))
    .collect();
    assert!(keys.len() > 200, "the keys are read: {}", keys.len());
    for rest in pages(&server) {
        for language in Language::ALL {
            let mut person = server.visitor();
            person.visit(&format!("/{language}{rest}")).await;
            let text = person.text();
            for word in text.split_whitespace() {
                assert!(
                    !keys.iter().any(|key| key == word),
                    "/{language}{rest} shows the key {word}"
                );
            }
        }
    }
}

async fn every_page_has_phone_hours_counter_and_post(db: db::Db) {
    let server = Server::open(db).await;
    let contact = server.ground.installation.contact.clone();
    for rest in pages(&server) {
        for language in Language::ALL {
            let mut person = server.visitor();
            person.visit(&format!("/{language}{rest}")).await;
            let phones = person.attributes("aside.help a", "href");
            assert!(
                phones.contains(&format!("tel:{}", contact.phone_link())),
                "/{language}{rest}: {phones:?}"
            );
            let text = plain(&person.text());
            for way in [&contact.phone_hours, &contact.counter, &contact.post] {
                let way = plain(way.for_reader(language).text);
                assert!(text.contains(&way), "/{language}{rest}: {way}");
            }
            let marked = plain(&server.texts(language).get("contact-demonstration"));
            assert!(text.contains(&marked), "a number nobody answers is marked");
        }
    }
}

async fn the_contact_page_says_how_to_do_it_without_a_screen(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/")).await;
        person.follow(&t.get("help-ways")).await;
        assert_eq!(person.find("h1"), [t.get("contact-title")]);
        for key in [
            "contact-call",
            "contact-come",
            "contact-write",
            "contact-together",
        ] {
            assert!(says(&person, t.get(key)), "{key}");
        }
        for key in [
            "accessibility-title",
            "privacy-title",
            "legal-title",
            "sources-title",
        ] {
            person.follow(&t.get(key)).await;
            assert_eq!(person.find("h1"), [t.get(key)]);
        }
    }
}

testkit::both_databases!(&MIGRATIONS;
    another_language_keeps_the_page,
    no_page_shows_the_name_of_a_missing_message,
    every_page_has_phone_hours_counter_and_post,
    the_contact_page_says_how_to_do_it_without_a_screen,
);
