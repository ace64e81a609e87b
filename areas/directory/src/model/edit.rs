//! The facts of a place as a person changes them: one value for what belongs together, one list for what is a list.
//!
//! A fact is one line of the history and one thing to undo. Most are one field of a record; an address is several
//! fields that mean something only together.

mod address;
mod check;
mod contact;
mod plain;

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::record::TEXTS;
use super::{Fields, Question};

pub use address::Address;
use check::LONGEST_NAME;
pub use check::{Checked, Note, Typed, check};
use plain::plain_language;

/// The fact that holds an address.
pub const ADDRESS: &str = "address";
/// The day of the last confirmation, as the history names it: no record has it.
pub const CONFIRMED: &str = "confirmed_on";

/// Facts of one value that a record holds under the same name.
const SINGLE: [&str; 4] = ["phone", "email", "website", "hours"];
/// Facts that are lists.
const LISTS: [&str; 3] = ["offer", "languages", "not_languages"];

/// What is changed on one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    Contact,
    Hours,
    Offer,
    /// What people ask before they go.
    Before,
    /// Names and descriptions.
    Words,
}

impl Section {
    pub const ALL: [Self; 5] = [
        Self::Contact,
        Self::Hours,
        Self::Offer,
        Self::Before,
        Self::Words,
    ];

    /// The word in addresses and message keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Hours => "hours",
            Self::Offer => "offer",
            Self::Before => "before",
            Self::Words => "words",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.code() == code)
    }

    /// The texts of this section, by field.
    #[must_use]
    pub const fn texts(self) -> &'static [&'static str] {
        match self {
            Self::Before => &["price", "access"],
            Self::Words => &["name", "says", "for_whom"],
            Self::Contact | Self::Hours | Self::Offer => &[],
        }
    }

    /// Whether a fact is changed here.
    #[must_use]
    pub fn holds(self, fact: &str) -> bool {
        Self::of(fact) == Some(self)
    }

    /// Where a fact is changed; nothing for what no form changes.
    #[must_use]
    pub fn of(fact: &str) -> Option<Self> {
        let code = fact.split(':').next().unwrap_or(fact);
        Some(match code {
            ADDRESS | "phone" | "email" | "website" => Self::Contact,
            "hours" => Self::Hours,
            "offer" => Self::Offer,
            "languages" | "not_languages" | "price" | "access" => Self::Before,
            "name" | "says" | "for_whom" => Self::Words,
            _ if QUESTIONS.iter().any(|question| question.code() == code) => Self::Before,
            _ => return None,
        })
    }
}

/// The questions with a yes or a no.
pub const QUESTIONS: [Question; 7] = [
    Question::Free,
    Question::Membership,
    Question::IdentityCard,
    Question::Appointment,
    Question::Wheelchair,
    Question::Individual,
    Question::Group,
];

/// The facts that fields of a record make.
#[must_use]
pub fn facts_of(fields: &Fields) -> Fields {
    let mut facts = Fields::default();
    facts.set(ADDRESS, Address::of(fields).written());
    for field in SINGLE {
        facts.set(
            field,
            fields.first(field).map(str::to_owned).into_iter().collect(),
        );
    }
    for field in LISTS {
        let values: BTreeSet<String> = fields.all(field).iter().cloned().collect();
        facts.set(field, values.into_iter().collect());
    }
    for question in QUESTIONS {
        let code = question.code();
        let said = fields
            .first(&code)
            .filter(|said| ["yes", "no"].contains(said));
        facts.set(code.as_str(), said.map(str::to_owned).into_iter().collect());
    }
    for field in TEXTS {
        for (language, text) in fields.texts(field) {
            let fact = if language.is_empty() {
                field.to_owned()
            } else {
                format!("{field}:{language}")
            };
            facts.set(fact, vec![text.to_owned()]);
        }
    }
    facts
}

