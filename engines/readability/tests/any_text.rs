//! What holds for any text at all.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use readability::{CODES, Kind, LEAST_WORDS, Language, Level, Report, check, syllables};

/// Pieces that meet, so that every rule comes up; and now and then anything.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "CPAS",
        "OCMW",
        "C.P.A.S.",
        "PCs",
        "GSM's",
        "dans le cadre d'",
        "dans le cadre d'été",
        "l'",
        "usager",
        "veuillez",
        "VENEZ",
        "Antragstellerinnen",
        "Schuldnerberatungsstelle",
        "in order to",
        "teneinde",
        "é",
        "e\u{301}",
        "!",
        "!!",
        "?",
        ".",
        ",",
        ";",
        ":",
        " ",
        "  ",
        "\u{a0}",
        "\n",
        "\t",
        "•",
        "(",
        ")",
        "«\u{a0}",
        "12",
        "0470123456",
        "2,50",
        "z.",
        "B.",
        "www.a.example",
        "a@b.example",
        "’",
        "-",
        "‑",
        "\u{ad}",
        "🙂",
        "👩‍👩‍👧",
        "مرحبا",
        "שלום",
        "\u{202e}",
        "\u{301}",
        "ß",
        "İ",
        "ŉ",
        "ﬀ",
        "et",
        "de",
    ];
    prop_oneof![
        6 => vec(select(pieces.to_vec()), 0..60).prop_map(|pieces| pieces.concat()),
        3 => vec(select(pieces.to_vec()), 0..60).prop_map(|pieces| pieces.join(" ")),
        2 => "\\PC{0,200}",
        1 => any::<String>(),
    ]
}

fn language() -> impl Strategy<Value = Language> {
    select(Language::ALL.to_vec())
}

/// What a report promises of any text.
fn holds(text: &str, report: &Report) {
    let mut before = 0;
    for remark in &report.remarks {
        let piece = text
            .get(remark.span.clone())
            .expect("inside, on characters");
        assert!(!piece.is_empty(), "{remark:?}");
        assert_eq!(piece, remark.of(text));
        assert!(remark.count > 0, "{remark:?}");
        assert!(remark.span.start >= before, "in the order of the text");
        assert!(CODES.contains(&remark.code()));
        assert!(remark.kind != Kind::DifficultWord || remark.suggestion.is_some());
        before = remark.span.start;
    }
    assert!(report.sentences <= report.words);
    assert_eq!(report.ease.is_some(), report.level.is_some());
    assert!(report.ease.is_none_or(f64::is_finite));
    assert!(report.ease.is_none() || report.words >= LEAST_WORDS);
}

proptest! {
    #[test]
    fn nothing_panics_and_a_report_keeps_its_promises(text in text(), language in language()) {
        let report = check(&text, language);
        holds(&text, &report);
        prop_assert_eq!(&report, &check(&text, language), "the same text, the same report");
    }

    #[test]
    fn a_second_line_takes_nothing_from_the_first(text in text(), language in language()) {
        // Brackets, capitals and explanations may reach over lines; words and sentences may not.
        let one = check(&text, language);
        let two = check(&format!("{text}\n{text}"), language);
        prop_assert_eq!(two.words, 2 * one.words);
        prop_assert_eq!(two.sentences, 2 * one.sentences);
    }

    #[test]
    fn any_word_has_syllables(word in "\\PC{0,40}", language in language()) {
        let count = syllables(&word, language);
        prop_assert!(count >= 1 && count <= word.chars().count().max(1) * 3);
    }

    #[test]
    fn letters_with_their_accents_beside_them_are_the_same_text(
        words in vec(select(vec!["sollicité", "à", "l'école", "Hébergé", "modalités", "où", "ça"]), 1..30)
    ) {
        let composed = words.join(" ");
        let apart: String = composed
            .replace('é', "e\u{301}")
            .replace('à', "a\u{300}")
            .replace('ù', "u\u{300}")
            .replace('ç', "c\u{327}");
        let (one, other) = (check(&composed, Language::French), check(&apart, Language::French));
        let kinds = |report: &Report| -> Vec<_> {
            report.remarks.iter().map(|r| (r.kind, r.count, r.suggestion.clone())).collect()
        };
        prop_assert_eq!(one.words, other.words);
        prop_assert_eq!(one.ease, other.ease);
        prop_assert_eq!(kinds(&one), kinds(&other));
    }
}

#[test]
fn odd_texts_give_a_report() {
    let letter = "a".repeat(100_000);
    let accent = format!("e{}", "\u{301}".repeat(50_000));
    let texts = [
        "",
        " ",
        "\n\n",
        ".",
        "...",
        "!?!?!?",
        "« »",
        "()",
        "''''",
        "-----",
        "🙂🙂🙂",
        "مرحبا بكم في المكتبة.",
        "‏שלום‎",
        "\u{feff}",
        "\u{0}",
        "l'",
        "l'l'l'l'",
        "d’d’d’",
        "A",
        "É",
        "A.B.C",
        "1.",
        "1. ",
        "z. B.",
        &letter,
        &accent,
    ];
    for text in texts {
        for language in Language::ALL {
            let report = check(text, language);
            holds(text, &report);
        }
    }
    assert_eq!(check("!!! ... ,,,", Language::Dutch).words, 0);
    let long = check(&letter, Language::English);
    assert_eq!((long.words, long.remarks[0].count), (1, 100_000));
}

#[test]
fn letters_that_are_not_latin_get_no_figure_and_no_remark_about_length() {
    let arabic = "مرحبا بكم في المكتبة ".repeat(20);
    let report = check(&arabic, Language::French);
    assert_eq!((report.words, report.ease), (80, None));
    let kinds: Vec<Kind> = report.remarks.iter().map(|r| r.kind).collect();
    assert_eq!(kinds, [Kind::VeryLongSentence]);
}

#[test]
fn a_short_text_has_no_figure_and_a_longer_one_has() {
    let sentence = "Nous vous aidons avec votre ordinateur. ";
    assert_eq!(check(&sentence.repeat(4), Language::French).ease, None);
    let report = check(&sentence.repeat(5), Language::French);
    assert_eq!((report.words, report.sentences), (30, 5));
    // 6 words a sentence; nous vous ai-dons a-vec vo-tr(e) or-di-na-teur: 11 syllables in 6 words.
    let by_hand = 207.0 - 1.015 * 6.0 - 73.6 * 11.0 / 6.0;
    assert!(
        (report.ease.unwrap() - by_hand).abs() < 1e-9,
        "{:?}",
        report.ease
    );
    assert_eq!(report.level, Some(Level::Fair));
}

#[test]
fn codes_are_those_of_the_kinds_and_two_more() {
    for kind in Kind::ALL {
        assert!(CODES.contains(&kind.code()));
    }
    assert_eq!(CODES.len(), Kind::ALL.len() + 2);
    for language in Language::ALL {
        assert_eq!(Language::from_code(language.code()), Some(language));
    }
    assert_eq!(Language::from_code("ar"), None);
}
