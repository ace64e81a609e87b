//! Hours that a source spreads over columns, written as one text in OpenStreetMap's syntax.

use crate::fold::fold;
use crate::mapping::{HoursFrom, HoursLists};
use crate::vocabulary::Vocabulary;

const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Hours put together, the columns read, and the cells that could not be (column, text).
#[derive(Default)]
pub(crate) struct Together<'m> {
    pub(crate) text: Option<String>,
    pub(crate) not_read: Vec<(&'m str, String)>,
}

/// `cells` gives the texts of a column, in order.
pub(crate) fn together<'m, 'c>(
    from: &'m HoursFrom,
    words: &Vocabulary,
    cells: &dyn Fn(&str) -> Vec<&'c str>,
) -> Together<'m> {
    match from {
        HoursFrom::Week(columns) => week(columns, words, cells),
        HoursFrom::Lists(from) => lists(from, words, cells),
    }
}

fn week<'m, 'c>(
    columns: &'m [String],
    words: &Vocabulary,
    cells: &dyn Fn(&str) -> Vec<&'c str>,
) -> Together<'m> {
    let mut result = Together::default();
    let mut week = Week::default();
    let parts = columns.len() / 7;
    for (day, columns) in columns.chunks(parts.max(1)).enumerate().take(DAYS.len()) {
        for column in columns {
            for cell in cells(column) {
                if words.is_nothing(cell) || words.no.contains(&fold(cell)) {
                    continue;
                }
                match ranges(cell, words) {
                    Some(found) => week.times[day].extend(found),
                    None => {
                        week.unread[day] = true;
                        result.not_read.push((column.as_str(), cell.to_owned()));
                    }
                }
            }
        }
    }
    result.text = week.text();
    result
}

fn lists<'m, 'c>(
    from: &'m HoursLists,
    words: &Vocabulary,
    cells: &dyn Fn(&str) -> Vec<&'c str>,
) -> Together<'m> {
    let mut result = Together::default();
    let mut week = Week::default();
    let (opens, closes) = (cells(&from.opens), cells(&from.closes));
    let only: Vec<(Vec<&str>, &Vec<String>)> = from
        .only
        .iter()
        .map(|(column, texts)| (cells(column), texts))
        .collect();
    for (at, cell) in cells(&from.days).into_iter().enumerate() {
        let text = |list: &[&'c str]| list.get(at).copied().unwrap_or_default().trim();
        let counts = only.iter().all(|(list, texts)| {
            text(list).is_empty() || texts.iter().any(|known| known == text(list))
        });
        let (open, close) = (text(&opens), text(&closes));
        // Midnight ends a day and begins none; what closes as it opens says nothing.
        let opening = time(open).filter(|(hour, _)| *hour < 24);
        let closing = time(close).filter(|close| Some(*close) != opening);
        let days = day_list(cell, words);
        match (&days, opening, closing) {
            (Some(days), Some(open), Some(close)) if counts => {
                for day in days {
                    week.times[*day].push((open, close));
                }
            }
            _ if words.is_nothing(cell) && open.is_empty() && close.is_empty() => {}
            _ => {
                // Days that cannot be read may be any.
                for day in days.unwrap_or_else(|| (0..DAYS.len()).collect()) {
                    week.unread[day] = true;
                }
                result
                    .not_read
                    .push((&from.days, format!("{cell} {open}-{close}")));
            }
        }
    }
    result.text = week.text();
    result
}

/// What was read of each day from Monday on, and whether more was said of it than could be read.
#[derive(Default)]
struct Week {
    times: [Vec<Range>; 7],
    unread: [bool; 7],
}

impl Week {
    /// The times, and unknown where else a day of which something could not be read would be
    /// closed. Hours of which nothing could be read are none.
    fn text(self) -> Option<String> {
        let unread: Vec<usize> = (0..DAYS.len()).filter(|day| self.unread[*day]).collect();
        let rules = rules(self.times);
        if rules.is_empty() {
            return None;
        }
        let text = rules.join("; ");
        Some(match unread.is_empty() {
            true => text,
            false => format!("{text} || {} unknown", spans(&unread)),
        })
    }
}

/// One rule for all days with the same times.
fn rules(times: [Vec<Range>; 7]) -> Vec<String> {
    let mut groups: Vec<(Vec<usize>, Vec<Range>)> = Vec::new();
    for (day, mut times) in times.into_iter().enumerate() {
        times.sort_unstable();
        times.dedup();
        match groups.iter_mut().find(|(_, known)| *known == times) {
            Some((days, _)) => days.push(day),
            None => groups.push((vec![day], times)),
        }
    }
    groups
        .iter()
        .filter(|(_, times)| !times.is_empty())
        .map(|(days, times)| format!("{} {}", spans(days), joined(times)))
        .collect()
}

