//! Days of the year 0 and other odd values, through any mapping: what comes out is of its kind, and goes
//! in again unchanged.

use std::collections::BTreeMap;
use std::fmt::Write;

use hours::Hours;
use jiff::civil::Date;
use mapping::{Given, Kind, Mapped, Mapping, apply};

use super::words;

/// Which field of ours a line is for.
const FIELDS: [(char, &str); 26] = [
    ('i', "id"),
    ('n', "name"),
    ('x', "other_name"),
    ('t', "says"),
    ('S', "street"),
    ('z', "postcode"),
    ('C', "commune"),
    ('m', "commune_code"),
    ('c', "country"),
    ('r', "registration"),
    ('a', "lat"),
    ('o', "lon"),
    ('P', "point"),
    ('p', "phone"),
    ('e', "email"),
    ('w', "website"),
    ('h', "hours"),
    ('d', "updated_on"),
    ('k', "kind"),
    ('s', "service"),
    ('u', "audience"),
    ('f', "free"),
    ('y', "wheelchair"),
    ('b', "mobile"),
    ('l', "languages"),
    ('v', "not_languages"),
];

/// What comes out of these goes in again unchanged. Languages do but for `nr`, which is also short for "not told".
const STABLE: [&str; 17] = [
    "postcode",
    "phone",
    "email",
    "website",
    "lat",
    "lon",
    "updated_on",
    "registration",
    "commune_code",
    "country",
    "service",
    "audience",
    "free",
    "mobile",
    "wheelchair",
    "needs",
    "id",
];

/// A row, and the mapping made for it.
#[derive(Default)]
struct Case<'t> {
    choices: &'t str,
    cells: Vec<(String, Kind, &'t str)>,
    /// Our field to the columns made for it.
    fields: BTreeMap<&'t str, Vec<String>>,
    has_flag: bool,
}

/// The first line chooses; each other one is a cell: for what, of which kind, and its text.
pub fn run(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    let mut lines = text.split('\n');
    let mut case = Case {
        choices: lines.next().unwrap_or_default(),
        ..Case::default()
    };
    lines.for_each(|line| case.add(line));
    let toml = case.mapping();
    let mapping = Mapping::parse(&toml).unwrap_or_else(|fault| panic!("{fault}\n{toml}"));
    let mapping = match case.chooses('t') {
        true => mapping.on(TODAY),
        false => mapping,
    };
    let row: Vec<Given<'_>> = case
        .cells
        .iter()
        .map(|(column, kind, text)| Given {
            column,
            text,
            kind: *kind,
        })
        .collect();
    let mapped = apply(&mapping, words(), &row);
    assert_eq!(mapped, apply(&mapping, words(), &row), "another answer");
    is_bounded(&mapped);
    for (field, values) in &mapped.fields {
        for value in values {
            assert!(is_of(field, value, &mapped), "{field}: {value:?}");
        }
    }
    if !case.fields.contains_key("hours")
        && let Some(text) = mapped.fields.get("hours")
    {
        let read = Hours::parse(&text[0]);
        assert!(read.is_ok(), "{text:?} was put together and cannot be read");
    }
    goes_in_again(&mapped);
}

const TODAY: Date = jiff::civil::date(2026, 11, 23);

impl<'t> Case<'t> {
    fn chooses(&self, choice: char) -> bool {
        self.choices.contains(choice)
    }

    fn add(&mut self, line: &'t str) {
        let mut letters = line.chars();
        let (Some(what), Some(kind)) = (letters.next(), letters.next()) else {
            return;
        };
        let kind = match kind {
            '#' => Kind::Number,
            '?' => Kind::Bool,
            '@' => Kind::Date,
            _ => Kind::Text,
        };
        let column = match FIELDS.iter().find(|(letter, _)| *letter == what) {
            Some((_, field)) => {
                let columns = self.fields.entry(field).or_default();
                let column = format!("{field} {}", columns.len() % 3);
                if !columns.contains(&column) {
                    columns.push(column.clone());
                }
                column
            }
            // Halves of days, lists of days and times, a flag, a column that nobody reads.
            None => what.to_string(),
        };
        self.has_flag |= what == 'F';
        self.cells.push((column, kind, letters.as_str()));
    }

