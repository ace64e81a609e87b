//! Nothing that belongs to one machine, one network or one person is committed.

use crate::{nothing_wrong, tree};

/// Pieces of text that have no business here. Written in halves, so that this file has none.
fn forbidden() -> Vec<String> {
    [
        // Pages of ours begin with the word alone.
        ("/wo", "rk/main"),
        ("/wo", "rk/shared"),
        ("/wo", "rk/wt-"),
        ("/wo", "rk/."),
        ("/ro", "ot/"),
        ("/ho", "me/"),
        ("/t", "mp/"),
        ("registry.npm", "js"),
        ("py", "pi.org"),
        ("static.crates", ".io"),
        ("index.crates", ".io"),
        ("deb.deb", "ian.org"),
        ("BEGIN PRIV", "ATE KEY"),
    ]
    .map(|(first, second)| [first, second].concat())
    .to_vec()
}

fn found(path: &str, text: &str) -> Vec<String> {
    let forbidden = forbidden();
    text.lines()
        .enumerate()
        .filter_map(|(line, text)| {
            let piece = forbidden.iter().find(|piece| text.contains(*piece))?;
            Some(format!("{path}:{}: {piece}", line + 1))
        })
        .collect()
}

#[test]
fn no_file_names_a_folder_of_one_machine_or_a_registry_host() {
    let complaints: Vec<String> = tree::files()
        .iter()
        .filter_map(|path| Some((path, tree::text(path)?)))
        .flat_map(|(path, text)| found(path, &text))
        .collect();
    nothing_wrong(&complaints);
}

#[test]
fn the_lock_files_name_no_mirror() {
    let cargo = tree::text("Cargo.lock").unwrap();
    let strange: Vec<String> = cargo
        .lines()
        .filter(|line| {
            line.starts_with("source = ")
                && !line.contains("registry+https://github.com/rust-lang/crates.io-index")
        })
        .map(str::to_owned)
        .collect();
    nothing_wrong(&strange);
    assert!(
        !tree::text("tests/browser/package-lock.json")
            .unwrap()
            .contains("\"resolved\"")
    );
}

#[test]
fn a_machine_s_folder_is_reported() {
    let text = ["let a = \"/ho", "me/somebody\";"].concat();
    assert_eq!(found("a.rs", &text).len(), 1);
    assert_eq!(found("a.rs", "let a = \"/fr/home\";").len(), 0);
}
