//! People's own words against the needs that a person wrote beside them, before the synonyms were.

use std::collections::BTreeMap;

use crate::world::{MIGRATIONS, visitor};

/// What was typed, in which language, and the needs it means; none for nonsense.
struct Labelled {
    query: String,
    language: String,
    needs: Vec<String>,
}

fn read(csv: &str) -> Vec<Labelled> {
    let rows = csv.lines().skip(1).filter(|line| !line.is_empty());
    rows.map(|line| {
        let (rest, needs) = line.rsplit_once(',').unwrap();
        let (query, language) = rest.rsplit_once(',').unwrap();
        let needs = needs
            .split(';')
            .filter(|need| !need.is_empty())
            .map(str::to_owned)
            .collect();
        Labelled {
            query: query.trim_matches('"').to_owned(),
            language: language.to_owned(),
            needs,
        }
    })
    .collect()
}

/// Hits and tries by language, and the queries that missed.
type Score = (BTreeMap<String, (usize, usize)>, Vec<String>);

async fn score(person: &mut testkit::Visitor, queries: &[Labelled]) -> Score {
    let (mut by_language, mut missed) = (BTreeMap::<String, (usize, usize)>::new(), Vec::new());
    for labelled in queries {
        let query: String =
            url::form_urlencoded::byte_serialize(labelled.query.as_bytes()).collect();
        person.visit(&format!("/api/v1/search?q={query}")).await;
        let answer: serde_json::Value = serde_json::from_str(person.html()).unwrap();
        let meant: Vec<&str> = answer["needs"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|need| need.as_str())
            .collect();
        let hit = if labelled.needs.is_empty() {
            meant.is_empty()
        } else {
            labelled
                .needs
                .iter()
                .any(|need| meant.contains(&need.as_str()))
        };
        let language = if labelled.needs.is_empty() {
            "nonsense"
        } else {
            &labelled.language
        };
        let (hits, tries) = by_language.entry(language.to_owned()).or_default();
        *tries += 1;
        *hits += usize::from(hit);
        if !hit {
            missed.push(format!(
                "{} ({}): {:?}, not {meant:?}",
                labelled.query, labelled.language, labelled.needs
            ));
        }
    }
    (by_language, missed)
}

async fn own_words_lead_to_what_people_need(db: db::Db) {
    let mut person = visitor(db).await;
    let sets = [
        ("labelled", include_str!("../data/own-words.csv"), 90),
        (
            "held out",
            include_str!("../data/own-words-held-out.csv"),
            70,
        ),
    ];
    for (name, csv, least_percent) in sets {
        let queries = read(csv);
        let (by_language, missed) = score(&mut person, &queries).await;
        missed.iter().for_each(|line| println!("missed: {line}"));
        let hits = queries.len() - missed.len();
        let languages: Vec<String> = by_language
            .iter()
            .map(|(language, (hits, tries))| format!("{language} {hits}/{tries}"))
            .collect();
        println!(
            "figure: {name} queries: {hits} of {} lead to the need meant ({})",
            queries.len(),
            languages.join(", ")
        );
        assert!(
            hits * 100 >= queries.len() * least_percent,
            "{name}: {hits} of {}",
            queries.len()
        );
    }
}

#[test]
fn the_labelled_queries_are_many_and_in_four_languages() {
    let queries = read(include_str!("../data/own-words.csv"));
    assert!(queries.len() >= 100);
    for language in ["fr", "nl", "de", "en"] {
        assert!(
            queries
                .iter()
                .filter(|labelled| labelled.language == language)
                .count()
                >= 20,
            "{language}"
        );
    }
}

testkit::both_databases!(&MIGRATIONS; own_words_lead_to_what_people_need);
