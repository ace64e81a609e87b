//! How long a sign-in lasts.

use jiff::{SignedDuration, Timestamp};

/// How long a browser stays signed in: without anything happening, and in all.
///
/// Source: our own bar, after OWASP ASVS 5.0, sections 7.3.1 and 7.3.2: a quarter of an hour and a
/// working day; five minutes and half an hour where others use the computer next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub idle: SignedDuration,
    pub whole: SignedDuration,
}

impl Span {
    /// After the password, until the code is typed.
    pub const CODE: Self = Self {
        idle: SignedDuration::from_mins(10),
        whole: SignedDuration::from_mins(10),
    };

    #[must_use]
    pub const fn of(public_computer: bool) -> Self {
        if public_computer {
            Self {
                idle: SignedDuration::from_mins(5),
                whole: SignedDuration::from_mins(30),
            }
        } else {
            Self {
                idle: SignedDuration::from_mins(15),
                whole: SignedDuration::from_hours(8),
            }
        }
    }

    /// When it ends if nothing more happens.
    #[must_use]
    pub fn ends(self, last_seen: Timestamp, ends: Timestamp) -> Timestamp {
        ends.min(last_seen + self.idle)
    }

    /// Whether its time has passed; not where the clock was set back.
    #[must_use]
    pub fn is_over(self, last_seen: Timestamp, ends: Timestamp, now: Timestamp) -> bool {
        now >= self.ends(last_seen, ends)
    }

    /// Whether it still counts. A clock that was set back does not make a sign-in young again: one
    /// that seems to be from the future counts no more.
    #[must_use]
    pub fn counts(self, last_seen: Timestamp, ends: Timestamp, now: Timestamp) -> bool {
        let silent = now.duration_since(last_seen);
        !self.is_over(last_seen, ends, now) && silent > -SignedDuration::from_mins(1)
    }
}

/// How long somebody who typed the password again may do sensitive things.
pub const CONFIRMED: SignedDuration = SignedDuration::from_mins(5);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_computer_forgets_after_five_minutes() {
        let then: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let after = |minutes| then + SignedDuration::from_mins(minutes);
        let far = after(10_000);
        let counts = |public, minutes| Span::of(public).counts(then, far, after(minutes));
        assert!(counts(true, 4) && !counts(true, 5));
        assert!(counts(false, 14) && !counts(false, 15));
        assert!(
            !Span::of(false).counts(after(3), after(3), after(4)),
            "the day is over"
        );
        assert!(!counts(false, -60), "the clock was set back");
    }
}
