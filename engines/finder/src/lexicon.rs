use crate::fillers::{fillers, words};
use crate::fold::fold;
use crate::vocabulary::{Gathered, Posting, Reach, Vocabulary};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Letters of a query that are read; what follows is ignored, so that no query is costly.
const QUERY_LETTERS: usize = 200;
/// Words of a query that are read.
const QUERY_WORDS: usize = 24;
/// Words of a phrase that are compared.
const PHRASE_WORDS: usize = 16;
/// What a filler weighs beside a word that carries meaning.
const FILLER_WEIGHT: f64 = 0.1;
/// Share of a phrase or of a query that must be recognised before we dare to answer.
const RECOGNISED: f64 = 0.55;
/// Meanings this far below the best one are left out.
const NEXT_TO_BEST: f64 = 0.55;

/// What a query may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning<K> {
    /// The key of the phrase that matched best.
    pub key: K,
    /// How well, from 0 to the phrase's weight; only good for comparing meanings of one query.
    pub score: f64,
    /// That phrase, as it was given.
    pub phrase: String,
}

/// From a person's own words to keys (needs, services, pages): a dictionary of phrases, in as
/// many languages as one likes, that forgives how people write.
///
/// It forgives missing accents, slips of the hand, words written as heard, plurals, words cut
/// short, written together or apart, in another order, among other words. It answers nothing to
/// words it does not know. Under four letters a word must be written right.
///
/// ```
/// let lexicon = finder::Lexicon::new([
///     ("taxes", "tax-on-web", 1.0),
///     ("identity", "carte d'identité", 1.0),
/// ]);
/// let found = lexicon.find("je voudrais aller sur taxonweb svp");
/// assert_eq!(found[0].key, "taxes");
/// assert_eq!(lexicon.find("cart didentiter")[0].key, "identity");
/// assert!(lexicon.find("pizza").is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Lexicon<K> {
    phrases: Vec<Phrase<K>>,
    vocabulary: Vocabulary,
    weights: BTreeMap<String, f64>,
    fillers: HashSet<String>,
}

#[derive(Clone, Debug)]
struct Phrase<K> {
    key: K,
    text: String,
    weight: f64,
    words: Vec<f64>,
    /// Nothing but fillers ("I do not know"): recognised whole or not at all.
    whole: bool,
}

/// Some words of the query recognised as some words of a phrase (one bit per word).
struct Evidence {
    phrase: u32,
    words: u32,
    asked: u32,
    alike: f64,
}

impl<K: Clone + Ord> Lexicon<K> {
    /// A lexicon of (key, phrase, weight). The order of the entries changes nothing. A weight
    /// over or under 1 makes a phrase stronger or weaker; entries whose weight is not a positive
    /// number, or whose phrase has no letter or digit, are left out. Words after a phrase's
    /// sixteenth are not compared.
    pub fn new<S: AsRef<str>>(entries: impl IntoIterator<Item = (K, S, f64)>) -> Self {
        let entries = tidy(entries);
        let fillers = fillers();
        let weights = word_weights(&entries, &fillers);
        let mut gathered = Gathered::new();
        let mut phrases = Vec::with_capacity(entries.len());
        for (id, entry) in (0u32..).zip(entries) {
            let whole = entry.words.iter().all(|word| is_filler(word, &fillers));
            gather(&mut gathered, id, &entry.words, &fillers);
            phrases.push(Phrase {
                words: entry.words.iter().map(|w| weights[w]).collect(),
                whole,
                key: entry.key,
                text: entry.text,
                weight: entry.weight,
            });
        }
        Self {
            phrases,
            vocabulary: Vocabulary::new(gathered),
            weights,
            fillers,
        }
    }

    /// What these words may mean, best first, each key once; empty when nothing is recognised.
    /// Only the first 200 characters and 24 words are read.
    pub fn find(&self, query: &str) -> Vec<Meaning<K>> {
        let read: String = query.chars().take(QUERY_LETTERS).collect();
        let mut words = words(&fold(&read));
        words.truncate(QUERY_WORDS);
        let asked: Vec<f64> = words.iter().map(|word| self.weight_of(word)).collect();
        let mut evidence = self.evidence(&words);
        evidence.sort_by_key(|e| e.phrase);
        let scored = evidence
            .chunk_by(|a, b| a.phrase == b.phrase)
            .filter_map(|about| self.score(about, &asked));
        self.best_per_key(scored.collect())
    }

    fn best_per_key(&self, mut scored: Vec<(u32, f64)>) -> Vec<Meaning<K>> {
        // Phrases stand in the order of their keys: equal scores are told apart the same way
        // whatever the order in which the lexicon was written.
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let least = scored.first().map_or(0.0, |best| best.1 * NEXT_TO_BEST);
        let mut seen = BTreeSet::new();
        scored.retain(|&(id, score)| score >= least && seen.insert(&self.phrases[id as usize].key));
        let meanings = scored.into_iter().map(|(id, score)| {
            let phrase = &self.phrases[id as usize];
            Meaning {
                key: phrase.key.clone(),
                score,
                phrase: phrase.text.clone(),
            }
        });
        meanings.collect()
    }

