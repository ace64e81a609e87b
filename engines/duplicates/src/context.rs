use std::collections::HashMap;
use std::hash::Hash;

use crate::features::{contacts, name_words};
use crate::point;
use crate::site::Site;
use crate::subject::Subject;

/// So many other names are imagined beside those given, so that a word is not thought common, or
/// particular beyond measure, because few records were seen.
const IMAGINED: f64 = 500.0;
/// A word that stands in one name of so many is fully particular.
const PARTICULAR: f64 = 1000.0;

/// How common words, contacts, addresses and points are among all records: "library" in a name,
/// or the telephone of a town with ten libraries, says little.
///
/// Contacts, addresses and points are counted within each source, and the greatest count is kept:
/// six sources that know one place with one telephone do not make that telephone common.
#[derive(Debug, Clone, Default)]
pub struct Context {
    names: f64,
    words: HashMap<String, u32>,
    contacts: [HashMap<String, u32>; 4],
    addresses: HashMap<String, u32>,
    spots: HashMap<(i32, i32), u32>,
}

impl Context {
    /// Counts what the records have in common.
    pub fn new<'a>(subjects: impl IntoIterator<Item = &'a Subject>) -> Self {
        let subjects: Vec<&Subject> = subjects.into_iter().collect();
        let mut words = HashMap::new();
        for subject in &subjects {
            let mut of_one: Vec<String> = name_words(subject).into_iter().flatten().collect();
            of_one.sort_unstable();
            of_one.dedup();
            for word in of_one {
                *words.entry(word).or_insert(0) += 1;
            }
        }
        let mut bearers: [Vec<(String, &str)>; 4] = Default::default();
        let (mut addresses, mut spots) = (Vec::new(), Vec::new());
        for subject in &subjects {
            let source = subject.source.as_str();
            for (all, values) in bearers.iter_mut().zip(contacts(subject)) {
                all.extend(values.into_iter().map(|value| (value, source)));
            }
            addresses.extend(Site::read(subject).key().map(|key| (key, source)));
            spots.extend(point::known(subject.point).map(|at| (point::spot(at), source)));
        }
        Self {
            names: subjects.len() as f64,
            words,
            contacts: bearers.map(most_in_one_source),
            addresses: most_in_one_source(addresses),
            spots: most_in_one_source(spots),
        }
    }

    /// How particular a word of a name is: about 1 for one that hardly any other has, near 0 for
    /// one that every second has.
    pub(crate) fn particular(&self, word: &str) -> f64 {
        let with = f64::from(self.words.get(word).copied().unwrap_or(0));
        let rarity = ((self.names + IMAGINED) / (with + 1.0)).ln() / PARTICULAR.ln();
        rarity.clamp(0.05, 1.0)
    }

    /// How many names have the word.
    pub(crate) fn names_with(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(0)
    }

    /// How many records of one source have this contact; at least 1.
    pub(crate) fn with_contact(&self, kind: usize, value: &str) -> u32 {
        self.contacts[kind].get(value).copied().unwrap_or(1)
    }

    /// How many records of one source stand at the address; at least 1.
    pub(crate) fn at_address(&self, key: &str) -> u32 {
        self.addresses.get(key).copied().unwrap_or(1)
    }

    /// How many records of one source stand on the point; at least 1.
    pub(crate) fn on_spot(&self, point: (f64, f64)) -> u32 {
        self.spots.get(&point::spot(point)).copied().unwrap_or(1)
    }
}

/// From values with the source of a record that bears each: how many records of the source that
/// has most of them bear it, where that is more than one.
fn most_in_one_source<V: Ord + Hash>(mut all: Vec<(V, &str)>) -> HashMap<V, u32> {
    all.sort_unstable();
    let mut counts: Vec<(V, u32)> = Vec::new();
    let mut before = None;
    for (value, source) in all {
        match counts.last_mut() {
            Some((last, count)) if *last == value && before == Some(source) => *count += 1,
            _ => counts.push((value, 1)),
        }
        before = Some(source);
    }
    let mut most: HashMap<V, u32> = HashMap::new();
    for (value, count) in counts.into_iter().filter(|(_, count)| *count > 1) {
        let kept = most.entry(value).or_insert(0);
        *kept = (*kept).max(count);
    }
    most
}
