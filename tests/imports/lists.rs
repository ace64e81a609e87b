//! The real lists, each with the mapping that reads it.

use std::path::PathBuf;
use std::sync::LazyLock;

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

/// All lists of places that lie there.
pub static LISTS: LazyLock<Vec<List>> = LazyLock::new(|| {
    let rows = include_str!("../data/real-lists.csv").lines().skip(1);
    rows.map(|row| {
        let [file, mapping, rows] = row.split(',').collect::<Vec<_>>().try_into().unwrap();
        List {
            file,
            mapping: match mapping.strip_suffix(".toml") {
                Some(name) => Map::OfTests(name),
                None => Map::Shipped(mapping),
            },
            rows: rows.parse().unwrap(),
        }
    })
    .collect()
});

pub fn here(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The bytes of a list.
pub fn bytes(list: &List) -> Vec<u8> {
    bytes_of(list.file)
}

pub fn bytes_of(file: &str) -> Vec<u8> {
    let path = here("../../shared/data").join(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{file}: {error}"))
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
