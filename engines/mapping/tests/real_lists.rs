//! Every list of the test data through its mapping: what becomes of it.

mod common;

use std::collections::BTreeMap;

use common::{fields, given, mapping, rows, text, words};
use jiff::civil::date;
use mapping::{Mapped, Mapping, apply};

/// Each list of places, and where its mapping lies.
fn lists() -> Vec<(String, String)> {
    let table = text("tests/data/real-lists.csv");
    let list = |line: &str| {
        let [file, mapping, _] = fields(line).try_into().expect("three fields");
        let path = match mapping.ends_with(".toml") {
            true => format!("tests/data/mappings/{mapping}"),
            false => format!("data/mappings/{mapping}.toml"),
        };
        (file, path)
    };
    table.lines().skip(1).map(list).collect()
}

fn mapped(list: &str, path: &str) -> Vec<Mapped> {
    let words = words();
    let mapping = mapping(path).on(date(2026, 11, 23));
    rows(list, Some(&mapping))
        .iter()
        .map(|row| apply(&mapping, &words, &given(row)))
        .collect()
}

fn count(mapped: &[Mapped], what: impl Fn(&Mapped) -> bool) -> usize {
    mapped.iter().filter(|row| what(row)).count()
}

fn reasons(mapped: &[Mapped]) -> BTreeMap<(&str, &'static str), usize> {
    let mut reasons = BTreeMap::new();
    for remark in mapped.iter().flat_map(|row| &row.remarks) {
        *reasons
            .entry((remark.field.as_str(), remark.reason.code()))
            .or_default() += 1;
    }
    reasons
}

#[test]
fn every_row_of_every_collected_list_has_a_place_to_be() {
    for (list, path) in lists() {
        let mapped = mapped(&list, &path);
        let expected = mapped.len();
        let has = |row: &Mapped, field: &str| {
            row.fields
                .keys()
                .any(|f| f.split(':').next() == Some(field))
        };
        let remarked = count(&mapped, |row| !row.remarks.is_empty());
        println!("{list}: {expected} rows, {remarked} with remarks");
        for ((field, reason), times) in reasons(&mapped) {
            println!("  {field}: {reason} {times}");
        }
        if std::env::var_os("MAPPING_DETAILS").is_some() {
            for remark in mapped.iter().flat_map(|row| &row.remarks) {
                println!("    {remark:?}");
            }
            println!("{:#?}", mapped[0].fields);
            println!("unused: {:?}", mapped[0].unused);
        }
        assert!(expected > 0, "{list}");
        let placed = count(&mapped, |row| has(row, "commune") || has(row, "lat"));
        assert_eq!(placed, expected, "{list}");
    }
}

#[test]
fn a_mapping_is_short_and_refused_where_it_is_not() {
    let long = format!("source = {{ id = 'x' }}\n{}", "#\n".repeat(40));
    assert!(Mapping::parse(&long).is_err());
}
