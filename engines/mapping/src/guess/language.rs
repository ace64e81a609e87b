//! In which language the texts of a list are, by its headers and by what stands below them.

use std::collections::BTreeMap;

use super::header;
use crate::fold::fold;
use crate::profile::Column;
use crate::vocabulary::Vocabulary;

/// Texts say more than headers: lists of one country often have the headers of another.
const TEXTS: f64 = 2.0;
/// What a header has to give, to one language or in equal parts to up to four: a whole number, so
/// that no order of columns changes a sum.
const HEADER: f64 = 12.0;
/// As many texts as this say half of what very many say.
const FEW: f64 = 3.0;

#[derive(Clone, Debug, Default)]
pub(crate) struct Spoken {
    /// Empty where nothing says any.
    pub(crate) language: String,
    /// Headers and texts say the same.
    pub(crate) is_sure: bool,
}

type Votes<'w> = BTreeMap<&'w str, f64>;

pub(crate) fn language(words: &Vocabulary, columns: &[Column]) -> Spoken {
    let headers = of_headers(words, columns);
    let texts = of_texts(words, columns);
    let of_texts: f64 = texts.values().sum();
    let of_headers: f64 = headers.values().sum();
    let mut both = Votes::new();
    for (language, votes) in &headers {
        *both.entry(language).or_default() += votes / of_headers;
    }
    for (language, votes) in &texts {
        *both.entry(language).or_default() += TEXTS * votes / (of_texts + FEW);
    }
    let best = most(&both);
    Spoken {
        language: best.unwrap_or_default().to_owned(),
        is_sure: best == most(&headers) && best == most(&texts),
    }
}

fn most<'w>(votes: &Votes<'w>) -> Option<&'w str> {
    let best = votes.iter().max_by(|a, b| a.1.total_cmp(b.1));
    best.map(|(language, _)| *language)
}

/// A header that is a word of several languages speaks for each of them a little.
fn of_headers<'w>(words: &'w Vocabulary, columns: &[Column]) -> Votes<'w> {
    let mut votes = Votes::new();
    for column in columns {
        let languages = header::languages(words, &column.name);
        for language in &languages {
            *votes.entry(language).or_default() += HEADER / languages.len() as f64;
        }
    }
    votes
}

fn of_texts<'w>(words: &'w Vocabulary, columns: &[Column]) -> Votes<'w> {
    let mut votes = Votes::new();
    for (text, (count, _)) in columns.iter().flat_map(|column| &column.kept) {
        if let Some(language) = spoken_in(words, text) {
            *votes.entry(language).or_default() += *count as f64;
        }
    }
    votes
}

/// The language of most words in the text that are known to be of one.
fn spoken_in<'w>(words: &'w Vocabulary, text: &str) -> Option<&'w str> {
    if text.contains("://") || text.contains('@') {
        return None;
    }
    let folded = fold(text);
    let counts = words.spoken.iter().map(|(language, spoken)| {
        let is_one = |part: &&str| {
            let ends = |word: &String| word.len() >= 4 && part.ends_with(word.as_str());
            spoken.small.contains(*part)
                || spoken.street.contains(*part)
                || spoken.street.iter().any(ends)
        };
        (folded.split(' ').filter(is_one).count(), language.as_str())
    });
    let mut counts: Vec<(usize, &str)> = counts.filter(|(count, _)| *count > 0).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    match counts.as_slice() {
        [best, second, ..] if best.0 == second.0 => None,
        [best, ..] => Some(best.1),
        [] => None,
    }
}
