//! Every journey by following links and sending forms alone, in the languages in which its words differ.

mod around;
mod finding;
mod helping;
pub mod languages;
mod telling;
mod where_from;
mod wishes;

use testkit::Visitor;

/// The words without the invisible marks around numbers, one space between them.
pub fn plain(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}'))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the page says this, in one go.
pub fn says(person: &Visitor, words: impl std::fmt::Display) -> bool {
    let words = plain(&words.to_string());
    assert!(!words.is_empty(), "nothing to look for");
    plain(&person.text()).contains(&words)
}

/// The places of the lists on the page: name and address.
pub fn places(person: &Visitor) -> Vec<(String, String)> {
    let names = person.find("ol.places h3 a");
    let addresses = person.attributes("ol.places h3 a", "href");
    names.into_iter().zip(addresses).collect()
}