/// `Mo-We,Fr`, of days in order.
fn spans(days: &[usize]) -> String {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for day in days {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == *day => *last = *day,
            _ => spans.push((*day, *day)),
        }
    }
    let texts: Vec<String> = spans
        .iter()
        .map(|(first, last)| match last - first {
            0 => DAYS[*first].to_owned(),
            1 => format!("{},{}", DAYS[*first], DAYS[*last]),
            _ => format!("{}-{}", DAYS[*first], DAYS[*last]),
        })
        .collect();
    texts.join(",")
}

/// Several days by their names in any language, or by the two letters of calendars.
fn day_list(text: &str, words: &Vocabulary) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    for part in text
        .split([',', ';', '|', ' '])
        .filter(|part| !part.trim().is_empty())
    {
        let folded = fold(part);
        let day = DAYS.iter().position(|d| d.eq_ignore_ascii_case(&folded));
        found.push(day.or_else(|| words.days.get(&folded).copied())?);
    }
    found.sort_unstable();
    found.dedup();
    (!found.is_empty()).then_some(found)
}

type Range = ((u8, u8), (u8, u8));

fn joined(times: &[Range]) -> String {
    let texts: Vec<String> = times
        .iter()
        .map(|((h1, m1), (h2, m2))| format!("{h1:02}:{m1:02}-{h2:02}:{m2:02}"))
        .collect();
    texts.join(",")
}

/// `8h30-12h`, `9h12h`, `13u30 - 17u`, `09:00 à 12:00 / 13:00 à 17:00`: only where everything in
/// the cell is a time or stands between times.
pub(crate) fn ranges(text: &str, words: &Vocabulary) -> Option<Vec<Range>> {
    if text.len() > 80 {
        return None;
    }
    let mut times = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let taken = time_at_start(rest);
        match taken {
            Some((time, length)) => {
                times.push(time);
                rest = &rest[length..];
            }
            None => {
                let letter = rest.chars().next()?;
                let word: String = rest.chars().take_while(|l| l.is_alphabetic()).collect();
                let skip = if word.is_empty() && " -–—/,&;\u{a0}".contains(letter) {
                    letter.len_utf8()
                } else if words.between.contains(&fold(&word)) {
                    word.len()
                } else {
                    return None;
                };
                rest = &rest[skip..];
            }
        }
    }
    if times.is_empty() || times.len() % 2 != 0 {
        return None;
    }
    let ranges: Vec<Range> = times.chunks(2).map(|pair| (pair[0], pair[1])).collect();
    ranges
        .iter()
        .all(|(open, close)| open < close)
        .then_some(ranges)
}

fn time(text: &str) -> Option<(u8, u8)> {
    let (time, length) = time_at_start(text)?;
    let rest = &text[length..];
    // Seconds and the zone of an ISO time say nothing more here.
    let rest = rest.trim_start_matches(|l: char| l.is_ascii_digit() || ":Z.+".contains(l));
    rest.is_empty().then_some(time)
}

/// An hour with `h`, `u`, `:` or `.` and perhaps minutes; the bytes it takes.
fn time_at_start(text: &str) -> Option<((u8, u8), usize)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(text);
    if !(1..=2).contains(&hours) {
        return None;
    }
    let hour: u8 = text[..hours].parse().ok()?;
    let rest = &text[hours..];
    let mark = rest.chars().next().filter(|l| "hHuU:.".contains(*l));
    let (minute, length) = match mark {
        None => (0, hours),
        Some(mark) => {
            let minutes = digits(&rest[1..]).min(2);
            // `9h12h`: the second number is an hour of its own.
            let an_hour = rest[1 + minutes..].starts_with(['h', 'H', 'u', 'U']);
            match minutes {
                2 if !an_hour => (rest[1..3].parse().ok()?, hours + 3),
                _ if mark == ':' || mark == '.' => return None,
                _ => (0, hours + 1),
            }
        }
    };
    let is_time = hour < 24 && minute < 60 || (hour, minute) == (24, 0);
    is_time.then_some(((hour, minute), length))
}

#[cfg(test)]
mod tests {
    use super::together;
    use crate::mapping::{HoursFrom, HoursLists};
    use crate::vocabulary::Vocabulary;

    fn ranges(text: &str) -> Option<Vec<super::Range>> {
        let words = Vocabulary::parse(&["[cells]\nbetween = [\"à\", \"de\"]"]).unwrap();
        super::ranges(text, &words)
    }

