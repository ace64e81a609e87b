//! A draft as TOML: few lines, always readable by [`Mapping::parse`](crate::Mapping::parse).

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::draft::{self, Draft, Sureness, Target};
use crate::field::FIELDS;
use crate::fold::fold;
use crate::mapping::MAX_LINES;

/// Bytes that comments and lists may fill, so that the whole stays far below what is read back.
const MAX_COMMENT: usize = 2_000;
const MAX_BYTES: usize = 24_000;
/// Letters of a title: no name of a file is longer.
const MAX_TITLE: usize = 255;
/// Their columns for one field.
const MAX_COLUMNS: usize = 40;
const MAX_FLAGS: usize = 12;
/// Columns of one day.
const MAX_OF_DAY: usize = 4;

pub(crate) fn toml(draft: &Draft) -> String {
    let mut page = Page::default();
    page.add(Line::of(match draft.rows {
        0 => {
            "# The list has no row: nothing is drafted, and nothing can be read by this.".to_owned()
        }
        rows => {
            format!(
                "# Drafted by looking at {rows} rows. A line with \"guess\" wants a second look."
            )
        }
    }));
    page.add(Line::of(
        "# id is the file's name: keep it for later files of the same list, or all its places are new."
            .to_owned(),
    ));
    page.add(Line::of(source(draft)));
    let hours = hours(draft, &mut page);
    page.add_all(hours);
    let mut fields = fields(draft, &mut page);
    let mut flags = flags(draft);
    page.leave_beyond(MAX_FLAGS, &mut flags);
    let flag_lines = if flags.is_empty() { 0 } else { flags.len() + 1 };
    // Two lines of comment end the page, and each section has its heading.
    let room = MAX_LINES - page.lines.len() - flag_lines - 3;
    page.leave_beyond(room, &mut fields);
    let mut values = values(draft);
    page.leave_beyond(room - fields.len(), &mut values);
    page.add_all(values);
    page.add(Line::of("[fields]".to_owned()));
    page.add_all(fields);
    if !flags.is_empty() {
        page.add(Line::of("[flags]".to_owned()));
        page.add_all(flags);
    }
    let comments = comments(draft, &page.left);
    page.lines.extend(comments);
    page.lines.push(String::new());
    page.lines.join("\n")
}

/// A line, and what has to be named where there is no room for it.
struct Line {
    text: String,
    holds: Vec<Left>,
}

impl Line {
    fn of(text: String) -> Self {
        Self {
            text,
            holds: Vec::new(),
        }
    }
}

/// What a draft has no room for.
enum Left {
    /// A column, and what it was taken for.
    Column(String),
    /// A field, and a value of it.
    Value(String),
}

fn column_left(column: &str, target: &str) -> Left {
    Left::Column(format!("{column} (no room: {target})"))
}

/// Lines as long as there is room; one that is too long for what is left is not written.
#[derive(Default)]
struct Page {
    lines: Vec<String>,
    bytes: usize,
    left: Vec<Left>,
}

impl Page {
    fn add(&mut self, line: Line) {
        if self.bytes + line.text.len() < MAX_BYTES {
            self.bytes += line.text.len() + 1;
            self.lines.push(line.text);
        } else {
            self.left.extend(line.holds);
        }
    }

    fn add_all(&mut self, lines: Vec<Line>) {
        for line in lines {
            self.add(line);
        }
    }

    fn leave_beyond(&mut self, most: usize, lines: &mut Vec<Line>) {
        let beyond = lines.split_off(most.min(lines.len()));
        self.left
            .extend(beyond.into_iter().flat_map(|line| line.holds));
    }
}

