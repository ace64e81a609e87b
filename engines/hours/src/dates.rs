//! Dates of a year: months, single days, ranges, Easter.

use jiff::ToSpan;
use jiff::civil::Date;

/// Months, or a range of dates, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Dates {
    Months { year: Option<i16>, from: i8, to: i8 },
    Range { start: Anchor, end: Anchor },
}

/// A date, perhaps of every year, perhaps moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Anchor {
    pub year: Option<i16>,
    pub base: Base,
    /// To the next (`+`) or the previous (`-`) such weekday, Monday being 0.
    pub weekday: Option<(Toward, i8)>,
    /// And so many days later.
    pub days: i16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Base {
    Fixed {
        month: i8,
        day: i8,
    },
    /// Such as the first (1) or the last (-1) Sunday (6) of a month.
    NthWeekday {
        month: i8,
        weekday: i8,
        nth: i8,
    },
    Easter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Toward {
    Next,
    Previous,
}

/// Where a 29 February goes in a year that has none.
#[derive(Clone, Copy)]
enum LeapDay {
    Earlier,
    Later,
    Nowhere,
}

impl Anchor {
    fn on(&self, year: i16, leap_day: LeapDay) -> Option<Date> {
        if self.year.is_some_and(|own| own != year) {
            return None;
        }
        let base = match self.base {
            Base::Fixed { month, day } => fixed(year, month, day, leap_day)?,
            Base::NthWeekday {
                month,
                weekday,
                nth,
            } => nth_weekday(year, month, weekday, nth)?,
            Base::Easter => easter(year)?,
        };
        let moved = base.checked_add(i64::from(self.days).days()).ok()?;
        self.to_weekday(moved)
    }

    fn to_weekday(self, from: Date) -> Option<Date> {
        let Some((toward, weekday)) = self.weekday else {
            return Some(from);
        };
        let now = from.weekday().to_monday_zero_offset();
        let days = match toward {
            Toward::Next => (weekday - now).rem_euclid(7),
            Toward::Previous => -(now - weekday).rem_euclid(7),
        };
        from.checked_add(i64::from(days).days()).ok()
    }
}

fn fixed(year: i16, month: i8, day: i8, leap_day: LeapDay) -> Option<Date> {
    let exact = Date::new(year, month, day).ok();
    match leap_day {
        LeapDay::Nowhere => exact,
        LeapDay::Earlier => exact.or_else(|| Some(Date::new(year, month, 1).ok()?.last_of_month())),
        LeapDay::Later => exact.or_else(|| {
            Date::new(year, month, 1)
                .ok()?
                .last_of_month()
                .tomorrow()
                .ok()
        }),
    }
}

fn nth_weekday(year: i16, month: i8, weekday: i8, nth: i8) -> Option<Date> {
    let weekday = jiff::civil::Weekday::from_monday_zero_offset(weekday).ok()?;
    Date::new(year, month, 1)
        .ok()?
        .nth_weekday_of_month(nth, weekday)
        .ok()
}

/// Easter Sunday (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (cycle, century, of_century) = (y % 19, y / 100, y % 100);
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * cycle + century - century / 4 - moon_shift + 15).rem_euclid(30);
    let to_sunday =
        (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let late = (cycle + 11 * epact + 22 * to_sunday) / 451;
    Date::new(year, 3, 22)
        .ok()?
        .checked_add((epact + to_sunday - 7 * late).days())
        .ok()
}

impl Dates {
    pub fn is_one_day(&self) -> bool {
        matches!(self, Self::Range { start, end } if start == end)
    }

    pub fn include(&self, day: Date) -> bool {
        match self {
            Self::Months {
                year: None,
                from,
                to,
            } if from <= to => (*from..=*to).contains(&day.month()),
            Self::Months {
                year: None,
                from,
                to,
            } => day.month() >= *from || day.month() <= *to,
            Self::Months {
                year: Some(year),
                from,
                to,
            } => {
                let months = |year: i16, month: i8| i32::from(year) * 12 + i32::from(month);
                let last = months(if from <= to { *year } else { year + 1 }, *to);
                (months(*year, *from)..=last).contains(&months(day.year(), day.month()))
            }
            Self::Range { start, end } if start == end => {
                years_around(day).any(|year| start.on(year, LeapDay::Nowhere) == Some(day))
            }
            Self::Range { start, end } => years_around(day)
                .filter_map(|year| range_in(start, end, year))
                .any(|(first, last)| (first..=last).contains(&day)),
        }
    }
}

/// An anchor moved by up to 366 days can come from the year before or after its neighbours'.
fn years_around(day: Date) -> impl Iterator<Item = i16> {
    day.year() - 2..=day.year() + 2
}

/// The range that begins in this year, or, where only its end has a year, that ends in it.
fn range_in(start: &Anchor, end: &Anchor, year: i16) -> Option<(Date, Date)> {
    if let (None, Some(end_year)) = (start.year, end.year) {
        let last = end.on(end_year, LeapDay::Earlier)?;
        let same_year = start
            .on(end_year, LeapDay::Later)
            .filter(|first| *first <= last);
        return Some((
            same_year.or_else(|| start.on(end_year - 1, LeapDay::Later))?,
            last,
        ));
    }
    let first = start.on(year, LeapDay::Later)?;
    let last = match end.year {
        Some(end_year) => end.on(end_year, LeapDay::Earlier)?,
        None => {
            let same_year = end.on(year, LeapDay::Earlier).filter(|last| *last >= first);
            same_year.or_else(|| end.on(year + 1, LeapDay::Earlier))?
        }
    };
    Some((first, last))
}
