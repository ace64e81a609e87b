//! Faults of other directories and libraries, which must not come back here. The numbers are
//! those of the list of what users ask for and what goes wrong, section 3 of the directory guide.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod common;

use common::{flanders_2026, known_until};
use hours::{Calendar, Caution, CommunityDays, Holiday, Hours, Problem, State};
use jiff::civil::{DateTime, Weekday, date};

fn hours(osm: &str) -> Hours {
    Hours::parse(osm).unwrap()
}

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

fn state(osm: &str, when: &str) -> State {
    hours(osm).state_at(at(when), &flanders_2026()).state
}

#[test]
fn item_1_walk_in_hours_are_open_and_only_appointments_are_by_appointment() {
    assert_eq!(state("Mo-Fr 09:00-17:00", "2026-06-10T10:00"), State::Open);
    assert_eq!(
        state("Mo-Fr 09:00-17:00 \"sans rendez-vous\"", "2026-06-10T10:00"),
        State::Open
    );
    for comment in [
        "sur rendez-vous",
        "op afspraak",
        "nach Vereinbarung",
        "by appointment",
        "on appointment",
    ] {
        let osm = format!("Mo-Fr 09:00-17:00 \"{comment}\"");
        assert_eq!(
            state(&osm, "2026-06-10T10:00"),
            State::ByAppointment,
            "{comment}"
        );
        assert_eq!(state(&osm, "2026-06-10T18:00"), State::Closed, "{comment}");
    }
    let fallback = "Mo-Fr 08:00-12:00 || \"sur rendez-vous\"";
    assert_eq!(state(fallback, "2026-06-10T11:00"), State::Open);
    assert_eq!(state(fallback, "2026-06-10T13:00"), State::ByAppointment);
}

#[test]
fn item_2_hours_that_say_ph_off_count_as_open_on_other_days() {
    let osm = "Mo-Fr 08:30-12:30; PH off";
    assert_eq!(state(osm, "2026-06-10T09:00"), State::Open);
    assert_eq!(state(osm, "2026-07-21T09:00"), State::Closed);
    assert_eq!(
        state("Mo-Fr 08:30-12:30; PH 10:00-12:00", "2026-07-21T09:00"),
        State::Closed
    );
    assert_eq!(
        state("Mo-Fr 08:30-12:30; PH 10:00-12:00", "2026-07-21T10:00"),
        State::Open
    );
}

#[test]
fn item_2_hours_that_do_not_mention_a_holiday_say_so_on_that_day() {
    let opening = hours("Mo-Fr 08:30-12:30").state_at(at("2026-07-21T09:00"), &flanders_2026());
    assert_eq!(opening.state, State::Open);
    assert_eq!(opening.caution, Some(Caution::PublicHolidayNotMentioned));
    let opening =
        hours("Mo-Fr 08:30-12:30; PH off").state_at(at("2026-06-10T09:00"), &flanders_2026());
    assert_eq!(opening.caution, None);
}

#[test]
fn item_3_the_clock_is_the_one_on_a_wall_in_belgium() {
    let hours = hours("Mo-Fr 09:00-12:30");
    let calendar = flanders_2026();
    for (utc, state) in [
        ("2026-06-10T10:45:00Z", State::Closed),
        ("2026-06-10T10:15:00Z", State::Open),
        ("2026-01-14T11:15:00Z", State::Open),
        ("2026-01-14T11:45:00Z", State::Closed),
    ] {
        let moment: jiff::Timestamp = utc.parse().unwrap();
        let wall = moment
            .to_zoned(jiff::tz::TimeZone::get("Europe/Brussels").unwrap())
            .datetime();
        assert_eq!(hours.state_at(wall, &calendar).state, state, "{utc}");
    }
}

#[test]
fn item_3_on_the_day_that_has_no_half_past_two_closing_comes_when_the_clock_jumps() {
    let calendar = flanders_2026();
    let opening = hours("Sa 20:00-02:30").state_at(at("2026-03-29T01:00"), &calendar);
    assert_eq!(opening.state, State::Open);
    assert_eq!(opening.until, Some(at("2026-03-29T03:00")));
    let opening = hours("Su 02:30-05:00").state_at(at("2026-03-29T01:00"), &calendar);
    assert_eq!(opening.next_open, Some(at("2026-03-29T03:00")));
    let opening = hours("Sa 20:00-02:00").state_at(at("2026-03-29T01:00"), &calendar);
    assert_eq!(
        opening.until,
        Some(at("2026-03-29T03:00")),
        "02:00 sharp does not exist either"
    );
    let opening = hours("Sa 20:00-02:30").state_at(at("2026-10-25T01:00"), &calendar);
    assert_eq!(opening.until, Some(at("2026-10-25T02:30")));
}

