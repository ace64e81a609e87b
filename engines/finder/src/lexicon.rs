mod entries;

use crate::fillers::{fillers, words};
use crate::fold::fold;
use crate::vocabulary::{Gathered, Reach, Vocabulary};
use entries::{
    FILLER_WEIGHT, PHRASE_WORDS, base_weight, gather, is_filler, mask, tidy, word_weights,
};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Letters of a query that are read; what follows is ignored, so that no query is costly.
const QUERY_LETTERS: usize = 200;
/// Words of a query that are read.
const QUERY_WORDS: usize = 24;
/// Share of a phrase or of a query that must be recognised before we dare to answer.
const RECOGNISED: f64 = 0.55;
/// How alike a word must be before it may speak without a phrase around it: a guess on a guess is
/// not understanding.
const SURE: f64 = 0.85;
/// What words of several phrases of one key say together, beside one phrase that says it whole.
const TOGETHER: f64 = 0.9;
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
/// short, written together or apart, in another order, among other words. Words that each mean a
/// key still mean it together, even where no phrase holds them all. It answers nothing to words it
/// does not know. Under four letters a word must be written right.
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

/// A phrase that the query may mean.
struct Scored {
    phrase: u32,
    score: f64,
    /// Every word of the query that carries meaning is recognised in it.
    holds_all: bool,
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
        let scored: Vec<Scored> = evidence
            .chunk_by(|a, b| a.phrase == b.phrase)
            .filter_map(|about| self.score(about, &asked))
            .collect();
        let together = if scored.iter().any(|s| s.holds_all) {
            Vec::new()
        } else {
            self.together(&evidence, &asked)
        };
        self.best_per_key(scored, together)
    }

    fn best_per_key(&self, mut scored: Vec<Scored>, together: Vec<Scored>) -> Vec<Meaning<K>> {
        let scores = scored.iter().chain(&together).map(|s| s.score);
        let least = scores.max_by(f64::total_cmp).unwrap_or(0.0) * NEXT_TO_BEST;
        // What every word means by itself is never lost to what a few of them mean better.
        scored.extend(together.into_iter().map(|s| Scored {
            score: s.score.max(least),
            ..s
        }));
        // Phrases stand in the order of their keys: equal scores are told apart the same way
        // whatever the order in which the lexicon was written.
        scored.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.phrase.cmp(&b.phrase)));
        let mut seen = BTreeSet::new();
        scored.retain(|s| s.score >= least && seen.insert(&self.phrases[s.phrase as usize].key));
        let meanings = scored.into_iter().map(|s| {
            let phrase = &self.phrases[s.phrase as usize];
            Meaning {
                key: phrase.key.clone(),
                score: s.score,
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

    fn score(&self, about: &[Evidence], asked: &[f64]) -> Option<Scored> {
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
        let known = recognised(&asked_best, asked);
        let enough = if phrase.whole {
            of_phrase > 0.99
        } else {
            of_phrase.max(of_query) >= RECOGNISED
                && says_enough(
                    &recognised(&word_best, &phrase.words),
                    &known,
                    has_its_fillers(&word_best, &phrase.words),
                )
        };
        enough.then(|| Scored {
            phrase: id,
            score: phrase.weight * worth(of_phrase, of_query),
            holds_all: at_least(SURE, &asked_best, asked).iter().all(|sure| *sure),
        })
    }

    /// The keys that every word of the query means by itself, where no phrase holds those words
    /// together: "telephone" and "broken" lead to one need each on its own, so both do too.
    fn together(&self, evidence: &[Evidence], asked: &[f64]) -> Vec<Scored> {
        let content = (0..asked.len()).filter(|&i| asked[i] > FILLER_WEIGHT);
        let content: Vec<usize> = content.collect();
        if content.len() < 2 {
            return Vec::new();
        }
        let key = |e: &Evidence| &self.phrases[e.phrase as usize].key;
        let keys: Vec<(u32, [f64; QUERY_WORDS])> = evidence
            .chunk_by(|a, b| key(a) == key(b))
            .map(|about| self.alone(about))
            .collect();
        let best = |i: usize| keys.iter().map(|(_, alone)| alone[i]).fold(0.0, f64::max);
        let best: Vec<f64> = content.iter().map(|&i| best(i)).collect();
        let all: f64 = content.iter().map(|&i| asked[i]).sum();
        keys.iter()
            .filter(|(_, alone)| {
                let mut words = content.iter().zip(&best);
                words.all(|(&i, best)| alone[i] > 0.0 && alone[i] >= best * NEXT_TO_BEST)
            })
            .map(|(phrase, alone)| Scored {
                phrase: *phrase,
                score: TOGETHER * content.iter().map(|&i| alone[i] * asked[i]).sum::<f64>() / all,
                holds_all: true,
            })
            .collect()
    }

    /// How well each word of the query, asked alone, would find the one key that this evidence is
    /// about, and the phrase that does it best.
    fn alone(&self, about: &[Evidence]) -> (u32, [f64; QUERY_WORDS]) {
        let mut words = [0f64; QUERY_WORDS];
        let mut best = (0.0, about[0].phrase);
        for e in about {
            let phrase = &self.phrases[e.phrase as usize];
            if phrase.whole || e.alike < SURE || e.asked.count_ones() != 1 {
                continue;
            }
            let mut word_best = [0f64; PHRASE_WORDS];
            raise(&mut word_best, e.words, e.alike);
            let score = phrase.weight * worth(share(&word_best, &phrase.words), e.alike);
            raise(&mut words, e.asked, score);
            if score > best.0 {
                best = (score, e.phrase);
            }
        }
        (best.1, words)
    }
}

/// From the shares of a phrase and of a query that are recognised to how well they fit.
fn worth(of_phrase: f64, of_query: f64) -> f64 {
    0.5 * of_phrase.max(of_query) + 0.3 * of_phrase + 0.2 * of_query
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
    at_least(RECOGNISED, best, weights)
}

fn at_least(alike: f64, best: &[f64], weights: &[f64]) -> Vec<bool> {
    let words = best.iter().zip(weights);
    let content = words.filter(|(_, weight)| **weight > FILLER_WEIGHT);
    content.map(|(best, _)| *best >= alike).collect()
}

/// Where phrase and query each have a word that the other lacks, one word in common is not
/// enough: who rents a car does not rent a computer, and a lost dog is not "I am lost".
fn says_enough(phrase: &[bool], query: &[bool], has_its_fillers: bool) -> bool {
    let common = phrase.iter().filter(|known| **known).count();
    let query_whole = query.iter().all(|known| *known);
    let phrase_enough = 2 * common > phrase.len() && (phrase.len() > 1 || has_its_fillers);
    common > 0 && (query_whole || phrase_enough)
}

/// Whether half of a phrase's fillers are recognised; true where it has none.
fn has_its_fillers(best: &[f64], weights: &[f64]) -> bool {
    let fillers = best
        .iter()
        .zip(weights)
        .filter(|(_, w)| **w <= FILLER_WEIGHT);
    let (known, all) = fillers.fold((0, 0), |(known, all), (best, _)| {
        (known + usize::from(*best > 0.0), all + 1)
    });
    2 * known >= all
}

/// Which part of the weight is recognised, from 0 to 1.
fn share(best: &[f64], weights: &[f64]) -> f64 {
    let known: f64 = best.iter().zip(weights).map(|(b, w)| b * w).sum();
    let all: f64 = weights.iter().sum();
    if all > 0.0 { known / all } else { 0.0 }
}
