//! The parts of an XLSX that its sheets lean on (ECMA-376, part 1, chapter 18).

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use quick_xml::events::Event;

use crate::archive::{Archive, take};
use crate::refusal::{Found, Refusal, Run};
use crate::styles::{self, Style};
use crate::xml::{Xml, add_text, attribute, unescape};

pub struct Workbook {
    /// Visible sheets: name, and place in the archive.
    pub sheets: Vec<(String, usize)>,
    /// The names of those that are hidden.
    pub hidden: Vec<String>,
    pub strings: Strings,
    pub styles: Vec<Style>,
    pub from_1904: bool,
}

/// Texts that cells share, in one piece: millions of small ones cost little more than their letters.
#[derive(Default)]
pub struct Strings {
    all: String,
    ends: Vec<usize>,
}

impl Strings {
    pub fn get(&self, at: usize) -> Option<&str> {
        let start = match at.checked_sub(1) {
            None => 0,
            Some(before) => *self.ends.get(before)?,
        };
        self.all.get(start..*self.ends.get(at)?)
    }

    fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(self.all.len());
    }
}

/// What a sheet costs that is named and perhaps has no rows.
const SHEET_BYTES: u64 = 128;

/// What a relationship leads to, by its id: the kind, and the file.
type Relations = BTreeMap<String, (String, String)>;

pub fn open<R: Read + Seek>(archive: &mut Archive<R>) -> Run<Workbook> {
    let whole = relations(archive, "")?;
    let target = whole
        .into_values()
        .find(|(kind, _)| kind == "officeDocument");
    let path = target.map_or("xl/workbook.xml".to_owned(), |(_, path)| path);
    let Some(place) = archive.find(&path) else {
        return Err(Refusal::NotATable(Found::Archive).into());
    };
    let related = relations(archive, &path)?;
    let content = archive.unpack(place)?;
    let mut book = Workbook {
        sheets: Vec::new(),
        hidden: Vec::new(),
        strings: Strings::default(),
        styles: Vec::new(),
        from_1904: false,
    };
    let mut xml = Xml::new(&content, &path);
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == b"workbookPr" => {
                let value = attribute(&e, "date1904");
                book.from_1904 = matches!(value.as_deref(), Some("1" | "true"));
            }
            Event::Start(e) if e.local_name().as_ref() == b"sheet" => {
                let hidden = attribute(&e, "state").is_some_and(|s| s != "visible");
                // Both its own number and the relationship are called "id"; the latter has a prefix.
                let relation = attribute(&e, "id").and_then(|id| related.get(&id));
                if let Some((kind, path)) = relation
                    && kind == "worksheet"
                    && let Some(place) = archive.find(path)
                {
                    let name = attribute(&e, "name").unwrap_or_default();
                    take(&mut archive.left, SHEET_BYTES)?;
                    if hidden {
                        book.hidden.push(name);
                    } else {
                        book.sheets.push((name, place));
                    }
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    for (kind, path) in related.values() {
        match (kind.as_str(), archive.find(path)) {
            ("sharedStrings", Some(place)) => {
                let content = archive.unpack(place)?;
                book.strings = strings(&content, path, &mut archive.left)?;
            }
            ("styles", Some(place)) => book.styles = cell_styles(&archive.unpack(place)?, path)?,
            _ => {}
        }
    }
    Ok(book)
}

/// The relationships of a part; paths are made absolute, without the slash before them.
fn relations<R: Read + Seek>(archive: &mut Archive<R>, part: &str) -> Run<Relations> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let path = join(folder, &format!("_rels/{file}.rels"));
    let mut found = Relations::new();
    let Some(place) = archive.find(&path) else {
        return Ok(found);
    };
    let content = archive.unpack(place)?;
    let mut xml = Xml::new(&content, &path);
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == b"Relationship" => {
                let kind = attribute(&e, "Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = join(folder, &attribute(&e, "Target").unwrap_or_default());
                found.insert(attribute(&e, "Id").unwrap_or_default(), (kind, target));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn join(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What a text costs beside its letters, which may be none.
const STRING_BYTES: u64 = 16;

fn strings(content: &[u8], path: &str, left: &mut u64) -> Run<Strings> {
    let mut strings = Strings::default();
    let mut xml = Xml::new(content, path);
    let mut text = String::new();
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == b"si" => {
                text.clear();
                rich_text(&mut xml, b"si", &mut text)?;
                take(left, STRING_BYTES)?;
                strings.push(&text);
            }
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// The text up to the end of an element: all its runs, without the reading aids of Japanese.
pub fn rich_text(xml: &mut Xml, until: &[u8], text: &mut String) -> Run {
    let (mut in_text, mut in_aid) = (false, false);
    let mut raw = String::new();
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(e) if e.local_name().as_ref() == b"t" => in_text = true,
            Event::Start(e) if e.local_name().as_ref() == b"rPh" => in_aid = true,
            Event::End(e) if e.local_name().as_ref() == b"t" => in_text = false,
            Event::End(e) if e.local_name().as_ref() == b"rPh" => in_aid = false,
            Event::End(e) if e.local_name().as_ref() == until => break,
            Event::Eof => break,
            event if in_text && !in_aid => add_text(event, &mut raw),
            _ => {}
        }
    }
    text.push_str(&unescape(&raw));
    Ok(())
}

/// The style of each cell format, by its number.
fn cell_styles(content: &[u8], path: &str) -> Run<Vec<Style>> {
    let mut own: BTreeMap<u64, Style> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut in_cell_formats = false;
    let mut xml = Xml::new(content, path);
    loop {
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                b"numFmt" => {
                    let id = attribute(&e, "numFmtId").and_then(|id| id.parse().ok());
                    let code = attribute(&e, "formatCode").unwrap_or_default();
                    own.insert(id.unwrap_or_default(), styles::of_code(&code));
                }
                b"cellXfs" => in_cell_formats = true,
                b"xf" if in_cell_formats => {
                    let id = attribute(&e, "numFmtId").and_then(|id| id.parse().ok());
                    let id = id.unwrap_or_default();
                    let style = own.get(&id).copied();
                    styles.push(style.unwrap_or_else(|| styles::built_in(id)));
                }
                _ => {}
            },
            Event::End(e) if e.local_name().as_ref() == b"cellXfs" => in_cell_formats = false,
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}
