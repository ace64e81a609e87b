//! Time is a parameter: only `SystemClock` reads the machine's.

use std::fmt::Debug;
use std::sync::Mutex;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Who tells the time.
pub trait Clock: Debug + Send + Sync {
    fn now(&self) -> Timestamp;

    /// The date and the time on a clock in Brussels.
    fn now_in_brussels(&self) -> DateTime {
        in_brussels(self.now())
    }
}

/// Belgian civil time; the time zone's data are built in, so this needs no file of the machine.
#[must_use]
pub fn brussels() -> TimeZone {
    TimeZone::get("Europe/Brussels").expect("the built-in time zones hold Europe/Brussels")
}

/// What a clock on a wall in Brussels shows at this moment.
#[must_use]
pub fn in_brussels(at: Timestamp) -> DateTime {
    at.to_zoned(brussels()).datetime()
}

#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A clock that stands still until a test moves it.
#[derive(Debug)]
pub struct FixedClock(Mutex<Timestamp>);

impl FixedClock {
    #[must_use]
    pub const fn at(now: Timestamp) -> Self {
        Self(Mutex::new(now))
    }

    pub fn advance(&self, by: SignedDuration) {
        if let Ok(mut now) = self.0.lock() {
            *now += by;
        }
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        *self
            .0
            .lock()
            .expect("no test panics while it holds the clock")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brussels_is_an_hour_ahead_in_winter_and_two_in_summer() {
        let winter: Timestamp = "2026-01-15T11:00:00Z".parse().unwrap();
        let summer: Timestamp = "2026-07-15T10:00:00Z".parse().unwrap();
        assert_eq!(in_brussels(winter).hour(), 12);
        assert_eq!(in_brussels(summer).hour(), 12);
    }
}
