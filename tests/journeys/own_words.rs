//! People's own words against the needs that somebody wrote beside them before the synonyms were.
//!
//! A query is a hit where the first page says that it understood one of the needs meant; it is answered
//! where that page also shows a place that is known to help with this need. The second is less: no place
//! of ours may be known for it near by. What is typed never reaches a database, so these run on one.

use std::collections::BTreeMap;

use kernel::Language;

use crate::ground::{MIGRATIONS, Server, encoded};
use crate::without_javascript::{places, says};

/// What was typed, in which language, and the needs it means; none for nonsense.
struct Labelled {
    query: String,
    language: String,
    needs: Vec<String>,
}

/// The queries from which gaps in the synonyms were filled, and those that nobody looked at meanwhile.
const SEEN: &str = include_str!("../data/own-words.csv");
const HELD_OUT: &str = include_str!("../data/own-words-held-out.csv");
const HELD_OUT_2: &str = include_str!("../data/own-words-held-out-2.csv");

/// Hits that the present synonyms reach: a change must not fall below.
const LEAST_SEEN: usize = 364;
const LEAST_HELD_OUT: usize = 48;
const LEAST_HELD_OUT_2: usize = 19;
/// Of each file, queries whose first page shows a place known to help: the rest is where no place that we
/// ship is known for the need (devices, safety, work, children).
const LEAST_ANSWERED: [usize; 3] = [288, 38, 17];
const LEAST_MEANINGLESS: usize = 21;

