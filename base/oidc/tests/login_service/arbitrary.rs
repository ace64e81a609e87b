//! Whatever comes back, from the browser or from the service: no panic, and nobody signed in.

use std::cell::RefCell;

use oidc::testing::{Bend, Endpoint, Way};
use oidc::{Refused, SignedIn};
use proptest::prelude::*;
use tokio::runtime::{Builder, Runtime};

use crate::ground::Ground;

thread_local! {
    /// A bend is a plain function; this is what it puts in.
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

fn input() -> Vec<u8> {
    INPUT.with_borrow(Clone::clone)
}

fn text() -> String {
    String::from_utf8_lossy(&input()).into_owned()
}

fn runtime() -> Runtime {
    Builder::new_current_thread().build().unwrap()
}

/// A sign-in with `input` put in by the bend, or as the query.
fn sign_in(input: &[u8], bend: Option<Bend>) -> Result<SignedIn, Refused> {
    INPUT.with_borrow_mut(|kept| *kept = input.to_vec());
    let ground = Ground::new(Way::Basic);
    ground.service.misbehave(bend.as_slice());
    runtime().block_on(async {
        let client = ground.client();
        let (started, query) = ground.go(&client).await?;
        let query = if bend.is_none() { text() } else { query };
        client.finish(started, &query, ground.now()).await
    })
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("state=".to_owned()),
        Just("code=".to_owned()),
        Just("iss=".to_owned()),
        Just("error=".to_owned()),
        Just("&".to_owned()),
        Just("%".to_owned()),
        Just("https%3A%2F%2Flogin.example%2Fop".to_owned()),
        "[ -~]{0,12}",
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// JSON of any shape, with the names that matter.
fn json() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        Just("iss"),
        Just("aud"),
        Just("exp"),
        Just("iat"),
        Just("nonce"),
        Just("sub"),
        Just("azp"),
        Just("keys"),
        Just("kid"),
        Just("kty"),
        Just("n"),
        Just("e"),
        Just("alg"),
        Just("id_token"),
        Just("token_type"),
        Just("issuer"),
        Just("jwks_uri"),
        Just("token_endpoint"),
    ];
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        any::<i64>().prop_map(|number| number.to_string()),
        Just("1e400".to_owned()),
        Just("\"https://login.example/op\"".to_owned()),
        Just("\"help-example\"".to_owned()),
        "[a-zA-Z0-9_.-]{0,40}".prop_map(|word| format!("\"{word}\"")),
    ];
    leaf.prop_recursive(4, 40, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6)
                .prop_map(|list| format!("[{}]", list.join(","))),
            proptest::collection::vec((name.clone(), inner), 0..8).prop_map(|pairs| {
                let pairs: Vec<String> = pairs
                    .into_iter()
                    .map(|(name, value)| format!("\"{name}\":{value}"))
                    .collect();
                format!("{{{}}}", pairs.join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_stands_in_the_address_nobody_is_signed_in(query in pieces()) {
        prop_assert!(sign_in(query.as_bytes(), None).is_err());
    }

    #[test]
    fn whatever_the_token_is_nobody_is_signed_in(token in "[A-Za-z0-9_.=-]{0,200}|.{0,60}") {
        prop_assert!(sign_in(token.as_bytes(), Some(Bend::Token(|_| text()))).is_err());
    }

    #[test]
    fn a_good_token_with_one_character_changed_is_refused(at in 0..2_000_usize, to in "[A-Za-z0-9_.-]") {
        let changed = sign_in(format!("{at} {to}").as_bytes(), Some(Bend::Token(|token| {
            let input = text();
            let (at, to) = input.split_once(' ').unwrap();
            let at = at.parse::<usize>().unwrap() % token.len();
            if &token[at..=at] == to {
                return String::new();
            }
            format!("{}{to}{}", &token[..at], &token[at + 1..])
        })));
        prop_assert!(changed.is_err());
    }

    #[test]
    fn a_signed_token_that_says_anything_is_refused(content in json()) {
        prop_assert!(sign_in(content.as_bytes(), Some(Bend::Content(|_| text()))).is_err());
    }

    #[test]
    fn whatever_a_service_answers_nobody_is_signed_in(
        answer in prop_oneof![json().prop_map(String::into_bytes), any::<Vec<u8>>()],
        place in 0..3_usize,
    ) {
        const BENDS: [Bend; 3] = [
            Bend::Response(Endpoint::Metadata, |answer| answer.body = input()),
            Bend::Response(Endpoint::Keys, |answer| answer.body = input()),
            Bend::Response(Endpoint::Token, |answer| answer.body = input()),
        ];
        prop_assert!(sign_in(&answer, Some(BENDS[place])).is_err());
    }
}

#[test]
fn the_same_sign_in_with_nothing_put_in_is_accepted() {
    assert!(sign_in(b"", Some(Bend::Token(|token| token))).is_ok());
}
