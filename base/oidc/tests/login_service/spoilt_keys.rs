//! The keys of the service.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use oidc::testing::{Bend, Endpoint, TestKey};
use oidc::{Algorithm, Refused};
use serde_json::{Value, json};

use crate::ground::{Case, Change, Ground, case, edit, remove};

fn keys(name: &'static str, refused: Refused, bends: &'static [Bend]) -> Case {
    case(name, refused, Change::Service(bends))
}

/// The first key is the one that signs.
fn first(set: &mut Value) -> &mut Value {
    &mut set["keys"][0]
}

fn es256(ground: &mut Ground) {
    ground
        .service
        .set_keys(TestKey::Ec1, Algorithm::Es256, &[TestKey::Ec1]);
}

fn two_of_a_kind(ground: &mut Ground) {
    let published = [TestKey::Rsa1, TestKey::Rsa2];
    ground
        .service
        .set_keys(TestKey::Rsa1, Algorithm::Rs256, &published);
}

pub fn cases() -> Vec<Case> {
    use Bend::{Header, Keys, Response, Silent};
    vec![
        keys(
            "no keys",
            Refused::KeysUnreachable,
            &[Silent(Endpoint::Keys)],
        ),
        keys(
            "keys that are gone",
            Refused::KeysUnreachable,
            &[Response(Endpoint::Keys, |answer| answer.status = 404)],
        ),
        keys(
            "keys that moved",
            Refused::KeysUnreachable,
            &[Response(Endpoint::Keys, |answer| answer.status = 301)],
        ),
        keys(
            "endless keys",
            Refused::KeysUnreachable,
            &[Response(Endpoint::Keys, |answer| {
                answer.body = vec![b' '; 64 * 1024 + 1]
            })],
        ),
        keys(
            "a page instead of keys",
            Refused::KeysUnreadable,
            &[Response(Endpoint::Keys, |answer| {
                answer.content_type = "text/html".to_owned()
            })],
        ),
        keys(
            "keys that are cut off",
            Refused::KeysUnreadable,
            &[Response(Endpoint::Keys, |answer| {
                answer.body.pop();
            })],
        ),
        keys(
            "a set without keys",
            Refused::KeysUnreadable,
            &[Response(Endpoint::Keys, |answer| {
                edit(answer, |set| remove(set, "keys"))
            })],
        ),
        keys(
            "a key whose name stands twice",
            Refused::KeysUnreadable,
            &[Response(Endpoint::Keys, |answer| {
                let text = String::from_utf8(answer.body.clone()).unwrap();
                answer.body = text
                    .replacen(r#""kid":"#, r#""kid":"x","kid":"#, 1)
                    .into_bytes();
            })],
        ),
        keys(
            "a key that nobody knows",
            Refused::KeyUnknown,
            &[Header(|header| header["kid"] = "rsa-9".into())],
        ),
        keys(
            "a key's name that is a path",
            Refused::KeyUnknown,
            &[Header(|header| header["kid"] = "../../dev/null".into())],
        ),
        keys(
            "an empty set",
            Refused::KeyUnknown,
            &[Keys(|set| set["keys"] = json!([]))],
        ),
        keys(
            "no name, and several keys fit",
            Refused::KeyAmbiguous,
            &[Header(|header| remove(header, "kid"))],
        )
        .given(two_of_a_kind),
        keys(
            "two keys of one name",
            Refused::KeyAmbiguous,
            &[Keys(|set| set["keys"][1]["kid"] = "rsa-1".into())],
        )
        .given(two_of_a_kind),
        keys(
            "the public key as a secret",
            Refused::KeyKind,
            &[Keys(|set| {
                let n = first(set)["n"].clone();
                *first(set) = json!({ "kty": "oct", "kid": "rsa-1", "k": n });
            })],
        ),
        keys(
            "a key of another kind than the algorithm",
            Refused::KeyKind,
            &[Header(|header| header["kid"] = "ec-1".into())],
        ),
        keys(
            "another curve",
            Refused::KeyKind,
            &[Keys(|set| first(set)["crv"] = "P-384".into())],
        )
        .given(es256),
        keys(
            "a key without kind",
            Refused::KeyKind,
            &[Keys(|set| remove(first(set), "kty"))],
        ),
        keys(
            "a key to encrypt with",
            Refused::KeyUse,
            &[Keys(|set| first(set)["use"] = "enc".into())],
        ),
        keys(
            "a key that does not verify",
            Refused::KeyUse,
            &[Keys(|set| first(set)["key_ops"] = json!(["encrypt"]))],
        ),
        keys(
            "a key for another algorithm",
            Refused::KeyAlgorithm,
            &[Keys(|set| first(set)["alg"] = "PS256".into())],
        ),
        keys(
            "a key of 1024 bits",
            Refused::KeyTooSmall,
            &[Keys(|set| {
                first(set)["n"] = BASE64.encode([255; 128]).into()
            })],
        ),
        keys(
            "a key of 2047 bits",
            Refused::KeyTooSmall,
            &[Keys(|set| {
                let mut n = [255; 256];
                n[0] = 127;
                first(set)["n"] = BASE64.encode(n).into();
            })],
        ),
        keys(
            "a small key behind zeros",
            Refused::KeyTooSmall,
            &[Keys(|set| {
                let n = [vec![0; 128], vec![255; 128]].concat();
                first(set)["n"] = BASE64.encode(n).into();
            })],
        ),
        keys(
            "a key without numbers",
            Refused::KeyUnreadable,
            &[Keys(|set| remove(first(set), "n"))],
        ),
        keys(
            "a key whose numbers are none",
            Refused::KeyUnreadable,
            &[Keys(|set| first(set)["e"] = "!".into())],
        ),
        keys(
            "half a point",
            Refused::KeyUnreadable,
            &[Keys(|set| first(set)["y"] = "AAAA".into())],
        )
        .given(es256),
        keys(
            "a point off the curve",
            Refused::SignatureWrong,
            &[Keys(|set| first(set)["y"] = BASE64.encode([1; 32]).into())],
        )
        .given(es256),
        keys(
            "a key whose private half is published",
            Refused::KeyPrivate,
            &[Keys(|set| first(set)["d"] = "AQAB".into())],
        ),
        keys(
            "a key with a small exponent",
            Refused::SignatureWrong,
            &[Keys(|set| first(set)["e"] = "AQ".into())],
        ),
    ]
}
