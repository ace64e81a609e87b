use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use crate::fault::{Fault, MappingFault};
use crate::field::{self, Shape};
use crate::fold::key;
use crate::toml_text::{Entry, TomlText};
use crate::vocabulary::Vocabulary;

/// A mapping is something a person reads: it ends after this many lines.
pub const MAX_LINES: usize = 40;

const MAX_BYTES: usize = 32 * 1024;

/// What one source's columns and values mean here.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    pub source: Source,
    /// How the file has to be read before its rows come here.
    pub read: Read,
    pub(crate) today: Option<Date>,
    /// Our field, with its language, to their columns.
    pub(crate) fields: BTreeMap<String, Columns>,
    /// Columns that are called like our fields are these fields.
    pub(crate) same_names: bool,
    /// Columns whose values may say themselves which field of ours they are of: `audience:young`.
    pub(crate) named: BTreeSet<String>,
    pub(crate) hours: Option<HoursFrom>,
    pub(crate) values: HashMap<String, HashMap<String, Vec<Meaning>>>,
    /// Their column, and what a yes in it means.
    pub(crate) flags: BTreeMap<String, Vec<Meaning>>,
    pub(crate) constants: BTreeMap<String, Vec<String>>,
}

/// Where the list comes from; all but the id may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub licence: String,
    pub url: String,
    /// The language its texts are in, where a field does not say another.
    pub language: String,
    /// ISO code, where a row does not say another.
    pub country: String,
    /// Countries that a row may also be of: it is where both its codes are written as there.
    pub also: Vec<String>,
    /// The characters that part several values in one cell.
    pub lists: String,
}

/// What the reader of tables has to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// What an export puts before a text that a spreadsheet would run as a formula: taken off again.
    pub guard: Option<String>,
    /// Of several tables, the one whose rows are the places.
    pub base: Option<String>,
    /// `table.column` to `table.column`.
    pub links: BTreeMap<String, String>,
    /// A list of objects told apart by one of their keys: the key that names, the key that holds.
    pub unfold: BTreeMap<String, (String, String)>,
}

#[derive(Clone, Debug)]
pub(crate) enum Columns {
    /// All of them.
    Together(Vec<String>),
    /// The first that holds something.
    First(Vec<String>),
}

impl Columns {
    pub(crate) fn names(&self) -> &[String] {
        match self {
            Self::Together(names) | Self::First(names) => names,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) enum HoursFrom {
    /// Columns from Monday to Sunday, the same number for each day; `""` where there is none.
    Week(Vec<String>),
    Lists(HoursLists),
}

/// Lists side by side: the first day, its opening and its closing, then the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct HoursLists {
    pub(crate) days: String,
    pub(crate) opens: String,
    pub(crate) closes: String,
    /// An entry counts where these columns hold one of these texts, or nothing: a monthly opening
    /// is no weekly one.
    pub(crate) only: BTreeMap<String, Vec<String>>,
}

impl HoursFrom {
    pub(crate) fn columns(&self) -> Vec<&str> {
        match self {
            Self::Week(week) => week.iter().map(String::as_str).collect(),
            Self::Lists(lists) => {
                let only = lists.only.keys().map(String::as_str);
                [lists.days.as_str(), &lists.opens, &lists.closes]
                    .into_iter()
                    .chain(only)
                    .collect()
            }
        }
    }

    pub(crate) fn reads(&self, column: &str) -> bool {
        self.columns().contains(&column)
    }
}

/// A code of one of our fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) field: String,
    /// Empty: known, and left out.
    pub(crate) code: String,
}

impl Mapping {
    /// Reads a mapping of at most [`MAX_LINES`] lines.
    pub fn parse(toml: &str) -> Result<Self, MappingFault> {
        if toml.lines().count() > MAX_LINES || toml.len() > MAX_BYTES {
            return Err(Fault::TooLong.at(MAX_LINES + 1));
        }
        let (reader, table) = TomlText::parse(toml)?;
        let mut mapping = Self::default();
        for entry in table.get_ref() {
            mapping.section(&reader, entry)?;
        }
        if mapping.source.id.trim().is_empty() {
            return Err(Fault::Missing("source.id").at(0));
        }
        Ok(mapping)
    }

    /// The same mapping, for which a date after `today` is one in the future.
    #[must_use]
    pub const fn on(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
    }

