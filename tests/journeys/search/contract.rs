//! The contract for scripts: names and types of all fields, errors, choices, time, pages of results.

use serde_json::Value;

use super::ids;
use crate::ground::{MIGRATIONS, Server, encoded};

/// The fields of a place in the API and what each may be.
const FIELDS: [(&str, &str); 18] = [
    ("id", "text"),
    ("name", "text"),
    ("names", "object"),
    ("distance_m", "number?"),
    ("distance_basis", "text?"),
    ("opening", "object"),
    ("mode", "text"),
    ("address", "object"),
    ("phone", "text?"),
    ("languages", "list"),
    ("needs", "list"),
    ("source", "object"),
    ("confirmed_on", "text?"),
    ("stated_on", "text?"),
    ("label", "text?"),
    ("unknown", "list"),
    ("because", "list"),
    ("url", "text"),
];

const OPENING: [(&str, &str); 5] = [
    ("state", "text"),
    ("until", "text?"),
    ("opens_at", "text?"),
    ("fits", "object?"),
    ("hours", "text?"),
];

const ADDRESS: [(&str, &str); 7] = [
    ("street", "text?"),
    ("postcode", "text?"),
    ("commune", "text?"),
    ("commune_name", "text?"),
    ("lat", "number?"),
    ("lon", "number?"),
    ("mobile", "bool"),
];

fn is(value: &Value, kind: &str) -> bool {
    match kind.strip_suffix('?') {
        Some(kind) => value.is_null() || is(value, kind),
        None => match kind {
            "text" => value.is_string(),
            "number" => value.is_number(),
            "bool" => value.is_boolean(),
            "list" => value.is_array(),
            _ => value.is_object(),
        },
    }
}

/// Complaints about fields that are missing, of another type, or not in the contract (which may grow).
fn wrong(value: &Value, fields: &[(&str, &str)]) -> Vec<String> {
    fields
        .iter()
        .filter(|(name, kind)| !value.get(name).is_some_and(|field| is(field, kind)))
        .map(|(name, kind)| format!("{name} is not {kind}: {:?}", value.get(name)))
        .collect()
}

async fn every_place_has_all_fields_of_the_contract(db: db::Db) {
    let server = Server::open(db).await;
    let found = server
        .json("/api/v1/search?near=1060&need=learn&free=1&open_at=2026-11-24T10:00&limit=100")
        .await;
    assert!(found["total"].is_u64());
    let lists = ["results", "remote", "almost"];
    let all: Vec<&Value> = lists
        .iter()
        .flat_map(|list| found[list].as_array().unwrap())
        .collect();
    assert!(all.len() > 20, "{}", all.len());
    for place in &all {
        assert_eq!(wrong(place, &FIELDS), [""; 0], "{place}");
        assert_eq!(wrong(&place["opening"], &OPENING), [""; 0], "{place}");
        assert_eq!(wrong(&place["address"], &ADDRESS), [""; 0], "{place}");
        assert!(place["source"]["id"].is_string() && place["source"]["title"].is_string());
        let among = |field: &Value, words: &[&str]| words.contains(&field.as_str().unwrap_or(""));
        assert!(among(
            &place["opening"]["state"],
            &["open", "closed", "by_appointment", "unknown"]
        ));
        assert!(among(&place["mode"], &["on_site", "home", "remote"]));
        assert!(
            place["distance_basis"].is_null()
                || among(&place["distance_basis"], &["point", "postcode", "commune"])
        );
        let url = place["url"].as_str().unwrap();
        let path = url.strip_prefix("http://passerelle.test").unwrap();
        assert_eq!(server.get(path).await.status, 200, "{url}");
        let alone = server
            .json(&format!("/api/v1/places/{}", place["id"].as_str().unwrap()))
            .await;
        assert_eq!(alone["names"], place["names"]);
    }
    assert_eq!(
        wrong(&serde_json::json!({ "state": 1 }), &OPENING).len(),
        5,
        "a wrong answer is noticed"
    );
}

