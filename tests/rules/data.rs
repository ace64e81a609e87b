//! Every file of data says where it comes from and what may be done with it.

use std::collections::BTreeSet;

use crate::{nothing_wrong, tree};

const LINES: &[&str] = &[
    "SPDX-FileCopyrightText: ",
    "SPDX-License-Identifier: ",
    "Source: ",
    "What: ",
];

/// Licences under which data may be carried over, or our own.
const LICENCES: &[&str] = &[
    "CC0-1.0",
    "CC-BY-4.0",
    "CC-BY-2.0",
    "ODbL-1.0",
    "EUPL-1.2",
    "LicenseRef-facts",
];

/// Files of data without a note beside them, and notes that say too little or stand alone.
fn unsourced(files: &[(String, String)]) -> Vec<String> {
    let names: BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let mut wrong = Vec::new();
    for (path, text) in files {
        match path.strip_suffix(".license") {
            Some(of) if !names.contains(of) => {
                wrong.push(format!("{path}: the file it speaks of is not there"))
            }
            Some(_) => wrong.extend(missing_lines(path, text)),
            None if path.ends_with("README.md") => {}
            None if names.contains(format!("{path}.license").as_str()) => {}
            None => wrong.push(format!("{path}: {path}.license is missing")),
        }
    }
    wrong
}

fn missing_lines(path: &str, text: &str) -> Vec<String> {
    let mut wrong: Vec<String> = LINES
        .iter()
        .filter(|start| {
            !text.lines().any(|line| {
                line.strip_prefix(*start)
                    .is_some_and(|rest| !rest.trim().is_empty())
            })
        })
        .map(|start| format!("{path}: no line `{start}…`"))
        .collect();
    let licences = text
        .lines()
        .filter_map(|line| line.strip_prefix("SPDX-License-Identifier: "));
    wrong.extend(
        licences
            .flat_map(|licence| licence.split(" AND "))
            .filter(|licence| !LICENCES.contains(&licence.trim()))
            .map(|licence| format!("{path}: is {licence} a licence that we may carry over? If so, add it to the rule")),
    );
    wrong
}

#[test]
fn every_file_of_data_names_its_source_and_licence() {
    let files: Vec<(String, String)> = tree::texts("data/", "");
    assert!(files.len() > 5);
    nothing_wrong(&unsourced(&files));
}

/// Notes that name OpenStreetMap's contributors as holders without their licence.
fn careless_with_openstreetmap(path: &str, note: &str) -> Option<String> {
    let licence = note
        .lines()
        .find_map(|line| line.strip_prefix("SPDX-License-Identifier: "))
        .unwrap_or_default();
    let holders = note
        .lines()
        .filter(|line| line.starts_with("SPDX-FileCopyrightText: "));
    let theirs = holders
        .into_iter()
        .any(|line| line.contains("OpenStreetMap"));
    (theirs && !licence.contains("ODbL-1.0"))
        .then(|| format!("{path}: OpenStreetMap's facts are ODbL-1.0, in files of their own"))
}

#[test]
fn facts_of_openstreetmap_keep_their_licence() {
    let notes = tree::texts("data/", ".license");
    nothing_wrong(
        &notes
            .iter()
            .filter_map(|(path, note)| careless_with_openstreetmap(path, note))
            .collect::<Vec<_>>(),
    );
    let bad =
        "SPDX-FileCopyrightText: OpenStreetMap contributors\nSPDX-License-Identifier: CC0-1.0\n";
    assert!(careless_with_openstreetmap("a", bad).is_some());
}

#[test]
fn data_without_a_source_is_reported() {
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let good =
        "SPDX-FileCopyrightText: 2026 X\nSPDX-License-Identifier: CC0-1.0\nSource: Y\nWhat: Z\n";
    assert_eq!(
        unsourced(&[file("data/a.csv", ""), file("data/a.csv.license", good)]),
        Vec::<String>::new()
    );
    assert_eq!(unsourced(&[file("data/a.csv", "")]).len(), 1);
    assert_eq!(
        unsourced(&[
            file("data/a.csv", ""),
            file("data/a.csv.license", "SPDX-License-Identifier: Proprietary")
        ])
        .len(),
        4
    );
    assert_eq!(unsourced(&[file("data/b.csv.license", good)]).len(), 1);
}
