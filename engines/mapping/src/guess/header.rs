//! Headers against words: whole, in part, run together, cut short.

use crate::fold;
use crate::vocabulary::{ColumnWord, Hint, Vocabulary};

#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    /// 0 to 1.
    pub(crate) points: f64,
    pub(crate) language: String,
}

/// How well the header says this field.
pub(crate) fn best(words: &Vocabulary, field: &str, name: &str) -> Named {
    let mut best = Named::default();
    let whole = fold::header(name);
    // Of a path (`address.postalCode`) the end says most.
    let end = name
        .rsplit('.')
        .next()
        .map(fold::header)
        .unwrap_or_default();
    for word in words.columns.iter().filter(|word| word.field == field) {
        let points = like(&whole, word).max(like(&end, word) * 0.98);
        if points > best.points {
            best = Named {
                points,
                language: word.language.clone(),
            };
        }
    }
    best
}

fn like(header: &str, word: &ColumnWord) -> f64 {
    if header.is_empty() || word.squeezed.is_empty() {
        return 0.0;
    }
    let squeezed = header.replace(' ', "");
    if squeezed == word.squeezed {
        return 1.0;
    }
    if singular(header) == singular(&word.words) {
        return 0.97;
    }
    let share = word.squeezed.len() as f64 / squeezed.len() as f64;
    if has_words(&singular(header), &singular(&word.words)) {
        return share.mul_add(0.4, 0.5);
    }
    if word.squeezed.len() >= 5
        && let Some(at) = squeezed.find(&word.squeezed)
    {
        let end = at + word.squeezed.len() == squeezed.len();
        let late = if end {
            0.0
        } else {
            0.3 * at as f64 / squeezed.len() as f64
        };
        return share.mul_add(0.4, 0.32) * (1.0 - late);
    }
    cut_short(header, word)
}

/// `ADRES`, `accomp`: the beginning of a word of the vocabulary, four letters at least.
fn cut_short(header: &str, word: &ColumnWord) -> f64 {
    if word.words.contains(' ') {
        return 0.0;
    }
    let letters: usize = header.split(' ').map(str::len).sum();
    let part = header
        .split(' ')
        .filter(|part| part.len() >= 4 && word.words.starts_with(part))
        .max_by_key(|part| part.len());
    part.map_or(0.0, |part| {
        (part.len() as f64 / letters as f64).mul_add(0.2, 0.4)
    })
}

/// Each word without the `s` or `x` of a plural.
fn singular(words: &str) -> String {
    let one = |word: &str| -> String {
        let bare = word.strip_suffix(['s', 'x']).filter(|bare| bare.len() >= 3);
        bare.unwrap_or(word).to_owned()
    };
    words.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

/// Whether these words stand in the text side by side.
pub(crate) fn has_words(text: &str, words: &str) -> bool {
    !words.is_empty() && format!(" {text} ").contains(&format!(" {words} "))
}

/// The longest hint whose words stand in the header, apart or run together.
pub(crate) fn hint<'w>(words: &'w Vocabulary, name: &str) -> Option<&'w Hint> {
    let header = fold::header(name);
    let squeezed = header.replace(' ', "");
    words.hints.iter().find(|hint| {
        let run = hint.words.replace(' ', "");
        has_words(&header, &hint.words) || (run.len() >= 6 && squeezed.contains(&run))
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
    use super::{best, hint, language_tag};
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
        let points = |field: &str, name: &str| best(&words, field, name).points;
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
