//! What sources say of a place, and what of it is shown: every field with who says it, since when, and who says
//! something else.

mod abroad;
mod fields;
mod intake;
mod kept;
mod preference;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use abroad::Abroad;
pub use fields::{TEXTS, is_list};
pub use intake::{Draft, Intake, Remark, intake};
pub use kept::{fields_of, place_of};
pub use preference::{Preference, heard};

/// What one record says: values by field. A text may carry its language: `name:fr`.
/// A field that is absent is unknown, never a no.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fields(pub BTreeMap<String, Vec<String>>);

impl Fields {
    /// The first value of a field.
    #[must_use]
    pub fn first(&self, field: &str) -> Option<&str> {
        self.all(field).first().map(String::as_str)
    }

    #[must_use]
    pub fn all(&self, field: &str) -> &[String] {
        self.0.get(field).map_or(&[], Vec::as_slice)
    }

    /// Writes values; an empty list takes the field away.
    pub fn set(&mut self, field: impl Into<String>, values: Vec<String>) {
        let field = field.into();
        if values.is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, values);
        }
    }

    /// The texts of a field by language; `""` where a text is the same in every language.
    pub fn texts<'a>(&'a self, field: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(key, values)| {
            let rest = key.strip_prefix(field)?;
            let language = match rest.strip_prefix(':') {
                Some(language) => language,
                None if rest.is_empty() => "",
                None => return None,
            };
            values.first().map(|text| (language, text.as_str()))
        })
    }

    /// The same for the same content, whatever the order in which it was written: 64 hexadecimal digits.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let text = serde_json::to_string(&self.0).unwrap_or_default();
        kernel::hex(&Sha256::digest(text.as_bytes()))
    }
}

/// One source's record of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub source: String,
    /// What the source calls it.
    pub key: String,
    pub fields: Fields,
    /// The day or month of which the source speaks.
    pub stated_on: Option<String>,
    /// The day on which its source no longer named it.
    pub gone_on: Option<String>,
    /// The place was made for it; records that a merge brought were not.
    pub own: bool,
}

/// A field that was changed here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub field: String,
    /// Empty where it was forgotten: then it is unknown, whatever the sources say.
    pub values: Vec<String>,
    /// UTC, RFC 3339.
    pub changed_at: String,
    /// `operator` or `account:ID`.
    pub changed_by: String,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Origin {
    /// A source's record, as of a day or month.
    Source {
        source: String,
        key: String,
        stated_on: Option<String>,
    },
    /// Changed here.
    Here {
        changed_at: String,
        changed_by: String,
    },
}

/// A field as it is shown, and everything that was said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    pub values: Vec<String>,
    pub origin: Origin,
    /// What others say differently: nothing is hidden.
    pub others: Vec<(Origin, Vec<String>)>,
}

/// A place as its records and corrections make it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Resolved {
    pub fields: BTreeMap<String, Shown>,
    /// The day on which the last of its sources no longer named it; nothing while one does.
    pub gone_on: Option<String>,
    /// The newest day or month of which one of its sources speaks.
    pub stated_on: Option<String>,
}

impl Resolved {
    /// The values alone.
    #[must_use]
    pub fn values(&self) -> Fields {
        let shown = self.fields.iter();
        Fields(
            shown
                .filter(|(_, shown)| !shown.values.is_empty())
                .map(|(field, shown)| (field.clone(), shown.values.clone()))
                .collect(),
        )
    }
}

/// Fields that mean something only together, so that no address is made of two.
const TOGETHER: [&[&str]; 2] = [
    &[
        "street",
        "street_more",
        "postcode",
        "commune",
        "commune_code",
        "country",
    ],
    &["lat", "lon"],
];

/// A place out of its records: each field from the first that has it. Corrections stand before everything,
/// then the source that the region prefers, then records that their source still has, then the newest, then the
/// record that the place was made for; what is still equal is told apart by names, so that no order of files or
/// rows changes the answer.
#[must_use]
pub fn resolve(
    records: &[Record],
    corrections: &[Correction],
    preferred: Option<&str>,
) -> Resolved {
    let ordered = in_order(records, preferred);
    let mut resolved = Resolved {
        gone_on: gone_on(records),
        stated_on: records
            .iter()
            .filter_map(|record| record.stated_on.clone())
            .max(),
        ..Resolved::default()
    };
    let known: BTreeSet<&String> = ordered
        .iter()
        .flat_map(|record| record.fields.0.keys())
        .collect();
    for field in known {
        let together = TOGETHER
            .iter()
            .find(|group| group.contains(&field.as_str()));
        let speaks = |record: &Record| match together {
            Some(group) => group.iter().any(|one| record.fields.0.contains_key(*one)),
            None => record.fields.0.contains_key(field),
        };
        let mut saying = ordered.iter().filter(|record| speaks(record));
        let Some(first) = saying.next() else { continue };
        let values = first.fields.all(field).to_vec();
        let others = saying
            .filter(|record| {
                record.fields.0.contains_key(field) && record.fields.all(field) != values
            })
            .map(|record| (origin(record), record.fields.all(field).to_vec()))
            .collect();
        let shown = Shown {
            values,
            origin: origin(first),
            others,
        };
        resolved.fields.insert(field.clone(), shown);
    }
    for correction in corrections {
        correct(&mut resolved, correction);
    }
    resolved
}

fn in_order<'a>(records: &'a [Record], preferred: Option<&str>) -> Vec<&'a Record> {
    let mut ordered: Vec<&Record> = records.iter().collect();
    ordered.sort_by(|a, b| {
        let wanted = |record: &Record| Some(record.source.as_str()) == preferred;
        wanted(b)
            .cmp(&wanted(a))
            .then(a.gone_on.is_some().cmp(&b.gone_on.is_some()))
            .then_with(|| b.stated_on.cmp(&a.stated_on))
            .then(b.own.cmp(&a.own))
            .then_with(|| a.source.cmp(&b.source))
            .then_with(|| a.key.cmp(&b.key))
    });
    ordered
}

fn origin(record: &Record) -> Origin {
    Origin::Source {
        source: record.source.clone(),
        key: record.key.clone(),
        stated_on: record.stated_on.clone(),
    }
}

fn correct(resolved: &mut Resolved, correction: &Correction) {
    let before = resolved.fields.remove(&correction.field);
    let others = before.map_or_else(Vec::new, |before| {
        let mut others = vec![(before.origin, before.values)];
        others.extend(before.others);
        others.retain(|(_, values)| *values != correction.values && !values.is_empty());
        others
    });
    let origin = Origin::Here {
        changed_at: correction.changed_at.clone(),
        changed_by: correction.changed_by.clone(),
    };
    let shown = Shown {
        values: correction.values.clone(),
        origin,
        others,
    };
    resolved.fields.insert(correction.field.clone(), shown);
}

/// The day on which the last source left it; nothing while one still names it.
fn gone_on(records: &[Record]) -> Option<String> {
    let days: Option<Vec<&String>> = records
        .iter()
        .map(|record| record.gone_on.as_ref())
        .collect();
    days.and_then(|days| days.into_iter().max().cloned())
}

#[cfg(test)]
mod tests;
