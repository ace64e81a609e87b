//! What two names say about their places.

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
    let total = |words: &[Word]| words.iter().map(|word| word.weight).sum::<f64>();
    let mut taken = vec![false; b.len()];
    let mut both = 0.0;
    for exact in [true, false] {
        for word in a {
            let there = (0..b.len()).find(|at| {
                let equal = word.text == b[*at].text;
                !taken[*at]
                    && if exact {
                        equal
                    } else {
                        !equal && alike(&word.text, &b[*at].text)
                    }
            });
            let had = !exact && b.iter().any(|other| other.text == word.text);
            if let Some(at) = there.filter(|_| !had) {
                taken[at] = true;
                both += word.weight.min(b[at].weight) * if exact { 1.0 } else { w::TYPO };
            }
        }
    }
    let (a, b) = (total(a), total(b));
    let of_both = 2.0 * both / (a + b);
    let of_shorter = both / a.min(b);
    Likeness {
        share: (w::OF_BOTH * of_both + (1.0 - w::OF_BOTH) * of_shorter).min(1.0),
        amount: both,
    }
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
