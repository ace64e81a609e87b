//! The rules that hours are made of, in our own terms.

use crate::State;
use crate::comment;
use crate::days::Days;

/// How a rule meets those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Join {
    /// `;`: takes the place of earlier rules on its days (`off` only on its times).
    Instead,
    /// `,`: is added.
    Also,
    /// `||`: where those before say closed.
    Otherwise,
}

/// What the rule's own word says, before its comment is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Word {
    Open,
    Off,
    Unknown,
}

/// Minutes from midnight of the rule's day; an end beyond 24:00 runs into the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    pub start: u16,
    pub end: u16,
    /// `+`: it goes on for nobody knows how long.
    pub open_end: bool,
}

pub(crate) const DAY: u16 = 24 * 60;
/// An open end past midnight is unknown until morning.
const MORNING_AFTER: u16 = DAY + 6 * 60;

impl Span {
    pub const WHOLE_DAY: Self = Self {
        start: 0,
        end: DAY,
        open_end: false,
    };

    /// When it is what the rule says, and, after an open end, when nobody knows.
    pub fn sure_and_unsure(self) -> ((u16, u16), Option<(u16, u16)>) {
        if !self.open_end {
            return ((self.start, self.end), None);
        }
        // `10:00+` gives no closing time at all: nothing after the first minute is sure.
        let sure_until = if self.end == DAY {
            self.start
        } else {
            self.end
        };
        let unsure_until = if sure_until < DAY {
            DAY
        } else {
            MORNING_AFTER.max(sure_until)
        };
        ((self.start, sure_until), Some((sure_until, unsure_until)))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Rule {
    pub join: Join,
    pub days: Days,
    /// Never empty: without times, the whole day.
    pub spans: Vec<Span>,
    pub word: Word,
    pub comment: Option<String>,
    /// What word and comment say together.
    pub state: State,
}

impl Rule {
    /// The comment, where it says more than the state does.
    pub fn remark(&self) -> Option<String> {
        self.comment
            .clone()
            .filter(|comment| comment::adds_something(comment))
    }

    pub fn is_whole_day(&self) -> bool {
        self.spans == [Span::WHOLE_DAY]
    }
}
