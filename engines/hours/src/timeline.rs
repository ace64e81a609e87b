//! A place's states over some weeks, packed for asking thousands of places at once.

use jiff::civil::{Date, DateTime};

use crate::calendar::Calendar;
use crate::opening::{minute_of, moment, on_the_clock};
use crate::rule::DAY;
use crate::{Hours, State};

/// States from a first midnight on; four bytes for each change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Timeline {
    from: Date,
    days: u16,
    /// Minutes since the first midnight, times four, plus the state; in order.
    changes: Box<[u32]>,
}

impl Hours {
    /// The states of so many days, the first beginning at 00:00.
    #[must_use]
    pub fn timeline(&self, from: Date, days: u16, calendar: &Calendar) -> Timeline {
        let changes = self.changes(from, i64::from(days) - 1, calendar);
        let changes = changes
            .map(|change| pack(minutes_between(from, change.at), change.state))
            .collect();
        Timeline {
            from,
            days,
            changes,
        }
    }
}

impl Timeline {
    /// The first day.
    #[must_use]
    pub const fn from(&self) -> Date {
        self.from
    }

    /// How many days are known.
    #[must_use]
    pub const fn days(&self) -> u16 {
        self.days
    }

    /// Whether this moment lies within the known days.
    #[must_use]
    pub fn covers(&self, when: DateTime) -> bool {
        when.date() >= self.from && minutes_between(self.from, when) < self.last_minute()
    }

    /// The state at a moment of Belgian civil time; unknown outside the known days.
    #[must_use]
    pub fn state_at(&self, when: DateTime) -> State {
        if !self.covers(when) {
            return State::Unknown;
        }
        self.index_at(when)
            .map_or(State::Unknown, |index| unpack(self.changes[index]).1)
    }

    /// When the state changes next, within the known days.
    #[must_use]
    pub fn until(&self, when: DateTime) -> Option<DateTime> {
        let next = self.index_at(when).map_or(0, |index| index + 1);
        self.changes.get(next).map(|change| self.moment_of(*change))
    }

    /// When the door opens next after this moment, within the known days.
    #[must_use]
    pub fn next_open(&self, when: DateTime) -> Option<DateTime> {
        let next = self.index_at(when).map_or(0, |index| index + 1);
        self.changes[next..]
            .iter()
            .find(|change| unpack(**change).1 == State::Open)
            .map(|change| self.moment_of(*change))
    }

    /// Each stretch of one state: from, until before, state.
    pub fn stretches(&self) -> impl Iterator<Item = (DateTime, DateTime, State)> {
        self.changes.iter().enumerate().map(|(index, change)| {
            let end = self
                .changes
                .get(index + 1)
                .map_or(self.last_minute(), |next| unpack(*next).0);
            let (start, state) = unpack(*change);
            (self.moment_at(start), self.moment_at(end), state)
        })
    }

    fn last_minute(&self) -> u32 {
        u32::from(self.days) * u32::from(DAY)
    }

    /// The change that holds at this moment.
    fn index_at(&self, when: DateTime) -> Option<usize> {
        if when.date() < self.from {
            return None;
        }
        let minute = minutes_between(self.from, when);
        self.changes
            .partition_point(|change| unpack(*change).0 <= minute)
            .checked_sub(1)
    }

    fn moment_of(&self, change: u32) -> DateTime {
        on_the_clock(self.moment_at(unpack(change).0))
    }

    fn moment_at(&self, minute: u32) -> DateTime {
        let day = self
            .from
            .checked_add(crate::evaluate::days(i64::from(minute / u32::from(DAY))))
            .unwrap_or(Date::MAX);
        moment(day, u16::try_from(minute % u32::from(DAY)).unwrap_or(0))
    }
}

fn minutes_between(from: Date, when: DateTime) -> u32 {
    let days = from.until(when.date()).map_or(0, |span| span.get_days());
    u32::try_from(days).unwrap_or(0) * u32::from(DAY) + u32::from(minute_of(when))
}

const fn pack(minute: u32, state: State) -> u32 {
    minute << 2 | state as u32
}

const fn unpack(change: u32) -> (u32, State) {
    let state = match change & 3 {
        0 => State::Open,
        1 => State::Closed,
        2 => State::ByAppointment,
        _ => State::Unknown,
    };
    (change >> 2, state)
}
