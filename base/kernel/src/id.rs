//! One form of id everywhere: UUIDv7 as lower-case text.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};

/// The id of anything stored: a UUIDv7 in its 36 lower-case characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(String);

/// A text that is not an id.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not an id: expected a UUIDv7 such as 0193a1c0-0000-7000-8000-000000000001")]
pub struct NotAnId;

impl Id {
    /// Reads an id from an address, a file or a form.
    ///
    /// # Errors
    /// Anything but a UUIDv7 in its usual hyphenated form.
    pub fn parse(text: &str) -> Result<Self, NotAnId> {
        let uuid = uuid::Uuid::try_parse(text).map_err(|_| NotAnId)?;
        if uuid.get_version_num() != 7 || text.len() != 36 {
            return Err(NotAnId);
        }
        Ok(Self(uuid.hyphenated().to_string()))
    }

    /// Makes an id from the moment it is made and ten random bytes.
    #[must_use]
    pub fn new(at: jiff::Timestamp, random: [u8; 10]) -> Self {
        let millis = u64::try_from(at.as_millisecond()).unwrap_or(0);
        let uuid = uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid();
        Self(uuid.hyphenated().to_string())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Id {
    type Error = NotAnId;
    fn try_from(text: String) -> Result<Self, NotAnId> {
        Self::parse(&text)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0
    }
}

/// Where new ids get their randomness; a parameter, so that tests can own it.
#[derive(Debug)]
pub enum Ids {
    /// From the operating system.
    System,
    /// 1, 2, 3 …: for tests.
    Counting(AtomicU64),
}

impl Ids {
    #[must_use]
    pub const fn counting() -> Self {
        Self::Counting(AtomicU64::new(1))
    }

    pub fn next(&self, at: jiff::Timestamp) -> Id {
        Id::new(at, self.random())
    }

    /// Bytes that nobody can guess, such as a secret is made of; at least eight.
    #[must_use]
    pub fn random<const LENGTH: usize>(&self) -> [u8; LENGTH] {
        let mut random = [0_u8; LENGTH];
        match self {
            Self::System => {
                // Without randomness secrets could be guessed and ids meet: stop rather than go on.
                getrandom::fill(&mut random).expect("the operating system gives random bytes");
            }
            Self::Counting(next) => {
                let n = next.fetch_add(1, Ordering::Relaxed);
                random[LENGTH - 8..].copy_from_slice(&n.to_be_bytes());
            }
        }
        random
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_uuid_of_version_seven_and_nothing_else() {
        assert!(Id::parse("0193a1c0-0000-7000-8000-000000000001").is_ok());
        for wrong in [
            "",
            "1",
            "0193a1c0-0000-4000-8000-000000000001",
            "0193a1c0000070008000000000000001",
            "../etc",
        ] {
            assert_eq!(Id::parse(wrong), Err(NotAnId), "{wrong}");
        }
    }

    #[test]
    fn ids_sort_by_the_moment_they_were_made() {
        let ids = Ids::System;
        let early = ids.next("2026-01-01T00:00:00Z".parse().unwrap());
        let late = ids.next("2026-01-01T00:00:01Z".parse().unwrap());
        assert!(early < late);
        assert_eq!(Id::parse(early.as_str()), Ok(early));
    }
}
