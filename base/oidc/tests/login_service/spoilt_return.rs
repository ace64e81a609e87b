//! How the person comes back, and what the token endpoint answers.

use oidc::testing::{Bend, Endpoint};
use oidc::{Authentication, Refused, Secret};

use crate::ground::{Case, Change, case, edit, remove};

pub fn cases() -> Vec<Case> {
    way_back()
        .into_iter()
        .chain(errors())
        .chain(codes())
        .chain(answers())
        .collect()
}

fn way_back() -> Vec<Case> {
    use Change::{Later, Query, ReturnOfAnother, Started, Twice};
    vec![
        case(
            "an endless address",
            Refused::CallbackTooLong,
            Query(|query| format!("{query}&x={}", "x".repeat(8 * 1024))),
        ),
        case(
            "two codes",
            Refused::CallbackRepeated,
            Query(|query| query + "&code=other"),
        ),
        case(
            "two codes, one written otherwise",
            Refused::CallbackRepeated,
            Query(|query| query + "&c%6Fde=other"),
        ),
        case(
            "two states",
            Refused::CallbackRepeated,
            Query(|query| query.clone() + "&" + &query[..query.find('&').unwrap()]),
        ),
        case(
            "two issuers",
            Refused::CallbackRepeated,
            Query(|query| query + "&iss=https://login.example/op"),
        ),
        case(
            "no state",
            Refused::StateMissing,
            Query(|query| query.replace("state=", "estate=")),
        ),
        case(
            "an empty address",
            Refused::StateMissing,
            Query(|_| String::new()),
        ),
        case(
            "an empty state",
            Refused::StateOther,
            Started(|started| started.state = Secret::new("")),
        ),
        case(
            "a state that somebody made up",
            Refused::StateOther,
            Query(|query| query.replace("state=", "state=x")),
        ),
        case(
            "a state that is cut off",
            Refused::StateOther,
            Query(|query| query.replacen("&iss", "x&iss", 1)),
        ),
        case(
            "the return of somebody else's sign-in",
            Refused::StateOther,
            ReturnOfAnother,
        ),
        case("the same return twice", Refused::StateUsed, Twice),
        case("a return after ten minutes", Refused::TooLate, Later(601)),
        case("a beginning in the future", Refused::TooLate, Later(-121)),
        case(
            "a beginning at another service",
            Refused::ProviderOther,
            Started(|started| started.provider = "other".to_owned()),
        ),
        case(
            "a beginning before the issuer was changed",
            Refused::ProviderOther,
            Started(|started| started.issuer = "https://old.example".to_owned()),
        ),
        case(
            "no issuer where one is promised",
            Refused::CallbackIssuerMissing,
            Query(|query| query.replace("iss=", "miss=")),
        ),
        case(
            "another service sends the person back (mix-up)",
            Refused::CallbackIssuerOther,
            Query(|query| query.replace("login.example", "evil.example")),
        ),
        case(
            "the issuer with a slash",
            Refused::CallbackIssuerOther,
            Query(|query| query.replace("%2Fop", "%2Fop%2F")),
        ),
    ]
}

/// The person comes back without a code, but with this error.
macro_rules! error {
    ($error:literal, $refused:ident) => {
        case(
            concat!("the service says ", $error),
            Refused::$refused,
            Change::Service(&[Bend::Callback(|pairs| {
                pairs.retain(|(name, _)| name != "code");
                pairs.push(("error".to_owned(), $error.to_owned()));
            })]),
        )
    };
}

fn errors() -> Vec<Case> {
    vec![
        error!("access_denied", ServiceDenied),
        error!("login_required", ServiceWantsMore),
        error!("interaction_required", ServiceWantsMore),
        error!("temporarily_unavailable", ServiceBusy),
        error!("invalid_scope", ServiceRequest),
        error!("unauthorized_client", ServiceRequest),
        error!("<script>", ServiceOther),
        error!("unmet_authentication_requirements", StrengthOther),
    ]
}

