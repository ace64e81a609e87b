//! A page for each thing: place, organisation, listing, commune, postcode.

use kernel::Language;

use super::{places, plain, says};
use crate::ground::{MIGRATIONS, Server};

async fn a_place_leads_to_its_organisation_its_commune_and_back(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/1020")).await;
        let place = "EPN de la Bibliothèque de Laeken";
        person.follow(place).await;
        let organisation = person
            .find(&format!("a[href^='/{language}/organisation/']"))
            .remove(0);
        person.follow(&organisation).await;
        assert_eq!(person.find("h1"), [organisation]);
        assert!(says(&person, t.get("its-places")));
        person.follow(place).await;
        let commune = person
            .find(&format!("a[href^='/{language}/commune/']"))
            .remove(0);
        person.follow(&commune).await;
        assert!(person.url().ends_with("/commune/21004"), "{}", person.url());
        assert_eq!(person.find("h1").len(), 1);
        person.follow("1020").await;
        assert!(person.url().ends_with("/1020"), "{}", person.url());
        assert_eq!(places(&person)[0].0, place, "{}", person.text());
    }
}

async fn a_postcode_page_shows_what_is_around_and_leads_on(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/1210")).await;
        assert!(
            places(&person)[0].0.contains("Sapiens"),
            "{}",
            person.text()
        );
        assert!(places(&person).len() <= 6, "one printed page");
        assert_eq!(person.find("svg.map").len(), 1);
        person.follow(&t.get("need-device")).await;
        assert!(person.url().contains("near=1210"), "{}", person.url());
        assert!(person.url().contains("need=device"), "{}", person.url());
        person.visit(&format!("/{language}/1210")).await;
        person.follow(&t.get("around-all")).await;
        assert!(person.url().contains("near=1210"), "{}", person.url());
    }
}

async fn a_postcode_of_two_communes_has_a_page_with_both(db: db::Db) {
    let server = Server::open(db).await;
    let t = server.texts(Language::French);
    let mut person = server.visitor();
    person.visit("/fr/1050").await;
    let title = person.find("h1").remove(0);
    assert!(
        title.contains("Ixelles") && title.contains("Bruxelles"),
        "{title}"
    );
    person.follow(&t.get("around-all")).await;
    assert_eq!(
        person.find("h1"),
        [plain(&t.get("which-title"))],
        "a list starts from one of them"
    );
    person.follow("1050 Ixelles").await;
    assert_eq!(
        places(&person)[0].0,
        "EPN de la Bibliothèque communale d’Ixelles"
    );
}

async fn a_commune_page_knows_the_communes_that_merged_into_it(db: db::Db) {
    let server = Server::open(db).await;
    let mut person = server.visitor();
    person.visit("/nl/commune/11002").await;
    assert!(says(&person, "Borsbeek"), "{}", person.text());
    person.visit("/nl/commune/11007").await;
    assert!(
        person.url().ends_with("/nl/commune/11002"),
        "an old commune leads to today's: {}",
        person.url()
    );
}

async fn the_listings_are_reached_from_the_start_and_every_one_opens(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/")).await;
        person.follow(&t.get("listings-title")).await;
        let listings = person.attributes("main ul.choices a", "href");
        assert_eq!(
            listings.len(),
            8,
            "seven of the plan, and connectivity: {listings:?}"
        );
        for listing in listings {
            person.visit(&listing).await;
            assert_eq!(person.status(), 200, "{listing}");
            assert_eq!(person.find("h1").len(), 1, "{listing}");
            let entries = person.find("ul.places > li").len();
            assert!(
                entries > 0 || says(&person, t.get("listing-empty")),
                "{listing} is empty and does not say so"
            );
            assert!(
                !says(&person, t.get("listing-incomplete")) || entries > 0,
                "{listing}: what is not there at all is not said to be incomplete"
            );
            person.follow(&t.get("listings-title")).await;
        }
    }
}

async fn what_is_unknown_sends_nobody_to_a_phone_that_is_not_there(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let alone = {
        let board = server.directory.board();
        let mut all = board.organisations.values();
        let its = all.find(|its| its.phone.is_none() && board.places_of(&its.id).next().is_none());
        its.unwrap().id.to_string()
    };
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/place/{place}")).await;
        assert!(says(&person, t.get("opening-unknown-call-us")));
        assert!(
            !says(&person, t.get("opening-unknown")),
            "{}",
            person.text()
        );
        person
            .visit(&format!("/{language}/organisation/{alone}"))
            .await;
        assert!(says(&person, t.get("phone-unknown")));
        assert!(says(&person, t.get("its-places-none")), "{}", person.text());
        person.follow(&t.get("listings-title")).await;
        assert_eq!(person.find("h1"), [t.get("listings-title")]);
        person
            .visit(&format!("/{language}/organisation/{alone}"))
            .await;
        person.follow(&t.get("search-title")).await;
        assert_eq!(person.find("h1"), [plain(&t.get("where-title"))]);
    }
}

