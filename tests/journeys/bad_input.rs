//! Whatever is sent: an answer, never a status 5xx.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use testkit::Visitor;

use crate::world::{MIGRATIONS, visitor};

/// Pieces that real addresses are made of, next to anything else.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "\\PC{0,40}",
        1 => ".{0,10}",
        1 => prop::sample::select(vec![
            "1000", "1050", "Bruxelles", "50.85,4.35", "999,999", "-1", "99999999999999999999", "learn", "fr", "open", "now",
            "2026-11-23T10:00", "2026-02-30T25:00", "0193a1c0-0000-7000-8000-000000000001", "%00", "%ff", "../..", "'", "\"><script>", "",
        ]).prop_map(str::to_owned),
    ]
}

fn address() -> impl Strategy<Value = String> {
    let page = prop::sample::select(vec![
        "/fr/search",
        "/ar/where",
        "/fr/shortlist",
        "/api/v1/search",
        "/api/v1/changes",
        "/api/v1/places.csv",
        "/nl/",
    ]);
    let field = prop::sample::select(vec![
        "near",
        "q",
        "need",
        "language",
        "open_at",
        "when",
        "setting",
        "mode",
        "wheelchair",
        "free",
        "radius_km",
        "limit",
        "offset",
        "page",
        "place",
        "after",
        "x",
    ]);
    let with_query =
        (page, prop::collection::vec((field, value()), 0..4)).prop_map(|(page, fields)| {
            let query: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{name}={}", encoded(value)))
                .collect();
            format!("{page}?{}", query.join("&"))
        });
    let folder = prop::sample::select(vec![
        "/fr/place/",
        "/fr/organisation/",
        "/fr/commune/",
        "/fr/listing/",
        "/",
        "/fr/",
        "/api/v1/places/",
        "/assets/",
    ]);
    let with_path =
        (folder, value()).prop_map(|(folder, value)| format!("{folder}{}", encoded(&value)));
    prop_oneof![3 => with_query, 1 => with_path]
}

/// Percent-encoded, but for what the strategy encoded itself.
fn encoded(value: &str) -> String {
    if value.starts_with('%') {
        value.to_owned()
    } else {
        url::form_urlencoded::byte_serialize(value.as_bytes()).collect()
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(300)
}

/// Asks for many addresses that nobody would type.
async fn ask(person: &mut Visitor) {
    let mut runner = TestRunner::new(Config::default());
    for _ in 0..cases() {
        let address = address().new_tree(&mut runner).unwrap().current();
        person.visit(&address).await;
        assert!(
            person.status() < 500,
            "{address} answers {}",
            person.status()
        );
    }
}

async fn bad_input_in_addresses_never_ends_in_a_server_error(db: db::Db) {
    ask(&mut visitor(db).await).await;
}

async fn bad_input_in_a_report_never_ends_in_a_server_error(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/1000").await;
    let place = person.attributes("ol.places h3 a", "href").remove(0);
    let mut runner = TestRunner::new(Config::default());
    for _ in 0..30 {
        let message = value().new_tree(&mut runner).unwrap().current();
        person.visit(&format!("{place}/report")).await;
        person
            .choose("Autre chose")
            .fill("Expliquez, si vous voulez", &message)
            .submit("Envoyer")
            .await;
        assert!(
            person.status() < 500,
            "{message:?} answers {}",
            person.status()
        );
    }
}

testkit::both_databases!(&MIGRATIONS;
    bad_input_in_addresses_never_ends_in_a_server_error,
    bad_input_in_a_report_never_ends_in_a_server_error,
);
