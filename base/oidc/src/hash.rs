//! SHA-256 and base64url, as OpenID Connect puts them together.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};

pub(crate) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Only as it is written by who encodes it: no padding, no line breaks, no bits left over.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// What PKCE sends ahead of the verifier (RFC 7636, S256).
pub(crate) fn challenge(verifier: &str) -> String {
    encode(digest(&SHA256, verifier.as_bytes()).as_ref())
}

/// `at_hash` and `c_hash`: the left half. Every algorithm that we allow uses SHA-256.
pub(crate) fn half(text: &str) -> String {
    encode(&digest(&SHA256, text.as_bytes()).as_ref()[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_the_standards_example() {
        // RFC 7636, appendix B.
        assert_eq!(
            challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn the_half_hash_is_that_of_the_standards_example() {
        // OpenID Connect Core, appendix A.3 and A.4.
        assert_eq!(
            half("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"),
            "77QmUPtjPfzWtF2AnpK9RQ"
        );
        assert_eq!(
            half("Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk"),
            "LDktKdoQak3Pk0cnXxCltA"
        );
    }

    #[test]
    fn base64_that_could_be_written_otherwise_is_not_read() {
        assert_eq!(decode("YQ"), Some(b"a".to_vec()));
        for strange in ["YQ==", "YR", "Y Q", "+w", "YQ\n"] {
            assert_eq!(decode(strange), None, "{strange:?}");
        }
    }
}
