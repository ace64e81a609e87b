//! A coordinator finds all stale places of a commune, on the screen and as a table.

use std::collections::BTreeSet;

use kernel::Language;
use testkit::Visitor;
use web::Role;

use super::{coordinates, coordinator, organisation};
use crate::ground::{Ask, MIGRATIONS, Server};
use crate::without_javascript::says;

/// A made-up place: what is known of its age, and whether it is stale on the day of the tests, said by hand.
struct Made {
    id: String,
    commune: &'static str,
    stale: bool,
}

/// When a place was confirmed, of when its source is, since when its source no longer names it; and whether it is stale.
type Age = (
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
    bool,
);

/// Dates around the bounds, each with what it means on 23 November 2026.
const AGES: [Age; 9] = [
    (Some("2026-11-23"), None, None, false),
    (Some("2026-05-24"), None, None, false),
    (Some("2026-05-23"), None, None, true),
    (None, Some("2026-06"), None, false),
    (None, Some("2026-05"), None, true),
    (None, Some("2021-03-01"), None, true),
    (None, None, None, true),
    (Some("2026-11-01"), None, Some("2026-11-10"), true),
    (Some("2026-11-10"), None, Some("2026-11-01"), false),
];

/// Many places in two communes, of every age.
async fn make_places(server: &Server) -> Vec<Made> {
    let mut made = Vec::new();
    let mut sql = Vec::new();
    let text = |value: Option<&str>| value.map_or("null".to_owned(), |value| format!("'{value}'"));
    for number in 0..180_usize {
        let (confirmed, stated, gone, stale) = AGES[(number * 7 + number / 9) % AGES.len()];
        let commune = if number % 3 == 0 { "62063" } else { "62051" };
        let id = format!("01a30000-0000-7000-8000-{number:012}");
        let phone = (number % 2 == 0).then_some("+32 4 000 00 00");
        sql.push(format!(
            "insert into directory_place (id, kind, commune_nis, phone, source_id, confirmed_on, stated_on, gone_on)
             select '{id}', 'other', '{commune}', {}, min(id), {}, {}, {} from directory_source",
            text(phone),
            text(confirmed),
            text(stated),
            text(gone)
        ));
        sql.push(format!(
            "insert into directory_place_text (place_id, field, language, text) values ('{id}', 'name', '', '=Lieu {number}')"
        ));
        made.push(Made { id, commune, stale });
    }
    server.change(&sql).await;
    made
}

fn stale_of(made: &[Made], commune: &str) -> BTreeSet<String> {
    let here = made.iter().filter(|place| place.commune == commune);
    here.filter(|place| place.stale)
        .map(|place| place.id.clone())
        .collect()
}

/// The ids of the places on all pages, from this one on.
async fn on_all_pages(person: &mut Visitor, next: &str) -> Vec<String> {
    let mut ids = Vec::new();
    loop {
        let addresses = person.attributes("ol.places h2 a", "href");
        assert!(!addresses.is_empty(), "{}", person.text());
        ids.extend(
            addresses
                .iter()
                .filter_map(|address| address.rsplit('/').next())
                .map(str::to_owned),
        );
        if person.attributes("a[rel=next]", "href").is_empty() {
            return ids;
        }
        person.follow(next).await;
    }
}

async fn a_coordinator_finds_all_stale_places_of_a_commune(db: db::Db) {
    let server = Server::open(db).await;
    let made = make_places(&server).await;
    let mut person = coordinator(&server, &["62"]).await;
    for language in Language::ALL {
        let t = server.texts(language);
        person.visit(&format!("/{language}/work/board")).await;
        assert_eq!(person.status(), 200);
        for (nis, name) in [("62063", "Liège"), ("62051", "Herstal")] {
            let commune = kernel::geography::Belgium::get()
                .commune(kernel::Nis::parse(nis).unwrap())
                .unwrap();
            assert_eq!(commune.name(Language::French), name);
            person.visit(&format!("/{language}/work/board")).await;
            person.follow(commune.name(language)).await;
            let found = on_all_pages(&mut person, &t.get("next")).await;
            let once: BTreeSet<String> = found.iter().cloned().collect();
            assert_eq!(once.len(), found.len(), "a place stands twice");
            assert_eq!(once, stale_of(&made, nis), "{language} {nis}");
        }
    }
}

async fn the_table_of_a_commune_has_the_same_places_and_no_formula(db: db::Db) {
    let server = Server::open(db).await;
    let made = make_places(&server).await;
    let id = organisation(&server, "Coordination de l’Essai", &["62"]).await;
    let member = server.member(Role::Coordinator, &id, None).await;
    let answer = server
        .ask(&Ask::get("/fr/work/board/62063.csv").by(&server, &member))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(answer.header("content-type").starts_with("text/csv"));
    assert_eq!(answer.header("cache-control"), "no-store");
    let mut table = csv::Reader::from_reader(answer.body.as_bytes());
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let ids: BTreeSet<String> = rows.iter().map(|row| row[0].to_owned()).collect();
    assert_eq!(ids, stale_of(&made, "62063"));
    for row in &rows {
        assert!(row[1].starts_with("'=Lieu"), "{row:?}");
    }
    let answer = server
        .ask(&Ask::get("/nl/work/board.csv").by(&server, &member))
        .await;
    let mut table = csv::Reader::from_reader(answer.body.as_bytes());
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    // The worst comes first, and communes without a place are there too.
    assert_eq!((&rows[0][0], &rows[0][1]), ("62051", "Herstal"));
    let stale = stale_of(&made, "62051").len().to_string();
    assert_eq!((&rows[0][2], &rows[0][8]), ("120", stale.as_str()));
    assert_eq!(&rows[0][10], "60", "half of them have no phone");
    assert!(rows.iter().any(|row| &row[2] == "0"));
}

async fn what_an_organisation_does_not_coordinate_it_does_not_see(db: db::Db) {
    let server = Server::open(db).await;
    let id = organisation(&server, "Coordination de l’Essai", &["62063"]).await;
    let mut person = server.signed_in(Role::Coordinator, &id, None).await;
    person.visit("/fr/work/board/62063").await;
    assert_eq!(person.status(), 200);
    for elsewhere in ["/fr/work/board/62051", "/fr/work/board/62051.csv"] {
        person.visit(elsewhere).await;
        assert_eq!(person.status(), 403, "{elsewhere}");
    }
    for nowhere in [
        "/fr/work/board/99999",
        "/fr/work/board/x.csv",
        "/fr/work/board/.csv",
    ] {
        person.visit(nowhere).await;
        assert_eq!(person.status(), 404, "{nowhere}");
    }
    // A change is felt at once.
    coordinates(&server, &id, &["62051"]).await;
    person.visit("/fr/work/board/62063").await;
    assert_eq!(person.status(), 403);
    person.visit("/fr/work/board/62051").await;
    assert_eq!(person.status(), 200);
    coordinates(&server, &id, &[]).await;
    let t = server.texts(Language::French);
    person.visit("/fr/work/board").await;
    assert!(says(&person, t.get("board-none")), "{}", person.text());
    for role in Role::ALL {
        let mut person = server.signed_in(role, &id, None).await;
        person.visit("/fr/work/board").await;
        let expected = if role == Role::Coordinator { 200 } else { 403 };
        assert_eq!(person.status(), expected, "{role:?}");
    }
}

testkit::both_databases!(&MIGRATIONS;
    a_coordinator_finds_all_stale_places_of_a_commune,
    the_table_of_a_commune_has_the_same_places_and_no_formula,
    what_an_organisation_does_not_coordinate_it_does_not_see,
);
