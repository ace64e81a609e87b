//! Slows down floods without a captcha: so many acts per network and hour, counted in memory, never stored.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// At most `acts` acts per network in any `window`.
#[derive(Debug)]
pub struct Limit {
    acts: usize,
    window: SignedDuration,
    most_networks: usize,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    /// The acts of each network that still count, oldest first; never an empty list.
    acts: HashMap<IpAddr, Vec<Timestamp>>,
    /// When those that do not count any more were last dropped.
    tidied: Timestamp,
}

/// A flood from ever new networks must not fill the memory: beyond this many, the older half is forgotten.
const MOST_NETWORKS: usize = 50_000;

/// An address stays at most this much longer than it counts.
const TIDIED_EVERY: SignedDuration = SignedDuration::from_mins(1);

impl Limit {
    #[must_use]
    pub fn new(acts: usize, window: SignedDuration) -> Self {
        Self {
            acts,
            window,
            most_networks: MOST_NETWORKS,
            seen: Mutex::default(),
        }
    }

    /// Counts one act.
    ///
    /// # Errors
    /// The seconds to wait, where the network has had its share.
    pub fn take(&self, network: IpAddr, now: Timestamp) -> Result<(), u64> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let since = now - self.window;
        if now.duration_since(seen.tidied) >= TIDIED_EVERY {
            seen.forget_until(since);
            seen.tidied = now;
        }
        if seen.acts.len() >= self.most_networks && !seen.acts.contains_key(&network) {
            seen.forget_until(since);
            seen.forget_older_half(self.most_networks);
        }
        let times = seen.acts.entry(network).or_default();
        times.retain(|time| *time > since);
        if let Some(oldest) = times.first().filter(|_| times.len() >= self.acts) {
            let wait = (*oldest + self.window).duration_since(now).as_secs().max(1);
            return Err(u64::try_from(wait).unwrap_or(1));
        }
        times.push(now);
        Ok(())
    }

    /// Drops the addresses that do not count any more, also where nobody acts: for a job that runs
    /// again and again.
    pub fn forget_expired(&self, now: Timestamp) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.forget_until(now - self.window);
        seen.tidied = now;
    }
}

impl Seen {
    fn forget_until(&mut self, since: Timestamp) {
        self.acts
            .retain(|_, times| times.last().is_some_and(|last| *last > since));
    }

    /// Never all at once: then a flood would lift the limit of everybody, its own first.
    fn forget_older_half(&mut self, most: usize) {
        if self.acts.len() < most {
            return;
        }
        let mut by_last: Vec<(Option<Timestamp>, IpAddr)> = self
            .acts
            .iter()
            .map(|(network, times)| (times.last().copied(), *network))
            .collect();
        by_last.sort_unstable();
        for (_, network) in &by_last[..by_last.len().div_ceil(2)] {
            self.acts.remove(network);
        }
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

    fn remembered(limit: &Limit) -> usize {
        limit.seen.lock().unwrap().acts.len()
    }

    fn network(number: u32) -> IpAddr {
        IpAddr::V4(number.into())
    }

    #[test]
    fn a_flood_from_ever_new_networks_does_not_lift_the_limit_of_who_acted_last() {
        let mut limit = Limit::new(1, SignedDuration::from_hours(1));
        limit.most_networks = 10;
        let start: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        for number in 0..1_000 {
            let now = start + SignedDuration::from_secs(number.into());
            assert_eq!(limit.take(network(number), now), Ok(()));
            assert!(remembered(&limit) <= 10);
            if number >= 4 {
                let earlier = limit.take(network(number - 4), now);
                assert!(earlier.is_err(), "{number}: the limit was lifted");
            }
        }
    }

    #[test]
    fn an_address_is_gone_soon_after_it_counts_no_more() {
        let limit = Limit::new(1, SignedDuration::from_mins(10));
        let start: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        for number in 0..5 {
            assert_eq!(limit.take(network(number), start), Ok(()));
        }
        let later = start + SignedDuration::from_mins(9);
        assert_eq!(limit.take(network(9), later), Ok(()));
        assert_eq!(remembered(&limit), 6, "all still count");
        let later = start + SignedDuration::from_mins(11);
        assert_eq!(limit.take(network(10), later), Ok(()));
        assert_eq!(remembered(&limit), 2);
        limit.forget_expired(start + SignedDuration::from_mins(22));
        assert_eq!(remembered(&limit), 0);
    }
}
