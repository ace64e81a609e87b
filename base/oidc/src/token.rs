//! The form of a signed token (RFC 7515), before anything that it says is believed.

use serde_json::{Map, Value};

use crate::hash::decode;
use crate::json::{self, NotAnObject};
use crate::keys::Key;
use crate::provider::Algorithm;
use crate::refused::Refused;

const LONGEST: usize = 16 * 1024;

/// A token taken apart; nothing of it is checked but its form and its header.
#[derive(Debug)]
pub(crate) struct Token<'t> {
    pub algorithm: Algorithm,
    pub key_id: Option<String>,
    /// What was signed: header and content as they were sent.
    signed: &'t str,
    content: Vec<u8>,
    signature: Vec<u8>,
}

impl<'t> Token<'t> {
    pub(crate) fn open(text: &'t str, allowed: &[Algorithm]) -> Result<Self, Refused> {
        if text.len() > LONGEST {
            return Err(Refused::TokenForm);
        }
        let parts: Vec<&str> = text.split('.').collect();
        let [header, content, signature] = parts.as_slice() else {
            return Err(match parts.len() {
                5 => Refused::TokenEncrypted,
                _ => Refused::TokenForm,
            });
        };
        let bytes = |part: &str| decode(part).ok_or(Refused::TokenForm);
        let header_bytes = bytes(header)?;
        let (content_bytes, signature_bytes) = (bytes(content)?, bytes(signature)?);
        let (algorithm, key_id) = read_header(&header_bytes, allowed)?;
        Ok(Self {
            algorithm,
            key_id,
            signed: &text[..header.len() + 1 + content.len()],
            content: content_bytes,
            signature: signature_bytes,
        })
    }

    /// What the token says, once its signature is found to be that of the key.
    pub(crate) fn claims(&self, key: &Key) -> Result<Map<String, Value>, Refused> {
        key.verify(self.signed.as_bytes(), &self.signature)?;
        object(&self.content)
    }
}

fn object(bytes: &[u8]) -> Result<Map<String, Value>, Refused> {
    json::object(bytes).map_err(|error| match error {
        NotAnObject::Repeated => Refused::TokenRepeated,
        NotAnObject::Unreadable => Refused::TokenUnreadable,
    })
}

/// Keys that the header itself brings along or points to (`jwk`, `jku`, `x5c`, `x5u`) are not looked
/// at: whoever forges a token would bring a key that fits.
fn read_header(
    bytes: &[u8],
    allowed: &[Algorithm],
) -> Result<(Algorithm, Option<String>), Refused> {
    let header = object(bytes)?;
    if header.contains_key("enc") {
        return Err(Refused::TokenEncrypted);
    }
    if header.contains_key("crit") {
        return Err(Refused::TokenCritical);
    }
    // Others are `at+jwt` for access, `logout+jwt`, `JOSE` and such.
    let is_ours = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| kind.eq_ignore_ascii_case("JWT"))
    };
    if header.get("typ").is_some_and(|kind| !is_ours(kind)) {
        return Err(Refused::TokenKind);
    }
    let name = header
        .get("alg")
        .and_then(Value::as_str)
        .ok_or(Refused::AlgorithmOther)?;
    if name.eq_ignore_ascii_case("none") {
        return Err(Refused::AlgorithmNone);
    }
    let algorithm = Algorithm::parse(name)
        .filter(|algorithm| allowed.contains(algorithm))
        .ok_or(Refused::AlgorithmOther)?;
    let key_id = match header.get("kid") {
        None => None,
        Some(Value::String(id)) => Some(id.clone()),
        Some(_) => return Err(Refused::TokenUnreadable),
    };
    Ok((algorithm, key_id))
}
