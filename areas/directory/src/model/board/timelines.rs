//! The hours of places over the days that a search asks about: each worked out when it is first asked
//! for, and kept for the next search.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use hours::{Hours, Timeline};
use jiff::civil::{Date, DateTime};
use kernel::Nis;

use crate::model::calendar_of;

/// Which days are meant: from a date on, so many.
type Days = (Date, u16);

/// Days that are kept: today's for each kind of wish, and a few that somebody plans for.
const MOST_KEPT: usize = 12;

/// The hours of places over some days.
#[derive(Debug)]
pub(super) struct Timelines {
    days: Days,
    /// In the order of the places; empty until somebody asks.
    of_places: Box<[OnceLock<Timeline>]>,
}

impl Timelines {
    /// These hours of the place in this slot, in this commune. A place that another wish has refused
    /// already is never asked, so that a day of which nobody asked before costs no more than its
    /// answer needs; and searches that ask at once share the work.
    pub fn of(&self, slot: usize, hours: &Hours, commune: Option<Nis>) -> Option<&Timeline> {
        let (first, count) = self.days;
        let work_out = || hours.timeline(first, count, calendar_of(commune));
        Some(self.of_places.get(slot)?.get_or_init(work_out))
    }
}

#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<Vec<Arc<Timelines>>>);

impl Kept {
    /// The hours of so many places over these stretches of time; nothing where there is no stretch.
    pub fn over(
        &self,
        stretches: &[(DateTime, DateTime)],
        places: usize,
    ) -> Option<Arc<Timelines>> {
        let days = days_of(stretches)?;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.iter().find(|timelines| timelines.days == days) {
            return Some(Arc::clone(known));
        }
        let of_places = std::iter::repeat_with(OnceLock::new).take(places).collect();
        let timelines = Arc::new(Timelines { days, of_places });
        if kept.len() >= MOST_KEPT {
            kept.remove(0);
        }
        kept.push(Arc::clone(&timelines));
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

    fn on(day: i8) -> [(DateTime, DateTime); 1] {
        let at = jiff::civil::date(2027, 1, day).at(10, 0, 0, 0);
        [(at, at)]
    }

    #[test]
    fn a_day_is_worked_out_once_and_only_for_the_places_that_are_asked() {
        let kept = Kept::default();
        let day = kept.over(&on(1), 3).unwrap();
        let worked_out = || {
            day.of_places
                .iter()
                .filter(|one| one.get().is_some())
                .count()
        };
        assert_eq!(worked_out(), 0);
        let hours = Hours::parse("Fr 09:00-12:00").unwrap();
        let state = day.of(1, &hours, None).unwrap().state_at(on(1)[0].0);
        assert_eq!((state, worked_out()), (hours::State::Open, 1));
        let again = kept.over(&on(1), 3).unwrap();
        assert!(Arc::ptr_eq(&day, &again), "kept for the next search");
        assert!(day.of(9, &hours, None).is_none(), "no such slot");
    }

    #[test]
    fn somebody_who_asks_ever_new_days_fills_no_memory() {
        let kept = Kept::default();
        for day in 1..=28 {
            kept.over(&on(day), 3);
        }
        assert_eq!(kept.0.lock().unwrap().len(), MOST_KEPT);
    }
}
