//! French.

use super::vowels::{exception, longest};
use super::{Formula, Tongue};
use crate::work;

pub(super) static FRENCH: Tongue = Tongue {
    // Kandel and Moles 1958.
    formula: Formula {
        constant: 207.0,
        of_sentence: 1.015,
        of_word: 73.6,
        fair_from: 50.0,
    },
    long_sentence: 20,
    very_long_sentence: 25,
    longest_word: 15,
    words: include_str!("../words/fr.txt"),
    elisions: &[
        "l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
    ],
    shortened: &[
        "av", "bd", "bld", "ch", "chée", "ex", "p.ex", "env", "max", "min", "tél", "st", "ste",
        "mme", "mlle", "mr", "dr", "me", "n", "no", "réf", "resp", "rdc", "art", "cf", "c.-à-d",
        "vs", "éd",
    ],
    shortened_at_end: &["etc", "h", "km"],
    small: &[
        "de", "d", "du", "des", "la", "le", "les", "l", "et", "à", "au", "aux", "en", "pour",
        "par", "sur", "dans", "un", "une", "ou",
    ],
    pronouns: &[
        "je", "j'", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles",
    ],
    everyday: &["malheureusement", "particulièrement"],
    ordinary: &[
        "info", "infos", "ouvert", "fermé", "ferme", "gratuit", "stop", "pas", "non", "oui",
        "lundi", "mardi", "jeudi", "samedi", "midi", "soir", "matin", "cours", "neuf", "merci",
        "aide", "avec", "sans", "pour", "tous", "vous", "nous", "déjà", "très", "tout", "urgent",
        "libre", "venez", "promo", "note", "avis", "juin", "août", "mars", "avril", "mai", "quand",
        "où", "qui", "jour", "complet", "new", "top", "ici", "rue",
    ],
    streets: &[],
    last_parts: &[],
    has_ordinal_points: false,
    has_capital_nouns: false,
    has_compounds: false,
    reads_nothing_behind_an_apostrophe: false,
    syllables,
};

/// One sound, however many letters.
const GROUPS: &[&str] = &[
    "eau", "oeu", "ai", "aî", "ay", "au", "ei", "ey", "eu", "eû", "ou", "oû", "où", "oi", "oî",
    "oy", "uy", "ui",
];
/// The same before an `l` only: `accueil`, `feuille`, `œil`, `fouille`.
const BEFORE_L: &[&str] = &["ueil", "euil", "œil", "ouil"];

const EXCEPTIONS: &[(&str, usize)] = &[
    ("août", 1),
    ("pays", 2),
    ("paysage", 3),
    ("abbaye", 3),
    ("bio", 2),
    ("ouest", 1),
    ("oui", 1),
    ("via", 2),
    ("team", 1),
    ("mail", 1),
    ("mails", 1),
    ("online", 2),
    ("site", 1),
    ("smartphone", 2),
    ("smartphones", 2),
    ("tablet", 2),
    ("web", 1),
    ("talent", 2),
    ("talents", 2),
    ("parent", 2),
    ("souvent", 2),
    ("couvent", 2),
    ("présent", 2),
    ("yaourt", 2),
    ("laptop", 2),
    ("clients", 2),
];

/// Verbs of the field whose `ent` is not spoken, and that no rule below knows.
const VERBS: &[&str] = &[
    "aident",
    "parlent",
    "donnent",
    "cherchent",
    "restent",
    "habitent",
    "demandent",
    "ouvrent",
    "offrent",
    "montrent",
    "expliquent",
    "aiment",
    "forment",
    "veulent",
    "accueillent",
    "travaillent",
    "apportent",
    "répondent",
    "apprennent",
    "accompagnent",
    "existent",
    "passent",
    "posent",
    "proposent",
    "utilisent",
    "organisent",
    "écoutent",
    "comptent",
    "coûtent",
    "marchent",
    "entrent",
    "ferment",
    "commencent",
    "remplissent",
    "envoient",
    "paient",
    "mangent",
    "changent",
    "voient",
    "croient",
    "tiennent",
];

/// With care, as one reads aloud: an `e` inside a word is spoken (`samedi` has 3), an `e` at its end
/// is not (`aide` has 1).
fn syllables(word: &str) -> usize {
    if let Some(count) = exception(word, EXCEPTIONS) {
        return count;
    }
    let letters: Vec<char> = word.chars().collect();
    work::add(letters.len());
    let end = spoken_end(word, &letters);
    let is_cut = end < letters.len();
    let letters = &letters[..end];
    let (mut at, mut count) = (0, 0);
    while at < letters.len() {
        if !is_vowel(letters[at]) || is_silent(letters, at, is_cut) {
            at += 1;
            continue;
        }
        if is_glide(letters, at) {
            at += 1;
            continue;
        }
        count += 1;
        at += match longest(&letters[at..], BEFORE_L) {
            0 => longest(&letters[at..], GROUPS).max(1),
            with_l => with_l - 1,
        };
    }
    count
}

/// The number of letters up to an ending that is not spoken.
fn spoken_end(word: &str, letters: &[char]) -> usize {
    let silent_verb = [
        "aient", "oient", "ssent", "ennent", "uvent", "ivent", "isent",
    ];
    let length = letters.len();
    if VERBS.contains(&word) || (length > 5 && silent_verb.iter().any(|end| word.ends_with(end))) {
        return length - 3;
    }
    if word.ends_with("es") {
        length - 2
    } else if word.ends_with('e') {
        length - 1
    } else {
        length
    }
}

fn is_vowel(letter: char) -> bool {
    "aàâeéèêëiîïoôuùûüyœæ".contains(letter)
}

fn is_silent(letters: &[char], at: usize, is_cut: bool) -> bool {
    let before = at.checked_sub(1).map(|at| letters[at]);
    let after = letters.get(at + 1).copied();
    match letters[at] {
        // `que`, `langue`, `guide`
        'u' if before == Some('q') => true,
        'u' if before == Some('g') => match after {
            Some(next) => "eéèêiîy".contains(next),
            None => is_cut,
        },
        // `pigeon`, `mangeait`
        'e' if before == Some('g') => after.is_some_and(|next| "aoâô".contains(next)),
        // `paiement`
        'e' => {
            before.is_some_and(is_vowel) && letters[at..].starts_with(&['e', 'm', 'e', 'n', 't'])
        }
        // `yeux`
        'y' => at == 0 && after.is_some_and(is_vowel),
        _ => false,
    }
}

/// The `i` of `bien` and `action` is no syllable of its own; that of `client` and `ouvrier` is.
fn is_glide(letters: &[char], at: usize) -> bool {
    let next = letters.get(at + 1).copied();
    let is_before_vowel = next.is_some_and(|next| "aàâeéèêoôuœ".contains(next));
    if letters[at] != 'i' || at == 0 || !is_before_vowel || is_silent(letters, at + 1, false) {
        return false;
    }
    let is_cluster =
        at > 1 && "lr".contains(letters[at - 1]) && "bcdfgptv".contains(letters[at - 2]);
    !is_cluster && !is_vowel(letters[at - 1])
}
