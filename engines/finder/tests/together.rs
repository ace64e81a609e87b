//! Words of different phrases, typed together: more words never say less.

mod sample;

use finder::{Lexicon, fold};
use proptest::prelude::*;
use sample::{PHRASES, keys};

/// What people say of a broken telephone, each half in other phrases.
const BROKEN: [(&str, &str); 10] = [
    ("learn", "gsm cassé"),
    ("learn", "gsm ne marche plus"),
    ("learn", "gsm kapot"),
    ("learn", "broken computer"),
    ("learn", "Computer kaputt"),
    ("learn", "nouveau téléphone"),
    ("learn", "nieuwe telefoon"),
    ("learn", "new telephone"),
    ("learn", "neues Telefon"),
    ("procedures", "its me werkt niet"),
];

#[test]
fn two_words_that_each_lead_to_a_need_lead_to_it_together() {
    let lexicon = Lexicon::new(BROKEN.map(|(key, phrase)| (key, phrase, 1.0)));
    for query in [
        "mon téléphone est cassé",
        "téléphone cassé",
        "mon telephone marche pas",
        "telefoon kapot",
        "my telephone is broken",
        "mein telefon ist kaputt",
        "gsm cassé",
    ] {
        let found = lexicon.find(query);
        let keys: Vec<&str> = found.iter().map(|m| m.key).collect();
        assert_eq!(keys, ["learn"], "{query}");
    }
    assert_eq!(lexicon.find("fiets kapot"), [], "half of it is unknown");
    assert_eq!(lexicon.find("mijn fiets werkt niet"), [], "not its me");
}

#[test]
fn a_phrase_of_one_telling_word_needs_its_small_words_among_unknown_ones() {
    let lexicon = Lexicon::new([
        ("unknown", "je suis perdu", 1.0),
        ("children", "ma fille", 1.0),
        ("work", "mon cv", 1.0),
    ]);
    let first = |query: &str| lexicon.find(query).first().map(|m| m.key);
    assert_eq!(first("chien perdu"), None);
    assert_eq!(first("fill in the form"), None);
    assert_eq!(first("je suis complètement perdu"), Some("unknown"));
    assert_eq!(first("perdu"), Some("unknown"));
    assert_eq!(first("le bulletin de ma fille"), Some("children"));
    assert_eq!(first("mettre en page mon cv"), Some("work"));
}

/// The words of a need's phrases that lead to it when typed alone.
fn words_of(need: &str) -> Vec<String> {
    let phrases = PHRASES.iter().filter(|(key, _)| *key == need);
    let mut words: Vec<String> = phrases
        .flat_map(|(_, phrase)| {
            fold(phrase)
                .split(' ')
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|word| keys(word).contains(&need))
        .collect();
    words.sort();
    words.dedup();
    words
}

/// Whether one phrase says all these words: it may then mean another need than each alone.
fn said_together(words: &[String]) -> bool {
    PHRASES.iter().any(|(_, phrase)| {
        let phrase = fold(phrase);
        words
            .iter()
            .all(|word| phrase.split(' ').any(|other| other == word))
    })
}

fn assert_not_lost(need: &str, words: &[String]) {
    let query = words.join(" ");
    let found = keys(&query);
    assert!(
        found.contains(&need) || said_together(words),
        "{query}: {need} is not in {found:?}"
    );
}

#[test]
fn a_second_known_word_of_the_same_need_never_loses_it() {
    for need in [
        "procedures",
        "learn",
        "device",
        "equipment",
        "safety",
        "work",
        "children",
    ] {
        let words = words_of(need);
        assert!(words.len() >= 5, "{need}: {words:?}");
        for one in &words {
            for other in words.iter().filter(|other| *other != one) {
                assert_not_lost(need, &[one.clone(), other.clone()]);
            }
        }
    }
}

proptest! {
    #[test]
    fn known_words_of_one_need_never_lose_it_however_many(
        (need, words) in prop::sample::select(vec!["procedures", "learn", "equipment", "work"])
            .prop_flat_map(|need| (Just(need), prop::sample::subsequence(words_of(need), 2..6)))
    ) {
        assert_not_lost(need, &words);
    }
}
