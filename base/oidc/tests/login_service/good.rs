//! What must be accepted, or people stand before a closed door.

use std::sync::Arc;

use jiff::SignedDuration;
use kernel::FixedClock;
use oidc::testing::{Bend, LoginService, Person, TestKey, Way};
use oidc::{Algorithm, AssertionFor, Client, Https, Identity};
use serde_json::{Value, json};

use crate::ground::{BACK, Ground, noon, random, remove};

pub struct Good {
    pub name: &'static str,
    way: Way,
    given: fn(&Ground),
    with: fn(&mut Ground),
    is: fn(&Identity) -> bool,
}

impl Good {
    pub async fn run(&self) -> Result<(), String> {
        let mut ground = Ground::new(self.way);
        (self.given)(&ground);
        (self.with)(&mut ground);
        let signed_in = ground.sign_in(&ground.client()).await;
        let identity = signed_in.map_err(|error| error.to_string())?.identity;
        if !(self.is)(&identity) {
            return Err(format!("not what was expected: {identity:?}"));
        }
        Ok(())
    }

    fn with(mut self, with: fn(&mut Ground)) -> Self {
        self.with = with;
        self
    }

    fn is(mut self, is: fn(&Identity) -> bool) -> Self {
        self.is = is;
        self
    }
}

fn good(name: &'static str, way: Way, given: fn(&Ground)) -> Good {
    Good {
        name,
        way,
        given,
        with: |_| {},
        is: |identity| identity.subject == "person-1",
    }
}

fn bent(name: &'static str, given: fn(&Ground)) -> Good {
    good(name, Way::Basic, given)
}

fn seconds(claims: &Value, name: &str) -> i64 {
    claims[name].as_i64().unwrap()
}

pub fn ways() -> Vec<Good> {
    let ways = signed().into_iter().chain(times()).chain(shapes());
    ways.chain(people()).collect()
}

fn signed() -> Vec<Good> {
    use Algorithm::{Es256, Ps256, Rs256};
    use AssertionFor::{Issuer, TokenEndpoint};
    let plain: fn(&Ground) = |_| {};
    vec![
        good("RS256, secret in the header", Way::Basic, plain),
        good("PS256, secret in the form", Way::Post, |ground| {
            ground
                .service
                .set_keys(TestKey::Rsa1, Ps256, &[TestKey::Rsa1]);
        }),
        good(
            "ES256, a key of ours (RS256)",
            Way::Key(Rs256, TokenEndpoint),
            |ground| {
                ground
                    .service
                    .set_keys(TestKey::Ec1, Es256, &[TestKey::Rsa1, TestKey::Ec1]);
            },
        ),
        good(
            "RS256, a key of ours (PS256)",
            Way::Key(Ps256, TokenEndpoint),
            plain,
        ),
        good(
            "RS256, a key of ours (ES256)",
            Way::Key(Es256, TokenEndpoint),
            plain,
        ),
        good(
            "RS256, a key of ours, for the service as a whole",
            Way::Key(Es256, Issuer),
            plain,
        ),
        bent("no key named, and only one fits", |ground| {
            ground
                .service
                .set_keys(TestKey::Ec2, Es256, &[TestKey::Rsa1, TestKey::Ec2]);
            ground
                .service
                .misbehave(&[Bend::Header(|header| remove(header, "kid"))]);
        }),
        bent("keys of other kinds beside the one that signs", |ground| {
            ground.service.misbehave(&[Bend::Keys(|set| {
                let list = set["keys"].as_array_mut().unwrap();
                list.push(json!({ "kty": "oct", "kid": "secret", "k": "AAAA" }));
                list.push(json!({ "kty": "OKP", "crv": "Ed25519", "kid": "ed", "x": "AAAA" }));
                list.push(
                    json!({ "kty": "RSA", "kid": "enc", "use": "enc", "n": "AAAA", "e": "AQAB" }),
                );
            })]);
        }),
        bent(
            "a key that says its algorithm and what it may do",
            |ground| {
                ground.service.misbehave(&[Bend::Keys(|set| {
                    set["keys"][0]["alg"] = "RS256".into();
                    set["keys"][0]["key_ops"] = json!(["verify"]);
                })]);
            },
        ),
    ]
}

