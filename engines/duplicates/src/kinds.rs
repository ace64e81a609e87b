//! Kinds of houses, so that a library is not its town hall and "EPN" is "espace public numérique".

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::words::alike;

/// The list stands apart from the code, so that it can grow without a programmer.
const LIST: &str = include_str!("kinds.txt");
const LONGEST_PHRASE: usize = 5;
/// Letters of a word in which one may be wrong.
const LONG: usize = 6;
/// No word of a text begins like this: it keeps kinds apart from words.
const MARK: char = '#';

static KINDS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut kinds = HashMap::new();
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        if let Some((kind, phrases)) = line.split_once(':') {
            for phrase in phrases.split(',') {
                kinds.insert(
                    crate::words::words(phrase).join(" "),
                    format!("{MARK}{kind}"),
                );
            }
        }
    }
    kinds
});

/// The long words of all phrases, by their first letters: one of them with a wrong letter is meant.
static LONG_WORDS: LazyLock<HashMap<char, BTreeSet<String>>> = LazyLock::new(|| {
    let mut long: HashMap<char, BTreeSet<String>> = HashMap::new();
    let words = KINDS.keys().flat_map(|phrase| phrase.split(' '));
    for word in words.filter(|word| word.len() >= LONG) {
        let of_letter = long
            .entry(word.chars().next().unwrap_or_default())
            .or_default();
        of_letter.insert(word.to_owned());
    }
    long
});

/// The word of a phrase that this one is meant to be, or itself.
fn meant(word: String) -> String {
    let first = word.chars().next().unwrap_or_default();
    let near = LONG_WORDS
        .get(&first)
        .filter(|of_letter| !of_letter.contains(&word));
    let found = near.and_then(|of_letter| of_letter.iter().find(|known| alike(known, &word)));
    found.cloned().unwrap_or(word)
}

/// The words with each phrase for a kind of house replaced by one word for that kind.
pub(crate) fn with_kinds(words: Vec<String>) -> Vec<String> {
    let words: Vec<String> = words.into_iter().map(meant).collect();
    let mut result = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=LONGEST_PHRASE.min(words.len() - at))
            .rev()
            .find_map(|count| Some((count, KINDS.get(&words[at..at + count].join(" "))?)));
        match longest {
            Some((count, kind)) => {
                result.push(kind.clone());
                at += count;
            }
            None => {
                result.push(words[at].clone());
                at += 1;
            }
        }
    }
    result
}

/// Does this word stand for a kind of house?
pub(crate) fn is_kind(word: &str) -> bool {
    word.starts_with(MARK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn long_and_short_forms_in_two_languages_are_one_kind() {
        let kinds = |text| with_kinds(words(text));
        assert_eq!(kinds("Espace Public Numérique"), kinds("EPN"));
        assert_eq!(kinds("Médiathèque"), kinds("bibliotheek"));
        assert_eq!(kinds("Centre Communal d'Action Sociale"), kinds("CCAS"));
        assert_eq!(kinds("Mision locales"), kinds("Mission Locale"));
        assert_ne!(kinds("Lycée Ampère"), kinds("Collège Ampère"));
        assert_eq!(kinds("Mairie de Mons"), ["#town-hall", "mons"]);
    }

    #[test]
    fn the_list_is_well_formed() {
        for line in LIST.lines().filter(|line| !line.starts_with('#')) {
            let (kind, phrases) = line.split_once(": ").unwrap();
            assert!(kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
            for phrase in phrases.split(", ") {
                let count = phrase.split(' ').count();
                assert!(count <= LONGEST_PHRASE, "{phrase}");
            }
        }
    }
}
