use std::collections::{BTreeMap, HashMap, HashSet};

use toml::de::DeTable;

use crate::fault::{Fault, MappingFault};
use crate::field;
use crate::fold::{fold, header, key, padded, singular};
use crate::toml_text::{Entry, TomlText};

/// The general words by which columns, values and cells are known, in any number of languages,
/// and the rules of countries. All of it is data: see `data/mappings/words`.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// What columns are called that are written for whoever keeps the list; in the singular, a
    /// space on both sides.
    pub(crate) notes: Vec<String>,
    /// What columns are called: field, phrase as words, language of the phrase.
    pub(crate) columns: Vec<ColumnWord>,
    /// Field, then folded value, to its codes.
    pub(crate) values: HashMap<String, HashMap<String, Vec<String>>>,
    /// Parts of values that make a guess.
    pub(crate) hints: Vec<Hint>,
    /// Fields whose values turn up under the name of another.
    pub(crate) kin: HashMap<String, Vec<String>>,
    pub(crate) yes: HashSet<String>,
    pub(crate) no: HashSet<String>,
    pub(crate) nothing: HashSet<String>,
    /// Words that stand between times (`9h à 12h`).
    pub(crate) between: HashSet<String>,
    /// Words that an address has (`rue`, `straat`).
    pub(crate) street: HashSet<String>,
    /// Language to words that tell it.
    pub(crate) spoken: BTreeMap<String, SpokenWords>,
    /// Folded word to day, 0 is Monday.
    pub(crate) days: HashMap<String, usize>,
    /// Folded word to month, 1 to 12.
    pub(crate) months: HashMap<String, i8>,
    /// Service to the needs it answers.
    pub(crate) needs: BTreeMap<String, Vec<String>>,
    pub(crate) countries: BTreeMap<String, Country>,
}

#[derive(Clone, Debug)]
pub(crate) struct ColumnWord {
    pub(crate) field: String,
    pub(crate) words: String,
    pub(crate) squeezed: String,
    /// In the singular, a space on both sides.
    pub(crate) single: String,
    pub(crate) language: String,
}

/// Words by which the language of a text is told.
#[derive(Clone, Debug, Default)]
pub(crate) struct SpokenWords {
    /// Words that this language alone has, and names of days.
    pub(crate) small: HashSet<String>,
    /// Words of addresses, whole or as an ending (`Stationsstraat`).
    pub(crate) street: HashSet<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Hint {
    pub(crate) field: String,
    pub(crate) code: String,
    /// Folded, a space on both sides.
    pub(crate) words: String,
}

/// What is known of a country's numbers. Masks: `#` a digit, `@` a letter, others themselves.
#[derive(Clone, Debug, Default)]
pub(crate) struct Country {
    pub(crate) names: Vec<String>,
    pub(crate) languages: Vec<String>,
    /// South, west, north, east.
    pub(crate) boxes: Vec<[f64; 4]>,
    pub(crate) postcode: Vec<String>,
    pub(crate) commune_code: Vec<String>,
    pub(crate) registration: Vec<String>,
    pub(crate) dial: String,
    /// Numbers after the zero.
    pub(crate) numbers: Vec<String>,
    /// Numbers that are dialled as they are.
    pub(crate) short: Vec<String>,
    /// First digits of a number, and the country code of the territory it lies in.
    pub(crate) overseas: BTreeMap<String, String>,
}

const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

impl Vocabulary {
    /// Reads lists of words; what one says is added to what the others say.
    pub fn parse(texts: &[&str]) -> Result<Self, MappingFault> {
        let mut words = Self::default();
        for text in texts {
            let (reader, table) = TomlText::parse(text)?;
            words.add(&reader, table.get_ref())?;
        }
        words
            .columns
            .sort_by_key(|word| std::cmp::Reverse(word.squeezed.len()));
        words
            .hints
            .sort_by_key(|hint| std::cmp::Reverse(hint.words.len()));
        Ok(words)
    }

