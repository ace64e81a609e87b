//! Dates in a workbook are numbers; only the format of their cell tells them apart (ECMA-376,
//! part 1, 18.8.30 and 18.17.4).

use jiff::ToSpan;

use crate::item::Kind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    /// Days, perhaps with a time.
    Date,
    /// A time of the day.
    Time,
    /// Hours that may pass 24.
    Elapsed,
}

/// The formats that every workbook has without writing them down.
pub fn built_in(id: u64) -> Style {
    match id {
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Style::Date,
        18..=21 | 32..=35 | 45 | 47 | 55 | 56 => Style::Time,
        46 => Style::Elapsed,
        _ => Style::Plain,
    }
}

/// What a format code shows. Texts in quotation marks, escaped characters, colours and conditions
/// in brackets show nothing; only the part before the first `;` counts.
pub fn of_code(code: &str) -> Style {
    let (mut date, mut time, mut month_or_minute) = (false, false, false);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c.to_ascii_lowercase() {
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let unit = inside.to_ascii_lowercase();
                if !unit.is_empty() && unit.bytes().all(|b| matches!(b, b'h' | b'm' | b's')) {
                    return Style::Elapsed;
                }
            }
            ';' => break,
            'y' | 'd' => date = true,
            'h' | 's' => time = true,
            'm' => month_or_minute = true,
            // `General`, `0.00E+00`.
            'g' | 'e' | '0' | '#' | '?' if !date && !time && !month_or_minute => {
                return Style::Plain;
            }
            _ => {}
        }
    }
    match (date, time) {
        (true, _) => Style::Date,
        (false, true) => Style::Time,
        (false, false) if month_or_minute => Style::Date,
        (false, false) => Style::Plain,
    }
}

const DAY_SECONDS: f64 = 86_400.0;
/// 31 December 9999.
const LAST_DAY: f64 = 2_958_466.0;
/// What the other epoch of workbooks adds: days from 1 January 1900 to 1 January 1904.
const DAYS_TO_1904: i64 = 1_462;

/// A number of a cell as people see it.
pub fn show(written: &str, style: Style, from_1904: bool) -> (String, Kind) {
    let Some(value) = written.parse().ok().filter(|v: &f64| v.is_finite()) else {
        return (written.to_owned(), Kind::Text);
    };
    let is_moment = (0.0..LAST_DAY).contains(&value);
    match style {
        Style::Elapsed if is_moment => {
            let minutes = (value * DAY_SECONDS / 60.0).round() as u64;
            (
                format!("{:02}:{:02}", minutes / 60, minutes % 60),
                Kind::Text,
            )
        }
        Style::Time if (0.0..1.0).contains(&value) => {
            let seconds = (value * DAY_SECONDS).round() as i64;
            (clock(seconds.min(86_399), false), Kind::Text)
        }
        Style::Date | Style::Time if is_moment => match moment(value, from_1904) {
            Some(text) => (text, Kind::Date),
            None => (number(written, value), Kind::Number),
        },
        _ => (number(written, value), Kind::Number),
    }
}

/// Whole numbers keep their digits; others lose what binary fractions add (`46.279470449999998`).
fn number(written: &str, value: f64) -> String {
    let digits = written.strip_prefix('-').unwrap_or(written);
    if digits.bytes().all(|b| b.is_ascii_digit()) {
        written.to_owned()
    } else {
        value.to_string()
    }
}

/// An ISO date, with the time unless it is midnight. None for 29 February 1900, which Excel has and
/// the calendar has not.
fn moment(value: f64, from_1904: bool) -> Option<String> {
    let mut day = value.floor() as i64;
    let mut seconds = ((value - value.floor()) * DAY_SECONDS).round() as i64;
    if seconds >= 86_400 {
        day += 1;
        seconds = 0;
    }
    if from_1904 {
        day += DAYS_TO_1904;
    }
    // Day 1 is 1 January 1900; behind the 29 February that never was, all are one less.
    let from_1900 = match day {
        60 => return None,
        0..60 => day,
        _ => day - 1,
    };
    let before_1900 = jiff::civil::date(1899, 12, 31);
    let date = before_1900.checked_add(from_1900.days()).ok()?;
    Some(match seconds {
        0 => date.to_string(),
        _ => format!("{date}T{}", clock(seconds, true)),
    })
}

fn clock(seconds: i64, always_seconds: bool) -> String {
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if s == 0 && !always_seconds {
        format!("{h:02}:{m:02}")
    } else {
        format!("{h:02}:{m:02}:{s:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_days_become_the_dates_that_excel_shows() {
        let date = |v: &str| show(v, Style::Date, false).0;
        assert_eq!(date("1"), "1900-01-01");
        assert_eq!(date("59"), "1900-02-28");
        assert_eq!(date("60"), "60");
        assert_eq!(date("61"), "1900-03-01");
        assert_eq!(date("45322"), "2024-01-31");
        assert_eq!(date("45351.5"), "2024-02-29T12:00:00");
        assert_eq!(date("45351.999999999"), "2024-03-01");
        assert_eq!(date("2958465"), "9999-12-31");
        assert_eq!(date("2958466"), "2958466");
        assert_eq!(date("-1"), "-1");
        assert_eq!(date("NaN"), "NaN");
        assert_eq!(show("43860", Style::Date, true).0, "2024-01-31");
        assert_eq!(show("0.3541666667", Style::Time, false).0, "08:30");
        assert_eq!(show("1.5", Style::Elapsed, false).0, "36:00");
    }

    #[test]
    fn numbers_keep_their_digits_and_lose_binary_dust() {
        let number = |v: &str| show(v, Style::Plain, false).0;
        assert_eq!(number("35600000063516"), "35600000063516");
        assert_eq!(number("12345678901234567890"), "12345678901234567890");
        assert_eq!(number("2300.0"), "2300");
        assert_eq!(number("3.5600000063516E13"), "35600000063516");
        assert_eq!(number("46.279470449999998"), "46.27947045");
        assert_eq!(number("-0.5"), "-0.5");
    }

    #[test]
    fn format_codes_tell_dates_from_numbers() {
        for code in [
            "yyyy-mm-dd",
            "[$-80C]d mmmm yyyy",
            "dd/mm/yy\\ hh:mm",
            "mmm",
        ] {
            assert_eq!(of_code(code), Style::Date, "{code}");
        }
        for code in ["h:mm", "[$-F400]h:mm:ss\\ AM/PM", "hh\\hmm"] {
            assert_eq!(of_code(code), Style::Time, "{code}");
        }
        assert_eq!(of_code("[h]:mm"), Style::Elapsed);
        for code in [
            "General",
            "0.00E+00",
            "#,##0\" days\"",
            "@",
            "0\\ \"mois\"",
            "[Red]0",
            "",
        ] {
            assert_eq!(of_code(code), Style::Plain, "{code}");
        }
    }
}
