//! Open data for machines: licence, date and tag on every download; how old and how good each record is.

use serde_json::{Value, json};

use crate::ground::{Ask, MIGRATIONS, Server};

const DOWNLOADS: [&str; 3] = [
    "/api/v1/places.json",
    "/api/v1/places.geojson",
    "/api/v1/places.csv",
];

async fn a_download_has_its_licence_and_date_and_comes_once(db: db::Db) {
    let server = Server::open(db.clone()).await;
    let place = server.place_called("L’Atelier du Web");
    for address in DOWNLOADS {
        let first = server.get(address).await;
        assert_eq!(first.status, 200, "{address}");
        let link = first.header("link");
        assert!(
            link.contains("publicdomain/zero/1.0/>; rel=\"license\""),
            "{link}"
        );
        assert!(link.contains("/fr/data>; rel=\"describedby\""), "{link}");
        assert_eq!(
            first.header("last-modified"),
            "Mon, 23 Nov 2026 09:00:00 GMT"
        );
        assert!(
            first
                .header("content-disposition")
                .contains("places-2026-11-23.")
        );
        let position: i64 = first.header("passerelle-position").parse().unwrap();
        assert!(position > 0);
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with("W/\""), "{tag}");
        let again = Ask::get(address).header("if-none-match", tag.as_str());
        let known = server.ask(&again).await;
        assert_eq!(
            (known.status.as_u16(), known.body.as_str()),
            (304, ""),
            "{address}"
        );
        assert_eq!(known.header("etag"), tag);
        // Another server on the same database, or this one started anew, agrees.
        let other = Server::another(db.clone()).await;
        assert_eq!(other.ask(&again).await.status, 304, "{address}");
        confirm(&server, &place).await;
        let changed = server.ask(&again).await;
        assert_eq!(changed.status, 200, "{address}: something changed");
        assert_ne!(changed.header("etag"), tag);
    }
}

async fn confirm(server: &Server, place: &str) {
    server
        .confirm_place(&kernel::Id::parse(place).unwrap())
        .await;
    assert!(server.directory.refresh().await.unwrap());
}

async fn a_place_and_the_feed_come_once_too(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    for address in [
        format!("/api/v1/places/{place}"),
        "/api/v1/changes?after=1".to_owned(),
    ] {
        let first = server.get(&address).await;
        let again = Ask::get(&address).header("if-none-match", first.header("etag"));
        assert_eq!(server.ask(&again).await.status, 304, "{address}");
        confirm(&server, &place).await;
        assert_eq!(server.ask(&again).await.status, 200, "{address}");
    }
}

async fn a_script_on_another_site_may_read_open_data_and_no_page(db: db::Db) {
    let server = Server::open(db).await;
    let header = "access-control-allow-origin";
    for address in [
        "/api/v1/places.geojson",
        "/api/v1/search?near=1000",
        "/api/v1/nothing",
    ] {
        assert_eq!(server.get(address).await.header(header), "*", "{address}");
    }
    for address in ["/", "/fr/1000", "/healthz", "/metrics"] {
        assert_eq!(server.get(address).await.header(header), "", "{address}");
    }
}

async fn inside_json_and_geojson_the_licence_and_date_stand_first(db: db::Db) {
    let server = Server::open(db).await;
    let places = server.directory.board().places.len();
    let all = server.json("/api/v1/places.json").await;
    assert_eq!(all["licence"], "CC0-1.0");
    assert_eq!(all["made_at"], "2026-11-23T09:00:00Z");
    assert_eq!(all["places"].as_array().unwrap().len(), places);
    let sources: Vec<&str> = list(&all["sources"], "id");
    for place in all["places"].as_array().unwrap() {
        assert!(
            sources.contains(&place["source"].as_str().unwrap()),
            "{place}"
        );
    }
    assert_eq!(list(&all["labels"], "id"), ["epn-brussels-2021"]);
    let geojson = server.json("/api/v1/places.geojson").await;
    assert_eq!(geojson["licence"], "CC0-1.0");
    assert_eq!(geojson["type"], "FeatureCollection");
    assert_eq!(geojson["features"].as_array().unwrap().len(), places);
    // One place on a line: a tool that reads lines needs no parser of its own for so much.
    let text = server.get("/api/v1/places.json").await.body;
    assert_eq!(text.lines().count(), places + 2);
    for line in text.lines().skip(1).take(places) {
        let place: Value = serde_json::from_str(line.trim_end_matches(',')).unwrap();
        assert!(place["id"].is_string());
    }
}

fn list<'a>(values: &'a Value, field: &str) -> Vec<&'a str> {
    let values = values.as_array().unwrap().iter();
    values.map(|value| value[field].as_str().unwrap()).collect()
}

