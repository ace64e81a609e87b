//! Bar R1: a flood from a million networks does not fill the memory. Measured, not computed: the peak of
//! what the system has given to this process, which runs nothing else.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};

use jiff::{SignedDuration, Timestamp};
use web::limit::Limit;

const NETWORKS: u32 = 1_000_000;

/// 32 MiB.
const MOST_KIB: u64 = 32 * 1024;

/// The most memory that this process ever had, in KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let number = line.unwrap().split_whitespace().nth(1).unwrap();
    number.parse().unwrap()
}

fn network(number: u32) -> IpAddr {
    IpAddr::V6(Ipv6Addr::from(u128::from(number) << 64))
}

#[test]
fn a_million_networks_take_less_than_32_mib() {
    let start: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
    let before = peak();
    let limit = Limit::new(200, SignedDuration::from_mins(10));
    for number in 0..NETWORKS {
        // All within one window: none is forgotten because its time is over.
        let now = start + SignedDuration::from_micros(i64::from(number) * 100);
        assert_eq!(limit.take(network(number), now), Ok(()));
    }
    let limited = peak() - before;
    assert!(limited < MOST_KIB, "{limited} KiB");
    // Control: the same million kept without a bound is seen to take more.
    let mut kept = HashMap::new();
    for number in 0..NETWORKS {
        kept.insert(network(number), start);
    }
    let unbounded = peak() - before;
    assert_eq!(kept.len(), NETWORKS as usize);
    assert!(
        unbounded > MOST_KIB,
        "{unbounded} KiB: this measures nothing"
    );
}