    /// Codes that no list of words knows, as `field=code`: slips of the keyboard in a mapping.
    pub fn unknown_codes(&self, words: &Vocabulary) -> Vec<String> {
        let meanings = self
            .values
            .values()
            .flat_map(HashMap::values)
            .chain(self.flags.values());
        let constants = self
            .constants
            .iter()
            .flat_map(|(field, codes)| codes.iter().map(|code| (field.as_str(), code.as_str())));
        let mut unknown: Vec<String> = meanings
            .flatten()
            .map(|meaning| (meaning.field.as_str(), meaning.code.as_str()))
            .chain(constants)
            .filter(|(field, code)| !code.is_empty() && !is_code(words, field, code))
            .map(|(field, code)| format!("{field}={code}"))
            .collect();
        unknown.sort_unstable();
        unknown.dedup();
        unknown
    }

    /// Their columns that this mapping reads, each once, in no order that means anything.
    pub fn columns(&self) -> Vec<&str> {
        let mut columns: Vec<&str> = self
            .fields
            .values()
            .flat_map(|from| from.names().iter())
            .chain(self.flags.keys())
            .map(String::as_str)
            .collect();
        columns.extend(self.hours.iter().flat_map(HoursFrom::columns));
        columns.retain(|column| !column.is_empty());
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    fn section<'a>(
        &mut self,
        reader: &TomlText<'a>,
        entry: Entry<'_, 'a>,
    ) -> Result<(), MappingFault> {
        match entry.0.get_ref().as_ref() {
            "source" => self.source = read_source(reader, reader.table(entry)?)?,
            "read" => self.read = read_read(reader, reader.table(entry)?)?,
            "fields" => self.read_fields(reader, reader.table(entry)?)?,
            "hours" => self.hours = Some(read_hours(reader, entry)?),
            "values" => self.read_values(reader, reader.table(entry)?)?,
            "flags" => {
                for flag in reader.table(entry)? {
                    let meanings = meanings(reader, flag, None)?;
                    self.flags.insert(flag.0.get_ref().to_string(), meanings);
                }
            }
            "constants" => {
                for constant in reader.table(entry)? {
                    let field = our_field(reader, constant)?;
                    self.constants.insert(field, reader.plain(constant)?);
                }
            }
            _ => return Err(reader.unknown(entry.0)),
        }
        Ok(())
    }

    fn read_fields<'a>(
        &mut self,
        reader: &TomlText<'a>,
        table: &DeTable<'a>,
    ) -> Result<(), MappingFault> {
        for entry in table {
            if entry.0.get_ref() == "*" {
                self.same_names = true;
                continue;
            }
            let field = our_field(reader, entry)?;
            let columns = match entry.1.get_ref() {
                DeValue::Table(inner) => {
                    let mut columns = Columns::First(Vec::new());
                    for choice in inner {
                        let names = reader.strings(choice)?;
                        match choice.0.get_ref().as_ref() {
                            "first" => columns = Columns::First(names),
                            "named" => {
                                self.named.extend(names.iter().cloned());
                                columns = Columns::Together(names);
                            }
                            _ => return Err(reader.unknown(choice.0)),
                        }
                    }
                    columns
                }
                _ => Columns::Together(reader.strings(entry)?),
            };
            self.fields.insert(field, columns);
        }
        Ok(())
    }

    fn read_values<'a>(
        &mut self,
        reader: &TomlText<'a>,
        table: &DeTable<'a>,
    ) -> Result<(), MappingFault> {
        for section in table {
            let field = our_field(reader, section)?;
            let known = self.values.entry(field.clone()).or_default();
            for value in reader.table(section)? {
                let meanings = meanings(reader, value, Some(&field))?;
                known.insert(key(value.0.get_ref()), meanings);
            }
        }
        Ok(())
    }
}

fn is_code(words: &Vocabulary, field: &str, code: &str) -> bool {
    match field::shape(field) {
        Some(Shape::YesNo) => code == "yes" || code == "no",
        Some(Shape::Coded) => words.codes(field).contains(&code),
        _ => true,
    }
}

fn our_field<'a>(reader: &TomlText<'a>, entry: Entry<'_, 'a>) -> Result<String, MappingFault> {
    let name = entry.0.get_ref().to_string();
    if field::shape(&name).is_some() {
        return Ok(name);
    }
    let base = name.split_once(':').map(|(base, _)| base);
    let fault = match base.and_then(field::shape) {
        Some(_) => Fault::Language(name),
        None => Fault::UnknownField(name),
    };
    Err(fault.at(reader.line_of(entry.0)))
}

