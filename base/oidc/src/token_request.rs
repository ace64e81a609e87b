//! The code is brought to the token endpoint, and the answer read.

use jiff::{SignedDuration, Timestamp};
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};
use url::form_urlencoded;

use crate::client::Started;
use crate::fetch::{Method, Request, Response};
use crate::hash::encode;
use crate::json;
use crate::metadata::Metadata;
use crate::provider::{Authentication, Provider};
use crate::refused::Refused;
use crate::secret::Secret;
use crate::signing::AssertionFor;

const MOST_BYTES: usize = 64 * 1024;
/// How long a statement about us holds: the service may have to be reached first.
const ASSERTION_HOLDS: SignedDuration = SignedDuration::from_mins(2);

/// What the service answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub id_token: Secret,
    pub access_token: Option<Secret>,
}

pub(crate) fn request(
    provider: &Provider,
    metadata: &Metadata,
    started: &Started,
    code: &Secret,
    now: Timestamp,
) -> Result<Request, Refused> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("grant_type", "authorization_code")
        .append_pair("code", code.expose())
        .append_pair("redirect_uri", &provider.redirect_address)
        .append_pair("code_verifier", started.verifier.expose());
    let mut authorization = None;
    match &provider.authentication {
        Authentication::ClientSecretBasic(secret) => {
            authorization = Some(basic(&provider.client_id, secret));
        }
        Authentication::ClientSecretPost(secret) => {
            form.append_pair("client_id", &provider.client_id)
                .append_pair("client_secret", secret.expose());
        }
        Authentication::PrivateKeyJwt(_) => {
            let statement = statement(provider, metadata, started, now)?;
            form.append_pair("client_id", &provider.client_id)
                .append_pair(
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                )
                .append_pair("client_assertion", &statement);
        }
    }
    Ok(Request {
        method: Method::Post,
        address: metadata.token.clone(),
        authorization,
        form: form.finish(),
        most_bytes: MOST_BYTES,
    })
}

/// RFC 6749, 2.3.1: both parts are encoded as in a form before they are joined.
fn basic(client_id: &str, secret: &Secret) -> String {
    use base64::Engine as _;
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let both = format!("{}:{}", encoded(client_id), encoded(secret.expose()));
    format!(
        "Basic {}",
        base64::engine::general_purpose::STANDARD.encode(both)
    )
}

/// Who we are, signed (RFC 7523). Its id comes from the verifier, which no other sign-in has.
fn statement(
    provider: &Provider,
    metadata: &Metadata,
    started: &Started,
    now: Timestamp,
) -> Result<String, Refused> {
    let Authentication::PrivateKeyJwt(key) = &provider.authentication else {
        return Err(Refused::AnswerClient);
    };
    let audience = match key.audience() {
        AssertionFor::Issuer => provider.issuer.as_str(),
        AssertionFor::TokenEndpoint => metadata.token.as_str(),
    };
    let unique = format!("assertion {}", started.verifier.expose());
    let header = json!({ "alg": key.algorithm().name(), "kid": key.id(), "typ": "JWT" });
    let claims = json!({
        "iss": provider.client_id,
        "sub": provider.client_id,
        "aud": audience,
        "jti": encode(digest(&SHA256, unique.as_bytes()).as_ref()),
        "iat": now.as_second(),
        "exp": (now + ASSERTION_HOLDS).as_second(),
    });
    key.token(&header, &claims.to_string())
        .ok_or(Refused::AnswerClient)
}

pub(crate) fn read(response: &Response) -> Result<Answer, Refused> {
    if response.status != 200 {
        return Err(said(response));
    }
    if !response.is_json() {
        return Err(Refused::AnswerType);
    }
    let mut answer = json::object(&response.body).map_err(|_| Refused::AnswerUnreadable)?;
    let mut text = |name: &str| match answer.remove(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Refused::AnswerUnreadable),
    };
    let is_bearer = |kind: String| kind.eq_ignore_ascii_case("Bearer");
    if !text("token_type")?.is_some_and(is_bearer) {
        return Err(Refused::AnswerTokenType);
    }
    let access_token = text("access_token")?.map(Secret::new);
    let id_token = text("id_token")?.ok_or(Refused::AnswerNoToken)?;
    Ok(Answer {
        id_token: Secret::new(id_token),
        access_token,
    })
}

/// The errors of RFC 6749, 5.2, by what follows from them; their descriptions are not read.
fn said(response: &Response) -> Refused {
    let answer = json::object(&response.body).unwrap_or_default();
    match answer.get("error").and_then(Value::as_str) {
        Some("invalid_grant") => Refused::AnswerCode,
        Some("invalid_client" | "unauthorized_client") => Refused::AnswerClient,
        Some("invalid_request" | "unsupported_grant_type" | "invalid_scope") => {
            Refused::AnswerRequest
        }
        _ => Refused::AnswerStatus,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_and_secret_are_encoded_before_they_are_joined() {
        let header = basic("a:b", &Secret::new("p w/ü"));
        // a%3Ab:p+w%2F%C3%BC
        assert_eq!(header, "Basic YSUzQWI6cCt3JTJGJUMzJUJD");
    }
}
