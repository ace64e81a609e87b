//! Lists of others are read by data alone: no source and no column of theirs stands in code.

use std::collections::BTreeSet;

use crate::{nothing_wrong, tree};

/// The rooms that read lists. What we write for others has the names that their standards give it.
const READING: [&str; 6] = [
    "engines/sheets/src/",
    "engines/mapping/src/",
    "engines/duplicates/src/",
    "areas/directory/src/jobs/import",
    "areas/directory/src/model/record",
    "app/src/commands/import.rs",
];

/// Our fields, and the words in which mappings are written: some lists have columns called like them.
const OURS: [&str; 2] = [
    "engines/mapping/src/field.rs",
    "engines/mapping/src/mapping.rs",
];

/// Columns of somebody's list that are also a word of a file format, of our report, and a kind of organisation.
const SHARED: [&str; 3] = ["type", "code", "network"];

/// Literals of reading code that are a source's name, or one of its columns.
fn named_in_code(files: &[(String, String)], names: &BTreeSet<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, text) in files {
        for (line, literal) in tree::literals(&tree::program(text)) {
            if names.contains(&literal.to_lowercase()) {
                wrong.push(format!(
                    "{path}:{line}: {literal:?} is a name of a source: it belongs into a mapping or the words"
                ));
            }
        }
    }
    wrong
}

/// The columns that a person labelled, and what the mappings name, but for words of our own.
fn names_of_sources() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (path, text) in tree::texts("", ".toml") {
        let shipped = path.starts_with("data/mappings/") && !path.contains("/words/");
        if shipped || path.starts_with("tests/data/mappings/") {
            let mapping: toml::Table = toml::from_str(&text).expect("a mapping is TOML");
            named_by(&mapping, &mut names);
        }
    }
    let labelled = tree::text("tests/data/mapping-columns.csv").expect("labelled columns");
    let mut rows = csv::Reader::from_reader(labelled.as_bytes());
    for row in rows.records() {
        names.insert(row.expect("a row")[1].to_lowercase());
    }
    for path in OURS {
        let ours = tree::text(path).expect("words of ours");
        for (_, word) in tree::literals(&tree::program(&ours)) {
            names.remove(&word);
        }
    }
    // Two letters are a language's or a country's code everywhere.
    names.retain(|name| name.len() > 2 && !SHARED.contains(&name.as_str()));
    assert!(names.len() > 200, "these are not all names");
    names
}

fn named_by(mapping: &toml::Table, names: &mut BTreeSet<String>) {
    let mut take = |text: &str| {
        names.insert(text.to_lowercase());
        names.extend(text.split('.').map(str::to_lowercase));
    };
    take(mapping["source"]["id"].as_str().expect("an id"));
    for part in ["fields", "hours", "read"] {
        if let Some(value) = mapping.get(part) {
            strings(value, &mut take);
        }
    }
    if let Some(flags) = mapping.get("flags").and_then(toml::Value::as_table) {
        flags.keys().for_each(|column| take(column));
    }
}

/// Every text in a value, keys aside.
fn strings(value: &toml::Value, take: &mut dyn FnMut(&str)) {
    match value {
        toml::Value::String(text) => take(text),
        toml::Value::Array(items) => items.iter().for_each(|item| strings(item, take)),
        toml::Value::Table(table) => table.values().for_each(|value| strings(value, take)),
        _ => {}
    }
}

#[test]
fn no_source_and_no_column_is_named_in_code() {
    let files: Vec<_> = tree::texts("", ".rs")
        .into_iter()
        .filter(|(path, _)| READING.iter().any(|room| path.starts_with(room)))
        .filter(|(path, _)| !path.contains("/tests"))
        .collect();
    assert!(files.len() > 60, "this is not the code that reads lists");
    nothing_wrong(&named_in_code(&files, &names_of_sources()));
}

#[test]
fn a_column_named_in_code_is_reported() {
    let names = names_of_sources();
    let code =
        "fn read() { cell(\"nom_structure\"); if source == \"Ghent\" { skip(); } word(\"name\"); }";
    let wrong = named_in_code(
        &[("engines/x/src/lib.rs".to_owned(), code.to_owned())],
        &names,
    );
    assert_eq!(wrong.len(), 2, "{wrong:?}");
}
