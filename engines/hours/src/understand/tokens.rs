//! Typed text cut into words, times and signs.

use std::ops::Range;

use super::phrases::{Meaning, phrases};
use super::reading::Fault;
use super::{Gap, Tongue};
use crate::comment::fold_char;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// What a phrase means, and in which languages.
    Phrase(Vec<(Meaning, u8)>),
    Time(TypedTime),
    Comma,
    Semicolon,
    Dash,
}

/// A time as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TypedTime {
    /// Minutes since midnight, as far as the figures say.
    pub minute: u16,
    /// Written as a time, not as a bare number.
    pub sure: bool,
    pub half: Option<Half>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    Am,
    Pm,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub sign: Sign,
    /// Characters of the typed text.
    pub at: Range<usize>,
    pub misspelt: bool,
}

/// Folded characters, each with its place in the typed text.
pub(super) struct Typed {
    pub(super) chars: Vec<char>,
    places: Vec<usize>,
}

pub(crate) fn tokens(text: &str) -> Result<Vec<Token>, Fault> {
    let mut typed = Typed {
        chars: Vec::new(),
        places: Vec::new(),
    };
    for (place, c) in text.chars().enumerate() {
        for folded in fold_char(c) {
            typed.chars.push(folded);
            typed.places.push(place);
        }
    }
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < typed.chars.len() {
        let (length, sign, misspelt) = typed.token_at(at)?;
        if let Some(sign) = sign {
            tokens.push(Token {
                sign,
                at: typed.place(at)..typed.place(at + length - 1) + 1,
                misspelt,
            });
        }
        at += length;
    }
    Ok(tokens)
}

impl Typed {
    fn place(&self, index: usize) -> usize {
        self.places.get(index).copied().unwrap_or(0)
    }

    pub(super) fn get(&self, index: usize) -> Option<char> {
        self.chars.get(index).copied()
    }

    pub(super) fn starts_with(&self, at: usize, words: &str) -> bool {
        words
            .chars()
            .enumerate()
            .all(|(offset, c)| self.get(at + offset) == Some(c))
    }

    /// Length, sign if it is worth one, and whether it was misspelt.
    fn token_at(&self, at: usize) -> Result<(usize, Option<Sign>, bool), Fault> {
        if let Some((length, dates)) = self.dates_at(at) {
            let sign = Sign::Phrase(vec![(dates, Tongue::ANY)]);
            return Ok((length, Some(sign), false));
        }
        if let Some((length, meanings)) = self.phrase_at(at) {
            return Ok((length, Some(Sign::Phrase(meanings)), false));
        }
        let c = self.chars[at];
        let sign = match c {
            '.' if self.ends_sentence(at) => Some(Sign::Semicolon),
            ' ' | ':' | '.' | '(' | ')' | '*' | '"' | '[' | ']' | '=' | '\r' | '\u{2022}' => None,
            ',' => Some(Sign::Comma),
            ';' | '\n' | '|' => Some(Sign::Semicolon),
            '&' | '+' | '/' => Some(Sign::Phrase(vec![(Meaning::And, Tongue::ANY)])),
            '-' | '>' | '~' => Some(Sign::Dash),
            _ if c.is_ascii_digit() => {
                let (length, time) = self.time_at(at)?;
                return Ok((length, Some(Sign::Time(time)), false));
            }
            _ => {
                let length = self.word_length(at);
                let meanings = self
                    .misspelt(at, length)
                    .ok_or_else(|| self.fault(Gap::Word, at, length))?;
                return Ok((length, Some(Sign::Phrase(meanings)), true));
            }
        };
        Ok((1, sign, false))
    }

    /// A full stop after a long word, not one that shortens a word.
    fn ends_sentence(&self, at: usize) -> bool {
        let word = self.chars[..at]
            .iter()
            .rev()
            .take_while(|c| c.is_alphabetic())
            .count();
        word > 4 && self.get(at + 1).is_none_or(char::is_whitespace)
    }

