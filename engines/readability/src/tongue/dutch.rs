//! Dutch.

use super::vowels::{exception, groups, respelled};
use super::{Formula, Tongue};

pub(super) static DUTCH: Tongue = Tongue {
    // Douma 1960, with the table of his own.
    formula: Formula {
        constant: 206.84,
        of_sentence: 0.93,
        of_word: 77.0,
        fair_from: 45.0,
    },
    long_sentence: 20,
    very_long_sentence: 25,
    longest_word: 17,
    words: include_str!("../words/nl.txt"),
    elisions: &[],
    shortened: &[
        "bijv", "bv", "blz", "o.a", "i.p.v", "d.w.z", "m.b.t", "t.e.m", "t.o.v", "m.a.w", "max",
        "min", "tel", "nr", "dhr", "mevr", "mr", "dr", "st", "str", "ca", "incl", "excl", "resp",
        "ong", "afd", "art", "vs", "i.s.m", "o.l.v", "t.a.v", "n.a.v", "a.d.h.v", "z.o.z", "e.d",
        "z.g", "bus",
    ],
    shortened_at_end: &["enz", "etc", "u", "km", "e.d", "e.a"],
    small: &[
        "de", "het", "een", "en", "of", "van", "voor", "in", "op", "over", "met", "aan", "bij",
        "te", "der", "den", "door", "naar", "tot", "om",
    ],
    pronouns: &[
        "ik", "je", "jij", "u", "hij", "ze", "zij", "we", "wij", "het", "jullie",
    ],
    everyday: &["belastingaangifte", "verantwoordelijk"],
    ordinary: &[
        "info", "open", "gratis", "gesloten", "stop", "nee", "niet", "ja", "maandag", "dinsdag",
        "middag", "avond", "les", "lessen", "nieuw", "hulp", "met", "voor", "alle", "iedereen",
        "welkom", "let", "op", "nu", "hier", "geen", "dag", "juni", "juli", "mei", "april",
        "maart", "vol", "wie", "wat", "waar", "samen", "altijd", "kom", "bel", "nieuws", "dicht",
    ],
    streets: &["straat", "laan", "plein", "steenweg", "dreef", "kaai"],
    last_parts: &[],
    has_ordinal_points: false,
    has_capital_nouns: false,
    has_compounds: true,
    reads_nothing_behind_an_apostrophe: false,
    syllables,
};

const GROUPS: &[&str] = &[
    "aai", "ooi", "oei", "eeu", "ieu", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ij", "ei",
    "ou", "au", "ai", "oi", "ey", "ay", "oy",
];

const EXCEPTIONS: &[(&str, usize)] = &[
    ("museum", 3),
    ("museums", 3),
    ("petroleum", 4),
    ("site", 1),
    ("sites", 1),
    ("chat", 1),
    ("bureau", 2),
    ("bureaus", 2),
    ("cadeau", 2),
    ("cadeaus", 2),
    ("niveau", 2),
    ("niveaus", 2),
    ("plateau", 2),
    ("team", 1),
    ("teams", 1),
    ("date", 1),
    ("one", 1),
    ("home", 1),
    ("ideeën", 3),
];

/// English words, which Dutch reads as English does.
const FOREIGN: &[(&str, &str)] = &[
    ("website", "websit"),
    ("online", "onlin"),
    ("offline", "offlin"),
    ("smartphone", "smartphon"),
    ("download", "downlod"),
    ("update", "updat"),
    ("team", "tem"),
    ("software", "softwar"),
    ("homepage", "hompag"),
    ("service", "servic"),
    ("qu", "kw"),
];

fn syllables(word: &str) -> usize {
    if let Some(count) = exception(word, EXCEPTIONS) {
        return count;
    }
    let letters: Vec<char> = respelled(word, FOREIGN).chars().collect();
    // `yoga`: a consonant before a vowel.
    let is_yod =
        letters.first() == Some(&'y') && letters.get(1).is_some_and(|next| is_vowel(*next));
    groups(&letters[usize::from(is_yod)..], is_vowel, GROUPS)
}

fn is_vowel(letter: char) -> bool {
    "aáàäâeéèëêiíïîoóöôuúüûy".contains(letter)
}
