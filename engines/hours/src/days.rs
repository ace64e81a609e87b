//! On which days a rule holds.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::calendar::{Assume, Calendar};
use crate::dates::Dates;

/// All of a rule's selectors of days; an empty list leaves every day in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Days {
    pub years: Vec<Stepped>,
    pub dates: Vec<Dates>,
    /// ISO 8601 weeks.
    pub weeks: Vec<Stepped>,
    pub weekdays: Vec<Weekdays>,
    pub holidays: Vec<Holidays>,
    /// `PH Mo-Fr`: a holiday that is one of these weekdays; otherwise either is enough.
    pub both: bool,
}

/// Years or weeks, every `step` of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Stepped {
    pub from: i16,
    pub to: i16,
    pub step: i16,
}

impl Stepped {
    fn include(self, number: i16) -> bool {
        (self.from..=self.to).contains(&number) && (number - self.from) % self.step == 0
    }
}

/// Weekdays, Monday being 0; perhaps only some of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Weekdays {
    pub from: i8,
    pub to: i8,
    /// Which of the month, the first to the fifth; all false and `from_end` too: every one.
    pub of_month: [bool; 5],
    /// Which of the month from its end, the last to the fifth last.
    pub from_end: [bool; 5],
    /// Days after such a day.
    pub offset: i16,
}

impl Weekdays {
    pub fn is_every(&self) -> bool {
        self.of_month == [false; 5] && self.from_end == [false; 5]
    }

    fn include(&self, day: Date) -> bool {
        let Some(day) = days_before(day, self.offset) else {
            return false;
        };
        let weekday = day.weekday().to_monday_zero_offset();
        let in_range = if self.from <= self.to {
            (self.from..=self.to).contains(&weekday)
        } else {
            weekday >= self.from || weekday <= self.to
        };
        in_range && (self.is_every() || self.include_week_of_month(day))
    }

    fn include_week_of_month(&self, day: Date) -> bool {
        let nth = usize::try_from((day.day() - 1) / 7).unwrap_or(0);
        let last = usize::try_from((day.days_in_month() - day.day()) / 7).unwrap_or(0);
        self.of_month[nth] || self.from_end[last]
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Public,
    School,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Holidays {
    pub kind: Kind,
    /// Days after the holiday.
    pub offset: i16,
}

impl Holidays {
    fn include(self, day: Date, calendar: &Calendar, assume: Assume) -> bool {
        let Some(day) = days_before(day, self.offset) else {
            return false;
        };
        match self.kind {
            Kind::Public => calendar.is_public_holiday(day).unwrap_or(assume.public),
            Kind::School => calendar.is_school_holiday(day).unwrap_or(assume.school),
        }
    }
}

impl Days {
    pub fn include(&self, day: Date, calendar: &Calendar, assume: Assume) -> bool {
        let week = i16::from(day.iso_week_date().week());
        any_or_none(&self.years, |years| years.include(day.year()))
            && any_or_none(&self.dates, |dates| dates.include(day))
            && any_or_none(&self.weeks, |weeks| weeks.include(week))
            && self.weekday_or_holiday(day, calendar, assume)
    }

    fn weekday_or_holiday(&self, day: Date, calendar: &Calendar, assume: Assume) -> bool {
        let weekday = || self.weekdays.iter().any(|weekdays| weekdays.include(day));
        let holiday = || {
            self.holidays
                .iter()
                .any(|holidays| holidays.include(day, calendar, assume))
        };
        match (self.weekdays.is_empty(), self.holidays.is_empty()) {
            (true, true) => true,
            (false, true) => weekday(),
            (true, false) => holiday(),
            (false, false) if self.both => weekday() && holiday(),
            (false, false) => weekday() || holiday(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.years.is_empty()
            && self.dates.is_empty()
            && self.weeks.is_empty()
            && !self.has_small_selector()
    }

    pub fn has_small_selector(&self) -> bool {
        !self.weekdays.is_empty() || !self.holidays.is_empty()
    }

    pub fn mentions_public_holidays(&self) -> bool {
        self.holidays
            .iter()
            .any(|holidays| holidays.kind == Kind::Public)
    }

    pub fn mentions_school_holidays(&self) -> bool {
        self.holidays
            .iter()
            .any(|holidays| holidays.kind == Kind::School)
    }

    /// How many days away a holiday can be and still count.
    pub fn farthest_holiday(&self) -> i16 {
        self.holidays
            .iter()
            .map(|holidays| holidays.offset.abs())
            .max()
            .unwrap_or(0)
    }

    /// Whether the rule names this very date, not as one of a long range.
    pub fn name_date(&self, day: Date) -> bool {
        self.dates
            .iter()
            .any(|dates| dates.is_one_day() && dates.include(day))
    }
}

fn any_or_none<T>(list: &[T], test: impl Fn(&T) -> bool) -> bool {
    list.is_empty() || list.iter().any(test)
}

fn days_before(day: Date, offset: i16) -> Option<Date> {
    day.checked_sub(i64::from(offset).days()).ok()
}