    fn add<'a>(&mut self, reader: &TomlText<'a>, table: &DeTable<'a>) -> Result<(), MappingFault> {
        let mut language = String::new();
        for entry in table.iter().filter(|(key, _)| key.get_ref() == "language") {
            language = reader.string(entry)?;
        }
        for entry in table {
            match entry.0.get_ref().as_ref() {
                "language" => {}
                "notes" => {
                    let notes = reader.strings(entry)?;
                    let single = notes.iter().map(|note| padded(&singular(&header(note))));
                    self.notes.extend(single);
                }
                "columns" => self.add_columns(reader, entry, &language)?,
                "values" => self.add_values(reader, entry)?,
                "hints" => self.add_hints(reader, entry)?,
                "cells" => self.add_cells(reader, entry, &language)?,
                "days" => self.add_days(reader, entry, &language)?,
                "months" => self.add_months(reader, entry)?,
                "kin" => {
                    for kin in reader.table(entry)? {
                        known(reader, kin)?;
                        let others = reader.strings(kin)?;
                        self.kin
                            .entry(kin.0.get_ref().to_string())
                            .or_default()
                            .extend(others);
                    }
                }
                "needs" => {
                    for need in reader.table(entry)? {
                        let needs = reader.strings(need)?;
                        self.needs.insert(need.0.get_ref().to_string(), needs);
                    }
                }
                "country" => {
                    for country in reader.table(entry)? {
                        let code = country.0.get_ref().to_string();
                        let country = read_country(reader, country)?;
                        self.countries.insert(code, country);
                    }
                }
                _ => return Err(reader.unknown(entry.0)),
            }
        }
        Ok(())
    }

    fn add_columns<'a>(
        &mut self,
        reader: &TomlText<'a>,
        entry: Entry<'_, 'a>,
        language: &str,
    ) -> Result<(), MappingFault> {
        for column in reader.table(entry)? {
            known(reader, column)?;
            for phrase in reader.strings(column)? {
                let words = header(&phrase);
                self.columns.push(ColumnWord {
                    field: column.0.get_ref().to_string(),
                    squeezed: words.replace(' ', ""),
                    single: padded(&singular(&words)),
                    words,
                    language: language.to_owned(),
                });
            }
        }
        Ok(())
    }

    fn add_values<'a>(
        &mut self,
        reader: &TomlText<'a>,
        entry: Entry<'_, 'a>,
    ) -> Result<(), MappingFault> {
        for field in reader.table(entry)? {
            known(reader, field)?;
            let known = self
                .values
                .entry(field.0.get_ref().to_string())
                .or_default();
            for code in reader.table(field)? {
                let name = code.0.get_ref().to_string();
                let mut texts = reader.strings(code)?;
                texts.push(name.clone());
                for text in texts {
                    let codes = known.entry(key(&text)).or_default();
                    if !codes.contains(&name) {
                        codes.push(name.clone());
                    }
                }
            }
        }
        Ok(())
    }

    fn add_hints<'a>(
        &mut self,
        reader: &TomlText<'a>,
        entry: Entry<'_, 'a>,
    ) -> Result<(), MappingFault> {
        for field in reader.table(entry)? {
            known(reader, field)?;
            for code in reader.table(field)? {
                for phrase in reader.strings(code)? {
                    self.hints.push(Hint {
                        field: field.0.get_ref().to_string(),
                        code: code.0.get_ref().to_string(),
                        words: padded(&fold(&phrase)),
                    });
                }
            }
        }
        Ok(())
    }

    fn add_cells<'a>(
        &mut self,
        reader: &TomlText<'a>,
        entry: Entry<'_, 'a>,
        language: &str,
    ) -> Result<(), MappingFault> {
        for cell in reader.table(entry)? {
            let set = match cell.0.get_ref().as_ref() {
                "small" => &mut self.spoken.entry(language.to_owned()).or_default().small,
                "yes" => &mut self.yes,
                "no" => &mut self.no,
                "nothing" => &mut self.nothing,
                "between" => &mut self.between,
                "street" => &mut self.street,
                _ => return Err(reader.unknown(cell.0)),
            };
            let texts = reader.strings(cell)?;
            set.extend(texts.iter().map(|text| key(text)));
            if cell.0.get_ref() == "street" {
                let spoken = self.spoken.entry(language.to_owned()).or_default();
                spoken.street.extend(texts.iter().map(|text| key(text)));
            }
        }
        Ok(())
    }

    fn add_days<'a>(
        &mut self,
        reader: &TomlText<'a>,
        entry: Entry<'_, 'a>,
        language: &str,
    ) -> Result<(), MappingFault> {
        for day in reader.table(entry)? {
            let Some(number) = DAYS.iter().position(|d| d == day.0.get_ref()) else {
                return Err(reader.unknown(day.0));
            };
            for word in reader.strings(day)? {
                self.days.insert(fold(&word), number);
                // Of two letters, `ma` and `do` are words of many languages.
                if word.len() >= 4 {
                    let spoken = self.spoken.entry(language.to_owned()).or_default();
                    spoken.small.insert(fold(&word));
                }
            }
        }
        Ok(())
    }

    fn add_months<'a>(
        &mut self,
        reader: &TomlText<'a>,
        entry: Entry<'_, 'a>,
    ) -> Result<(), MappingFault> {
        for month in reader.table(entry)? {
            let number = month
                .0
                .get_ref()
                .parse()
                .ok()
                .filter(|n| (1..=12).contains(n));
            let Some(number) = number else {
                return Err(reader.unknown(month.0));
            };
            for word in reader.strings(month)? {
                self.months.insert(fold(&word), number);
            }
        }
        Ok(())
    }

    /// The codes that a coded field knows, in order; empty where no list of words says any.
    pub fn codes(&self, field: &str) -> Vec<&str> {
        let mut codes: Vec<&str> = self
            .values
            .get(field)
            .into_iter()
            .flat_map(|known| known.values().flatten().map(String::as_str))
            .collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    pub(crate) fn is_nothing(&self, text: &str) -> bool {
        let key = key(text);
        key.is_empty()
            || self.nothing.contains(&key)
            || (!key.chars().any(char::is_alphanumeric)
                && !self.yes.contains(&key)
                && !self.no.contains(&key))
    }

    /// The ISO code of a country, from the code itself or a name.
    pub(crate) fn country(&self, text: &str) -> Option<String> {
        let folded = fold(text);
        if let Some((code, _)) = self
            .countries
            .iter()
            .find(|(code, c)| fold(code) == folded || c.names.contains(&folded))
        {
            return Some(code.clone());
        }
        let upper = text.trim().to_ascii_uppercase();
        fits_iso(&upper).then_some(upper)
    }
}