fn codes() -> Vec<Case> {
    use Change::Query;
    vec![
        case(
            "no code",
            Refused::CodeMissing,
            Query(|query| query.replace("code=", "cod=")),
        ),
        case(
            "an empty code",
            Refused::CodeStrange,
            Query(|query| query.split("code=").next().unwrap().to_owned() + "code="),
        ),
        case(
            "an endless code",
            Refused::CodeStrange,
            Query(|query| query + &"x".repeat(5000)),
        ),
        case(
            "a code with a line break",
            Refused::CodeStrange,
            Query(|query| query + "%0A"),
        ),
        case(
            "a code beside an error",
            Refused::CodeStrange,
            Query(|query| query + "&error=access_denied"),
        ),
        case(
            "a code that somebody made up",
            Refused::AnswerCode,
            Query(|query| query + "9"),
        ),
        case(
            "a code of another sign-in",
            Refused::AnswerCode,
            Change::CodeOfAnother,
        ),
        case(
            "a code that is too old",
            Refused::AnswerCode,
            Change::Service(&[Bend::ForgetsCodes]),
        ),
        case(
            "the same return twice, at two servers",
            Refused::AnswerCode,
            Change::TwiceElsewhere,
        ),
        case(
            "a stolen code without its verifier",
            Refused::AnswerCode,
            Change::Started(|started| started.verifier = Secret::new("x".repeat(43))),
        ),
    ]
}

fn answers() -> Vec<Case> {
    use Endpoint::Token;
    let token = |name, refused, bend: &'static [Bend]| case(name, refused, Change::Service(bend));
    vec![
        case(
            "a wrong client secret",
            Refused::AnswerClient,
            Change::Settings(|provider| {
                provider.authentication = Authentication::ClientSecretBasic(Secret::new("guess"));
            }),
        ),
        case(
            "another way to say who we are",
            Refused::AnswerClient,
            Change::Settings(|provider| {
                let Authentication::ClientSecretBasic(secret) = provider.authentication.clone()
                else {
                    return;
                };
                provider.authentication = Authentication::ClientSecretPost(secret);
            }),
        ),
        token(
            "no answer",
            Refused::AnswerUnreachable,
            &[Bend::Silent(Token)],
        ),
        token(
            "an endless answer",
            Refused::AnswerUnreachable,
            &[Bend::Response(Token, |answer| {
                answer.body = vec![b' '; 64 * 1024 + 1]
            })],
        ),
        token(
            "a failure of the service",
            Refused::AnswerStatus,
            &[Bend::Response(Token, |answer| answer.status = 500)],
        ),
        token(
            "a redirect instead of an answer",
            Refused::AnswerStatus,
            &[Bend::Response(Token, |answer| answer.status = 307)],
        ),
        token(
            "an error that is none",
            Refused::AnswerStatus,
            &[Bend::Response(Token, |answer| {
                answer.status = 400;
                answer.body = b"no".to_vec();
            })],
        ),
        token(
            "a request that is not understood",
            Refused::AnswerRequest,
            &[Bend::Response(Token, |answer| {
                answer.status = 400;
                answer.body = br#"{"error":"invalid_request"}"#.to_vec();
            })],
        ),
        token(
            "a page instead of JSON",
            Refused::AnswerType,
            &[Bend::Response(Token, |answer| {
                answer.content_type = "text/html".to_owned()
            })],
        ),
        token(
            "JSON that is cut off",
            Refused::AnswerUnreadable,
            &[Bend::Response(Token, |answer| {
                answer.body.pop();
            })],
        ),
        token(
            "two tokens in one answer",
            Refused::AnswerUnreadable,
            &[Bend::Response(Token, |answer| {
                answer.body.pop();
                answer.body.extend(br#","id_token":"other"}"#);
            })],
        ),
        token(
            "a token that is a number",
            Refused::AnswerUnreadable,
            &[Bend::Response(Token, |answer| {
                edit(answer, |value| value["id_token"] = 1.into())
            })],
        ),
        token(
            "another kind of access token",
            Refused::AnswerTokenType,
            &[Bend::Response(Token, |answer| {
                edit(answer, |value| value["token_type"] = "DPoP".into())
            })],
        ),
        token(
            "no kind of access token",
            Refused::AnswerTokenType,
            &[Bend::Response(Token, |answer| {
                edit(answer, |value| remove(value, "token_type"))
            })],
        ),
        token(
            "an access token only",
            Refused::AnswerNoToken,
            &[Bend::Response(Token, |answer| {
                edit(answer, |value| remove(value, "id_token"))
            })],
        ),
    ]
}
