//! Abbreviations whose words do not stand in the text.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::lists::Lists;
use crate::remark::{Kind, Remark};
use crate::text::{Shape, Text, Unit};
use crate::tongue::Tongue;
use crate::work;

/// Of one text so many different ones are looked at; the rest would be no gentle advice.
const MOST: usize = 20;
/// Longer ones, and those with so many vowels that they are spoken as a word, are left alone unless
/// the list has them: they may be names (`UNESCO`) or words in capitals.
const LONGEST_UNKNOWN: usize = 6;
const SURELY_SPELLED: usize = 3;

pub(crate) fn remark(
    read: &Text,
    text: &str,
    shouted: &[bool],
    tongue: &Tongue,
    lists: &'static Lists,
    remarks: &mut Vec<Remark>,
) {
    let mut seen: HashMap<&str, Option<usize>> = HashMap::new();
    for (at, unit) in read.units.iter().enumerate() {
        work::add(1);
        if unit.shape != Shape::Capitals || shouted[at] {
            continue;
        }
        if let Some(earlier) = seen.get(unit.folded.as_str()) {
            if let Some(earlier) = earlier {
                remarks[*earlier].count += 1;
            }
            continue;
        }
        if seen.len() == MOST {
            break;
        }
        let full = match lists.abbreviations.get(&unit.folded) {
            Some(None) => {
                seen.insert(&unit.folded, None);
                continue;
            }
            Some(Some(full)) => Some(*full),
            None if is_abbreviation(unit) => None,
            None => continue,
        };
        if is_in_brackets(text, unit) || is_spelled_out(read, unit, full, tongue) {
            seen.insert(&unit.folded, None);
            continue;
        }
        seen.insert(&unit.folded, Some(remarks.len()));
        remarks.push(Remark {
            kind: Kind::Abbreviation,
            span: unit.span.clone(),
            count: 1,
            suggestion: full.map(Cow::Borrowed),
        });
    }
}

fn is_abbreviation(unit: &Unit) -> bool {
    let vowels = unit
        .folded
        .chars()
        .filter(|c| "aeiouyàâäéèêëîïôöûü".contains(*c));
    let is_roman = unit.folded.chars().all(|c| "ivxlcdm".contains(c));
    let is_short =
        unit.letters <= SURELY_SPELLED || (unit.letters <= LONGEST_UNKNOWN && vowels.count() < 2);
    is_short && !is_roman && unit.is_latin && !unit.folded.contains('-')
}

/// `Centre public d'action sociale (CPAS)`, `CPAS (centre public d'action sociale)`. Whoever writes
/// brackets there explains; whether the words fit is not ours to judge.
fn is_in_brackets(text: &str, unit: &Unit) -> bool {
    let before = text[..unit.span.start].chars().next_back();
    let mut after = text[unit.span.end..].chars();
    let next = after.next();
    if before == Some('(') && next == Some(')') {
        return true;
    }
    let bracket = if next.is_some_and(char::is_whitespace) {
        after.next()
    } else {
        next
    };
    bracket == Some('(') && after.next().is_some_and(char::is_alphabetic)
}

/// Whether the words behind an abbreviation stand somewhere in the text.
fn is_spelled_out(read: &Text, unit: &Unit, full: Option<&str>, tongue: &Tongue) -> bool {
    let letters: Vec<char> = unit.folded.chars().collect();
    let full: Vec<String> = full.map_or(Vec::new(), |full| {
        full.split([' ', '\'', '’'])
            .map(crate::fold::fold)
            .collect()
    });
    (0..read.units.len()).any(|at| {
        work::add(1);
        let units = &read.units[at..];
        has_words(units, &full)
            || has_initials(units, &letters, tongue, true)
            || has_initials(units, &letters, tongue, false)
    })
}

fn has_words(units: &[Unit], full: &[String]) -> bool {
    let same = |(unit, word): (&Unit, &String)| unit.folded.trim_end_matches('\'') == word;
    !full.is_empty() && units.len() >= full.len() && units.iter().zip(full).all(same)
}

/// Whether words begin with these letters one after the other. Small words (`de`, `voor`) may be
/// passed over; the last letters may be those of a compound (`Sozialhilfezentrum` for SHZ).
fn has_initials(units: &[Unit], letters: &[char], tongue: &Tongue, takes_small: bool) -> bool {
    let (mut left, mut taken) = (letters, 0);
    for (at, unit) in units.iter().enumerate().take(letters.len() * 3) {
        let Some(next) = left.first() else {
            break;
        };
        if unit.shape == Shape::Capitals || unit.sentence != units[0].sentence {
            return false;
        }
        let is_small = tongue.small.contains(&unit.folded.trim_end_matches('\''));
        if unit.folded.starts_with(*next) && (takes_small || !is_small) {
            left = &left[1..];
            taken += 1;
            let is_compound = tongue.has_compounds || unit.folded.contains('-');
            if is_compound && !left.is_empty() && is_within(&unit.folded, left) {
                return true;
            }
        } else if at == 0 || !is_small {
            return false;
        }
    }
    left.is_empty() && taken > 1
}

/// Whether the other letters stand in this order inside a long word.
fn is_within(word: &str, letters: &[char]) -> bool {
    const LONG: usize = 9;
    if word.len() < LONG || word.len() > 60 {
        return false;
    }
    let mut rest = word.chars().skip(1);
    letters.iter().all(|letter| rest.any(|c| c == *letter))
}
