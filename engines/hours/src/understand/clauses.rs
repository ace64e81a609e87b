//! Words in a row become clauses: on these days, at these times, so.

use std::ops::Range;

use super::phrases::Meaning;
use super::reading::{Fault, Read, ReadSign};
use super::{Gap, Why};

/// Days as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TypedDays {
    /// Monday is 0.
    Range(i8, i8),
    /// Some weekday of the month; -1 is the last.
    Nth(i8, i8),
    PublicHolidays,
    SchoolHolidays,
}

/// From a day of a month to another: (month, day) each.
pub(crate) type TypedDates = ((i8, i8), (i8, i8));

/// Minutes since midnight; no end where none was typed.
pub(crate) type TypedSpan = (u16, Option<u16>);

#[derive(Clone, Debug, Default)]
pub(crate) struct Clause {
    pub months: Vec<(i8, i8)>,
    pub dates: Vec<TypedDates>,
    pub even_weeks: Option<bool>,
    pub days: Vec<TypedDays>,
    pub spans: Vec<TypedSpan>,
    pub closed: bool,
    pub appointment: bool,
    /// Open on these days, nobody says when.
    pub unknown: bool,
    days_after_times: bool,
    pub at: Range<usize>,
}

impl Clause {
    pub fn has_days(&self) -> bool {
        !self.days.is_empty()
            || !self.months.is_empty()
            || !self.dates.is_empty()
            || self.even_weeks.is_some()
    }

    fn is_empty(&self) -> bool {
        !self.has_days() && !self.is_said()
    }

    /// Whether it says anything of its days.
    pub(super) fn is_said(&self) -> bool {
        !self.spans.is_empty() || self.closed || self.appointment
    }
}

/// An appointment that is said of no days or times in particular.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Apart {
    /// "or by appointment": at all other times.
    Or,
    /// Perhaps all that was said before.
    Perhaps,
}

#[derive(Debug, Default)]
pub(crate) struct Clauses {
    pub clauses: Vec<Clause>,
    pub apart: Option<Apart>,
    pub why: Option<Why>,
}

pub(crate) fn clauses(read: &[Read]) -> Result<Clauses, Fault> {
    let mut reader = Reader {
        read,
        at: 0,
        current: Clause::default(),
        done: Clauses::default(),
        since: Since::Nothing,
    };
    while reader.at < read.len() {
        reader.step()?;
    }
    reader.finish_clause()?;
    Ok(reader.done)
}

/// What stood between this word and the one before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Since {
    Nothing,
    Comma,
    /// The end of a line or of a sentence.
    Stop,
    And,
    Or,
}

pub(crate) struct Reader<'a> {
    pub(super) read: &'a [Read],
    pub(super) at: usize,
    pub(super) current: Clause,
    pub(super) done: Clauses,
    since: Since,
}