/// The fields of a record that a fact stands for.
#[must_use]
pub fn fields_of_fact(fact: &str) -> Vec<&str> {
    if fact == ADDRESS {
        Address::FIELDS.to_vec()
    } else {
        vec![fact]
    }
}

/// What the fields of a fact hold when it has these values; an empty list makes them unknown.
#[must_use]
pub fn fields_with(fact: &str, values: &[String]) -> Vec<(String, Vec<String>)> {
    if fact == ADDRESS {
        Address::read(values).fields()
    } else {
        vec![(fact.to_owned(), values.to_vec())]
    }
}

/// A fact that is not the same before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub fact: String,
    pub was: Vec<String>,
    pub became: Vec<String>,
}

/// Every fact that differs.
#[must_use]
pub fn differences(before: &Fields, after: &Fields) -> Vec<Difference> {
    let facts: BTreeSet<&String> = before.0.keys().chain(after.0.keys()).collect();
    facts
        .into_iter()
        .filter(|fact| before.all(fact) != after.all(fact))
        .map(|fact| Difference {
            fact: fact.clone(),
            was: before.all(fact).to_vec(),
            became: after.all(fact).to_vec(),
        })
        .collect()
}

/// What somebody saw when the form was made: a short print of each fact that had a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(BTreeMap<String, String>);

impl Seen {
    /// What a section shows of these facts.
    #[must_use]
    pub fn of(section: Section, facts: &Fields) -> Self {
        let shown = facts.0.iter().filter(|(fact, _)| section.holds(fact));
        Self(
            shown
                .map(|(fact, values)| (fact.clone(), print(values)))
                .collect(),
        )
    }

    /// As a hidden field of the form carries it.
    #[must_use]
    pub fn written(&self) -> String {
        let pairs: Vec<String> = self
            .0
            .iter()
            .map(|(fact, print)| format!("{fact}={print}"))
            .collect();
        pairs.join(" ")
    }

    /// Reads it back; what cannot be read was not seen.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self(
            text.split(' ')
                .filter_map(|pair| pair.split_once('='))
                .map(|(fact, print)| (fact.to_owned(), print.to_owned()))
                .collect(),
        )
    }

    /// The same, with these facts seen as they are now.
    #[must_use]
    pub fn with(&self, facts: &[String], now: &Fields) -> Self {
        let mut seen = self.clone();
        for fact in facts {
            match now.all(fact) {
                [] => drop(seen.0.remove(fact)),
                values => drop(seen.0.insert(fact.clone(), print(values))),
            }
        }
        seen
    }

    fn is(&self, fact: &str, values: &[String]) -> bool {
        match self.0.get(fact) {
            Some(seen) => !values.is_empty() && *seen == print(values),
            None => values.is_empty(),
        }
    }
}

fn print(values: &[String]) -> String {
    let text = serde_json::to_string(values).unwrap_or_default();
    kernel::hex(&Sha256::digest(text.as_bytes()))[..16].to_owned()
}

/// What becomes of a form that somebody filled in while others may have changed the same place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// What to write: the facts that the form changes and nobody else did.
    pub changes: Vec<(String, Vec<String>)>,
    /// The facts that both changed, to different values.
    pub conflicts: Vec<String>,
}

/// Puts a form together with the facts of today. A fact that the form left as it was seen is never written, so that
/// nobody's change is lost to somebody who looked at something else.
#[must_use]
pub fn merge(section: Section, now: &Fields, seen: &Seen, wanted: &Fields) -> Merged {
    let facts: BTreeSet<&String> = now.0.keys().chain(wanted.0.keys()).collect();
    let mut merged = Merged::default();
    for fact in facts.into_iter().filter(|fact| section.holds(fact)) {
        let (now, wanted) = (now.all(fact), wanted.all(fact));
        if now == wanted || seen.is(fact, wanted) {
            continue;
        }
        if seen.is(fact, now) {
            merged.changes.push((fact.clone(), wanted.to_vec()));
        } else {
            merged.conflicts.push(fact.clone());
        }
    }
    merged
}

#[cfg(test)]
mod tests;
