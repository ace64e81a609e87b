//! What people type, in French, Dutch, German or English: understood, or sent back with a
//! proposal; never guessed in silence.

mod appointments;
mod clauses;
mod dates;
mod partly;
mod phrases;
mod reading;
mod times;
mod tokens;
mod write;

use std::ops::Range;

use crate::Hours;
use reading::Fault;

/// A language that hours are typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tongue {
    French,
    Dutch,
    German,
    English,
}

impl Tongue {
    pub(crate) const ALL: [Self; 4] = [Self::French, Self::Dutch, Self::German, Self::English];

    /// All the bits of [`Tongue::bit`].
    pub(crate) const ANY: u8 = 15;

    pub(crate) const fn bit(self) -> u8 {
        match self {
            Self::French => 1,
            Self::Dutch => 2,
            Self::German => 4,
            Self::English => 8,
        }
    }
}

/// What a typed text is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Understanding {
    /// It can only mean this.
    Exact(Hours),
    /// It may mean this: ask.
    Proposal(Proposal),
    /// It could not be read as hours.
    NotUnderstood(NotUnderstood),
}

/// Hours that a text may mean, for a person to confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub hours: Hours,
    pub why: Why,
    /// What else it may mean, likeliest first.
    pub others: Vec<Hours>,
}

/// Why a text is sent back with a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// The days mean different things in different languages: `di` is Sunday in French, Tuesday
    /// in Dutch and German.
    SeveralReadings,
    /// Times without a unit: `9-5`.
    BareTimes,
    /// Only when it is closed is said, not when it is open.
    OnlyClosing,
    /// The same day twice, with other times.
    SameDayTwice,
    /// A word for some days that people understand differently: `jours ouvrables`.
    VagueDays,
    /// When it opens is said, not when it closes.
    NoClosingTime,
    /// The days are said, not the times: unknown on these days.
    TimesMissing,
    /// The times are said, not the days.
    DaysMissing,
    /// Only a part was read; the rest stands as a comment, and all that is not open is unknown.
    PartlyRead,
    /// A word looks like a misspelt one.
    Misspelt,
    /// To which times the appointment belongs.
    AppointmentFor,
    /// In the syntax, `;` makes the later times replace the earlier ones of the same days.
    LaterReplaces,
    /// The word also is a month of the syntax: `mar` is Tuesday in French, March in the syntax.
    MonthOrDay,
}

/// Where understanding ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUnderstood {
    pub what: Gap,
    /// The words in question, as typed.
    pub text: String,
    /// Their place, in characters.
    pub at: Range<usize>,
}

/// What kind of thing was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gap {
    /// Nothing is written.
    Nothing,
    /// Too long to be opening hours.
    TooLong,
    /// A word that we do not know.
    Word,
    /// A time without its other end.
    LoneTime,
    /// No such time of the day, or an end before its beginning.
    NoSuchTime,
    /// Days without times.
    TimesMissing,
    /// Times without days.
    DaysMissing,
    /// Words that we know, in an order that we do not.
    Order,
}

/// Longer texts are no opening hours.
const LONGEST: usize = 1_000;

/// Understands typed hours.
#[must_use]
pub fn understand(text: &str) -> Understanding {
    understand_in(text, None)
}

/// Understands typed hours; the language of the page decides which of several readings is
/// proposed first, never that there is only one.
#[must_use]
pub fn understand_in(text: &str, page: Option<Tongue>) -> Understanding {
    if text.trim().is_empty() {
        return not_understood(
            text,
            Fault {
                what: Gap::Nothing,
                at: 0..0,
            },
        );
    }
    if text.len() > LONGEST {
        return not_understood(
            text,
            Fault {
                what: Gap::TooLong,
                at: 0..0,
            },
        );
    }
    if let Some(understanding) = as_syntax(text) {
        return understanding;
    }
    match reading::readings(text, page) {
        Err(fault) => partly::read(text, page, &fault)
            .map_or_else(|| not_understood(text, fault), Understanding::Proposal),
        Ok(mut readings) => {
            let first = readings.remove(0);
            let others: Vec<Hours> = readings.into_iter().map(|reading| reading.hours).collect();
            match first
                .why
                .or((!others.is_empty()).then_some(Why::SeveralReadings))
            {
                None => Understanding::Exact(first.hours),
                Some(why) => Understanding::Proposal(Proposal {
                    hours: first.hours,
                    why,
                    others,
                }),
            }
        }
    }
}

/// Hours that are typed in the syntax itself.
fn as_syntax(text: &str) -> Option<Understanding> {
    let hours = Hours::parse_strictly(text).ok()?;
    let folded = crate::comment::fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    if words.any(|word| word == "mar") && hours.rules.iter().any(|rule| !rule.days.dates.is_empty())
    {
        let others = reading::readings(text, Some(Tongue::French)).ok()?;
        let others: Vec<Hours> = others.into_iter().map(|reading| reading.hours).collect();
        return Some(Understanding::Proposal(Proposal {
            hours,
            why: Why::MonthOrDay,
            others,
        }));
    }
    Some(match write::joined_instead_of_replaced(&hours) {
        Some(joined) => Understanding::Proposal(Proposal {
            hours: joined,
            why: Why::LaterReplaces,
            others: vec![hours],
        }),
        None => Understanding::Exact(hours),
    })
}

fn not_understood(text: &str, fault: Fault) -> Understanding {
    let said = text
        .chars()
        .skip(fault.at.start)
        .take(fault.at.len())
        .collect();
    Understanding::NotUnderstood(NotUnderstood {
        what: fault.what,
        text: said,
        at: fault.at,
    })
}
