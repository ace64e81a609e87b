mod source;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

pub use self::source::Source;
use crate::fault::{Fault, MappingFault};
use crate::field::{self, Shape};
use crate::fold::key;
use crate::repair::{Repaired, contact, date, number, phone};
use crate::toml_text::{Entry, TomlText};
use crate::vocabulary::{Country, Vocabulary};
use crate::{Kind, coded};

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
    said: Vec<Said>,
}

/// A value of one of our fields that the mapping itself says, and its line.
#[derive(Clone, Debug)]
struct Said {
    field: String,
    value: String,
    line: usize,
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
        if mapping.source.id.is_empty() {
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

    /// Our fields that a file cannot fill: it has none of the columns that they are read from. A column
    /// that was given another name is met here first.
    pub fn fields_without_column(&self, has: impl Fn(&str) -> bool) -> Vec<&str> {
        let fields = self.fields.iter();
        fields
            .filter(|(_, columns)| !columns.names().iter().any(|name| has(name)))
            .map(|(field, _)| field.as_str())
            .collect()
    }

    /// Holds what the mapping itself says to these words and to the rules of its country: a slip of
    /// the keyboard would otherwise be taken into every row without a word.
    pub fn check(&self, words: &Vocabulary) -> Result<(), MappingFault> {
        let code = words.country(&self.source.country);
        let country = code
            .as_deref()
            .and_then(|code| Some((code, words.countries.get(code)?)));
        for Said { field, value, line } in &self.said {
            if !is_code(words, field, value) {
                let (field, value) = (field.clone(), value.clone());
                return Err(Fault::UnknownCode { field, value }.at(*line));
            }
            if let Some(should) = not_of_country(field, value, country) {
                return Err(Fault::Shape(format!("{field} = {value}"), should).at(*line));
            }
        }
        Ok(())
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
                    let meanings = self.meanings(reader, flag, None)?;
                    self.flags.insert(flag.0.get_ref().to_string(), meanings);
                }
            }
            "constants" => {
                for constant in reader.table(entry)? {
                    let field = our_field(reader, constant)?;
                    let values = reader.plain(constant)?;
                    for value in &values {
                        self.say(&field, value, reader.line_of(constant.1))?;
                    }
                    self.constants.insert(field, values);
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
            for value in reader.table(section)? {
                let meanings = self.meanings(reader, value, Some(&field))?;
                let known = self.values.entry(field.clone()).or_default();
                known.insert(key(value.0.get_ref()), meanings);
            }
        }
        Ok(())
    }

    /// `code`, `field=code` or lists of them; without a field of its own each must name one.
    fn meanings<'a>(
        &mut self,
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
            self.say(field, code, reader.line_of(entry.1))?;
            meanings.push(Meaning {
                field: field.to_owned(),
                code: code.to_owned(),
            });
        }
        Ok(meanings)
    }

    /// Notes a value for [`check`](Self::check); what needs no words is looked at now.
    fn say(&mut self, field: &str, value: &str, line: usize) -> Result<(), MappingFault> {
        if value.is_empty() {
            return Ok(());
        }
        if let Some(should) = not_ours(field, value) {
            return Err(Fault::Shape(format!("{field} = {value}"), should).at(line));
        }
        self.said.push(Said {
            field: field.to_owned(),
            value: value.to_owned(),
            line,
        });
        Ok(())
    }
}

fn is_code(words: &Vocabulary, field: &str, code: &str) -> bool {
    field::shape(field) != Some(Shape::Coded)
        || words.codes(field).contains(&code)
        || coded::language(field, code).is_some()
}

/// What a value should be, where it is not: of fields that every country writes alike.
fn not_ours(field: &str, value: &str) -> Option<&'static str> {
    let (is_it, should) = match field::shape(field)? {
        Shape::YesNo => (value == "yes" || value == "no", "yes or no"),
        Shape::Date => (
            is_kept(
                value,
                &date::date(value, Kind::Text, &Vocabulary::default(), None),
            ),
            "a day such as 2024-03-05, or a month such as 2024-03",
        ),
        Shape::Email => (is_kept(value, &contact::emails(value)), "a mail address"),
        Shape::Web => (
            is_kept(value, &contact::websites(value)),
            "an address that begins with https://",
        ),
        _ => return None,
    };
    (!is_it).then_some(should)
}

/// The same of fields that a country has rules for.
fn not_of_country(
    field: &str,
    value: &str,
    country: Option<(&str, &Country)>,
) -> Option<&'static str> {
    let rules = country.map(|(_, rules)| rules);
    let (is_it, should) = match field::shape(field)? {
        Shape::Phone => (
            is_kept(value, &phone::phones(value, rules)),
            "a telephone number such as +3225112233",
        ),
        Shape::Postcode => (
            is_kept(value, &number::postcode(value, country)),
            "a postcode of the country of the source",
        ),
        Shape::CommuneCode => (
            is_kept(value, &number::commune_code(value, rules)),
            "a code of a commune of the country of the source",
        ),
        Shape::Registration => (
            is_kept(value, &number::registration(value, country)),
            "a number of the register, without spaces and dots",
        ),
        _ => return None,
    };
    (!is_it).then_some(should)
}

/// Whether a repair leaves a value as it is.
fn is_kept(value: &str, repaired: &Repaired) -> bool {
    repaired.findings.is_empty() && repaired.values == [value]
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
        if entry.0.get_ref() == "id" && !Source::is_id(&source.id) {
            let fault = Fault::Shape("source.id".to_owned(), "1 to 60 of a to z, 0 to 9 and -");
            return Err(fault.at(reader.line_of(entry.1)));
        }
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
