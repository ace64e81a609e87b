//! Hours of real places, from the collection that lies beside the project.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::PathBuf;

use hours::{Hours, Understanding, understand};
use serde_json::Value;

/// A file of the collection that lies beside the project.
fn read(name: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::from_str(&text).unwrap()
}

#[test]
fn every_hours_text_of_687_collected_places_is_read() {
    let places = read("fr/hinaura-687-lieux-standard-v0.json");
    let texts: Vec<&str> = places
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|place| place["horaires"].as_str())
        .collect();
    let wrong: Vec<_> = texts
        .iter()
        .filter_map(|text| Hours::parse(text).err().map(|error| (text, error)))
        .collect();
    assert!(texts.len() > 500 && wrong.is_empty(), "{wrong:?}");
    for text in texts {
        let hours = Hours::parse(text).unwrap();
        assert_eq!(Hours::parse(&hours.to_osm()).unwrap(), hours);
    }
}

#[test]
fn dutch_prose_of_twelve_collected_places_in_ghent_means_what_a_reader_wrote_down() {
    let collection = read("be/digipunt-gent-places.json");
    for place in collection["places"].as_array().unwrap() {
        let lines: Vec<String> = place["source_hours_text"]
            .as_array()
            .unwrap()
            .iter()
            .map(joined)
            .collect();
        let typed = lines.join("\n");
        let Understanding::Exact(hours) = understand(&typed) else {
            panic!("{typed}: {:?}", understand(&typed))
        };
        let osm = place["opening_hours_osm"].as_str().unwrap();
        // A note of some places takes back Tuesday morning, which the lines themselves give.
        if place["source_note"]
            .as_str()
            .unwrap()
            .starts_with("Gesloten")
        {
            continue;
        }
        assert_eq!(hours.week(), Hours::parse(osm).unwrap().week(), "{typed}");
    }
}

fn joined(line: &Value) -> String {
    line.as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}
