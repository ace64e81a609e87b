//! Days as people write them.

use jiff::Timestamp;
use jiff::civil::Date;

use super::digit::western;

/// Reads `30/6/2027`, `30.06.27`, `mercredi 30 juin 2027`, `June 30, 2027` or `2027-06-30`; the day stands
/// before the month, as everywhere in Belgium. `months` are the twelve names in the reader's language;
/// three letters of one are enough where no other begins so.
#[must_use]
pub fn parse_day(typed: &str, months: &[String]) -> Option<Date> {
    let typed: String = typed.to_lowercase().chars().map(western).collect();
    let parts: Vec<&str> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let is_word = |part: &str| part.chars().all(char::is_alphabetic);
    let (day, month, year) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 && !is_word(year) => (*day, *month, *year),
        [month, day, year] if is_word(month) => (*day, *month, *year),
        [day, month, year] => (*day, *month, *year),
        [weekday, day, month, year] if is_word(weekday) => (*day, *month, *year),
        _ => return None,
    };
    let month = match month.parse() {
        Ok(number) => number,
        Err(_) => named(month, months)?,
    };
    // "1er", "1st"
    let day = day.trim_end_matches(char::is_alphabetic).parse().ok()?;
    let whole: i16 = year.parse().ok()?;
    let year = match year.len() {
        2 => 2000 + whole,
        4 => whole,
        _ => return None,
    };
    Date::new(year, month, day).ok()
}

/// The last second of a day in Brussels: what counts until a day counts through it.
#[must_use]
pub fn last_moment(day: Date) -> Timestamp {
    day.at(23, 59, 59, 0)
        .to_zoned(kernel::clock::brussels())
        .map_or(Timestamp::MAX, |last| last.timestamp())
}

fn named(word: &str, months: &[String]) -> Option<i8> {
    let mut fitting = (1..).zip(months).filter(|(_, name)| {
        let name = name.to_lowercase();
        name == word || (word.chars().count() >= 3 && name.starts_with(word))
    });
    let (number, _) = fitting.next()?;
    fitting.next().is_none().then_some(number)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn french() -> Vec<String> {
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ]
        .map(str::to_owned)
        .to_vec()
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for same in [
            "30/6/2027",
            "30.06.27",
            " 30-06-2027 ",
            "2027-06-30",
            "30 juin 2027",
            "Mercredi 30 juin 2027",
            "juin 30, 2027",
            "٣٠/٦/٢٠٢٧",
        ] {
            assert_eq!(
                parse_day(same, &french()),
                Some(date(2027, 6, 30)),
                "{same}"
            );
        }
        let first = parse_day("1er sept. 2027", &french());
        assert_eq!(first, Some(date(2027, 9, 1)));
    }

    #[test]
    fn what_is_no_day_or_may_be_two_is_not_guessed() {
        for wrong in [
            "",
            "30/6",
            "31/6/2027",
            "6/30/2027",
            "30 jui 2027",
            "30/6/202",
            "demain",
        ] {
            assert_eq!(parse_day(wrong, &french()), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(typed in ".{0,30}") {
            let _ = parse_day(&typed, &french());
        }
    }
}
