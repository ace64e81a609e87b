//! The form of a token, its header and its signature.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use oidc::testing::{Bend, TestKey};
use oidc::{Algorithm, Refused};
use serde_json::{Value, json};

use crate::ground::{Case, Change, Ground, case, remove};

pub fn cases() -> Vec<Case> {
    forms()
        .into_iter()
        .chain(headers())
        .chain(signatures())
        .collect()
}

fn token(name: &'static str, refused: Refused, bends: &'static [Bend]) -> Case {
    case(name, refused, Change::Service(bends))
}

fn forms() -> Vec<Case> {
    use Bend::{Claims, Content, Token};
    vec![
        token(
            "a word",
            Refused::TokenForm,
            &[Token(|_| "token".to_owned())],
        ),
        token(
            "an empty token",
            Refused::TokenForm,
            &[Token(|_| String::new())],
        ),
        token(
            "a token without its last part",
            Refused::TokenForm,
            &[Token(|token| token[..token.rfind('.').unwrap()].to_owned())],
        ),
        token(
            "a fourth part",
            Refused::TokenForm,
            &[Token(|token| token + ".x")],
        ),
        token("padding", Refused::TokenForm, &[Token(|token| token + "=")]),
        token(
            "a line break",
            Refused::TokenForm,
            &[Token(|token| token + "\n")],
        ),
        token(
            "bits left over",
            Refused::TokenForm,
            &[Token(|token| {
                // 256 bytes of signature leave four bits unused in the last character.
                let last = token.pop_last();
                format!("{}{}", last.0, if last.1 == 'x' { 'y' } else { 'x' })
            })],
        ),
        token(
            "an endless token",
            Refused::TokenForm,
            &[Token(|token| token + &"x".repeat(16 * 1024))],
        ),
        token(
            "five parts: encrypted",
            Refused::TokenEncrypted,
            &[Token(|token| token + ".x.x")],
        ),
        token(
            "content that is a list",
            Refused::TokenUnreadable,
            &[Claims(|claims| *claims = json!([claims.clone()]))],
        ),
        token(
            "content that is cut off",
            Refused::TokenUnreadable,
            &[Content(|text| text[..text.len() - 1].to_owned())],
        ),
        token(
            "content with something behind it",
            Refused::TokenUnreadable,
            &[Content(|text| text + "{}")],
        ),
        token(
            "two subjects",
            Refused::TokenRepeated,
            &[Content(|text| {
                text.replacen('{', r#"{"sub":"somebody-else","#, 1)
            })],
        ),
        token(
            "two subjects, one written otherwise",
            Refused::TokenRepeated,
            &[Content(|text| {
                text.replacen('{', r#"{"\u0073ub":"somebody-else","#, 1)
            })],
        ),
        token(
            "a name twice, deep inside",
            Refused::TokenRepeated,
            &[Content(|text| {
                text.replacen('{', r#"{"address":{"a":1,"a":2},"#, 1)
            })],
        ),
    ]
}

trait PopLast {
    fn pop_last(self) -> (String, char);
}

impl PopLast for String {
    fn pop_last(mut self) -> (String, char) {
        let last = self.pop().unwrap();
        (self, last)
    }
}

/// The token with this text as its header; the signature no longer fits, but nobody gets that far.
fn with_header(token: &str, header: &str) -> String {
    let (_, rest) = token.split_once('.').unwrap();
    format!("{}.{rest}", BASE64.encode(header))
}

fn headers() -> Vec<Case> {
    use Bend::{Header, Token};
    vec![
        token(
            "a header that is no JSON",
            Refused::TokenUnreadable,
            &[Token(|token| with_header(&token, "alg: RS256"))],
        ),
        token(
            "a header that is a list",
            Refused::TokenUnreadable,
            &[Header(|header| *header = json!([header.clone()]))],
        ),
        token(
            "a key's name that is a number",
            Refused::TokenUnreadable,
            &[Header(|header| header["kid"] = 1.into())],
        ),
        token(
            "two algorithms",
            Refused::TokenRepeated,
            &[Token(|token| {
                with_header(&token, r#"{"alg":"RS256","kid":"rsa-1","alg":"none"}"#)
            })],
        ),
        token(
            "an encrypted token with three parts",
            Refused::TokenEncrypted,
            &[Header(|header| header["enc"] = "A256GCM".into())],
        ),
        token(
            "something that must be understood",
            Refused::TokenCritical,
            &[Header(|header| header["crit"] = json!(["exp"]))],
        ),
        token(
            "content that is not encoded (b64)",
            Refused::TokenCritical,
            &[Header(|header| {
                header["crit"] = json!(["b64"]);
                header["b64"] = false.into();
            })],
        ),
        token(
            "a list of nothing that must be understood",
            Refused::TokenCritical,
            &[Header(|header| header["crit"] = json!([]))],
        ),
        token(
            "an access token by its header",
            Refused::TokenKind,
            &[Header(|header| header["typ"] = "at+jwt".into())],
        ),
        token(
            "a token to sign out by its header",
            Refused::TokenKind,
            &[Header(|header| header["typ"] = "logout+jwt".into())],
        ),
        token(
            "a kind that is a number",
            Refused::TokenKind,
            &[Header(|header| header["typ"] = 1.into())],
        ),
        token(
            "a token to sign out by its content",
            Refused::TokenKind,
            &[Bend::Claims(|claims| {
                claims["events"] =
                    json!({ "http://schemas.openid.net/event/backchannel-logout": {} });
            })],
        ),
        token(
            "no algorithm (none), no signature",
            Refused::AlgorithmNone,
            &[
                Header(|header| header["alg"] = "none".into()),
                Token(|token| token[..=token.rfind('.').unwrap()].to_owned()),
            ],
        ),
        token(
            "no algorithm (NonE), with a signature",
            Refused::AlgorithmNone,
            &[Header(|header| header["alg"] = "NonE".into())],
        ),
        token(
            "a header without algorithm",
            Refused::AlgorithmOther,
            &[Header(|header| remove(header, "alg"))],
        ),
        token(
            "an algorithm that is a number",
            Refused::AlgorithmOther,
            &[Header(|header| header["alg"] = 256.into())],
        ),
        token(
            "a secret that both sides know (HS256)",
            Refused::AlgorithmOther,
            &[Header(|header| header["alg"] = "HS256".into())],
        ),
        token(
            "an algorithm in small letters",
            Refused::AlgorithmOther,
            &[Header(|header| header["alg"] = "rs256".into())],
        ),
        token(
            "an algorithm that our settings do not allow",
            Refused::AlgorithmOther,
            &[Bend::Algorithm(Algorithm::Ps256)],
        )
        .given(|ground| ground.provider.algorithms = vec![Algorithm::Rs256]),
    ]
}

fn signatures() -> Vec<Case> {
    use Bend::{Header, Signed, Token};
    let es256 = |ground: &mut Ground| {
        ground
            .service
            .set_keys(TestKey::Ec1, Algorithm::Es256, &[TestKey::Ec1]);
    };
    vec![
        token(
            "signed by somebody else",
            Refused::SignatureWrong,
            &[Signed(TestKey::Rsa2)],
        ),
        token(
            "signed by somebody else (ES256)",
            Refused::SignatureWrong,
            &[Signed(TestKey::Ec2)],
        )
        .given(es256),
        token(
            "signed by somebody who brings a key along",
            Refused::SignatureWrong,
            &[
                Signed(TestKey::Rsa2),
                Header(|header| header["jwk"] = TestKey::Rsa2.signing(Algorithm::Rs256).public()),
            ],
        ),
        token(
            "signed by somebody who points to a key",
            Refused::SignatureWrong,
            &[
                Signed(TestKey::Rsa2),
                Header(|header| header["jku"] = "https://evil.example/keys".into()),
            ],
        ),
        token(
            "an empty signature",
            Refused::SignatureWrong,
            &[Token(|token| {
                token[..=token.rfind('.').unwrap()].to_owned()
            })],
        ),
        token(
            "half a signature",
            Refused::SignatureWrong,
            &[Token(|token| token[..token.len() - 170].to_owned())],
        ),
        token(
            "a signature of zeros (ES256)",
            Refused::SignatureWrong,
            &[Token(|token| {
                format!(
                    "{}.{}",
                    &token[..token.rfind('.').unwrap()],
                    BASE64.encode([0; 64])
                )
            })],
        )
        .given(es256),
        token(
            "a signature as certificates write it (ES256)",
            Refused::SignatureWrong,
            &[Token(|token| {
                let (signed, signature) = token.rsplit_once('.').unwrap();
                let plain = BASE64.decode(signature).unwrap();
                let number = |half: &[u8]| [&[2, 33, 0], half].concat();
                let numbers = [number(&plain[..32]), number(&plain[32..])].concat();
                let der = [
                    &[48, u8::try_from(numbers.len()).unwrap()],
                    numbers.as_slice(),
                ]
                .concat();
                format!("{signed}.{}", BASE64.encode(der))
            })],
        )
        .given(es256),
        token(
            "another padding than the header says",
            Refused::SignatureWrong,
            &[Header(|header| header["alg"] = "PS256".into())],
        ),
        token(
            "a subject that was changed on the way",
            Refused::SignatureWrong,
            &[Token(|token| {
                let parts: Vec<&str> = token.split('.').collect();
                let mut claims: Value =
                    serde_json::from_slice(&BASE64.decode(parts[1]).unwrap()).unwrap();
                claims["sub"] = "somebody-else".into();
                format!(
                    "{}.{}.{}",
                    parts[0],
                    BASE64.encode(claims.to_string()),
                    parts[2]
                )
            })],
        ),
        token(
            "a header that was changed on the way",
            Refused::SignatureWrong,
            &[Token(|token| {
                with_header(&token, r#"{"alg":"RS256","kid":"rsa-1"}"#)
            })],
        ),
    ]
}
