//! Argon2id, a few at a time: a hash costs memory and a tenth of a second on purpose.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

/// At once; whoever comes later waits in line.
const AT_ONCE: usize = 2;

/// 19 MiB, two rounds, one lane: the first choice of OWASP's Password Storage Cheat Sheet.
const MEMORY_KIB: u32 = 19_456;
const ROUNDS: u32 = 2;

/// What a password is compared with where there is no account: the answer takes as long.
static NOBODYS: LazyLock<String> = LazyLock::new(|| {
    hashed("nobody has this password", b"and this is no salt").unwrap_or_default()
});

/// Hashes and compares passwords.
#[derive(Debug)]
pub struct Passwords {
    seats: Semaphore,
    compared: AtomicU64,
}

/// A password could not be hashed: there is no memory for it.
#[derive(Debug, thiserror::Error)]
#[error("a password could not be hashed")]
pub struct PasswordFailure;

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, ROUNDS, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hashed(password: &str, salt: &[u8]) -> Result<String, PasswordFailure> {
    let hash = argon2().hash_password_with_salt(password.as_bytes(), salt);
    hash.map(|hash| hash.to_string())
        .map_err(|_| PasswordFailure)
}

impl Passwords {
    #[must_use]
    pub fn new() -> Self {
        // Before the first name that nobody has, which would take longer else.
        LazyLock::force(&NOBODYS);
        Self {
            seats: Semaphore::new(AT_ONCE),
            compared: AtomicU64::new(0),
        }
    }

    /// The PHC text of a password; `salt` is random.
    ///
    /// # Errors
    /// [`PasswordFailure`].
    pub async fn hash(&self, password: &str, salt: [u8; 16]) -> Result<String, PasswordFailure> {
        let _seat = self.seats.acquire().await.map_err(|_| PasswordFailure)?;
        let password = password.to_owned();
        tokio::task::spawn_blocking(move || hashed(&password, &salt))
            .await
            .map_err(|_| PasswordFailure)?
    }

    pub fn compared(&self) -> u64 {
        self.compared.load(Ordering::Relaxed)
    }

    /// Whether the password is the one whose PHC text is kept; false, after as long, where none is.
    pub async fn is_right(&self, password: &str, kept: Option<String>) -> bool {
        let Ok(_seat) = self.seats.acquire().await else {
            return false;
        };
        self.compared.fetch_add(1, Ordering::Relaxed);
        let password = password.to_owned();
        let is_somebodys = kept.is_some();
        let kept = kept.unwrap_or_else(|| NOBODYS.clone());
        let matches = tokio::task::spawn_blocking(move || {
            PasswordHash::new(&kept)
                .is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
        });
        matches.await.unwrap_or(false) && is_somebodys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_recognised_and_its_hash_says_how_it_was_made() {
        testkit::run(async {
            let passwords = Passwords::new();
            let hash = passwords.hash("lampe tapis gare", [7; 16]).await.unwrap();
            assert!(
                hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
                "{hash}"
            );
            let kept = || Some(hash.clone());
            assert!(passwords.is_right("lampe tapis gare", kept()).await);
            assert!(!passwords.is_right("lampe tapis garé", kept()).await);
            assert!(!passwords.is_right("nobody has this password", None).await);
        });
    }
}
