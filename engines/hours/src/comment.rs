//! What the comment of a rule says about the door.

use crate::State;
use crate::rule::Word;

/// Parts of words that mean an appointment, a booking or a registration beforehand.
const APPOINTMENT: [&str; 15] = [
    "rendez-vous",
    "rendez vous",
    "rendezvous",
    "rdv",
    "r.d.v",
    "reservation",
    "sur inscription",
    "afspraak",
    "reservatie",
    "na inschrijving",
    "termin",
    "vereinbarung",
    "anmeldung",
    "appointment",
    "by arrangement",
];

/// Parts of words of which only whole words count: "terminal" is no appointment.
const WHOLE_WORD: [&str; 1] = ["termin"];

/// What before the word says that none is needed.
const NOT_NEEDED: [&str; 9] = [
    "sans", "zonder", "ohne", "without", "no", "pas de", "geen", "kein", "keine",
];

/// What before "without" turns it round: "not without an appointment".
const NEVER: [&str; 9] = [
    "pas", "jamais", "niet", "nooit", "nicht", "nie", "niemals", "not", "never",
];

const CLOSED: [&str; 8] = [
    "ferme",
    "fermee",
    "fermeture",
    "gesloten",
    "sluiting",
    "geschlossen",
    "closed",
    "zu",
];

/// What says that the hours themselves are not sure.
const UNSURE: [&str; 31] = [
    "variable",
    "variables",
    "varie",
    "varient",
    "selon",
    "telephoner",
    "telephonez",
    "appeler",
    "appelez",
    "confirmer",
    "verifier",
    "inconnu",
    "inconnus",
    "reserve",
    "contacter",
    "contactez",
    "wisselend",
    "variabel",
    "bellen",
    "bel",
    "opbellen",
    "onbekend",
    "voorbehoud",
    "afhankelijk",
    "anrufen",
    "unbekannt",
    "wechselnd",
    "call",
    "unknown",
    "varies",
    "depends",
];

/// The state of a rule from its word, its comment, and whether it gives times.
pub(crate) fn state_of(word: Word, comment: Option<&str>, timed: bool) -> State {
    let plain = match word {
        Word::Open => State::Open,
        Word::Off => State::Closed,
        Word::Unknown => State::Unknown,
    };
    let Some(comment) = comment else { return plain };
    let said = fold(comment);
    match (appointment(&said), word) {
        (Some(Appointment::Needed), _) => return State::ByAppointment,
        (Some(Appointment::NowAndThen), Word::Open) => return State::Unknown,
        (Some(Appointment::NotNeeded), Word::Open) => return State::Open,
        _ => {}
    }
    if word != Word::Open {
        return plain;
    }
    if words(&said).next().is_some() && words(&said).all(|word| CLOSED.contains(&word)) {
        return State::Closed;
    }
    let unsure = words(&said).any(|word| UNSURE.contains(&word) || CLOSED.contains(&word))
        || said.contains('?');
    // Without times, a comment is all there is: what we cannot read, nobody told us.
    if unsure || !timed {
        State::Unknown
    } else {
        State::Open
    }
}

/// Comments that say no more than the state "by appointment" itself.
const BARE_APPOINTMENT: [&str; 8] = [
    "sur rendez-vous",
    "sur rdv",
    "op afspraak",
    "nach vereinbarung",
    "mit termin",
    "nach terminvereinbarung",
    "by appointment",
    "on appointment",
];

