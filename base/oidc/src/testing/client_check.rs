//! What a login service checks of a client before it gives it anything.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde_json::{Value, json};
use url::form_urlencoded;

use super::{CLIENT, CLIENT_SECRET, TestKey, Way};
use crate::fetch::Request;
use crate::keys::Keys;
use crate::provider::Algorithm;
use crate::signing::AssertionFor;
use crate::token::Token;

const REFUSED: &str = "invalid_client";

pub(super) fn check(
    way: Way,
    issuer: &str,
    request: &Request,
    form: &BTreeMap<String, String>,
    now: Timestamp,
) -> Result<(), &'static str> {
    let said = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    match way {
        Way::Basic => basic(request),
        Way::Post => {
            let right = said("client_id") == CLIENT && said("client_secret") == CLIENT_SECRET;
            right.then_some(())
        }
        Way::Key(algorithm, audience) => {
            let audience = match audience {
                AssertionFor::Issuer => issuer.to_owned(),
                AssertionFor::TokenEndpoint => format!("{}/token", issuer.trim_end_matches('/')),
            };
            let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            (said("client_assertion_type") == kind)
                .then(|| statement(said("client_assertion"), algorithm, &audience, now))
                .flatten()
        }
    }
    .ok_or(REFUSED)
}

fn basic(request: &Request) -> Option<()> {
    let encoded = request.authorization.as_deref()?.strip_prefix("Basic ")?;
    let both = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (client, secret) = both.split_once(':')?;
    let decoded = |text: &str| {
        let form = format!("x={text}");
        form_urlencoded::parse(form.as_bytes())
            .next()
            .map(|(_, value)| value.into_owned())
    };
    let right = decoded(client)? == CLIENT && decoded(secret)? == CLIENT_SECRET;
    right.then_some(())
}

fn statement(text: &str, algorithm: Algorithm, audience: &str, now: Timestamp) -> Option<()> {
    let public = TestKey::of_client(algorithm, AssertionFor::Issuer).public();
    let set = json!({ "keys": [public] }).to_string();
    let token = Token::open(text, &[algorithm]).ok()?;
    let key = Keys::read(set.as_bytes())
        .ok()?
        .find(token.key_id.as_deref(), algorithm)
        .ok()?;
    let claims = token.claims(&key).ok()?;
    let at = |name: &str| claims.get(name).and_then(Value::as_i64);
    let right = claims.get("iss")? == CLIENT
        && claims.get("sub")? == CLIENT
        && claims.get("aud")? == audience
        && claims.get("jti")?.as_str()?.len() == 43
        && at("iat")? <= now.as_second()
        && at("exp")? > now.as_second();
    right.then_some(())
}
