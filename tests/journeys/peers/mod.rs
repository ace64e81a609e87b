//! What went wrong in other directories of help, each held here under the number that it has in our
//! list of their mistakes (items 1 to 14 and 31 to 42). Tests of other crates carry such numbers too.

mod hours;
mod list;
mod site;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Items without a test, and why they cannot happen here.
const ELSEWHERE: [(u32, &str); 1] = [(
    38,
    "nothing is imported yet: the CSV that comes in, its encoding and its commas are the import's",
)];

fn items() -> BTreeSet<u32> {
    (1..=14).chain(31..=42).collect()
}

/// The numbers of tests named `item_N_…` in the source files of a folder.
fn tested(folder: &Path, found: &mut BTreeMap<u32, usize>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("target") && !path.ends_with("node_modules") {
                tested(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            for (at, name) in text.match_indices("fn item_") {
                let rest = &text[at + name.len()..];
                let number = rest
                    .split('_')
                    .next()
                    .and_then(|number| number.parse().ok());
                if let Some(number) = number {
                    *found.entry(number).or_default() += 1;
                }
            }
        }
    }
}

#[test]
fn every_item_of_the_list_has_a_test_or_a_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = BTreeMap::new();
    for folder in ["app", "areas", "base", "engines", "tests"] {
        tested(&root.join(folder), &mut found);
    }
    let items = items();
    let held: BTreeSet<u32> = found
        .keys()
        .copied()
        .filter(|item| items.contains(item))
        .collect();
    let elsewhere: BTreeSet<u32> = ELSEWHERE.iter().map(|(item, _)| *item).collect();
    assert!(
        held.is_disjoint(&elsewhere),
        "an item has both a test and a reason for none"
    );
    let missing: Vec<&u32> = items
        .iter()
        .filter(|item| !held.contains(item) && !elsewhere.contains(item))
        .collect();
    assert!(missing.is_empty(), "items without a test: {missing:?}");
    println!(
        "figure: {} of {} items of the list have tests here; {} cannot happen yet",
        held.len(),
        items.len(),
        elsewhere.len()
    );
}
