//! What two names say about their places.

use std::borrow::Cow;

use crate::clue::{Clue, Reason};
use crate::features::{Features, Word};
use crate::kinds::is_kind;
use crate::weights as w;
use crate::words::{alike, is_number};

/// How a pair of names compares.
struct Likeness {
    /// The part of both names that they share, from 0 to 1; words count as they are particular.
    share: f64,
    /// How much they share: about 1 for each particular word.
    amount: f64,
}

/// The reasons that names give; none if either record has none.
pub(crate) fn reasons(a: &Features, b: &Features) -> Vec<Reason> {
    let pairs = a
        .names
        .iter()
        .flat_map(|one| b.names.iter().map(move |other| (one, other)));
    let best = pairs
        .map(|(one, other)| (reason(one, other), one, other))
        .reduce(|best, next| if next.0.1 > best.0.1 { next } else { best });
    let Some(((clue, weight), one, other)) = best else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if let Some(clue) = clue {
        found.push(Reason {
            clue,
            weight,
            detail: String::new(),
        });
    }
    found.extend(numbers(one, other));
    found.extend(kinds(a, b));
    found
}

fn reason(a: &[Word], b: &[Word]) -> (Option<Clue>, f64) {
    let Likeness { share, amount } = likeness(a, b);
    let amount = (amount / w::NAME_IN_FULL).min(1.0);
    if share >= w::NAME_SAME {
        (
            Some(Clue::SameName),
            w::SAME_NAME_LEAST + w::SAME_NAME_MORE * amount,
        )
    } else if share >= w::NAME_LIKE {
        let part = (share - w::NAME_LIKE) / (w::NAME_SAME - w::NAME_LIKE);
        let weight = (w::LIKE_NAME_LEAST + (w::LIKE_NAME_MORE * part)) * amount;
        (Some(Clue::LikeName), weight)
    } else if share < w::NAME_OTHER {
        let part = (w::NAME_OTHER - share) / w::NAME_OTHER;
        (Some(Clue::OtherName), w::OTHER_NAME * part)
    } else {
        (None, 0.0)
    }
}

fn likeness(a: &[Word], b: &[Word]) -> Likeness {
    let (a, b) = (with_short_form(a, b), with_short_form(b, a));
    let mut alone_a: Vec<&Word> = a.iter().collect();
    let mut alone_b: Vec<&Word> = b.iter().collect();
    let (mut both, mut paired) = (0.0, 0.0);
    // Equal words first, so that a like one takes no word that another one equals.
    for (fits, worth) in [(equal as Fits, 1.0), (alike as Fits, w::TYPO)] {
        alone_a.retain(|word| {
            let Some(at) = alone_b
                .iter()
                .position(|there| fits(&word.text, &there.text))
            else {
                return true;
            };
            // A word with a wrong letter looks rare, but is as common as the right one.
            let weight = word.weight.min(alone_b.remove(at).weight);
            paired += weight;
            both += weight * worth;
            false
        });
    }
    let total = |alone: &[&Word]| paired + alone.iter().map(|word| word.weight).sum::<f64>();
    let (a, b) = (total(&alone_a), total(&alone_b));
    let of_both = 2.0 * both / (a + b);
    let of_shorter = both / a.min(b);
    Likeness {
        share: w::OF_BOTH * of_both + (1.0 - w::OF_BOTH) * of_shorter,
        amount: both,
    }
}

type Fits = fn(&str, &str) -> bool;

fn equal(a: &str, b: &str) -> bool {
    a == b
}

/// The name, with words in a row made one where their first letters are a word of the other name:
/// `Office pour les Aînés de Belfort` beside `OAB`.
fn with_short_form<'a>(name: &'a [Word], other: &[Word]) -> Cow<'a, [Word]> {
    let short = |word: &&Word| {
        (3..=6).contains(&word.text.len())
            && word.text.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    if name.len() < 3 || !other.iter().any(|word| short(&word)) {
        return Cow::Borrowed(name);
    }
    let initials: String = name
        .iter()
        .filter_map(|word| word.text.chars().next())
        .collect();
    let found = other.iter().filter(short).find_map(|word| {
        let bytes = initials.find(&word.text)?;
        Some((initials[..bytes].chars().count(), word))
    });
    let Some((at, word)) = found else {
        return Cow::Borrowed(name);
    };
    let mut name = name.to_vec();
    name.splice(at..at + word.text.len(), [word.clone()]);
    Cow::Owned(name)
}

/// Another number (`annexe 2`, `annexe 3`) makes another place.
fn numbers(a: &[Word], b: &[Word]) -> Option<Reason> {
    let of = |words: &[Word]| -> Vec<String> {
        let numbers = words.iter().filter(|word| is_number(&word.text));
        numbers.map(|word| word.text.clone()).collect()
    };
    let (a, b) = (of(a), of(b));
    if a.is_empty() || b.is_empty() || a.iter().any(|number| b.contains(number)) {
        return None;
    }
    Some(Reason {
        clue: Clue::OtherNumberInName,
        weight: w::OTHER_NUMBER_IN_NAME,
        detail: between(a.join(" "), b.join(" ")),
    })
}

/// A library is not a town hall; a town hall with a computer room may be either.
fn kinds(a: &Features, b: &Features) -> Option<Reason> {
    let of = |features: &Features| -> Vec<String> {
        let words = features.names.iter().flatten();
        let kinds = words.filter(|word| is_kind(&word.text));
        let mut kinds: Vec<String> = kinds.map(|word| word.text[1..].to_owned()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    };
    let (a, b) = (of(a), of(b));
    if a.is_empty() || b.is_empty() || a.iter().any(|kind| b.contains(kind)) {
        return None;
    }
    Some(Reason {
        clue: Clue::OtherKind,
        weight: w::OTHER_KIND,
        detail: between(a.join(" "), b.join(" ")),
    })
}

fn between(a: String, b: String) -> String {
    format!("{a} / {b}")
}
