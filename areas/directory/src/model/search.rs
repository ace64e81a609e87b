//! What somebody looks for: a need or their own words, where, and what they would like besides.

use hours::{State, Timeline};
use jiff::civil::{DateTime, Time};
use jiff::{Span, ToSpan};
use kernel::SpokenLanguage;

use super::{Mode, Need, Question, Whereabouts};

/// How exactly it is known where a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The place's own coordinates.
    Point,
    /// Somewhere in its postcode: the postcode's centre counts.
    Postcode,
    /// Somewhere in its commune.
    Commune,
}

impl Basis {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Postcode => "postcode",
            Self::Commune => "commune",
        }
    }
}

/// When somebody wants to come; local time in Brussels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Now,
    /// From now until midnight.
    Today,
    /// After 18:00, within seven days.
    Evening,
    /// Next Saturday or Sunday, or what is left of this one.
    Weekend,
    At(DateTime),
}

impl When {
    pub const OFFERED: [Self; 4] = [Self::Now, Self::Today, Self::Evening, Self::Weekend];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Today => "today",
            Self::Evening => "evening",
            Self::Weekend => "weekend",
            Self::At(_) => "at",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::OFFERED.into_iter().find(|when| when.code() == code)
    }

    /// The stretches of time that are meant, seen from `now`; one moment is a stretch of a minute.
    #[must_use]
    pub fn stretches(self, now: DateTime) -> Vec<(DateTime, DateTime)> {
        let midnight = |days: Span| {
            now.date()
                .checked_add(days)
                .ok()
                .map(|date| date.to_datetime(Time::midnight()))
        };
        let minute = |at: DateTime| vec![(at, at.checked_add(1.minute()).unwrap_or(at))];
        match self {
            Self::Now => minute(now),
            Self::At(at) => minute(at),
            Self::Today => midnight(1.day())
                .map(|end| vec![(now, end)])
                .unwrap_or_default(),
            Self::Evening => (0..7)
                .filter_map(|days| Some((midnight(days.days())?, midnight((days + 1).days())?)))
                .filter_map(|(start, end)| {
                    Some((start.checked_add(18.hours()).ok()?.max(now), end))
                })
                .filter(|(start, end)| start < end)
                .collect(),
            Self::Weekend => (0..7)
                .filter_map(|days| Some((midnight(days.days())?, midnight((days + 1).days())?)))
                .filter(|(start, _)| start.weekday().to_monday_one_offset() >= 6)
                .map(|(start, end)| (start.max(now), end))
                .collect(),
        }
    }
}

/// Alone with a helper, or with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    Individual,
    Group,
}

impl Setting {
    pub const ALL: [Self; 2] = [Self::Individual, Self::Group];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Group => "group",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.code() == code)
    }

    #[must_use]
    pub const fn question(self) -> Question {
        match self {
            Self::Individual => Question::Individual,
            Self::Group => Question::Group,
        }
    }
}

/// A whole search. Every part may be absent.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Their own words, as typed.
    pub words: String,
    pub needs: Vec<Need>,
    pub from: Option<Whereabouts>,
    pub when: Option<When>,
    pub languages: Vec<SpokenLanguage>,
    pub setting: Option<Setting>,
    pub mode: Option<Mode>,
    pub wheelchair: bool,
    pub free: bool,
    pub radius_km: Option<f64>,
    pub limit: usize,
    pub offset: usize,
}

/// One thing that was asked of every place; named where a place cannot answer it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wished {
    Need,
    Words,
    When,
    Language,
    Setting,
    Mode,
    Wheelchair,
    Free,
    Radius,
}

impl Wished {
    /// The word in the API and at the end of message keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Words => "words",
            Self::When => "when",
            Self::Language => "language",
            Self::Setting => "setting",
            Self::Mode => "mode",
            Self::Wheelchair => "wheelchair",
            Self::Free => "free",
            Self::Radius => "radius",
        }
    }
}

/// Each moment within the stretches at which a state begins, their own beginnings among them.
fn states_in<'a>(
    timeline: &'a Timeline,
    stretches: &'a [(DateTime, DateTime)],
) -> impl Iterator<Item = (DateTime, State)> + 'a {
    let next = |at: &DateTime| timeline.until(*at).filter(|until| until > at);
    stretches.iter().flat_map(move |(from, to)| {
        std::iter::successors(Some(*from), next)
            .take_while(move |at| at < to)
            .map(|at| (at, timeline.state_at(at)))
    })
}

/// Whether a place with these hours is open in one of the stretches: by appointment is a thing to ask,
/// and so is any stretch in which nothing is known; only hours known to be closed throughout are a no.
#[must_use]
pub fn open_in(timeline: &Timeline, stretches: &[(DateTime, DateTime)]) -> finder::Answer {
    let mut doubt = false;
    for (_, state) in states_in(timeline, stretches) {
        match state {
            State::Open => return finder::Answer::Yes,
            State::ByAppointment | State::Unknown => doubt = true,
            State::Closed => {}
        }
    }
    if doubt {
        finder::Answer::Unknown
    } else {
        finder::Answer::No
    }
}

