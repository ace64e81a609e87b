//! The definition of the finder, on the real API: a wish never removes a place whose answer is
//! unknown. Those that match come first, nearest first, then the unknown ones, nearest first; only
//! a known no moves a place to "almost" (the three nearest).
//!
//! The expectation is made by a plain walk over all places, from the facts that the test itself wrote.

use std::collections::BTreeMap;

use serde_json::Value;

use super::ids;
use crate::ground::{MIGRATIONS, Server};

/// What the test knows of each place on the spot.
struct Known {
    /// Id and distance, as the search without wishes has them.
    places: Vec<(String, Option<u64>)>,
    /// By question: yes or no; absent is unknown.
    answers: BTreeMap<(&'static str, String), bool>,
    /// The state of its hours at the moment asked for.
    states: BTreeMap<String, String>,
}

const QUESTIONS: [&str; 5] = ["wheelchair", "free", "group", "individual", "speaks:nl"];

/// Hours by the remainder of a place's number: open on Tuesdays, closed then, by appointment, unknown.
const HOURS: [Option<&str>; 4] = [
    Some("Mo-Fr 09:00-17:00"),
    Some("Sa 10:00-12:00"),
    Some("Tu 09:00-12:00 \"sur rendez-vous\""),
    None,
];

const TUESDAY: &str = "2026-11-24T10:00";

async fn world(server: &Server) -> Known {
    let nothing_asked = server.json("/api/v1/search?near=1060&limit=100").await;
    let places: Vec<(String, Option<u64>)> = nothing_asked["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|place| {
            (
                place["id"].as_str().unwrap().to_owned(),
                place["distance_m"].as_u64(),
            )
        })
        .collect();
    let mut sql = vec!["delete from directory_answer".to_owned()];
    let mut answers = BTreeMap::new();
    for (number, (id, _)) in places.iter().enumerate() {
        for (position, question) in QUESTIONS.into_iter().enumerate() {
            // Every combination of yes, no and unknown of any two questions comes about.
            let answer =
                match (number / 3_usize.pow(u32::try_from(position % 3).unwrap()) + position) % 3 {
                    0 => true,
                    1 => false,
                    _ => continue,
                };
            answers.insert((question, id.clone()), answer);
            let answer = if answer { "yes" } else { "no" };
            sql.push(format!(
                "insert into directory_answer (place_id, question, answer, source_id) values ('{id}', '{question}', '{answer}', 'pan-2021')"
            ));
        }
        let hours =
            HOURS[number % HOURS.len()].map_or("null".to_owned(), |hours| format!("'{hours}'"));
        sql.push(format!(
            "update directory_place set hours = {hours} where id = '{id}'"
        ));
    }
    server.change(&sql).await;
    let mut states = BTreeMap::new();
    let collection = server
        .json(&format!(
            "/api/v1/search?near=1060&limit=100&open_at={TUESDAY}"
        ))
        .await;
    for list in ["results", "almost"] {
        for place in collection[list].as_array().unwrap() {
            states.insert(
                place["id"].as_str().unwrap().to_owned(),
                place["opening"]["state"].as_str().unwrap().to_owned(),
            );
        }
    }
    Known {
        places,
        answers,
        states,
    }
}

impl Known {
    fn answer(&self, wish: &str, id: &str) -> Option<bool> {
        let question = match wish {
            "language=nl" => "speaks:nl",
            "setting=group" => "group",
            "setting=individual" => "individual",
            "wheelchair=1" => "wheelchair",
            "free=1" => "free",
            _ => {
                return match self.states.get(id).map_or("closed", String::as_str) {
                    "open" => Some(true),
                    "closed" => Some(false),
                    _ => None,
                };
            }
        };
        let key = (
            QUESTIONS
                .into_iter()
                .find(|known| *known == question)
                .unwrap(),
            id.to_owned(),
        );
        self.answers.get(&key).copied()
    }

    /// Ids that fit, that may fit, and that are known not to, each with its distance, nearest first.
    fn expect(&self, wishes: &[&str]) -> [Vec<(Option<u64>, String)>; 3] {
        let mut lists = [Vec::new(), Vec::new(), Vec::new()];
        for (id, distance) in &self.places {
            let answers: Vec<Option<bool>> =
                wishes.iter().map(|wish| self.answer(wish, id)).collect();
            let list = if answers.contains(&Some(false)) {
                2
            } else if answers.contains(&None) {
                1
            } else {
                0
            };
            lists[list].push((*distance, id.clone()));
        }
        for list in &mut lists {
            list.sort_by_key(|(distance, id)| (distance.is_none(), *distance, id.clone()));
        }
        lists
    }
}