/// `code`, `field=code` or lists of them; without a field of its own each must name one.
fn meanings<'a>(
    reader: &TomlText<'a>,
    entry: Entry<'_, 'a>,
    of: Option<&str>,
) -> Result<Vec<Meaning>, MappingFault> {
    let mut meanings = Vec::new();
    for text in reader.plain(entry)? {
        let named = text
            .split_once('=')
            .filter(|(field, _)| of.is_none() || field::shape(field).is_some());
        let (field, code) = match (named, of) {
            (Some((field, code)), _) => (field.trim(), code.trim()),
            (None, Some(field)) => (field, text.trim()),
            (None, None) => (text.trim(), "yes"),
        };
        if field::shape(field).is_none() {
            return Err(Fault::UnknownField(field.to_owned()).at(reader.line_of(entry.1)));
        }
        meanings.push(Meaning {
            field: field.to_owned(),
            code: code.to_owned(),
        });
    }
    Ok(meanings)
}

fn read_source<'a>(reader: &TomlText<'a>, table: &DeTable<'a>) -> Result<Source, MappingFault> {
    let mut source = Source::default();
    for entry in table {
        let place = match entry.0.get_ref().as_ref() {
            "id" => &mut source.id,
            "title" => &mut source.title,
            "publisher" => &mut source.publisher,
            "licence" => &mut source.licence,
            "url" => &mut source.url,
            "language" => &mut source.language,
            "country" => &mut source.country,
            "lists" => &mut source.lists,
            "also" => {
                source.also = reader.strings(entry)?;
                continue;
            }
            _ => return Err(reader.unknown(entry.0)),
        };
        *place = reader.string(entry)?;
        reader.plain(entry)?;
        if entry.0.get_ref() == "language" && !source.language.is_empty() {
            let fault = Fault::Shape("language".to_owned(), "two small letters, such as nl");
            if !field::is_language(&source.language) {
                return Err(fault.at(reader.line_of(entry.1)));
            }
        }
    }
    Ok(source)
}

fn read_read<'a>(reader: &TomlText<'a>, table: &DeTable<'a>) -> Result<Read, MappingFault> {
    let mut read = Read::default();
    for entry in table {
        match entry.0.get_ref().as_ref() {
            "base" => read.base = Some(reader.string(entry)?),
            "guard" => read.guard = Some(reader.string(entry)?),
            "links" => {
                for link in reader.table(entry)? {
                    read.links
                        .insert(link.0.get_ref().to_string(), reader.string(link)?);
                }
            }
            "unfold" => {
                for list in reader.table(entry)? {
                    let keys: [String; 2] = reader.strings(list)?.try_into().map_err(|_| {
                        let name = list.0.get_ref().to_string();
                        Fault::Shape(name, "two keys").at(reader.line_of(list.1))
                    })?;
                    let [names, holds] = keys;
                    read.unfold
                        .insert(list.0.get_ref().to_string(), (names, holds));
                }
            }
            _ => return Err(reader.unknown(entry.0)),
        }
    }
    Ok(read)
}

fn read_hours<'a>(
    reader: &TomlText<'a>,
    section: Entry<'_, 'a>,
) -> Result<HoursFrom, MappingFault> {
    let (mut week, mut lists) = (None, HoursLists::default());
    for entry in reader.table(section)? {
        match entry.0.get_ref().as_ref() {
            "columns" => week = Some(reader.strings(entry)?),
            "days" => lists.days = reader.string(entry)?,
            "opens" => lists.opens = reader.string(entry)?,
            "closes" => lists.closes = reader.string(entry)?,
            "only" => {
                for column in reader.table(entry)? {
                    let texts = reader.strings(column)?;
                    lists.only.insert(column.0.get_ref().to_string(), texts);
                }
            }
            _ => return Err(reader.unknown(entry.0)),
        }
    }
    let whole = [&lists.days, &lists.opens, &lists.closes]
        .iter()
        .all(|column| !column.is_empty());
    match week {
        Some(week) if !week.is_empty() && week.len() % 7 == 0 => Ok(HoursFrom::Week(week)),
        None if whole => Ok(HoursFrom::Lists(lists)),
        _ => Err(Fault::Shape(
            "hours".to_owned(),
            "7, 14 … columns, or days, opens and closes",
        )
        .at(reader.line_of(section.0))),
    }
}
