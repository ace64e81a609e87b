//! From a need to a place.

use crate::world::{MIGRATIONS, visitor};

async fn without_javascript_a_need_and_a_postcode_lead_to_places(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/").await;
    person
        .follow("Apprendre à utiliser mon téléphone ou un ordinateur")
        .await;
    person
        .fill("Où habitez-vous ?", "1000")
        .submit("Chercher")
        .await;
    let text = person.text();
    assert!(
        text.contains("Apprendre à utiliser mon téléphone"),
        "the page repeats what was asked:\n{text}"
    );
    assert!(
        !person.find("ol.places > li").is_empty(),
        "there are places:\n{text}"
    );
    let first = person.find("ol.places h3 a").remove(0);
    person.follow(&first).await;
    assert_eq!(person.find("h1"), [first]);
    assert!(person.text().contains("D'où vient cette information"));
}

async fn without_javascript_own_words_with_slips_lead_to_places(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/nl/").await;
    let labels: Vec<String> = person.find("main label");
    person
        .fill(&labels[0], "itsmee werkt niet")
        .fill(&labels[1], "Sint-Joost")
        .submit("Zoeken")
        .await;
    assert_eq!(person.status(), 200);
    assert!(
        !person.find("ol.places > li").is_empty(),
        "{}",
        person.text()
    );
}

async fn without_javascript_a_postcode_of_two_communes_asks_which(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/search?need=learn&near=1050").await;
    assert_eq!(person.find("h1"), ["De quelle commune parlez-vous ?"]);
    let choices = person.find("main ul.choices a");
    assert_eq!(choices.len(), 2, "{choices:?}");
    person.follow(&choices[0]).await;
    assert!(
        person.url().contains("need=learn"),
        "the need is kept: {}",
        person.url()
    );
    assert!(!person.find("ol.places > li").is_empty());
}

async fn without_javascript_another_language_keeps_the_search(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/search?need=learn&near=1000").await;
    let places = person.find("ol.places > li").len();
    person.follow("العربية").await;
    assert_eq!(person.attributes("html", "dir"), ["rtl"]);
    assert!(
        person.url().contains("need=learn") && person.url().contains("near=1000"),
        "{}",
        person.url()
    );
    assert_eq!(person.find("ol.places > li").len(), places);
}

async fn without_javascript_a_wish_nobody_knows_about_removes_no_place(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/search?need=learn&near=1000").await;
    let before = person
        .find("main > p")
        .into_iter()
        .find(|line| line.contains("lieu"))
        .unwrap();
    person
        .choose("Entrée sans marche, pour chaise roulante")
        .submit("Chercher")
        .await;
    assert!(
        person.text().contains(&before),
        "still {before}:\n{}",
        person.text()
    );
    assert!(person.text().contains("Ces lieux conviennent peut-être"));
}

async fn without_javascript_a_place_leads_to_its_organisation_commune_and_back(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/1000").await;
    assert!(
        !person.find("ol.places > li").is_empty(),
        "{}",
        person.text()
    );
    let place = person.find("ol.places h3 a").remove(0);
    person.follow(&place).await;
    let organisation = person.find("a[href^='/fr/organisation/']").remove(0);
    person.follow(&organisation).await;
    assert!(
        person.text().contains(&place),
        "the organisation shows its place"
    );
    person.follow(&place).await;
    let commune = person.find("a[href^='/fr/commune/']").remove(0);
    person.follow(&commune).await;
    assert!(
        person.text().contains(&place),
        "the commune shows its place"
    );
}

async fn without_javascript_a_helper_makes_a_list_to_print(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/search?need=learn&near=1000").await;
    let values = person.attributes("input[name=place]", "value");
    assert!(values.len() >= 2);
    // The same words stand beside every place: a person ticks by place, the address says the rest.
    person
        .visit(&format!(
            "/fr/shortlist?place={}&place={}",
            values[0], values[1]
        ))
        .await;
    assert_eq!(person.find("h1"), ["Votre liste"]);
    assert_eq!(person.find("ol.places > li").len(), 2);
}

async fn without_javascript_the_listings_are_reached_from_the_start(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/").await;
    person.follow("Listes utiles").await;
    let listings = person.find("main a[href^='/fr/listing/']");
    assert!(
        listings.len() >= 7,
        "the document names seven: {listings:?}"
    );
    person.follow(&listings[0]).await;
    assert_eq!(person.find("h1").len(), 1);
}

testkit::both_databases!(&MIGRATIONS;
    without_javascript_a_need_and_a_postcode_lead_to_places,
    without_javascript_own_words_with_slips_lead_to_places,
    without_javascript_a_postcode_of_two_communes_asks_which,
    without_javascript_another_language_keeps_the_search,
    without_javascript_a_wish_nobody_knows_about_removes_no_place,
    without_javascript_a_place_leads_to_its_organisation_commune_and_back,
    without_javascript_a_helper_makes_a_list_to_print,
    without_javascript_the_listings_are_reached_from_the_start,
);
