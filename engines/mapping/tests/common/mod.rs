//! Real lists, read by the simplest means: the engine knows no file format.
#![allow(dead_code)] // each test uses its part

use std::fs;
use std::path::PathBuf;

use mapping::{Given, Kind, Mapping, Vocabulary};
use serde_json::Value;

pub fn project(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)
}

pub fn text(path: &str) -> String {
    fs::read_to_string(project(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn words() -> Vocabulary {
    let texts: Vec<String> = ["fr", "nl", "de", "en", "rules"]
        .iter()
        .map(|name| text(&format!("data/mappings/words/{name}.toml")))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    Vocabulary::parse(&texts).unwrap_or_else(|fault| panic!("{fault}"))
}

pub fn mapping(path: &str) -> Mapping {
    Mapping::parse(&text(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

/// A row that owns its cells.
pub type Row = Vec<(String, String, Kind)>;

pub fn given(row: &Row) -> Vec<Given<'_>> {
    row.iter()
        .map(|(column, text, kind)| Given {
            column,
            text,
            kind: *kind,
        })
        .collect()
}

/// The rows of a shared list (`fr/…`, `be/…`). `unfold` tells apart the objects of a list by the
/// value of one key, as the real reader does.
pub fn rows(file: &str, mapping: Option<&Mapping>) -> Vec<Row> {
    let text = text(&format!("../shared/data/{file}"));
    if file.ends_with(".csv") {
        return csv(&text);
    }
    let list: Value = serde_json::from_str(&text).expect("JSON");
    let list = match &list {
        Value::Object(tables) => tables
            .values()
            .find(|value| value.is_array())
            .expect("a list"),
        list => list,
    };
    let rows = list.as_array().expect("a list").iter();
    rows.map(|object| {
        let mut row = Row::new();
        flatten("", object, mapping, &mut row);
        row
    })
    .collect()
}

fn flatten(path: &str, value: &Value, mapping: Option<&Mapping>, row: &mut Row) {
    let mut cell = |text: String, kind: Kind| {
        if !text.trim().is_empty() {
            row.push((path.to_owned(), text, kind));
        }
    };
    match value {
        Value::Null => {}
        Value::Bool(yes) => cell(yes.to_string(), Kind::Bool),
        Value::Number(number) => cell(number.to_string(), Kind::Number),
        Value::String(text) => cell(text.clone(), Kind::Text),
        Value::Array(items) => {
            let unfold = mapping.and_then(|m| m.read.unfold.get(path));
            for item in items {
                match unfold.map(|(names, holds)| (&item[names.as_str()], &item[holds.as_str()])) {
                    Some((Value::String(name), held)) => {
                        flatten(&format!("{path}.{name}"), held, None, row)
                    }
                    _ => flatten(path, item, mapping, row),
                }
            }
        }
        Value::Object(object) => {
            for (key, value) in object {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                flatten(&path, value, mapping, row);
            }
        }
    }
}

/// A CSV without line ends inside quotes.
pub fn csv(text: &str) -> Vec<Row> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(fields);
    let header = lines.next().unwrap_or_default();
    lines
        .map(|fields| {
            header
                .iter()
                .zip(fields)
                .filter(|(_, text)| !text.trim().is_empty())
                .map(|(column, text)| (column.clone(), text, Kind::Text))
                .collect()
        })
        .collect()
}

pub fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                field.push('"');
                letters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            other => field.push(other),
        }
    }
    fields.push(field);
    fields
}
