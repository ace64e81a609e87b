//! What the program is made of, and under which licences.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::ground::cargo;
use crate::run;

/// A crate that ends up in the program.
struct Part {
    name: String,
    version: String,
    licence: String,
    folder: PathBuf,
}

/// One text: a table of every crate in the program, then each licence text once.
pub fn of_the_program() -> Result<String> {
    let parts = parts()?;
    let mut text = String::from(
        "Passerelle contains the following libraries, each under its own licence.\n\n",
    );
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for part in &parts {
        let label = format!("{} {}", part.name, part.version);
        writeln!(text, "{label}: {}", part.licence)?;
        for licence in licence_texts(&part.folder)? {
            texts.entry(licence).or_default().push(label.clone());
        }
    }
    for (licence, labels) in texts {
        writeln!(
            text,
            "\n{}\n{}\n\n{}",
            "-".repeat(72),
            labels.join(", "),
            licence.trim_end()
        )?;
    }
    Ok(text)
}

/// Walks from `passerelle` along the arrows that are not only for tests.
fn parts() -> Result<Vec<Part>> {
    let host = run::output(std::process::Command::new("rustc").arg("-vV"))?;
    let host = host
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc names no host")?;
    let json = run::output(cargo().args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform",
        host,
    ]))?;
    let metadata: Value = serde_json::from_str(&json)?;
    let packages: BTreeMap<&str, &Value> = list(&metadata["packages"])
        .map(|package| (text(&package["id"]), package))
        .collect();
    let nodes: BTreeMap<&str, &Value> = list(&metadata["resolve"]["nodes"])
        .map(|node| (text(&node["id"]), node))
        .collect();
    let start = packages
        .iter()
        .find(|(_, package)| text(&package["name"]) == "passerelle")
        .context("no crate passerelle")?;

    let mut seen = BTreeSet::from([*start.0]);
    let mut queue = vec![*start.0];
    while let Some(id) = queue.pop() {
        for arrow in list(&nodes[id]["deps"]) {
            let only_tests = list(&arrow["dep_kinds"]).all(|kind| text(&kind["kind"]) == "dev");
            let target = text(&arrow["pkg"]);
            if !only_tests && seen.insert(target) {
                queue.push(target);
            }
        }
    }
    seen.into_iter()
        .filter(|id| !packages[id]["source"].is_null())
        .map(|id| part(packages[id]))
        .collect()
}

fn part(package: &Value) -> Result<Part> {
    let name = text(&package["name"]).to_owned();
    let licence = match (text(&package["license"]), text(&package["license_file"])) {
        ("", "") => bail!("{name} names no licence: find out before shipping it"),
        ("", file) => format!("see {file}"),
        (licence, _) => licence.to_owned(),
    };
    let manifest = Path::new(text(&package["manifest_path"]));
    Ok(Part {
        name,
        version: text(&package["version"]).to_owned(),
        licence,
        folder: manifest.parent().unwrap_or(manifest).to_owned(),
    })
}

/// The files that a crate's authors ask to keep with it.
fn licence_texts(folder: &Path) -> Result<Vec<String>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    let wanted = |path: &PathBuf| {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().to_uppercase())
            .unwrap_or_default();
        path.is_file()
            && ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"]
                .iter()
                .any(|word| name.starts_with(word))
    };
    Ok(files
        .into_iter()
        .filter(wanted)
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect())
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