#[test]
fn item_4_school_holidays_count_and_are_unknown_where_their_calendar_ends() {
    let osm = "Mo-Fr 09:00-12:00; SH off";
    assert_eq!(state(osm, "2026-04-08T10:00"), State::Closed);
    assert_eq!(state(osm, "2026-04-22T10:00"), State::Open);
    let short = known_until(date(2026, 6, 30));
    let hours = hours(osm);
    assert_eq!(
        hours.state_at(at("2026-06-30T10:00"), &short).state,
        State::Open
    );
    assert_eq!(
        hours.state_at(at("2026-07-01T10:00"), &short).state,
        State::Unknown
    );
    assert_eq!(
        hours.state_at(at("2026-07-01T13:00"), &short).state,
        State::Closed,
        "closed either way"
    );
    assert_eq!(
        Hours::parse("Mo-Fr 09:00-12:00")
            .unwrap()
            .state_at(at("2026-07-01T10:00"), &short)
            .state,
        State::Open
    );
}

#[test]
fn item_4_where_two_communities_differ_hours_that_depend_on_school_holidays_are_unknown() {
    let mut brussels = flanders_2026();
    brussels.school_holidays_in_doubt = vec![date(2026, 4, 20)..=date(2026, 5, 10)];
    let hours = hours("Mo-Fr 09:00-12:00; SH 10:00-12:00");
    assert_eq!(
        hours.state_at(at("2026-04-27T09:30"), &brussels).state,
        State::Unknown
    );
    assert_eq!(
        hours.state_at(at("2026-04-27T10:30"), &brussels).state,
        State::Open,
        "open either way"
    );
}

#[test]
fn item_4_a_community_day_is_no_public_holiday_and_puts_public_services_in_doubt() {
    let mut calendar = flanders_2026();
    calendar.community_days = [date(2026, 9, 28)].into();
    let monday = at("2026-09-28T10:00");
    let usual = hours("Mo-Fr 09:00-12:00; PH off");
    assert_eq!(usual.state_at(monday, &calendar).state, State::Open);
    assert_eq!(
        usual.state_at(monday, &calendar).caution,
        Some(Caution::CommunityDay)
    );
    calendar.on_community_days = CommunityDays::InDoubt;
    assert_eq!(usual.state_at(monday, &calendar).state, State::Unknown);
    assert_eq!(
        usual.state_at(at("2026-09-28T13:00"), &calendar).state,
        State::Closed
    );
    calendar.on_community_days = CommunityDays::Closed;
    assert_eq!(usual.state_at(monday, &calendar).state, State::Closed);
    let named = hours("Mo-Fr 09:00-12:00; Sep 28 10:00-11:00");
    assert_eq!(named.state_at(monday, &calendar).state, State::Open);
}

#[test]
fn item_20_hours_round_the_clock_are_read() {
    for osm in ["24/7", "Mo-Su 00:00-24:00", "00:00-24:00", "24/7;"] {
        let opening = hours(osm).state_at(at("2026-06-10T03:00"), &flanders_2026());
        assert_eq!(opening.state, State::Open, "{osm}");
        assert_eq!(opening.until, None, "{osm}");
    }
}

#[test]
fn item_26_malformed_hours_are_an_error_with_a_place_and_a_proposal() {
    let error = Hours::parse("Mo-Fr 9h-17h").unwrap_err();
    assert_eq!(error.problem, Problem::Syntax);
    assert!(error.at > 0);
    assert_eq!(error.proposal.as_deref(), Some("Mo-Fr 09:00-17:00"));
    assert_eq!(Hours::parse("  ").unwrap_err().problem, Problem::Empty);
    assert_eq!(
        Hours::parse("Mo sunrise-sunset").unwrap_err().problem,
        Problem::Sun
    );
    assert_eq!(
        Hours::parse("Jun 31 10:00-12:00").unwrap_err().problem,
        Problem::NoSuchDate
    );
    assert_eq!(
        Hours::parse("Mo-Fr PH 10:00-12:00").unwrap_err().problem,
        Problem::BothOrEither
    );
    assert_eq!(
        Hours::parse("Mo 10:00-10:00").unwrap_err().problem,
        Problem::NoDuration
    );
    assert_eq!(
        Hours::parse("week 10-2 Mo 10:00-12:00")
            .unwrap_err()
            .problem,
        Problem::Backwards
    );
    assert_eq!(
        Hours::parse(&"Mo,".repeat(1_000)).unwrap_err().problem,
        Problem::TooLong
    );
}

