//! Whatever is typed, nothing panics, nothing takes long, and what is read can be written.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod common;

use common::{cases, flanders_2026};
use hours::{Hours, State, Understanding, understand};
use jiff::civil::{Date, DateTime, date};
use proptest::prelude::*;

const PIECES: [&str; 78] = [
    "Mo",
    "Tu",
    "We",
    "Th",
    "Fr",
    "Sa",
    "Su",
    "PH",
    "SH",
    "off",
    "closed",
    "open",
    "unknown",
    "week",
    "easter",
    "24/7",
    "Jan",
    "Feb",
    "Jun",
    "Dec",
    "2026",
    "2026-2030/2",
    "9999",
    "1900",
    "09:00",
    "12:00",
    "24:00",
    "48:00",
    "26:30",
    "00:00",
    "1",
    "29",
    "31",
    "53",
    "/2",
    "[1]",
    "[-1]",
    "[1-3,5]",
    "+1 day",
    "-366 days",
    "+9999 days",
    "-",
    "+",
    ",",
    ", ",
    ";",
    "; ",
    " || ",
    " ",
    " ",
    " ",
    "\"",
    "\"sur rendez-vous\"",
    "\"x\":",
    ":",
    "(sunset-01:00)",
    "dusk",
    "lundi",
    "ma",
    "di",
    "9h",
    "13u30",
    "à",
    "t/m",
    "uur",
    "fermé",
    "gesloten",
    "rdv",
    "feestdagen",
    "5pm",
    "é",
    "\u{1f600}",
    "\u{0}",
    "ß",
    "mardi au",
    "sauf",
    "1er",
    "\n",
];

fn some_text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..14)
        .prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => any::<String>(), 1 => "[ -~]{0,40}"]
}

fn use_everything(hours: &Hours) {
    let calendar = flanders_2026();
    for when in [
        DateTime::MIN,
        DateTime::MAX,
        date(2026, 2, 28).at(23, 59, 0, 0),
        date(9999, 12, 30).at(0, 0, 0, 0),
    ] {
        let opening = hours.state_at(when, &calendar);
        assert!(opening.until.is_none_or(|until| until > when));
        let _ = hours.timeline(when.date(), 14, &calendar).state_at(when);
    }
    let _ = hours.preview(Date::MAX, 14, &calendar);
    let _ = hours.week().map(|week| week.rows());
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn no_text_panics_and_hours_that_are_read_are_written_and_read_the_same(text in some_text()) {
        if let Ok(hours) = Hours::parse(&text) {
            use_everything(&hours);
            let osm = hours.to_osm();
            let again = Hours::parse(&osm);
            prop_assert!(again.is_ok(), "{:?} as {:?}: {:?}", text, osm, again);
            let again = again.unwrap();
            prop_assert_eq!(again.to_osm(), osm, "written twice, the same");
            let calendar = flanders_2026();
            let year = |hours: &Hours| hours.timeline(date(2026, 1, 1), 365, &calendar);
            prop_assert_eq!(year(&again), year(&hours), "{:?}", text);
        }
    }

    #[test]
    fn no_text_panics_the_reading_of_what_people_type(text in some_text()) {
        match understand(&text) {
            Understanding::Exact(hours) => use_everything(&hours),
            Understanding::Proposal(proposal) => {
                use_everything(&proposal.hours);
                proposal.others.iter().for_each(use_everything);
            }
            Understanding::NotUnderstood(gap) => {
                let length = text.chars().count();
                prop_assert!(gap.at.start <= gap.at.end && gap.at.end <= length, "{:?}: {:?}", text, gap);
            }
        }
    }
}

#[test]
fn long_texts_made_to_be_slow_are_read_or_refused() {
    for piece in [
        "Mo,",
        "Mo-",
        "(",
        "\"",
        "09:00-",
        "week 1,",
        "Mo[1,",
        "Jan 1-",
        "2026,",
        "PH -1 day,",
        ", ",
        "||",
        "a ",
        "9h-",
        "1er et ",
    ] {
        let long = piece.repeat(2_000 / piece.len());
        let _ = Hours::parse(&long);
        let _ = understand(&long);
    }
}

#[test]
fn before_and_after_the_known_days_a_timeline_is_unknown() {
    let timeline = Hours::parse("24/7")
        .unwrap()
        .timeline(date(2026, 6, 1), 14, &flanders_2026());
    assert_eq!(
        timeline.state_at(date(2026, 5, 31).at(12, 0, 0, 0)),
        State::Unknown
    );
    assert_eq!(
        timeline.state_at(date(2026, 6, 14).at(23, 59, 0, 0)),
        State::Open
    );
    assert_eq!(
        timeline.state_at(date(2026, 6, 15).at(0, 0, 0, 0)),
        State::Unknown
    );
}