    fn weight_of(&self, word: &str) -> f64 {
        let known = self.weights.get(word).copied();
        known.unwrap_or_else(|| base_weight(word, &self.fillers))
    }

    fn evidence(&self, words: &[String]) -> Vec<Evidence> {
        let mut evidence = Vec::new();
        for first in 0..words.len() {
            for length in 1..=3.min(words.len() - first) {
                let span = &words[first..first + length];
                let reach = match length {
                    1 if is_filler(&span[0], &self.fillers) => Reach::Exact,
                    1 => Reach::Wide,
                    _ => Reach::Joined,
                };
                for (token, alike) in self.vocabulary.like(&span.concat(), reach) {
                    let postings = self.vocabulary.postings(token).iter();
                    evidence.extend(postings.map(|posting| Evidence {
                        phrase: posting.phrase,
                        words: posting.words,
                        asked: mask(first, length),
                        alike,
                    }));
                }
            }
        }
        evidence
    }

    fn score(&self, about: &[Evidence], asked: &[f64]) -> Option<(u32, f64)> {
        let id = about.first()?.phrase;
        let phrase = &self.phrases[id as usize];
        let mut word_best = [0f64; PHRASE_WORDS];
        let mut asked_best = [0f64; QUERY_WORDS];
        for e in about {
            raise(&mut word_best, e.words, e.alike);
            raise(&mut asked_best, e.asked, e.alike);
        }
        let of_phrase = share(&word_best, &phrase.words);
        let of_query = share(&asked_best, asked);
        let most = of_phrase.max(of_query);
        let enough = if phrase.whole {
            of_phrase > 0.99
        } else {
            most >= RECOGNISED
                && says_enough(
                    &recognised(&word_best, &phrase.words),
                    &recognised(&asked_best, asked),
                )
        };
        let score = phrase.weight * (0.5 * most + 0.3 * of_phrase + 0.2 * of_query);
        enough.then_some((id, score))
    }
}

struct Tidy<K> {
    key: K,
    words: Vec<String>,
    text: String,
    weight: f64,
}

/// Entries in an order of their own, each (key, folded phrase) once, at its greatest weight.
fn tidy<K: Ord, S: AsRef<str>>(entries: impl IntoIterator<Item = (K, S, f64)>) -> Vec<Tidy<K>> {
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
fn word_weights<K: Ord>(entries: &[Tidy<K>], fillers: &HashSet<String>) -> BTreeMap<String, f64> {
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

fn base_weight(word: &str, fillers: &HashSet<String>) -> f64 {
    if is_filler(word, fillers) {
        FILLER_WEIGHT
    } else {
        1.0
    }
}

/// A single letter tells nothing either, save together with its neighbours ("c v", "e box").
fn is_filler(word: &str, fillers: &HashSet<String>) -> bool {
    fillers.contains(word) || word.chars().nth(1).is_none()
}

/// Adds a phrase's words, and its neighbouring words written as one, with or without the fillers
/// between them.
fn gather(gathered: &mut Gathered, phrase: u32, words: &[String], fillers: &HashSet<String>) {
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

fn mask(first: usize, length: usize) -> u32 {
    ((1 << length) - 1) << first
}

fn raise(best: &mut [f64], bits: u32, alike: f64) {
    for (i, value) in best.iter_mut().enumerate() {
        if bits >> i & 1 == 1 {
            *value = value.max(alike);
        }
    }
}

/// For each word that carries meaning, whether it is recognised.
fn recognised(best: &[f64], weights: &[f64]) -> Vec<bool> {
    let content = best
        .iter()
        .zip(weights)
        .filter(|(_, w)| **w > FILLER_WEIGHT);
    content.map(|(best, _)| *best >= RECOGNISED).collect()
}

/// Where phrase and query each have a word that the other lacks, one word in common is not
/// enough: who rents a car does not rent a computer.
fn says_enough(phrase: &[bool], query: &[bool]) -> bool {
    let common = phrase.iter().filter(|known| **known).count();
    let either_whole = common == phrase.len() || query.iter().all(|known| *known);
    common > 0 && (either_whole || 2 * common > phrase.len())
}

/// Which part of the weight is recognised, from 0 to 1.
fn share(best: &[f64], weights: &[f64]) -> f64 {
    let known: f64 = best.iter().zip(weights).map(|(b, w)| b * w).sum();
    let all: f64 = weights.iter().sum();
    if all > 0.0 { known / all } else { 0.0 }
}
