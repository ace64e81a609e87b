//! Which days are holidays where a place is.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jiff::civil::Date;

/// What the day of a Community does to a place's hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CommunityDays {
    /// Nothing: the place is no public service, or its Community is another.
    #[default]
    AsUsual,
    /// It may be closed: usual hours become unknown.
    InDoubt,
    /// It is closed unless its hours name the date.
    Closed,
}

/// Holidays where a place is; made by whoever knows the place, and shared by many places.
///
/// An empty calendar knows nothing: hours that depend on a holiday are then unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Legal holidays: what `PH` means.
    pub public_holidays: BTreeSet<Date>,
    /// The last day about which `public_holidays` says anything.
    pub public_holidays_known_until: Option<Date>,
    /// School holidays, first and last day included: what `SH` means.
    pub school_holidays: Vec<RangeInclusive<Date>>,
    /// The last day about which `school_holidays` says anything.
    pub school_holidays_known_until: Option<Date>,
    /// Days on which schools are closed for some and open for others, as in Brussels, where two
    /// Communities have their own holidays: hours that depend on `SH` are unknown then.
    pub school_holidays_in_doubt: Vec<RangeInclusive<Date>>,
    /// Days of a Community, which are not `PH`.
    pub community_days: BTreeSet<Date>,
    /// What the days of a Community do to the hours of the places that use this calendar.
    pub on_community_days: CommunityDays,
}

/// What to take for granted where the calendar does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Assume {
    pub public: bool,
    pub school: bool,
}

impl Calendar {
    /// Whether this day is a legal holiday, if known.
    #[must_use]
    pub fn is_public_holiday(&self, day: Date) -> Option<bool> {
        let known = self
            .public_holidays_known_until
            .is_some_and(|until| day <= until);
        known.then(|| self.public_holidays.contains(&day))
    }

    /// Whether this day is a school holiday, if known.
    #[must_use]
    pub fn is_school_holiday(&self, day: Date) -> Option<bool> {
        let known = self
            .school_holidays_known_until
            .is_some_and(|until| day <= until);
        let in_doubt = self
            .school_holidays_in_doubt
            .iter()
            .any(|days| days.contains(&day));
        (known && !in_doubt).then(|| self.school_holidays.iter().any(|days| days.contains(&day)))
    }

    #[must_use]
    pub fn is_community_day(&self, day: Date) -> bool {
        self.community_days.contains(&day)
    }

    /// Whether every day from the first to the last is known to be a legal holiday or not.
    pub(crate) fn knows_public_holidays(&self, _first: Date, last: Date) -> bool {
        self.public_holidays_known_until
            .is_some_and(|until| last <= until)
    }

    pub(crate) fn knows_school_holidays(&self, first: Date, last: Date) -> bool {
        self.school_holidays_known_until
            .is_some_and(|until| last <= until)
            && !self
                .school_holidays_in_doubt
                .iter()
                .any(|days| *days.start() <= last && first <= *days.end())
    }
}