fn source(draft: &Draft) -> String {
    let mut line = format!("source = {{ id = {}", quoted(&id_of(&draft.file_name)));
    let title = title(&draft.file_name);
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

/// The id of a source by the name of its file: `Lieux 2024 (été)` is `lieux-2024-ete`.
fn id_of(name: &str) -> String {
    let plain: String = fold(name)
        .chars()
        .map(|l| if l.is_ascii_alphanumeric() { l } else { '-' })
        .take(60)
        .collect();
    match plain.trim_matches('-') {
        "" => "list".to_owned(),
        id => id.to_owned(),
    }
}

/// What people read as the source: the words of the file's name.
fn title(file_name: &str) -> String {
    let words = file_name.replace(['-', '_'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).take(MAX_TITLE).collect()
}

fn values(draft: &Draft) -> Vec<Line> {
    let table = |(field, values): (&String, &BTreeMap<String, String>)| {
        let pairs: Vec<String> = values
            .iter()
            .map(|(value, code)| format!("{} = {}", quoted(value), quoted(code)))
            .collect();
        let left = |value: &String| Left::Value(format!("{field}: {value}"));
        Line {
            text: format!("values.{field} = {{ {} }} # guess", pairs.join(", ")),
            holds: values.keys().map(left).collect(),
        }
    };
    draft.values.iter().map(table).collect()
}

fn fields(draft: &Draft, page: &mut Page) -> Vec<Line> {
    let mut by_field: BTreeMap<&str, (Vec<&str>, Sureness)> = BTreeMap::new();
    for (column, target, sureness) in &draft.columns {
        if let Some(Target::Field(field)) = target {
            let (columns, least) = by_field
                .entry(field)
                .or_insert((Vec::new(), Sureness::Sure));
            if columns.len() == MAX_COLUMNS {
                page.left.push(column_left(column, field));
                continue;
            }
            columns.push(column);
            *least = (*least).min(*sureness);
        }
    }
    let mut fields: Vec<_> = by_field.into_iter().collect();
    fields.sort_by_key(|(field, _)| {
        let base = field.split(':').next().unwrap_or(field);
        FIELDS.iter().position(|(code, _)| *code == base)
    });
    let line = |(field, (columns, sureness)): (&str, (Vec<&str>, Sureness))| {
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
        Line {
            text: format!("{name} = {}{mark}", from(field, &columns)),
            holds: columns.iter().map(|c| column_left(c, field)).collect(),
        }
    };
    fields.into_iter().map(line).collect()
}

/// The columns that a field is read from.
fn from(field: &str, columns: &[&str]) -> String {
    match columns {
        // Columns of several tables: a row has one of them.
        several @ [_, _, ..] if draft::takes_one(field) => {
            format!("{{ first = {} }}", list(several))
        }
        columns => list(columns),
    }
}

fn flags(draft: &Draft) -> Vec<Line> {
    let line = |(column, target, _): &(String, Option<Target>, Sureness)| match target {
        Some(Target::Flag { field, code }) => {
            let meaning = format!("{field}={code}");
            Some(Line {
                text: format!("{} = {} # guess", quoted(column), quoted(&meaning)),
                holds: vec![column_left(column, &meaning)],
            })
        }
        _ => None,
    };
    draft.columns.iter().filter_map(line).collect()
}

/// As many columns for every day as the fullest day has.
fn hours(draft: &Draft, page: &mut Page) -> Vec<Line> {
    let mut days: [Vec<&str>; 7] = Default::default();
    for (column, target, _) in &draft.columns {
        if let Some(Target::HoursOf(day)) = target
            && let Some(columns) = days.get_mut(*day)
        {
            if columns.len() == MAX_OF_DAY {
                page.left.push(column_left(column, "hours"));
            } else {
                columns.push(column);
            }
        }
    }
    let most = days.iter().map(Vec::len).max().unwrap_or_default();
    if most == 0 {
        return Vec::new();
    }
    let all: Vec<String> = days
        .iter()
        .flat_map(|day| (0..most).map(|at| day.get(at).copied().unwrap_or_default()))
        .map(quoted)
        .collect();
    vec![Line {
        text: format!("hours.columns = [{}]", all.join(", ")),
        holds: days
            .iter()
            .flatten()
            .map(|c| column_left(c, "hours"))
            .collect(),
    }]
}

fn comments(draft: &Draft, left: &[Left]) -> Vec<String> {
    let columns = draft
        .columns
        .iter()
        .filter(|(_, target, _)| target.is_none())
        .map(|(column, _, _)| column.clone());
    let left_columns = left.iter().filter_map(|left| match left {
        Left::Column(column) => Some(column.clone()),
        Left::Value(_) => None,
    });
    let values = draft
        .unknown_values
        .iter()
        .flat_map(|(field, values)| values.iter().map(move |value| format!("{field}: {value}")));
    let left_values = left.iter().filter_map(|left| match left {
        Left::Value(value) => Some(value.clone()),
        Left::Column(_) => None,
    });
    let columns = named(
        "columns that are not read",
        &left_columns.chain(columns).collect::<Vec<_>>(),
    );
    let values = named(
        "values that nobody knows",
        &values.chain(left_values).collect::<Vec<_>>(),
    );
    columns.into_iter().chain(values).collect()
}

/// One line of comment that names all of them, or says how many more there are.
fn named(what: &str, all: &[String]) -> Option<String> {
    let mut line = format!("# {what}: ");
    for (at, one) in all.iter().enumerate() {
        if line.len() + one.len() > MAX_COMMENT {
            let _ = write!(line, "… and {} more", all.len() - at);
            break;
        }
        if at > 0 {
            line.push_str(" | ");
        }
        line.extend(one.chars().map(|l| if l.is_control() { ' ' } else { l }));
    }
    (!all.is_empty()).then_some(line)
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
