//! From a situation, or one's own words, to a place and back.

use kernel::Language;
use testkit::Visitor;

use super::{places, says};
use crate::ground::{MIGRATIONS, Server};

async fn a_need_and_a_postcode_lead_to_a_place_in_every_language(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit("/").await;
        let first = format!("{} – {}", language.own_name(), t.get("choose-language"));
        person.follow(&first).await;
        assert_eq!(person.attributes("html", "lang"), [language.code()]);
        assert_eq!(person.attributes("html", "dir"), [language.direction()]);
        assert_eq!(person.find("ul.choices a").len(), 8, "eight situations");
        person.follow(&t.get("need-learn")).await;
        assert!(
            says(&person, t.get("need-learn")),
            "the choice is said back"
        );
        person
            .fill(&t.get("where-title"), "1060")
            .submit(&t.get("search-button"))
            .await;
        assert!(person.url().contains("need=learn"), "{}", person.url());
        assert!(says(&person, t.get("need-learn")), "{}", person.text());
        let found = places(&person);
        assert_eq!(
            found[0].0, "L’Atelier du Web",
            "the place in one's own postcode comes first: {found:?}"
        );
        person.follow(&found[0].0).await;
        assert_eq!(person.find("h1"), ["L’Atelier du Web"]);
        assert!(
            says(&person, t.get("opening-unknown-call-us")),
            "{}",
            person.text()
        );
        assert!(says(&person, t.get("how-we-know")));
    }
}

async fn somebody_who_does_not_say_where_still_finds_help(db: db::Db) {
    let server = Server::open(db).await;
    let t = server.texts(Language::Dutch);
    let mut person = server.visitor();
    person
        .visit("/nl/")
        .await
        .follow(&t.get("need-equipment"))
        .await;
    person.follow(&t.get("where-everywhere")).await;
    assert!(person.url().contains("need=equipment"));
    assert!(!places(&person).is_empty(), "{}", person.text());
    assert!(
        !person.text().contains(" km"),
        "without a place to count from there is no distance"
    );
}

/// Types into the two fields of the start page.
async fn ask(person: &mut Visitor, server: &Server, language: Language, words: &str, near: &str) {
    let t = server.texts(language);
    person.visit(&format!("/{language}/")).await;
    person
        .fill(&t.get("field-q"), words)
        .fill(&t.get("field-near"), near)
        .submit(&t.get("search-button"))
        .await;
    assert_eq!(person.status(), 200);
}

async fn own_words_with_slips_and_without_accents_lead_to_help(db: db::Db) {
    let server = Server::open(db).await;
    let typed = [
        (Language::French, "itsmee marche pas", "need-procedures"),
        (Language::French, "je trouve pas de boulo", "need-work"),
        (Language::Dutch, "mijn gsm doet het niet", "need-learn"),
        (Language::Dutch, "ietsme werkt niet", "need-procedures"),
        (Language::German, "gebrauchten Computter", "need-device"),
        (Language::English, "someone stole my pasword", "need-safety"),
        (Language::Arabic, "itsme", "need-procedures"),
    ];
    for (language, words, need) in typed {
        let t = server.texts(language);
        let mut person = server.visitor();
        ask(&mut person, &server, language, words, "1000").await;
        let understood = t
            .msg("understood")
            .str("words", words)
            .str("needs", "")
            .to_string();
        assert!(
            says(&person, understood.trim()),
            "{words}: {}",
            person.text()
        );
        assert!(says(&person, t.get(need)), "{words}: {}", person.text());
        assert!(!places(&person).is_empty(), "{words}");
        assert_eq!(
            person.attributes("#q", "value"),
            [words],
            "what was typed stays"
        );
    }
}

async fn words_that_mean_nothing_show_all_places_and_say_so(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        ask(&mut person, &server, language, "xqzv wwkj", "1000").await;
        let kindly = t.msg("not-understood").str("words", "xqzv wwkj");
        assert!(says(&person, kindly), "{}", person.text());
        assert!(!places(&person).is_empty());
        ask(&mut person, &server, language, "", "1000").await;
        assert!(
            person.find("[role=alert]").is_empty(),
            "nothing typed is nothing wrong"
        );
    }
}

async fn the_name_of_a_place_leads_to_it_without_its_accents(db: db::Db) {
    let server = Server::open(db).await;
    let mut person = server.visitor();
    ask(&mut person, &server, Language::French, "atelier du web", "").await;
    assert_eq!(places(&person)[0].0, "L’Atelier du Web");
    ask(
        &mut person,
        &server,
        Language::French,
        "bibliotheque de laeken",
        "",
    )
    .await;
    assert_eq!(places(&person)[0].0, "EPN de la Bibliothèque de Laeken");
}

async fn where_nothing_is_known_the_page_names_the_next_step(db: db::Db) {
    let server = Server::without_places(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person
            .visit(&format!("/{language}/search?need=learn&near=1000"))
            .await;
        assert!(says(&person, t.get("nothing-title")), "{}", person.text());
        person.follow(&t.get("nothing-all-near")).await;
        assert!(says(&person, t.get("nothing-title")));
        person.follow(&t.get("problem-contact")).await;
        assert_eq!(person.find("h1"), [t.get("contact-title")]);
        person.visit(&format!("/{language}/1000")).await;
        assert!(says(&person, t.get("around-nothing")), "{}", person.text());
        person.visit(&format!("/{language}/listings")).await;
        assert!(says(&person, t.get("listings-none")), "{}", person.text());
    }
}

testkit::both_databases!(&MIGRATIONS;
    a_need_and_a_postcode_lead_to_a_place_in_every_language,
    somebody_who_does_not_say_where_still_finds_help,
    own_words_with_slips_and_without_accents_lead_to_help,
    words_that_mean_nothing_show_all_places_and_say_so,
    the_name_of_a_place_leads_to_it_without_its_accents,
    where_nothing_is_known_the_page_names_the_next_step,
);
