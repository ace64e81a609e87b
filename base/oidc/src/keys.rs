//! The public keys of a login service, and the one that a token is to be checked with.

use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde_json::{Map, Value};

use crate::hash::decode;
use crate::json;
use crate::provider::Algorithm;
use crate::refused::Refused;

const SMALLEST_RSA: usize = 2048;
/// More keys than any service has; beyond, looking through them would be work for nothing.
const MOST_KEYS: usize = 100;

/// A set of keys (RFC 7517). A key that we cannot use does no harm until a token names it.
#[derive(Debug)]
pub(crate) struct Keys(Vec<Map<String, Value>>);

/// A key that fits the algorithm of a token.
#[derive(Debug)]
pub(crate) struct Key {
    algorithm: Algorithm,
    public: Public,
}

#[derive(Debug)]
enum Public {
    Rsa { n: Vec<u8>, e: Vec<u8> },
    Ec(Vec<u8>),
}

impl Keys {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let mut set = json::object(bytes).map_err(|_| Refused::KeysUnreadable)?;
        let Some(Value::Array(list)) = set.remove("keys") else {
            return Err(Refused::KeysUnreadable);
        };
        if list.len() > MOST_KEYS {
            return Err(Refused::KeysUnreadable);
        }
        let keys = list.into_iter().map(|key| match key {
            Value::Object(key) => Ok(key),
            _ => Err(Refused::KeysUnreadable),
        });
        Ok(Self(keys.collect::<Result<_, _>>()?))
    }

    /// The key that the token names, or the only one that fits where it names none.
    pub(crate) fn find(&self, id: Option<&str>, algorithm: Algorithm) -> Result<Key, Refused> {
        let found: Vec<&Map<String, Value>> = match id {
            Some(id) => self
                .0
                .iter()
                .filter(|key| text(key, "kid") == Some(id))
                .collect(),
            None => self
                .0
                .iter()
                .filter(|key| usable(key, algorithm).is_ok())
                .collect(),
        };
        match found.as_slice() {
            [] => Err(Refused::KeyUnknown),
            [key] => usable(key, algorithm),
            _ => Err(Refused::KeyAmbiguous),
        }
    }
}

fn text<'k>(key: &'k Map<String, Value>, name: &str) -> Option<&'k str> {
    key.get(name).and_then(Value::as_str)
}

fn usable(key: &Map<String, Value>, algorithm: Algorithm) -> Result<Key, Refused> {
    if text(key, "kty") != Some(algorithm.key_type()) {
        return Err(Refused::KeyKind);
    }
    if key.contains_key("d") {
        return Err(Refused::KeyPrivate);
    }
    if key.get("use").is_some_and(|use_| use_ != "sig") {
        return Err(Refused::KeyUse);
    }
    let verifies = |list: &Value| {
        list.as_array()
            .is_some_and(|list| list.iter().any(|word| word == "verify"))
    };
    if key.get("key_ops").is_some_and(|list| !verifies(list)) {
        return Err(Refused::KeyUse);
    }
    if key.get("alg").is_some_and(|alg| alg != algorithm.name()) {
        return Err(Refused::KeyAlgorithm);
    }
    let number = |name| {
        text(key, name)
            .and_then(decode)
            .ok_or(Refused::KeyUnreadable)
    };
    let public = match algorithm {
        Algorithm::Rs256 | Algorithm::Ps256 => {
            let without_zeros = |bytes: Vec<u8>| {
                let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
                bytes[zeros..].to_vec()
            };
            let n = without_zeros(number("n")?);
            let bits = n.len() * 8 - n.first().map_or(0, |byte| byte.leading_zeros() as usize);
            if bits < SMALLEST_RSA {
                return Err(Refused::KeyTooSmall);
            }
            let e = without_zeros(number("e")?);
            Public::Rsa { n, e }
        }
        Algorithm::Es256 => {
            let (x, y) = (number("x")?, number("y")?);
            if text(key, "crv") != Some("P-256") {
                return Err(Refused::KeyKind);
            }
            if x.len() != 32 || y.len() != 32 {
                return Err(Refused::KeyUnreadable);
            }
            // An uncompressed point; whether it lies on the curve is looked at with each signature.
            Public::Ec([&[4], x.as_slice(), &y].concat())
        }
    };
    Ok(Key { algorithm, public })
}

impl Key {
    pub(crate) fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), Refused> {
        let verified = match &self.public {
            Public::Rsa { n, e } => {
                let method = if self.algorithm == Algorithm::Ps256 {
                    &RSA_PSS_2048_8192_SHA256
                } else {
                    &RSA_PKCS1_2048_8192_SHA256
                };
                RsaPublicKeyComponents { n, e }.verify(method, message, signature)
            }
            Public::Ec(point) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature)
            }
        };
        verified.map_err(|_| Refused::SignatureWrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7515, appendix A.3: somebody else's token, so that we do not only agree with ourselves.
    #[test]
    fn the_standards_example_of_es256_is_verified_and_no_other_text() {
        let keys = br#"{"keys":[{"kty":"EC","crv":"P-256",
            "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}"#;
        let key = Keys::read(keys).unwrap().find(None, Algorithm::Es256);
        let key = key.unwrap();
        let signed = b"eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        let signature = decode("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q").unwrap();
        assert_eq!(key.verify(signed, &signature), Ok(()));
        assert_eq!(
            key.verify(b"another", &signature),
            Err(Refused::SignatureWrong)
        );
    }

    /// RFC 7515, appendix A.2.
    #[test]
    fn the_standards_example_of_rs256_is_verified() {
        let keys = br#"{"keys":[{"kty":"RSA","e":"AQAB","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"}]}"#;
        let key = Keys::read(keys).unwrap().find(None, Algorithm::Rs256);
        let signed = b"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        let signature = decode("cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw").unwrap();
        assert_eq!(key.unwrap().verify(signed, &signature), Ok(()));
    }

    #[test]
    fn what_is_no_set_of_keys_is_refused() {
        for text in ["", "[]", "{}", r#"{"keys":{}}"#, r#"{"keys":[1]}"#] {
            assert!(Keys::read(text.as_bytes()).is_err(), "{text}");
        }
        let many = format!(r#"{{"keys":[{}]}}"#, vec!["{}"; 101].join(","));
        assert!(Keys::read(many.as_bytes()).is_err());
    }
}
