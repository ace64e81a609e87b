//! Slows down floods without a captcha: so many acts per network and hour, counted in memory, never stored.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// So many acts of a network at once, and then one whenever its share of the window has passed: five an
/// hour are five now, and one every twelve minutes. Of each network one moment is kept, however much it
/// acts (the generic cell rate algorithm of ITU-T I.371).
#[derive(Debug)]
pub struct Limit {
    share: SignedDuration,
    window: SignedDuration,
    most_networks: usize,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    /// When each network has its whole window free again.
    free_at: HashMap<IpAddr, Timestamp>,
    /// When those that have were last dropped.
    tidied: Timestamp,
}

/// A flood from ever new networks must not fill the memory: beyond this many, the half that acted
/// longest ago is forgotten.
const MOST_NETWORKS: usize = 50_000;

/// An address stays at most this much longer than it counts.
const TIDIED_EVERY: SignedDuration = SignedDuration::from_mins(1);

impl Limit {
    /// `acts` is at least one.
    #[must_use]
    pub fn new(acts: i32, window: SignedDuration) -> Self {
        Self {
            share: window / acts.max(1),
            window,
            most_networks: MOST_NETWORKS,
            seen: Mutex::default(),
        }
    }

    /// Counts one act.
    ///
    /// # Errors
    /// The seconds to wait, where the network has had its share; the act is then not counted.
    pub fn take(&self, network: IpAddr, now: Timestamp) -> Result<(), u64> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if now.duration_since(seen.tidied) >= TIDIED_EVERY {
            seen.forget_free(now);
            seen.tidied = now;
        }
        let free_at = seen.free_at.get(&network).copied();
        if free_at.is_none() && seen.free_at.len() >= self.most_networks {
            seen.forget_free(now);
            seen.forget_older_half(self.most_networks);
        }
        let next = self.room(free_at, now)?;
        seen.free_at.insert(network, next);
        Ok(())
    }

    /// Whether an act would be counted; counts none.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn has_room(&self, network: IpAddr, now: Timestamp) -> Result<(), u64> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        self.room(seen.free_at.get(&network).copied(), now)
            .map(drop)
    }

    /// When the network is free again after one more act.
    fn room(&self, free_at: Option<Timestamp>, now: Timestamp) -> Result<Timestamp, u64> {
        let latest = now + self.window;
        // From before the clock was set back: that counts no more, or somebody would wait until the
        // clock has come to where it was. A correction by less than the window lets nobody off.
        let free_at = free_at.filter(|free_at| *free_at <= latest + self.window);
        let free_at = free_at.unwrap_or(now).clamp(now, latest);
        let next = free_at + self.share;
        let beyond = next.duration_since(latest);
        if beyond > SignedDuration::ZERO {
            let whole = beyond.as_secs() + i64::from(beyond.subsec_nanos() > 0);
            return Err(u64::try_from(whole).unwrap_or(1).max(1));
        }
        Ok(next)
    }

    /// Drops the addresses that do not count any more, also where nobody acts: for a job that runs
    /// again and again.
    pub fn forget_expired(&self, now: Timestamp) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.forget_free(now);
        seen.tidied = now;
    }
}

impl Seen {
    fn forget_free(&mut self, now: Timestamp) {
        self.free_at.retain(|_, free_at| *free_at > now);
    }

    /// Never all at once: then a flood would lift the limit of everybody, its own first.
    fn forget_older_half(&mut self, most: usize) {
        if self.free_at.len() < most {
            return;
        }
        let mut by_moment: Vec<(Timestamp, IpAddr)> = self
            .free_at
            .iter()
            .map(|(network, free_at)| (*free_at, *network))
            .collect();
        by_moment.sort_unstable();
        for (_, network) in &by_moment[..by_moment.len().div_ceil(2)] {
            self.free_at.remove(network);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourth_act_waits_for_its_share_and_a_neighbour_does_not() {
        let limit = Limit::new(3, SignedDuration::from_hours(1));
        let (one, other): (IpAddr, IpAddr) =
            ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        let now: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        for _ in 0..3 {
            assert_eq!(limit.take(one, now), Ok(()));
        }
        assert_eq!(limit.has_room(one, now), Err(1200));
        assert_eq!(limit.take(one, now), Err(1200));
        assert_eq!(limit.take(other, now), Ok(()));
        let later = |seconds| now + SignedDuration::from_secs(seconds);
        assert_eq!(limit.take(one, later(1199)), Err(1));
        assert_eq!(limit.take(one, later(1200)), Ok(()));
        assert_eq!(limit.take(one, later(1200)), Err(1200));
        // An hour of rest, and all three are there again.
        for _ in 0..3 {
            assert_eq!(limit.take(one, later(6000)), Ok(()));
        }
        assert!(limit.take(one, later(6000)).is_err());
    }

    #[test]
    fn a_clock_that_was_set_back_makes_nobody_wait_for_ever() {
        let limit = Limit::new(3, SignedDuration::from_hours(1));
        let one: IpAddr = "192.0.2.1".parse().unwrap();
        let now: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        for _ in 0..3 {
            assert_eq!(limit.take(one, now), Ok(()));
        }
        let earlier = now - SignedDuration::from_hours(24 * 400);
        assert_eq!(limit.take(one, earlier), Ok(()));
        let corrected = now - SignedDuration::from_mins(30);
        let limit = Limit::new(3, SignedDuration::from_hours(1));
        for _ in 0..3 {
            assert_eq!(limit.take(one, now), Ok(()));
        }
        assert_eq!(limit.take(one, corrected), Err(1200));
        assert_eq!(limit.take(one, now + SignedDuration::from_mins(20)), Ok(()));
    }

    fn remembered(limit: &Limit) -> usize {
        limit.seen.lock().unwrap().free_at.len()
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