async fn the_map_of_one_place_speaks_of_no_list(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    for spot in ["null", "50.8301"] {
        let lon = if spot == "null" { "null" } else { "4.3402" };
        server
            .change(&[format!(
                "update directory_place set lat = {spot}, lon = {lon} where id = '{place}'"
            )])
            .await;
        for language in Language::ALL {
            let t = server.texts(language);
            let mut person = server.visitor();
            person.visit(&format!("/{language}/place/{place}")).await;
            assert_eq!(
                person.attributes("svg.map", "aria-label"),
                [t.get("map-place")]
            );
            assert!(person.find("svg.map text").is_empty(), "a number of what?");
            assert!(!says(&person, t.get("map-legend")), "{}", person.text());
            assert_eq!(says(&person, t.get("map-legend-place")), spot != "null");
            assert_eq!(says(&person, t.get("map-legend-area")), spot == "null");
        }
    }
}

async fn a_holiday_that_the_hours_do_not_mention_is_not_shown_as_certain(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let hours = |hours: &str| {
        [format!(
            "update directory_place set hours = '{hours}' where id = '{place}'"
        )]
    };
    // Friday 18 December: Christmas is among the fourteen days ahead.
    server
        .clock
        .advance(jiff::SignedDuration::from_hours(24 * 25));
    for language in Language::ALL {
        let t = server.texts(language);
        let caution = plain(&t.get("caution-public-holiday"));
        let mut person = server.visitor();
        for (written, cautioned) in [
            ("Mo-Fr 09:00-17:00", true),
            ("Mo-Fr 09:00-17:00; PH off", false),
        ] {
            server.change(&hours(written)).await;
            person.visit(&format!("/{language}/place/{place}")).await;
            let rows = person.find("main tbody tr");
            let sure = rows.iter().filter(|row| !plain(row).contains(&caution));
            assert_eq!(sure.count(), if cautioned { 13 } else { 14 }, "{rows:?}");
        }
    }
}

/// The lines of a listing that name this.
fn lines_of(person: &testkit::Visitor, name: &str) -> Vec<String> {
    let mut lines = person.find("main ul.places > li");
    lines.retain(|line| line.contains(name));
    lines
}

async fn a_line_of_another_source_or_day_says_whose_it_is_and_of_when(db: db::Db) {
    let server = Server::open(db.clone()).await;
    // As an earlier release left it: sources only.
    server
        .change(&[
            "update directory_listing set stated_on = null".to_owned(),
            "update directory_listing_entry set stated_on = null, name_language = null".to_owned(),
        ])
        .await;
    let server = Server::another(db).await;
    let day = |text: &str| text.parse().unwrap();
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person
            .visit(&format!("/{language}/listing/connectivity"))
            .await;
        let whole = t
            .msg("stated-on")
            .str("day", t.date_plain(day("2021-12-31")));
        assert!(says(&person, whole), "{}", person.text());
        let lent = lines_of(&person, "Digibanken").remove(0);
        assert!(
            lent.contains("131") && lent.contains(&plain(&t.date_plain(day("2023-05-30")))),
            "{lent}"
        );
        assert!(
            lent.contains(&plain(&t.get("listing-ask"))),
            "its projects ran until the middle of 2026: {lent}"
        );
        let tariff = lines_of(&person, "Tarif social").remove(0);
        assert!(
            tariff.contains(&plain(&t.month_and_year(day("2021-06-01")))),
            "{tariff}"
        );
        let as_the_page = lines_of(&person, "wifi.brussels").remove(0);
        assert!(
            !as_the_page.contains(&plain(&t.get("source"))),
            "{as_the_page}"
        );
        let marked = person.attributes("main li h2 span", "lang");
        assert_eq!(
            marked.contains(&"fr".to_owned()),
            language != Language::French,
            "the name of the tariff is French"
        );
    }
}

async fn a_text_in_one_language_only_carries_its_language_and_a_note(db: db::Db) {
    let server = Server::open(db).await;
    let with_text = {
        let board = server.directory.board();
        let its = board
            .organisations
            .values()
            .find(|its| its.says.0.contains_key("fr") && its.says.0.len() == 1)
            .unwrap();
        its.id.to_string()
    };
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person
            .visit(&format!("/{language}/organisation/{with_text}"))
            .await;
        let foreign = !person.find("main > p[lang=fr]").is_empty();
        assert_eq!(foreign, language != Language::French, "{language}");
        let note = t
            .msg("only-this-language")
            .str("language", t.language_name("fr"));
        assert_eq!(
            says(&person, note),
            language != Language::French,
            "{language}"
        );
    }
}

testkit::both_databases!(&MIGRATIONS;
    a_place_leads_to_its_organisation_its_commune_and_back,
    a_postcode_page_shows_what_is_around_and_leads_on,
    a_postcode_of_two_communes_has_a_page_with_both,
    a_commune_page_knows_the_communes_that_merged_into_it,
    the_listings_are_reached_from_the_start_and_every_one_opens,
    what_is_unknown_sends_nobody_to_a_phone_that_is_not_there,
    the_map_of_one_place_speaks_of_no_list,
    a_holiday_that_the_hours_do_not_mention_is_not_shown_as_certain,
    a_line_of_another_source_or_day_says_whose_it_is_and_of_when,
    a_text_in_one_language_only_carries_its_language_and_a_note,
);
