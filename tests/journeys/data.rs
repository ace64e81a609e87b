//! The shipped facts on the pages: what the documents say, their slips mended, and nothing filled in.

use std::collections::BTreeSet;

use kernel::Language;
use serde_json::Value;

use crate::ground::{MIGRATIONS, Server};
use crate::without_javascript::{places, plain, says};

async fn all(server: &Server) -> Vec<Value> {
    let collection = server.json("/api/v1/places.geojson").await;
    collection["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|feature| feature["properties"].clone())
        .collect()
}

fn labelled(places: &[Value]) -> Vec<&Value> {
    places
        .iter()
        .filter(|place| place["label"] == "epn-brussels-2021")
        .collect()
}

async fn the_twenty_labelled_epn_are_there_and_in_their_listing(db: db::Db) {
    let server = Server::open(db).await;
    let all = all(&server).await;
    let labelled = labelled(&all);
    assert_eq!(labelled.len(), 20);
    let postcodes: BTreeSet<&str> = labelled
        .iter()
        .map(|place| place["address"]["postcode"].as_str().unwrap())
        .collect();
    assert!(postcodes.len() > 10, "{postcodes:?}");
    for language in Language::ALL {
        let mut person = server.visitor();
        person
            .visit(&format!("/{language}/listing/epn-and-actors"))
            .await;
        let linked = person.attributes("main ul.places h2 a", "href");
        for place in &labelled {
            let address = format!("/{language}/place/{}", place["id"].as_str().unwrap());
            assert!(linked.contains(&address), "{} is not listed", place["name"]);
        }
    }
}

async fn one_label_over_two_sites_stands_in_both_postcodes(db: db::Db) {
    let server = Server::open(db).await;
    let all = all(&server).await;
    let mut sites: Vec<&str> = all
        .iter()
        .filter(|place| place["name"].as_str().unwrap().contains("Open Atelier 110"))
        .map(|place| place["address"]["postcode"].as_str().unwrap())
        .collect();
    sites.sort_unstable();
    assert_eq!(sites, ["1070", "1080"]);
}

async fn saint_josse_is_found_under_1210_and_not_under_1180(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/1210")).await;
        assert_eq!(places(&person)[0].0, "EPN Sapiens");
        assert!(
            says(&person, t.get("distance-same-postcode")),
            "{}",
            person.text()
        );
        person
            .visit(&format!("/{language}/search?near=1180&radius_km=2"))
            .await;
        let kept = person.find("form ol.places h3 a");
        assert!(
            !kept.iter().any(|name| name.contains("Sapiens")),
            "{kept:?}"
        );
    }
}

async fn what_lost_or_never_had_the_label_is_shown_nowhere_as_labelled(db: db::Db) {
    let server = Server::open(db).await;
    let named = |text: &str| {
        let folded = text.to_lowercase();
        folded.contains("brusurf") || folded.contains("cité des métiers")
    };
    assert!(named("EPN Brusurf"));
    for place in labelled(&all(&server).await) {
        assert!(!named(&place.to_string()), "{place}");
    }
    for address in [
        "/fr/listing/epn-and-actors",
        "/fr/search?q=brusurf",
        "/fr/search?q=Cit%C3%A9+des+M%C3%A9tiers",
    ] {
        let mut person = server.visitor();
        person.visit(address).await;
        let titles = person
            .find("main ul.places h2")
            .into_iter()
            .chain(person.find("ol.places h3"));
        for title in titles {
            assert!(!named(&title), "{address} lists {title}");
        }
    }
}

/// A day, or a month where the document is no more exact.
fn dated(t: &i18n::Texts, text: &str) -> String {
    match text.len() {
        7 => t.month_and_year(format!("{text}-01").parse().unwrap()),
        _ => t.date_plain(text.parse().unwrap()),
    }
}

async fn the_labels_promises_are_shown_as_the_labels_with_their_source(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let promised = server.json(&format!("/api/v1/places/{place}")).await;
    assert_eq!(
        promised["needs"],
        serde_json::json!(["procedures", "learn", "equipment"])
    );
    let unlabelled = server.place_called("Smart workshop Viva Jette");
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/place/{place}")).await;
        for key in ["label-promises", "label-promises-what", "promised-by-label"] {
            assert!(says(&person, t.get(key)), "{key}: {}", person.text());
        }
        let board = server.directory.board();
        let label = &board.labels[0];
        assert!(says(&person, label.name.for_reader(language).text));
        for promise in &label.promises {
            assert!(says(&person, promise.says.for_reader(language).text));
            assert!(
                says(&person, dated(&t, &promise.stated_on)),
                "a promise has its date"
            );
        }
        let source = "Plan d’Appropriation Numérique".replace('’', "'");
        let text = plain(&person.text()).replace('’', "'");
        assert!(text.contains(&source), "the source is named: {text}");
        assert!(
            says(&person, t.get("opening-unknown-call-us")),
            "15 hours a week are no opening hours"
        );
        person
            .visit(&format!("/{language}/place/{unlabelled}"))
            .await;
        assert!(
            !says(&person, t.get("label-promises")),
            "no label, no promises"
        );
        assert!(!says(&person, t.get("promised-by-label")));
    }
}

#[test]
fn a_document_that_is_dated_by_its_month_is_dated_rightly_in_every_language() {
    let catalogue = i18n::Catalogue::load(&passerelle::areas::TEXTS, None).unwrap();
    let catalogue = std::sync::Arc::new(catalogue);
    for language in Language::ALL {
        let t = i18n::Texts::new(std::sync::Arc::clone(&catalogue), language);
        for month in 1..=12 {
            let month = t.month_and_year(jiff::civil::date(2021, month, 1));
            let said = plain(&t.msg("stated-on").str("day", &month).to_string());
            // "du mars" and "de avril" are both wrong: nothing stands before the month that hangs on it.
            assert!(said.contains(&format!("({month})")), "{said}");
        }
    }
}

