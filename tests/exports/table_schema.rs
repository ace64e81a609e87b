//! Frictionless Table Schema, as far as the schemas of places use it; a constraint that is not known here fails.

use std::collections::BTreeSet;

use regex::Regex;
use serde_json::Value;

pub struct TableSchema {
    pub columns: Vec<Column>,
}

pub struct Column {
    pub name: String,
    kind: String,
    required: bool,
    unique: bool,
    pattern: Option<Regex>,
    longest: Option<usize>,
    one_of: Option<Vec<String>>,
}

impl TableSchema {
    pub fn parse(schema: &Value) -> Self {
        let fields = schema["fields"].as_array().unwrap();
        Self {
            columns: fields.iter().map(Column::parse).collect(),
        }
    }

    pub fn names(&self) -> Vec<&str> {
        self.columns
            .iter()
            .map(|column| column.name.as_str())
            .collect()
    }

    /// What is wrong with rows, column by column.
    pub fn faults(&self, rows: &[Vec<String>]) -> Vec<String> {
        let mut faults = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let mut seen = BTreeSet::new();
            for row in rows {
                let cell = row[at].as_str();
                if let Some(fault) = column.fault(cell) {
                    faults.push(format!("{}: {cell:?} {fault}", column.name));
                }
                if column.unique && !seen.insert(cell) {
                    faults.push(format!("{}: {cell:?} stands twice", column.name));
                }
            }
        }
        faults
    }
}

impl Column {
    fn parse(field: &Value) -> Self {
        let none = serde_json::json!({});
        let constraints = field.get("constraints").unwrap_or(&none);
        for key in constraints.as_object().unwrap().keys() {
            let known = ["required", "unique", "pattern", "maxLength", "enum"];
            assert!(known.contains(&key.as_str()), "what is {key}?");
        }
        let yes = |key: &str| constraints.get(key) == Some(&Value::Bool(true));
        Self {
            name: field["name"].as_str().unwrap().to_owned(),
            kind: field["type"].as_str().unwrap().to_owned(),
            required: yes("required"),
            unique: yes("unique"),
            // The whole value must match (Table Schema, constraints).
            pattern: constraints["pattern"]
                .as_str()
                .map(|pattern| Regex::new(pattern).unwrap()),
            longest: constraints["maxLength"]
                .as_u64()
                .map(|most| usize::try_from(most).unwrap()),
            one_of: constraints["enum"].as_array().map(|values| {
                values
                    .iter()
                    .map(|value| value.as_str().unwrap().to_owned())
                    .collect()
            }),
        }
    }

    fn fault(&self, cell: &str) -> Option<&'static str> {
        if cell.is_empty() {
            return self.required.then_some("is required");
        }
        let typed = match self.kind.as_str() {
            "string" => true,
            "number" => cell.parse::<f64>().is_ok_and(f64::is_finite),
            "date" => cell.parse::<jiff::civil::Date>().is_ok() && cell.len() == "2026-11-23".len(),
            "time" => {
                cell.len() == "09:00".len()
                    && format!("{cell}:00").parse::<jiff::civil::Time>().is_ok()
            }
            "datetime" => cell.parse::<jiff::Timestamp>().is_ok(),
            other => panic!("what is a {other}?"),
        };
        if !typed {
            return Some("is not of its type");
        }
        if self
            .pattern
            .as_ref()
            .is_some_and(|pattern| !pattern.is_match(cell))
        {
            return Some("does not match its pattern");
        }
        if self.longest.is_some_and(|most| cell.chars().count() > most) {
            return Some("is too long");
        }
        if self
            .one_of
            .as_ref()
            .is_some_and(|values| !values.iter().any(|value| value == cell))
        {
            return Some("is not in its list");
        }
        None
    }
}

/// The rows of a CSV file (RFC 4180), its header first.
pub fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut letters = csv.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                rows.push(vec![String::new()]);
            }
            other => row.last_mut().unwrap().push(other),
        }
    }
    assert_eq!(rows.pop().unwrap(), [""], "the last line has an end");
    rows
}

#[test]
fn a_wrong_row_is_reported() {
    let schema = TableSchema::parse(&serde_json::json!({ "fields": [
        { "name": "id", "type": "string", "constraints": { "required": true, "unique": true } },
        { "name": "code", "type": "string", "constraints": { "pattern": "^\\d{5}$" } },
        { "name": "on", "type": "date" },
    ]}));
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    assert_eq!(
        schema.faults(&[row(["a", "01000", "2026-11-23"])]),
        Vec::<String>::new()
    );
    let bad = [
        row(["a", "1000", "2026-11"]),
        row(["a", "", ""]),
        row(["", "", ""]),
    ];
    assert_eq!(schema.faults(&bad).len(), 4);
    assert_eq!(rows("a,\"b\"\"\r\n\"\r\n"), [["a", "b\"\r\n"]]);
}
