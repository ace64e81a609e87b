//! The columns of our own that the `passerelle` mapping reads back: codes of fields, several values of a cell on
//! lines of their own, and behind them where each place is known from.

use std::collections::BTreeSet;

use super::Exported;
use crate::model::TEXTS;

/// Fields in the order of their columns. A field that stands in no list comes after these, by its name.
const FIELDS: [&str; 48] = [
    "other_name",
    "organisation",
    "organisation_id",
    "organisation_kind",
    "registration",
    "parent",
    "kind",
    "label",
    "programme",
    "training_label",
    "other_label",
    "street",
    "street_more",
    "postcode",
    "commune",
    "commune_code",
    "country",
    "region",
    "lat",
    "lon",
    "phone",
    "email",
    "website",
    "booking",
    "accessibility_page",
    "hours",
    "hours_text",
    "offer",
    "service",
    "support",
    "mode",
    "way_in",
    "audience",
    "care",
    "free",
    "appointment",
    "membership",
    "identity_card",
    "wheelchair",
    "individual",
    "group",
    "languages",
    "not_languages",
    "mobile",
    "several",
    "closed",
    "section",
    "source_title",
];

/// A text has one column for each language in use, these always.
const LANGUAGES: [&str; 4] = ["fr", "nl", "de", "en"];

/// Where a place is known from. The mapping reads none of these but the first: they are about the record.
const PROVENANCE: [&str; 7] = [
    "updated_on",
    "source",
    "source_key",
    "source_publisher",
    "licence",
    "confirmed_on",
    "gone_on",
];

/// What parts several values of a cell: no value of a list holds a line end once it was imported.
const BETWEEN: char = '\n';

/// The columns of a file, in order.
pub struct Columns {
    pub names: Vec<String>,
    own: usize,
}

impl Columns {
    /// The columns that these places need, and those that every file has.
    pub fn of(places: &[Exported]) -> Self {
        let mut used: BTreeSet<&str> = places
            .iter()
            .flat_map(|place| place.fields.0.keys().map(String::as_str))
            .collect();
        let mut names = vec!["id".to_owned()];
        for text in TEXTS {
            let always = LANGUAGES.map(|language| format!("{text}:{language}"));
            names.push(text.to_owned());
            names.extend(always);
            let more = used.iter().filter(|field| {
                let language = field
                    .strip_prefix(text)
                    .and_then(|rest| rest.strip_prefix(':'));
                language.is_some_and(|language| !LANGUAGES.contains(&language))
            });
            names.extend(more.map(|field| (*field).to_owned()));
        }
        names.extend(FIELDS.map(str::to_owned));
        for name in &names {
            used.remove(name.as_str());
        }
        names.extend(used.into_iter().map(str::to_owned));
        let own = names.len();
        names.extend(PROVENANCE.map(str::to_owned));
        Self { names, own }
    }

    /// The values of a place, column by column.
    pub fn values<'a>(&'a self, place: &'a Exported) -> impl Iterator<Item = Vec<&'a str>> {
        let own = self.names[..self.own]
            .iter()
            .map(|name| match name.as_str() {
                "id" => vec![place.id.as_str()],
                "closed" if place.closed => vec!["yes"],
                field => place.fields.all(field).iter().map(String::as_str).collect(),
            });
        own.chain(provenance(place).map(Vec::from_iter))
    }
}

fn provenance(place: &Exported) -> [Option<&str>; 7] {
    [
        place.stated_on.as_deref(),
        Some(place.source.id.as_str()),
        place.key.as_deref(),
        place.source.publisher.as_deref(),
        place.source.licence.as_deref(),
        place.confirmed_on.as_deref(),
        place.gone_on.as_deref(),
    ]
}

/// The values of a cell in one text, and whether they can be told apart again.
pub fn joined(values: &[&str]) -> (String, bool) {
    let [_, _, ..] = values else {
        return (values.concat(), true);
    };
    let whole = values.iter().all(|value| !value.contains(['\n', '\r']));
    let lines: Vec<String> = values
        .iter()
        .map(|value| value.replace(['\n', '\r'], " "))
        .collect();
    (lines.join(&BETWEEN.to_string()), whole)
}
