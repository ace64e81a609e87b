//! The holidays that a place keeps: legal ones everywhere, school holidays of its community.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use hours::{Calendar, CommunityDays};
use jiff::civil::Date;
use kernel::Nis;
use kernel::calendar::{self, Community};
use kernel::geography::Belgium;

/// Legal holidays follow from rules; the calendar is made as far as anybody looks ahead.
const YEARS: std::ops::RangeInclusive<i16> = 2015..=2045;

struct Calendars {
    french: Calendar,
    flemish: Calendar,
    german_speaking: Calendar,
    brussels: Calendar,
    nowhere: Calendar,
}

static CALENDARS: LazyLock<Calendars> = LazyLock::new(|| Calendars {
    french: of(&[Community::French]),
    flemish: of(&[Community::Flemish]),
    german_speaking: of(&[Community::GermanSpeaking]),
    brussels: of(&[Community::French, Community::Flemish]),
    nowhere: of(&[]),
});

/// The calendar of a commune. In Brussels schools follow two communities: days that only one of them
/// keeps are in doubt. Without a commune nothing is known of schools.
#[must_use]
pub fn calendar_of(commune: Option<Nis>) -> &'static Calendar {
    let communities = commune
        .and_then(|nis| Belgium::get().commune(nis))
        .map_or(&[][..], |found| found.communities());
    match communities {
        [Community::French] => &CALENDARS.french,
        [Community::Flemish] => &CALENDARS.flemish,
        [Community::GermanSpeaking] => &CALENDARS.german_speaking,
        [] => &CALENDARS.nowhere,
        _ => &CALENDARS.brussels,
    }
}

/// The day after which the school holidays of each community are unknown, the earliest first.
#[must_use]
pub fn school_days_end() -> [(Date, Community); 3] {
    let mut ends = Community::ALL
        .map(|community| (calendar::school_holidays_known_until(community), community));
    ends.sort_by_key(|(day, _)| *day);
    ends
}

fn of(communities: &[Community]) -> Calendar {
    let public: BTreeSet<Date> = YEARS
        .flat_map(|year| {
            calendar::public_holidays(year)
                .into_iter()
                .map(|(day, _)| day)
        })
        .collect();
    let known_until = communities
        .iter()
        .map(|community| calendar::school_holidays_known_until(*community))
        .min();
    let stretches = |community: Community| {
        calendar::school_holidays(community)
            .iter()
            .map(|free| free.first..=free.last)
    };
    let (mut free, mut doubt) = (Vec::new(), Vec::new());
    match communities {
        [only] => free.extend(stretches(*only)),
        [one, other] => {
            let on = |community: Community, day: Date| {
                calendar::school_holiday(community, day).is_some()
            };
            let mut days: Vec<Date> = stretches(*one)
                .chain(stretches(*other))
                .flat_map(|days| {
                    days.start()
                        .series(jiff::Span::new().days(1))
                        .take_while(move |day| day <= days.end())
                })
                .collect();
            days.sort_unstable();
            days.dedup();
            for day in days {
                let target = if on(*one, day) && on(*other, day) {
                    &mut free
                } else {
                    &mut doubt
                };
                target.push(day..=day);
            }
        }
        _ => {}
    }
    let community_days = YEARS
        .flat_map(|year| {
            calendar::community_days()
                .iter()
                .filter_map(move |day| Some((day.community, day.date(year)?)))
        })
        .filter(|(community, _)| communities.contains(community))
        .map(|(_, day)| day)
        .collect();
    Calendar {
        public_holidays: public,
        public_holidays_known_until: Date::new(*YEARS.end(), 12, 31).ok(),
        school_holidays: free,
        school_holidays_known_until: known_until,
        school_holidays_in_doubt: doubt,
        community_days,
        // A commune or CPAS may close on its community's day; nobody says that every place does.
        on_community_days: CommunityDays::InDoubt,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legal_holiday_is_one_everywhere_and_school_holidays_end_where_their_source_ends() {
        let antwerp = calendar_of(Nis::parse("11002"));
        let eupen = calendar_of(Nis::parse("63023"));
        let christmas = "2026-12-25".parse().unwrap();
        assert_eq!(antwerp.is_public_holiday(christmas), Some(true));
        assert_eq!(calendar_of(None).is_public_holiday(christmas), Some(true));
        assert_eq!(calendar_of(None).is_school_holiday(christmas), None);
        let late = "2027-12-25".parse().unwrap();
        assert_eq!(eupen.is_school_holiday(late), None);
        let ends = school_days_end();
        assert_eq!(
            ends.map(|(_, community)| community),
            [
                Community::GermanSpeaking,
                Community::French,
                Community::Flemish
            ]
        );
        assert!(ends.is_sorted_by(|a, b| a.0 < b.0), "{ends:?}");
    }

    #[test]
    fn a_day_that_only_one_community_of_brussels_keeps_is_in_doubt() {
        // Flemish autumn holidays of 2026 end on 8 November, the French ones begin on 19 October (two weeks).
        let brussels = calendar_of(Nis::parse("21004"));
        assert_eq!(
            brussels.is_school_holiday("2026-10-20".parse().unwrap()),
            None
        );
        assert_eq!(
            brussels.is_school_holiday("2026-09-15".parse().unwrap()),
            Some(false)
        );
    }

    #[test]
    fn each_commune_keeps_the_school_holidays_of_its_community() {
        let on = |nis: &str, day: &str| {
            calendar_of(Nis::parse(nis)).is_school_holiday(day.parse().unwrap())
        };
        // The carnival holidays of 2026 last two weeks in the French Community, until 1 March, and one in the others.
        assert_eq!(on("62063", "2026-02-25"), Some(true), "Liège");
        assert_eq!(on("11002", "2026-02-25"), Some(false), "Antwerp");
        assert_eq!(on("63023", "2026-02-25"), Some(false), "Eupen");
        assert_eq!(on("21004", "2026-02-25"), None, "Brussels keeps two");
        assert_eq!(on("21004", "2026-12-28"), Some(true), "both are free");
    }

    #[test]
    fn a_commune_that_is_not_known_has_legal_holidays_and_no_school_holidays() {
        let christmas = "2026-12-25".parse().unwrap();
        let nowhere = calendar_of(Nis::parse("99999"));
        assert_eq!(nowhere.is_public_holiday(christmas), Some(true));
        assert_eq!(nowhere.is_school_holiday(christmas), None);
        assert!(std::ptr::eq(nowhere, calendar_of(None)));
        assert!(std::ptr::eq(
            calendar_of(Nis::parse("63023")),
            &raw const CALENDARS.german_speaking
        ));
    }
}
