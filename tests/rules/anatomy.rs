//! Every area has the same anatomy: whoever knows one knows all.

use crate::{nothing_wrong, tree};

/// The rooms of an area; each is a file, or a folder of that name when it grew.
const ROOMS: &[&str] = &["model", "store", "access", "pages", "api", "jobs"];

/// What is wrong with the names of an area's files.
fn strange_files(paths: &[String]) -> Vec<String> {
    let mut wrong = Vec::new();
    for path in paths {
        let parts: Vec<&str> = path.split('/').collect();
        let fine = match parts.as_slice() {
            ["areas", _, "Cargo.toml" | "README.md" | "askama.toml"] => true,
            ["areas", _, "migrations", file] => file.ends_with(".sql"),
            ["areas", _, "templates", ..] => true,
            ["areas", _, "src", "lib.rs"] => true,
            ["areas", _, "src", file] => file
                .strip_suffix(".rs")
                .is_some_and(|name| ROOMS.contains(&name)),
            ["areas", _, "src", room, ..] => ROOMS.contains(room) && path.ends_with(".rs"),
            _ => false,
        };
        if !fine {
            wrong.push(format!(
                "{path}: not a place of an area's anatomy (see ARCHITECTURE.md)"
            ));
        }
    }
    wrong
}

/// An area without its face or its explanation.
fn missing_files(paths: &[String]) -> Vec<String> {
    let mut areas: Vec<&str> = paths
        .iter()
        .filter_map(|path| path.split('/').nth(1))
        .collect();
    areas.dedup();
    let needed =
        |area: &&str| ["README.md", "src/lib.rs"].map(|file| format!("areas/{area}/{file}"));
    areas
        .iter()
        .flat_map(needed)
        .filter(|file| !paths.contains(file))
        .map(|file| format!("{file} is missing"))
        .collect()
}

fn area_files() -> Vec<String> {
    tree::files()
        .into_iter()
        .filter(|path| path.starts_with("areas/"))
        .collect()
}

#[test]
fn areas_have_the_files_of_the_anatomy_and_no_others() {
    nothing_wrong(&strange_files(&area_files()));
}

#[test]
fn every_area_has_a_face_and_says_what_it_is_for() {
    nothing_wrong(&missing_files(&area_files()));
}

#[test]
fn a_file_outside_the_anatomy_is_reported() {
    let good = [
        "areas/x/README.md",
        "areas/x/src/lib.rs",
        "areas/x/src/pages.rs",
        "areas/x/src/pages/place.rs",
    ];
    let bad = [
        "areas/x/src/utils.rs",
        "areas/x/src/helpers/mod.rs",
        "areas/x/notes.txt",
    ];
    let owned = |paths: &[&str]| {
        paths
            .iter()
            .map(|path| (*path).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(strange_files(&owned(&good)), Vec::<String>::new());
    assert_eq!(strange_files(&owned(&bad)).len(), 3);
    assert_eq!(missing_files(&owned(&["areas/x/src/pages.rs"])).len(), 2);
}