impl Reader<'_> {
    pub(super) fn sign(&self, ahead: usize) -> Option<ReadSign> {
        self.read.get(self.at + ahead).map(|read| read.sign)
    }

    pub(super) fn fault(&self, what: Gap) -> Fault {
        Fault {
            what,
            at: self.read.get(self.at).map_or(0..0, |read| read.at.clone()),
        }
    }

    fn step(&mut self) -> Result<(), Fault> {
        let Some(sign) = self.sign(0) else {
            return Ok(());
        };
        let before = self.since;
        self.since = Since::Nothing;
        match sign {
            ReadSign::Comma => self.since = Since::Comma,
            ReadSign::Semicolon => self.since = Since::Stop,
            ReadSign::Meaning(Meaning::And) => self.since = Since::And,
            ReadSign::Meaning(Meaning::Or) => self.since = Since::Or,
            ReadSign::Meaning(Meaning::Filler) => self.since = before,
            ReadSign::Time(_) | ReadSign::Meaning(Meaning::Midday | Meaning::Midnight) => {
                return self.times();
            }
            ReadSign::Meaning(Meaning::AllDay) => self.add_span((0, Some(1_440)))?,
            ReadSign::Meaning(Meaning::Always) => {
                self.add_days(TypedDays::Range(0, 6))?;
                self.add_span((0, Some(1_440)))?;
            }
            ReadSign::Meaning(Meaning::From) => return self.open_end(),
            ReadSign::Meaning(Meaning::Closed) => self.closed()?,
            ReadSign::Meaning(Meaning::Except) => return self.except(),
            ReadSign::Meaning(Meaning::Without) => return self.without(),
            ReadSign::Meaning(Meaning::Appointment) => self.appointment(before)?,
            ReadSign::Meaning(Meaning::Weeks { even }) => self.weeks(even, before)?,
            ReadSign::Meaning(Meaning::Nth(_)) => return self.nth_days(),
            ReadSign::Meaning(Meaning::Month(_)) => return self.months(),
            ReadSign::Meaning(Meaning::Dates { from, to }) => {
                self.leave_closure(before)?;
                self.make_room_for_days()?;
                self.current.dates.push((from, to));
            }
            ReadSign::Meaning(
                Meaning::Day(_)
                | Meaning::Days { .. }
                | Meaning::PublicHolidays
                | Meaning::SchoolHolidays,
            ) => {
                self.leave_closure(before)?;
                return self.days();
            }
            ReadSign::Dash | ReadSign::Meaning(Meaning::To) => {
                // A dash after a colon or before a sign decorates; between words it must join.
                if sign != ReadSign::Dash || self.at > 0 && self.current.is_empty() {
                    return Err(self.fault(Gap::Order));
                }
                self.since = before;
            }
        }
        self.cover();
        self.at += 1;
        Ok(())
    }

    /// Keeps the place of the clause in the text.
    fn cover(&mut self) {
        let Some(read) = self.read.get(self.at) else {
            return;
        };
        if self.current.at.is_empty() {
            self.current.at = read.at.clone();
        } else {
            self.current.at.end = read.at.end;
        }
    }

    pub(super) fn advance(&mut self, count: usize) {
        for _ in 0..count {
            self.cover();
            self.at += 1;
        }
    }

    pub(super) fn finish_clause(&mut self) -> Result<(), Fault> {
        let mut clause = std::mem::take(&mut self.current);
        if clause.is_empty() {
            return Ok(());
        }
        // "ouvert le week-end": the days are known, the times to be asked for. Beside other hours it is
        // more likely that something was misread.
        let alone = self.done.clauses.is_empty() && self.at >= self.read.len();
        if !clause.is_said() && alone {
            clause.unknown = true;
            self.done.why = self.done.why.or(Some(Why::TimesMissing));
        } else if !clause.is_said() {
            return Err(Fault {
                what: Gap::TimesMissing,
                at: clause.at,
            });
        }
        self.done.clauses.push(clause);
        Ok(())
    }

    fn add_days(&mut self, days: TypedDays) -> Result<(), Fault> {
        self.make_room_for_days()?;
        self.current.days.push(days);
        Ok(())
    }

    /// New days begin a new clause once something was said of the earlier ones.
    fn make_room_for_days(&mut self) -> Result<(), Fault> {
        if !self.current.is_said() {
            return Ok(());
        }
        if !self.current.has_days() || self.current.days_after_times {
            self.current.days_after_times = true;
            Ok(())
        } else {
            self.finish_clause()
        }
    }

    /// "fermé le mercredi, lu-ve 9h-17h": the days after the comma are no longer the closed ones.
    fn leave_closure(&mut self, before: Since) -> Result<(), Fault> {
        let listed = |read: &&Read| {
            matches!(
                read.sign,
                ReadSign::Dash
                    | ReadSign::Comma
                    | ReadSign::Meaning(
                        Meaning::Day(_)
                            | Meaning::Days { .. }
                            | Meaning::To
                            | Meaning::And
                            | Meaning::Filler
                    )
            )
        };
        let after = self.read[self.at..].iter().find(|read| !listed(read));
        let times_follow = matches!(after, Some(read) if matches!(read.sign, ReadSign::Time(_)));
        let left = before == Since::Stop || (before == Since::Comma && times_follow);
        if left && self.current.closed && self.current.has_days() {
            self.finish_clause()
        } else {
            Ok(())
        }
    }

    fn days(&mut self) -> Result<(), Fault> {
        let chained = self.days_in_a_chain();
        if chained.len() > 2 {
            // "lu-me-ve": a list, most likely; "from Monday to Wednesday to Friday" says nothing.
            self.done.why = self.done.why.or(Some(Why::VagueDays));
            for day in &chained {
                self.add_days(TypedDays::Range(*day, *day))?;
            }
            self.advance(chained.len() * 2 - 1);
            return Ok(());
        }
        let (days, length) = match self.sign(0) {
            Some(ReadSign::Meaning(Meaning::Day(first))) => match self.day_after_joint() {
                Some((last, length)) => (TypedDays::Range(first, last), length),
                None => (TypedDays::Range(first, first), 1),
            },
            Some(ReadSign::Meaning(Meaning::Days { first, last, sure })) => {
                if !sure {
                    self.done.why = self.done.why.or(Some(Why::VagueDays));
                }
                (TypedDays::Range(first, last), 1)
            }
            Some(ReadSign::Meaning(Meaning::PublicHolidays)) => (TypedDays::PublicHolidays, 1),
            _ => (TypedDays::SchoolHolidays, 1),
        };
        self.add_days(days)?;
        self.advance(length);
        Ok(())
    }

    /// Days that dashes join.
    fn days_in_a_chain(&self) -> Vec<i8> {
        let mut days = Vec::new();
        while let Some(ReadSign::Meaning(Meaning::Day(day))) = self.sign(days.len() * 2) {
            days.push(day);
            if self.sign(days.len() * 2 - 1) != Some(ReadSign::Dash) {
                break;
            }
        }
        days
    }

    /// The last day of `lundi au vendredi`, and how many words that took.
    fn day_after_joint(&self) -> Option<(i8, usize)> {
        let mut ahead = 1;
        while self.is_filler(ahead) {
            ahead += 1;
        }
        if !self.is_joint(ahead) {
            return None;
        }
        ahead += 1;
        while self.is_filler(ahead) || self.is_joint(ahead) {
            ahead += 1;
        }
        match self.sign(ahead) {
            Some(ReadSign::Meaning(Meaning::Day(last))) => Some((last, ahead + 1)),
            _ => None,
        }
    }

    pub(super) fn is_filler(&self, ahead: usize) -> bool {
        self.sign(ahead) == Some(ReadSign::Meaning(Meaning::Filler))
    }

    pub(super) fn is_joint(&self, ahead: usize) -> bool {
        matches!(
            self.sign(ahead),
            Some(ReadSign::Dash | ReadSign::Meaning(Meaning::To))
        )
    }

    /// `1er et 3e lundi du mois`.
    fn nth_days(&mut self) -> Result<(), Fault> {
        let mut numbers = Vec::new();
        let mut length = 0;
        loop {
            match self.sign(length) {
                Some(ReadSign::Meaning(Meaning::Nth(nth))) => numbers.push(nth),
                Some(ReadSign::Comma | ReadSign::Meaning(Meaning::And | Meaning::Filler)) => {}
                Some(ReadSign::Meaning(Meaning::Day(day))) => {
                    for nth in numbers {
                        self.add_days(TypedDays::Nth(day, nth))?;
                    }
                    self.advance(length + 1);
                    return Ok(());
                }
                _ => return Err(self.fault(Gap::Order)),
            }
            length += 1;
        }
    }

    fn months(&mut self) -> Result<(), Fault> {
        let Some(ReadSign::Meaning(Meaning::Month(first))) = self.sign(0) else {
            return Err(self.fault(Gap::Order));
        };
        let (last, length) = match (self.is_joint(1), self.sign(2)) {
            (true, Some(ReadSign::Meaning(Meaning::Month(last)))) => (last, 3),
            _ => (first, 1),
        };
        self.make_room_for_days()?;
        self.current.months.push((first, last));
        self.advance(length);
        Ok(())
    }

    fn weeks(&mut self, even: bool, before: Since) -> Result<(), Fault> {
        if self.current.even_weeks.is_some() || (before != Since::Nothing && self.current.is_said())
        {
            self.finish_clause()?;
        }
        self.current.even_weeks = Some(even);
        Ok(())
    }

    /// "sauf les jours fériés": closed then. Where the times of the days before are still to come ("lundi
    /// sauf jours fériés 9h-12h"), they are those days', not the exception's.
    fn except(&mut self) -> Result<(), Fault> {
        if !self.current.has_days() || self.current.is_said() {
            self.finish_clause()?;
            self.current.closed = true;
            self.advance(1);
            return Ok(());
        }
        self.advance(1);
        let main = std::mem::take(&mut self.current);
        self.current.closed = true;
        loop {
            let joined = 1 + (1..).take_while(|ahead| self.is_filler(*ahead)).count();
            match self.sign(0) {
                Some(ReadSign::Meaning(Meaning::Filler)) => self.advance(1),
                Some(ReadSign::Meaning(Meaning::And)) if self.excepts(joined, &main) => {
                    self.advance(1);
                }
                _ if self.excepts(0, &main) => self.days()?,
                _ => break,
            }
        }
        if !self.current.has_days() {
            return Err(self.fault(Gap::Order));
        }
        self.finish_clause()?;
        self.current = main;
        Ok(())
    }

    /// Whether holidays stand there, or days among those to be excepted from.
    fn excepts(&self, ahead: usize, main: &Clause) -> bool {
        let open = super::write::weekdays(main);
        let among = |day: i8| usize::try_from(day).is_ok_and(|day| open.get(day) == Some(&true));
        match self.sign(ahead) {
            Some(ReadSign::Meaning(Meaning::Day(day))) => among(day),
            Some(ReadSign::Meaning(Meaning::Days { first, last, .. })) => {
                among(first) && among(last)
            }
            Some(ReadSign::Meaning(Meaning::PublicHolidays | Meaning::SchoolHolidays)) => true,
            _ => false,
        }
    }

    fn closed(&mut self) -> Result<(), Fault> {
        if self.current.is_said() || !self.current.has_days() {
            self.finish_clause()?;
        }
        self.current.closed = true;
        Ok(())
    }

    pub(super) fn add_span(&mut self, span: TypedSpan) -> Result<(), Fault> {
        if self.current.closed && self.current.has_days() || self.current.days_after_times {
            self.finish_clause()?;
        }
        self.current.spans.push(span);
        Ok(())
    }
}
