//! Any text as a mapping, and the mapping drafted for any rows.

use mapping::{Draft, Given, Kind, MAX_LINES, Mapping, Profile, Source, Vocabulary, apply};

use super::words;

/// A text that begins with `#` is a list: its name, its header and its rows, cells parted by tabs.
pub fn run(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    match text.strip_prefix('#') {
        Some(list) => draft(list),
        None => parse(text),
    }
}

fn parse(text: &str) {
    match Mapping::parse(text) {
        Ok(mapping) => {
            assert!(text.lines().count() <= MAX_LINES && Source::is_id(&mapping.source.id));
            let row: Vec<Given<'_>> = mapping.columns().into_iter().map(given).collect();
            assert_eq!(
                apply(&mapping, words(), &row),
                apply(&mapping, words(), &row)
            );
            let _ = mapping.check(words());
        }
        Err(fault) => {
            let last = text.split('\n').count().max(MAX_LINES + 1);
            assert!(fault.line <= last && !fault.to_string().is_empty());
        }
    }
    let _ = Vocabulary::parse(&[text]);
}

fn given(column: &str) -> Given<'_> {
    Given {
        column,
        text: column,
        kind: Kind::Text,
    }
}

fn draft(list: &str) {
    let mut lines = list.split('\n');
    let name = lines.next().unwrap_or_default();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let rows: Vec<Vec<Given<'_>>> = lines.map(|line| row(&header, line)).collect();
    let draft = drafted(name, rows.iter());
    let toml = draft.to_toml();
    assert!(toml.lines().count() <= MAX_LINES, "{toml}");
    let mapping = Mapping::parse(&toml).unwrap_or_else(|fault| panic!("{fault}\n{toml}"));
    assert_eq!(mapping.check(words()), Ok(()), "{toml}");
    for row in &rows {
        apply(&mapping, words(), row);
    }
    let sorted = |mut draft: Draft| {
        draft.columns.sort_by(|a, b| a.0.cmp(&b.0));
        draft.columns
    };
    let backwards = drafted(name, rows.iter().rev());
    assert_eq!(sorted(draft), sorted(backwards), "the order of rows counts");
}

fn row<'t>(header: &[&'t str], line: &'t str) -> Vec<Given<'t>> {
    let cells = header.iter().zip(line.split('\t'));
    cells
        .map(|(column, text)| Given {
            column,
            text,
            kind: match text.parse::<f64>() {
                Ok(_) => Kind::Number,
                Err(_) => Kind::Text,
            },
        })
        .collect()
}

fn drafted<'r, 't: 'r>(name: &str, rows: impl Iterator<Item = &'r Vec<Given<'t>>>) -> Draft {
    let mut profile = Profile::new(words());
    rows.for_each(|row| profile.see(row));
    profile.draft(name)
}
