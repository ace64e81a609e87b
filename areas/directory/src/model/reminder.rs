//! How often whoever answers for a place wants to be asked whether its facts still hold, and how.

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};
use kernel::{Id, Language};

use super::freshness::Freshness;

/// The intervals that are offered, in months.
pub const MONTHS: [i32; 3] = [3, 6, 12];

/// The interval of every place for which nobody chose one: from then on its facts are not fresh any more.
pub const USUAL_MONTHS: i32 = 6;

/// How long an address for mail stays where nobody answers: then whoever gave it has left, or does not read it.
pub const ADDRESS_UNUSED: SignedDuration = SignedDuration::from_hours(2 * 365 * 24);

/// How somebody is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Mail,
    /// The place is put on the list of those to call.
    Call,
    /// Not at all: the worklist says it.
    None,
}

impl Way {
    pub const ALL: [Self; 3] = [Self::Mail, Self::Call, Self::None];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Call => "call",
            Self::None => "none",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// What was chosen for a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    pub place: Id,
    pub months: i32,
    pub way: Way,
    /// Where mail goes; there for [`Way::Mail`] alone.
    pub address: Option<String>,
    /// Whose address it is: it goes when the membership ends.
    pub membership: Option<Id>,
    /// The language of the mail.
    pub language: Language,
    /// The day on which it was chosen.
    pub set_on: Date,
}

/// What somebody chose in the form, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReminderDraft {
    pub months: i32,
    pub way: Way,
    pub address: Option<String>,
}

/// What to mend in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReminderProblem {
    MonthsMissing,
    WayMissing,
    AddressMissing,
    AddressWrong,
}

impl ReminderDraft {
    /// `mails` says whether the installation sends mail at all.
    ///
    /// # Errors
    /// What to mend, in the order of the form.
    pub fn check(
        months: &str,
        way: &str,
        address: &str,
        mails: bool,
    ) -> Result<Self, Vec<ReminderProblem>> {
        let mut problems = Vec::new();
        let months = months.parse().ok().filter(|months| MONTHS.contains(months));
        if months.is_none() {
            problems.push(ReminderProblem::MonthsMissing);
        }
        let way = Way::parse(way).filter(|way| mails || *way != Way::Mail);
        let address = address.trim();
        match way {
            None => problems.push(ReminderProblem::WayMissing),
            Some(Way::Mail) if address.is_empty() => problems.push(ReminderProblem::AddressMissing),
            Some(Way::Mail) if mail::Address::parse(address).is_err() => {
                problems.push(ReminderProblem::AddressWrong);
            }
            Some(_) => {}
        }
        match (months, way) {
            (Some(months), Some(way)) if problems.is_empty() => Ok(Self {
                months,
                way,
                address: (way == Way::Mail).then(|| address.to_owned()),
            }),
            _ => Err(problems),
        }
    }
}

/// The last day, not after today, on which a place was due: one interval after the day on which its facts were known,
/// or two, or more. Where nobody knows that day, the intervals count from the day on which the reminder was chosen;
/// a place that its source left is due at once.
#[must_use]
pub fn due_on(freshness: &Freshness, months: i32, set_on: Date, today: Date) -> Option<Date> {
    let left = freshness.gone_since.map(|day| day.max(set_on));
    let (from, first) = match freshness.known_on {
        Some(day) => (day, 1),
        None => (set_on, 0),
    };
    let turn = |number: i32| from.saturating_add((months * number).months());
    let mut due = None;
    let mut number = first;
    while turn(number) <= today && due != Some(turn(number)) {
        due = Some(turn(number));
        number += 1;
    }
    due.max(left.filter(|day| *day <= today))
}

#[cfg(test)]
mod tests {
    use super::super::freshness::freshness;
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn due(known: Option<&str>, gone: Option<&str>, months: i32, set_on: Date) -> Option<Date> {
        due_on(&freshness(known, None, gone, TODAY), months, set_on, TODAY)
    }

    #[test]
    fn a_place_is_due_an_interval_after_its_facts_were_known_and_again_after_each() {
        let set = date(2026, 11, 1);
        assert_eq!(due(Some("2026-09-01"), None, 3, set), None);
        let once = due(Some("2026-08-01"), None, 3, set);
        assert_eq!(once, Some(date(2026, 11, 1)));
        // Nobody answered the first two; the last one counts.
        let again = due(Some("2026-02-15"), None, 3, set);
        assert_eq!(again, Some(date(2026, 11, 15)));
        let short_month = due(Some("2026-08-31"), None, 3, set);
        assert_eq!(short_month, None, "30 November has not come");
        assert_eq!(
            due(Some("2025-11-23"), None, 12, set),
            Some(date(2026, 11, 23))
        );
    }

    #[test]
    fn where_nobody_knows_the_day_it_counts_from_the_choice_and_what_its_source_left_is_due() {
        assert_eq!(
            due(None, None, 6, date(2026, 11, 1)),
            Some(date(2026, 11, 1))
        );
        assert_eq!(
            due(None, None, 3, date(2026, 1, 1)),
            Some(date(2026, 10, 1))
        );
        let fresh = Some("2026-11-01");
        assert_eq!(due(fresh, None, 12, date(2026, 1, 1)), None);
        assert_eq!(
            due(fresh, Some("2026-11-10"), 12, date(2026, 1, 1)),
            Some(date(2026, 11, 10))
        );
    }

    #[test]
    fn an_interval_a_way_and_an_address_where_there_is_mail() {
        let good = ReminderDraft::check("3", "mail", " a.b@mail.example ", true).unwrap();
        assert_eq!(good.address.as_deref(), Some("a.b@mail.example"));
        let call = ReminderDraft::check("12", "call", "a@b.example", true).unwrap();
        assert_eq!(call.address, None, "what is not needed is not kept");
        assert_eq!(
            ReminderDraft::check("5", "", "", true),
            Err(vec![
                ReminderProblem::MonthsMissing,
                ReminderProblem::WayMissing
            ])
        );
        assert_eq!(
            ReminderDraft::check("6", "mail", "", true),
            Err(vec![ReminderProblem::AddressMissing])
        );
        assert_eq!(
            ReminderDraft::check("6", "mail", "a@b.example", false),
            Err(vec![ReminderProblem::WayMissing]),
            "nobody is offered what is not sent"
        );
        for wrong in [
            "a",
            "@b.example",
            "a@b",
            "a@b..example",
            "a b@c.example",
            "a@b@c.example",
            "é@b.example",
            "a@-b.example",
            "a@b.example\r\nBcc: c@d.example",
            "<a@b.example>",
        ] {
            assert_eq!(
                ReminderDraft::check("6", "mail", wrong, true),
                Err(vec![ReminderProblem::AddressWrong]),
                "{wrong}"
            );
        }
    }
}