fn times() -> Vec<Good> {
    vec![
        bent(
            "ended a moment less than two minutes ago by our clock",
            |ground| {
                ground.service.misbehave(&[Bend::Claims(|claims| {
                    claims["exp"] = (seconds(claims, "iat") - 119).into()
                })]);
            },
        ),
        bent("made two minutes from now by our clock", |ground| {
            ground.service.misbehave(&[Bend::Claims(|claims| {
                claims["iat"] = (seconds(claims, "iat") + 120).into()
            })]);
        }),
        bent(
            "to be used from two minutes from now by our clock",
            |ground| {
                ground.service.misbehave(&[Bend::Claims(|claims| {
                    claims["nbf"] = (seconds(claims, "iat") + 120).into()
                })]);
            },
        ),
        bent(
            "made ten minutes ago, and a clock two minutes off",
            |ground| {
                ground.service.misbehave(&[Bend::Claims(|claims| {
                    claims["iat"] = (seconds(claims, "iat") - 720).into()
                })]);
            },
        ),
        bent("times with fractions of a second", |ground| {
            ground.service.misbehave(&[Bend::Claims(|claims| {
                for name in ["iat", "nbf", "exp", "auth_time"] {
                    claims[name] = (claims[name].as_f64().unwrap() + 0.25).into();
                }
            })]);
        }),
        bent("signed in within the time that was asked for", |ground| {
            ground.service.set_person(Person {
                signed_in_before: SignedDuration::from_secs(300),
                ..Person::default()
            });
        })
        .with(|ground| ground.ask.max_age = Some(SignedDuration::from_mins(5)))
        .is(|identity| identity.signed_in_at == Some(noon() - SignedDuration::from_secs(300))),
        bent(
            "signed in at whatever time, though it was asked for",
            |_| {},
        )
        .with(|ground| ground.ask.max_age = Some(SignedDuration::MAX))
        .is(|identity| identity.signed_in_at == Some(noon())),
        bent("signed in anew, however long ago before", |ground| {
            ground.service.set_person(Person {
                signed_in_before: SignedDuration::from_hours(9),
                ..Person::default()
            });
        })
        .with(|ground| ground.provider.always_ask = true)
        .is(|identity| identity.signed_in_at == Some(noon())),
    ]
}

fn shapes() -> Vec<Good> {
    vec![
        bent("for several, made for us", |ground| {
            ground.service.misbehave(&[Bend::Claims(|claims| {
                claims["aud"] = json!(["other", "help-example"])
            })]);
        }),
        bent(
            "for a list of one, made for nobody in particular",
            |ground| {
                ground.service.misbehave(&[Bend::Claims(|claims| {
                    claims["aud"] = json!(["help-example"]);
                    remove(claims, "azp");
                })]);
            },
        ),
        bent("no kind, no hashes, no beginning", |ground| {
            ground.service.misbehave(&[
                Bend::Header(|header| remove(header, "typ")),
                Bend::Claims(|claims| {
                    ["at_hash", "c_hash", "nbf"]
                        .into_iter()
                        .for_each(|name| remove(claims, name))
                }),
            ]);
        }),
        bent(
            "a service that does not say who it is on the way back, and never promised",
            |ground| {
                ground.service.misbehave(&[
                    Bend::Metadata(|document| {
                        remove(document, "authorization_response_iss_parameter_supported")
                    }),
                    Bend::Callback(|pairs| pairs.retain(|(name, _)| name != "iss")),
                ]);
            },
        ),
        bent(
            "a document without the lists that the standard asks for",
            |ground| {
                ground.service.misbehave(&[Bend::Metadata(|document| {
                    let lists = [
                        "response_types",
                        "code_challenge_methods",
                        "id_token_signing_alg_values",
                        "token_endpoint_auth_methods",
                    ];
                    lists
                        .into_iter()
                        .for_each(|list| remove(document, &format!("{list}_supported")));
                })]);
            },
        ),
        bent("parameters on the way back that we do not know", |ground| {
            ground.service.misbehave(&[Bend::Callback(|pairs| {
                pairs.push(("session_state".to_owned(), "1".to_owned()));
                pairs.push(("session_state".to_owned(), "2".to_owned()));
            })]);
        }),
    ]
}

