//! Drafts of small lists that are nobody's.

mod common;

use common::{csv, given, words};
use mapping::{Mapping, Profile};

/// The draft of a list, as a person gets it.
fn draft(list: &str) -> String {
    let words = words();
    let mut profile = Profile::new(&words);
    for row in csv(list) {
        profile.see(&given(&row));
    }
    profile.draft("helpers-2026").to_toml()
}

fn line<'d>(draft: &'d str, begins: &str) -> &'d str {
    let mut lines = draft.lines();
    lines.find(|line| line.starts_with(begins)).unwrap_or_default()
}

/// Language and country that a draft says, and what it says is guessed of them.
fn where_spoken(list: &str) -> (String, String, Vec<String>) {
    let toml = draft(list);
    let source = Mapping::parse(&toml).unwrap().source;
    let (_, guessed) = line(&toml, "source").split_once("# guess: ").unwrap_or_default();
    let asked = ["language", "country"];
    let guessed = guessed.split(", ").filter(|what| asked.contains(what));
    let guessed = guessed.map(ToOwned::to_owned).collect();
    (source.language, source.country, guessed)
}

#[test]
fn dutch_texts_below_english_headers_are_dutch_and_a_guess() {
    let list = "name,street,city,lat,lon\n\
                Kringwinkel,Vlaamsekaai 10,Gent,51.04,3.74\n\
                Huis van het Kind,Brugsesteenweg 354,Gent,51.06,3.68\n\
                Wijkkantoor,Griendeplein 16,Gent,51.07,3.71\n\
                Bibliotheek,Stationsstraat 1,Gent,51.05,3.72\n";
    let (language, country, guessed) = where_spoken(list);
    assert_eq!((language.as_str(), country.as_str()), ("nl", "BE"));
    assert_eq!(guessed, ["language"]);
}

#[test]
fn a_language_that_headers_and_texts_say_is_no_guess() {
    let list = "name,street,city,lat,lon\n\
                The library of the town,1 Station Road,Gent,51.04,3.74\n\
                Help for you,2 Market Square,Gent,51.06,3.68\n";
    let (language, _, guessed) = where_spoken(list);
    assert_eq!((language.as_str(), guessed.len()), ("en", 0));
}