    #[test]
    fn half_days_are_read_as_they_are_written() {
        for (text, from, to) in [
            ("8h30-12h", (8, 30), (12, 0)),
            ("9h12h", (9, 0), (12, 0)),
            ("13u30 - 17u", (13, 30), (17, 0)),
            ("09:00 à 12:15", (9, 0), (12, 15)),
            ("9-12", (9, 0), (12, 0)),
            ("de 9h à 12h", (9, 0), (12, 0)),
            ("20h-24h", (20, 0), (24, 0)),
        ] {
            assert_eq!(ranges(text), Some(vec![(from, to)]), "{text}");
        }
        assert_eq!(ranges("9h-12h / 13h30-17h").map(|r| r.len()), Some(2));
    }

    #[test]
    fn what_is_not_only_times_is_not_read() {
        for text in [
            "x",
            "RDV",
            "9h",
            "12h-9h",
            "9h-12h sur rdv",
            "25h-26h",
            "24h-24h30",
            "sous condition",
            "9:5-10:00",
        ] {
            assert_eq!(ranges(text), None, "{text}");
        }
    }

    #[test]
    fn midnight_ends_a_day_and_what_closes_as_it_opens_is_not_read() {
        let words = Vocabulary::default();
        let from = HoursFrom::Lists(HoursLists {
            days: "d".to_owned(),
            opens: "o".to_owned(),
            closes: "c".to_owned(),
            ..HoursLists::default()
        });
        let cells = |column: &str| match column {
            "d" => vec!["Mo", "Tu", "We", "Th"],
            "o" => vec!["18:00", "22:00", "24:00", "09:00"],
            _ => vec!["24:00", "02:00", "24:30", "09:00"],
        };
        let together = together(&from, &words, &cells);
        assert_eq!(
            together.text.as_deref(),
            Some("Mo 18:00-24:00; Tu 22:00-02:00 || We,Th unknown")
        );
        let not_read: Vec<&str> = together.not_read.iter().map(|(_, t)| t.as_str()).collect();
        assert_eq!(not_read, ["We 24:00-24:30", "Th 09:00-09:00"]);
    }

    #[test]
    fn what_is_not_read_of_a_day_is_unknown_and_never_closed() {
        let words = Vocabulary::default();
        let columns = (0..14).map(|at| at.to_string()).collect();
        let from = HoursFrom::Week(columns);
        let read = |said: &[(&str, &'static str)]| {
            let cells = |column: &str| {
                let said = said.iter().filter(|(name, _)| *name == column);
                said.map(|(_, cell)| *cell).collect::<Vec<_>>()
            };
            together(&from, &words, &cells).text
        };
        let half = read(&[
            ("0", "9h-12h"),
            ("1", "13h-17h sur rdv"),
            ("2", "9h-12h"),
            ("4", "x"),
        ]);
        assert_eq!(half.as_deref(), Some("Mo,Tu 09:00-12:00 || Mo,We unknown"));
        assert_eq!(read(&[("0", "9h-12h")]).as_deref(), Some("Mo 09:00-12:00"));
        assert_eq!(read(&[("0", "x"), ("1", "x")]), None);
    }

    #[test]
    fn an_entry_of_a_list_that_is_not_read_leaves_its_days_unknown() {
        let words = Vocabulary::default();
        let from = HoursFrom::Lists(HoursLists {
            days: "d".to_owned(),
            opens: "o".to_owned(),
            closes: "c".to_owned(),
            only: [("f".to_owned(), vec!["WEEKLY".to_owned()])].into(),
        });
        for (day, opens, often, read) in [
            ("TU", "09:00", "WEEKLY", "Mo,Tu 09:00-12:00"),
            ("TU", "noon", "WEEKLY", "Mo 09:00-12:00 || Tu unknown"),
            (
                "MO,TU",
                "10:00",
                "MONTHLY",
                "Mo 09:00-12:00 || Mo,Tu unknown",
            ),
            (
                "now and then",
                "09:00",
                "",
                "Mo 09:00-12:00 || Mo-Su unknown",
            ),
            ("", "09:00", "MONTHLY", "Mo 09:00-12:00 || Mo-Su unknown"),
        ] {
            let cells = |column: &str| match column {
                "d" => vec!["MO", day],
                "o" => vec!["09:00", opens],
                "c" => vec!["12:00", "12:00"],
                _ => vec!["WEEKLY", often],
            };
            let together = together(&from, &words, &cells);
            assert_eq!(
                together.text.as_deref(),
                Some(read),
                "{day} {opens} {often}"
            );
        }
    }
}
