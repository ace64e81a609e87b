//! What a token says. Times are counted from `iat`, which is now.

use jiff::SignedDuration;
use oidc::testing::{Bend, Endpoint};
use oidc::{Refused, Secret};
use serde_json::{Value, json};

use crate::ground::{Case, Change, Ground, case, edit, remove};

pub fn cases() -> Vec<Case> {
    for_whom()
        .into_iter()
        .chain(times())
        .chain(who())
        .chain(how())
        .collect()
}

/// One change in the claims.
macro_rules! claims {
    ($name:literal, $refused:ident, |$claims:ident| $change:expr) => {
        case(
            $name,
            Refused::$refused,
            Change::Service(&[Bend::Claims(|$claims: &mut Value| $change)]),
        )
    };
}

fn seconds(claims: &Value, name: &str) -> i64 {
    claims[name].as_i64().unwrap()
}

fn for_whom() -> Vec<Case> {
    vec![
        claims!("another issuer", IssuerOther, |claims| claims["iss"] =
            "https://evil.example".into()),
        claims!(
            "an issuer with a slash",
            IssuerOther,
            |claims| claims["iss"] = "https://login.example/op/".into()
        ),
        claims!(
            "an issuer in capitals",
            IssuerOther,
            |claims| claims["iss"] = "https://LOGIN.example/op".into()
        ),
        claims!("no issuer", IssuerOther, |claims| remove(claims, "iss")),
        claims!("an issuer that is a list", ClaimUnreadable, |claims| {
            claims["iss"] = json!(["https://login.example/op"])
        }),
        claims!(
            "for another client",
            AudienceOther,
            |claims| claims["aud"] = "other".into()
        ),
        claims!(
            "for a client whose name begins like ours",
            AudienceOther,
            |claims| claims["aud"] = "help-example-2".into()
        ),
        claims!("for nobody", AudienceOther, |claims| remove(claims, "aud")),
        claims!("for an empty list", AudienceOther, |claims| claims["aud"] =
            json!([])),
        claims!("for others only", AudienceOther, |claims| claims["aud"] =
            json!(["a", "b"])),
        claims!("for a number", ClaimUnreadable, |claims| claims["aud"] =
            1.into()),
        claims!(
            "for us and a number",
            ClaimUnreadable,
            |claims| claims["aud"] = json!(["help-example", 1])
        ),
        claims!(
            "for several, made for nobody",
            AuthorizedMissing,
            |claims| {
                claims["aud"] = json!(["help-example", "other"]);
                remove(claims, "azp");
            }
        ),
        claims!("for several, made for another", AuthorizedOther, |claims| {
            claims["aud"] = json!(["help-example", "other"]);
            claims["azp"] = "other".into();
        }),
        claims!("for us, made for another", AuthorizedOther, |claims| {
            claims["azp"] = "other".into()
        }),
    ]
}

fn times() -> Vec<Case> {
    vec![
        claims!("no end", ExpiryMissing, |claims| remove(claims, "exp")),
        claims!("an end that is a text", ClaimUnreadable, |claims| claims
            ["exp"] =
            "4102444800".into()),
        claims!("an end before all time", ClaimUnreadable, |claims| claims
            ["exp"] =
            (-1).into()),
        claims!("an end after all time", ClaimUnreadable, |claims| claims
            ["exp"] =
            1e300.into()),
        claims!("ended two minutes ago", Expired, |claims| claims["exp"] =
            (seconds(claims, "iat") - 120).into()),
        claims!("ended long ago", Expired, |claims| claims["exp"] = 1.into()),
        claims!("not said when it was made", IssuedMissing, |claims| remove(
            claims, "iat"
        )),
        claims!(
            "made in the future",
            IssuedInFuture,
            |claims| claims["iat"] = (seconds(claims, "iat") + 121).into()
        ),
        claims!("made too long ago", IssuedLongAgo, |claims| claims["iat"] =
            (seconds(claims, "iat") - 721).into()),
        claims!("not to be used yet", NotYet, |claims| claims["nbf"] =
            (seconds(claims, "iat") + 121).into()),
        claims!("a beginning that is a text", ClaimUnreadable, |claims| {
            claims["nbf"] = "0".into()
        }),
    ]
}

