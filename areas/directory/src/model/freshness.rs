//! How fresh the facts of a place are, from the day of which somebody last spoke of them.

use std::cmp::Reverse;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Place;

/// Facts are fresh for half a year and old after two: the bounds that data·inclusion sets for the age of a record
/// (`date_maj_recente` of its quality score: whole under six months, nothing from two years on).
const FRESH_MONTHS: i32 = 6;
const OLD_YEARS: i32 = 2;

/// How old facts are. Nobody's place is hidden for its grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Confirmed or stated less than six months ago.
    Fresh,
    /// Less than two years ago.
    Ageing,
    Old,
    /// Nobody says of which day the facts are.
    Unknown,
}

impl Grade {
    pub const ALL: [Self; 4] = [Self::Fresh, Self::Ageing, Self::Old, Self::Unknown];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Ageing => "ageing",
            Self::Old => "old",
            Self::Unknown => "unknown",
        }
    }
}

/// What is to be said of the age of facts on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    pub grade: Grade,
    /// The newest day, not after today, on which they were confirmed or of which their source speaks.
    pub known_on: Option<Date>,
    /// The day on which the last source no longer named the place, where nobody confirmed it since.
    pub gone_since: Option<Date>,
}

impl Freshness {
    /// Whether it is time that somebody asks there: the facts are not fresh, or their source left them.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.grade != Grade::Fresh || self.gone_since.is_some()
    }

    /// The same where whoever answers for the place wishes to be asked every so many months; where the source left
    /// it, it is time in any case.
    #[must_use]
    pub fn is_due_for(&self, months: i32, today: Date) -> bool {
        let bound = today.saturating_sub(months.months());
        self.gone_since.is_some() || self.known_on.is_none_or(|day| day <= bound)
    }

    /// What the age counts in a score: 1 while fresh, then evenly down to 0 at two years; 0 where it is unknown or
    /// the source left it.
    #[must_use]
    pub fn worth(&self, today: Date) -> f64 {
        let (Some(known), None) = (self.known_on, self.gone_since) else {
            return 0.0;
        };
        let (fresh_after, old_until) = bounds(today);
        if known > fresh_after {
            return 1.0;
        }
        if known <= old_until {
            return 0.0;
        }
        let days = |from: Date, to: Date| f64::from((to - from).get_days());
        days(old_until, known) / days(old_until, fresh_after)
    }
}

/// Days after the first are fresh; days up to the second are old.
fn bounds(today: Date) -> (Date, Date) {
    (
        today.saturating_sub(FRESH_MONTHS.months()),
        today.saturating_sub(OLD_YEARS.years()),
    )
}

/// The freshness of facts that were confirmed and stated on these days (`2026-11-22`, or a month `2026-11`, which
/// counts from its first day), and whose last source left them on another.
/// A day that has not come says nothing.
#[must_use]
pub fn freshness(
    confirmed_on: Option<&str>,
    stated_on: Option<&str>,
    gone_on: Option<&str>,
    today: Date,
) -> Freshness {
    let has_come = |day: &Date| *day <= today;
    let confirmed = confirmed_on.and_then(first_day).filter(has_come);
    let stated = stated_on.and_then(first_day).filter(has_come);
    let known_on = confirmed.max(stated);
    let (fresh_after, old_until) = bounds(today);
    let grade = match known_on {
        None => Grade::Unknown,
        Some(day) if day > fresh_after => Grade::Fresh,
        Some(day) if day > old_until => Grade::Ageing,
        Some(_) => Grade::Old,
    };
    Freshness {
        grade,
        known_on,
        gone_since: gone_since(confirmed, gone_on),
    }
}

/// A source that no longer names a place is answered by whoever confirms the place on that day or later.
fn gone_since(confirmed: Option<Date>, gone_on: Option<&str>) -> Option<Date> {
    let gone = gone_on.and_then(first_day)?;
    confirmed.is_none_or(|day| day < gone).then_some(gone)
}

/// A day, or the first one of a month.
fn first_day(text: &str) -> Option<Date> {
    text.parse().or_else(|_| format!("{text}-01").parse()).ok()
}

/// Sorts the freshest first, on whatever day it is read: places that their sources left come last, those of no
/// known day before them. Newer facts never have a worse grade than older ones.
#[must_use]
pub fn recency(place: &Place) -> (bool, Reverse<Option<Date>>) {
    let confirmed = place.confirmed_on.as_deref().and_then(first_day);
    let stated = place.stated_on.as_deref().and_then(first_day);
    let gone = gone_since(confirmed, place.gone_on.as_deref()).is_some();
    (gone, Reverse(confirmed.max(stated)))
}

