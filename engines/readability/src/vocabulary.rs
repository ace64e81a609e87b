//! Difficult words, long words, and the syllables of words.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::fold::fold;
use crate::language::Language;
use crate::lists::{Lists, Phrase};
use crate::remark::{Kind, Remark};
use crate::text::{Shape, Text, Unit};
use crate::tongue::Tongue;
use crate::work;

/// How many syllables a word has when it is read aloud with care; at least 1. By rules and a list of
/// exceptions, so a word may be counted wrong: the README says how often.
pub fn syllables(word: &str, language: Language) -> usize {
    of_folded(&fold(word), Tongue::of(language))
}

pub(crate) fn of_folded(folded: &str, tongue: &Tongue) -> usize {
    work::add(folded.len());
    let is_break = |letter: char| !letter.is_alphabetic();
    let parts = folded.split(is_break).filter(|part| !part.is_empty());
    let counts = parts.map(tongue.syllables);
    let sum: usize = if tongue.reads_nothing_behind_an_apostrophe {
        folded
            .split('-')
            .filter_map(|part| part.split(is_break).find(|part| !part.is_empty()))
            .map(tongue.syllables)
            .sum()
    } else {
        counts.sum()
    };
    sum.max(1)
}

pub(crate) fn remark(
    text: &Text,
    shouted: &[bool],
    tongue: &Tongue,
    lists: &'static Lists,
    remarks: &mut Vec<Remark>,
) {
    // What was said already of the same word, so that it is said once.
    let mut said: HashMap<&str, usize> = HashMap::new();
    let mut at = 0;
    while at < text.units.len() {
        work::add(1);
        if shouted[at] {
            at += 1;
            continue;
        }
        let unit = &text.units[at];
        let (length, key, found) = if let Some(phrase) = phrase(&text.units[at..], tongue, lists) {
            let length = phrase.units.len();
            let span = unit.span.start..text.units[at + length - 1].span.end;
            let remark = Remark {
                kind: Kind::DifficultWord,
                span,
                count: 1,
                suggestion: Some(Cow::Borrowed(phrase.plainer)),
            };
            (length, phrase.units[0].as_str(), remark)
        } else if is_long(unit, tongue) {
            let remark = Remark {
                kind: Kind::LongWord,
                span: unit.span.clone(),
                count: longest_part(&unit.folded),
                suggestion: in_parts(unit, tongue).map(Cow::Owned),
            };
            (1, unit.folded.as_str(), remark)
        } else {
            at += 1;
            continue;
        };
        match said.get(key) {
            Some(earlier) if remarks[*earlier].suggestion == found.suggestion => {
                if found.kind == Kind::DifficultWord {
                    remarks[*earlier].count += 1;
                }
            }
            _ => {
                said.insert(key, remarks.len());
                remarks.push(found);
            }
        }
        at += length;
    }
}

/// The longest phrase of the lists that begins here.
fn phrase(units: &[Unit], tongue: &Tongue, lists: &'static Lists) -> Option<&'static Phrase> {
    let first = units.first()?;
    let of = |word: &str| lists.phrases.get(word);
    let candidates = of(&first.folded).or_else(|| of(first.folded.strip_suffix("'s")?))?;
    candidates.iter().find(|phrase| {
        work::add(phrase.units.len());
        let length = phrase.units.len();
        let Some(here) = units.get(..length) else {
            return false;
        };
        let is_same = here[1..]
            .iter()
            .zip(&phrase.units[1..])
            .all(|(unit, word)| unit.is_joined && unit.folded == *word);
        // With a capital inside the sentence it is the name of something.
        let is_word = here.iter().enumerate().all(|(at, unit)| match unit.shape {
            Shape::Lower => true,
            Shape::Capitalised => {
                unit.is_first || tongue.has_capital_nouns || (at == 0 && length > 2)
            }
            Shape::Capitals | Shape::Mixed => false,
        });
        is_same && is_word
    })
}

fn is_long(unit: &Unit, tongue: &Tongue) -> bool {
    let is_word = match unit.shape {
        Shape::Lower => true,
        Shape::Capitalised => unit.is_first || tongue.has_capital_nouns,
        Shape::Capitals | Shape::Mixed => false,
    };
    is_word
        && unit.is_latin
        && !unit.is_elided
        && longest_part(&unit.folded) > tongue.longest_word
        && !tongue.everyday.contains(&unit.folded.as_str())
        && !tongue.streets.iter().any(|end| unit.folded.ends_with(end))
}

fn longest_part(folded: &str) -> usize {
    work::add(folded.len());
    let parts = folded.split(['-', '\'']);
    parts.map(|part| part.chars().count()).max().unwrap_or(0)
}

/// A German noun with a hyphen before its last part, where that is a word we know.
fn in_parts(unit: &Unit, tongue: &Tongue) -> Option<String> {
    const LEAST_BEFORE: usize = 5;
    if unit.shape != Shape::Capitalised || unit.folded.contains('-') {
        return None;
    }
    let ends = tongue.last_parts.iter();
    let last = ends
        .filter(|last| unit.folded.ends_with(**last))
        .max_by_key(|last| last.len())?;
    let first = unit.folded.strip_suffix(*last)?;
    if first.chars().count() < LEAST_BEFORE {
        return None;
    }
    let capital = |part: &str| -> String {
        let mut letters = part.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    };
    Some(format!("{}-{}", capital(first), capital(last)))
}
