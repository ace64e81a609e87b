//! A draft as TOML: few lines, always readable by [`Mapping::parse`](crate::Mapping::parse).

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::draft::{self, Draft, Sureness, Target};
use crate::field::FIELDS;
use crate::mapping::MAX_LINES;

/// Bytes that comments and lists may fill, so that the whole stays far below what is read back.
const MAX_COMMENT: usize = 2_000;
const MAX_BYTES: usize = 24_000;
/// Letters of a title: no name of a file is longer.
const MAX_TITLE: usize = 255;
/// Their columns for one field.
const MAX_COLUMNS: usize = 40;
const MAX_FLAGS: usize = 12;

pub(crate) fn toml(draft: &Draft) -> String {
    let mut page = Page::default();
    page.add(match draft.rows {
        0 => {
            "# The list has no row: nothing is drafted, and nothing can be read by this.".to_owned()
        }
        rows => {
            format!(
                "# Drafted by looking at {rows} rows. A line with \"guess\" wants a second look."
            )
        }
    });
    page.add(
        "# id is the file's name: keep it for later files of the same list, or all its places are new."
            .to_owned(),
    );
    page.add(source(draft));
    page.add_all(hours(draft));
    let (mut fields, flags) = (fields(draft), flags(draft));
    let flag_lines = if flags.is_empty() { 0 } else { flags.len() + 1 };
    // Two lines of comment end the page, and each section has its heading.
    let room = MAX_LINES - page.lines.len() - flag_lines - 3;
    let without_room = fields.split_off(room.min(fields.len()));
    let mut values = values(draft);
    values.truncate(room - fields.len());
    page.add_all(values);
    page.add("[fields]".to_owned());
    page.add_all(fields);
    if !flags.is_empty() {
        page.add("[flags]".to_owned());
        page.add_all(flags);
    }
    page.lines.extend(comments(draft, &without_room));
    page.lines.push(String::new());
    page.lines.join("\n")
}

/// Lines as long as there is room; one that is too long for what is left is not written.
#[derive(Default)]
struct Page {
    lines: Vec<String>,
    bytes: usize,
}

impl Page {
    fn add(&mut self, line: String) {
        if self.bytes + line.len() < MAX_BYTES {
            self.bytes += line.len() + 1;
            self.lines.push(line);
        }
    }

    fn add_all(&mut self, lines: Vec<String>) {
        for line in lines {
            self.add(line);
        }
    }
}

fn source(draft: &Draft) -> String {
    let mut line = format!("source = {{ id = {}", quoted(&draft.source_id));
    let title = title(&draft.source_id);
    for (name, value) in [
        ("title", &title),
        ("language", &draft.language),
        ("country", &draft.country),
        ("lists", &draft.lists),
    ] {
        if !value.is_empty() {
            let _ = write!(line, ", {name} = {}", quoted(value));
        }
    }
    line.push_str(" }");
    let of_title = (!title.is_empty()).then_some("title");
    let guessed: Vec<&str> = of_title
        .into_iter()
        .chain(draft.guessed.iter().copied())
        .collect();
    if !guessed.is_empty() {
        let _ = write!(line, " # guess: {}", guessed.join(", "));
    }
    line
}