fn people() -> Vec<Good> {
    vec![
        bent("name and e-mail", |_| {}).is(|identity| {
            identity.name.as_deref() == Some("Camille Exemple")
                && identity.email.as_deref() == Some("camille@mail.example")
                && identity.email_verified
                && identity.means == ["otp"]
                && identity.issuer == "https://login.example/op"
        }),
        bent("a name in parts", |ground| {
            ground.service.misbehave(&[Bend::Claims(|claims| {
                remove(claims, "name");
                claims["given_name"] = "Noor".into();
                claims["family_name"] = "Voorbeeld".into();
            })]);
        })
        .is(|identity| identity.name.as_deref() == Some("Noor Voorbeeld")),
        bent("neither name nor e-mail", |ground| {
            ground.service.misbehave(&[Bend::Claims(|claims| {
                ["name", "email"]
                    .into_iter()
                    .for_each(|name| remove(claims, name))
            })]);
        })
        .is(|identity| {
            identity.name.is_none() && identity.email.is_none() && !identity.email_verified
        }),
        bent("a name and an e-mail that cannot be shown", |ground| {
            ground.service.misbehave(&[Bend::Claims(|claims| {
                claims["name"] = "a\u{0}b".into();
                claims["email"] = json!(["camille@mail.example"]);
            })]);
        })
        .is(|identity| identity.name.is_none() && identity.email.is_none()),
        bent(
            "an e-mail that nobody checked, though it says so in a text",
            |ground| {
                ground.service.misbehave(&[Bend::Claims(|claims| {
                    claims["email_verified"] = "true".into()
                })]);
            },
        )
        .is(|identity| identity.email.is_some() && !identity.email_verified),
        bent("the second of the ways that are strong enough", |ground| {
            ground.service.set_person(Person {
                strength: Some("medium".to_owned()),
                ..Person::default()
            });
        })
        .with(|ground| ground.provider.strengths = vec!["strong".to_owned(), "medium".to_owned()])
        .is(|identity| identity.strength.as_deref() == Some("medium")),
        bent("the longest subject", |ground| {
            ground.service.set_person(Person {
                subject: "x".repeat(255),
                ..Person::default()
            });
        })
        .is(|identity| identity.subject.len() == 255),
    ]
}

#[tokio::test]
async fn ten_minutes_are_time_enough() {
    let ground = Ground::new(Way::Basic);
    let client = ground.client();
    let (started, query) = ground.go(&client).await.unwrap();
    ground.clock.advance(SignedDuration::from_mins(10));
    assert!(client.finish(started, &query, ground.now()).await.is_ok());
}

#[tokio::test]
async fn a_sign_in_works_over_a_real_network_too() {
    let clock = Arc::new(FixedClock::at(noon()));
    let service = LoginService::listen(BACK, Way::Basic, clock.clone()).await;
    let ground = Ground::of(service, clock);
    let network = Arc::new(Https::new().unwrap());
    let client = Client::new(ground.provider.clone(), network).unwrap();
    let signed_in = ground.sign_in(&client).await.unwrap();
    assert_eq!(signed_in.identity.subject, "person-1");
    assert_eq!(client.check(ground.now()).await, Ok(()));
}

#[tokio::test]
async fn the_address_asks_for_what_it_should_and_for_nothing_else() {
    let mut ground = Ground::new(Way::Basic);
    ground.provider.scopes = vec!["openid".to_owned(), "profile".to_owned()];
    ground.provider.strengths = vec!["strong".to_owned(), "medium".to_owned()];
    ground.ask.language = Some(kernel::Language::Dutch);
    ground.ask.max_age = Some(SignedDuration::from_mins(5));
    ground.ask.anew = true;
    let client = ground.client();
    let begun = client.begin(&ground.ask, ground.now(), random()).await;
    let begun = begun.unwrap();
    let url: url::Url = begun.address.parse().unwrap();
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let said = |name: &str| {
        let mut all = pairs.iter().filter(|(known, _)| known == name);
        let (_, value) = all.next().unwrap();
        assert!(all.next().is_none(), "{name} stands twice");
        value.as_str()
    };
    assert_eq!(said("scope"), "openid profile");
    assert_eq!(said("response_type"), "code");
    assert_eq!(said("code_challenge_method"), "S256");
    assert_eq!(said("acr_values"), "strong medium");
    assert_eq!(said("prompt"), "login");
    assert_eq!(said("max_age"), "300");
    assert_eq!(said("ui_locales"), "nl");
    assert_eq!(said("state"), begun.started.state.expose());
    assert_eq!(pairs.len(), 12);
    let verifier = begun.started.verifier.expose();
    assert!(!begun.address.contains(verifier), "the verifier stays here");
    let shown = format!("{:?}", begun.started);
    for secret in [
        &begun.started.state,
        &begun.started.nonce,
        &begun.started.verifier,
    ] {
        assert!(!shown.contains(secret.expose()));
    }
}
