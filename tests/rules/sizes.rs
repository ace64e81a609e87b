//! A file that one cannot read in one go is several files.

use crate::{nothing_wrong, tree};

const MOST_LINES: usize = 500;

fn long_files(files: &[(String, String)]) -> Vec<String> {
    files
        .iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| format!("{path}: {lines} lines; at most {MOST_LINES}"))
        .collect()
}

#[test]
fn files_of_code_are_short() {
    for ending in [".rs", ".html", ".sql", ".css"] {
        nothing_wrong(&long_files(&tree::texts("", ending)));
    }
}

#[test]
fn a_long_file_is_reported() {
    assert_eq!(
        long_files(&[
            ("a.rs".into(), "x\n".repeat(501)),
            ("b.rs".into(), "x\n".repeat(500))
        ])
        .len(),
        1
    );
}