    fn mapping(&self) -> String {
        let country = match (self.chooses('B'), self.chooses('F')) {
            (true, _) => "BE",
            (_, true) => "FR",
            _ => "",
        };
        let lists: String = "|;,".chars().filter(|mark| self.chooses(*mark)).collect();
        let also = if self.chooses('+') { "['BE']" } else { "[]" };
        let mut toml = format!(
            "source = {{ id = 'x', country = '{country}', also = {also}, lists = '{lists}' }}\n"
        );
        if self.chooses('g') {
            toml.push_str("read.guard = \"'\"\n");
        }
        let hours = match self.chooses('L') {
            true => "{ days = 'D', opens = 'O', closes = 'X' }".to_owned(),
            false => {
                let halves: Vec<String> = HALVES.iter().map(|half| format!("'{half}'")).collect();
                format!("{{ columns = [{}] }}", halves.join(", "))
            }
        };
        let _ = writeln!(toml, "hours = {hours}\n[fields]");
        if self.chooses('*') {
            toml.push_str("'*' = '*'\n");
        }
        for (field, columns) in &self.fields {
            let columns: Vec<String> = columns.iter().map(|column| format!("'{column}'")).collect();
            let columns = columns.join(", ");
            let _ = match self.chooses('1') {
                true => writeln!(toml, "{field} = {{ first = [{columns}] }}"),
                false => writeln!(toml, "{field} = [{columns}]"),
            };
        }
        if self.has_flag {
            toml.push_str("[flags]\nF = 'service=access'\n");
        }
        toml
    }
}

/// Morning and afternoon from Monday to Sunday.
const HALVES: [char; 14] = [
    'A', 'E', 'G', 'H', 'I', 'J', 'K', 'M', 'N', 'Q', 'R', 'T', 'U', 'V',
];

fn is_bounded(mapped: &Mapped) {
    assert!(mapped.remarks.len() <= 200);
    for remark in &mapped.remarks {
        assert!(remark.value.chars().count() <= 300);
    }
    for values in mapped.fields.values() {
        assert!((1..=100).contains(&values.len()));
        assert!(values.iter().all(|value| !value.trim().is_empty()));
    }
}

/// Whether a value is one of its field.
fn is_of(field: &str, value: &str, mapped: &Mapped) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let only = |name: &str| mapped.fields.get(name).map(|values| values[0].as_str());
    let degrees = |most: f64| value.parse().is_ok_and(|n: f64| n.abs() <= most);
    match field {
        "updated_on" => {
            let day = match value.len() {
                7 => format!("{value}-01"),
                _ => value.to_owned(),
            };
            let years = 1990..2100;
            let is_iso = |read: Date| read.to_string() == day && years.contains(&read.year());
            day.parse().is_ok_and(is_iso)
        }
        "lat" => only("lon").is_some() && degrees(90.0) && (value, only("lon")) != ("0", Some("0")),
        "lon" => only("lat").is_some() && degrees(180.0),
        "phone" => {
            let is_long = |number: &str| digits(number) && (7..=17).contains(&number.len());
            value.strip_prefix('+').is_some_and(is_long) || digits(value)
        }
        "country" => value.len() == 2 && value.bytes().all(|b| b.is_ascii_uppercase()),
        "postcode" if only("country") == Some("BE") => value.len() == 4 && digits(value),
        "postcode" if only("country") == Some("FR") => value.len() == 5 && digits(value),
        "email" => value.contains('@') && !value.contains(char::is_whitespace),
        "website" => {
            let rest = value
                .strip_prefix("https://")
                .or(value.strip_prefix("http://"));
            rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
        }
        "wheelchair" => matches!(value, "yes" | "no"),
        "registration" => value.bytes().any(|b| b.is_ascii_digit() && b != b'0'),
        _ => true,
    }
}

fn goes_in_again(mapped: &Mapped) {
    let row: Vec<Given<'_>> = mapped
        .fields
        .iter()
        .flat_map(|(column, values)| {
            values.iter().map(|text| Given {
                column,
                text,
                kind: Kind::Text,
            })
        })
        .collect();
    let ours = Mapping::parse("source.id = 'ours'\nfields.'*' = '*'").expect("a mapping");
    let again = apply(&ours, words(), &row);
    for field in STABLE {
        let (before, now) = (mapped.fields.get(field), again.fields.get(field));
        assert_eq!(before, now, "{field}: {:?}", again.remarks);
    }
}