/// The first moment within the stretches at which a place with these hours is open.
#[must_use]
pub fn first_open_in(timeline: &Timeline, stretches: &[(DateTime, DateTime)]) -> Option<DateTime> {
    states_in(timeline, stretches)
        .find(|(_, state)| *state == State::Open)
        .map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    #[test]
    fn the_weekend_of_a_saturday_is_what_is_left_of_it_and_sunday() {
        let stretches = When::Weekend.stretches(at("2026-11-21T15:00"));
        assert_eq!(
            stretches[0],
            (at("2026-11-21T15:00"), at("2026-11-22T00:00"))
        );
        assert_eq!(
            stretches[1],
            (at("2026-11-22T00:00"), at("2026-11-23T00:00"))
        );
        assert_eq!(stretches.len(), 2);
    }

    #[test]
    fn an_evening_begins_at_six_and_tonight_counts() {
        let stretches = When::Evening.stretches(at("2026-11-23T20:00"));
        assert_eq!(
            stretches[0],
            (at("2026-11-23T20:00"), at("2026-11-24T00:00"))
        );
        assert_eq!(stretches[1].0, at("2026-11-24T18:00"));
        assert_eq!(stretches.len(), 7);
    }

    #[test]
    fn now_and_a_moment_are_a_minute_and_today_ends_at_midnight() {
        let now = at("2026-11-23T20:00");
        let minute = |from: &str, to: &str| vec![(at(from), at(to))];
        let tonight = minute("2026-11-23T20:00", "2026-11-23T20:01");
        assert_eq!(When::Now.stretches(now), tonight);
        let moment = When::At(at("2026-12-24T23:59"));
        assert_eq!(
            moment.stretches(now),
            minute("2026-12-24T23:59", "2026-12-25T00:00")
        );
        assert_eq!(
            When::Today.stretches(now),
            minute("2026-11-23T20:00", "2026-11-24T00:00")
        );
    }

    #[test]
    fn evenings_are_seven_and_the_last_is_whole() {
        let stretches = When::Evening.stretches(at("2026-11-23T23:59"));
        assert_eq!(
            stretches.first().map(|stretch| stretch.0),
            Some(at("2026-11-23T23:59"))
        );
        assert_eq!(
            stretches.last(),
            Some(&(at("2026-11-29T18:00"), at("2026-11-30T00:00")))
        );
        // Before six, tonight begins at six.
        let afternoon = When::Evening.stretches(at("2026-11-23T09:00"));
        assert_eq!(afternoon[0].0, at("2026-11-23T18:00"));
    }

    #[test]
    fn what_is_offered_is_read_back_from_its_code() {
        for when in When::OFFERED {
            assert_eq!(When::parse(when.code()), Some(when));
        }
        for setting in Setting::ALL {
            assert_eq!(Setting::parse(setting.code()), Some(setting));
        }
        assert_eq!(When::parse("at"), None, "a moment has no code of its own");
    }

    fn asked(hours: &str, from: &str, to: &str) -> finder::Answer {
        let hours = hours::Hours::parse(hours).unwrap();
        let calendar = crate::model::calendar_of(None);
        let timeline = hours.timeline(at(from).date(), 8, calendar);
        open_in(&timeline, &[(at(from), at(to))])
    }

    #[test]
    fn open_for_a_moment_is_a_yes_and_only_closed_throughout_is_a_no() {
        use finder::Answer::{No, Yes};
        // Monday 23 November 2026.
        let week = "Mo-Fr 09:00-17:00";
        assert_eq!(asked(week, "2026-11-23T16:59", "2026-11-23T18:00"), Yes);
        assert_eq!(asked(week, "2026-11-23T08:00", "2026-11-23T09:01"), Yes);
        assert_eq!(asked(week, "2026-11-23T17:00", "2026-11-24T00:00"), No);
        assert_eq!(asked(week, "2026-11-28T00:00", "2026-11-30T00:00"), No);
    }

    #[test]
    fn by_appointment_and_unknown_are_things_to_ask() {
        use finder::Answer::{Unknown, Yes};
        let some = "Mo 09:00-12:00; Tu 09:00-12:00 \"sur rendez-vous\"; We 09:00-12:00 unknown";
        assert_eq!(asked(some, "2026-11-24T10:00", "2026-11-24T10:01"), Unknown);
        assert_eq!(asked(some, "2026-11-25T10:00", "2026-11-25T10:01"), Unknown);
        assert_eq!(asked(some, "2026-11-23T10:00", "2026-11-25T10:01"), Yes);
    }

    #[test]
    fn the_first_opening_that_was_asked_for_is_not_the_first_of_all() {
        let hours = hours::Hours::parse("Mo-Fr 09:00-12:00; Th 16:00-20:00").unwrap();
        let now = at("2026-11-23T10:00");
        let timeline = hours.timeline(now.date(), 8, crate::model::calendar_of(None));
        let first = |when: When| first_open_in(&timeline, &when.stretches(now));
        assert_eq!(first(When::Evening), Some(at("2026-11-26T18:00")));
        assert_eq!(first(When::Today), Some(now));
        assert_eq!(first(When::Weekend), None);
        assert_eq!(
            first(When::At(at("2026-11-24T09:30"))),
            Some(at("2026-11-24T09:30"))
        );
    }

    #[test]
    fn no_stretch_at_all_is_a_no() {
        let hours = hours::Hours::parse("24/7").unwrap();
        let day = jiff::civil::date(2026, 11, 23);
        let timeline = hours.timeline(day, 1, crate::model::calendar_of(None));
        assert_eq!(open_in(&timeline, &[]), finder::Answer::No);
    }
}
