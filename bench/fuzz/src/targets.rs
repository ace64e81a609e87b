//! What each program does with the bytes that the fuzzer gives it.

pub mod archives;
pub mod control;
pub mod encodings;
pub mod endless;
pub mod formulas;
pub mod json;
pub mod mappings;
pub mod records;
pub mod values;
pub mod workbooks;

use std::sync::LazyLock;

use mapping::Vocabulary;

/// The words that we ship.
fn words() -> &'static Vocabulary {
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| {
        Vocabulary::parse(&[
            include_str!("../../../data/mappings/words/fr.toml"),
            include_str!("../../../data/mappings/words/nl.toml"),
            include_str!("../../../data/mappings/words/de.toml"),
            include_str!("../../../data/mappings/words/en.toml"),
            include_str!("../../../data/mappings/words/rules.toml"),
        ])
        .expect("words")
    });
    &WORDS
}
