//! A plain evaluator, minute by minute and written apart from the engine, agrees with it over a
//! whole year: nights, lunch breaks, even weeks, months, dates, holidays, the days of clock change.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod common;

use common::{cases, flanders_2026, known_until};
use hours::{Calendar, Hours, State};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;

const DAY: u32 = 1_440;
const NAMES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

#[derive(Clone, Debug)]
enum When {
    Always,
    Weekdays(u8, u8),
    NthWeekday(u8, u8),
    Weeks { odd: bool, weekday: u8 },
    Months(u8, u8),
    Day(u8, u8),
    Public,
    School,
    SchoolOn(u8, u8),
    WeekdayOrPublic(u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    Instead,
    Also,
    Otherwise,
}

#[derive(Clone, Debug)]
struct PlainRule {
    link: Link,
    when: When,
    spans: Vec<(u32, u32)>,
    state: State,
}

fn a_rule() -> impl Strategy<Value = PlainRule> {
    let day = 0..7_u8;
    let when = prop_oneof![
        1 => Just(When::Always),
        6 => (day.clone(), day.clone()).prop_map(|(a, b)| When::Weekdays(a, b)),
        1 => (day.clone(), 1..=5_u8).prop_map(|(a, n)| When::NthWeekday(a, n)),
        1 => (any::<bool>(), day.clone()).prop_map(|(odd, weekday)| When::Weeks { odd, weekday }),
        1 => (0..12_u8, 0..12_u8).prop_map(|(a, b)| When::Months(a, b)),
        1 => (0..12_u8, 1..=28_u8).prop_map(|(m, d)| When::Day(m, d)),
        2 => Just(When::Public),
        1 => Just(When::School),
        1 => (day.clone(), day.clone()).prop_map(|(a, b)| When::SchoolOn(a, b)),
        1 => day.prop_map(When::WeekdayOrPublic),
    ];
    let span =
        (0..96_u32, 1..72_u32).prop_map(|(start, length)| (start * 15, (start + length) * 15));
    let state = prop_oneof![
        6 => Just(State::Open), 3 => Just(State::Closed), 2 => Just(State::ByAppointment), 1 => Just(State::Unknown)
    ];
    let link =
        prop_oneof![6 => Just(Link::Instead), 2 => Just(Link::Also), 1 => Just(Link::Otherwise)];
    (link, when, prop::collection::vec(span, 0..3), state).prop_map(|(link, when, spans, state)| {
        PlainRule {
            link,
            when,
            spans,
            state,
        }
    })
}

fn range(names: &[&str], a: u8, b: u8) -> String {
    let (a, b) = (names[usize::from(a)], names[usize::from(b)]);
    if a == b {
        a.to_owned()
    } else {
        format!("{a}-{b}")
    }
}

fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn rule_text(rule: &PlainRule) -> String {
    let days = match rule.when {
        When::Always => "Mo-Su".to_owned(),
        When::Weekdays(a, b) => range(&NAMES, a, b),
        When::NthWeekday(a, n) => format!("{}[{n}]", NAMES[usize::from(a)]),
        When::Weeks { odd, weekday } => {
            format!(
                "week {} {}",
                if odd { "1-53/2" } else { "2-52/2" },
                NAMES[usize::from(weekday)]
            )
        }
        When::Months(a, b) => format!("{} Mo-Su", range(&MONTHS, a, b)),
        When::Day(m, d) => format!("{} {d:02}", MONTHS[usize::from(m)]),
        When::Public => "PH".to_owned(),
        When::School => "SH".to_owned(),
        When::SchoolOn(a, b) => format!("SH {}", range(&NAMES, a, b)),
        When::WeekdayOrPublic(a) => format!("PH,{}", NAMES[usize::from(a)]),
    };
    let times: Vec<String> = rule
        .spans
        .iter()
        .map(|(start, end)| format!("{}-{}", clock(*start), clock(*end)))
        .collect();
    let word = match rule.state {
        State::Open => "open",
        State::Closed => "off",
        State::ByAppointment => "\"sur rendez-vous\"",
        State::Unknown => "unknown",
    };
    [days, times.join(","), word.to_owned()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn text(rules: &[PlainRule]) -> String {
    let mut text = String::new();
    for (index, rule) in rules.iter().enumerate() {
        text.push_str(match rule.link {
            _ if index == 0 => "",
            Link::Instead => "; ",
            Link::Also => ", ",
            Link::Otherwise => " || ",
        });
        text.push_str(&rule_text(rule));
    }
    text
}

/// The plain evaluator's own idea of holidays.
struct Holidays {
    calendar: Calendar,
    school_if_unknown: bool,
}

impl Holidays {
    fn public(&self, day: Date) -> bool {
        self.calendar.public_holidays.contains(&day)
    }

    fn school(&self, day: Date) -> bool {
        if self
            .calendar
            .school_holidays_known_until
            .is_none_or(|until| day > until)
        {
            return self.school_if_unknown;
        }
        self.calendar
            .school_holidays
            .iter()
            .any(|days| *days.start() <= day && day <= *days.end())
    }
}

/// From one to another of a circle of days or months.
fn cyclic(a: u8, b: u8, x: u8) -> bool {
    if a <= b {
        a <= x && x <= b
    } else {
        x >= a || x <= b
    }
}

fn holds(when: &When, day: Date, holidays: &Holidays) -> bool {
    let weekday = u8::try_from(day.weekday().to_monday_zero_offset()).unwrap();
    let month = u8::try_from(day.month() - 1).unwrap();
    match *when {
        When::Always => true,
        When::Weekdays(a, b) => cyclic(a, b, weekday),
        When::NthWeekday(a, n) => weekday == a && u8::try_from((day.day() + 6) / 7).unwrap() == n,
        When::Weeks { odd, weekday: on } => {
            weekday == on && (day.iso_week_date().week() % 2 == 1) == odd
        }
        When::Months(a, b) => cyclic(a, b, month),
        When::Day(m, d) => month == m && u8::try_from(day.day()).unwrap() == d,
        When::Public => holidays.public(day),
        When::School => holidays.school(day),
        When::SchoolOn(a, b) => holidays.school(day) && cyclic(a, b, weekday),
        When::WeekdayOrPublic(a) => weekday == a || holidays.public(day),
    }
}

/// What rules that hold on a day say of one of its 2,880 minutes; and whether only as a fallback.
fn said(rules: &[&PlainRule], minute: u32) -> Option<(State, bool)> {
    let mut answer: Option<(State, bool)> = None;
    for rule in rules {
        if rule.link == Link::Instead && rule.state != State::Closed {
            answer = None;
        }
        let covers = if rule.spans.is_empty() {
            minute < DAY
        } else {
            rule.spans
                .iter()
                .any(|(start, end)| *start <= minute && minute < *end)
        };
        let taken = answer.is_some_and(|(state, _)| state != State::Closed);
        if covers && !(rule.link == Link::Otherwise && taken) {
            answer = Some((rule.state, rule.link == Link::Otherwise));
        }
    }
    answer
}

fn plain_state(today: &[&PlainRule], eve: &[&PlainRule], minute: u32) -> State {
    match (said(today, minute), said(eve, minute + DAY)) {
        (Some((state, false)), _) => state,
        (_, Some((state, false))) if state != State::Closed => state,
        (Some((state, true)), _) | (None, Some((state, _))) => state,
        (None, None) => State::Closed,
    }
}

/// Every state of a year, minute by minute.
fn plain_year(rules: &[PlainRule], holidays: &Holidays) -> Vec<State> {
    let on = |day: Date| {
        rules
            .iter()
            .filter(|rule| holds(&rule.when, day, holidays))
            .collect::<Vec<_>>()
    };
    let mut states = Vec::new();
    let mut day = date(2026, 1, 1);
    while day.year() == 2026 {
        let (today, eve) = (on(day), on(day.yesterday().unwrap()));
        states.extend((0..DAY).map(|minute| plain_state(&today, &eve, minute)));
        day = day.tomorrow().unwrap();
    }
    states
}

fn plain(rules: &[PlainRule], calendar: &Calendar) -> Vec<State> {
    let year = |school_if_unknown| {
        plain_year(
            rules,
            &Holidays {
                calendar: calendar.clone(),
                school_if_unknown,
            },
        )
    };
    let (without, with) = (year(false), year(true));
    without
        .into_iter()
        .zip(with)
        .map(|(a, b)| if a == b { a } else { State::Unknown })
        .collect()
}

fn moment(minute: usize) -> DateTime {
    date(2026, 1, 1)
        .at(0, 0, 0, 0)
        .checked_add(i64::try_from(minute).unwrap().minutes())
        .unwrap()
}

fn some_rules() -> impl Strategy<Value = Vec<PlainRule>> {
    prop::collection::vec(a_rule(), 1..6).prop_map(|mut rules| {
        // The first rule follows nothing.
        rules[0].link = Link::Instead;
        rules
    })
}

fn compare(rules: &[PlainRule], calendar: &Calendar) -> Result<(), TestCaseError> {
    let osm = text(rules);
    let hours =
        Hours::parse(&osm).map_err(|error| TestCaseError::fail(format!("{osm}: {error}")))?;
    let timeline = hours.timeline(date(2026, 1, 1), 365, calendar);
    let expected = plain(rules, calendar);
    for (minute, state) in expected.iter().enumerate() {
        let when = moment(minute);
        prop_assert_eq!(timeline.state_at(when), *state, "{} at {}", osm, when);
    }
    // The slow road at every full quarter of some days, and the normal form, say the same.
    let again = Hours::parse(&hours.to_osm())
        .map_err(|error| TestCaseError::fail(format!("{hours}: {error}")))?;
    prop_assert_eq!(
        again.timeline(date(2026, 1, 1), 365, calendar),
        timeline.clone(),
        "{} as {}",
        osm,
        hours
    );
    for minute in (0..expected.len()).step_by(1_155) {
        let when = moment(minute);
        let opening = hours.state_at(when, calendar);
        prop_assert_eq!(opening.state, expected[minute], "{} at {}", osm, when);
        let horizon = expected.len().min(minute + 60 * 1_440);
        let change = (minute + 1..horizon).find(|later| expected[*later] != expected[minute]);
        if let Some(change) = change {
            prop_assert_eq!(
                opening.until.map(wall),
                Some(wall(moment(change))),
                "{} until, at {}",
                osm,
                when
            );
        }
        let opens = (minute + 1..horizon).find(|later| expected[*later] == State::Open);
        if let Some(opens) = opens.filter(|_| opening.state != State::Open) {
            prop_assert_eq!(
                opening.next_open.map(wall),
                Some(wall(moment(opens))),
                "{} opens, at {}",
                osm,
                when
            );
            if minute + 60 * 1_440 < expected.len() {
                prop_assert_eq!(timeline.next_open(when), opening.next_open);
            }
        }
    }
    Ok(())
}

/// In the hour that the clock skips, the moment when it jumps.
fn wall(when: DateTime) -> DateTime {
    let skipped = when.date() == date(2026, 3, 29) && when.hour() == 2;
    if skipped {
        when.date().at(3, 0, 0, 0)
    } else {
        when
    }
}

proptest! {
    #![proptest_config(cases(5))]

    #[test]
    fn the_engine_and_a_plain_evaluator_agree_on_every_minute_of_a_year(rules in some_rules()) {
        compare(&rules, &flanders_2026())?;
    }

    #[test]
    fn they_agree_where_school_holidays_are_known_until_june_only(rules in some_rules()) {
        compare(&rules, &known_until(date(2026, 6, 30)))?;
    }
}

#[test]
fn on_the_days_of_clock_change_every_real_minute_has_the_state_of_its_wall_clock() {
    let brussels = TimeZone::get("Europe/Brussels").unwrap();
    let hours = Hours::parse("Mo-Su 00:00-02:30,03:15-12:00,22:00-26:45").unwrap();
    let calendar = flanders_2026();
    let plain_open =
        |minute: i32| (0..165).contains(&minute) || (195..720).contains(&minute) || minute >= 1_320;
    for (first, minutes) in [
        ("2026-03-28T23:00:00Z", 23 * 60),
        ("2026-10-24T22:00:00Z", 25 * 60),
    ] {
        let first: jiff::Timestamp = first.parse().unwrap();
        let mut seen = 0;
        for minute in 0..minutes {
            let wall = first
                .checked_add(i64::from(minute).minutes())
                .unwrap()
                .to_zoned(brussels.clone())
                .datetime();
            let expected = plain_open(i32::from(wall.hour()) * 60 + i32::from(wall.minute()));
            let state = hours.state_at(wall, &calendar).state;
            assert_eq!(state == State::Open, expected, "{wall}");
            seen += 1;
        }
        assert_eq!(seen, minutes);
    }
}
