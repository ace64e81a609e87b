//! Times of a clause: from one to another, of the morning or of the afternoon.

use super::clauses::Reader;
use super::phrases::Meaning;
use super::reading::{Fault, ReadSign};
use super::tokens::{Half, TypedTime};
use super::{Gap, Why};

impl Reader<'_> {
    pub(super) fn open_end(&mut self) -> Result<(), Fault> {
        let Some(start) = self.time(1) else {
            return Err(self.fault(Gap::Order));
        };
        let joined = self.is_joint(2) && self.time(3).is_some();
        if joined {
            self.at += 1;
            return self.times();
        }
        self.add_span((on_the_clock(start, false), None))?;
        self.done.why = self.done.why.or(Some(Why::NoClosingTime));
        self.advance(2);
        Ok(())
    }

    fn time(&self, ahead: usize) -> Option<TypedTime> {
        let named = |minute| TypedTime {
            minute,
            sure: true,
            half: None,
        };
        match self.sign(ahead)? {
            ReadSign::Time(time) => Some(time),
            ReadSign::Meaning(Meaning::Midday) => Some(named(720)),
            ReadSign::Meaning(Meaning::Midnight) => Some(named(1_440)),
            _ => None,
        }
    }

    pub(super) fn times(&mut self) -> Result<(), Fault> {
        let Some(start) = self.time(0) else {
            return Err(self.fault(Gap::Order));
        };
        let mut ahead = 1;
        while self.is_filler(ahead) {
            ahead += 1;
        }
        // "9h-12h", "de 9h à 12h", "entre 9h et 12h".
        let between =
            self.sign(ahead) == Some(ReadSign::Meaning(Meaning::And)) && self.said_between();
        if !self.is_joint(ahead) && !between {
            // "tous les jours 9h" says when it opens, if no other time stands beside it.
            let alone = self.current.spans.is_empty()
                && !self.current.closed
                && self.time(ahead).is_none()
                && (self.at == 0 || !self.is_joint_before());
            if alone && start.sure {
                self.done.why = self.done.why.or(Some(Why::NoClosingTime));
                self.add_span((on_the_clock(start, false), None))?;
                self.advance(1);
                return Ok(());
            }
            return Err(self.fault(Gap::LoneTime));
        }
        ahead += 1;
        while self.is_filler(ahead) || self.is_joint(ahead) {
            ahead += 1;
        }
        let Some(end) = self.time(ahead) else {
            return Err(self.fault(Gap::LoneTime));
        };
        let (start, end, sure) = span_of(start, end).ok_or_else(|| self.fault(Gap::NoSuchTime))?;
        if !sure {
            self.done.why = self.done.why.or(Some(Why::BareTimes));
        }
        self.add_span((start, Some(end)))?;
        self.advance(ahead + 1);
        Ok(())
    }

    fn is_joint_before(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.read.get(at));
        matches!(
            before.map(|read| read.sign),
            Some(ReadSign::Dash | ReadSign::Meaning(Meaning::To))
        )
    }

    /// Whether the clause has no complete time yet, so that "and" may join its first.
    fn said_between(&self) -> bool {
        let next = self.read.get(self.at + 2..).unwrap_or(&[]);
        let more = next
            .iter()
            .take(2)
            .any(|read| matches!(read.sign, ReadSign::Dash | ReadSign::Meaning(Meaning::To)));
        self.current.spans.is_empty() && !more
    }
}

fn on_the_clock(time: TypedTime, midnight_ends: bool) -> u16 {
    let half_day = match time.half {
        Some(Half::Am) if time.minute >= 720 => time.minute - 720,
        Some(Half::Pm) if time.minute < 720 => time.minute + 720,
        _ => time.minute,
    };
    if midnight_ends && half_day == 0 {
        1_440
    } else if !midnight_ends && half_day == 1_440 {
        0
    } else {
        half_day
    }
}

/// Start, end and whether it can be meant in no other way.
fn span_of(start: TypedTime, end: TypedTime) -> Option<(u16, u16, bool)> {
    let (from, to) = (on_the_clock(start, false), on_the_clock(end, true));
    let half_open = start.half.is_none() && !start.sure && end.half.is_some();
    if half_open {
        let later = from + 720;
        return Some(if later < to {
            (later, to, false)
        } else {
            (from, to, false)
        })
        .filter(|(from, to, _)| from < to);
    }
    if from < to {
        let natural = start.sure || end.sure || (from >= 360 && to <= 1_320);
        return Some((from, to, natural));
    }
    let bare = !start.sure && !end.sure;
    // "9-5" is nine to five; "20h-2h" is a night; anything else backwards is a slip.
    if bare && to + 720 > from && to <= 720 && to > 0 {
        return Some((from, to + 720, false));
    }
    (from >= 17 * 60 && to <= 6 * 60 && from != to).then_some((from, to, !bare))
}
