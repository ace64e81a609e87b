//! Opening hours as rows of a weekly schedule, where there is an ordinary week.

use hours::{Hours, State, WeekSlot};

/// Days with the same times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weekly {
    /// `MO,TU`.
    pub days: String,
    /// `09:00`.
    pub opens: String,
    /// Of the next day where it is earlier than it opens.
    pub closes: String,
    /// Only who made an appointment is received.
    pub by_appointment: bool,
    pub comment: Option<String>,
}

const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const DAY: u16 = 24 * 60;

/// The rows of an ordinary week; none where the hours have no such thing, or cannot be read.
pub fn weekly(osm: &str) -> Vec<Weekly> {
    let Some(week) = Hours::parse(osm).ok().and_then(|hours| hours.week()) else {
        return Vec::new();
    };
    let mut rows: Vec<Weekly> = Vec::new();
    for (name, slots) in DAYS.into_iter().zip(&week.days) {
        for slot in slots {
            let Some(row) = row(slot) else { continue };
            let same = rows.iter_mut().find(|known| {
                known.opens == row.opens
                    && known.closes == row.closes
                    && known.by_appointment == row.by_appointment
                    && known.comment == row.comment
            });
            match same {
                Some(known) => {
                    known.days.push(',');
                    known.days.push_str(name);
                }
                None => rows.push(Weekly {
                    days: name.to_owned(),
                    ..row
                }),
            }
        }
    }
    rows
}

fn row(slot: &WeekSlot) -> Option<Weekly> {
    let by_appointment = match slot.state {
        State::Open => false,
        State::ByAppointment => true,
        State::Closed | State::Unknown => return None,
    };
    Some(Weekly {
        days: String::new(),
        opens: clock(slot.start),
        closes: clock(slot.end),
        by_appointment,
        comment: slot.comment.clone(),
    })
}

/// Midnight at the end of a day is written as its last minute would not be: `24:00` is no time, `00:00` is.
fn clock(minutes: u16) -> String {
    let of_day = minutes % DAY;
    format!("{:02}:{:02}", of_day / 60, of_day % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_week_is_told_day_by_day() {
        let rows = weekly("Mo-Th 08:00-12:00,13:30-17:00; Fr 08:00-12:00; PH off");
        let told: Vec<(&str, &str, &str)> = rows
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
        assert_eq!(weekly("Sa 18:00-24:00")[0].closes, "00:00");
    }

    #[test]
    fn hours_without_an_ordinary_week_make_no_rows() {
        assert_eq!(weekly("Mo[1] 09:00-12:00"), []);
        assert_eq!(weekly("quand on peut"), []);
    }
}
