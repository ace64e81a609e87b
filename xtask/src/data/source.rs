//! Reads the sources' plain tables.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::Value;

/// One line of a table, by the names in its heading.
pub struct Row<'a>(HashMap<&'a str, &'a str>);

impl<'a> Row<'a> {
    pub fn get(&self, column: &str) -> Result<&'a str> {
        self.0
            .get(column)
            .copied()
            .with_context(|| format!("no column {column}"))
    }

    pub fn number(&self, column: &str) -> Result<f64> {
        let text = self.get(column)?;
        text.parse()
            .with_context(|| format!("{column} is not a number: {text}"))
    }
}

pub fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

pub fn json(path: &Path) -> Result<Value> {
    serde_json::from_str(&text(path)?).with_context(|| format!("{} is not JSON", path.display()))
}

pub fn string<'a>(value: &'a Value, pointer: &str) -> Result<&'a str> {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .ok_or_else(|| anyhow!("no text at {pointer} in {value}"))
}

pub fn array<'a>(value: &'a Value, pointer: &str) -> Result<&'a Vec<Value>> {
    value
        .pointer(pointer)
        .and_then(Value::as_array)
        .ok_or_else(|| anyhow!("no list at {pointer}"))
}

/// The rows of a table without quotes, which is what all our tables are.
pub fn table(text: &str, separator: char) -> Result<Vec<Row<'_>>> {
    ensure!(
        !text.contains('"'),
        "a table with quotes needs a real reader"
    );
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let heading: Vec<&str> = lines
        .next()
        .context("an empty table")?
        .split(separator)
        .collect();
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split(separator).collect();
            if cells.len() != heading.len() {
                bail!("not {} cells: {line}", heading.len());
            }
            Ok(Row(heading.iter().copied().zip(cells).collect()))
        })
        .collect()
}

/// A line of one of our tables; our reader knows no quotes, so no cell may need them.
pub fn line(cells: &[&str]) -> Result<String> {
    for cell in cells {
        ensure!(
            !cell.contains([',', '"', '\n', '\r']),
            "a cell that would need quotes: {cell}"
        );
    }
    Ok(cells.join(",") + "\n")
}
