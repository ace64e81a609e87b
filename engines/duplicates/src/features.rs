//! A subject in the form in which it is compared.

use std::cmp::Ordering;

use crate::address::Address;
use crate::contact;
use crate::context::Context;
use crate::kinds::{is_kind, with_kinds};
use crate::point;
use crate::site::Site;
use crate::subject::Subject;
use crate::words::words;

/// Names of one record that are read.
pub(crate) const MOST_NAMES: usize = 3;
/// How much less a word counts that says what kind of house it is.
const KIND: f64 = 0.4;
/// How much less a word counts that is the commune's name, which the address says too.
const COMMUNE: f64 = 0.05;

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
    /// How many records of one source stand on the point, and at the address; at least 1.
    pub crowd: (u32, u32),
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
        let site = Site::read(subject);
        let names = name_words(subject)
            .into_iter()
            .map(|name| weighted(context, name, &site.commune))
            .filter(|name| !name.is_empty())
            .collect();
        let point = point::known(subject.point);
        let address_key = site.key();
        Self {
            names,
            crowd: (
                point.map_or(1, |point| context.on_spot(point)),
                address_key
                    .as_deref()
                    .map_or(1, |key| context.at_address(key)),
            ),
            address_key,
            address: site.address,
            postcode: site.postcode,
            commune: site.commune,
            country: subject.country.trim().to_ascii_uppercase(),
            point,
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
    let all = weighted.clone();
    let mut at = 0;
    weighted.retain(|word| {
        at += 1;
        !all[..at - 1].iter().any(|before| before.text == word.text)
    });
    weighted
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
