//! What went wrong in other directories of help, each held here under the number that it has in our
//! list of their mistakes (items 1 to 42). Tests of other crates carry such numbers too.

mod hours;
mod list;
mod site;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The mistakes of our list, but for the last, which is about standards.
fn items() -> BTreeSet<u32> {
    (1..=42).collect()
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
fn every_item_of_the_list_has_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = BTreeMap::new();
    for folder in ["app", "areas", "base", "engines", "tests"] {
        tested(&root.join(folder), &mut found);
    }
    let items = items();
    let missing: Vec<&u32> = items
        .iter()
        .filter(|item| !found.contains_key(item))
        .collect();
    assert!(missing.is_empty(), "items without a test: {missing:?}");
    println!(
        "figure: each of {} items of the list has a test",
        items.len()
    );
}
