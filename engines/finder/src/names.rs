use crate::fold::fold;
use crate::spelling::{LONGEST, letter_set, may_slip, slip};
use std::collections::{BTreeSet, HashMap};

/// Letters of a query that are read.
const QUERY_LETTERS: usize = 100;
/// Letters that words need to be looked for inside names: shorter ones are "ten", "sur" and "aan".
const INNER_LETTERS: usize = 4;
/// Names proposed when none is found: as many as a person reads without scrolling.
const PROPOSALS: usize = 8;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named<K> {
    /// The keys that bear exactly this name, in order; several when they share it.
    Exact(Vec<K>),
    /// Nobody bears it: at most eight that come close, closest first, each key once. May be empty.
    Close(Vec<Suggestion<K>>),
}

/// A name close to what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion<K> {
    /// Who bears it.
    pub key: K,
    /// The name that came close, as it was given.
    pub name: String,
}

/// Names of places (communes, sections, organisations), several for each, found as people write
/// them: without accents or hyphens, cut short, misspelt.
///
/// "Saint", "Sainte", "Sint", "Sankt" and their abbreviations are one word. First comes who bears
/// the name exactly; then names that start like it; then names of which a word starts like it;
/// then close misspellings of a name or of some of its words.
///
/// ```
/// use finder::{NameIndex, Named};
/// let index = NameIndex::new([(1, "Sint-Gillis"), (1, "Saint-Gilles"), (2, "Molenbeek-Saint-Jean")]);
/// assert_eq!(index.find("st gilles"), Named::Exact(vec![1]));
/// let Named::Close(close) = index.find("Molenbek") else { panic!() };
/// assert_eq!(close[0].key, 2);
/// ```
#[derive(Clone, Debug)]
pub struct NameIndex<K> {
    names: Vec<Name<K>>,
    exact: HashMap<String, Vec<u32>>,
    runs: Vec<Run>,
}

#[derive(Clone, Debug)]
struct Name<K> {
    key: K,
    text: String,
    plain: String,
    /// The words with a space between them.
    spaced: String,
}

/// Neighbouring words of a name written as one.
#[derive(Clone, Debug)]
struct Run {
    name: u32,
    starts: bool,
    ends: bool,
    letters: Vec<char>,
    set: u64,
}

/// How a name came close; the order is the order of the proposals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    Starts,
    WordStarts,
    Misspelt(u8),
    PartMisspelt(u8),
}

impl<K: Clone + Ord> NameIndex<K> {
    /// An index of (key, name); a key may have many names. The order of the pairs changes
    /// nothing; names without a letter or digit are left out.
    pub fn new<S: AsRef<str>>(names: impl IntoIterator<Item = (K, S)>) -> Self {
        let mut all: Vec<Name<K>> = names
            .into_iter()
            .map(|(key, text)| {
                let text = text.as_ref().to_owned();
                let words = words(&text);
                Name {
                    key,
                    plain: words.concat(),
                    spaced: words.join(" "),
                    text,
                }
            })
            .filter(|name| !name.plain.is_empty())
            .collect();
        all.sort_by(|a, b| (&a.plain, &a.key, &a.text).cmp(&(&b.plain, &b.key, &b.text)));
        all.dedup_by(|a, b| a.plain == b.plain && a.key == b.key);
        let mut exact: HashMap<String, Vec<u32>> = HashMap::new();
        let mut runs = Vec::new();
        for (id, name) in (0u32..).zip(&all) {
            exact.entry(name.plain.clone()).or_default().push(id);
            add_runs(&mut runs, id, &words(&name.text));
        }
        Self {
            names: all,
            exact,
            runs,
        }
    }

