//! Streets and house numbers, as two sources write them differently.

use crate::words::{alike, is_number, words};

/// Short forms of the words that begin or end a street's name.
const SHORT: &[(&str, &str)] = &[
    ("all", "allee"),
    ("av", "avenue"),
    ("ave", "avenue"),
    ("bd", "boulevard"),
    ("bld", "boulevard"),
    ("blvd", "boulevard"),
    ("boul", "boulevard"),
    ("che", "chemin"),
    ("chem", "chemin"),
    ("ch", "chemin"),
    ("chee", "chaussee"),
    ("crs", "cours"),
    ("dr", "docteur"),
    ("esp", "esplanade"),
    ("fg", "faubourg"),
    ("fbg", "faubourg"),
    ("gal", "general"),
    ("gl", "general"),
    ("imp", "impasse"),
    ("laan", "laan"),
    ("mal", "marechal"),
    ("pdt", "president"),
    ("pl", "place"),
    ("pr", "professeur"),
    ("prof", "professeur"),
    ("q", "quai"),
    ("r", "rue"),
    ("res", "residence"),
    ("rte", "route"),
    ("sq", "square"),
    ("stwg", "steenweg"),
    ("zi", "zone industrielle"),
];
/// Words that many streets bear: they tell little.
const COMMON: &[&str] = &[
    "allee",
    "avenue",
    "boulevard",
    "bourg",
    "chaussee",
    "chemin",
    "cours",
    "docteur",
    "esplanade",
    "faubourg",
    "general",
    "impasse",
    "lieu",
    "dit",
    "marechal",
    "place",
    "president",
    "professeur",
    "quai",
    "quartier",
    "residence",
    "route",
    "rue",
    "saint",
    "sainte",
    "square",
    "steenweg",
    "zone",
    "straat",
    "laan",
    "plein",
    "strasse",
    "platz",
    "weg",
    "batiment",
    "etage",
    "centre",
    "village",
    "immeuble",
];
/// What follows belongs to the post, not to the street.
const POSTAL: &[&str] = &["bp", "cs", "tsa", "cedex", "bte", "boite", "box"];
/// Letters behind a house number.
const SUFFIXES: &[&str] = &["bis", "quater", "b", "c", "e", "f"];
/// Dutch and German endings with which a street's kind is joined to its name.
const ENDINGS: &[(&str, &str)] = &[("str", "straat"), ("strasse", "straat"), ("ln", "laan")];
/// The part of two streets' words that has to agree for the same street.
const SAME: f64 = 0.75;
/// Below this part they are other streets.
const OTHER: f64 = 0.34;

/// A street's words and house numbers, both possibly empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Address {
    numbers: Vec<String>,
    words: Vec<String>,
}

/// How two addresses in one locality compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Likeness {
    SameHouse,
    SameStreet,
    OtherNumber,
    OtherStreet,
    Unclear,
}

impl Address {
    /// Reads a line of address; `locality` is what its postcode and commune say, which is left out.
    pub(crate) fn read(line: &str, locality: &[String]) -> Self {
        let mut all = words(line);
        let postcode = |(at, word): &(usize, &String)| {
            *at > 0 && is_number(word) && (word.len() == 5 || locality.contains(word))
        };
        if let Some((at, _)) = all.iter().enumerate().find(postcode) {
            all.truncate(at);
        }
        if let Some(at) = all.iter().position(|word| POSTAL.contains(&word.as_str())) {
            all.truncate(at);
        }
        let boxed = |pair: &[String]| is_number(&pair[0]) && pair[1] == "bus";
        if let Some(at) = all.windows(2).position(boxed) {
            all.truncate(at + 1);
        }
        let mut numbers = leading(&mut all);
        if numbers.is_empty() {
            numbers = trailing(&mut all);
        }
        let mut words: Vec<String> = all.into_iter().map(written_out).collect();
        // A street may bear the commune's name; then the name has to stay.
        let particular = |word: &String| !COMMON.contains(&word.as_str());
        if words
            .iter()
            .any(|word| particular(word) && !locality.contains(word))
        {
            words.retain(|word| !locality.contains(word) || is_number(word));
        }
        Self { numbers, words }
    }

    /// Something to count how many records stand at this address; `None` without a house number.
    pub(crate) fn key(&self) -> Option<String> {
        if self.numbers.is_empty() || self.words.is_empty() {
            return None;
        }
        let mut words = self.words.clone();
        words.sort_unstable();
        Some(format!("{} {}", self.numbers.join("-"), words.join(" ")))
    }

