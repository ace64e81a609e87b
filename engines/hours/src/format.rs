//! Hours written in one way, which reads back as the same hours.

use std::fmt::{self, Display, Formatter, Write as _};

use crate::Hours;
use crate::dates::{Anchor, Base, Dates, Toward};
use crate::days::{Days, Holidays, Kind, Stepped, Weekdays};
use crate::rule::{DAY, Join, Rule, Span, Word};

const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl Hours {
    /// The hours in OpenStreetMap syntax, written in one way: for storing and for machines.
    #[must_use]
    pub fn to_osm(&self) -> String {
        self.to_string()
    }
}

impl Display for Hours {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, rule) in self.rules.iter().enumerate() {
            if index > 0 {
                f.write_str(match rule.join {
                    Join::Instead => "; ",
                    Join::Also => ", ",
                    Join::Otherwise => " || ",
                })?;
            }
            rule.fmt(f)?;
        }
        Ok(())
    }
}

impl Display for Rule {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut words: Vec<String> = Vec::new();
        if !self.days.is_empty() {
            words.push(self.days.to_string());
        } else if self.join == Join::Also && !self.is_whole_day() {
            // After a comma, bare times would be read as more times of the rule before.
            words.push("Mo-Su".to_owned());
        }
        if !self.is_whole_day() {
            words.push(
                self.spans
                    .iter()
                    .map(Span::to_string)
                    .collect::<Vec<_>>()
                    .join(","),
            );
        }
        match self.word {
            Word::Off => words.push("off".to_owned()),
            Word::Unknown => words.push("unknown".to_owned()),
            Word::Open => {}
        }
        words.extend(
            self.comment
                .as_ref()
                .map(|comment| format!("\"{comment}\"")),
        );
        if words.is_empty() {
            words.push("24/7".to_owned());
        }
        f.write_str(&words.join(" "))
    }
}

impl Display for Days {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if !self.years.is_empty() {
            parts.push(listed(&self.years, |years| {
                years_text(*years, !self.dates.is_empty())
            }));
        }
        if !self.dates.is_empty() {
            parts.push(listed(&self.dates, Dates::to_string));
        }
        if !self.weeks.is_empty() {
            parts.push(format!(
                "week {}",
                listed(&self.weeks, |weeks| weeks_text(*weeks))
            ));
        }
        let weekdays = listed(&self.weekdays, Weekdays::to_string);
        let holidays = listed(&self.holidays, Holidays::to_string);
        match (weekdays.is_empty(), holidays.is_empty(), self.both) {
            (true, true, _) => {}
            (false, true, _) => parts.push(weekdays),
            (true, false, _) => parts.push(holidays),
            (false, false, true) => parts.push(format!("{holidays} {weekdays}")),
            (false, false, false) => parts.push(format!("{weekdays},{holidays}")),
        }
        f.write_str(&parts.join(" "))
    }
}

fn listed<T>(list: &[T], text: impl Fn(&T) -> String) -> String {
    list.iter().map(text).collect::<Vec<_>>().join(",")
}

fn years_text(years: Stepped, before_dates: bool) -> String {
    let Stepped { from, to, step } = years;
    match step {
        // One year before a date would be read as that date's own.
        1 if from == to && !before_dates => from.to_string(),
        1 => format!("{from}-{to}"),
        _ => format!("{from}-{to}/{step}"),
    }
}

fn weeks_text(weeks: Stepped) -> String {
    let Stepped { from, to, step } = weeks;
    match step {
        1 if from == to => format!("{from:02}"),
        1 => format!("{from:02}-{to:02}"),
        _ => format!("{from:02}-{to:02}/{step}"),
    }
}

fn weekday(number: i8) -> &'static str {
    usize::try_from(number)
        .ok()
        .and_then(|index| WEEKDAYS.get(index))
        .copied()
        .unwrap_or("Mo")
}

fn month(number: i8) -> &'static str {
    usize::try_from(number - 1)
        .ok()
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or("Jan")
}

impl Display for Weekdays {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(weekday(self.from))?;
        if self.from != self.to {
            write!(f, "-{}", weekday(self.to))?;
        }
        if !self.is_every() {
            let numbers = |marks: [bool; 5], sign: i8| {
                (1..=5)
                    .zip(marks)
                    .filter(|(_, marked)| *marked)
                    .map(move |(number, _)| (number * sign).to_string())
            };
            let numbers: Vec<_> = numbers(self.of_month, 1)
                .chain(numbers(self.from_end, -1))
                .collect();
            write!(f, "[{}]", numbers.join(","))?;
        }
        write_offset(f, self.offset)
    }
}

impl Display for Holidays {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Public => "PH",
            Kind::School => "SH",
        })?;
        write_offset(f, self.offset)
    }
}

fn write_offset(f: &mut Formatter<'_>, days: i16) -> fmt::Result {
    match days {
        0 => Ok(()),
        1 | -1 => write!(f, " {days:+} day"),
        _ => write!(f, " {days:+} days"),
    }
}

impl Display for Dates {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Months { year, from, to } => {
                if let Some(year) = year {
                    write!(f, "{year}")?;
                }
                f.write_str(month(*from))?;
                if from != to {
                    write!(f, "-{}", month(*to))?;
                }
                Ok(())
            }
            Self::Range { start, end } if start == end => start.fmt(f),
            Self::Range { start, end } => write!(f, "{start}-{end}"),
        }
    }
}

impl Display for Anchor {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.year {
            write!(f, "{year} ")?;
        }
        match self.base {
            Base::Fixed { month: of, day } => write!(f, "{} {day:02}", month(of))?,
            Base::NthWeekday {
                month: of,
                weekday: on,
                nth,
            } => write!(f, "{} {}[{nth}]", month(of), weekday(on))?,
            Base::Easter => f.write_str("easter")?,
        }
        if let Some((toward, on)) = self.weekday {
            f.write_char(if toward == Toward::Next { '+' } else { '-' })?;
            f.write_str(weekday(on))?;
        }
        write_offset(f, self.days)
    }
}

impl Display for Span {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", clock(self.start))?;
        if !(self.open_end && self.end == DAY) {
            // Within a day of the start, an end of the next day is written as a clock shows it.
            let wraps = self.end > DAY && self.end - DAY < self.start;
            write!(
                f,
                "-{}",
                clock(if wraps { self.end - DAY } else { self.end })
            )?;
        }
        if self.open_end {
            f.write_char('+')?;
        }
        Ok(())
    }
}

/// Hours and minutes, as a clock that goes on to 48:00.
pub(crate) fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
