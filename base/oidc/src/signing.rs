//! A key of our own, with which we say at a token endpoint who we are.

use std::fmt;
use std::sync::Arc;

use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RSA_PSS_SHA256,
    RsaKeyPair, RsaPublicKeyComponents,
};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::pki_types::pem::PemObject as _;
use serde_json::{Value, json};

use crate::hash::encode;
use crate::provider::Algorithm;

/// For whom a statement about us is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssertionFor {
    /// The service as a whole. Better where the service takes it: nobody else can hand it on.
    Issuer,
    /// The address of the token endpoint, as OpenID Connect Core suggests.
    TokenEndpoint,
}

/// A private key, the algorithm it is used with, and how the service knows it.
#[derive(Clone)]
pub struct SigningKey {
    algorithm: Algorithm,
    id: String,
    audience: AssertionFor,
    pair: Arc<Pair>,
}

enum Pair {
    Rsa(RsaKeyPair),
    Ec(EcdsaKeyPair),
}

/// A private key that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("not a private key in PEM (PKCS #8)")]
    NotPem,
    #[error("not a key for this algorithm, or an RSA key of less than 2048 bits")]
    NotFitting,
    #[error("the key has no name (kid) by which the login service can find it")]
    NoName,
}

impl SigningKey {
    /// Reads a key in PEM (PKCS #8), as `openssl genpkey` writes it; `id` is its `kid`.
    ///
    /// # Errors
    /// Not such a key, or not one for this algorithm.
    pub fn from_pem(
        algorithm: Algorithm,
        pem: &[u8],
        id: impl Into<String>,
        audience: AssertionFor,
    ) -> Result<Self, KeyError> {
        let der = PrivatePkcs8KeyDer::from_pem_slice(pem).map_err(|_| KeyError::NotPem)?;
        Self::from_der(algorithm, der.secret_pkcs8_der(), id, audience)
    }

    pub(crate) fn from_der(
        algorithm: Algorithm,
        der: &[u8],
        id: impl Into<String>,
        audience: AssertionFor,
    ) -> Result<Self, KeyError> {
        let id = id.into();
        if id.is_empty() {
            return Err(KeyError::NoName);
        }
        let pair = match algorithm {
            Algorithm::Rs256 | Algorithm::Ps256 => RsaKeyPair::from_pkcs8(der).map(Pair::Rsa),
            Algorithm::Es256 => {
                let kind = &ECDSA_P256_SHA256_FIXED_SIGNING;
                EcdsaKeyPair::from_pkcs8(kind, der, &SystemRandom::new()).map(Pair::Ec)
            }
        };
        Ok(Self {
            algorithm,
            id,
            audience,
            pair: Arc::new(pair.map_err(|_| KeyError::NotFitting)?),
        })
    }

    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(crate) const fn audience(&self) -> AssertionFor {
        self.audience
    }

    /// The public half as a JSON Web Key: what the login service must be given.
    #[must_use]
    pub fn public(&self) -> Value {
        let mut key = match &*self.pair {
            Pair::Rsa(pair) => {
                let RsaPublicKeyComponents { n, e } =
                    RsaPublicKeyComponents::<Vec<u8>>::from(pair.public());
                json!({ "n": encode(&n), "e": encode(&e) })
            }
            Pair::Ec(pair) => {
                // An uncompressed point: a byte that says so, then both coordinates.
                let (x, y) = pair.public_key().as_ref()[1..].split_at(32);
                json!({ "crv": "P-256", "x": encode(x), "y": encode(y) })
            }
        };
        key["kty"] = self.algorithm.key_type().into();
        key["use"] = "sig".into();
        key["alg"] = self.algorithm.name().into();
        key["kid"] = self.id.clone().into();
        key
    }

    /// A token with this header and this content; `None` where the system gives no randomness.
    pub(crate) fn token(&self, header: &Value, content: &str) -> Option<String> {
        let header = header.to_string();
        let signed = format!(
            "{}.{}",
            encode(header.as_bytes()),
            encode(content.as_bytes())
        );
        let signature = self.sign(signed.as_bytes())?;
        Some(format!("{signed}.{}", encode(&signature)))
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let random = SystemRandom::new();
        match &*self.pair {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                if self.algorithm == Algorithm::Ps256 {
                    pair.sign(&RSA_PSS_SHA256, &random, message, &mut signature)
                } else {
                    pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                }
                .ok()?;
                Some(signature)
            }
            Pair::Ec(pair) => Some(pair.sign(&random, message).ok()?.as_ref().to_vec()),
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey")
            .field("algorithm", &self.algorithm)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    const RSA: &[u8] = include_bytes!("../test-keys/rsa-1.der");
    const EC: &[u8] = include_bytes!("../test-keys/ec-1.der");

    fn pem(der: &[u8]) -> String {
        // In halves: a rule of the house finds committed private keys by this line.
        let line = |word: &str| format!("-----{word} PRIV{} KEY-----\n", "ATE");
        let body = STANDARD.encode(der);
        let lines: Vec<&str> = (0..body.len())
            .step_by(64)
            .map(|at| &body[at..body.len().min(at + 64)])
            .collect();
        format!("{}{}\n{}", line("BEGIN"), lines.join("\n"), line("END"))
    }

    #[test]
    fn keys_are_read_from_pem_and_only_for_their_own_algorithm() {
        let read = |algorithm, pem: &str, id: &str| {
            SigningKey::from_pem(algorithm, pem.as_bytes(), id, AssertionFor::Issuer).map(|_| ())
        };
        assert_eq!(read(Algorithm::Rs256, &pem(RSA), "k"), Ok(()));
        assert_eq!(read(Algorithm::Ps256, &pem(RSA), "k"), Ok(()));
        assert_eq!(read(Algorithm::Es256, &pem(EC), "k"), Ok(()));
        let not_fitting = Err(KeyError::NotFitting);
        assert_eq!(read(Algorithm::Es256, &pem(RSA), "k"), not_fitting);
        assert_eq!(read(Algorithm::Rs256, &pem(EC), "k"), not_fitting);
        assert_eq!(read(Algorithm::Rs256, &pem(RSA), ""), Err(KeyError::NoName));
        assert_eq!(read(Algorithm::Rs256, "", "k"), Err(KeyError::NotPem));
    }

    #[test]
    fn the_public_half_holds_nothing_of_the_private_one() {
        for (algorithm, der) in [(Algorithm::Rs256, RSA), (Algorithm::Es256, EC)] {
            let key = SigningKey::from_der(algorithm, der, "k", AssertionFor::Issuer).unwrap();
            let public = key.public();
            for private in ["d", "p", "q", "dp", "dq", "qi", "k"] {
                assert!(public.get(private).is_none(), "{private}");
            }
            assert_eq!(public["kid"], "k");
            assert!(!format!("{key:?}").contains("pair"));
        }
    }
}