#[test]
fn item_35_the_week_prints_as_rows_and_says_when_it_is_no_ordinary_week() {
    let week = hours("Mo-Fr 09:00-12:30,13:30-17:00; We 09:00-12:30; PH off")
        .week()
        .unwrap();
    let rows: Vec<_> = week
        .rows()
        .into_iter()
        .map(|row| (row.first, row.last, row.slots.len()))
        .collect();
    assert_eq!(
        rows,
        [
            (Weekday::Monday, Weekday::Tuesday, 2),
            (Weekday::Wednesday, Weekday::Wednesday, 1),
            (Weekday::Thursday, Weekday::Friday, 2),
            (Weekday::Saturday, Weekday::Sunday, 0),
        ]
    );
    assert_eq!(week.public_holidays, Some(Vec::new()));
    assert_eq!(week.school_holidays, None);
    for osm in [
        "Mo[1] 10:00-12:00",
        "week 2-52/2 Mo 10:00-12:00",
        "Jul-Aug Mo 10:00-12:00",
        "PH Mo 10:00-12:00",
    ] {
        assert_eq!(hours(osm).week(), None, "{osm}");
    }
}

#[test]
fn item_41_the_answer_is_of_the_moment_not_of_the_morning() {
    let hours = hours("Mo-Fr 09:00-12:00,13:00-17:00");
    let calendar = flanders_2026();
    let lunch = hours.state_at(at("2026-06-10T12:30"), &calendar);
    assert_eq!(
        (lunch.state, lunch.next_open),
        (State::Closed, Some(at("2026-06-10T13:00")))
    );
    let morning = hours.state_at(at("2026-06-10T09:00"), &calendar);
    assert_eq!(
        (morning.state, morning.until),
        (State::Open, Some(at("2026-06-10T12:00")))
    );
    let friday = hours.state_at(at("2026-06-12T17:00"), &calendar);
    assert_eq!(
        (friday.state, friday.until, friday.next_open),
        (
            State::Closed,
            Some(at("2026-06-15T09:00")),
            Some(at("2026-06-15T09:00"))
        )
    );
}

#[test]
fn item_43_several_slots_lunch_biweekly_dated_and_holiday_hours_live_in_one_text() {
    let osm = "Mo-Fr 09:00-12:00,13:00-17:00; week 02-52/2 Sa 10:00-12:00; 2026 Dec 24 09:00-12:00; 2026 Jun 11 off; PH off";
    assert_eq!(state(osm, "2026-06-10T12:30"), State::Closed);
    assert_eq!(state(osm, "2026-06-11T10:00"), State::Closed);
    assert_eq!(state(osm, "2026-12-24T14:00"), State::Closed);
    assert_eq!(state(osm, "2026-12-23T14:00"), State::Open);
    assert_eq!(state(osm, "2026-06-06T10:00"), State::Closed, "week 23");
    assert_eq!(state(osm, "2026-06-13T10:00"), State::Open, "week 24");
}

#[test]
fn the_night_after_saturday_survives_the_hours_of_sunday() {
    let osm = "Sa 18:00-02:00; Su 10:00-12:00";
    assert_eq!(state(osm, "2026-06-14T01:00"), State::Open);
    assert_eq!(state(osm, "2026-06-14T03:00"), State::Closed);
    assert_eq!(
        state("Sa 18:00-02:00; Su off", "2026-06-14T01:00"),
        State::Closed,
        "a day off is off from midnight"
    );
}