impl Place {
    /// `today` in Brussels.
    #[must_use]
    pub fn freshness(&self, today: Date) -> Freshness {
        freshness(
            self.confirmed_on.as_deref(),
            self.stated_on.as_deref(),
            self.gone_on.as_deref(),
            today,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn grade(confirmed: Option<&str>, stated: Option<&str>) -> Grade {
        freshness(confirmed, stated, None, TODAY).grade
    }

    #[test]
    fn six_months_and_two_years_are_the_bounds_to_the_day() {
        assert_eq!(grade(Some("2026-11-23"), None), Grade::Fresh);
        assert_eq!(grade(Some("2026-05-24"), None), Grade::Fresh);
        assert_eq!(grade(Some("2026-05-23"), None), Grade::Ageing);
        assert_eq!(grade(None, Some("2024-11-24")), Grade::Ageing);
        assert_eq!(grade(None, Some("2024-11-23")), Grade::Old);
        assert_eq!(grade(None, None), Grade::Unknown);
    }

    #[test]
    fn a_month_counts_from_its_first_day_and_so_never_seems_fresher_than_it_is() {
        assert_eq!(grade(None, Some("2026-05")), Grade::Ageing);
        assert_eq!(grade(None, Some("2026-06")), Grade::Fresh);
    }

    #[test]
    fn the_newer_of_two_days_counts_and_one_that_has_not_come_says_nothing() {
        assert_eq!(grade(Some("2020-01-01"), Some("2026-10-01")), Grade::Fresh);
        assert_eq!(grade(Some("2026-10-01"), Some("2021-04")), Grade::Fresh);
        assert_eq!(grade(None, Some("2027-01-01")), Grade::Unknown);
        assert_eq!(grade(Some("2021-01-01"), Some("9999-12-31")), Grade::Old);
        for nonsense in ["", "soon", "2026-13-01", "0000-00-00", "-9999-01-01"] {
            assert_eq!(grade(None, Some(nonsense)).code(), "unknown", "{nonsense}");
        }
    }

    #[test]
    fn who_confirms_a_place_after_its_source_left_it_answers_the_sign() {
        let left = |confirmed| freshness(confirmed, None, Some("2026-10-01"), TODAY).gone_since;
        assert_eq!(left(None), Some(date(2026, 10, 1)));
        assert_eq!(left(Some("2026-09-30")), Some(date(2026, 10, 1)));
        assert_eq!(left(Some("2026-10-01")), None);
        let still_fresh = freshness(Some("2026-09-30"), None, Some("2026-10-01"), TODAY);
        assert_eq!(still_fresh.grade, Grade::Fresh);
        assert!(still_fresh.is_due());
    }

    #[test]
    fn whoever_wishes_to_be_asked_more_or_less_often_is() {
        let known = |day: &str| freshness(Some(day), None, None, TODAY);
        for (day, months, due) in [
            ("2026-08-24", 3, false),
            ("2026-08-23", 3, true),
            ("2025-11-24", 12, false),
            ("2025-11-23", 12, true),
        ] {
            assert_eq!(known(day).is_due_for(months, TODAY), due, "{day}");
        }
        // Every six months is the rule that holds where nobody chose.
        for age in 0..800 {
            let known = known(&TODAY.saturating_sub(age.days()).to_string());
            assert_eq!(known.is_due_for(6, TODAY), known.is_due(), "{age} days");
        }
        assert!(freshness(None, None, None, TODAY).is_due_for(12, TODAY));
        let left = freshness(Some("2026-11-01"), None, Some("2026-11-02"), TODAY);
        assert!(left.is_due_for(12, TODAY));
    }

    #[test]
    fn the_worth_falls_evenly_from_six_months_to_two_years_and_never_rises_with_age() {
        let worth = |day: Date| freshness(None, Some(&day.to_string()), None, TODAY).worth(TODAY);
        assert!((worth(TODAY) - 1.0).abs() < f64::EPSILON);
        assert!((worth(date(2026, 5, 24)) - 1.0).abs() < f64::EPSILON);
        assert!(worth(date(2024, 11, 23)).abs() < f64::EPSILON);
        assert!((worth(date(2025, 8, 23)) - 0.5).abs() < 0.01);
        let mut last = 1.0;
        for age in 0..1_000 {
            let now = worth(TODAY.saturating_sub(age.days()));
            assert!((0.0..=last).contains(&now), "{age} days: {now}");
            last = now;
        }
    }

    #[test]
    fn at_the_ends_of_the_calendar_nothing_breaks() {
        for today in [Date::MIN, Date::MAX] {
            for day in ["0000-01-01", "9999-12-31", "2026-02"] {
                let known = freshness(Some(day), Some(day), Some(day), today);
                assert!((0.0..=1.0).contains(&known.worth(today)));
            }
        }
    }
}
