//! A ZIP of tables, with or without a description (Frictionless "tabular data package").

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};

use serde::Deserialize;

use crate::archive::Archive;
use crate::feed::Feed;
use crate::formats;
use crate::options::Options;
use crate::refusal::{Found, Halt, Refusal, Run};
use crate::sink::{Format, Sink};
use crate::xlsx;

const DESCRIPTION: &str = "datapackage.json";
const OPEN_DOCUMENT: &str = "mimetype";
const OFFICE: &str = "[Content_Types].xml";
/// Files that hold a table when no description says which do.
const ENDINGS: [&str; 9] = [
    "csv", "tsv", "tab", "json", "jsonl", "ndjson", "geojson", "xlsx", "txt",
];

#[derive(Deserialize)]
struct Description {
    resources: Vec<Resource>,
}

#[derive(Deserialize)]
struct Resource {
    #[serde(default)]
    name: String,
    #[serde(default)]
    path: OneOrMany,
    schema: Option<Schema>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Schema {
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Deserialize)]
struct ForeignKey {
    fields: OneOrMany,
    reference: Reference,
}

#[derive(Deserialize)]
struct Reference {
    #[serde(default)]
    resource: String,
    fields: OneOrMany,
}

#[derive(Default, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
    /// An inline table's data, a description elsewhere: nothing to be found in the archive.
    Other(serde::de::IgnoredAny),
    #[default]
    None,
}

impl OneOrMany {
    fn list(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
            Self::Other(_) | Self::None => &[],
        }
    }
}

/// Reads an archive: a workbook, or files that are tables.
pub fn read(input: impl Read + Seek, options: &Options, sink: &mut Sink) -> Run {
    let mut archive = Archive::open(input, options.limits.unpacked_bytes)?;
    if archive.find(OFFICE).is_some() {
        return xlsx::read(&mut archive, "", sink);
    }
    if archive.names().next() == Some(OPEN_DOCUMENT) {
        return Err(Refusal::NotATable(Found::OpenDocument).into());
    }
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let tables = sink.table_count();
    for (place, name) in listed(&mut archive, &names, sink)? {
        let content = archive.unpack(place)?;
        match one(&content, &name, options, &mut archive.left, sink) {
            Err(Halt::Refused(Refusal::Empty | Refusal::NotATable(_))) => {}
            Err(Halt::Refused(Refusal::Broken { .. })) => {
                let entry = names[place].clone();
                return Err(Refusal::BrokenEntry { entry }.into());
            }
            other => other?,
        }
    }
    if sink.table_count() == tables {
        return Err(Refusal::NotATable(Found::Archive).into());
    }
    sink.format = Format::Zip;
    Ok(())
}

/// A workbook in the archive takes from the same bytes that are `left` as the archive itself.
fn one(content: &[u8], name: &str, options: &Options, left: &mut u64, sink: &mut Sink) -> Run {
    if content.starts_with(b"PK\x03\x04") {
        let mut inner = Archive::open(Cursor::new(content), *left)?;
        let read = xlsx::read(&mut inner, &format!("{name}."), sink);
        *left = inner.left;
        return read;
    }
    let feed = Feed::open(content)?;
    formats::text(feed, name, options, sink)
}

/// The files that are tables: place in the archive, and the table's name.
fn listed<R: Read + Seek>(
    archive: &mut Archive<R>,
    names: &[String],
    sink: &mut Sink,
) -> Run<Vec<(usize, String)>> {
    let description = names.iter().position(|n| file(n) == DESCRIPTION);
    if let Some(place) = description {
        let content = archive.unpack(place)?;
        if let Ok(described) = serde_json::from_slice::<Description>(&content) {
            sink.links.extend(links(&described));
            let folder = names[place].trim_end_matches(DESCRIPTION);
            let found = resources(&described, folder, names);
            if !found.is_empty() {
                return Ok(found);
            }
        }
    }
    let is_own = |name: &str| !name.starts_with("__MACOSX/") && !file(name).starts_with('.');
    let tables = names.iter().enumerate().filter(|(_, name)| {
        let ending = file(name).rsplit_once('.').map(|(_, e)| e.to_lowercase());
        let known = ending.is_some_and(|e| ENDINGS.contains(&e.as_str()));
        known && is_own(name) && file(name) != DESCRIPTION
    });
    Ok(tables.map(|(at, name)| (at, stem(name))).collect())
}

fn resources(described: &Description, folder: &str, names: &[String]) -> Vec<(usize, String)> {
    let places: BTreeMap<&str, usize> = names
        .iter()
        .enumerate()
        .map(|(at, name)| (name.as_str(), at))
        .collect();
    let mut found = Vec::new();
    for resource in &described.resources {
        for path in resource.path.list() {
            let place = places
                .get(format!("{folder}{path}").as_str())
                .or_else(|| places.get(path.as_str()));
            let name = match resource.name.as_str() {
                "" => stem(path),
                name => name.to_owned(),
            };
            found.extend(place.map(|at| (*at, name)));
        }
    }
    found
}

/// Foreign keys of one column, as `table.column` pairs.
fn links(described: &Description) -> Vec<(String, String)> {
    let mut links = Vec::new();
    for resource in &described.resources {
        for key in resource.schema.iter().flat_map(|s| &s.foreign_keys) {
            // An empty resource means the table itself.
            let target = match key.reference.resource.as_str() {
                "" => &resource.name,
                other => other,
            };
            if let ([from], [to]) = (key.fields.list(), key.reference.fields.list()) {
                let from = format!("{}.{from}", resource.name);
                links.push((from, format!("{target}.{to}")));
            }
        }
    }
    links
}

fn file(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn stem(path: &str) -> String {
    let file = file(path);
    file.rsplit_once('.')
        .map_or(file, |(stem, _)| stem)
        .to_owned()
}