fn fits_iso(text: &str) -> bool {
    crate::fold::fits("@@", text)
}

fn known<'a>(reader: &TomlText<'a>, entry: Entry<'_, 'a>) -> Result<(), MappingFault> {
    let name = entry.0.get_ref();
    match field::shape(name) {
        Some(_) => Ok(()),
        None => Err(Fault::UnknownField(name.to_string()).at(reader.line_of(entry.0))),
    }
}

fn read_country<'a>(reader: &TomlText<'a>, entry: Entry<'_, 'a>) -> Result<Country, MappingFault> {
    let mut country = Country::default();
    for rule in reader.table(entry)? {
        match rule.0.get_ref().as_ref() {
            "names" => country.names = reader.strings(rule)?.iter().map(|n| fold(n)).collect(),
            "languages" => country.languages = reader.strings(rule)?,
            "boxes" => country.boxes = reader.boxes(rule)?,
            "postcode" => country.postcode = reader.strings(rule)?,
            "commune_code" => country.commune_code = reader.strings(rule)?,
            "registration" => country.registration = reader.strings(rule)?,
            "dial" => country.dial = reader.string(rule)?,
            "numbers" => country.numbers = reader.strings(rule)?,
            "short" => country.short = reader.strings(rule)?,
            "overseas" => {
                for area in reader.table(rule)? {
                    let dial = reader.string(area)?;
                    country.overseas.insert(area.0.get_ref().to_string(), dial);
                }
            }
            _ => return Err(reader.unknown(rule.0)),
        }
    }
    Ok(country)
}
