//! Which languages a text can be in, and what it says in each.

use std::ops::Range;

use super::clauses::clauses;
use super::phrases::Meaning;
use super::tokens::{Sign, Token, tokens};
use super::write::hours_of;
use super::{Gap, Tongue, Why};
use crate::Hours;

/// What could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub what: Gap,
    pub at: Range<usize>,
}

/// What a text says in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub hours: Hours,
    pub why: Option<Why>,
}

/// A word read in one language.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    pub sign: ReadSign,
    pub at: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReadSign {
    Meaning(Meaning),
    Time(super::tokens::TypedTime),
    Comma,
    Semicolon,
    Dash,
}

/// All that a text can say, likeliest first; at least one.
pub(crate) fn readings(text: &str, page: Option<Tongue>) -> Result<Vec<Reading>, Fault> {
    let tokens = tokens(text)?;
    let misspelt = tokens.iter().any(|token| token.misspelt);
    let mut tongues = possible_tongues(&tokens);
    if let Some(page) = page.filter(|page| tongues.contains(page)) {
        tongues.sort_by_key(|tongue| *tongue != page);
    }
    let mut found: Vec<Reading> = Vec::new();
    let mut fault = None;
    let attempts = tongues.iter().map(|tongue| read_in(&tokens, Some(*tongue)));
    // A text that mixes languages is read if each of its words has one meaning.
    let mixed = tongues.is_empty().then(|| read_in(&tokens, None));
    for attempt in attempts.chain(mixed) {
        match attempt.and_then(|read| hours_of(&clauses(&read)?)) {
            Ok(reading) if found.iter().all(|other| other.hours != reading.hours) => {
                found.push(reading)
            }
            Ok(_) => {}
            Err(problem) => fault = fault.or(Some(problem)),
        }
    }
    if found.is_empty() {
        return Err(fault.unwrap_or(Fault {
            what: Gap::Order,
            at: 0..text.chars().count(),
        }));
    }
    if misspelt {
        for reading in &mut found {
            reading.why = Some(Why::Misspelt);
        }
    }
    Ok(found)
}

/// The languages in which every day can be read, as few as the other words allow.
fn possible_tongues(tokens: &[Token]) -> Vec<Tongue> {
    let bits = |day: bool| {
        tokens.iter().filter_map(move |token| match &token.sign {
            Sign::Phrase(meanings) => {
                let is_day = meanings
                    .iter()
                    .any(|(meaning, _)| matches!(meaning, Meaning::Day(_)));
                (is_day == day)
                    .then(|| meanings.iter().fold(0, |bits, (_, tongues)| bits | tongues))
            }
            _ => None,
        })
    };
    let by_days = bits(true).fold(15, |all, tongues| all & tongues);
    let by_words = bits(false).fold(by_days, |all, tongues| all & tongues);
    let chosen = if by_words == 0 { by_days } else { by_words };
    Tongue::ALL
        .into_iter()
        .filter(|tongue| chosen & tongue.bit() != 0)
        .collect()
}

fn read_in(tokens: &[Token], tongue: Option<Tongue>) -> Result<Vec<Read>, Fault> {
    let read = |token: &Token| {
        let sign = match &token.sign {
            Sign::Time(time) => ReadSign::Time(*time),
            Sign::Comma => ReadSign::Comma,
            Sign::Semicolon => ReadSign::Semicolon,
            Sign::Dash => ReadSign::Dash,
            Sign::Phrase(meanings) => {
                let own = |bits: u8| tongue.is_none_or(|tongue| bits & tongue.bit() != 0);
                let mut fitting = meanings
                    .iter()
                    .filter(|(_, bits)| own(*bits))
                    .map(|(meaning, _)| *meaning);
                // A word of another language still is what it is, if it can be nothing else.
                let first = fitting
                    .next()
                    .or(meanings.first().map(|(meaning, _)| *meaning));
                let several = fitting.any(|other| Some(other) != first);
                match first {
                    Some(meaning) if !several => ReadSign::Meaning(meaning),
                    _ => {
                        return Err(Fault {
                            what: Gap::Order,
                            at: token.at.clone(),
                        });
                    }
                }
            }
        };
        Ok(Read {
            sign,
            at: token.at.clone(),
        })
    };
    tokens.iter().map(read).collect()
}
