//! Slows down floods without a captcha: so many acts per network and hour, counted in memory, never stored.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};

/// At most `acts` acts per network in any `window`.
#[derive(Debug)]
pub struct Limit {
    acts: usize,
    window: SignedDuration,
    seen: Mutex<HashMap<IpAddr, Vec<Timestamp>>>,
}

/// A flood from ever new networks must not fill the memory: beyond this many, the oldest are forgotten.
const MOST_NETWORKS: usize = 50_000;

impl Limit {
    #[must_use]
    pub fn new(acts: usize, window: SignedDuration) -> Self {
        Self {
            acts,
            window,
            seen: Mutex::new(HashMap::new()),
        }
    }

    /// Counts one act.
    ///
    /// # Errors
    /// The seconds to wait, where the network has had its share.
    pub fn take(&self, network: IpAddr, now: Timestamp) -> Result<(), u64> {
        let mut seen = self
            .seen
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let since = now - self.window;
        if seen.len() >= MOST_NETWORKS {
            seen.retain(|_, times| times.last().is_some_and(|last| *last > since));
            if seen.len() >= MOST_NETWORKS {
                seen.clear();
            }
        }
        let times = seen.entry(network).or_default();
        times.retain(|time| *time > since);
        if let Some(oldest) = times.first().filter(|_| times.len() >= self.acts) {
            let wait = (*oldest + self.window).duration_since(now).as_secs().max(1);
            return Err(u64::try_from(wait).unwrap_or(1));
        }
        times.push(now);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourth_act_of_an_hour_waits_and_a_neighbour_does_not() {
        let limit = Limit::new(3, SignedDuration::from_hours(1));
        let (one, other): (IpAddr, IpAddr) =
            ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        let now: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        for _ in 0..3 {
            assert_eq!(limit.take(one, now), Ok(()));
        }
        assert_eq!(limit.take(one, now), Err(3600));
        assert_eq!(limit.take(other, now), Ok(()));
        assert_eq!(
            limit.take(one, now + SignedDuration::from_secs(3601)),
            Ok(())
        );
    }
}
