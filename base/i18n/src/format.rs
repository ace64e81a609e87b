//! Dates, times and distances as people say them; the patterns are messages of `locales/*/format.ftl`.

use jiff::civil::{Date, DateTime, Time};

use crate::{Message, Texts};

/// A date as one piece of text, without Fluent's isolation marks around its parts. A mark around the
/// whole looks for its direction in the first letter outside inner marks: with the month in one of its
/// own, an Arabic date has no such letter, and would be drawn from left to right.
fn in_one_piece(date: &Message<'_>) -> String {
    date.to_string().replace(['\u{2068}', '\u{2069}'], "")
}

impl Texts {
    /// "mardi 3 mars 2026": always with its weekday, never in digits alone.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        in_one_piece(
            &self
                .msg("date-long")
                .str("weekday", self.weekday(date))
                .str("day", self.day_number(date))
                .str("month", self.get(&format!("month-{}", date.month())))
                .str("year", date.year()),
        )
    }

    /// "3", or "1er" where a language counts the first day of a month in its own way.
    fn day_number(&self, date: Date) -> String {
        self.msg("day-number")
            .num("day", i32::from(date.day()))
            .to_string()
    }

    /// "3 mars 2026": for the date of a document, whose weekday nobody asks.
    #[must_use]
    pub fn date_plain(&self, date: Date) -> String {
        in_one_piece(
            &self
                .msg("date-plain")
                .str("day", self.day_number(date))
                .str("month", self.get(&format!("month-{}", date.month())))
                .str("year", date.year()),
        )
    }

    /// "mars 2026": for documents that are dated by the month only.
    #[must_use]
    pub fn month_and_year(&self, date: Date) -> String {
        in_one_piece(
            &self
                .msg("date-month")
                .str("month", self.get(&format!("month-{}", date.month())))
                .str("year", date.year()),
        )
    }

    /// "a, b, c", with the language's comma.
    #[must_use]
    pub fn list(&self, things: &[String]) -> String {
        things.join(&format!("{} ", self.get("list-comma")))
    }

    /// "mardi 3 mars": for days near enough that the year is plain.
    #[must_use]
    pub fn day_and_month(&self, date: Date) -> String {
        in_one_piece(
            &self
                .msg("date-short")
                .str("weekday", self.weekday(date))
                .str("day", self.day_number(date))
                .str("month", self.get(&format!("month-{}", date.month()))),
        )
    }

    #[must_use]
    pub fn weekday(&self, date: Date) -> String {
        self.get(&format!(
            "weekday-{}",
            date.weekday().to_monday_one_offset()
        ))
    }

    /// "9 h 30", "9.30 uur", "9:30 Uhr", "9:30": on 24 hours.
    #[must_use]
    pub fn time(&self, time: Time) -> String {
        let key = if time.minute() == 0 {
            "time-hour"
        } else {
            "time-minutes"
        };
        self.msg(key)
            .str("hour", time.hour())
            .str("minute", format!("{:02}", time.minute()))
            .to_string()
    }

    /// The end of a stretch of hours: 00:00 is midnight, not "0 h".
    #[must_use]
    pub fn end_time(&self, time: Time) -> String {
        if time == Time::midnight() {
            self.get("midnight")
        } else {
            self.time(time)
        }
    }

    /// The moment as seen from `now`: "à 12 h 30", "demain à 9 h", "lundi à 9 h", "mardi 3 mars à 9 h".
    #[must_use]
    pub fn moment(&self, at: DateTime, now: DateTime) -> String {
        let days = now
            .date()
            .until(at.date())
            .map_or(0, |span| span.get_days());
        let time = self.time(at.time());
        match days {
            0 => self.msg("moment-today").str("time", time).to_string(),
            1 => self.msg("moment-tomorrow").str("time", time).to_string(),
            2..=6 => self
                .msg("moment-day")
                .str("day", self.weekday(at.date()))
                .str("time", time)
                .to_string(),
            _ => self
                .msg("moment-day")
                .str("day", self.day_and_month(at.date()))
                .str("time", time)
                .to_string(),
        }
    }

    /// Hours to come, as seen from `now`: "aujourd'hui de 14 h à 16 h", "jeudi de 18 h à 20 h"; an end that
    /// nobody asks for is left out: "jeudi à partir de 18 h".
    #[must_use]
    pub fn span(&self, from: DateTime, to: Option<Time>, now: DateTime) -> String {
        let days = now
            .date()
            .until(from.date())
            .map_or(0, |span| span.get_days());
        let day = match days {
            0 => self.get("span-today"),
            1 => self.get("span-tomorrow"),
            2..=6 => self
                .msg("span-day")
                .str("day", self.weekday(from.date()))
                .to_string(),
            _ => self
                .msg("span-day")
                .str("day", self.day_and_month(from.date()))
                .to_string(),
        };
        let start = self.time(from.time());
        let message = match to {
            Some(to) => self.msg("span-from-to").str("to", self.end_time(to)),
            None => self.msg("span-from"),
        };
        message.str("day", day).str("from", start).to_string()
    }

    /// "350 m", "1,2 km", "23 km": no more precise than a crow flies.
    #[must_use]
    pub fn distance(&self, metres: f64) -> String {
        if metres < 950.0 {
            let rounded = (metres / 50.0).round() * 50.0;
            return self
                .msg("distance-m")
                .str("metres", rounded.max(50.0))
                .to_string();
        }
        let kilometres = metres / 1000.0;
        let shown = if kilometres < 9.95 {
            self.decimal(kilometres)
        } else {
            format!("{kilometres:.0}")
        };
        self.msg("distance-km").str("kilometres", shown).to_string()
    }

    /// A language's name, or its code where we have none.
    #[must_use]
    pub fn language_name(&self, code: &str) -> String {
        let key = format!("spoken-{code}");
        if self.has(&key) {
            self.get(&key)
        } else {
            code.to_owned()
        }
    }

    /// One decimal, with the language's decimal mark.
    #[must_use]
    pub fn decimal(&self, number: f64) -> String {
        format!("{number:.1}").replace('.', &self.get("decimal-mark"))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kernel::Language;

    use super::*;
    use crate::{Catalogue, FORMAT};

    fn texts(language: Language) -> Texts {
        let catalogue = Catalogue::load(&[FORMAT], None).unwrap();
        Texts::new(Arc::new(catalogue), language)
    }

    /// The letter in which a mark around the whole finds its direction (rule P2 of the Unicode
    /// bidirectional algorithm): what stands between inner marks is skipped.
    fn first_letter(text: &str) -> Option<char> {
        let mut depth = 0;
        text.chars().find(|c| {
            match c {
                '\u{2066}'..='\u{2068}' => depth += 1,
                '\u{2069}' => depth -= 1,
                _ => {}
            }
            depth == 0 && c.is_alphabetic()
        })
    }

    #[test]
    fn an_arabic_date_is_read_from_right_to_left_wherever_it_stands() {
        let t = texts(Language::Arabic);
        let day = "2021-12-31".parse().unwrap();
        assert_eq!(t.date_plain(day), "31 ديسمبر 2021");
        let now = "2021-12-01T10:00".parse().unwrap();
        let later = "2021-12-31T09:30".parse().unwrap();
        for said in [
            t.date(day),
            t.date_plain(day),
            t.month_and_year(day),
            t.day_and_month(day),
            t.moment(later, now),
            t.distance(400.0),
        ] {
            let letter = first_letter(&said);
            assert!(
                letter.is_some_and(|letter| ('\u{600}'..='\u{6ff}').contains(&letter)),
                "{said:?}: {letter:?}"
            );
        }
        let as_fluent_writes_it = "\u{2068}31\u{2069} \u{2068}ديسمبر\u{2069} \u{2068}2021\u{2069}";
        assert_eq!(first_letter(as_fluent_writes_it), None);
    }

    #[test]
    fn every_language_of_ours_has_a_name_in_every_other() {
        for t in Language::ALL.map(texts) {
            for language in Language::ALL {
                let name = t.language_name(language.code());
                assert_ne!(name, language.code(), "in {}", t.language());
            }
            assert_eq!(t.language_name("ln"), "ln", "no name is made up");
        }
    }

    #[test]
    fn hours_to_come_say_their_day() {
        let now = "2026-11-23T10:00".parse().unwrap();
        let french = texts(Language::French);
        let said = |from: &str, to: Option<&str>| {
            let to = to.map(|to| to.parse().unwrap());
            french.span(from.parse().unwrap(), to, now)
        };
        assert_eq!(
            said("2026-11-23T14:00", Some("16:30")),
            "aujourd'hui de 14 h à 16 h 30"
        );
        assert_eq!(
            said("2026-11-24T18:00", Some("00:00")),
            "demain de 18 h à minuit"
        );
        assert_eq!(
            said("2026-11-26T18:00", Some("20:00")),
            "jeudi de 18 h à 20 h"
        );
        assert_eq!(said("2026-11-26T18:00", None), "jeudi à partir de 18 h");
        let dutch = texts(Language::Dutch);
        let from = "2026-11-26T18:00".parse().unwrap();
        assert_eq!(
            dutch.span(from, Some("20:00".parse().unwrap()), now),
            "donderdag van 18 uur tot 20 uur"
        );
    }

    #[test]
    fn dates_say_the_month_in_words() {
        let day = "2026-03-03".parse().unwrap();
        assert_eq!(texts(Language::French).date(day), "mardi 3 mars 2026");
        assert_eq!(texts(Language::German).date_plain(day), "3. März 2026");
        let first = "2026-12-01".parse().unwrap();
        let french = texts(Language::French);
        assert_eq!(french.date(first), "mardi 1er décembre 2026");
        assert_eq!(french.date_plain(first), "1er décembre 2026");
        assert_eq!(french.day_and_month(first), "mardi 1er décembre");
        assert_eq!(
            texts(Language::Dutch).day_and_month(first),
            "dinsdag 1 december"
        );
    }
}