    fn fault(&self, what: Gap, at: usize, length: usize) -> Fault {
        Fault {
            what,
            at: self.place(at)..self.place(at + length.max(1) - 1) + 1,
        }
    }

    fn word_length(&self, at: usize) -> usize {
        self.chars[at..]
            .iter()
            .take_while(|c| c.is_alphanumeric() || **c == '-' || **c == '\'')
            .count()
            .max(1)
    }

    /// The longest phrase that stands here, with all it can mean.
    pub(super) fn phrase_at(&self, at: usize) -> Option<(usize, Vec<(Meaning, u8)>)> {
        let here = self.get(at)?;
        if at > 0 && self.chars[at - 1].is_alphabetic() && here.is_alphabetic() {
            return None;
        }
        let mut best = (0, Vec::new());
        for phrase in phrases() {
            let length = phrase.word.len();
            if length >= best.0
                && self.chars[at..].starts_with(&phrase.word)
                && self.ends_word(at + length, &phrase.word)
            {
                if length > best.0 {
                    best = (length, Vec::new());
                }
                best.1.push((phrase.meaning, phrase.tongues));
            }
        }
        (best.0 > 0).then_some(best)
    }

    fn ends_word(&self, end: usize, word: &[char]) -> bool {
        // "d'" and "l'" lean on the next word.
        let Some(next) = self.get(end).filter(|_| !word.ends_with(&['\''])) else {
            return true;
        };
        // Figures may follow a word ("lu9h"), but must not be cut.
        !next.is_alphanumeric() || (next.is_ascii_digit() && !word[0].is_ascii_digit())
    }

    /// A long word with one slip, if only one thing can be meant.
    fn misspelt(&self, at: usize, length: usize) -> Option<Vec<(Meaning, u8)>> {
        if length < 5 {
            return None;
        }
        let typed = &self.chars[at..at + length];
        let mut found = phrases()
            .iter()
            .filter(|known| known.word.len() >= 5 && one_slip(typed, &known.word));
        let first = found.next()?;
        let tongues = found.try_fold(first.tongues, |tongues, other| {
            (other.meaning == first.meaning).then_some(tongues | other.tongues)
        })?;
        Some(vec![(first.meaning, tongues)])
    }

    pub(super) fn digits(&self, at: usize) -> usize {
        self.chars
            .get(at..)
            .unwrap_or(&[])
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count()
    }

    pub(super) fn number(&self, at: usize, length: usize) -> u16 {
        self.chars[at..at + length]
            .iter()
            .collect::<String>()
            .parse()
            .unwrap_or(u16::MAX)
    }

    pub(super) fn spaces(&self, at: usize) -> usize {
        self.chars
            .get(at..)
            .unwrap_or(&[])
            .iter()
            .take_while(|c| **c == ' ')
            .count()
    }

    /// `9`, `9h`, `9h30`, `9 h 30`, `09:00`, `9.30`, `13u30`, `9 Uhr`, `9am`, `0930`.
    fn time_at(&self, at: usize) -> Result<(usize, TypedTime), Fault> {
        let digits = self.digits(at);
        let (hour_digits, minute_digits) = if digits == 4 && self.chars[at] == '0' {
            (2, 2)
        } else {
            (digits, 0)
        };
        let mut minutes = if minute_digits > 0 {
            self.number(at + 2, 2)
        } else {
            0
        };
        let mut length = digits;
        let mut sure = minute_digits > 0;
        let hour = self.number(at, hour_digits);
        if let Some((more, typed_minutes)) = self.minutes_after(at + length) {
            (length, minutes, sure) = (length + more, typed_minutes, true);
        }
        let half = self.half_after(at + length);
        if let Some((more, _)) = half {
            (length, sure) = (length + more, true);
        }
        let too_late = hour > 24
            || (hour == 24 && minutes > 0)
            || minutes > 59
            || (half.is_some() && !(1..=12).contains(&hour));
        if digits > 4 || too_late {
            return Err(self.fault(
                if digits > 2 && !sure {
                    Gap::Word
                } else {
                    Gap::NoSuchTime
                },
                at,
                length,
            ));
        }
        sure |= ["uhr", "uur", "heures", "heure", "o'clock"]
            .iter()
            .any(|unit| self.starts_with(at + length + self.spaces(at + length), unit));
        Ok((
            length,
            TypedTime {
                minute: hour * 60 + minutes,
                sure,
                half: half.map(|(_, half)| half),
            },
        ))
    }

