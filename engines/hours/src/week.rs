//! The hours of an ordinary week, where there is such a thing.

use jiff::civil::{Date, Weekday, date};

use crate::calendar::{Assume, Calendar};
use crate::evaluate::days;
use crate::{Hours, State};

/// Times within a day, in minutes from its midnight; an end beyond 1,440 is in the next day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WeekSlot {
    pub start: u16,
    pub end: u16,
    pub state: State,
    pub comment: Option<String>,
}

/// Following days with the same times.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WeekRow {
    pub first: Weekday,
    pub last: Weekday,
    /// Empty: closed.
    pub slots: Vec<WeekSlot>,
}

/// An ordinary week; enough for a table on a page, and for schema.org's `openingHoursSpecification`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Week {
    /// Monday to Sunday; empty: closed.
    pub days: [Vec<WeekSlot>; 7],
    /// On a legal holiday, if the hours speak of it; empty: closed.
    pub public_holidays: Option<Vec<WeekSlot>>,
    /// On a school holiday, Monday to Sunday, if the hours speak of it.
    pub school_holidays: Option<[Vec<WeekSlot>; 7]>,
}

impl Hours {
    /// The ordinary week; none if the hours name dates, weeks, years or some weekdays of a month,
    /// or treat a legal holiday differently from weekday to weekday.
    #[must_use]
    pub fn week(&self) -> Option<Week> {
        let plain = |days: &crate::days::Days| {
            days.years.is_empty()
                && days.dates.is_empty()
                && days.weeks.is_empty()
                && days
                    .weekdays
                    .iter()
                    .all(|weekdays| weekdays.is_every() && weekdays.offset == 0)
                && days.farthest_holiday() == 0
        };
        if !self.rules.iter().all(|rule| plain(&rule.days)) {
            return None;
        }
        let public_holidays = if self.mentions_public_holidays() {
            let [monday, rest @ ..] = self.days_if(Assume {
                public: true,
                school: false,
            });
            if rest.iter().any(|day| *day != monday) {
                return None;
            }
            Some(monday)
        } else {
            None
        };
        let school = self.mentions_school_holidays().then(|| {
            self.days_if(Assume {
                public: false,
                school: true,
            })
        });
        let days = self.days_if(Assume {
            public: false,
            school: false,
        });
        Some(Week {
            days,
            public_holidays,
            school_holidays: school,
        })
    }

    fn days_if(&self, assume: Assume) -> [Vec<WeekSlot>; 7] {
        /// Any Monday will do: plain hours are the same every week.
        const MONDAY: Date = date(2024, 1, 1);
        // A calendar that knows nothing leaves everything to the assumption.
        let calendar = Calendar::default();
        [0, 1, 2, 3, 4, 5, 6].map(|weekday| {
            let day = MONDAY.checked_add(days(weekday)).unwrap_or(MONDAY);
            let pieces = self.begun_on(day, &calendar, assume).without_closed();
            let mut slots: Vec<WeekSlot> = Vec::new();
            for piece in pieces.iter() {
                let slot = WeekSlot {
                    start: piece.start,
                    end: piece.end,
                    state: piece.state,
                    comment: self.rules[piece.rule].remark(),
                };
                match slots.last_mut() {
                    Some(last)
                        if last.end == slot.start
                            && last.state == slot.state
                            && last.comment == slot.comment =>
                    {
                        last.end = slot.end;
                    }
                    _ => slots.push(slot),
                }
            }
            slots
        })
    }
}

impl Week {
    /// Monday to Sunday, following days with the same times in one row.
    #[must_use]
    pub fn rows(&self) -> Vec<WeekRow> {
        let weekdays = (0..7).filter_map(|index| Weekday::from_monday_zero_offset(index).ok());
        let mut rows: Vec<WeekRow> = Vec::new();
        for (weekday, slots) in weekdays.zip(&self.days) {
            match rows.last_mut() {
                Some(row) if row.slots == *slots => row.last = weekday,
                _ => rows.push(WeekRow {
                    first: weekday,
                    last: weekday,
                    slots: slots.clone(),
                }),
            }
        }
        rows
    }
}
