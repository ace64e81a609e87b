//! Syllables of words whose number is beyond doubt.

use readability::{Language, syllables};

fn words(language: Language) -> Vec<(&'static str, usize)> {
    let list = match language {
        Language::French => include_str!("syllables/fr.txt"),
        Language::Dutch => include_str!("syllables/nl.txt"),
        Language::German => include_str!("syllables/de.txt"),
        Language::English => include_str!("syllables/en.txt"),
    };
    let lines = list.lines().filter_map(|line| line.split_once(": "));
    let lines = lines.filter_map(|(count, words)| Some((count.parse().ok()?, words)));
    lines
        .flat_map(|(count, words)| words.split_whitespace().map(move |word| (word, count)))
        .collect()
}

#[test]
fn at_least_95_of_100_words_are_counted_right() {
    for language in Language::ALL {
        let words = words(language);
        assert!(words.len() >= 150, "{language:?}: {} words", words.len());
        let wrong: Vec<String> = words
            .iter()
            .filter(|(word, count)| syllables(word, language) != *count)
            .map(|(word, count)| format!("{word} {count}, not {}", syllables(word, language)))
            .collect();
        let right = words.len() - wrong.len();
        let share = right as f64 / words.len() as f64;
        println!(
            "{}: {right} of {} right ({:.1} %); wrong: {wrong:?}",
            language.code(),
            words.len(),
            share * 100.0
        );
        assert!(share >= 0.95, "{language:?}: {wrong:?}");
    }
}

#[test]
fn every_word_has_a_syllable() {
    for language in Language::ALL {
        for word in ["", "x", "brrr", "1", "مرحبا", "l'", "-"] {
            assert_eq!(syllables(word, language), 1, "{word}");
        }
    }
}
