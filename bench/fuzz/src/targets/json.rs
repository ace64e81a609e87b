//! JSON of any depth and shape: lists, lines, GeoJSON, tables that are joined, lists told apart.

use std::io::Read;

use serde_json::{Map, Value};
use sheets::{Item, Options};

use crate::recipe::Recipe;
use crate::watch::{self, Answer, low};

/// What the other reader holds in memory.
const MOST_BYTES: u64 = 1 << 16;

/// The first byte says what the caller knows of the file.
pub fn run(data: &[u8]) {
    let Some((choice, pieces)) = data.split_first() else {
        return;
    };
    let recipe = Recipe::read(pieces);
    let knows = |bit: u8| choice & (1 << bit) != 0;
    let mut options = Options {
        limits: low(),
        ..Options::default()
    };
    if knows(0) {
        options.base = Some("a".into());
    }
    if knows(1) {
        let keys = ("t".into(), "v".into());
        options.unfold.insert("c".into(), keys);
    }
    if knows(2) {
        options.links.insert("a.b".into(), "b.id".into());
        options.links.insert("c.a".into(), "a.id".into());
    }
    let answer = watch::read(|| recipe.file(), &options);
    let mut beginning = Vec::new();
    let file = recipe.file();
    file.take(MOST_BYTES)
        .read_to_end(&mut beginning)
        .expect("memory");
    if options.base.is_none()
        && let Ok(list) = serde_json::from_slice(&beginning)
    {
        as_another_reader_says(&answer, list);
    }
}

/// Whatever two readers understand they understand alike.
fn as_another_reader_says(answer: &Answer, list: Vec<Map<String, Value>>) {
    if let Err(refusal) = &answer.end {
        let is_limit = matches!(refusal, sheets::Refusal::TooBig(_));
        assert!(is_limit, "a sound list is refused: {refusal}");
        return;
    }
    for item in &answer.items {
        let Item::Row(row) = item else {
            continue;
        };
        let place = usize::try_from(row.number - 1).expect("a place in the list");
        let object = &list[place];
        if object.get("type").is_some_and(|kind| kind == "Feature") {
            continue;
        }
        for (key, value) in object {
            let text = match value {
                Value::String(text) if !text.trim().is_empty() => text.clone(),
                Value::Bool(answer) => answer.to_string(),
                _ => continue,
            };
            let is_there = row.texts(key.trim()).any(|known| known == text);
            assert!(is_there, "row {} has no {key:?}: {text:?}", row.number);
        }
    }
}
