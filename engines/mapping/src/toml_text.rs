//! TOML with the line of everything, for mappings and words alike.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::fault::{Fault, MappingFault};
use crate::fold::without_controls;

/// A mapping or list of words is not read beyond this many bytes.
const MAX_BYTES: usize = 1 << 20;

pub(crate) struct TomlText<'a> {
    text: &'a str,
}

/// One key with its value.
pub(crate) type Entry<'t, 'a> = (&'t Spanned<DeString<'a>>, &'t Spanned<DeValue<'a>>);

impl<'a> TomlText<'a> {
    pub(crate) fn parse(text: &'a str) -> Result<(Self, Spanned<DeTable<'a>>), MappingFault> {
        if text.len() > MAX_BYTES {
            return Err(Fault::TooLong.at(0));
        }
        let reader = Self { text };
        let table = DeTable::parse(text).map_err(|error| {
            let line = error.span().map_or(0, |span| reader.line(span.start));
            Fault::Syntax(error.message().to_owned()).at(line)
        })?;
        Ok((reader, table))
    }

    pub(crate) fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }

    pub(crate) fn line_of<T>(&self, spanned: &Spanned<T>) -> usize {
        self.line(spanned.span().start)
    }

    pub(crate) fn unknown(&self, key: &Spanned<DeString<'_>>) -> MappingFault {
        Fault::UnknownKey(key.get_ref().to_string()).at(self.line_of(key))
    }

    fn wrong(&self, (key, value): Entry<'_, '_>, should: &'static str) -> MappingFault {
        Fault::Shape(key.get_ref().to_string(), should).at(self.line_of(value))
    }

    pub(crate) fn table<'t>(&self, entry: Entry<'t, 'a>) -> Result<&'t DeTable<'a>, MappingFault> {
        match entry.1.get_ref() {
            DeValue::Table(table) => Ok(table),
            _ => Err(self.wrong(entry, "a table")),
        }
    }

    pub(crate) fn string(&self, entry: Entry<'_, 'a>) -> Result<String, MappingFault> {
        match entry.1.get_ref() {
            DeValue::String(text) => Ok(text.to_string()),
            _ => Err(self.wrong(entry, "a text")),
        }
    }

    /// One text or a list of texts.
    pub(crate) fn strings(&self, entry: Entry<'_, 'a>) -> Result<Vec<String>, MappingFault> {
        let texts = match entry.1.get_ref() {
            DeValue::String(text) => Some(vec![text.to_string()]),
            DeValue::Array(items) => items.iter().map(|item| text_of(item.get_ref())).collect(),
            _ => None,
        };
        texts.ok_or_else(|| self.wrong(entry, "a text or a list of texts"))
    }

    /// One text or a list of texts, none with a control character but ends of lines and tabulators.
    pub(crate) fn plain(&self, entry: Entry<'_, 'a>) -> Result<Vec<String>, MappingFault> {
        let texts = self.strings(entry)?;
        match texts.iter().all(|text| without_controls(text) == *text) {
            true => Ok(texts),
            false => Err(self.wrong(entry, "without control characters")),
        }
    }

    /// A list of lists of four numbers.
    pub(crate) fn boxes(&self, entry: Entry<'_, 'a>) -> Result<Vec<[f64; 4]>, MappingFault> {
        let numbers = |value: &DeValue<'_>| -> Option<[f64; 4]> {
            let DeValue::Array(items) = value else {
                return None;
            };
            let numbers: Option<Vec<f64>> =
                items.iter().map(|item| number_of(item.get_ref())).collect();
            numbers?.try_into().ok()
        };
        let boxes = match entry.1.get_ref() {
            DeValue::Array(items) => items.iter().map(|item| numbers(item.get_ref())).collect(),
            _ => None,
        };
        boxes.ok_or_else(|| self.wrong(entry, "a list of [south, west, north, east]"))
    }
}

fn text_of(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    }
}

fn number_of(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Float(number) => number.as_str().parse().ok(),
        DeValue::Integer(number) => number.as_str().parse().ok(),
        _ => None,
    }
}
