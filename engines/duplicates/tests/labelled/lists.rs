//! Published lists of places as subjects; which column means what stands in a file of the tests.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use duplicates::Subject;
use serde_json::{Map, Value};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A list's country and, for each field of ours, its column.
type Columns = BTreeMap<String, (String, BTreeMap<String, String>)>;

/// The records of all lists of the collection beside the project.
pub fn read() -> Vec<Subject> {
    let collection = Path::new(ROOT).join("../../../shared/data");
    let mut subjects = Vec::new();
    for (file, (country, fields)) in columns() {
        let rows = rows(&collection.join(&file), fields.get("rows"));
        for (position, row) in (1..).zip(&rows) {
            subjects.push(subject(&file, &country, &fields, position, row));
        }
    }
    subjects
}

fn columns() -> Columns {
    let mut columns = Columns::new();
    for row in table(&Path::new(ROOT).join("tests/sample/columns.csv")) {
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        let list = columns
            .entry(text("file"))
            .or_insert_with(|| (text("country"), BTreeMap::new()));
        list.1.insert(text("field"), text("column"));
    }
    columns
}

/// The rows of a CSV file, each by its columns' names.
pub fn table(path: &PathBuf) -> Vec<Value> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let names = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| -> Value {
        let cells = names.iter().zip(record.iter());
        cells
            .map(|(name, cell)| (name.trim_start_matches('\u{feff}').to_owned(), cell.into()))
            .collect::<Map<String, Value>>()
            .into()
    };
    reader
        .records()
        .map(|record| row(record.unwrap()))
        .collect()
}

fn rows(path: &PathBuf, within: Option<&String>) -> Vec<Value> {
    if path.extension().is_some_and(|ending| ending == "csv") {
        return table(path);
    }
    let mut all: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let rows = match within {
        Some(key) => all[key].take(),
        None => all,
    };
    rows.as_array().unwrap().clone()
}

fn subject(
    file: &str,
    country: &str,
    fields: &BTreeMap<String, String>,
    position: usize,
    row: &Value,
) -> Subject {
    let all = |field: &str| -> Vec<String> {
        let mut found = Vec::new();
        if let Some(column) = fields.get(field) {
            collect(row, column, &mut found);
        }
        found
    };
    let one = |field: &str| all(field).into_iter().next();
    let degrees = |field: &str| one(field)?.parse().ok();
    Subject {
        id: one("id").unwrap_or_else(|| position.to_string()),
        names: all("name"),
        street: one("street"),
        postcode: one("postcode"),
        commune: one("commune"),
        country: country.to_owned(),
        point: degrees("latitude").zip(degrees("longitude")),
        phones: all("phone"),
        emails: all("email"),
        websites: all("website"),
        registrations: all("registration"),
        source: file.to_owned(),
    }
}

/// The texts under a path such as `address.street`; all members of a list or a map of languages.
fn collect(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Array(members) => members.iter().for_each(|one| collect(one, path, found)),
        Value::Object(members) if path.is_empty() => {
            members.values().for_each(|one| collect(one, "", found));
        }
        Value::Object(members) => {
            let (first, rest) = match members.get(path) {
                Some(_) => (path, ""),
                None => path.split_once('.').unwrap_or((path, "")),
            };
            if let Some(member) = members.get(first) {
                collect(member, rest, found);
            }
        }
        Value::String(text) if text.trim().is_empty() => {}
        Value::String(text) => found.push(text.clone()),
        other => found.push(other.to_string()),
    }
}