fn read(csv: &str) -> Vec<Labelled> {
    let rows = csv.lines().skip(1).filter(|line| !line.is_empty());
    rows.map(|line| {
        let (rest, needs) = line.rsplit_once(',').unwrap();
        let (query, language) = rest.rsplit_once(',').unwrap();
        Labelled {
            query: query.trim_matches('"').replace("\"\"", "\""),
            language: language.to_owned(),
            needs: needs
                .split(';')
                .filter(|need| !need.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    })
    .collect()
}

/// What the first page of a search has.
struct FirstPage {
    /// The needs that were understood, the best first.
    needs: Vec<String>,
    /// The needs that each place on it is known to help with.
    places: Vec<Vec<String>>,
}

fn texts(list: &serde_json::Value) -> Vec<String> {
    let texts = list.as_array().unwrap().iter();
    texts
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

async fn first_page(server: &Server, query: &str) -> FirstPage {
    let address = format!("/api/v1/search?limit=8&near=1000&q={}", encoded(query));
    let found = server.json(&address).await;
    let needs = texts(&found["needs"]);
    assert_eq!(found["understood"] == "needs", !needs.is_empty(), "{query}");
    let places = found["results"].as_array().unwrap().iter();
    FirstPage {
        needs,
        places: places.map(|place| texts(&place["needs"])).collect(),
    }
}

async fn understood(server: &Server, query: &str) -> Vec<String> {
    first_page(server, query).await.needs
}

impl FirstPage {
    fn is_hit(&self, meant: &[String]) -> bool {
        self.needs.iter().any(|need| meant.contains(need))
    }

    /// Whoever does not know what they need is answered by any place.
    fn is_answered(&self, meant: &[String]) -> bool {
        let named = self.needs.iter().filter(|need| meant.contains(need));
        let helps = |place: &[String], need: &str| {
            need == "unknown" || place.iter().any(|known| known == need)
        };
        named
            .into_iter()
            .any(|need| self.places.iter().any(|place| helps(place, need)))
    }
}

#[derive(Default)]
struct Score {
    tries: usize,
    hits: usize,
    answered: usize,
    /// The need named first is one of those meant.
    first: usize,
}

async fn score(server: &Server, queries: &[Labelled]) -> (BTreeMap<String, Score>, Vec<String>) {
    let (mut scores, mut missed) = (BTreeMap::<String, Score>::new(), Vec::new());
    for labelled in queries.iter().filter(|labelled| !labelled.needs.is_empty()) {
        let page = first_page(server, &labelled.query).await;
        let said = &page.needs;
        let score = scores.entry(labelled.language.clone()).or_default();
        let hit = page.is_hit(&labelled.needs);
        let answered = page.is_answered(&labelled.needs);
        score.tries += 1;
        score.hits += usize::from(hit);
        score.answered += usize::from(answered);
        score.first += usize::from(
            said.first()
                .is_some_and(|need| labelled.needs.contains(need)),
        );
        if !hit {
            missed.push(format!(
                "{} ({}): {:?} was meant, {said:?} understood",
                labelled.query, labelled.language, labelled.needs
            ));
        } else if !answered {
            missed.push(format!(
                "{} ({}): understood, and no place on the first page is known for {:?}",
                labelled.query, labelled.language, labelled.needs
            ));
        }
    }
    (scores, missed)
}

#[test]
fn own_words_lead_to_what_people_need() {
    testkit::run(async {
        let database = testkit::sqlite(&MIGRATIONS).await;
        let server = Server::open(database.db()).await;
        for (name, csv, least, least_answered) in [
            ("labelled queries", SEEN, LEAST_SEEN, LEAST_ANSWERED[0]),
            (
                "queries held out",
                HELD_OUT,
                LEAST_HELD_OUT,
                LEAST_ANSWERED[1],
            ),
            (
                "queries held out later",
                HELD_OUT_2,
                LEAST_HELD_OUT_2,
                LEAST_ANSWERED[2],
            ),
        ] {
            let (scores, missed) = score(&server, &read(csv)).await;
            for line in &missed {
                println!("missed: {line}");
            }
            let sum = |count: fn(&Score) -> usize| scores.values().map(count).sum::<usize>();
            let (tries, hits) = (sum(|score| score.tries), sum(|score| score.hits));
            let by_language: Vec<String> = scores
                .iter()
                .map(|(language, score)| format!("{language} {}/{}", score.hits, score.tries))
                .collect();
            println!(
                "figure: {name}: {hits} of {tries} are understood on the first page ({}), {} with it named first",
                by_language.join(", "),
                sum(|score| score.first)
            );
            let answered = sum(|score| score.answered);
            println!(
                "figure: {name}: for {answered} of {tries} the first page also shows a place known to help with it"
            );
            assert!(hits >= least, "{name}: {hits} of {tries}");
            assert!(
                answered >= least_answered,
                "{name}: {answered} of {tries} answered"
            );
        }
    });
}

/// What somebody new to the search typed first, and the needs it must name, the best first.
const FIRST_TRIED: [(&str, &[&str]); 14] = [
    ("mon téléphone est cassé", &["learn", "device"]),
    ("téléphone cassé", &["learn", "device"]),
    ("mon telephone marche pas", &["learn", "device"]),
    ("telefoon kapot", &["learn", "device"]),
    ("my telephone is broken", &["learn", "device"]),
    ("mein telefon ist kaputt", &["learn", "device"]),
    ("mijn telefoon werkt niet", &["learn", "device"]),
    ("gsm cassé", &["learn", "device"]),
    ("fill in a form for the town hall", &["procedures"]),
    ("food bank", &["unknown"]),
    ("je sais pas lire", &["learn", "unknown"]),
    ("J'AI PEUR D'INTERNET", &["safety", "learn"]),
    ("internet moins cher", &["device", "equipment"]),
    ("chien perdu", &[]),
];

#[test]
fn own_words_of_a_first_visit_lead_to_their_needs_and_to_no_other() {
    testkit::run(async {
        let database = testkit::sqlite(&MIGRATIONS).await;
        let server = Server::open(database.db()).await;
        for (query, needs) in FIRST_TRIED {
            assert_eq!(understood(&server, query).await, needs, "{query}");
        }
        for query in ["i need a laptop", "je cherche un ordinateur", "laptop"] {
            let said = understood(&server, query).await;
            assert_eq!(said.first().map(String::as_str), Some("device"), "{query}");
        }
    });
}

#[test]
fn own_words_that_mean_nothing_stay_not_understood_and_the_page_says_so_kindly() {
    testkit::run(async {
        let database = testkit::sqlite(&MIGRATIONS).await;
        let server = Server::open(database.db()).await;
        let queries: Vec<Labelled> = [SEEN, HELD_OUT]
            .into_iter()
            .flat_map(read)
            .filter(|labelled| labelled.needs.is_empty())
            .collect();
        assert!(queries.len() >= 15, "{}", queries.len());
        let mut wrong = Vec::new();
        for nonsense in &queries {
            let said = understood(&server, &nonsense.query).await;
            if !said.is_empty() {
                wrong.push(format!("{}: {said:?}", nonsense.query));
                continue;
            }
            let language = Language::parse(&nonsense.language).unwrap_or(Language::French);
            let t = server.texts(language);
            let mut person = server.visitor();
            let query = encoded(&nonsense.query);
            person
                .visit(&format!("/{language}/search?near=1000&q={query}"))
                .await;
            let kindly = t.msg("not-understood").str("words", &nonsense.query);
            assert!(
                says(&person, kindly),
                "{}: {}",
                nonsense.query,
                person.text()
            );
            assert!(!places(&person).is_empty(), "help is still shown");
        }
        let right = queries.len() - wrong.len();
        println!(
            "figure: {right} of {} meaningless queries stay not understood",
            queries.len()
        );
        assert!(right >= LEAST_MEANINGLESS, "{wrong:?}");
    });
}

#[test]
fn own_words_are_many_and_in_four_languages() {
    let seen = read(SEEN);
    let count = |language: &str| seen.iter().filter(|one| one.language == language).count();
    assert!(seen.len() >= 100);
    for language in ["fr", "nl", "de", "en"] {
        assert!(count(language) >= 20, "{language}: {}", count(language));
    }
    let held_out: Vec<Labelled> = [HELD_OUT, HELD_OUT_2].into_iter().flat_map(read).collect();
    assert!(held_out.len() >= 80);
    for one in &held_out {
        assert!(
            !seen.iter().any(|other| other.query == one.query),
            "{} stands in both files",
            one.query
        );
    }
}
