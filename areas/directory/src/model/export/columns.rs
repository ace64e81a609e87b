//! A format as data: its columns, and where the value of each comes from.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::checks::Check;
use super::values::Values;
use super::{Exported, Loss};

/// What stands in `data/exports/*.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Of texts in several languages this one is taken, else another: the format has room for one.
    pub language: String,
    /// The countries whose places it takes; all where none is named.
    #[serde(default)]
    pub countries: Vec<String>,
    /// The countries whose codes of places it takes; those of others would be misread.
    #[serde(default)]
    pub codes_of: Vec<String>,
    #[serde(default)]
    pub column: Vec<Column>,
    #[serde(default)]
    pub structure: Vec<Column>,
    #[serde(default)]
    pub service: Vec<Column>,
    /// Which services a need stands for, where a place names needs only.
    #[serde(default)]
    pub service_by_need: Words,
    #[serde(default)]
    pub words: BTreeMap<String, Words>,
}

/// Our codes to their words; a code may need several, or have none.
pub type Words = BTreeMap<String, Vec<String>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub name: String,
    /// Fields of ours, or what is derived from them (`values.rs`): the first that says something.
    #[serde(default)]
    from: Vec<String>,
    /// Take what all of `from` say, not only the first.
    #[serde(default)]
    all: bool,
    #[serde(default)]
    kind: Kind,
    /// By field, the table of words that its codes are written in.
    #[serde(default)]
    words: BTreeMap<String, String>,
    check: Option<Check>,
    /// Without it the whole place is left out.
    #[serde(default)]
    required: bool,
    /// Required for the places of these countries only.
    #[serde(default)]
    required_in: Vec<String>,
    /// What is written where a required value is not known.
    unknown: Option<String>,
    constant: Option<String>,
    /// Several words in one text, with this between them.
    joined: Option<String>,
    shortest: Option<usize>,
    /// Longer texts are cut to so many characters.
    longest: Option<usize>,
    /// Only texts of so many characters or fewer; another column has the longer ones.
    at_most: Option<usize>,
    more_than: Option<usize>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    #[default]
    Text,
    Number,
    List,
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Absent,
    Text(String),
    Number(f64),
    List(Vec<String>),
}

/// One place in the columns of a format, with what it lost; or why it is left out.
pub struct Written {
    pub cells: Vec<Cell>,
    pub lost: Vec<(Loss, String)>,
}

/// Why a place is left out, and the field that is missing.
pub type LeftOut = (Loss, String);

impl Sheet {
    /// What holds for the place as a whole.
    pub fn takes(&self, place: &Exported) -> Result<(), LeftOut> {
        if place.closed {
            return Err((Loss::Closed, String::new()));
        }
        let country = place.fields.first("country").unwrap_or("BE");
        if !self.countries.is_empty() && !self.countries.iter().any(|known| known == country) {
            return Err((Loss::OtherCountry, String::new()));
        }
        Ok(())
    }

    /// A place in some columns of this format.
    pub fn write(&self, columns: &[Column], values: &Values<'_>) -> Result<Written, LeftOut> {
        let mut written = Written {
            cells: Vec::with_capacity(columns.len()),
            lost: Vec::new(),
        };
        for column in columns {
            let cell = self.cell(column, values, &mut written.lost);
            let cell = match (cell, &column.unknown) {
                (Cell::Absent, Some(word)) => {
                    let field = column.field();
                    // What did not fit was told already.
                    if !written.lost.iter().any(|(_, told)| *told == field) {
                        written.lost.push((Loss::WrittenAsUnknown, field));
                    }
                    Cell::Text(word.clone())
                }
                (Cell::Absent, None) if column.is_required(values.country) => {
                    return Err((Loss::Missing, column.field()));
                }
                (cell, _) => cell,
            };
            written.cells.push(cell);
        }
        Ok(written)
    }

    fn cell(&self, column: &Column, values: &Values<'_>, lost: &mut Vec<(Loss, String)>) -> Cell {
        if let Some(text) = &column.constant {
            return Cell::Text(text.clone());
        }
        let mut found: Vec<String> = Vec::new();
        for from in &column.from {
            let given = values.of(from, &self.service_by_need, lost);
            let had = !given.is_empty();
            for value in given {
                for word in self.worded(column, from, &value, lost) {
                    let fits = column
                        .check
                        .is_none_or(|check| check.fits(&word, values.country, &self.codes_of));
                    if !fits {
                        lost.push((Loss::DoesNotFit, base(from)));
                    } else if !found.contains(&word) {
                        found.push(word);
                    }
                }
            }
            if had && !column.all {
                break;
            }
        }
        column.shaped(found, lost)
    }

