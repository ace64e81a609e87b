//! How long somebody is a member, and which roles may be for one place.

use jiff::ToSpan;
use jiff::civil::Date;
use web::Role;

/// Why a day is no last day of a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayProblem {
    Past,
    /// More than two years away.
    TooFar,
}

/// The last day of a membership: the one that is wanted, or a year from today. Nobody is a member for
/// longer than two years without somebody saying so again: people leave, and lists are forgotten.
///
/// # Errors
/// [`DayProblem`].
pub fn last_day(wanted: Option<Date>, today: Date) -> Result<Date, DayProblem> {
    let Some(day) = wanted else {
        return Ok(today.saturating_add(1.year()));
    };
    if day < today {
        return Err(DayProblem::Past);
    }
    if day > today.saturating_add(2.years()) {
        return Err(DayProblem::TooFar);
    }
    Ok(day)
}

/// Whether a membership of this role may be for one place only; a coordinator and an administrator are
/// that for the whole organisation. The table's check says the same.
#[must_use]
pub const fn may_be_for_one_place(role: Role) -> bool {
    matches!(role, Role::Mediator | Role::PlaceManager | Role::Referrer)
}

/// The longest name of a person on the screen, in characters.
const LONGEST_NAME: usize = 80;

/// How a person wants to be called, with single spaces; nothing where that is empty, too long, or holds
/// signs that cannot be seen.
#[must_use]
pub fn shown_name(typed: &str) -> Option<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    let fine = (1..=LONGEST_NAME).contains(&length) && !name.chars().any(char::is_control);
    fine.then_some(name)
}

/// The longest note of for whom an invitation is, in characters.
pub const LONGEST_FOR_WHOM: usize = 120;

/// For whom an invitation is, on one line; nothing where nothing was typed.
///
/// # Errors
/// The most characters that are taken, where there are more.
pub fn for_whom(typed: &str) -> Result<Option<String>, usize> {
    let shown = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if shown.chars().count() > LONGEST_FOR_WHOM {
        return Err(LONGEST_FOR_WHOM);
    }
    let shown: String = shown.chars().filter(|c| !c.is_control()).collect();
    Ok((!shown.is_empty()).then_some(shown))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_membership_ends_within_two_years() {
        let today = date(2026, 11, 23);
        assert_eq!(last_day(None, today), Ok(date(2027, 11, 23)));
        for good in [today, date(2028, 11, 23)] {
            assert_eq!(last_day(Some(good), today), Ok(good));
        }
        let yesterday = Some(date(2026, 11, 22));
        assert_eq!(last_day(yesterday, today), Err(DayProblem::Past));
        let far = Some(date(2028, 11, 24));
        assert_eq!(last_day(far, today), Err(DayProblem::TooFar));
        // A year after 29 February there is none.
        assert_eq!(last_day(None, date(2028, 2, 29)), Ok(date(2029, 2, 28)));
    }

    #[test]
    fn a_name_is_shown_as_it_was_typed_and_never_empty() {
        assert_eq!(shown_name("  Noor  Peeters "), Some("Noor Peeters".into()));
        for wrong in ["", "  ", "a\u{0}b", &"a".repeat(81)] {
            assert_eq!(shown_name(wrong), None, "{wrong:?}");
        }
        assert_eq!(
            for_whom(" Noor,\n at the desk "),
            Ok(Some("Noor, at the desk".into()))
        );
        assert_eq!(for_whom("  "), Ok(None));
        assert_eq!(for_whom(&"a".repeat(121)), Err(120));
    }
}
