//! Values that nobody may see or guess.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::{SecureRandom as _, SystemRandom};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;

/// A text that does not show itself in logs. It is written out by serde, because the caller must
/// keep it between two requests: keep it where only the program reads.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether both are the same; takes equally long wherever they differ.
    #[must_use]
    pub fn is(&self, other: &str) -> bool {
        self.0.as_bytes().ct_eq(other.as_bytes()).into()
    }

    /// A value of 256 bits in 43 characters that need no escaping.
    fn from_bytes(bytes: &[u8]) -> Self {
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The randomness of one sign-in: three values of 256 bits. A parameter, so that tests can own it.
pub struct Random([u8; 96]);

/// The operating system gives no randomness; nobody can sign in safely then.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no random bytes")]
pub struct NoRandomness;

impl Random {
    /// From the operating system.
    ///
    /// # Errors
    /// The operating system gives none.
    pub fn from_system() -> Result<Self, NoRandomness> {
        let mut bytes = [0; 96];
        SystemRandom::new()
            .fill(&mut bytes)
            .map_err(|_| NoRandomness)?;
        Ok(Self(bytes))
    }

    /// Three times 256 bits of chance that somebody else drew.
    #[must_use]
    pub fn of(drawn: [[u8; 32]; 3]) -> Self {
        let mut bytes = [0; 96];
        for (part, drawn) in bytes.chunks_exact_mut(32).zip(drawn) {
            part.copy_from_slice(&drawn);
        }
        Self(bytes)
    }

    /// The same for the same number: for tests only, others can guess it.
    #[must_use]
    pub fn counting(number: u64) -> Self {
        let mut bytes = [0; 96];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::try_from(at).unwrap_or_default();
        }
        for third in [0, 32, 64] {
            bytes[third..third + 8].copy_from_slice(&number.to_be_bytes());
        }
        Self(bytes)
    }

    /// State, nonce and verifier.
    pub(crate) fn values(self) -> [Secret; 3] {
        [0, 32, 64].map(|at| Secret::from_bytes(&self.0[at..at + 32]))
    }
}

impl fmt::Debug for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Random(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_does_not_show_itself() {
        assert_eq!(format!("{:?}", Secret::new("word")), "Secret(…)");
        assert!(Secret::new("word").is("word"));
        assert!(!Secret::new("word").is("Word"));
        assert!(!Secret::new("word").is("word "));
        assert!(!Secret::new("word").is(""));
    }

    #[test]
    fn the_values_of_a_sign_in_are_256_bits_each_and_all_different() {
        let [state, nonce, verifier] = Random::from_system().unwrap().values();
        let [other, ..] = Random::from_system().unwrap().values();
        for value in [&state, &nonce, &verifier] {
            assert_eq!(value.expose().len(), 43);
        }
        assert!(state != nonce && nonce != verifier && state != verifier && state != other);
    }
}
