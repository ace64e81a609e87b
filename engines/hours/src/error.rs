//! Why a text is not opening hours.

use crate::understand::{Understanding, understand};

/// What is wrong with a text that should be opening hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    Empty,
    /// Longer than any real place's hours; not read, so that nobody can keep the machine busy.
    TooLong,
    /// Not the OpenStreetMap syntax.
    Syntax,
    /// Hours that follow the sun (`sunrise`, `dusk`).
    Sun,
    /// Repeated moments (`10:00-12:00/00:30`).
    Repetition,
    /// A time that begins and ends at the same minute: nobody can tell a whole day from nothing.
    NoDuration,
    /// A time beyond 48:00.
    NoSuchTime,
    /// A day such as 31 June.
    NoSuchDate,
    /// Days counted more than a year away from a date or a holiday.
    TooFar,
    /// Years or weeks from the later to the earlier.
    Backwards,
    /// `Mo-Fr PH`: both, or either? (`PH Mo-Fr` is both, `Mo-Fr,PH` is either.)
    BothOrEither,
}

impl Problem {
    const fn words(self) -> &'static str {
        match self {
            Self::Empty => "nothing is written",
            Self::TooLong => "this is too long to be opening hours",
            Self::Syntax => "this is not the syntax of opening hours",
            Self::Sun => "hours that follow the sun are not supported",
            Self::Repetition => "repeated moments are not supported",
            Self::NoDuration => "a time begins and ends at the same minute",
            Self::NoSuchTime => "there is no such time",
            Self::NoSuchDate => "there is no such date",
            Self::TooFar => "more than 366 days away from a date",
            Self::Backwards => "this goes from the later to the earlier",
            Self::BothOrEither => {
                "days and holidays with a space between: write PH Mo-Fr for both, Mo-Fr,PH for either"
            }
        }
    }
}

/// Why a text is not opening hours: what, where, and perhaps what was meant.
///
/// The words of `Display` are for operators and logs; pages word [`HoursError::problem`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{} (at character {}){}", problem.words(), at + 1, proposal_words(proposal.as_deref()))]
pub struct HoursError {
    pub problem: Problem,
    /// Where reading stopped, in characters from the beginning, the first being 0.
    pub at: usize,
    /// What was probably meant, in OpenStreetMap syntax; for a person to confirm.
    pub proposal: Option<String>,
}

impl HoursError {
    pub(crate) const fn new(problem: Problem, at: usize) -> Self {
        Self {
            problem,
            at,
            proposal: None,
        }
    }

    /// At a place given in bytes, as parsers count.
    pub(crate) fn at_byte(problem: Problem, text: &str, byte: usize) -> Self {
        let at = text
            .char_indices()
            .take_while(|(index, _)| *index < byte)
            .count();
        Self::new(problem, at)
    }

    pub(crate) fn with_proposal_for(mut self, text: &str) -> Self {
        if self.proposal.is_none() && self.problem != Problem::TooLong {
            self.proposal = match understand(text) {
                Understanding::Exact(hours) => Some(hours.to_osm()),
                Understanding::Proposal(proposal) => Some(proposal.hours.to_osm()),
                Understanding::NotUnderstood(_) => None,
            };
        }
        self
    }
}

fn proposal_words(proposal: Option<&str>) -> String {
    proposal.map_or_else(String::new, |osm| format!("; did you mean: {osm}"))
}
