//! What people type into the search.
#![no_main]

use std::sync::LazyLock;

use finder::{Lexicon, NameIndex, fold};

static LEXICON: LazyLock<Lexicon<u8>> = LazyLock::new(|| {
    let phrases = [
        (1, "carte d'identité"),
        (1, "tax-on-web"),
        (2, "apprendre l'ordinateur"),
        (3, "goedkope laptop"),
        (4, "بطاقة الهوية"),
    ];
    Lexicon::new(phrases.map(|(key, phrase)| (key, phrase, 1.0)))
});

static NAMES: LazyLock<NameIndex<u8>> = LazyLock::new(|| {
    NameIndex::new([
        (1, "Saint-Josse-ten-Noode"),
        (2, "Braine-l'Alleud"),
        (3, "'s-Gravenvoeren"),
    ])
});

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("own_words"), |text: &str| {
    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "folding twice changes nothing");
    let _ = LEXICON.find(text);
    let _ = NAMES.find(text);
});