async fn the_document_of_the_api_describes_what_is_sent(db: db::Db) {
    let server = Server::open(db).await;
    let document = server.json("/api/v1/openapi.json").await;
    assert_eq!(
        document["openapi"]
            .as_str()
            .unwrap()
            .split('.')
            .take(2)
            .collect::<Vec<_>>(),
        ["3", "1"]
    );
    let paths = document["paths"].as_object().unwrap();
    for path in [
        "/api/v1/search",
        "/api/v1/places/{id}",
        "/api/v1/places.json",
        "/api/v1/places.geojson",
        "/api/v1/places.csv",
        "/api/v1/changes",
    ] {
        assert!(paths.contains_key(path), "{path} is not described");
    }
    let described = document["components"]["schemas"]["FoundPlace"]["properties"]
        .as_object()
        .unwrap();
    let found = server.json("/api/v1/search?near=1060").await;
    let sent = found["results"][0].as_object().unwrap();
    assert_eq!(
        described.keys().collect::<std::collections::BTreeSet<_>>(),
        sent.keys().collect::<std::collections::BTreeSet<_>>()
    );
    let parameters: Vec<&str> = document["paths"]["/api/v1/search"]["get"]["parameters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|parameter| parameter["name"].as_str().unwrap())
        .collect();
    for name in [
        "near",
        "q",
        "need",
        "language",
        "open_at",
        "radius_km",
        "limit",
        "offset",
    ] {
        assert!(parameters.contains(&name), "{name} is not described");
    }
}

async fn each_parameter_that_is_not_understood_is_named_in_a_problem(db: db::Db) {
    let server = Server::open(db).await;
    for (parameter, value) in [
        ("near", "0000"),
        ("near", "Molenbek"),
        ("near", "Zoutenaaie"),
        ("near", "48.85,2.35"),
        ("need", "dancing"),
        ("language", "french"),
        ("language", "xx"),
        ("language", "zz"),
        ("open_at", "soon"),
        ("open_at", "2026-02-30T10:00"),
        ("when", "never"),
        ("setting", "both"),
        ("mode", "by_boat"),
        ("wheelchair", "perhaps"),
        ("free", "perhaps"),
        ("radius_km", "-1"),
        ("radius_km", "NaN"),
        ("limit", "many"),
        ("offset", "-1"),
    ] {
        let address = format!("/api/v1/search?{parameter}={value}");
        let answer = server.get(&address).await;
        assert_eq!(answer.status, 400, "{address}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem = answer.json();
        assert_eq!(problem["field"], parameter, "{address}");
        assert_eq!(problem["status"], 400);
        let detail = problem["detail"].as_str().unwrap();
        assert!(
            detail.contains(' ') && !detail.starts_with("wrong-"),
            "{detail}"
        );
    }
    let nearly = server.get("/api/v1/search?near=Molenbek").await.json();
    assert_eq!(nearly["suggestions"][0], "Molenbeek-Saint-Jean", "{nearly}");
    assert_eq!(
        nearly["title"],
        server
            .texts(kernel::Language::English)
            .get("problem-bad-input-title"),
        "whatever the installation speaks first"
    );
    let remote = |found: Value| found["remote"].as_array().unwrap().len();
    let beside = server.json("/api/v1/search?limit=1").await;
    let (all, beside) = (beside["remote_total"].clone(), remote(beside));
    let alone = server.json("/api/v1/search?limit=1&mode=remote").await;
    assert_eq!((beside, Value::from(remote(alone))), (5, all));
    let twice = server.get("/api/v1/search?near=1000&near=1060").await;
    assert_eq!(twice.status, 400);
    assert_eq!(twice.header("content-type"), "application/problem+json");
    let after = server.get("/api/v1/changes?after=yesterday").await;
    assert_eq!(
        (after.status.as_u16(), &after.json()["field"]),
        (400, &Value::from("after"))
    );
    let empty =
        "/api/v1/search?near=&q=&need=&language=&open_at=&radius_km=&limit=&offset=&when=&mode=";
    assert_eq!(server.get(empty).await.status, 200, "empty is absent");
}

async fn an_ambiguous_place_answers_300_with_choices_that_work(db: db::Db) {
    let server = Server::open(db).await;
    for near in ["1050", "1040", "2900", "8211"] {
        let answer = server.get(&format!("/api/v1/search?near={near}")).await;
        let communes = kernel::geography::Belgium::get()
            .communes_of(kernel::Postcode::parse(near).unwrap())
            .len();
        if communes == 1 {
            assert_eq!(answer.status, 200, "{near}");
            continue;
        }
        assert_eq!(answer.status, 300, "{near}");
        let body = answer.json();
        let choices = body["choices"].as_array().unwrap();
        assert_eq!(choices.len(), communes);
        for choice in choices {
            for field in ["near", "postcode", "commune", "name"] {
                assert!(choice[field].is_string(), "{field}: {choice}");
            }
            let chosen = encoded(choice["near"].as_str().unwrap());
            let answer = server.get(&format!("/api/v1/search?near={chosen}")).await;
            assert_eq!(answer.status, 200, "{choice}");
        }
    }
}

/// The place with these hours, and the state that a search at a moment gives it.
async fn state_at(server: &Server, place: &str, open_at: &str) -> String {
    let address = format!(
        "/api/v1/search?near=1060&limit=100&open_at={}",
        encoded(open_at)
    );
    let found = server.json(&address).await;
    let lists = ["results", "almost"];
    let state = lists
        .iter()
        .flat_map(|list| found[list].as_array().unwrap())
        .find(|found| found["id"] == place)
        .map(|found| found["opening"]["state"].as_str().unwrap().to_owned());
    state.unwrap_or_else(|| "absent".to_owned())
}

async fn open_at_is_brussels_time_unless_it_has_an_offset(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    server
        .change(&[format!(
            "update directory_place set hours = 'Mo-Fr 09:00-12:30; PH off' where id = '{place}'"
        )])
        .await;
    for (open_at, state) in [
        ("2026-11-24T12:00", "open"),
        ("2026-11-24T12:00:00", "open"),
        ("2026-11-24 12:00", "open"),
        ("2026-11-24T12:00:00+01:00", "open"),
        ("2026-11-24T11:00:00Z", "open"),
        ("2026-11-24T12:00:00Z", "closed"),
        ("2026-11-24T12:29", "open"),
        ("2026-11-24T12:30", "closed"),
        ("2026-11-24T08:30:00-04:00", "closed"),
        ("2026-07-01T12:00", "open"),
        ("2026-07-01T10:29:00Z", "open"),
        ("2026-07-01T10:30:00Z", "closed"),
        ("2026-12-25T10:00", "closed"),
    ] {
        assert_eq!(state_at(&server, &place, open_at).await, state, "{open_at}");
    }
}

async fn the_hours_that_fit_are_those_that_were_asked_for(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    server
        .change(&[format!(
            "update directory_place set hours = 'Mo-Fr 09:00-12:00; Th 16:00-20:00' where id = '{place}'"
        )])
        .await;
    let hours = |from: &str, until: &str| serde_json::json!({ "from": from, "until": until });
    for (asked, state, fits) in [
        ("", "open", Value::Null),
        (
            "&when=evening",
            "open",
            hours("2026-11-26T18:00:00", "2026-11-26T20:00:00"),
        ),
        (
            "&when=now",
            "open",
            hours("2026-11-23T10:00:00", "2026-11-23T12:00:00"),
        ),
        (
            "&open_at=2026-11-24T09:30",
            "open",
            hours("2026-11-24T09:30:00", "2026-11-24T12:00:00"),
        ),
        ("&when=weekend", "open", Value::Null),
        ("&open_at=2026-11-24T13:00", "closed", Value::Null),
    ] {
        let found = server
            .json(&format!("/api/v1/search?near=1060&limit=100{asked}"))
            .await;
        let lists = ["results", "almost"];
        let found = lists
            .iter()
            .flat_map(|list| found[list].as_array().unwrap())
            .find(|found| found["id"] == place)
            .unwrap_or_else(|| panic!("{asked}"));
        assert_eq!(found["opening"]["fits"], fits, "{asked}");
        assert_eq!(found["opening"]["state"], state, "{asked}");
    }
}

async fn pages_of_results_fit_together_and_stay_the_same(db: db::Db) {
    let server = Server::open(db).await;
    let query = "/api/v1/search?near=1000&need=learn&wheelchair=1";
    let whole = server.json(&format!("{query}&limit=100")).await;
    let all = ids(&whole["results"]);
    assert_eq!(all.len() as u64, whole["total"].as_u64().unwrap());
    assert!(all.len() > 10);
    for limit in [1, 3, 7, 100] {
        let mut parts = Vec::new();
        while parts.len() < all.len() {
            let address = format!("{query}&limit={limit}&offset={}", parts.len());
            let part = server.json(&address).await;
            assert_eq!(part["total"], whole["total"]);
            assert!(ids(&part["results"]).len() <= limit);
            parts.extend(ids(&part["results"]));
        }
        assert_eq!(parts, all, "limit {limit}");
    }
    let beyond = server.json(&format!("{query}&offset=100000")).await;
    assert_eq!(ids(&beyond["results"]), [""; 0]);
    let most = server.json(&format!("{query}&limit=99999")).await;
    assert!(ids(&most["results"]).len() <= 100);
    assert_eq!(
        ids(&server.json(query).await["results"]).len(),
        all.len().min(20)
    );
}

async fn a_radius_and_a_mode_narrow_what_is_near(db: db::Db) {
    let server = Server::open(db).await;
    let near = server.json("/api/v1/search?near=1060&limit=100").await;
    let within = server
        .json("/api/v1/search?near=1060&limit=100&radius_km=2.5")
        .await;
    for place in within["results"].as_array().unwrap() {
        let far = place["distance_m"]
            .as_u64()
            .is_some_and(|metres| metres > 2500);
        assert!(!far, "{place}");
        let unknown = place["unknown"].as_array().unwrap();
        assert_eq!(
            unknown.contains(&"radius".into()),
            place["distance_m"].is_null()
        );
    }
    assert!(within["total"].as_u64() < near["total"].as_u64());
    for place in within["almost"].as_array().unwrap() {
        assert_eq!(place["because"], serde_json::json!(["radius"]));
    }
    let home = server
        .json("/api/v1/search?near=1060&limit=100&mode=home")
        .await;
    assert_eq!(home["total"], near["total"], "unknown removes nobody");
    let first = &home["results"][0];
    assert_eq!(
        (&first["mode"], &first["name"]),
        (&"home".into(), &"ClassContact".into())
    );
}

async fn geojson_and_csv_hold_every_place_once(db: db::Db) {
    let server = Server::open(db).await;
    let mut known: Vec<String> = server
        .directory
        .board()
        .places
        .iter()
        .map(|place| place.id.to_string())
        .collect();
    known.sort();
    let collection = server.json("/api/v1/places.geojson").await;
    assert_eq!(collection["type"], "FeatureCollection");
    let mut in_geojson = ids(&collection["features"]);
    in_geojson.sort();
    assert_eq!(in_geojson, known);
    let csv = server.get("/api/v1/places.csv").await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    let mut in_csv: Vec<String> = csv
        .body
        .split("\r\n")
        .skip(1)
        .filter(|line| !line.is_empty())
        .map(|line| line[..36].to_owned())
        .collect();
    in_csv.sort();
    assert_eq!(in_csv, known);
}

testkit::both_databases!(&MIGRATIONS;
    every_place_has_all_fields_of_the_contract,
    the_document_of_the_api_describes_what_is_sent,
    each_parameter_that_is_not_understood_is_named_in_a_problem,
    an_ambiguous_place_answers_300_with_choices_that_work,
    open_at_is_brussels_time_unless_it_has_an_offset,
    the_hours_that_fit_are_those_that_were_asked_for,
    pages_of_results_fit_together_and_stay_the_same,
    a_radius_and_a_mode_narrow_what_is_near,
    geojson_and_csv_hold_every_place_once,
);