/// Whether a comment adds anything to the state, and so is worth showing in its own language.
pub(crate) fn adds_something(comment: &str) -> bool {
    !BARE_APPOINTMENT.contains(&fold(comment).trim())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Appointment {
    Needed,
    NotNeeded,
    /// Needed at some moments and not at others, which ones we cannot tell.
    NowAndThen,
}

fn appointment(said: &str) -> Option<Appointment> {
    let mut needed = 0;
    let mut not_needed = 0;
    for at in mentions(said) {
        if is_not_needed(said[..at].trim_end()) {
            not_needed += 1
        } else {
            needed += 1
        }
    }
    match (needed, not_needed) {
        (0, 0) => None,
        (0, _) => Some(Appointment::NotNeeded),
        (_, 0) => Some(Appointment::Needed),
        _ => Some(Appointment::NowAndThen),
    }
}

/// Where appointments are mentioned.
fn mentions(said: &str) -> impl Iterator<Item = usize> {
    let found = APPOINTMENT.iter().flat_map(|word| said.match_indices(word));
    found
        .filter(|(at, word)| !WHOLE_WORD.contains(word) || is_whole(said, *at, word))
        .map(|(at, _)| at)
}

fn is_whole(text: &str, at: usize, word: &str) -> bool {
    !text[..at].ends_with(char::is_alphanumeric)
        && !text[at + word.len()..].starts_with(char::is_alphanumeric)
}

fn is_not_needed(before: &str) -> bool {
    let own_article = before.strip_suffix(" an").unwrap_or(before);
    let Some(negation) = NOT_NEEDED
        .iter()
        .find(|negation| ends_with_word(own_article, negation))
    else {
        return false;
    };
    let earlier = own_article[..own_article.len() - negation.len()].trim_end();
    !NEVER.iter().any(|never| ends_with_word(earlier, never))
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word)
        .is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

fn words(said: &str) -> impl Iterator<Item = &str> {
    said.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Lower case, without accents, with plain dashes and apostrophes.
pub(crate) fn fold(text: &str) -> String {
    text.chars().flat_map(fold_char).collect()
}

/// One character as the tables of words write it.
pub(crate) fn fold_char(c: char) -> impl Iterator<Item = char> {
    let plain: &'static str = match c {
        'à' | 'á' | 'â' | 'ä' | 'À' | 'Á' | 'Â' | 'Ä' => "a",
        'ç' | 'Ç' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => "i",
        'ò' | 'ó' | 'ô' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Ö' => "o",
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => "u",
        'ß' => "ss",
        'œ' | 'Œ' => "oe",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '’' | '‘' | '`' | '´' => "'",
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' => " ",
        // Combining accents of decomposed text.
        '\u{300}'..='\u{36f}' | '\u{feff}' | '\u{200b}'..='\u{200f}' => {
            return Folded::Many("".chars());
        }
        _ => return Folded::One(Some(c.to_lowercase().next().unwrap_or(c))),
    };
    Folded::Many(plain.chars())
}

enum Folded {
    One(Option<char>),
    Many(std::str::Chars<'static>),
}

impl Iterator for Folded {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::One(c) => c.take(),
            Self::Many(chars) => chars.next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(comment: &str) -> State {
        state_of(Word::Open, Some(comment), true)
    }

    #[test]
    fn an_appointment_is_neither_open_nor_closed_in_four_languages() {
        for comment in [
            "sur rendez-vous",
            "Sur RDV uniquement",
            "uniquement sur rendez‑vous",
            "op afspraak",
            "enkel op afspraak",
            "nach Vereinbarung",
            "nur mit Termin",
            "Terminvereinbarung",
            "by appointment",
            "on appointment only",
            "sur réservation",
        ] {
            assert_eq!(open(comment), State::ByAppointment, "{comment}");
            assert_eq!(
                state_of(Word::Open, Some(comment), false),
                State::ByAppointment,
                "{comment}"
            );
            assert_eq!(
                state_of(Word::Unknown, Some(comment), false),
                State::ByAppointment,
                "{comment}"
            );
        }
    }

    #[test]
    fn without_an_appointment_is_open_and_not_without_one_is_by_appointment() {
        for comment in [
            "sans rendez-vous",
            "avec ou sans rendez-vous",
            "zonder afspraak",
            "ohne Termin",
            "kein Termin nötig",
            "no appointment needed",
            "without an appointment",
        ] {
            assert_eq!(open(comment), State::Open, "{comment}");
        }
        for comment in [
            "pas sans rendez-vous",
            "niet zonder afspraak",
            "nicht ohne Termin",
        ] {
            assert_eq!(open(comment), State::ByAppointment, "{comment}");
        }
    }

    #[test]
    fn what_differs_from_moment_to_moment_is_unknown() {
        for comment in [
            "sans rendez-vous le matin, sur rendez-vous l'après-midi",
            "horaires variables",
            "bel eerst",
            "call first",
            "fermé pendant les travaux",
            "?",
        ] {
            assert_eq!(open(comment), State::Unknown, "{comment}");
        }
    }

    #[test]
    fn a_comment_that_says_nothing_of_the_door_leaves_times_as_they_are() {
        assert_eq!(open("entrée par la cour"), State::Open);
        assert_eq!(open("terminal de paiement"), State::Open);
        assert_eq!(
            state_of(Word::Open, Some("entrée par la cour"), false),
            State::Unknown
        );
        assert_eq!(open("fermé"), State::Closed);
        assert_eq!(state_of(Word::Off, Some("travaux"), false), State::Closed);
    }
}
