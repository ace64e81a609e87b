//! "Something is wrong here": told without an account, kept without a name.

use crate::world::{MIGRATIONS, visitor};

async fn without_javascript_anybody_reports_a_mistake(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/1000").await;
    let place = person.find("ol.places h3 a").remove(0);
    person
        .follow(&place)
        .await
        .follow("Signaler une erreur sur ce lieu")
        .await;
    person.submit("Envoyer").await;
    assert!(
        person.text().contains("Choisissez ce qui ne va pas."),
        "{}",
        person.text()
    );
    person
        .choose("Les heures")
        .fill("Expliquez, si vous voulez", "Fermé le lundi")
        .submit("Envoyer")
        .await;
    assert_eq!(person.find("h1"), ["Merci"], "{}", person.text());
    person.follow(&place).await;
    assert_eq!(person.find("h1"), [place]);
}

async fn without_javascript_what_was_typed_is_not_lost_when_something_is_missing(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/1000").await;
    let place = person.find("ol.places h3 a").remove(0);
    person
        .follow(&place)
        .await
        .follow("Signaler une erreur sur ce lieu")
        .await;
    person
        .fill("Expliquez, si vous voulez", "Le numéro a changé")
        .submit("Envoyer")
        .await;
    assert!(
        person.html().contains("Le numéro a changé"),
        "{}",
        person.html()
    );
}

testkit::both_databases!(&MIGRATIONS;
    without_javascript_anybody_reports_a_mistake,
    without_javascript_what_was_typed_is_not_lost_when_something_is_missing,
);