    /// Who bears this name, or which names come close. Only the first 100 characters are read.
    pub fn find(&self, query: &str) -> Named<K> {
        let read: String = query.chars().take(QUERY_LETTERS).collect();
        let plain = words(&read).concat();
        if let Some(ids) = self.exact.get(&plain) {
            let keys = ids.iter().map(|&id| self.names[id as usize].key.clone());
            return Named::Exact(keys.collect());
        }
        let letters: Vec<char> = plain.chars().collect();
        let set = letter_set(&letters);
        let mut close: Vec<(Closeness, u32)> = self
            .runs
            .iter()
            .filter_map(|run| Some((run.closeness(&letters, set)?, run.name)))
            .collect();
        // Names are sorted: their number puts equally close ones in alphabetical order.
        close.sort_unstable();
        let mut seen = BTreeSet::new();
        let close = close
            .into_iter()
            .map(|(_, id)| &self.names[id as usize])
            .filter(|name| seen.insert(&name.key))
            .take(PROPOSALS)
            .map(|name| Suggestion {
                key: name.key.clone(),
                name: name.text.clone(),
            });
        Named::Close(close.collect())
    }

    /// Who bears a name that begins with these whole words, in order, each key once.
    ///
    /// ```
    /// let index = finder::NameIndex::new([(1, "Saint-Josse-ten-Noode"), (2, "Saint-Gilles")]);
    /// assert_eq!(index.beginning_with("St Josse"), [1]);
    /// assert_eq!(index.beginning_with("Saint"), [1, 2]);
    /// assert!(index.beginning_with("Saint-Jos").is_empty());
    /// ```
    pub fn beginning_with(&self, query: &str) -> Vec<K> {
        let wanted = spaced(query);
        self.bearers(|name| !wanted.is_empty() && format!("{name} ").starts_with(&wanted))
    }

    /// Who bears a name that holds these whole words, of four letters or more, anywhere; in order,
    /// each key once.
    ///
    /// ```
    /// let index = finder::NameIndex::new([(1, "Saint-Josse-ten-Noode"), (2, "Saint-Gilles")]);
    /// assert_eq!(index.holding("noode"), [1]);
    /// assert!(index.holding("ten").is_empty());
    /// ```
    pub fn holding(&self, query: &str) -> Vec<K> {
        let wanted = spaced(query);
        let long = wanted.chars().count() > INNER_LETTERS;
        let inside = format!(" {wanted}");
        self.bearers(|name| long && format!(" {name} ").contains(&inside))
    }

    fn bearers(&self, holds: impl Fn(&str) -> bool) -> Vec<K> {
        let bears = self.names.iter().filter(|name| holds(&name.spaced));
        let keys: BTreeSet<K> = bears.map(|name| name.key.clone()).collect();
        keys.into_iter().collect()
    }
}

/// The words of a query, each with a space behind it.
fn spaced(query: &str) -> String {
    let read: String = query.chars().take(QUERY_LETTERS).collect();
    words(&read).iter().map(|word| format!("{word} ")).collect()
}

impl Run {
    fn closeness(&self, query: &[char], set: u64) -> Option<Closeness> {
        if self.ends && query.len() >= 2 && self.letters.starts_with(query) {
            if self.starts {
                return Some(Closeness::Starts);
            }
            if query.len() >= 3 {
                return Some(Closeness::WordStarts);
            }
        }
        if !may_slip(query.len(), set, self.letters.len(), self.set) {
            return None;
        }
        let cost = slip(query, &self.letters)?;
        Some(if self.starts && self.ends {
            Closeness::Misspelt(cost)
        } else {
            Closeness::PartMisspelt(cost)
        })
    }
}

/// The words of a name, with one word for every form of "saint".
fn words(name: &str) -> Vec<String> {
    let one_saint = |word: &str| match word {
        "saint" | "sainte" | "sint" | "sinte" | "ste" | "sankt" | "snt" => "st".to_owned(),
        other => other.to_owned(),
    };
    fold(name).split_whitespace().map(one_saint).collect()
}

fn add_runs(runs: &mut Vec<Run>, name: u32, words: &[String]) {
    for first in 0..words.len() {
        for end in first + 1..=words.len() {
            let (starts, ends) = (first == 0, end == words.len());
            let letters: Vec<char> = words[first..end].concat().chars().collect();
            // Too short to be corrected, or too long to be typed: only whole ends are of use.
            if !ends && !(4..=LONGEST).contains(&letters.len()) {
                continue;
            }
            let set = letter_set(&letters);
            runs.push(Run {
                name,
                starts,
                ends,
                letters,
                set,
            });
        }
    }
}
