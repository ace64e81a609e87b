//! What somebody has to do now, whatever part of the directory it comes from.

use std::cmp::Reverse;

use jiff::civil::Date;
use kernel::{Id, Wording};

use super::{Criterion, Grade, Place, quality};

/// What kind of thing is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskKind {
    /// Somebody reported that something is wrong.
    Reported,
    /// Somebody proposed a place.
    Proposed,
    /// The last source of the place no longer names it.
    Gone,
    /// Nobody has confirmed the facts for long.
    Confirm,
    /// Something is missing that people need to know.
    Mend,
}

impl TaskKind {
    /// The word in message keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Proposed => "proposed",
            Self::Gone => "gone",
            Self::Confirm => "confirm",
            Self::Mend => "mend",
        }
    }

    /// Whether pressing "everything is still right" does it.
    #[must_use]
    pub const fn is_confirming(self) -> bool {
        matches!(self, Self::Gone | Self::Confirm)
    }
}

/// How soon it should be done; the sooner, the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    Now,
    Soon,
    Later,
}

impl Urgency {
    /// The word in message keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Soon => "soon",
            Self::Later => "later",
        }
    }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    pub kind: TaskKind,
    /// The place, or the proposal of one.
    pub place: Id,
    /// The name of the place.
    pub name: Wording,
    /// The page where it is done, behind the language: `/work/place/ID`.
    pub leads_to: String,
    /// Since when it waits; nothing where nobody knows.
    pub since: Option<Date>,
    /// What is missing, for [`TaskKind::Mend`].
    pub missing: Vec<Criterion>,
    pub urgency: Urgency,
}

/// The tasks of several sources in one order: the urgent ones first, then those that wait longest. What waits since
/// nobody knows when waits longest.
#[must_use]
pub fn in_order(sources: impl IntoIterator<Item = Vec<Task>>) -> Vec<Task> {
    let mut tasks: Vec<Task> = sources.into_iter().flatten().collect();
    tasks.sort_by_cached_key(|task| {
        (
            task.urgency,
            task.since,
            task.kind,
            Reverse(task.missing.len()),
            task.place.clone(),
        )
    });
    tasks
}

/// What the facts of a place ask of whoever answers for it: to confirm them, and to fill in what is missing.
/// `months` is how often somebody wants to be asked; `today` in Brussels.
#[must_use]
pub fn of_place(place: &Place, months: i32, today: Date) -> Vec<Task> {
    let task = |kind, since, missing, urgency| Task {
        kind,
        place: place.id.clone(),
        name: place.name.clone(),
        leads_to: format!("/work/place/{}", place.id),
        since,
        missing,
        urgency,
    };
    let freshness = place.freshness(today);
    let mut tasks = Vec::new();
    if let Some(day) = freshness.gone_since {
        tasks.push(task(TaskKind::Gone, Some(day), Vec::new(), Urgency::Now));
    } else if freshness.is_due_for(months, today) {
        let urgency = match freshness.grade {
            Grade::Fresh | Grade::Ageing => Urgency::Soon,
            Grade::Old | Grade::Unknown => Urgency::Now,
        };
        tasks.push(task(
            TaskKind::Confirm,
            freshness.known_on,
            Vec::new(),
            urgency,
        ));
    }
    let mut missing = quality(place, today).mend;
    missing.retain(|criterion| *criterion != Criterion::Freshness);
    if !missing.is_empty() {
        tasks.push(task(
            TaskKind::Mend,
            freshness.known_on,
            missing,
            Urgency::Later,
        ));
    }
    tasks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::USUAL_MONTHS;
    use crate::model::place::tests::nothing_known;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 28);

    fn kinds(place: &Place) -> Vec<(&'static str, &'static str)> {
        of_place(place, USUAL_MONTHS, TODAY)
            .iter()
            .map(|task| (task.kind.code(), task.urgency.code()))
            .collect()
    }

    #[test]
    fn a_place_is_confirmed_when_it_is_due_and_mended_where_something_is_missing() {
        let mut place = nothing_known();
        assert_eq!(kinds(&place), [("confirm", "now"), ("mend", "later")]);
        place.confirmed_on = Some("2026-11-01".to_owned());
        assert_eq!(kinds(&place), [("mend", "later")]);
        place.confirmed_on = Some("2026-01-01".to_owned());
        assert_eq!(kinds(&place), [("confirm", "soon"), ("mend", "later")]);
        place.gone_on = Some("2026-10-01".to_owned());
        assert_eq!(kinds(&place), [("gone", "now"), ("mend", "later")]);
    }

    #[test]
    fn urgent_tasks_come_first_and_then_those_that_wait_longest() {
        let task = |n: u8, urgency, since: Option<&str>| Task {
            kind: TaskKind::Confirm,
            place: Id::parse(&format!("01a20000-0000-7000-8000-00000000000{n}")).unwrap(),
            name: Wording::default(),
            leads_to: String::new(),
            since: since.map(|day| day.parse().unwrap()),
            missing: Vec::new(),
            urgency,
        };
        let one = vec![
            task(1, Urgency::Later, None),
            task(2, Urgency::Now, Some("2026-02-01")),
        ];
        let two = vec![
            task(3, Urgency::Now, None),
            task(4, Urgency::Now, Some("2025-02-01")),
        ];
        let ordered: Vec<String> = in_order([one, two])
            .iter()
            .map(|task| task.place.to_string())
            .collect();
        let last: Vec<&str> = ordered.iter().map(|id| &id[35..]).collect();
        assert_eq!(last, ["3", "4", "2", "1"]);
    }
}
