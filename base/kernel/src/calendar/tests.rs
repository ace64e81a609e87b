use super::*;

const SHIPPED_DATES: &str = include_str!("../../../../data/holidays/public-2025-2028.csv");

#[test]
fn easter_falls_where_the_almanacs_say() {
    for (year, month, day) in [
        (1975, 3, 30),
        (2000, 4, 23),
        (2008, 3, 23),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2038, 4, 25),
        (2100, 3, 28),
    ] {
        assert_eq!(easter(year), Some(date(year, month, day)), "{year}");
    }
}

#[test]
fn easter_is_a_sunday_between_22_march_and_25_april() {
    for year in 1583..=4000 {
        let day = easter(year).unwrap();
        assert_eq!(day.weekday(), jiff::civil::Weekday::Sunday);
        assert!(
            (date(year, 3, 22)..=date(year, 4, 25)).contains(&day),
            "{day}"
        );
    }
}

#[test]
fn every_year_has_ten_legal_holidays() {
    for year in 1975..=2100 {
        assert_eq!(public_holidays(year).len(), 10, "{year}");
    }
    assert!(public_holidays(1974).is_empty());
}

#[test]
fn the_dates_we_ship_are_those_of_the_rule() {
    let shipped: Vec<(Date, &str)> = rows(SHIPPED_DATES)
        .map(|row| (row[0].parse().unwrap(), row[1]))
        .collect();
    let by_rule: Vec<(Date, &str)> = (2025..=2028)
        .flat_map(public_holidays)
        .map(|(day, holiday)| (day, holiday.id))
        .collect();
    assert_eq!(shipped, by_rule);
}

#[test]
fn easter_sunday_and_whit_sunday_are_no_legal_holidays() {
    assert!(public_holiday(date(2026, 4, 5)).is_none());
    assert!(public_holiday(date(2026, 5, 24)).is_none());
    assert_eq!(public_holiday(date(2026, 5, 25)).unwrap().id, "whit-monday");
}

#[test]
fn ascension_of_2008_was_kept_on_2_may_because_it_fell_on_labour_day() {
    assert_eq!(public_holiday(date(2008, 5, 1)).unwrap().id, "labour-day");
    assert_eq!(public_holiday(date(2008, 5, 2)).unwrap().id, "ascension");
}

#[test]
fn school_holidays_are_in_order_and_end_where_their_source_ends() {
    for community in Community::ALL {
        let days = school_holidays(community);
        assert!(days.len() > 30);
        assert!(days.iter().all(|h| h.first <= h.last));
        assert!(
            days.windows(2).all(|pair| pair[0].last < pair[1].first),
            "{community:?}"
        );
    }
    assert_eq!(
        school_holidays_known_until(Community::French),
        date(2027, 7, 3)
    );
    assert_eq!(
        school_holidays_known_until(Community::Flemish),
        date(2029, 8, 31)
    );
    assert_eq!(
        school_holidays_known_until(Community::GermanSpeaking),
        date(2026, 8, 31)
    );
}

#[test]
fn the_three_communities_have_different_school_holidays() {
    let day = date(2026, 4, 7);
    assert!(school_holiday(Community::Flemish, day).is_some());
    assert!(school_holiday(Community::GermanSpeaking, day).is_some());
    assert!(school_holiday(Community::French, day).is_none());
}

#[test]
fn each_community_has_its_day_and_it_is_no_legal_holiday() {
    for (community, month, day) in [
        (Community::Flemish, 7, 11),
        (Community::French, 9, 27),
        (Community::GermanSpeaking, 11, 15),
    ] {
        let on = date(2026, month, day);
        assert!(community_day(community, on).is_some());
        assert!(public_holiday(on).is_none());
    }
    assert!(community_day(Community::French, date(2026, 7, 11)).is_none());
}

#[test]
fn every_holiday_is_named_in_the_four_languages_of_the_sources() {
    let languages = [
        Language::French,
        Language::Dutch,
        Language::German,
        Language::English,
    ];
    let names = ten_legal_holidays().iter().map(|h| h.names);
    let names = names.chain(
        Community::ALL
            .into_iter()
            .flat_map(|c| school_holidays(c).iter().map(|h| h.names)),
    );
    for names in names.chain(community_days().iter().map(|d| d.names)) {
        assert!(
            languages
                .iter()
                .all(|language| names.get(*language).is_some_and(|name| !name.is_empty()))
        );
    }
}
