//! A subject in the form in which it is compared.

use std::cmp::Ordering;

use crate::address::Address;
use crate::contact;
use crate::context::Context;
use crate::kinds::{is_kind, with_kinds};
use crate::point;
use crate::subject::Subject;
use crate::words::words;

/// Names of one record that are read.
pub(crate) const MOST_NAMES: usize = 6;
/// How much less a word counts that says what kind of house it is.
const KIND: f64 = 0.4;
/// How much less a word counts that is the commune's name, which the address says too.
const COMMUNE: f64 = 0.25;

/// A word of a name and how particular it is, from 0 to about 1.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    pub text: String,
    pub weight: f64,
}

/// What of a subject is compared.
#[derive(Debug, Clone)]
pub(crate) struct Features {
    pub names: Vec<Vec<Word>>,
    pub address: Address,
    /// The address with its locality, to find and count the records that stand there.
    pub address_key: Option<String>,
    pub postcode: Option<String>,
    pub commune: Vec<String>,
    pub country: String,
    pub point: Option<(f64, f64)>,
    pub contacts: [Vec<String>; 4],
    pub id: String,
    pub source: String,
}

/// The kinds of contacts, as indexes into [`Features::contacts`].
pub(crate) const PHONE: usize = 0;
pub(crate) const EMAIL: usize = 1;
pub(crate) const WEBSITE: usize = 2;
pub(crate) const REGISTRATION: usize = 3;

impl Features {
    pub(crate) fn new(context: &Context, subject: &Subject) -> Self {
        let commune = commune(subject);
        let names = name_words(subject)
            .into_iter()
            .map(|name| weighted(context, name, &commune))
            .filter(|name| !name.is_empty())
            .collect();
        Self {
            names,
            address: address(subject, &commune),
            address_key: address_key(subject),
            postcode: postcode(subject),
            commune,
            country: subject.country.trim().to_ascii_uppercase(),
            point: point::known(subject.point),
            contacts: contacts(subject),
            id: subject.id.clone(),
            source: subject.source.clone(),
        }
    }

    /// An order in which no two records that differ in what is compared are equal, but for points,
    /// whose distance is the same both ways.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        fn key(one: &Features) -> impl Ord + '_ {
            (
                &one.source,
                &one.id,
                &one.address,
                &one.postcode,
                &one.commune,
                &one.country,
                &one.contacts,
            )
        }
        fn texts(one: &Features) -> impl Iterator<Item = impl Iterator<Item = &str>> {
            one.names
                .iter()
                .map(|name| name.iter().map(|word| word.text.as_str()))
        }
        key(self).cmp(&key(other)).then_with(|| {
            let names = |one| {
                texts(one)
                    .map(|name| name.collect::<Vec<_>>())
                    .collect::<Vec<_>>()
            };
            names(self).cmp(&names(other))
        })
    }
}

/// The words of each name, with kinds of houses made one word.
pub(crate) fn name_words(subject: &Subject) -> Vec<Vec<String>> {
    let names = subject.names.iter().take(MOST_NAMES);
    names.map(|name| with_kinds(words(name))).collect()
}

fn weighted(context: &Context, name: Vec<String>, commune: &[String]) -> Vec<Word> {
    let mut weighted: Vec<Word> = name
        .into_iter()
        .map(|text| {
            let mut weight = context.particular(&text);
            if is_kind(&text) {
                weight *= KIND;
            }
            if commune.contains(&text) {
                weight *= COMMUNE;
            }
            Word { text, weight }
        })
        .collect();
    weighted.sort_by(|a, b| a.text.cmp(&b.text));
    weighted.dedup_by(|a, b| a.text == b.text);
    weighted
}

/// The words of the commune; `cedex` and the numbers of its districts are the post's.
fn commune(subject: &Subject) -> Vec<String> {
    let mut found = words(subject.commune.as_deref().unwrap_or_default());
    found.retain(|word| word != "cedex" && !crate::words::is_number(word));
    found
}

/// The postcode's letters and digits; French ones get back the zero that a spreadsheet took.
pub(crate) fn postcode(subject: &Subject) -> Option<String> {
    let text = subject.postcode.as_deref()?;
    let plain: String = text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(12)
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    let lost = subject.country.eq_ignore_ascii_case("FR")
        && plain.len() == 4
        && plain.bytes().all(|byte| byte.is_ascii_digit());
    match plain.len() {
        0 => None,
        _ if lost => Some(format!("0{plain}")),
        _ => Some(plain),
    }
}

fn address(subject: &Subject, commune: &[String]) -> Address {
    let mut locality = commune.to_vec();
    locality.extend(words(subject.postcode.as_deref().unwrap_or_default()));
    Address::read(subject.street.as_deref().unwrap_or_default(), &locality)
}

/// An address with its locality, to count the records that stand there.
pub(crate) fn address_key(subject: &Subject) -> Option<String> {
    let commune = commune(subject);
    let key = address(subject, &commune).key()?;
    Some(format!(
        "{key}, {}",
        postcode(subject).unwrap_or_else(|| commune.join(" "))
    ))
}

/// Telephones, mail addresses, pages and register numbers, each in one form, without doubles.
pub(crate) fn contacts(subject: &Subject) -> [Vec<String>; 4] {
    fn read(texts: &[String], one: impl Fn(&str) -> Option<String>) -> Vec<String> {
        let mut found: Vec<String> = texts
            .iter()
            .take(contact::MOST)
            .filter_map(|text| one(text))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
    [
        read(&subject.phones, |text| {
            contact::phone(text, &subject.country)
        }),
        read(&subject.emails, contact::email),
        read(&subject.websites, contact::website),
        read(&subject.registrations, contact::registration),
    ]
}
