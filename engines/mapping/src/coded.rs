use crate::field::{self, Shape};
use crate::fold::key;
use crate::mapping::{Mapping, Meaning};
use crate::vocabulary::Vocabulary;

/// Values that stand side by side in a cell and are one value together (`Web, mail and phone`).
const MAX_JOINED: usize = 5;
/// Longer texts are prose, not values.
const MAX_VALUE: usize = 400;

/// What one value means: by the mapping's own table first, then by the words for the field, then
/// by those for its kin. What stands before a colon, or without brackets at the end, is tried too.
pub(crate) fn meanings(
    mapping: &Mapping,
    words: &Vocabulary,
    of: &str,
    text: &str,
) -> Option<Vec<Meaning>> {
    if text.len() > MAX_VALUE {
        return None;
    }
    let text = text.trim();
    let bare = without_brackets(text);
    let before_colon = text.split_once(':').map(|(before, _)| before);
    [Some(text), bare, before_colon]
        .into_iter()
        .flatten()
        .map(key)
        .find_map(|key| of_key(mapping, words, of, &key))
}

fn without_brackets(text: &str) -> Option<&str> {
    text.strip_suffix(')')?
        .rsplit_once('(')
        .map(|(before, _)| before)
}

fn of_key(mapping: &Mapping, words: &Vocabulary, of: &str, key: &str) -> Option<Vec<Meaning>> {
    if key.is_empty() {
        return None;
    }
    if let Some(meanings) = mapping.values.get(of).and_then(|known| known.get(key)) {
        return Some(meanings.clone());
    }
    let kin = words.kin.get(of).into_iter().flatten().map(String::as_str);
    let known = [of].into_iter().chain(kin).find_map(|field| {
        let codes = words.values.get(field)?.get(key)?;
        Some(
            codes
                .iter()
                .map(|code| Meaning {
                    field: field.to_owned(),
                    code: code.clone(),
                })
                .collect(),
        )
    });
    known
        .or_else(|| language(of, key))
        .or_else(|| yes_or_no(words, of, key))
}

/// Two letters are the code of a language, whether we have a word for it or not.
pub(crate) fn language(of: &str, key: &str) -> Option<Vec<Meaning>> {
    let is_code = of == "languages" && crate::fold::fits("@@", key);
    is_code.then(|| {
        vec![Meaning {
            field: of.to_owned(),
            code: key.to_owned(),
        }]
    })
}

/// Only fields that are answered with yes or no understand these words.
fn yes_or_no(words: &Vocabulary, of: &str, key: &str) -> Option<Vec<Meaning>> {
    if field::shape(of) != Some(Shape::YesNo) && of != "free" {
        return None;
    }
    let code = if words.yes.contains(key) {
        "yes"
    } else if words.no.contains(key) {
        "no"
    } else {
        return None;
    };
    Some(vec![Meaning {
        field: of.to_owned(),
        code: code.to_owned(),
    }])
}

/// The values of a cell, each with what it means; `None` where nobody knows.
pub(crate) fn values<'t>(
    mapping: &Mapping,
    words: &Vocabulary,
    of: &str,
    text: &'t str,
) -> Vec<(&'t str, Option<Vec<Meaning>>)> {
    // Values that stand together are one only if somebody wrote them down as one: what stands
    // before the first colon says nothing of the second value.
    let exactly = |text: &str| match text.len() <= MAX_VALUE {
        true => of_key(mapping, words, of, &key(text)),
        false => None,
    };
    if let Some(whole) = exactly(text) {
        return vec![(text, Some(whole))];
    }
    let pieces = pieces(text, &mapping.source.lists);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let most = (at + MAX_JOINED).min(pieces.len());
        let longest = (at + 1..=most).rev().find_map(|end| {
            let whole = &text[pieces[at].0..pieces[end - 1].1];
            let known = if end == at + 1 {
                meanings(mapping, words, of, whole)
            } else {
                exactly(whole)
            };
            known.map(|known| (whole, end, known))
        });
        match longest {
            Some((whole, end, known)) => {
                found.push((whole.trim(), Some(known)));
                at = end;
            }
            None => {
                found.push((text[pieces[at].0..pieces[at].1].trim(), None));
                at += 1;
            }
        }
    }
    found.retain(|(piece, known)| known.is_some() || !words.is_nothing(piece));
    found
}

/// The byte ranges between the characters that part values, those inside brackets not counted.
pub(crate) fn pieces(text: &str, lists: &str) -> Vec<(usize, usize)> {
    let (mut pieces, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            // No bracket goes on in the next line.
            _ if lists.contains(letter) && (depth == 0 || letter == '\n') => {
                depth = 0;
                pieces.push((start, at));
                start = at + letter.len_utf8();
            }
            _ => {}
        }
    }
    pieces.push((start, text.len()));
    pieces
}

/// The same as texts, trimmed, empty ones dropped.
pub(crate) fn parted<'t>(text: &'t str, lists: &str) -> impl Iterator<Item = &'t str> {
    pieces(text, lists)
        .into_iter()
        .map(|(start, end)| text[start..end].trim())
        .filter(|piece| !piece.is_empty())
}

/// Whether a flag's cell says yes: `None` where nobody knows. Besides the words for yes, the
/// header itself or a value that means what the flag means says it.
pub(crate) fn flag(
    mapping: &Mapping,
    words: &Vocabulary,
    column: &str,
    text: &str,
    means: &[Meaning],
) -> Option<bool> {
    let key = key(text);
    if words.yes.contains(&key) || key == crate::fold::key(column) {
        return Some(true);
    }
    if words.no.contains(&key) {
        return Some(false);
    }
    let own = |meaning: &Meaning| {
        meanings(mapping, words, &meaning.field, text).is_some_and(|known| known.contains(meaning))
    };
    means.iter().any(own).then_some(true)
}
