//! The coming days, for printing.

use jiff::civil::{Date, DateTime};

use crate::calendar::Calendar;
use crate::evaluate::days;
use crate::opening::{Caution, moment};
use crate::{Hours, State};

/// What kind of holiday a day is; a legal holiday before any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holiday {
    Public,
    Community,
    School,
}

/// Times of one day in one state that is not closed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slot {
    pub start: DateTime,
    /// May be the next day, where a night runs on; midnight is 00:00 of the next day.
    pub end: DateTime,
    pub state: State,
    /// In the words of whoever wrote the hours.
    pub comment: Option<String>,
}

/// One day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DayPreview {
    pub date: Date,
    /// Earliest first; empty if the place is closed all day.
    pub slots: Vec<Slot>,
    pub holiday: Option<Holiday>,
    /// The day in one word: open if it is at some time, else by appointment, else unknown.
    pub state: State,
    pub caution: Option<Caution>,
}

impl Hours {
    /// So many days from a first one. A night stands under the day on which it begins.
    #[must_use]
    pub fn preview(&self, from: Date, count: u16, calendar: &Calendar) -> Vec<DayPreview> {
        let dates = (0..=i64::from(count)).map_while(|ahead| from.checked_add(days(ahead)).ok());
        let mut slots: Vec<(Date, Vec<Slot>)> = dates
            .map(|date| (date, self.slots_of(date, calendar)))
            .collect();
        let eve = from
            .yesterday()
            .map(|eve| self.slots_of(eve, calendar))
            .unwrap_or_default();
        let mut night = eve.last().cloned();
        for index in 0..slots.len() {
            join_night(night.as_mut(), &mut slots[index].1);
            if index > 0
                && let Some(night) = night
                && let Some(last) = slots[index - 1].1.last_mut()
            {
                *last = night;
            }
            night = slots[index].1.last().cloned();
        }
        slots.truncate(usize::from(count));
        slots
            .into_iter()
            .map(|(date, slots)| self.day_preview(date, slots, calendar))
            .collect()
    }

    fn slots_of(&self, date: Date, calendar: &Calendar) -> Vec<Slot> {
        let pieces = self.day(date, calendar);
        let mut slots: Vec<Slot> = Vec::new();
        for piece in pieces.iter() {
            let slot = Slot {
                start: moment(date, piece.start),
                end: moment(date, piece.end),
                state: piece.state,
                comment: self.rules[piece.rule].remark(),
            };
            match slots.last_mut() {
                Some(last) if last.end == slot.start && same(last, &slot) => last.end = slot.end,
                _ => slots.push(slot),
            }
        }
        slots
    }

    fn day_preview(&self, date: Date, slots: Vec<Slot>, calendar: &Calendar) -> DayPreview {
        let best = [State::Open, State::ByAppointment, State::Unknown];
        let state = best
            .into_iter()
            .find(|state| slots.iter().any(|slot| slot.state == *state));
        let state = state.unwrap_or(State::Closed);
        DayPreview {
            date,
            slots,
            holiday: holiday_on(date, calendar),
            state,
            caution: self.caution_on(date, state, calendar),
        }
    }
}

fn same(one: &Slot, other: &Slot) -> bool {
    one.state == other.state && one.comment == other.comment
}

/// Gives the small hours of a day to the evening before, unless the place never closes.
fn join_night(evening: Option<&mut Slot>, slots: &mut Vec<Slot>) {
    let (Some(evening), Some(first)) = (evening, slots.first()) else {
        return;
    };
    let touches = evening.end == first.start
        && evening.start.date() < first.start.date()
        && same(evening, first);
    let is_night =
        first.end.date() == first.start.date() && evening.start.time() > first.end.time();
    if touches && is_night {
        evening.end = first.end;
        slots.remove(0);
    }
}

fn holiday_on(date: Date, calendar: &Calendar) -> Option<Holiday> {
    if calendar.is_public_holiday(date) == Some(true) {
        Some(Holiday::Public)
    } else if calendar.is_community_day(date) {
        Some(Holiday::Community)
    } else {
        (calendar.is_school_holiday(date) == Some(true)).then_some(Holiday::School)
    }
}
