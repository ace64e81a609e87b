//! What a place is at a moment, until when, and when it opens.

use std::sync::LazyLock;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};

use crate::calendar::Calendar;
use crate::evaluate::days;
use crate::rule::DAY;
use crate::{Hours, State};

/// How far ahead the next opening is looked for. Nine weeks reach the next "first Monday of the
/// month" twice.
pub const LOOK_AHEAD_DAYS: i64 = 63;

/// Why an answer that the hours give deserves a phone call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Caution {
    /// A legal holiday, of which the hours say nothing.
    PublicHolidayNotMentioned,
    /// The day of a Community, of which the hours say nothing.
    CommunityDay,
}

/// What a place is at a moment; every time is what a clock in Belgium shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Opening {
    pub state: State,
    /// When the state changes; none if it does not within [`LOOK_AHEAD_DAYS`].
    pub until: Option<DateTime>,
    /// When the door opens next; none while it is open, or if it does not within [`LOOK_AHEAD_DAYS`].
    pub next_open: Option<DateTime>,
    /// The comment of the rule that holds now, in the words of whoever wrote the hours; none where
    /// it says no more than "by appointment".
    pub comment: Option<String>,
    pub caution: Option<Caution>,
}

/// A change of state at a moment.
pub(crate) struct Change {
    pub at: DateTime,
    pub state: State,
}

impl Hours {
    /// What the place is at this moment of Belgian civil time. In the hour that the clock repeats
    /// in October the answer is the same twice.
    #[must_use]
    pub fn state_at(&self, when: DateTime, calendar: &Calendar) -> Opening {
        let minute = minute_of(when);
        let pieces = self.day(when.date(), calendar);
        let state = pieces.state_at(minute);
        let comment = pieces
            .piece_at(minute)
            .and_then(|piece| self.rules[piece.rule].remark());
        let mut until = None;
        let mut next_open = None;
        for change in self.changes(when.date(), LOOK_AHEAD_DAYS, calendar) {
            if change.at <= when {
                continue;
            }
            until = until.or_else(|| (change.state != state).then_some(change.at));
            if state == State::Open && until.is_some() {
                break;
            }
            if change.state == State::Open {
                next_open = Some(change.at);
                break;
            }
        }
        Opening {
            state,
            until: until.map(on_the_clock),
            next_open: next_open.filter(|_| state != State::Open).map(on_the_clock),
            comment,
            caution: self.caution_on(when.date(), state, calendar),
        }
    }

    /// Every change of state from the first midnight on, that midnight included, in order.
    pub(crate) fn changes<'a>(
        &'a self,
        from: Date,
        count: i64,
        calendar: &'a Calendar,
    ) -> impl Iterator<Item = Change> + 'a {
        let mut last = None;
        let dates = (0..=count).map_while(move |ahead| from.checked_add(days(ahead)).ok());
        let states = dates.flat_map(move |day| {
            let pieces = self.day(day, calendar);
            let mut changes = Vec::new();
            let mut reached = 0;
            for piece in pieces.iter() {
                if piece.start > reached {
                    changes.push((reached, State::Closed));
                }
                changes.push((piece.start, piece.state));
                reached = piece.end;
            }
            if reached < DAY {
                changes.push((reached, State::Closed));
            }
            changes.into_iter().map(move |(minute, state)| Change {
                at: moment(day, minute),
                state,
            })
        });
        states.filter(move |change| last.replace(change.state) != Some(change.state))
    }

    pub(crate) fn caution_on(
        &self,
        day: Date,
        state: State,
        calendar: &Calendar,
    ) -> Option<Caution> {
        if state == State::Closed || self.rules.iter().any(|rule| rule.days.name_date(day)) {
            return None;
        }
        if calendar.is_public_holiday(day) == Some(true) && !self.mentions_public_holidays() {
            return Some(Caution::PublicHolidayNotMentioned);
        }
        calendar
            .is_community_day(day)
            .then_some(Caution::CommunityDay)
    }
}

/// Minutes since midnight.
pub(crate) fn minute_of(when: DateTime) -> u16 {
    u16::try_from(i32::from(when.hour()) * 60 + i32::from(when.minute())).unwrap_or(0)
}

/// The moment so many minutes after a day's midnight, up to 48:00.
pub(crate) fn moment(day: Date, minute: u16) -> DateTime {
    let date = day
        .checked_add(days(i64::from(minute / DAY)))
        .unwrap_or(Date::MAX);
    let minute = minute % DAY;
    let time = i8::try_from(minute / 60).and_then(|hour| Ok((hour, i8::try_from(minute % 60)?)));
    let time = time
        .ok()
        .and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok())
        .unwrap_or(Time::midnight());
    date.to_datetime(time)
}

/// The moment that a clock in Belgium shows: what falls in the hour that is skipped in March
/// happens when the clock jumps.
pub(crate) fn on_the_clock(moment: DateTime) -> DateTime {
    static BRUSSELS: LazyLock<Option<TimeZone>> =
        LazyLock::new(|| TimeZone::get("Europe/Brussels").ok());
    let Some(zone) = BRUSSELS.as_ref() else {
        return moment;
    };
    let at = zone.to_ambiguous_timestamp(moment);
    if !matches!(at.offset(), AmbiguousOffset::Gap { .. }) {
        return moment;
    }
    // "Before" means strictly before, and at 02:00 sharp the later reading is the jump itself.
    let later = at
        .later()
        .ok()
        .and_then(|later| later.checked_add(SignedDuration::from_secs(1)).ok());
    let jump = later.and_then(|later| zone.preceding(later).next());
    jump.map_or(moment, |jump| {
        jump.timestamp().to_zoned(zone.clone()).datetime()
    })
}