#[test]
fn school_holidays_on_weekdays_means_both() {
    let osm = "SH Mo-Fr 10:00-12:00";
    assert_eq!(state(osm, "2026-04-08T11:00"), State::Open);
    assert_eq!(
        state(osm, "2026-04-11T11:00"),
        State::Closed,
        "a Saturday in the holidays"
    );
    assert_eq!(
        state(osm, "2026-06-10T11:00"),
        State::Closed,
        "a Wednesday in term"
    );
    assert_eq!(hours(osm).to_osm(), osm);
}

#[test]
fn an_unknown_closing_time_is_unknown_and_not_open_for_ever() {
    assert_eq!(state("Mo 10:00+", "2026-06-08T11:00"), State::Unknown);
    assert_eq!(state("Mo 10:00-16:00+", "2026-06-08T15:59"), State::Open);
    assert_eq!(state("Mo 10:00-16:00+", "2026-06-08T16:00"), State::Unknown);
    assert_eq!(state("Mo-Fr unknown", "2026-06-08T16:00"), State::Unknown);
    assert_eq!(
        state("Mo-Fr \"selon les activités\"", "2026-06-08T16:00"),
        State::Unknown
    );
}

#[test]
fn the_rest_of_a_day_that_could_not_be_read_whole_is_unknown_and_not_closed() {
    let osm = "Mo,Tu 09:00-12:00; Th 18:00-02:00 || Mo,Sa unknown";
    for (when, expected) in [
        ("2026-06-08T08:00", State::Unknown),
        ("2026-06-08T10:00", State::Open),
        ("2026-06-08T14:00", State::Unknown),
        ("2026-06-09T10:00", State::Open),
        ("2026-06-09T14:00", State::Closed),
        ("2026-06-12T01:00", State::Open),
        ("2026-06-13T10:00", State::Unknown),
    ] {
        assert_eq!(state(osm, when), expected, "{when}");
    }
    assert_eq!(hours(osm).to_osm(), osm);
}

#[test]
fn a_calendar_that_knows_nothing_leaves_hours_that_depend_on_it_unknown() {
    let hours = hours("Mo-Fr 09:00-12:00; PH off");
    assert_eq!(
        hours
            .state_at(at("2026-06-10T10:00"), &Calendar::default())
            .state,
        State::Unknown
    );
    assert_eq!(
        hours
            .state_at(at("2026-06-10T13:00"), &Calendar::default())
            .state,
        State::Closed
    );
}

#[test]
fn the_next_first_monday_of_the_month_is_found() {
    let opening = hours("Mo[1] 10:00-12:00").state_at(at("2026-06-01T13:00"), &flanders_2026());
    assert_eq!(opening.next_open, Some(at("2026-07-06T10:00")));
}

#[test]
fn the_preview_shows_days_holidays_and_nights_under_the_evening_they_begin() {
    let days = hours("Fr 20:00-02:00; Sa 10:00-12:00 \"sur rendez-vous\"; PH off").preview(
        date(2026, 7, 17),
        14,
        &flanders_2026(),
    );
    assert_eq!(days.len(), 14);
    assert_eq!(
        (days[0].slots[0].start, days[0].slots[0].end),
        (at("2026-07-17T20:00"), at("2026-07-18T02:00"))
    );
    assert_eq!(days[1].slots.len(), 1);
    assert_eq!(
        (days[1].state, days[1].slots[0].comment.clone()),
        (State::ByAppointment, None)
    );
    assert_eq!(
        (days[4].date, days[4].holiday, days[4].state),
        (date(2026, 7, 21), Some(Holiday::Public), State::Closed)
    );
    assert_eq!(days[0].holiday, Some(Holiday::School));
    let always = hours("24/7").preview(date(2026, 7, 17), 14, &flanders_2026());
    assert!(
        always
            .iter()
            .all(|day| day.slots.len() == 1 && day.slots[0].start.date() == day.date)
    );
}

#[test]
fn a_fallback_that_runs_into_the_night_ends_with_the_night() {
    let osm = "Mo 10:00-24:15 || 08:30-24:30";
    assert_eq!(state(osm, "2026-06-09T00:10"), State::Open);
    assert_eq!(state(osm, "2026-06-09T00:20"), State::Open);
    assert_eq!(state(osm, "2026-06-09T00:40"), State::Closed);
    let opening = hours(osm).state_at(at("2026-06-09T00:10"), &flanders_2026());
    assert_eq!(opening.until, Some(at("2026-06-09T00:30")));
}
