//! The files of the repository, as the rules read them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests have a folder of their own")
        .to_path_buf()
}

/// Every file that is or would be committed, by its path from the root, in order.
pub fn files() -> Vec<String> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("the rules need git");
    assert!(listed.status.success(), "the rules need a checkout");
    let mut files: Vec<String> = String::from_utf8_lossy(&listed.stdout)
        .lines()
        .filter(|path| root().join(path).is_file())
        .map(str::to_owned)
        .collect();
    files.sort();
    files.dedup();
    assert!(files.len() > 50, "this is not the whole tree");
    files
}

/// The text of a file; `None` where it is not text.
pub fn text(path: &str) -> Option<String> {
    std::fs::read_to_string(root().join(path)).ok()
}

/// Files under `folder` whose name ends in `ending`, with their text.
pub fn texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    files()
        .into_iter()
        .filter(|path| path.starts_with(folder) && path.ends_with(ending))
        .filter_map(|path| text(&path).map(|text| (path, text)))
        .collect()
}

/// Rust without its tests and comments: what stands before `#[cfg(test)]`, line numbers kept.
pub fn program(text: &str) -> String {
    let mut kept = String::new();
    for line in text.lines() {
        if line.trim() == "#[cfg(test)]" {
            break;
        }
        if !line.trim_start().starts_with("//") {
            kept.push_str(line);
        }
        kept.push('\n');
    }
    kept
}

/// The string literals of a piece of Rust with their line numbers; raw strings too.
pub fn literals(text: &str) -> Vec<(usize, String)> {
    let chars: Vec<char> = text.chars().collect();
    let (mut found, mut line, mut at) = (Vec::new(), 1, 0);
    while at < chars.len() {
        match chars[at] {
            '\n' => line += 1,
            // A character literal may hold a quote.
            '\'' if chars.get(at + 2) == Some(&'\'') => at += 2,
            '\'' if chars.get(at + 1) == Some(&'\\') && chars.get(at + 3) == Some(&'\'') => at += 3,
            '"' => {
                let hashes = chars[..at].iter().rev().take_while(|c| **c == '#').count();
                let raw = at > hashes && chars[at - hashes - 1] == 'r';
                let (start, begin) = (line, at + 1);
                at = begin;
                loop {
                    match chars.get(at) {
                        None => break,
                        Some('"')
                            if !raw
                                || chars[at + 1..]
                                    .iter()
                                    .take(hashes)
                                    .filter(|c| **c == '#')
                                    .count()
                                    == hashes =>
                        {
                            break;
                        }
                        Some('\\') if !raw => at += 1,
                        Some('\n') => line += 1,
                        _ => {}
                    }
                    at += 1;
                }
                found.push((start, chars[begin..at.min(chars.len())].iter().collect()));
            }
            _ => {}
        }
        at += 1;
    }
    found
}

#[test]
fn literals_are_found_with_their_lines() {
    let text = "let a = \"one \\\" two\";\nlet q = '\"';\nlet b = r#\"a \"raw\" one\"#;\n";
    assert_eq!(
        literals(text),
        [
            (1, "one \\\" two".to_owned()),
            (3, "a \"raw\" one".to_owned())
        ]
    );
}

#[test]
fn tests_and_comments_are_not_the_program() {
    let text = "/// \"words\"\nlet a = 1;\n#[cfg(test)]\nmod tests { let b = 2; }\n";
    assert_eq!(program(text), "\nlet a = 1;\n");
}