    fn worded(
        &self,
        column: &Column,
        from: &str,
        value: &str,
        lost: &mut Vec<(Loss, String)>,
    ) -> Vec<String> {
        let Some(table) = column.words.get(from) else {
            return vec![
                column
                    .check
                    .map_or_else(|| value.to_owned(), |check| check.form(value)),
            ];
        };
        let words = self.words.get(table).and_then(|words| words.get(value));
        if words.is_none_or(Vec::is_empty) {
            lost.push((Loss::NoWord, base(from)));
        }
        words.cloned().unwrap_or_default()
    }

    /// Fields of a place that no column of this format takes, in any language.
    pub fn not_carried(&self, place: &Exported) -> Vec<(Loss, String)> {
        let mut taken = taken_by(&self.column);
        taken.extend(taken_by(&self.structure));
        taken.extend(taken_by(&self.service));
        let fields = place.fields.0.keys().map(|field| base(field));
        let mut lost: Vec<LeftOut> = fields
            .filter(|field| !taken.contains(field))
            .map(|field| (Loss::NoColumn, field))
            .collect();
        // These formats say what is offered, never what is not.
        let mut offers = place.fields.all("offer").iter();
        if offers.any(|offer| offer.starts_with("no:")) {
            lost.push((Loss::NoWord, "offer".to_owned()));
        }
        lost
    }

    /// What only a service says of a place, where none can be written.
    pub fn of_service_alone(&self, place: &Exported) -> Vec<LeftOut> {
        let (service, structure) = (taken_by(&self.service), taken_by(&self.structure));
        let fields = place.fields.0.keys().map(|field| base(field));
        fields
            .filter(|field| service.contains(field) && !structure.contains(field))
            .map(|field| (Loss::DoesNotFit, field))
            .collect()
    }
}

fn taken_by(columns: &[Column]) -> BTreeSet<String> {
    let from = columns.iter().flat_map(|column| &column.from);
    from.flat_map(|from| sources(from)).collect()
}

/// The field itself, without its language; of what is derived, the field that it is derived from.
fn base(from: &str) -> String {
    sources(from).swap_remove(0)
}

/// The fields that a value is made of, one at least.
fn sources(from: &str) -> Vec<String> {
    let fields: &[&str] = match from {
        "service_by_need" | "mode_by_offer" => &["offer"],
        "support_by_offer" => &["individual", "group", "offer"],
        "commune" => &["commune", "country"],
        "day" => &["updated_on"],
        field => return vec![field.split(':').next().unwrap_or(field).to_owned()],
    };
    fields.iter().map(|field| (*field).to_owned()).collect()
}

impl Column {
    /// The field of ours that the column is about.
    pub fn field(&self) -> String {
        self.from
            .first()
            .map_or_else(|| self.name.clone(), |from| base(from))
    }

    fn is_required(&self, country: &str) -> bool {
        self.required || self.required_in.iter().any(|known| known == country)
    }

    fn shaped(&self, found: Vec<String>, lost: &mut Vec<(Loss, String)>) -> Cell {
        let field = self.field();
        if self.kind == Kind::List {
            return if found.is_empty() {
                Cell::Absent
            } else {
                Cell::List(found)
            };
        }
        if found.len() > 1 && self.joined.is_none() {
            lost.push((Loss::OneOnly, field.clone()));
        }
        let text = match (&self.joined, found.first()) {
            (_, None) => return Cell::Absent,
            (Some(between), _) => found.join(between),
            (None, Some(first)) => first.clone(),
        };
        let length = text.chars().count();
        if self.at_most.is_some_and(|most| length > most)
            || self.more_than.is_some_and(|least| length <= least)
        {
            return Cell::Absent;
        }
        if self.shortest.is_some_and(|shortest| length < shortest) {
            lost.push((Loss::DoesNotFit, field));
            return Cell::Absent;
        }
        if let Some(longest) = self.longest.filter(|longest| length > *longest) {
            lost.push((Loss::Shortened, field));
            return Cell::Text(text.chars().take(longest).collect());
        }
        if self.kind == Kind::Number {
            let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
            return number.map_or(Cell::Absent, Cell::Number);
        }
        Cell::Text(text)
    }
}
