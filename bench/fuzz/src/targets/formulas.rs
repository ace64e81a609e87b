//! Texts that a spreadsheet would run: written with a guard, and read back as they were.

use std::io::Cursor;
use std::sync::LazyLock;

use mapping::formula::{GUARD, guarded, guarded_if_quoted, unguarded};
use mapping::{Given, Kind, Mapped, Mapping, apply};
use sheets::{Item, Options, Row};

use super::words;
use crate::watch;

const PLAIN: &str = "source.id = 'x'\nfields = { id = 'id', name = 'name', says = 'name' }";
static GUARDED: LazyLock<Mapping> = LazyLock::new(|| {
    Mapping::parse(&format!("{PLAIN}\nread.guard = \"{GUARD}\"")).expect("a mapping")
});
static BARE: LazyLock<Mapping> = LazyLock::new(|| Mapping::parse(PLAIN).expect("a mapping"));

pub fn run(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    let (csv, json) = (guarded(text.to_owned()), guarded_if_quoted(text));
    assert_eq!(unguarded(&csv, GUARD), text);
    assert_eq!(unguarded(&json, GUARD), text);
    assert!(!is_run(&csv), "{csv:?} would be run");

    // Of control characters a file may have only so many before it is none of text.
    let is_special = |letter: char| letter.is_control() && !"\t\r\n".contains(letter);
    if text.trim().is_empty() || text.contains(is_special) {
        return;
    }
    let meant = mapped(&BARE, text);
    let file = format!("id,name\r\n1,\"{}\"\r\n", csv.replace('"', "\"\""));
    assert_eq!(mapped(&GUARDED, &only_cell(&file, &csv)), meant);
    let file = serde_json::json!([{ "id": "1", "name": json }]).to_string();
    assert_eq!(mapped(&GUARDED, &only_cell(&file, &json)), meant);
    let words: Vec<&str> = text.split_whitespace().collect();
    if let Some(name) = meant.fields.get("name") {
        assert_eq!(*name, [words.join(" ")]);
    }
}

/// Whether a spreadsheet runs a cell, said in other words than the guard says it. A sum of numbers is
/// run by none: its signs stand inside.
fn is_run(cell: &str) -> bool {
    let Some(first) = cell.chars().next() else {
        return false;
    };
    match first {
        '=' | '@' | '\t' | '\r' => true,
        '+' | '-' => {
            let harmless = |l: char| l.is_ascii_digit() || matches!(l, ' ' | '/' | '.' | '(' | ')');
            !cell[1..].chars().all(harmless) || !cell.contains(|l: char| l.is_ascii_digit())
        }
        _ => false,
    }
}

/// What stands in the column `name` of the only row, which is what was written.
fn only_cell(file: &str, written: &str) -> String {
    let answer = watch::read(|| Cursor::new(file), &Options::default());
    assert!(answer.end.is_ok(), "{:?} of {file:?}", answer.end);
    let [Item::Row(row)] = answer.items.as_slice() else {
        panic!("{:?} of {file:?}", answer.items);
    };
    let texts: Vec<&str> = Row::texts(row, "name").collect();
    assert_eq!(texts, [written]);
    texts.concat()
}

fn mapped(mapping: &Mapping, text: &str) -> Mapped {
    let given = |column, text| Given {
        column,
        text,
        kind: Kind::Text,
    };
    apply(mapping, words(), &[given("id", "1"), given("name", text)])
}