/// What people read as the source: the words of the file's name.
fn title(source_id: &str) -> String {
    let words = source_id.replace(['-', '_'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).take(MAX_TITLE).collect()
}

fn values(draft: &Draft) -> Vec<String> {
    let table = |(field, values): (&String, &BTreeMap<String, String>)| {
        let pairs: Vec<String> = values
            .iter()
            .map(|(value, code)| format!("{} = {}", quoted(value), quoted(code)))
            .collect();
        format!("values.{field} = {{ {} }} # guess", pairs.join(", "))
    };
    draft.values.iter().map(table).collect()
}

fn fields(draft: &Draft) -> Vec<String> {
    let mut by_field: BTreeMap<&str, (Vec<&str>, Sureness)> = BTreeMap::new();
    for (column, target, sureness) in &draft.columns {
        if let Some(Target::Field(field)) = target {
            let (columns, least) = by_field
                .entry(field)
                .or_insert((Vec::new(), Sureness::Sure));
            if columns.len() < MAX_COLUMNS {
                columns.push(column);
            }
            *least = (*least).min(*sureness);
        }
    }
    let place = |field: &str| {
        let base = field.split(':').next().unwrap_or(field);
        FIELDS.iter().position(|(code, _)| *code == base)
    };
    let mut lines: Vec<(Option<usize>, String)> = by_field
        .into_iter()
        .map(|(field, (columns, sureness))| {
            let name = if field.contains(':') {
                quoted(field)
            } else {
                field.to_owned()
            };
            let mark = if sureness == Sureness::Guess {
                " # guess"
            } else {
                ""
            };
            let columns = match columns.as_slice() {
                // Columns of several tables: a row has one of them.
                several @ [_, _, ..] if draft::takes_one(field) => {
                    format!("{{ first = {} }}", list(several))
                }
                columns => list(columns),
            };
            (place(field), format!("{name} = {columns}{mark}"))
        })
        .collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}

fn flags(draft: &Draft) -> Vec<String> {
    let line = |(column, target, _): &(String, Option<Target>, Sureness)| match target {
        Some(Target::Flag { field, code }) => {
            let meaning = quoted(&format!("{field}={code}"));
            Some(format!("{} = {meaning} # guess", quoted(column)))
        }
        _ => None,
    };
    draft
        .columns
        .iter()
        .filter_map(line)
        .take(MAX_FLAGS)
        .collect()
}

/// As many columns for every day as the fullest day has.
fn hours(draft: &Draft) -> Vec<String> {
    let mut days: [Vec<&str>; 7] = Default::default();
    for (column, target, _) in &draft.columns {
        if let Some(Target::HoursOf(day)) = target
            && let Some(columns) = days.get_mut(*day)
            && columns.len() < 4
        {
            columns.push(column);
        }
    }
    let most = days.iter().map(Vec::len).max().unwrap_or_default();
    if most == 0 {
        return Vec::new();
    }
    let all: Vec<&str> = days
        .iter()
        .flat_map(|day| (0..most).map(|at| day.get(at).copied().unwrap_or_default()))
        .collect();
    let all: Vec<String> = all.iter().map(|column| quoted(column)).collect();
    vec![format!("hours.columns = [{}]", all.join(", "))]
}

fn comments(draft: &Draft, without_room: &[String]) -> Vec<String> {
    let mut comments = Vec::new();
    let unknown: Vec<&str> = draft
        .columns
        .iter()
        .filter(|(_, target, _)| target.is_none())
        .map(|(column, _, _)| column.as_str())
        .collect();
    if !unknown.is_empty() || !without_room.is_empty() {
        let all = [unknown.join(" | "), without_room.join(" | ")].join(" | ");
        let all = all.trim_matches([' ', '|']);
        comments.push(comment(&format!("columns that nothing fits: {all}")));
    }
    let values: Vec<String> = draft
        .unknown_values
        .iter()
        .map(|(field, values)| {
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            format!("{field}: {}", values.join(" | "))
        })
        .collect();
    if !values.is_empty() {
        comments.push(comment(&format!(
            "values that nobody knows: {}",
            values.join("; ")
        )));
    }
    comments
}

/// One line, whatever stands in the text.
fn comment(text: &str) -> String {
    let plain = |l: char| if l.is_control() { ' ' } else { l };
    let mut line = String::from("# ");
    for letter in text.chars().map(plain) {
        if line.len() > MAX_COMMENT {
            line.push('…');
            break;
        }
        line.push(letter);
    }
    line
}

fn list(columns: &[&str]) -> String {
    match columns {
        [one] => quoted(one),
        many => format!(
            "[{}]",
            many.iter()
                .map(|c| quoted(c))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    }
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted + "\""
}