fn who() -> Vec<Case> {
    vec![
        claims!("no nonce", NonceMissing, |claims| remove(claims, "nonce")),
        claims!("an empty nonce", NonceOther, |claims| claims["nonce"] =
            "".into()),
        claims!("a nonce that is a number", ClaimUnreadable, |claims| {
            claims["nonce"] = 0.into()
        }),
        case(
            "a token of another sign-in (replay)",
            Refused::NonceOther,
            Change::Started(|started| started.nonce = Secret::new("n".repeat(43))),
        ),
        claims!("no subject", SubjectMissing, |claims| remove(claims, "sub")),
        claims!("an empty subject", SubjectStrange, |claims| claims["sub"] =
            "".into()),
        claims!(
            "an endless subject",
            SubjectStrange,
            |claims| claims["sub"] = "x".repeat(256).into()
        ),
        claims!("a subject with a line break", SubjectStrange, |claims| {
            claims["sub"] = "person-1\n".into()
        }),
        claims!("a subject that is a number", ClaimUnreadable, |claims| {
            claims["sub"] = 1.into()
        }),
    ]
}

fn strong(ground: &mut Ground) {
    ground.provider.strengths = vec![
        "urn:example:strong".to_owned(),
        "urn:example:medium".to_owned(),
    ];
}

fn recent(ground: &mut Ground) {
    ground.ask.max_age = Some(SignedDuration::from_mins(5));
}

fn anew(ground: &mut Ground) {
    ground.ask.anew = true;
}

fn how() -> Vec<Case> {
    vec![
        claims!(
            "not said how the person signed in",
            StrengthMissing,
            |claims| remove(claims, "acr")
        )
        .given(strong),
        claims!(
            "a way of signing in that begins alike",
            StrengthOther,
            |claims| claims["acr"] = "urn:example:strong2".into()
        )
        .given(strong),
        case(
            "a weaker way of signing in",
            Refused::StrengthOther,
            Change::Person(|person| person.strength = Some("urn:example:weak".to_owned())),
        )
        .given(strong),
        claims!("a strength that is a number", ClaimUnreadable, |claims| {
            claims["acr"] = 500.into()
        })
        .given(strong),
        claims!(
            "not said when the person signed in",
            SignInTimeMissing,
            |claims| remove(claims, "auth_time")
        )
        .given(recent),
        claims!("signed in at some time to come", SignInInFuture, |claims| {
            claims["auth_time"] = (seconds(claims, "iat") + 121).into()
        })
        .given(recent),
        case(
            "signed in too long ago",
            Refused::SignInTooOld,
            Change::Person(|person| person.signed_in_before = SignedDuration::from_secs(421)),
        )
        .given(recent),
        claims!(
            "not signed in anew",
            SignInTooOld,
            |claims| claims["auth_time"] = (seconds(claims, "iat") - 121).into()
        )
        .given(anew),
        claims!(
            "not signed in anew at a computer of several people",
            SignInTooOld,
            |claims| claims["auth_time"] = (seconds(claims, "iat") - 3600).into()
        )
        .given(|ground| ground.provider.always_ask = true),
        claims!(
            "another access token",
            AccessHashOther,
            |claims| claims["at_hash"] = "x".repeat(22).into()
        ),
        claims!("a hash that is a number", ClaimUnreadable, |claims| {
            claims["at_hash"] = 1.into()
        }),
        case(
            "an access token that was exchanged",
            Refused::AccessHashOther,
            Change::Service(&[Bend::Response(Endpoint::Token, |answer| {
                edit(answer, |value| value["access_token"] = "other".into());
            })]),
        ),
        case(
            "an access token that was taken out",
            Refused::AccessHashOther,
            Change::Service(&[Bend::Response(Endpoint::Token, |answer| {
                edit(answer, |value| remove(value, "access_token"));
            })]),
        ),
        claims!("another code", CodeHashOther, |claims| claims["c_hash"] =
            "x".repeat(22).into()),
    ]
}