async fn a_record_says_how_old_and_how_good_it_is(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let address = format!("/api/v1/places/{place}");
    let before = server.json(&address).await;
    assert_eq!(before["freshness"], "old", "its document is of 2021");
    assert_eq!(before["gone_on"], Value::Null);
    let mend = before["quality"]["mend"].as_array().unwrap();
    assert!(mend.contains(&json!("phone")) && mend.contains(&json!("freshness")));
    let met = 10 - mend.len();
    let score = before["quality"]["score"].as_f64().unwrap();
    assert!(
        (score * 10.0 - f64::from(u32::try_from(met).unwrap())).abs() < 1e-9,
        "{before}"
    );
    confirm(&server, &place).await;
    let after = server.json(&address).await;
    assert_eq!(after["freshness"], "fresh");
    assert!((after["quality"]["score"].as_f64().unwrap() - score - 0.1).abs() < 1e-9);
    server
        .change(&[format!(
            "update directory_place set confirmed_on = '2026-01-15', gone_on = '2026-10-01' where id = '{place}'"
        )])
        .await;
    let gone = server.json(&address).await;
    assert_eq!(
        (&gone["freshness"], &gone["gone_on"]),
        (&json!("ageing"), &json!("2026-10-01"))
    );
    let found = server.json("/api/v1/search?near=1060&limit=100").await;
    let ids = list(&found["results"], "id");
    assert!(
        ids.contains(&place.as_str()),
        "what its source left is never hidden"
    );
    confirm(&server, &place).await;
    let answered = server.json(&address).await;
    assert_eq!(
        (&answered["freshness"], &answered["gone_on"]),
        (&json!("fresh"), &Value::Null)
    );
}

async fn what_is_old_or_gone_is_said_on_the_card_in_plain_words(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let dates = |confirmed: &str, gone: &str| {
        [format!(
            "update directory_place set confirmed_on = {confirmed}, gone_on = {gone} where id = '{place}'"
        )]
    };
    for language in kernel::Language::ALL {
        let t = server.texts(language);
        let old = t.get("dated-old");
        let gone = t
            .msg("dated-gone")
            .str("day", t.date_plain(jiff::civil::date(2026, 10, 1)));
        let (old, gone) = (old, gone.to_string());
        for (sql, told) in [
            (dates("'2026-11-01'", "null"), [false, false]),
            (dates("'2025-11-01'", "null"), [false, false]),
            (dates("'2023-11-01'", "null"), [true, false]),
            (dates("'2026-09-01'", "'2026-10-01'"), [false, true]),
            (dates("null", "'2026-10-01'"), [false, true]),
            (dates("'2026-10-02'", "'2026-10-01'"), [false, false]),
        ] {
            server.change(&sql).await;
            let mut person = server.visitor();
            person.visit(&format!("/{language}/place/{place}")).await;
            let says = |text: &str| crate::without_javascript::says(&person, text);
            assert_eq!([says(&old), says(&gone)], told, "{language} {sql:?}");
        }
    }
}

async fn who_keeps_the_list_learns_whom_to_ask_first_and_what_to_mend(db: db::Db) {
    let server = Server::open(db).await;
    let directory = &server.directory;
    let permit = directory::may_change_places(web::Actor::Operator).unwrap();
    let all = directory.board().places.len();
    let due = directory::due(directory, &permit, "", usize::MAX);
    assert_eq!(
        (due.total, due.first.len()),
        (all, all),
        "all documents are old"
    );
    let days: Vec<_> = due.first.iter().map(|one| one.known_on).collect();
    assert!(days.is_sorted(), "oldest first");
    let first = due.first[0].place.id.clone();
    confirm(&server, first.as_str()).await;
    let after = directory::due(directory, &permit, "", 3);
    assert_eq!((after.total, after.first.len()), (all - 1, 3));
    assert_ne!(after.first[0].place.id, first);
    let brussels = directory::due(directory, &permit, "21", usize::MAX);
    let one_commune = directory::due(directory, &permit, "21013", usize::MAX);
    assert!(one_commune.total > 0 && one_commune.total < brussels.total);
    assert!(
        one_commune
            .first
            .iter()
            .all(|one| one.place.whereabouts.contains("1060"))
    );
    let weak = directory::to_mend(directory, &permit, "", 0.6, usize::MAX);
    let scores: Vec<f64> = weak.first.iter().map(|one| one.score).collect();
    assert!(scores.is_sorted() && scores.iter().all(|score| *score < 0.6));
    assert!(weak.first.iter().all(|one| !one.mend.is_empty()));
    assert_eq!(
        directory::to_mend(directory, &permit, "", 1.1, 0).total,
        all
    );
}

testkit::both_databases!(&MIGRATIONS;
    a_download_has_its_licence_and_date_and_comes_once,
    a_place_and_the_feed_come_once_too,
    a_script_on_another_site_may_read_open_data_and_no_page,
    inside_json_and_geojson_the_licence_and_date_stand_first,
    a_record_says_how_old_and_how_good_it_is,
    what_is_old_or_gone_is_said_on_the_card_in_plain_words,
    who_keeps_the_list_learns_whom_to_ask_first_and_what_to_mend,
);
