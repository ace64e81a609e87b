//! The words of a lexicon, and those that a typed word may have meant.

use crate::spelling::{letter_set, may_slip, slip, sound, stem};
use std::collections::{BTreeMap, HashMap};

/// Where a token stands: a phrase, and which of its words it covers (one bit each).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Posting {
    pub phrase: u32,
    pub words: u32,
}

#[derive(Clone, Debug)]
struct Token {
    letters: Vec<char>,
    set: u64,
    /// Several words of a phrase written as one ("taxonweb").
    joined: bool,
    filler: bool,
    postings: Vec<Posting>,
}

/// Which ways of being close are tried for a piece of the query.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// A filler: as written or not at all.
    Exact,
    /// Neighbouring words of the query written as one.
    Joined,
    /// A word of the query: misspelt, cut short or compounded too.
    Wide,
}

/// How alike a typed word and a known word are, from 0 to 1, by what tells them apart. The steps
/// are ours: they only have to keep this order.
mod alike {
    pub const STEM: f64 = 0.95;
    pub const ELIDED: f64 = 0.93;
    pub const SOUND: f64 = 0.85;
    pub const SLIP: [f64; 5] = [1.0, 0.9, 0.8, 0.68, 0.6];
    pub const COMPOUND: f64 = 0.7;
    /// A beginning alone, and what its share of the whole word adds.
    pub const PREFIX: (f64, f64) = (0.6, 0.3);
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    tokens: Vec<Token>,
    exact: HashMap<String, u32>,
    stems: HashMap<String, Vec<u32>>,
    sounds: HashMap<String, Vec<u32>>,
}

/// Tokens by text while a vocabulary is gathered: joined, filler, where.
pub(crate) type Gathered = BTreeMap<String, (bool, bool, Vec<Posting>)>;

impl Vocabulary {
    pub fn new(gathered: Gathered) -> Self {
        let mut vocabulary = Self::default();
        for (id, (text, (joined, filler, postings))) in (0u32..).zip(gathered) {
            let letters: Vec<char> = text.chars().collect();
            vocabulary.tokens.push(Token {
                set: letter_set(&letters),
                letters,
                joined,
                filler,
                postings,
            });
            let by_stem = vocabulary.stems.entry(stem(&text).to_owned());
            by_stem.or_default().push(id);
            if let Some(sound) = sound(&text) {
                vocabulary.sounds.entry(sound).or_default().push(id);
            }
            vocabulary.exact.insert(text, id);
        }
        vocabulary
    }

    pub fn postings(&self, token: u32) -> &[Posting] {
        &self.tokens[token as usize].postings
    }

    /// The tokens that `word` may stand for and how alike each is, each once, in a fixed order.
    pub fn like(&self, word: &str, reach: Reach) -> Vec<(u32, f64)> {
        let mut found: Vec<(u32, f64)> = Vec::new();
        found.extend(self.exact.get(word).map(|&id| (id, 1.0)));
        if reach == Reach::Exact {
            return found;
        }
        found.extend(self.under(&self.stems, stem(word), alike::STEM));
        found.extend(self.elided(word));
        let known = !found.is_empty();
        if let Some(sound) = sound(word) {
            found.extend(self.under(&self.sounds, &sound, alike::SOUND));
        }
        if !known {
            self.near(word, reach, &mut found);
        }
        found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        found.dedup_by_key(|(id, _)| *id);
        found
    }

    fn under<'a>(
        &'a self,
        index: &'a HashMap<String, Vec<u32>>,
        text: &str,
        alike: f64,
    ) -> impl Iterator<Item = (u32, f64)> + 'a {
        let ids = index.get(text).map(Vec::as_slice).unwrap_or_default();
        ids.iter()
            .filter(|&&id| !self.tokens[id as usize].filler)
            .map(move |&id| (id, alike))
    }

    /// "lordinateur", "didentite": a French article or preposition stuck to its word.
    fn elided(&self, word: &str) -> Option<(u32, f64)> {
        let rest = word.strip_prefix(['d', 'l', 'j', 'm', 'n', 's', 'c', 't'])?;
        let vowel = rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']);
        let id = *self.exact.get(rest)?;
        (vowel && rest.len() >= 4).then_some((id, alike::ELIDED))
    }

    fn near(&self, word: &str, reach: Reach, found: &mut Vec<(u32, f64)>) {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < 4 {
            return;
        }
        let set = letter_set(&letters);
        for (id, token) in (0u32..).zip(&self.tokens) {
            if token.filler {
                continue;
            }
            let alike = match reach {
                Reach::Wide => wide(&letters, set, token),
                _ => slipped(&letters, set, token).filter(|&alike| alike >= alike::SLIP[2]),
            };
            found.extend(alike.map(|alike| (id, alike)));
        }
    }
}

fn slipped(word: &[char], set: u64, token: &Token) -> Option<f64> {
    if !may_slip(word.len(), set, token.letters.len(), token.set) {
        return None;
    }
    let cost = slip(word, &token.letters)?;
    alike::SLIP.get(usize::from(cost)).copied()
}

fn wide(word: &[char], set: u64, token: &Token) -> Option<f64> {
    let part = if token.joined {
        None
    } else {
        part(word, &token.letters)
    };
    let slip = slipped(word, set, token);
    part.into_iter().chain(slip).max_by(f64::total_cmp)
}

/// A beginning of a known word, or a compound that starts or ends with one (Dutch and German
/// write "belastingaangifte" in one piece).
fn part(word: &[char], known: &[char]) -> Option<f64> {
    if word.len() < known.len() {
        let share = word.len() as f64 / known.len() as f64;
        let (base, more) = alike::PREFIX;
        return known.starts_with(word).then_some(base + more * share);
    }
    let room = known.len() >= 5 && word.len() >= known.len() + 3;
    (room && (word.starts_with(known) || word.ends_with(known))).then_some(alike::COMPOUND)
}
