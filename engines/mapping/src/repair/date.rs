use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::Repaired;
use crate::fold::fold;
use crate::vocabulary::Vocabulary;
use crate::{Kind, Reason};

/// No list of help with digital things is older.
const FIRST_YEAR: i16 = 1990;
/// Without a day to compare with, what lies beyond is taken for a slip of the keyboard.
const LAST_YEAR: i16 = 2100;
/// Years in which a bare number is taken for a spreadsheet's count of days.
const SERIAL_YEARS: std::ops::Range<i16> = 2000..2050;

/// A day, in ISO form, or a month where the list says no more (`2021-03`); the hour of the day is dropped. Day stands before month, as everywhere in
/// Belgium and its neighbours.
pub(crate) fn date(given: &str, kind: Kind, words: &Vocabulary, today: Option<Date>) -> Repaired {
    if (kind == Kind::Number || is_count_of_days(given))
        && let Some(day) = serial(given)
    {
        return judged(given, day, Some(Reason::FromSerial), today);
    }
    if let Some(first) = month(given.trim()) {
        let judged = judged(given, first, None, today);
        return match judged.values.is_empty() {
            true => judged,
            false => Repaired::kept(given.trim().to_owned()),
        };
    }
    match read(given, words) {
        Some(day) => judged(given, day, None, today),
        None => Repaired::left_out(given, Reason::NotADate),
    }
}

/// The first day of a month.
fn month(text: &str) -> Option<Date> {
    let (year, month) = text.split_once('-')?;
    let digits = |part: &str, length: usize| {
        part.len() == length && part.bytes().all(|b| b.is_ascii_digit())
    };
    let is_month = digits(year, 4) && digits(month, 2);
    is_month
        .then(|| whole(year, month.parse().ok()?, "1"))
        .flatten()
}

fn judged(given: &str, day: Date, mended: Option<Reason>, today: Option<Date>) -> Repaired {
    let future = match today {
        Some(today) => day > today,
        None => day.year() >= LAST_YEAR,
    };
    if future {
        return Repaired::left_out(given, Reason::DateInFuture);
    }
    if day.year() < FIRST_YEAR {
        return Repaired::left_out(given, Reason::NotADate);
    }
    match mended {
        Some(reason) => Repaired::mended(given, day.to_string(), reason),
        None => Repaired::kept(day.to_string()),
    }
}

/// A spreadsheet whose dates were shown as numbers leaves five digits in a CSV; no way of writing a day has five.
fn is_count_of_days(given: &str) -> bool {
    given.len() == 5 && given.bytes().all(|b| b.is_ascii_digit())
}

/// Day 1 is 1 January 1900, and 29 February 1900 is counted although it never was: hence the base.
fn serial(text: &str) -> Option<Date> {
    let days: i64 = text
        .split('.')
        .next()?
        .parse()
        .ok()
        .filter(|d| (0..100_000).contains(d))?;
    let span: Span = days.days();
    let day = jiff::civil::date(1899, 12, 30).checked_add(span).ok()?;
    SERIAL_YEARS.contains(&day.year()).then_some(day)
}

/// `2021-03-05`, `20210305`, `05/03/2021 19:00`, `5.3.2021`, `5 mars 2021`.
pub(crate) fn read(text: &str, words: &Vocabulary) -> Option<Date> {
    if text.len() > 60 {
        return None;
    }
    let day_part = text
        .trim()
        .split(['T', 't'])
        .next()
        .filter(|part| part.len() >= 8)
        .unwrap_or(text.trim());
    let folded = fold(day_part);
    let parts: Vec<&str> = folded.split(' ').collect();
    if let [one] = parts.as_slice() {
        return compact(one);
    }
    let (a, b, c) = (parts.first()?, parts.get(1)?, parts.get(2)?);
    let rest_is_a_time = parts[3..].iter().all(|part| {
        part.len() <= 6 && part.starts_with(|l: char| l.is_ascii_digit()) || *part == "z"
    });
    if !rest_is_a_time {
        return None;
    }
    let month = words.months.get(*b).copied();
    if a.len() == 4 {
        return whole(a, b.parse().ok()?, c);
    }
    if c.len() == 4 {
        let day = a.trim_end_matches(|l: char| l.is_alphabetic());
        let month = match month {
            Some(month) => month,
            None => b.parse().ok()?,
        };
        return whole(c, month, day);
    }
    None
}

fn compact(digits: &str) -> Option<Date> {
    if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    whole(&digits[..4], digits[4..6].parse().ok()?, &digits[6..])
}

fn whole(year: &str, month: i8, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::date;
    use crate::vocabulary::Vocabulary;
    use crate::{Kind, Reason};

    fn read(text: &str, kind: Kind) -> Result<String, Reason> {
        let words = Vocabulary::parse(&["[months]\n3 = [\"mars\", \"maart\"]"]).unwrap();
        let repaired = date(text, kind, &words, Some(civil::date(2026, 11, 23)));
        repaired
            .values
            .first()
            .cloned()
            .ok_or_else(|| repaired.findings[0].reason)
    }

    #[test]
    fn days_are_read_as_people_and_machines_write_them() {
        for text in [
            "2021-03-05",
            "20210305",
            "05/03/2021",
            "5.3.2021",
            "5 mars 2021",
            "5 maart 2021",
            "2021-03-05 19:00:45",
            "2021-03-05T19:00:45Z",
            "2021-03-05T19:00:45.123+02:00",
            "05/03/2021 19:00",
        ] {
            assert_eq!(
                read(text, Kind::Text),
                Ok("2021-03-05".to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_number_is_a_spreadsheets_day_also_in_a_file_that_has_only_texts() {
        assert_eq!(read("44927", Kind::Number), Ok("2023-01-01".to_owned()));
        assert_eq!(read("44927.5", Kind::Number), Ok("2023-01-01".to_owned()));
        assert_eq!(read("44927", Kind::Text), Ok("2023-01-01".to_owned()));
        for text in ["120", "02300", "95000", "4492", "44927.5", "449271"] {
            assert_eq!(read(text, Kind::Text), Err(Reason::NotADate), "{text}");
        }
        assert_eq!(read("120", Kind::Number), Err(Reason::NotADate));
        assert_eq!(read("99999999999999", Kind::Number), Err(Reason::NotADate));
    }

    #[test]
    fn days_that_cannot_be_are_left_out() {
        for text in [
            "0000-00-00",
            "0000-01-01",
            "2021-02-30",
            "03/25/2021",
            "05/03/21",
            "hier",
            "",
            "1821-03-05",
        ] {
            assert_eq!(read(text, Kind::Text), Err(Reason::NotADate), "{text}");
        }
        assert_eq!(read("2026-11-24", Kind::Text), Err(Reason::DateInFuture));
    }
}