async fn nothing_that_the_documents_do_not_say_is_filled_in(db: db::Db) {
    let server = Server::open(db).await;
    let all = all(&server).await;
    for place in labelled(&all) {
        let name = place["name"].as_str().unwrap();
        for field in ["street", "lat", "lon"] {
            assert_eq!(place["address"][field], Value::Null, "{name}: {field}");
        }
        for field in ["phone", "confirmed_on"] {
            assert_eq!(place[field], Value::Null, "{name}: {field}");
        }
        assert_eq!(place["languages"], serde_json::json!([]), "{name}");
        assert_eq!(place["opening"]["state"], "unknown", "{name}");
        assert_eq!(place["opening"]["hours"], Value::Null, "{name}");
        assert_eq!(place["distance_basis"], "postcode", "{name}");
    }
    for place in &all {
        assert_eq!(
            place["address"]["lat"],
            Value::Null,
            "there is no geocoder: {place}"
        );
        assert!(place["stated_on"].is_string(), "{place}");
        assert!(
            place["source"]["title"].as_str().unwrap().len() > 5,
            "{place}"
        );
    }
    let geometries = server.json("/api/v1/places.geojson").await;
    for feature in geometries["features"].as_array().unwrap() {
        assert_eq!(feature["geometry"], Value::Null, "{feature}");
    }
}

async fn a_labelled_epn_is_drawn_as_an_area_and_never_as_a_point(db: db::Db) {
    let server = Server::open(db).await;
    let mut addresses: Vec<String> = labelled(&all(&server).await)
        .iter()
        .map(|place| format!("/fr/place/{}", place["id"].as_str().unwrap()))
        .collect();
    addresses
        .extend(["/fr/1000", "/fr/1210", "/fr/search?near=1060&need=learn"].map(str::to_owned));
    for address in addresses {
        let mut person = server.visitor();
        person.visit(&address).await;
        let areas = person.attributes("svg.map circle.area", "r");
        assert!(!areas.is_empty(), "{address} has no map");
        let points = person.attributes("svg.map circle:not(.area)", "r");
        assert!(points.is_empty(), "{address} draws a point");
        assert!(!person.html().contains("GeoCoordinates"), "{address}");
    }
}

async fn unknown_is_said_as_unknown_and_never_as_no(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("EPN Sapiens");
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/place/{place}")).await;
        let answers = person.find("main dd");
        let unknown = plain(&t.get("answer-unknown"));
        let count = answers
            .iter()
            .filter(|answer| plain(answer) == unknown)
            .count();
        assert!(
            count >= 6,
            "five questions at least, and the languages: {answers:?}"
        );
        assert_eq!(
            count,
            answers.len() - 2,
            "all but phone and whereabouts: {answers:?}"
        );
        for wrong in ["answer-no", "answer-yes", "opening-closed"] {
            let wrong = plain(&t.get(wrong));
            assert!(
                !answers.iter().any(|answer| plain(answer) == wrong),
                "{wrong}"
            );
        }
        assert!(says(&person, t.get("phone-unknown")));
    }
}

async fn the_mobile_epn_is_not_said_to_be_where_it_is_filed(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("EPN mobile");
    let found = server.json(&format!("/api/v1/places/{place}")).await;
    assert_eq!(found["address"]["mobile"], true);
    let t = server.texts(Language::French);
    let mut person = server.visitor();
    person.visit(&format!("/fr/place/{place}")).await;
    let moves = t.msg("where-mobile").str("town", "1000 Bruxelles");
    assert!(says(&person, moves), "{}", person.text());
}

/// The schema.org of a page.
fn linked_data(page: &str) -> Value {
    let start = page.find("application/ld+json").expect("linked data");
    let script = &page[start..];
    let (from, to) = (script.find('{').unwrap(), script.find("</script>").unwrap());
    serde_json::from_str(script[from..to].trim()).unwrap()
}

async fn an_address_names_its_town_and_country_in_words_and_for_machines(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let page = format!("/nl/place/{place}");
    let address = linked_data(&server.get(&page).await.body)["address"].clone();
    assert_eq!(address["addressCountry"], "BE");
    assert_eq!(address["postalCode"], "1060");
    assert_eq!(address["addressLocality"], "Sint-Gillis");

    server
        .change(&[format!(
            "update directory_place set postcode = null, commune_nis = null, country = 'FR', \
             abroad_postcode = '59800', abroad_commune = 'Lille' where id = '{place}'"
        )])
        .await;
    let answer = server.get(&page).await;
    let address = linked_data(&answer.body)["address"].clone();
    assert_eq!(address["addressCountry"], "FR");
    assert_eq!(address["postalCode"], "59800");
    assert_eq!(address["addressLocality"], "Lille");
    let mut person = server.visitor();
    person.visit(&page).await;
    assert!(says(&person, "59800 Lille (FR)"), "{}", person.text());
}

testkit::both_databases!(&MIGRATIONS;
    an_address_names_its_town_and_country_in_words_and_for_machines,
    the_twenty_labelled_epn_are_there_and_in_their_listing,
    one_label_over_two_sites_stands_in_both_postcodes,
    saint_josse_is_found_under_1210_and_not_under_1180,
    what_lost_or_never_had_the_label_is_shown_nowhere_as_labelled,
    the_labels_promises_are_shown_as_the_labels_with_their_source,
    nothing_that_the_documents_do_not_say_is_filled_in,
    a_labelled_epn_is_drawn_as_an_area_and_never_as_a_point,
    unknown_is_said_as_unknown_and_never_as_no,
    the_mobile_epn_is_not_said_to_be_where_it_is_filed,
);