    /// Compares; only meaningful within one locality, because every town has a station road.
    pub(crate) fn likeness(&self, other: &Self) -> Likeness {
        if self.words.is_empty() || other.words.is_empty() {
            return Likeness::Unclear;
        }
        let share = self.shared(other);
        if share < OTHER {
            return Likeness::OtherStreet;
        }
        if share < SAME {
            return Likeness::Unclear;
        }
        if self.numbers.is_empty() || other.numbers.is_empty() {
            return Likeness::SameStreet;
        }
        if self
            .numbers
            .iter()
            .any(|number| other.numbers.contains(number))
        {
            Likeness::SameHouse
        } else {
            Likeness::OtherNumber
        }
    }

    /// The part of the shorter and of both together that stands in the other, averaged.
    fn shared(&self, other: &Self) -> f64 {
        let total = |words: &[String]| words.iter().map(|word| weight(word)).sum::<f64>();
        let mut left: Vec<&String> = other.words.iter().collect();
        let mut alone: Vec<&String> = self.words.iter().collect();
        let mut both = 0.0;
        // Whole words first, so that an initial takes no word that another one fits.
        for fits in [alike, initial] {
            alone.retain(|word| {
                let Some(at) = left.iter().position(|there| fits(word, there)) else {
                    return true;
                };
                both += weight(word).min(weight(left.remove(at)));
                false
            });
        }
        let (a, b) = (total(&self.words), total(&other.words));
        0.5 * (2.0 * both / (a + b)) + 0.5 * (both / a.min(b))
    }
}

fn weight(word: &str) -> f64 {
    if COMMON.contains(&word) { 0.2 } else { 1.0 }
}

/// Is one the initial of the other (`J. Jaurès`)?
fn initial(a: &str, b: &str) -> bool {
    a.len().min(b.len()) == 1 && a.chars().next() == b.chars().next()
}

fn written_out(word: String) -> String {
    if let Some((_, long)) = SHORT.iter().find(|(short, _)| *short == word) {
        return (*long).to_owned();
    }
    for (short, long) in ENDINGS {
        if let Some(stem) = word.strip_suffix(short).filter(|stem| stem.len() > 2) {
            return format!("{stem}{long}");
        }
    }
    word
}

/// Takes the house numbers off the front: `12`, `12 bis`, `12-14`.
fn leading(words: &mut Vec<String>) -> Vec<String> {
    let end = words
        .iter()
        .position(|word| !is_number(word) && !SUFFIXES.contains(&word.as_str()))
        .unwrap_or(words.len());
    if words.first().is_none_or(|word| !is_number(word)) {
        return Vec::new();
    }
    words.drain(..end).filter(|word| is_number(word)).collect()
}

/// Takes the house number off the end, as Belgian and German addresses have it; a year in a
/// street's name (`rue du 8 mai 1945`) has four digits.
fn trailing(words: &mut Vec<String>) -> Vec<String> {
    let Some(at) = words.iter().rposition(|word| is_number(word)) else {
        return Vec::new();
    };
    let behind = &words[at + 1..];
    let fits = at > 0
        && words[at].len() < 4
        && behind.iter().all(|word| SUFFIXES.contains(&word.as_str()));
    if !fits {
        return Vec::new();
    }
    let first = at - usize::from(at > 1 && is_number(&words[at - 1]));
    words
        .drain(first..)
        .filter(|word| is_number(word))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &str, b: &str) -> Likeness {
        let locality = words("71000 Mâcon");
        Address::read(a, &locality).likeness(&Address::read(b, &locality))
    }

    #[test]
    fn short_and_long_forms_are_one_house() {
        for (a, b) in [
            ("12 av. du Gal de Gaulle", "12, Avenue du Général De Gaulle"),
            ("3 bd J. Jaurès", "3 boulevard Jean Jaurès 71000 MACON"),
            ("Vlaamsekaai 10", "vlaamsekaai 10"),
            ("Kerkstr. 5 bus 2", "Kerkstraat 5"),
            ("2-4 rue du 8 mai 1945", "4 rue du 8 Mai 1945, BP 12"),
            ("12 bis rue Pasteur", "12bis Rue Pasteur"),
        ] {
            assert_eq!(likeness(a, b), Likeness::SameHouse, "{a} / {b}");
        }
    }

    #[test]
    fn other_numbers_and_streets_are_told_apart() {
        assert_eq!(
            likeness("12 rue Pasteur", "14 rue Pasteur"),
            Likeness::OtherNumber
        );
        assert_eq!(
            likeness("rue Pasteur", "14 rue Pasteur"),
            Likeness::SameStreet
        );
        assert_eq!(
            likeness("12 rue Pasteur", "12 rue Carnot"),
            Likeness::OtherStreet
        );
        assert_eq!(likeness("", "12 rue Carnot"), Likeness::Unclear);
    }

    #[test]
    fn a_number_in_a_street_is_no_house_number() {
        assert_eq!(
            likeness("rue du 11 novembre", "rue du 8 mai"),
            Likeness::OtherStreet
        );
        assert_eq!(Address::read("rue du 8 mai 1945", &[]).key(), None);
    }
}