    /// The sign after an hour, with the minutes after it: how long, and how many minutes.
    fn minutes_after(&self, at: usize) -> Option<(usize, u16)> {
        let spaces = self.spaces(at);
        let sign_at = at + spaces;
        let sign = self.get(sign_at)?;
        let hour_letter =
            matches!(sign, 'h' | 'u') && !self.get(sign_at + 1).is_some_and(char::is_alphabetic);
        if spaces > 0 && !hour_letter {
            return None;
        }
        if !hour_letter && !matches!(sign, ':' | '.') {
            return None;
        }
        let after = sign_at + 1;
        let gap = if hour_letter && spaces > 0 {
            self.spaces(after)
        } else {
            0
        };
        let has_minutes =
            self.digits(after + gap) == 2 && (gap == 0 || !self.is_hour_sign(after + gap + 2));
        match (has_minutes, hour_letter) {
            (true, _) => {
                let mut end = after + gap + 2;
                // "9:00u", "9:00h", and seconds of a spreadsheet.
                end += usize::from(
                    !hour_letter
                        && matches!(self.get(end), Some('h' | 'u'))
                        && !self.get(end + 1).is_some_and(char::is_alphanumeric),
                );
                end += if self.starts_with(end, ":00") && self.digits(end + 1) == 2 {
                    3
                } else {
                    0
                };
                Some((end - at, self.number(after + gap, 2)))
            }
            (false, true) => Some((after - at, 0)),
            (false, false) => None,
        }
    }

    /// Whether these figures before were hours: "13 h 14 h" is no fourteen minutes past.
    fn is_hour_sign(&self, at: usize) -> bool {
        let at = at + self.spaces(at);
        matches!(self.get(at), Some('h' | 'u' | ':' | '.'))
            && !self.get(at + 1).is_some_and(char::is_alphabetic)
    }

    fn half_after(&self, at: usize) -> Option<(usize, Half)> {
        let spaces = self.spaces(at);
        [
            ("a.m.", Half::Am),
            ("p.m.", Half::Pm),
            ("am", Half::Am),
            ("pm", Half::Pm),
        ]
        .into_iter()
        .find_map(|(word, half)| {
            let end = at + spaces + word.len();
            let found = self.starts_with(at + spaces, word)
                && !self.get(end).is_some_and(char::is_alphanumeric);
            // "9 am Montag" is German: a space and "am" before a word is no half of the day.
            let german =
                spaces > 0 && word == "am" && self.get(end + 1).is_some_and(char::is_alphabetic);
            (found && !german).then_some((spaces + word.len(), half))
        })
    }
}

/// Whether two words differ by one letter more, less, other, or by two neighbours swapped.
fn one_slip(typed: &[char], known: &[char]) -> bool {
    let same_start = typed.iter().zip(known).take_while(|(a, b)| a == b).count();
    let (typed, known) = (&typed[same_start..], &known[same_start..]);
    match (typed, known) {
        ([a, b, typed @ ..], [c, d, known @ ..]) if a == d && b == c && typed == known => true,
        ([_, typed @ ..], [_, known @ ..]) if typed == known => true,
        ([_, typed @ ..], known) if typed == known => true,
        (typed, [_, known @ ..]) if typed == known => true,
        _ => false,
    }
}