/// The list of the API as (distance, id), those at the same distance by id: their order says nothing.
fn listed(places: &[Value]) -> Vec<(Option<u64>, String)> {
    let mut list: Vec<(Option<u64>, String)> = places
        .iter()
        .map(|place| {
            (
                place["distance_m"].as_u64(),
                place["id"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let nearest_first = list
        .windows(2)
        .all(|two| (two[0].0.is_none(), two[0].0) <= (two[1].0.is_none(), two[1].0));
    assert!(nearest_first, "not nearest first: {list:?}");
    list.sort_by_key(|(distance, id)| (distance.is_none(), *distance, id.clone()));
    list
}

const WISHES: [&str; 6] = [
    "wheelchair=1",
    "free=1",
    "language=nl",
    "setting=group",
    "setting=individual",
    "open_at=2026-11-24T10:00",
];

async fn a_wish_never_removes_a_place_whose_answer_is_unknown(db: db::Db) {
    let server = Server::open(db).await;
    let known = world(&server).await;
    assert!(known.places.len() >= 25, "{}", known.places.len());
    let (mut almost_seen, mut unknown_seen, mut fitting_seen) = (0, 0, 0);
    for chosen in 0..1_u32 << WISHES.len() {
        let wishes: Vec<&str> = (0..WISHES.len())
            .filter(|wish| chosen & (1 << wish) != 0)
            .map(|wish| WISHES[wish])
            .collect();
        if wishes.contains(&"setting=group") && wishes.contains(&"setting=individual") {
            continue;
        }
        let address = format!("/api/v1/search?near=1060&limit=100&{}", wishes.join("&"));
        let found = server.json(&address).await;
        let results = found["results"].as_array().unwrap();
        let split = results
            .iter()
            .take_while(|place| place["unknown"].as_array().unwrap().is_empty())
            .count();
        let [fitting, unknown, no] = known.expect(&wishes);
        assert_eq!(
            listed(&results[..split]),
            fitting,
            "{address}: those that fit"
        );
        assert_eq!(
            listed(&results[split..]),
            unknown,
            "{address}: those that may fit"
        );
        assert_eq!(
            found["total"].as_u64().unwrap() as usize,
            fitting.len() + unknown.len()
        );
        let almost = listed(found["almost"].as_array().unwrap());
        let nearest: Vec<Option<u64>> = no.iter().take(3).map(|(distance, _)| *distance).collect();
        let distances: Vec<Option<u64>> = almost.iter().map(|(distance, _)| *distance).collect();
        assert_eq!(
            distances, nearest,
            "{address}: the three nearest that do not fit"
        );
        assert!(almost.iter().all(|place| no.contains(place)), "{address}");
        for place in results {
            let id = place["id"].as_str().unwrap();
            let doubts = wishes
                .iter()
                .filter(|wish| known.answer(wish, id).is_none())
                .count();
            assert_eq!(
                place["unknown"].as_array().unwrap().len(),
                doubts,
                "{address}: {place}"
            );
        }
        for place in found["almost"].as_array().unwrap() {
            let id = place["id"].as_str().unwrap();
            let noes = wishes
                .iter()
                .filter(|wish| known.answer(wish, id) == Some(false))
                .count();
            assert_eq!(
                place["because"].as_array().unwrap().len(),
                noes,
                "{address}: {place}"
            );
        }
        almost_seen += almost.len();
        unknown_seen += unknown.len();
        fitting_seen += fitting.len();
    }
    assert!(
        almost_seen > 50 && unknown_seen > 50 && fitting_seen > 50,
        "the test met all three: {fitting_seen}, {unknown_seen}, {almost_seen}"
    );
}

async fn a_need_known_not_to_be_answered_is_almost_and_one_nobody_knows_of_stays(db: db::Db) {
    let server = Server::open(db).await;
    let refuses = server.place_called("L’Atelier du Web");
    let offers = server.place_called("EPN Sapiens");
    let before = server
        .json("/api/v1/search?near=1060&need=device&limit=100")
        .await;
    assert_eq!(
        ids(&before["results"])[0],
        refuses,
        "unknown, and the nearest"
    );
    server
        .change(&[
            format!("insert into directory_service (place_id, need, mode, answer, source_id) values ('{refuses}', 'device', 'on_site', 'no', 'pan-2021')"),
            format!("insert into directory_service (place_id, need, mode, answer, source_id) values ('{offers}', 'device', 'on_site', 'yes', 'pan-2021')"),
        ])
        .await;
    let after = server
        .json("/api/v1/search?near=1060&need=device&limit=100")
        .await;
    assert_eq!(
        ids(&after["results"])[0],
        offers,
        "who is known to help comes first"
    );
    assert_eq!(ids(&after["almost"]), [refuses.as_str()]);
    assert_eq!(after["almost"][0]["because"], serde_json::json!(["need"]));
    let before = before["total"].as_u64().unwrap();
    assert_eq!(after["total"].as_u64().unwrap(), before - 1);
    let anything = server
        .json("/api/v1/search?near=1060&need=unknown&limit=100")
        .await;
    assert_eq!(
        anything["total"].as_u64().unwrap(),
        before,
        "'I do not know' asks for nothing"
    );
}

testkit::both_databases!(&MIGRATIONS;
    a_wish_never_removes_a_place_whose_answer_is_unknown,
    a_need_known_not_to_be_answered_is_almost_and_one_nobody_knows_of_stays,
);
