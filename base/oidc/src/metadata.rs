//! The document in which a login service describes itself (OpenID Connect Discovery 1.0).

use serde_json::{Map, Value};
use url::Url;

use crate::json;
use crate::provider::{Provider, address};
use crate::refused::Refused;

/// What we need of it, checked against our settings.
#[derive(Debug)]
pub(crate) struct Metadata {
    pub authorization: Url,
    pub token: Url,
    pub keys: Url,
    pub end_session: Option<Url>,
    /// It promises to say on the way back who it is (RFC 9207).
    pub names_itself: bool,
}

impl Metadata {
    pub(crate) fn read(bytes: &[u8], provider: &Provider) -> Result<Self, Refused> {
        let said = json::object(bytes).map_err(|_| Refused::MetadataUnreadable)?;
        // Exactly, or one service could speak for another.
        if said.get("issuer").and_then(Value::as_str) != Some(&provider.issuer) {
            return Err(Refused::MetadataIssuer);
        }
        // A service of this machine is for tests; no other may send us to this machine.
        let plain = provider.issuer.starts_with("http:");
        let endpoint = |name: &str| match said.get(name) {
            None => Ok(None),
            Some(text) => text
                .as_str()
                .and_then(address)
                .filter(|url| plain || url.scheme() == "https")
                .map(Some)
                .ok_or(Refused::MetadataAddress),
        };
        let needed = |name| endpoint(name)?.ok_or(Refused::MetadataAddress);
        let metadata = Self {
            authorization: needed("authorization_endpoint")?,
            token: needed("token_endpoint")?,
            keys: needed("jwks_uri")?,
            end_session: endpoint("end_session_endpoint")?,
            names_itself: said.get("authorization_response_iss_parameter_supported")
                == Some(&Value::Bool(true)),
        };
        check_abilities(&said, provider)?;
        Ok(metadata)
    }
}

/// A list that is missing says nothing: services leave out more than the standard allows.
fn check_abilities(said: &Map<String, Value>, provider: &Provider) -> Result<(), Refused> {
    let offers = |name: &str, wanted: &[&str]| {
        said.get(name).is_none_or(|list| {
            list.as_array().is_some_and(|list| {
                list.iter()
                    .filter_map(Value::as_str)
                    .any(|word| wanted.contains(&word))
            })
        })
    };
    let algorithms: Vec<&str> = provider
        .algorithms
        .iter()
        .map(|algorithm| algorithm.name())
        .collect();
    let authentication = [provider.authentication.name()];
    let needs: [(&str, &[&str], Refused); 4] = [
        (
            "response_types_supported",
            &["code"],
            Refused::MetadataNoCode,
        ),
        (
            "code_challenge_methods_supported",
            &["S256"],
            Refused::MetadataNoPkce,
        ),
        (
            "id_token_signing_alg_values_supported",
            &algorithms,
            Refused::MetadataNoAlgorithm,
        ),
        (
            "token_endpoint_auth_methods_supported",
            &authentication,
            Refused::MetadataNoAuthentication,
        ),
    ];
    needs
        .into_iter()
        .find(|(name, wanted, _)| !offers(name, wanted))
        .map_or(Ok(()), |(_, _, refused)| Err(refused))
}
