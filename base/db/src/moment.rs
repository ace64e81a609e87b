//! Moments as both databases hold them: text that sorts as time does.

use jiff::Timestamp;

use crate::Error;

/// A moment as RFC 3339 text in UTC with three decimals: always 24 characters, so that text sorts as time.
#[must_use]
pub fn moment(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// Reads what [`moment`] wrote.
///
/// # Errors
/// [`Error::Unreadable`] when the column holds something else.
pub fn read_moment(text: &str) -> Result<Timestamp, Error> {
    text.parse().map_err(|_| Error::unreadable("a moment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_always_has_the_same_length_and_reads_back() {
        for text in [
            "2026-11-22T18:00:00Z",
            "2026-11-22T18:00:00.1Z",
            "2026-11-22T18:00:00.123456789Z",
        ] {
            let at: Timestamp = text.parse().unwrap();
            assert_eq!(moment(at).len(), 24, "{}", moment(at));
            assert_eq!(moment(read_moment(&moment(at)).unwrap()), moment(at));
        }
        assert!(read_moment("yesterday").is_err());
    }
}
