//! A client, a login service, a clock; a sign-in with at most one thing changed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::{SignedDuration, Timestamp};
use kernel::{Clock as _, FixedClock};
use oidc::testing::{Bend, LoginService, Person, Way};
use oidc::{Ask, Client, Identity, Provider, Random, Refused, Response, SignedIn, Started};
use serde_json::Value;

pub const ISSUER: &str = "https://login.example/op";
pub const BACK: &str = "https://help.example/back/login";

/// Where sign-ins happen; everything in it is good.
pub struct Ground {
    pub clock: Arc<FixedClock>,
    pub service: Arc<LoginService>,
    pub provider: Provider,
    pub ask: Ask,
}

impl Ground {
    pub fn new(way: Way) -> Self {
        let clock = Arc::new(FixedClock::at(noon()));
        let service = Arc::new(LoginService::new(ISSUER, BACK, way, clock.clone()));
        Self::of(service, clock)
    }

    pub fn of(service: Arc<LoginService>, clock: Arc<FixedClock>) -> Self {
        let mut provider = service.provider("login");
        provider.after_end = Some("https://help.example/gone".to_owned());
        Self {
            clock,
            service,
            provider,
            ask: Ask::default(),
        }
    }

    /// A client that remembers nothing yet.
    pub fn client(&self) -> Client {
        Client::new(self.provider.clone(), self.service.clone()).unwrap()
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Begins a sign-in and lets the person sign in: what was kept, and the query they come back with.
    pub async fn go(&self, client: &Client) -> Result<(Started, String), Refused> {
        let begun = client.begin(&self.ask, self.now(), random()).await?;
        let back = self.service.authorize(&begun.address);
        let (_, query) = back.split_once('?').unwrap();
        Ok((begun.started, query.to_owned()))
    }

    /// A whole sign-in.
    pub async fn sign_in(&self, client: &Client) -> Result<SignedIn, Refused> {
        let (started, query) = self.go(client).await?;
        client.finish(started, &query, self.now()).await
    }
}

pub fn noon() -> Timestamp {
    "2026-11-28T12:00:00Z".parse().unwrap()
}

pub fn random() -> Random {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    Random::counting(NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The one thing that is different from a good sign-in.
pub enum Change {
    /// At the service or on the way.
    Service(&'static [Bend]),
    /// In the query with which the person comes back.
    Query(fn(String) -> String),
    /// In what was kept of the beginning.
    Started(fn(&mut Started)),
    /// So many seconds pass before the person comes back.
    Later(i64),
    /// In our settings.
    Settings(fn(&mut Provider)),
    /// Somebody else, or somebody who signed in otherwise.
    Person(fn(&mut Person)),
    /// The same return once more.
    Twice,
    /// The same return once more, at another server that does not know of the first.
    TwiceElsewhere,
    /// Somebody gives a person the return of a sign-in of their own.
    ReturnOfAnother,
    /// The code of one's own sign-in, in the return of another's.
    CodeOfAnother,
}

pub struct Case {
    pub name: &'static str,
    pub refused: Refused,
    /// What is so in the good sign-in too.
    pub given: fn(&mut Ground),
    pub change: Change,
}

/// What happened without the change, with it, and without it again.
pub struct Seen {
    pub before: Option<Refused>,
    pub changed: Result<Identity, Refused>,
    pub after: Option<Refused>,
}

impl Case {
    pub fn given(mut self, given: fn(&mut Ground)) -> Self {
        self.given = given;
        self
    }

    pub async fn run(&self) -> Seen {
        let mut ground = Ground::new(Way::Basic);
        (self.given)(&mut ground);
        let before = ground.sign_in(&ground.client()).await.err();
        let changed = self.changed(&mut ground).await;
        let mut ground = Ground {
            provider: ground.service.provider("login"),
            ask: Ask::default(),
            ..ground
        };
        ground.service.misbehave(&[]);
        ground.service.set_person(Person::default());
        (self.given)(&mut ground);
        let after = ground.sign_in(&ground.client()).await.err();
        let changed = changed.map(|signed_in| signed_in.identity);
        Seen {
            before,
            changed,
            after,
        }
    }

    async fn changed(&self, ground: &mut Ground) -> Result<SignedIn, Refused> {
        match &self.change {
            Change::Service(bends) => ground.service.misbehave(bends),
            Change::Settings(change) => change(&mut ground.provider),
            Change::Person(change) => {
                let mut person = Person::default();
                change(&mut person);
                ground.service.set_person(person);
            }
            _ => {}
        }
        let client = ground.client();
        let (mut started, mut query) = ground.go(&client).await?;
        match &self.change {
            Change::Query(change) => query = change(query),
            Change::Started(change) => change(&mut started),
            Change::Later(seconds) => ground.clock.advance(SignedDuration::from_secs(*seconds)),
            Change::Twice | Change::TwiceElsewhere => {
                client.finish(copy(&started), &query, ground.now()).await?;
            }
            Change::ReturnOfAnother => (_, query) = ground.go(&client).await?,
            Change::CodeOfAnother => {
                let (_, other) = ground.go(&client).await?;
                query = with_code(&query, &code(&other));
            }
            _ => {}
        }
        let elsewhere = matches!(self.change, Change::TwiceElsewhere);
        let client = if elsewhere { ground.client() } else { client };
        client.finish(started, &query, ground.now()).await
    }
}

pub fn case(name: &'static str, refused: Refused, change: Change) -> Case {
    Case {
        name,
        refused,
        given: |_| {},
        change,
    }
}

/// As somebody would who reads the caller's database.
pub fn copy(started: &Started) -> Started {
    serde_json::from_value(serde_json::to_value(started).unwrap()).unwrap()
}

fn code(query: &str) -> String {
    let code = query.split('&').find_map(|pair| pair.strip_prefix("code="));
    code.unwrap().to_owned()
}

fn with_code(query: &str, other: &str) -> String {
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some(("code", _)) => format!("code={other}"),
        _ => pair.to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// Changes the JSON of an answer.
pub fn edit(response: &mut Response, change: fn(&mut Value)) {
    let mut value = serde_json::from_slice(&response.body).unwrap();
    change(&mut value);
    response.body = value.to_string().into_bytes();
}

pub fn remove(value: &mut Value, name: &str) {
    let removed = value.as_object_mut().unwrap().remove(name);
    assert!(removed.is_some(), "{name} was not there");
}
