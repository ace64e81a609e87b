//! What several tests share; not each of them uses all of it.
#![allow(dead_code)]

use hours::{Calendar, CommunityDays};
use jiff::civil::{Date, date};
use proptest::prelude::ProptestConfig;

/// 2026 in Flanders: legal holidays, school holidays known until summer, 11 July.
pub fn flanders_2026() -> Calendar {
    let public: [(i8, i8); 10] = [
        (1, 1),
        (4, 6),
        (5, 1),
        (5, 14),
        (5, 25),
        (7, 21),
        (8, 15),
        (11, 1),
        (11, 11),
        (12, 25),
    ];
    let day = |(month, day): (i8, i8)| date(2026, month, day);
    let days = |from: (i8, i8), to: (i8, i8)| day(from)..=day(to);
    Calendar {
        public_holidays: public.map(day).into(),
        public_holidays_known_until: Some(date(2026, 12, 31)),
        school_holidays: vec![
            days((1, 1), (1, 4)),
            days((2, 16), (2, 22)),
            days((4, 6), (4, 19)),
            days((7, 1), (8, 31)),
            days((11, 2), (11, 8)),
            days((12, 21), (12, 31)),
        ],
        school_holidays_known_until: Some(date(2026, 12, 31)),
        school_holidays_in_doubt: Vec::new(),
        community_days: [date(2026, 7, 11)].into(),
        on_community_days: CommunityDays::AsUsual,
    }
}

/// The same, with school holidays known until this day only.
pub fn known_until(day: Date) -> Calendar {
    let mut calendar = flanders_2026();
    calendar.school_holidays.retain(|days| *days.start() <= day);
    calendar.school_holidays_known_until = Some(day);
    calendar
}

/// How many random cases: few in every run of the checks, as many as `PROPTEST_CASES` says in the
/// full proof.
pub fn cases(few: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(few),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
