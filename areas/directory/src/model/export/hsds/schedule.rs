//! Opening hours as rows of a weekly schedule, where there is an ordinary week.

use hours::{Hours, State, WeekSlot};

/// Days with the same times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// `MO,TU`.
    pub days: String,
    /// `09:00`.
    pub opens: String,
    pub closes: String,
}

/// Hours as far as weekly rows can tell them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weekly {
    pub rows: Vec<Row>,
    /// The rows say everything: nothing about holidays is left to say.
    pub whole: bool,
}

const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const DAY: u16 = 24 * 60;

/// The rows of an ordinary week. There are none where the hours have no such week, cannot be read, or have
/// times at which not everybody is received: a row cannot say so, and would send people to a closed door.
pub fn weekly(osm: &str) -> Weekly {
    let Some(hours) = Hours::parse(osm).ok() else {
        return Weekly::default();
    };
    let Some(week) = hours.week() else {
        return Weekly::default();
    };
    if !week.days.iter().flatten().all(is_plain) {
        return Weekly::default();
    }
    let mut rows: Vec<Row> = Vec::new();
    for (name, slots) in DAYS.into_iter().zip(&week.days) {
        for slot in slots {
            let (opens, closes) = (clock(slot.start), clock(slot.end));
            let same = rows
                .iter_mut()
                .find(|known| known.opens == opens && known.closes == closes);
            match same {
                Some(known) => {
                    known.days.push(',');
                    known.days.push_str(name);
                }
                None => rows.push(Row {
                    days: name.to_owned(),
                    opens,
                    closes,
                }),
            }
        }
    }
    let whole =
        !rows.is_empty() && !hours.mentions_public_holidays() && !hours.mentions_school_holidays();
    Weekly { rows, whole }
}

fn is_plain(slot: &WeekSlot) -> bool {
    slot.state == State::Open && slot.comment.is_none() && slot.end <= DAY
}

/// `24:00` is no time of the specification; a day that ends at `00:00` is one that ends with the day.
fn clock(minutes: u16) -> String {
    let of_day = minutes % DAY;
    format!("{:02}:{:02}", of_day / 60, of_day % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_week_is_told_day_by_day() {
        let weekly_rows = weekly("Mo-Th 08:00-12:00,13:30-17:00; Fr 08:00-12:00; PH off");
        assert!(!weekly_rows.whole);
        let told: Vec<(&str, &str, &str)> = weekly_rows
            .rows
            .iter()
            .map(|row| (row.days.as_str(), row.opens.as_str(), row.closes.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("MO,TU,WE,TH,FR", "08:00", "12:00"),
                ("MO,TU,WE,TH", "13:30", "17:00")
            ]
        );
        let late = weekly("Sa 18:00-24:00");
        assert!(late.whole);
        assert_eq!(late.rows[0].closes, "00:00");
    }

    #[test]
    fn hours_without_an_ordinary_week_make_no_rows() {
        for hours in [
            "Mo[1] 09:00-12:00",
            "quand on peut",
            "We 14:00-17:00 \"sur rendez-vous\"",
        ] {
            assert_eq!(weekly(hours), Weekly::default(), "{hours}");
        }
    }
}
