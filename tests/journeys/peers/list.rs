//! Items about searching, filters and lists.

use kernel::Language;

use crate::ground::{MIGRATIONS, Server, encoded};
use crate::search::ids;
use crate::without_javascript::places;

async fn item_5_an_address_has_its_number_and_stands_once(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    server
        .change(&[format!(
            "update directory_place set street = 'rue de l''Essai 12' where id = '{place}'"
        )])
        .await;
    let mut person = server.visitor();
    for address in [
        "/fr/search?near=1060",
        "/fr/1060",
        &format!("/fr/place/{place}"),
    ] {
        person.visit(address).await;
        let main = person.find("main").join(" ");
        assert_eq!(
            main.matches("rue de l'Essai 12, 1060 Saint-Gilles").count(),
            1,
            "{address}"
        );
        assert_eq!(main.matches("rue de l'Essai").count(), 1, "{address}");
    }
}

async fn item_6_every_choice_that_a_form_offers_can_find_a_place(db: db::Db) {
    let server = Server::open(db).await;
    let mut person = server.visitor();
    person.visit("/fr/search?near=1060").await;
    let names = person.attributes("#change ~ form input", "name");
    let values = person.attributes("#change ~ form input", "value");
    let choices: Vec<(String, String)> = names
        .into_iter()
        .zip(values)
        .filter(|(name, value)| !matches!(name.as_str(), "near" | "q") && !value.is_empty())
        .collect();
    assert!(choices.len() > 25, "{choices:?}");
    let place = server.place_called("L’Atelier du Web");
    let before = server.json("/api/v1/search?near=1060").await["total"].clone();
    for (name, value) in choices {
        let found = server
            .json(&format!(
                "/api/v1/search?near=1060&{name}={value}&limit=100"
            ))
            .await;
        assert_eq!(
            found["total"], before,
            "{name}={value}: what is unknown stays"
        );
        let sql = match name.as_str() {
            "language" => answer(&place, &format!("speaks:{value}")),
            "setting" | "wheelchair" | "free" if value == "1" => answer(&place, &name),
            "setting" => answer(&place, &value),
            "need" => service(&place, &value, "on_site"),
            "mode" if value == "remote" => continue,
            "mode" => service(&place, "learn", &value),
            "when" => format!("update directory_place set hours = '24/7' where id = '{place}'"),
            other => panic!("the form asks for {other}: this test does not know how to answer it"),
        };
        server.change(&[sql]).await;
        let found = server
            .json(&format!("/api/v1/search?near=1060&{name}={value}"))
            .await;
        assert_eq!(
            found["results"][0]["id"], place,
            "{name}={value} finds who answers it"
        );
        assert_eq!(found["results"][0]["unknown"], serde_json::json!([]));
    }
}

fn answer(place: &str, question: &str) -> String {
    format!(
        "insert into directory_answer (place_id, question, answer, source_id) values ('{place}', '{question}', 'yes', 'pan-2021')"
    )
}

fn service(place: &str, need: &str, mode: &str) -> String {
    format!(
        "insert into directory_service (place_id, need, mode, answer, source_id) values ('{place}', '{need}', '{mode}', 'yes', 'pan-2021') on conflict (place_id, need, mode) do nothing"
    )
}

async fn item_7_names_are_found_without_accents_and_the_nearest_comes_first(db: db::Db) {
    let server = Server::open(db).await;
    for typed in [
        "bibliotheque de laeken",
        "BIBLIOTHÈQUE DE LAEKEN",
        "bibliotheque   de-laeken",
    ] {
        let found = server
            .json(&format!("/api/v1/search?q={}", encoded(typed)))
            .await;
        assert_eq!(
            found["results"][0]["name"], "EPN de la Bibliothèque de Laeken",
            "{typed}"
        );
    }
    for postcode in ["1070", "1080"] {
        let found = server
            .json(&format!(
                "/api/v1/search?q=open+atelier+110&near={postcode}"
            ))
            .await;
        assert_eq!(found["results"][0]["address"]["postcode"], postcode);
        assert!(
            found["results"][0]["distance_m"].as_u64() < found["results"][1]["distance_m"].as_u64()
        );
    }
}

