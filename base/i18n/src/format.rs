//! Dates, times and distances as people say them; the patterns are messages of `locales/*/format.ftl`.

use jiff::civil::{Date, DateTime, Time};

use crate::Texts;

impl Texts {
    /// "mardi 3 mars 2026": always with its weekday, never in digits alone.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.msg("date-long")
            .str("weekday", self.weekday(date))
            .str("day", date.day())
            .str("month", self.get(&format!("month-{}", date.month())))
            .str("year", date.year())
            .to_string()
    }

    /// "3 mars 2026": for the date of a document, whose weekday nobody asks.
    #[must_use]
    pub fn date_plain(&self, date: Date) -> String {
        self.msg("date-plain")
            .str("day", date.day())
            .str("month", self.get(&format!("month-{}", date.month())))
            .str("year", date.year())
            .to_string()
    }

    /// "mars 2026": for documents that are dated by the month only.
    #[must_use]
    pub fn month_and_year(&self, date: Date) -> String {
        self.msg("date-month")
            .str("month", self.get(&format!("month-{}", date.month())))
            .str("year", date.year())
            .to_string()
    }

    /// "a, b, c", with the language's comma.
    #[must_use]
    pub fn list(&self, things: &[String]) -> String {
        things.join(&format!("{} ", self.get("list-comma")))
    }

    /// "mardi 3 mars": for days near enough that the year is plain.
    #[must_use]
    pub fn day_and_month(&self, date: Date) -> String {
        self.msg("date-short")
            .str("weekday", self.weekday(date))
            .str("day", date.day())
            .str("month", self.get(&format!("month-{}", date.month())))
            .to_string()
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

    /// One decimal, with the language's decimal mark.
    #[must_use]
    pub fn decimal(&self, number: f64) -> String {
        format!("{number:.1}").replace('.', &self.get("decimal-mark"))
    }
}
