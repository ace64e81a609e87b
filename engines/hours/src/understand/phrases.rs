//! The words of opening hours in four languages.

use std::sync::LazyLock;

use super::Tongue;

/// What a word or phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Monday is 0.
    Day(i8),
    /// From a weekday to a weekday; not sure where people differ about the word.
    Days {
        first: i8,
        last: i8,
        sure: bool,
    },
    /// January is 1.
    Month(i8),
    /// From a month and day to another; read from figures, not a word of the list.
    Dates {
        from: (i8, i8),
        to: (i8, i8),
    },
    /// Which of the month; -1 is the last.
    Nth(i8),
    Weeks {
        even: bool,
    },
    PublicHolidays,
    SchoolHolidays,
    To,
    And,
    Or,
    /// `from`, without saying until when.
    From,
    Closed,
    Except,
    Appointment,
    Without,
    AllDay,
    Always,
    Midday,
    Midnight,
    /// Says nothing about when.
    Filler,
}

pub(crate) struct Phrase {
    pub meaning: Meaning,
    /// The languages it belongs to, as [`Tongue::bit`]s.
    pub tongues: u8,
    pub word: Vec<char>,
}

/// Every word we know.
pub(crate) fn phrases() -> &'static [Phrase] {
    static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
        include_str!("phrases.txt")
            .lines()
            .flat_map(phrases_of)
            .collect()
    });
    &PHRASES
}

fn phrases_of(line: &'static str) -> Vec<Phrase> {
    let mut fields = line.split('|').map(str::trim);
    let (Some(meaning), Some(tongues), Some(words)) = (fields.next(), fields.next(), fields.next())
    else {
        return Vec::new();
    };
    let Some(meaning) = meaning_of(meaning) else {
        return Vec::new();
    };
    let tongues = tongues
        .split(' ')
        .map(bits_of)
        .fold(0, |all, bits| all | bits);
    let phrase = |word: &str| Phrase {
        meaning,
        tongues,
        word: word.trim().chars().collect(),
    };
    words.split(',').map(phrase).collect()
}

fn bits_of(tongue: &str) -> u8 {
    match tongue {
        "fr" => Tongue::French.bit(),
        "nl" => Tongue::Dutch.bit(),
        "de" => Tongue::German.bit(),
        "en" => Tongue::English.bit(),
        _ => Tongue::ANY,
    }
}

fn meaning_of(text: &str) -> Option<Meaning> {
    let mut words = text.split(' ');
    let name = words.next()?;
    let argument = words.next().unwrap_or("");
    let number = || argument.parse().ok();
    Some(match name {
        "day" => Meaning::Day(number()?),
        "days" => {
            let (first, last) = argument.split_once('-')?;
            Meaning::Days {
                first: first.parse().ok()?,
                last: last.parse().ok()?,
                sure: words.next().is_none(),
            }
        }
        "month" => Meaning::Month(number()?),
        "nth" => Meaning::Nth(number()?),
        "weeks" => Meaning::Weeks {
            even: argument == "even",
        },
        "public-holidays" => Meaning::PublicHolidays,
        "school-holidays" => Meaning::SchoolHolidays,
        "to" => Meaning::To,
        "and" => Meaning::And,
        "or" => Meaning::Or,
        "from" => Meaning::From,
        "closed" => Meaning::Closed,
        "except" => Meaning::Except,
        "appointment" => Meaning::Appointment,
        "without" => Meaning::Without,
        "all-day" => Meaning::AllDay,
        "always" => Meaning::Always,
        "midday" => Meaning::Midday,
        "midnight" => Meaning::Midnight,
        "filler" => Meaning::Filler,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::fold;

    #[test]
    fn every_line_of_the_words_is_read_and_every_word_is_folded() {
        let lines = include_str!("phrases.txt")
            .lines()
            .filter(|line| !line.starts_with('#'));
        for line in lines {
            let read = phrases_of(line);
            assert!(!read.is_empty(), "{line}");
            for phrase in read {
                let word: String = phrase.word.into_iter().collect();
                assert!(!word.is_empty() && fold(&word) == word, "{line}");
            }
        }
    }
}
