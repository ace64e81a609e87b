//! Words in capitals: a row of them, or one that is surely no abbreviation.

use crate::lists::Lists;
use crate::remark::{Kind, Remark};
use crate::text::{Shape, Text, Unit};
use crate::tongue::Tongue;

/// No abbreviation of offices has so many letters.
const SURELY_A_WORD: usize = 7;
/// In a row with others, a word with so many letters shows that none of them is an abbreviation.
const WORD_IN_A_ROW: usize = 5;

/// Adds the remarks, and tells of each unit whether it is a word in capitals.
pub(crate) fn remark(
    text: &Text,
    tongue: &Tongue,
    lists: &Lists,
    remarks: &mut Vec<Remark>,
) -> Vec<bool> {
    let mut shouted = vec![false; text.units.len()];
    let mut at = 0;
    while at < text.units.len() {
        let length = row(&text.units[at..]);
        let units = &text.units[at..at + length];
        if is_shouted(units, tongue, lists) {
            shouted[at..at + length].fill(true);
            remarks.push(Remark {
                kind: Kind::Capitals,
                span: units[0].span.start..units[length - 1].span.end,
                count: units.iter().filter(|unit| !unit.is_elided).count(),
                suggestion: None,
            });
        }
        at += length.max(1);
    }
    shouted
}

/// How many units in capitals follow each other; what comes between two of them (`À`, `L'`) counts.
fn row(units: &[Unit]) -> usize {
    let mut length = 0;
    for (at, unit) in units.iter().enumerate() {
        let is_same = unit.sentence == units[0].sentence;
        match unit.shape {
            Shape::Capitals if is_same => length = at + 1,
            _ if is_same && length > 0 && unit.letters == 1 && at == length => {}
            _ => break,
        }
    }
    length
}

fn is_shouted(units: &[Unit], tongue: &Tongue, lists: &Lists) -> bool {
    let words = || units.iter().filter(|unit| unit.shape == Shape::Capitals);
    let least = if words().count() > 1 {
        WORD_IN_A_ROW
    } else {
        SURELY_A_WORD
    };
    words().any(|unit| {
        let word = unit.folded.as_str();
        let ordinary = [tongue.ordinary, tongue.small, tongue.pronouns];
        let is_ordinary = ordinary.iter().any(|list| list.contains(&word));
        !lists.abbreviations.contains_key(word) && (unit.letters >= least || is_ordinary)
    })
}
