//! The document in which the service describes itself, and our settings.

use oidc::Refused;
use oidc::testing::{Bend, Endpoint};
use serde_json::json;

use crate::ground::{Case, Change, case, remove};

fn document(name: &'static str, refused: Refused, bend: &'static [Bend]) -> Case {
    case(name, refused, Change::Service(bend))
}

pub fn cases() -> Vec<Case> {
    use Bend::{Metadata, Response, Silent};
    use Endpoint::Metadata as There;
    use Refused::{MetadataAddress, MetadataIssuer, MetadataUnreachable, MetadataUnreadable};
    vec![
        document("no document", MetadataUnreachable, &[Silent(There)]),
        document(
            "a document that is gone",
            MetadataUnreachable,
            &[Response(There, |answer| answer.status = 404)],
        ),
        document(
            "a document that moved",
            MetadataUnreachable,
            &[Response(There, |answer| answer.status = 302)],
        ),
        document(
            "an endless document",
            MetadataUnreachable,
            &[Response(There, |answer| {
                answer.body = vec![b' '; 64 * 1024 + 1]
            })],
        ),
        document(
            "a page instead of a document",
            MetadataUnreadable,
            &[Response(There, |answer| {
                answer.content_type = "text/html".to_owned()
            })],
        ),
        document(
            "a document that is cut off",
            MetadataUnreadable,
            &[Response(There, |answer| {
                answer.body.pop();
            })],
        ),
        document(
            "a document that is a list",
            MetadataUnreadable,
            &[Metadata(|document| *document = json!([document.clone()]))],
        ),
        document(
            "two issuers in a document",
            MetadataUnreadable,
            &[Response(There, |answer| {
                answer.body.pop();
                answer
                    .body
                    .extend(br#","issuer":"https://login.example/op"}"#);
            })],
        ),
        document(
            "a document of another issuer",
            MetadataIssuer,
            &[Metadata(|document| {
                document["issuer"] = "https://evil.example".into()
            })],
        ),
        document(
            "a document of an issuer with a slash",
            MetadataIssuer,
            &[Metadata(|document| {
                document["issuer"] = "https://login.example/op/".into()
            })],
        ),
        document(
            "a document of nobody",
            MetadataIssuer,
            &[Metadata(|document| remove(document, "issuer"))],
        ),
        document(
            "no token endpoint",
            MetadataAddress,
            &[Metadata(|document| remove(document, "token_endpoint"))],
        ),
        document(
            "no address of keys",
            MetadataAddress,
            &[Metadata(|document| remove(document, "jwks_uri"))],
        ),
        document(
            "a token endpoint without encryption",
            MetadataAddress,
            &[Metadata(|document| {
                document["token_endpoint"] = "http://login.example/token".into()
            })],
        ),
        document(
            "keys without encryption",
            MetadataAddress,
            &[Metadata(|document| {
                document["jwks_uri"] = "http://login.example/keys".into()
            })],
        ),
        document(
            "keys on our own machine",
            MetadataAddress,
            &[Metadata(|document| {
                document["jwks_uri"] = "http://127.0.0.1/keys".into()
            })],
        ),
        document(
            "a script to sign in",
            MetadataAddress,
            &[Metadata(|document| {
                document["authorization_endpoint"] = "javascript:alert(1)".into()
            })],
        ),
        document(
            "an address with somebody's name",
            MetadataAddress,
            &[Metadata(|document| {
                document["authorization_endpoint"] = "https://login.example@evil.example/".into()
            })],
        ),
        document(
            "an address that is a number",
            MetadataAddress,
            &[Metadata(|document| document["token_endpoint"] = 1.into())],
        ),
        document(
            "signing out without encryption",
            MetadataAddress,
            &[Metadata(|document| {
                document["end_session_endpoint"] = "http://login.example/end".into()
            })],
        ),
        document(
            "no code flow",
            Refused::MetadataNoCode,
            &[Metadata(|document| {
                document["response_types_supported"] = json!(["id_token"])
            })],
        ),
        document(
            "plain PKCE only",
            Refused::MetadataNoPkce,
            &[Metadata(|document| {
                document["code_challenge_methods_supported"] = json!(["plain"])
            })],
        ),
        document(
            "shared secrets only",
            Refused::MetadataNoAlgorithm,
            &[Metadata(|document| {
                document["id_token_signing_alg_values_supported"] = json!(["HS256", "none"])
            })],
        ),
        document(
            "certificates of clients only",
            Refused::MetadataNoAuthentication,
            &[Metadata(|document| {
                document["token_endpoint_auth_methods_supported"] = json!(["tls_client_auth"]);
            })],
        ),
    ]
}
