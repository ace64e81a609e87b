//! How wrong passwords slow down whoever guesses, and never shut anybody out for long.

use jiff::SignedDuration;

/// So many wrong passwords or codes in a row cost nothing: people mistype.
const MOST_FAILURES: i64 = 5;

/// Nobody waits longer: behind an account stands somebody who has work to do.
pub const LONGEST_BLOCK: SignedDuration = SignedDuration::from_mins(15);

/// How long a name is refused after so many failures in a row: a minute, doubling up to a quarter of an hour.
#[must_use]
pub fn blocked_after(failures: i64) -> Option<SignedDuration> {
    let beyond = u32::try_from((failures - MOST_FAILURES).min(8)).ok()?;
    let minutes = 1_i64 << beyond;
    Some(SignedDuration::from_mins(minutes).min(LONGEST_BLOCK))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_mistakes_are_free_and_nobody_waits_longer_than_a_quarter_of_an_hour() {
        let minutes = |failures| blocked_after(failures).map(|wait| wait.as_mins());
        assert_eq!((0..5).map(minutes).collect::<Vec<_>>(), [None; 5]);
        let after: Vec<_> = (5..11).map(minutes).collect();
        assert_eq!(
            after,
            [Some(1), Some(2), Some(4), Some(8), Some(15), Some(15)]
        );
        assert_eq!(minutes(i64::MAX), Some(15));
    }
}
