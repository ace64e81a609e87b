//! How the entries of a lexicon are read: their words, what each weighs, and the tokens they are
//! found by.

use crate::fillers::words;
use crate::fold::fold;
use crate::vocabulary::{Gathered, Posting};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Words of a phrase that are compared.
pub(super) const PHRASE_WORDS: usize = 16;
/// What a filler weighs beside a word that carries meaning.
pub(super) const FILLER_WEIGHT: f64 = 0.1;

pub(super) struct Tidy<K> {
    pub key: K,
    pub words: Vec<String>,
    pub text: String,
    pub weight: f64,
}

/// Entries in an order of their own, each (key, folded phrase) once, at its greatest weight.
pub(super) fn tidy<K: Ord, S: AsRef<str>>(
    entries: impl IntoIterator<Item = (K, S, f64)>,
) -> Vec<Tidy<K>> {
    let mut tidy: Vec<Tidy<K>> = entries
        .into_iter()
        .filter(|(_, _, weight)| weight.is_finite() && *weight > 0.0)
        .map(|(key, text, weight)| {
            let text = text.as_ref().to_owned();
            let mut words = words(&fold(&text));
            words.truncate(PHRASE_WORDS);
            Tidy {
                key,
                words,
                text,
                weight,
            }
        })
        .filter(|entry| !entry.words.is_empty())
        .collect();
    tidy.sort_by(|a, b| {
        let same = a.key.cmp(&b.key).then_with(|| a.words.cmp(&b.words));
        let heavier = same.then_with(|| b.weight.total_cmp(&a.weight));
        heavier.then_with(|| a.text.cmp(&b.text))
    });
    tidy.dedup_by(|a, b| a.key == b.key && a.words == b.words);
    tidy
}

/// A word that stands under many keys tells less about which one is meant.
pub(super) fn word_weights<K: Ord>(
    entries: &[Tidy<K>],
    fillers: &HashSet<String>,
) -> BTreeMap<String, f64> {
    let mut keys: BTreeMap<&String, BTreeSet<&K>> = BTreeMap::new();
    for entry in entries {
        for word in &entry.words {
            keys.entry(word).or_default().insert(&entry.key);
        }
    }
    let weigh = |(word, keys): (&String, BTreeSet<&K>)| {
        let shared = 1.0 + (keys.len() as f64).ln();
        let weight = match base_weight(word, fillers) {
            filler if filler <= FILLER_WEIGHT => filler,
            content => (content / shared).max(2.0 * FILLER_WEIGHT),
        };
        (word.clone(), weight)
    };
    keys.into_iter().map(weigh).collect()
}

pub(super) fn base_weight(word: &str, fillers: &HashSet<String>) -> f64 {
    if is_filler(word, fillers) {
        FILLER_WEIGHT
    } else {
        1.0
    }
}

/// A single letter tells nothing either, save together with its neighbours ("c v", "e box").
pub(super) fn is_filler(word: &str, fillers: &HashSet<String>) -> bool {
    fillers.contains(word) || word.chars().nth(1).is_none()
}

/// Adds a phrase's words, and its neighbouring words written as one, with or without the fillers
/// between them.
pub(super) fn gather(
    gathered: &mut Gathered,
    phrase: u32,
    words: &[String],
    fillers: &HashSet<String>,
) {
    let mut add = |text: String, joined: bool, words: u32| {
        let filler = !joined && is_filler(&text, fillers);
        let token = gathered.entry(text).or_insert((joined, filler, Vec::new()));
        token.0 &= joined;
        token.1 &= filler;
        token.2.push(Posting { phrase, words });
    };
    for first in 0..words.len() {
        add(words[first].clone(), false, mask(first, 1));
        for length in 2..=4.min(words.len() - first) {
            let span = &words[first..first + length];
            add(span.concat(), true, mask(first, length));
            let content: Vec<&str> = span
                .iter()
                .map(String::as_str)
                .filter(|word| !is_filler(word, fillers))
                .collect();
            if content.len() >= 2 && content.len() < length {
                add(content.concat(), true, mask(first, length));
            }
        }
    }
}

/// These neighbouring words, one bit each.
pub(super) fn mask(first: usize, length: usize) -> u32 {
    ((1 << length) - 1) << first
}
