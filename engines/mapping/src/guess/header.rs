//! Headers against words: whole, in part, run together, cut short.

use std::collections::{BTreeSet, HashMap};

use crate::fold::{self, padded, singular};
use crate::vocabulary::{ColumnWord, Hint, Vocabulary};

/// How well a header says each field: points from 0 to 1.
pub(crate) type Named<'w> = HashMap<&'w str, f64>;

/// A word that a header is less like than this is not what it says.
const SAID: f64 = 0.5;

/// The forms of a header that words are compared with.
struct Header {
    words: String,
    squeezed: String,
    /// In the singular, a space on both sides.
    single: String,
}

impl Header {
    fn of(text: &str) -> Self {
        let words = fold::header(text);
        Self {
            squeezed: words.replace(' ', ""),
            single: padded(&singular(&words)),
            words,
        }
    }
}

/// How much the header is like each word.
fn likenesses<'w>(
    words: &'w Vocabulary,
    name: &str,
) -> impl Iterator<Item = (&'w ColumnWord, f64)> {
    let whole = Header::of(name);
    // Of a path (`address.postalCode`) the end says most.
    let end = name.rsplit_once('.').map(|(_, end)| Header::of(end));
    words.columns.iter().map(move |word| {
        let of_end = end.as_ref().map_or(0.0, |end| like(end, word) * 0.98);
        (word, like(&whole, word).max(of_end))
    })
}

/// What the header says.
pub(crate) fn named<'w>(words: &'w Vocabulary, name: &str) -> Named<'w> {
    let mut named = Named::new();
    for (word, points) in likenesses(words, name) {
        let best = named.entry(word.field.as_str()).or_default();
        *best = best.max(points);
    }
    named
}

/// The languages of the words that the header is most like.
pub(crate) fn languages<'w>(words: &'w Vocabulary, name: &str) -> BTreeSet<&'w str> {
    let mut languages = BTreeSet::new();
    let mut most = SAID;
    for (word, points) in likenesses(words, name) {
        if points > most {
            languages.clear();
            most = points;
        }
        if points >= most {
            languages.insert(word.language.as_str());
        }
    }
    languages
}

fn like(header: &Header, word: &ColumnWord) -> f64 {
    if header.squeezed.is_empty() || word.squeezed.is_empty() {
        return 0.0;
    }
    if header.squeezed == word.squeezed {
        return 1.0;
    }
    if header.single == word.single {
        return 0.97;
    }
    let share = word.squeezed.len() as f64 / header.squeezed.len() as f64;
    if header.single.contains(&word.single) {
        return share.mul_add(0.4, 0.5);
    }
    match header
        .squeezed
        .find(&word.squeezed)
        .filter(|_| word.squeezed.len() >= 5)
    {
        Some(at) => run_together(header, at, share),
        None => cut_short(header, word),
    }
}

/// A word inside others without spaces; what stands first in a header says most.
fn run_together(header: &Header, at: usize, share: f64) -> f64 {
    let late = at as f64 / header.squeezed.len() as f64;
    share.mul_add(0.4, 0.32) * late.mul_add(-0.3, 1.0)
}

/// `ADRES`, `accomp`: the beginning of a word of the vocabulary, four letters at least.
fn cut_short(header: &Header, word: &ColumnWord) -> f64 {
    if word.words.contains(' ') {
        return 0.0;
    }
    let parts = header.words.split(' ');
    let beginning = |part: &&str| part.len() >= 4 && word.words.starts_with(part);
    let longest = parts.filter(beginning).map(str::len).max();
    longest.map_or(0.0, |part| {
        (part as f64 / header.squeezed.len() as f64).mul_add(0.2, 0.4)
    })
}

/// Whether the column is a path (`sources.url`) whose beginning says this field.
pub(crate) fn stands_below(words: &Vocabulary, name: &str, field: &str) -> bool {
    let beginning = name.split_once('.').map(|(beginning, _)| beginning);
    beginning.is_some_and(|beginning| {
        let points = named(words, beginning).get(field).copied();
        points.unwrap_or_default() > 0.9
    })
}

/// Whether the header says that a column holds notes of whoever keeps the list.
pub(crate) fn is_note(words: &Vocabulary, name: &str) -> bool {
    let single = Header::of(name).single;
    words.notes.iter().any(|note| single.contains(note))
}

/// The longest hint whose words stand in the header, apart or run together.
pub(crate) fn hint<'w>(words: &'w Vocabulary, name: &str) -> Option<&'w Hint> {
    let header = fold::header(name);
    let (padded, squeezed) = (padded(&header), header.replace(' ', ""));
    words.hints.iter().find(|hint| {
        let run = hint.words.replace(' ', "");
        padded.contains(&hint.words) || (run.len() >= 6 && squeezed.contains(&run))
    })
}

/// The language a header ends with: `name.nl`, `naam_fr`, `nom (de)`.
pub(crate) fn language_tag(name: &str) -> Option<String> {
    let header = fold::header(name);
    let (before, last) = header.rsplit_once(' ')?;
    let known = ["fr", "nl", "de", "en"].contains(&last);
    (known && !before.is_empty()).then(|| last.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{hint, language_tag, named};
    use crate::vocabulary::Vocabulary;

    fn words() -> Vocabulary {
        Vocabulary::parse(&[
            "language = \"fr\"\n[columns]\nstreet = [\"adresse\"]\nname = [\"nom\", \"nom de la structure\"]\n\
             postcode = [\"code postal\"]\n[hints.support]\nself = [\"libre accès\"]",
        ])
        .unwrap()
    }

    #[test]
    fn headers_are_known_whole_in_part_run_together_and_cut_short() {
        let words = words();
        let points =
            |field: &str, name: &str| named(&words, name).get(field).copied().unwrap_or_default();
        assert_eq!(points("postcode", "CodePostal"), 1.0);
        assert_eq!(points("name", "Nomdelastructure"), 1.0);
        assert!(points("street", "ADRES") > 0.5);
        assert!(points("street", "adresse_lieu") > points("street", "lieu_nom_adresse"));
        assert_eq!(points("street", "telephone"), 0.0);
    }

    #[test]
    fn a_header_may_say_a_value_or_a_language() {
        assert_eq!(hint(&words(), "Enlibreacces").unwrap().code, "self");
        assert_eq!(language_tag("name.nl").as_deref(), Some("nl"));
        assert_eq!(language_tag("nl"), None);
    }
}
