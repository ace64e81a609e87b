//! What the XML inside an XLSX needs of a reader.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::refusal::{Refusal, Run};
use crate::text::Codec;

pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    entry: &'a str,
}

impl<'a> Xml<'a> {
    /// `entry` names the file in a refusal.
    pub fn new(bytes: &'a [u8], entry: &'a str) -> Self {
        let mut reader = Reader::from_reader(bytes);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self { reader, entry }
    }

    pub fn next(&mut self) -> Run<Event<'a>> {
        match self.reader.read_event() {
            Ok(event) => Ok(event),
            Err(_) => Err(Refusal::BrokenEntry {
                entry: self.entry.to_owned(),
            }
            .into()),
        }
    }
}

/// An attribute by its name without prefix.
pub fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name.as_bytes())?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// Adds the text of an event, if it has any.
pub fn add_text(event: &Event, text: &mut String) {
    match event {
        Event::Text(t) => text.push_str(&Codec::Utf8.decode(t)),
        Event::CData(t) => text.push_str(&Codec::Utf8.decode(t)),
        Event::GeneralRef(reference) => {
            if let Some(character) = character(reference) {
                text.push_str(&character);
            }
        }
        _ => {}
    }
}

fn character(reference: &BytesRef) -> Option<String> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => Some(character.to_string()),
        Ok(None) => {
            let name = reference.decode().ok()?;
            resolve_xml_entity(&name).map(str::to_owned)
        }
        Err(_) => None,
    }
}

/// `_x000D_` and its like, by which a workbook writes characters that XML forbids.
pub fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        let code = escape.get(2..6).filter(|_| escape.get(6..7) == Some("_"));
        let code = code.and_then(|c| u32::from_str_radix(c, 16).ok());
        match code.and_then(char::from_u32) {
            Some(character) => {
                plain.push(character);
                rest = &escape[7..];
            }
            None => {
                plain.push_str("_x");
                rest = &escape[2..];
            }
        }
    }
    plain.push_str(rest);
    plain
}
