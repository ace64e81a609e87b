//! What differs from language to language.

mod dutch;
mod english;
mod french;
mod german;
mod vowels;

use crate::fold::fold;
use crate::language::Language;

/// A formula of Flesch's kind: `constant - of_sentence * words per sentence - of_word * syllables per
/// word`.
pub(crate) struct Formula {
    pub constant: f64,
    pub of_sentence: f64,
    pub of_word: f64,
    /// The least figure that its author did not call difficult.
    pub fair_from: f64,
}

/// The rules and lists of one language. Words of lists are folded.
pub(crate) struct Tongue {
    pub formula: Formula,
    /// A sentence with more words is long.
    pub long_sentence: usize,
    /// A sentence with more words is very long.
    pub very_long_sentence: usize,
    /// A word, or a part between hyphens, with more letters is long.
    pub longest_word: usize,
    /// Difficult words and abbreviations, as `words/*.txt` has them.
    pub words: &'static str,
    /// What loses its vowel before an apostrophe.
    pub elisions: &'static [&'static str],
    /// Shortened words, without their point, which ends no sentence.
    pub shortened: &'static [&'static str],
    /// The same, but a capital after them begins a sentence.
    pub shortened_at_end: &'static [&'static str],
    /// Small words that an abbreviation may pass over.
    pub small: &'static [&'static str],
    /// Who does something: a few words with one of them are a thought.
    pub pronouns: &'static [&'static str],
    /// Long words that everybody reads every day.
    pub everyday: &'static [&'static str],
    /// Short words that people write in capitals, and that are no abbreviation.
    pub ordinary: &'static [&'static str],
    /// Endings of names of streets.
    pub streets: &'static [&'static str],
    /// Last parts of compounds, before which a hyphen may stand.
    pub last_parts: &'static [&'static str],
    /// `3. Mai`: a number and a point end no sentence.
    pub has_ordinal_points: bool,
    /// Nouns begin with a capital: it says nothing about names.
    pub has_capital_nouns: bool,
    pub has_compounds: bool,
    /// `you'll` is read as one syllable.
    pub reads_nothing_behind_an_apostrophe: bool,
    /// Of one part of a word, folded, letters only.
    pub syllables: fn(&str) -> usize,
}

impl Tongue {
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::French => &french::FRENCH,
            Language::Dutch => &dutch::DUTCH,
            Language::German => &german::GERMAN,
            Language::English => &english::ENGLISH,
        }
    }

    /// The length in bytes of what stands before an apostrophe, with it: 2 of `l'espace`.
    pub fn elided(&self, word: &str) -> Option<usize> {
        // `lorsqu` is the longest; what is longer need not be looked at.
        let mut letters = word.char_indices().take(10);
        let (at, sign) = letters.find(|(_, c)| matches!(c, '\'' | '’'))?;
        let before = fold(&word[..at]);
        self.elisions
            .contains(&before.as_str())
            .then(|| at + sign.len_utf8())
    }
}