async fn item_8_the_list_is_sorted_by_distance_and_drawn_on_the_map(db: db::Db) {
    let server = Server::open(db).await;
    let mut person = server.visitor();
    for near in ["1000", "1190", "4000", "8400"] {
        let found = server
            .json(&format!("/api/v1/search?near={near}&limit=8"))
            .await;
        let results = found["results"].as_array().unwrap();
        let distances: Vec<u64> = results
            .iter()
            .map_while(|place| place["distance_m"].as_u64())
            .collect();
        assert!(
            distances.len() > 3 && distances.is_sorted(),
            "{near}: {distances:?}"
        );
        let names: Vec<&str> = results
            .iter()
            .map(|place| place["name"].as_str().unwrap())
            .collect();
        assert!(
            !names.is_sorted(),
            "by chance from A to Z: choose another postcode"
        );
        person.visit(&format!("/fr/search?near={near}")).await;
        assert!(
            !person.find("svg.map text").is_empty(),
            "{near}: however far, places are drawn"
        );
    }
}

async fn item_31_whoever_is_open_to_everybody_shows_under_every_wish(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    for wish in [
        "setting=group",
        "setting=individual",
        "language=ar",
        "language=fr&language=nl",
        "need=children",
        "need=work",
        "wheelchair=1",
        "free=1",
        "when=weekend",
        "mode=home",
    ] {
        let found = server
            .json(&format!("/api/v1/search?near=1060&limit=100&{wish}"))
            .await;
        assert!(ids(&found["results"]).contains(&place), "{wish} hides it");
    }
}

async fn item_32_help_at_a_distance_stands_apart_and_help_on_the_spot_comes_first(db: db::Db) {
    let server = Server::open(db).await;
    let online = server.place_called("123digit");
    for query in [
        "near=1000&need=learn",
        "near=1000",
        "near=1000&need=learn&mode=on_site",
    ] {
        let found = server
            .json(&format!("/api/v1/search?{query}&limit=100"))
            .await;
        assert!(!ids(&found["results"]).contains(&online), "{query}");
        assert!(
            found["results"]
                .as_array()
                .unwrap()
                .iter()
                .all(|place| place["mode"] != "remote")
        );
    }
    let found = server.json("/api/v1/search?near=1000&need=learn").await;
    assert!(ids(&found["remote"]).contains(&online));
    let t = server.texts(Language::French);
    let mut person = server.visitor();
    person.visit("/fr/search?near=1000&need=learn").await;
    let headings = person.find("main h2");
    let at = |key: &str| {
        headings
            .iter()
            .position(|heading| *heading == t.get(key))
            .unwrap()
    };
    assert!(at("matching-title") < at("remote-title"));
}

async fn item_33_a_page_is_short_the_address_holds_the_search_and_enter_sends_it(db: db::Db) {
    let server = Server::open(db).await;
    let mut person = server.visitor();
    person
        .visit("/fr/search?near=1000&need=learn&wheelchair=1&page=2")
        .await;
    let second = places(&person);
    assert!(person.find("form ol.places > li").len() <= 8);
    let address = person.url();
    person.follow(&second[0].0).await;
    person.visit(&address).await;
    assert_eq!(places(&person), second, "going back finds the same page");
    let forms = person.attributes("main form", "method");
    assert!(forms.iter().all(|method| method == "get"), "{forms:?}");
    for page in ["/fr/", "/fr/where", "/fr/search"] {
        person.visit(page).await;
        let forms = person.find("main form").len();
        assert!(forms > 0, "{page}");
        assert!(
            person.find("main form button:not([type])").len() >= forms,
            "{page}: a form without a button that Enter presses"
        );
    }
}

async fn item_34_words_and_choices_work_together_and_words_never_empty_the_list(db: db::Db) {
    let server = Server::open(db).await;
    let total = async |query: &str| {
        let found = server
            .json(&format!("/api/v1/search?near=1000&{query}"))
            .await;
        found["total"].as_u64().unwrap()
    };
    assert_eq!(
        total("q=qsdfghjk").await,
        total("").await,
        "not understood: all places"
    );
    assert_eq!(total("q=itsme").await, total("need=procedures").await);
    assert_eq!(
        total("q=itsme&wheelchair=1").await,
        total("need=procedures&wheelchair=1").await
    );
    assert!(total("q=itsme&need=learn").await >= total("need=learn").await);
}

testkit::both_databases!(&MIGRATIONS;
    item_5_an_address_has_its_number_and_stands_once,
    item_6_every_choice_that_a_form_offers_can_find_a_place,
    item_7_names_are_found_without_accents_and_the_nearest_comes_first,
    item_8_the_list_is_sorted_by_distance_and_drawn_on_the_map,
    item_31_whoever_is_open_to_everybody_shows_under_every_wish,
    item_32_help_at_a_distance_stands_apart_and_help_on_the_spot_comes_first,
    item_33_a_page_is_short_the_address_holds_the_search_and_enter_sends_it,
    item_34_words_and_choices_work_together_and_words_never_empty_the_list,
);
