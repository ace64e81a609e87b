//! When something does not work: in the person's language, with the phone and a way on.

use crate::world::{MIGRATIONS, visitor};

/// Every error page has one heading, the phone, and a link to the start of its language.
fn helps(person: &testkit::Visitor, language: &str) {
    assert_eq!(person.find("h1").len(), 1, "{}", person.url());
    assert_eq!(person.attributes("html", "lang"), [language]);
    assert!(
        !person.find("a[href^='tel:']").is_empty(),
        "{}: no phone",
        person.url()
    );
    assert!(
        person
            .attributes("main a", "href")
            .contains(&format!("/{language}/")),
        "{}: no way on",
        person.url()
    );
}

async fn a_page_that_is_not_there_helps_in_every_language(db: db::Db) {
    let mut person = visitor(db).await;
    for language in ["fr", "nl", "de", "en", "ar"] {
        for path in [
            "nowhere",
            "place/0193a1c0-0000-7000-8000-000000000001",
            "commune/99999",
            "listing/none",
            "0000",
        ] {
            person.visit(&format!("/{language}/{path}")).await;
            assert_eq!(person.status(), 404, "{}", person.url());
            helps(&person, language);
        }
    }
}

async fn a_flood_of_reports_is_told_to_wait(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/1000").await;
    let place = person.attributes("ol.places h3 a", "href").remove(0);
    let mut answers = Vec::new();
    for _ in 0..8 {
        person.visit(&format!("{place}/report")).await;
        person.choose("Les heures").submit("Envoyer").await;
        answers.push(person.status());
    }
    assert_eq!(answers.first(), Some(&200), "{answers:?}");
    assert_eq!(answers.last(), Some(&429), "{answers:?}");
    helps(&person, "fr");
}

async fn a_message_that_is_far_too_long_is_refused_kindly(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/1000").await;
    let place = person.attributes("ol.places h3 a", "href").remove(0);
    person.visit(&format!("{place}/report")).await;
    person
        .choose("Les heures")
        .fill("Expliquez, si vous voulez", &"a".repeat(200_000))
        .submit("Envoyer")
        .await;
    assert_eq!(person.status(), 413);
    helps(&person, "fr");
}

async fn what_is_not_understood_is_said_beside_its_field(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/search?need=learn&near=0000").await;
    assert!(
        person
            .text()
            .contains("Ce code postal n'existe pas en Belgique"),
        "{}",
        person.text()
    );
    assert_eq!(person.attributes("#near", "aria-invalid"), ["true"]);
    assert_eq!(
        person.attributes("#near", "value"),
        ["0000"],
        "what was typed stays"
    );
}

testkit::both_databases!(&MIGRATIONS;
    a_page_that_is_not_there_helps_in_every_language,
    a_flood_of_reports_is_told_to_wait,
    a_message_that_is_far_too_long_is_refused_kindly,
    what_is_not_understood_is_said_beside_its_field,
);
