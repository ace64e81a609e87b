//! Keys for tests, made for this file and used nowhere else. They are no secret: never trust a token
//! that they sign.

use serde_json::Value;

use crate::provider::Algorithm;
use crate::signing::{AssertionFor, SigningKey};

/// A key of the login service, or of somebody who would like to be it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TestKey {
    Rsa1,
    Rsa2,
    Ec1,
    Ec2,
}

impl TestKey {
    /// Its `kid`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Rsa1 => "rsa-1",
            Self::Rsa2 => "rsa-2",
            Self::Ec1 => "ec-1",
            Self::Ec2 => "ec-2",
        }
    }

    const fn der(self) -> &'static [u8] {
        match self {
            Self::Rsa1 => include_bytes!("../../test-keys/rsa-1.der"),
            Self::Rsa2 => include_bytes!("../../test-keys/rsa-2.der"),
            Self::Ec1 => include_bytes!("../../test-keys/ec-1.der"),
            Self::Ec2 => include_bytes!("../../test-keys/ec-2.der"),
        }
    }

    /// The key, to sign with.
    ///
    /// # Panics
    /// The algorithm does not fit the key.
    #[must_use]
    pub fn signing(self, algorithm: Algorithm) -> SigningKey {
        SigningKey::from_der(algorithm, self.der(), self.id(), AssertionFor::Issuer)
            .expect("a test uses a key as it is meant")
    }

    /// As it is published: without the algorithm, because RSA keys serve two.
    pub(super) fn public(self) -> Value {
        let algorithm = match self {
            Self::Rsa1 | Self::Rsa2 => Algorithm::Rs256,
            Self::Ec1 | Self::Ec2 => Algorithm::Es256,
        };
        let mut key = self.signing(algorithm).public();
        if let Some(key) = key.as_object_mut() {
            key.remove("alg");
        }
        key
    }

    /// The key of our own client, with which it says who it is.
    pub(super) fn of_client(algorithm: Algorithm, audience: AssertionFor) -> SigningKey {
        let key = match algorithm {
            Algorithm::Rs256 | Algorithm::Ps256 => Self::Rsa2,
            Algorithm::Es256 => Self::Ec2,
        };
        SigningKey::from_der(algorithm, key.der(), "client-key", audience)
            .expect("a test uses a key as it is meant")
    }
}
