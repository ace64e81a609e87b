//! Descriptions to make remarks on. The first byte chooses the language.
#![no_main]

use readability::{CODES, Language, check, syllables};

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("plain_words"), |text: &str| {
    let language = match text.bytes().next() {
        Some(b'n') => Language::Dutch,
        Some(b'd') => Language::German,
        Some(b'e') => Language::English,
        _ => Language::French,
    };
    let report = check(text, language);
    for remark in &report.remarks {
        let piece = text.get(remark.span.clone()).expect("inside, on characters");
        assert!(!piece.is_empty() && remark.count > 0);
        assert!(CODES.contains(&remark.code()));
    }
    assert!(report.sentences <= report.words);
    assert!(report.ease.is_none_or(f64::is_finite));
    assert_eq!(report, check(text, language), "the same text, the same report");
    assert!(syllables(text, language) >= 1);
});
