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

/// Texts in another language than their page that do not say so. Names and titles are what they are in every
/// language; the links of the languages are meant to be in their own.
fn unannounced(t: &i18n::Texts, person: &testkit::Visitor) -> Vec<String> {
    const LONGER_THAN_A_NAME: usize = 45;
    let is_title = |around: &str| plain(around).starts_with(&plain(&t.get("source")));
    person
        .foreign()
        .into_iter()
        .filter(|foreign| matches!(foreign.element.as_str(), "p" | "span" | "td" | "dd" | "li"))
        .filter(|foreign| foreign.text.chars().count() > LONGER_THAN_A_NAME)
        .filter(|foreign| !is_title(&foreign.around))
        .filter(|foreign| {
            let language = t.language_name(&foreign.language);
            let note = t.msg("only-this-language").str("language", language);
            plain(&foreign.behind) != plain(&note.to_string())
        })
        .map(|foreign| format!("{}: {}", foreign.language, foreign.text))
        .collect()
}

async fn a_text_in_another_language_says_which_wherever_it_stands(db: db::Db) {
    let server = Server::open(db).await;
    let (price, access) = (
        "2 euros par mois, et gratuit pour qui cherche du travail",
        "Sonnez à la deuxième porte, au fond de la cour du bâtiment",
    );
    let place = server.place_called("L’Atelier du Web");
    let text = |field: &str, text: &str| {
        format!(
            "insert into directory_place_text (place_id, field, language, text) values ('{place}', '{field}', 'fr', '{text}')"
        )
    };
    server
        .change(&[text("price", price), text("access", access)])
        .await;
    let mut rests = pages(&server);
    // All of it is in English, and its heading says so.
    rests.retain(|rest| rest != "/sources");
    rests.push("/search?near=1000&need=device".to_owned());
    rests.push("/search?near=1000&mode=remote".to_owned());
    {
        let board = server.directory.board();
        let listings = board.listings.iter();
        rests.extend(listings.map(|listing| format!("/listing/{}", listing.slug)));
        let organisations = board.organisations.keys();
        rests.extend(organisations.map(|id| format!("/organisation/{id}")));
        let places = board.places.iter();
        rests.extend(places.map(|place| format!("/place/{}", place.id)));
    }
    let mut noted = 0;
    for language in [Language::Dutch, Language::Arabic] {
        let t = server.texts(language);
        let note = t
            .msg("only-this-language")
            .str("language", t.language_name("fr"))
            .to_string();
        for rest in &rests {
            let mut person = server.visitor();
            person.visit(&format!("/{language}{rest}")).await;
            assert_eq!(unannounced(&t, &person), [""; 0], "/{language}{rest}");
            noted += usize::from(
                person
                    .find("main")
                    .iter()
                    .any(|main| plain(main).contains(&plain(&note))),
            );
        }
        let mut person = server.visitor();
        person.visit(&format!("/{language}/place/{place}")).await;
        for words in [price, access] {
            let foreign = person.foreign();
            let said = foreign.iter().find(|foreign| foreign.text == words);
            assert_eq!(said.map(|said| plain(&said.behind)), Some(plain(&note)));
        }
    }
    assert!(noted > 20, "{noted} pages have such a text");
}

testkit::both_databases!(&MIGRATIONS;
    another_language_keeps_the_page,
    a_text_in_another_language_says_which_wherever_it_stands,
    no_page_shows_the_name_of_a_missing_message,
    every_page_has_phone_hours_counter_and_post,
    the_contact_page_says_how_to_do_it_without_a_screen,
);
