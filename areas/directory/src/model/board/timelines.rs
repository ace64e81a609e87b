//! The hours of all places, worked out for the days that a search asks about, and kept for the next one.

use std::sync::{Arc, Mutex, PoisonError};

use hours::Timeline;
use jiff::civil::{Date, DateTime};

use crate::model::{Place, calendar_of};

/// The hours of each place, in the order of the places; nothing where they are unknown.
pub(super) type Timelines = Arc<Vec<Option<Timeline>>>;

/// Which days were worked out: from a date on, so many.
type Days = (Date, u16);

/// Days that are kept: today's for each kind of wish, and a few that somebody plans for.
const MOST_KEPT: usize = 12;

#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<Vec<(Days, Timelines)>>);

impl Kept {
    /// The hours of all places over these stretches of time. Worked out beside the lock: other
    /// searches go on meanwhile.
    pub fn over(&self, stretches: &[(DateTime, DateTime)], places: &[Place]) -> Option<Timelines> {
        let days = days_of(stretches)?;
        let known = |kept: &[(Days, Timelines)]| {
            kept.iter()
                .find(|(of, _)| *of == days)
                .map(|(_, timelines)| Arc::clone(timelines))
        };
        if let Some(timelines) = known(&self.0.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Some(timelines);
        }
        let of = |place: &Place| {
            let hours = place.hours.as_ref()?;
            Some(hours.timeline(days.0, days.1, calendar_of(place.commune)))
        };
        let timelines: Timelines = Arc::new(places.iter().map(of).collect());
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_KEPT {
            kept.remove(0);
        }
        kept.push((days, Arc::clone(&timelines)));
        Some(timelines)
    }
}

/// The first day of the stretches, and how many days they reach over.
fn days_of(stretches: &[(DateTime, DateTime)]) -> Option<Days> {
    let first = stretches.first()?.0.date();
    let last = stretches.last()?.1.date();
    let between = first.until(last).ok()?.get_days();
    Some((first, u16::try_from(between).ok()?.saturating_add(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::When;

    #[test]
    fn the_days_of_a_wish_reach_to_its_last_stretch() {
        let now: DateTime = "2026-11-23T20:00".parse().unwrap();
        let today: Date = "2026-11-23".parse().unwrap();
        assert_eq!(days_of(&When::Now.stretches(now)), Some((today, 1)));
        assert_eq!(days_of(&When::Today.stretches(now)), Some((today, 2)));
        assert_eq!(days_of(&When::Evening.stretches(now)), Some((today, 8)));
        assert_eq!(days_of(&[]), None);
    }
}
