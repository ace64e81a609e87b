//! A login service for tests: in the same process, or on a port of this machine. It does what a real
//! one does, checks what a real one checks, and misbehaves in one way where a test asks for it.
//!
//! Nobody has to sign in: whoever is sent to `authorize` comes back at once as `person`.

mod client_check;
mod keys;
mod listen;

pub use keys::TestKey;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use kernel::Clock;
use serde_json::{Value, json};
use url::{Url, form_urlencoded};

use crate::fetch::{Fetch, Fetched, NotFetched, Request, Response};
use crate::hash::{challenge, half};
use crate::provider::{Algorithm, Authentication, Provider};
use crate::secret::Secret;
use crate::signing::AssertionFor;

pub const CLIENT: &str = "help-example";
/// With characters that have to be encoded.
pub const CLIENT_SECRET: &str = "a secret: 50 % / +é";

/// How the client proves who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Basic,
    Post,
    Key(Algorithm, AssertionFor),
}

/// Who signs in.
#[derive(Debug, Clone)]
pub struct Person {
    pub subject: String,
    pub name: String,
    pub email: String,
    /// How the person signs in, among what is asked for; without it, the first that is asked for.
    pub strength: Option<String>,
    /// How long ago the person signed in there, unless asked to do so anew.
    pub signed_in_before: SignedDuration,
}

impl Default for Person {
    fn default() -> Self {
        Self {
            subject: "person-1".to_owned(),
            name: "Camille Exemple".to_owned(),
            email: "camille@mail.example".to_owned(),
            strength: None,
            signed_in_before: SignedDuration::ZERO,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Endpoint {
    Metadata,
    Keys,
    Token,
}

/// One thing that goes wrong at the service or on the way.
#[derive(Clone, Copy)]
pub enum Bend {
    /// In the document that describes the service.
    Metadata(fn(&mut Value)),
    /// In the set of keys.
    Keys(fn(&mut Value)),
    /// In the address with which the person comes back.
    Callback(fn(&mut Vec<(String, String)>)),
    /// In the header of the token, before it is signed.
    Header(fn(&mut Value)),
    /// In what the token says, before it is signed.
    Claims(fn(&mut Value)),
    /// In the text of what the token says, before it is signed: what no `Value` can hold.
    Content(fn(String) -> String),
    /// The token is rightly signed, but by this algorithm.
    Algorithm(Algorithm),
    /// The token is signed with another key than its header says.
    Signed(TestKey),
    /// In the token, after it is signed.
    Token(fn(String) -> String),
    /// In an answer as a whole.
    Response(Endpoint, fn(&mut Response)),
    /// No answer.
    Silent(Endpoint),
    /// The service forgets the code, as if it were used or too old.
    ForgetsCodes,
}

#[derive(Default)]
struct State {
    person: Person,
    signs_with: Option<(TestKey, Algorithm)>,
    published: Vec<TestKey>,
    bends: Vec<Bend>,
    granted: BTreeMap<String, Granted>,
    used: BTreeSet<String>,
    asked: BTreeMap<Endpoint, usize>,
    next: u64,
}

/// What a code stands for.
struct Granted {
    nonce: String,
    challenge: String,
    redirect: String,
    strength: Option<String>,
    signed_in_at: Timestamp,
}

/// The login service.
pub struct LoginService {
    issuer: String,
    redirect_address: String,
    way: Way,
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

impl LoginService {
    /// A service whose only client is ours. `issuer` is any address; nothing is asked of it.
    pub fn new(issuer: &str, redirect_address: &str, way: Way, clock: Arc<dyn Clock>) -> Self {
        Self {
            issuer: issuer.to_owned(),
            redirect_address: redirect_address.to_owned(),
            way,
            clock,
            state: Mutex::new(State {
                published: vec![TestKey::Rsa1, TestKey::Ec1],
                ..State::default()
            }),
        }
    }

    /// The settings of a client that this service knows.
    pub fn provider(&self, name: &str) -> Provider {
        let authentication = match self.way {
            Way::Basic => Authentication::ClientSecretBasic(Secret::new(CLIENT_SECRET)),
            Way::Post => Authentication::ClientSecretPost(Secret::new(CLIENT_SECRET)),
            Way::Key(algorithm, audience) => {
                Authentication::PrivateKeyJwt(TestKey::of_client(algorithm, audience))
            }
        };
        Provider::new(
            name,
            &self.issuer,
            CLIENT,
            authentication,
            &self.redirect_address,
        )
    }

    /// From now on this person signs in.
    pub fn set_person(&self, person: Person) {
        self.state().person = person;
    }

    /// From now on tokens are signed so, and these keys are published.
    pub fn set_keys(&self, signs_with: TestKey, algorithm: Algorithm, published: &[TestKey]) {
        let mut state = self.state();
        state.signs_with = Some((signs_with, algorithm));
        state.published = published.to_vec();
    }

    /// From now on exactly these things go wrong; none, and everything is in order again.
    pub fn misbehave(&self, bends: &[Bend]) {
        self.state().bends = bends.to_vec();
    }

    /// How often it was asked there.
    pub fn asked(&self, endpoint: Endpoint) -> usize {
        let state = self.state();
        state.asked.get(&endpoint).copied().unwrap_or_default()
    }

    /// The browser goes to `address`, the person signs in: the address that they come back to.
    ///
    /// # Panics
    /// The address is not one that a service could answer.
    pub fn authorize(&self, address: &str) -> String {
        let url = Url::parse(address).expect("an address to sign in");
        let asked: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
        let said = |name: &str| asked.get(name).cloned().unwrap_or_default();
        assert_eq!(said("redirect_uri"), self.redirect_address, "unknown place");
        let mut state = self.state();
        let mut pairs = vec![
            ("state".to_owned(), said("state")),
            ("iss".to_owned(), self.issuer.clone()),
        ];
        let is_fine = said("response_type") == "code"
            && said("client_id") == CLIENT
            && said("scope").split(' ').any(|scope| scope == "openid")
            && said("code_challenge_method") == "S256"
            && ["code_challenge", "state", "nonce"].map(|name| said(name).len()) == [43; 3];
        if is_fine {
            state.next += 1;
            let code = format!("code-{}-{}", state.next, self.issuer.len());
            let wanted = said("acr_values");
            let first = wanted.split(' ').next().filter(|first| !first.is_empty());
            let strength = state.person.strength.clone();
            let before = match said("prompt").as_str() {
                "login" => SignedDuration::ZERO,
                _ => state.person.signed_in_before,
            };
            let granted = Granted {
                nonce: said("nonce"),
                challenge: said("code_challenge"),
                redirect: said("redirect_uri"),
                strength: strength.or_else(|| first.map(str::to_owned)),
                signed_in_at: self.clock.now() - before,
            };
            state.granted.insert(code.clone(), granted);
            pairs.push(("code".to_owned(), code));
        } else {
            pairs.push(("error".to_owned(), "invalid_request".to_owned()));
        }
        for bend in &state.bends {
            if let Bend::Callback(bend) = bend {
                bend(&mut pairs);
            }
        }
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish();
        format!("{}?{query}", self.redirect_address)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request: &Request) -> Result<Response, NotFetched> {
        let base = self.issuer.trim_end_matches('/');
        let path = request.address.as_str().strip_prefix(base);
        let endpoint = match path {
            Some("/.well-known/openid-configuration") => Endpoint::Metadata,
            Some("/keys") => Endpoint::Keys,
            Some("/token") => Endpoint::Token,
            _ => return Err(NotFetched::NoConnection("not this service".to_owned())),
        };
        let mut state = self.state();
        *state.asked.entry(endpoint).or_default() += 1;
        let (status, body) = match endpoint {
            Endpoint::Metadata => (200, bent(&state, self.metadata(), false)),
            Endpoint::Keys => {
                let keys: Vec<Value> = state.published.iter().map(|key| key.public()).collect();
                (200, bent(&state, json!({ "keys": keys }), true))
            }
            Endpoint::Token => match self.exchange(&mut state, request) {
                Ok(answer) => (200, answer),
                Err(error) => (400, json!({ "error": error })),
            },
        };
        let mut response = Response {
            status,
            content_type: "application/json".to_owned(),
            body: body.to_string().into_bytes(),
        };
        for bend in &state.bends {
            match bend {
                Bend::Response(at, bend) if *at == endpoint => bend(&mut response),
                Bend::Silent(at) if *at == endpoint => return Err(NotFetched::TooSlow),
                _ => {}
            }
        }
        if response.body.len() > request.most_bytes {
            return Err(NotFetched::TooLong);
        }
        Ok(response)
    }

    fn metadata(&self) -> Value {
        let base = self.issuer.trim_end_matches('/');
        json!({
            "issuer": self.issuer,
            "authorization_endpoint": format!("{base}/authorize"),
            "token_endpoint": format!("{base}/token"),
            "jwks_uri": format!("{base}/keys"),
            "end_session_endpoint": format!("{base}/end"),
            "response_types_supported": ["code", "id_token"],
            "code_challenge_methods_supported": ["plain", "S256"],
            "id_token_signing_alg_values_supported": ["RS256", "PS256", "ES256", "HS256"],
            "token_endpoint_auth_methods_supported":
                ["client_secret_basic", "client_secret_post", "private_key_jwt"],
            "authorization_response_iss_parameter_supported": true,
        })
    }

    /// The token endpoint: everything that a real one checks, then the tokens.
    fn exchange(&self, state: &mut State, request: &Request) -> Result<Value, &'static str> {
        let form: BTreeMap<String, String> = form_urlencoded::parse(request.form.as_bytes())
            .into_owned()
            .collect();
        let said = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
        let now = self.clock.now();
        client_check::check(self.way, &self.issuer, request, &form, now)?;
        if said("grant_type") != "authorization_code" {
            return Err("unsupported_grant_type");
        }
        let code = said("code").to_owned();
        let forgets = |bend: &Bend| matches!(bend, Bend::ForgetsCodes);
        if state.bends.iter().any(forgets) || !state.used.insert(code.clone()) {
            return Err("invalid_grant");
        }
        let granted = state.granted.remove(&code).ok_or("invalid_grant")?;
        if granted.redirect != said("redirect_uri")
            || granted.challenge != challenge(said("code_verifier"))
        {
            return Err("invalid_grant");
        }
        let access_token = format!("access-{code}");
        let id_token = self.id_token(state, &granted, &code, &access_token);
        Ok(json!({
            "access_token": access_token,
            "token_type": "Bearer",
            "expires_in": 300,
            "id_token": id_token,
        }))
    }

    fn id_token(&self, state: &State, granted: &Granted, code: &str, access_token: &str) -> String {
        let now = self.clock.now().as_second();
        let (mut key, mut algorithm) = state
            .signs_with
            .unwrap_or((TestKey::Rsa1, Algorithm::Rs256));
        for bend in &state.bends {
            if let Bend::Algorithm(other) = bend {
                algorithm = *other;
            }
        }
        let mut header = json!({ "alg": algorithm.name(), "kid": key.id(), "typ": "JWT" });
        let mut claims = json!({
            "iss": self.issuer,
            "sub": state.person.subject,
            "aud": CLIENT,
            "azp": CLIENT,
            "exp": now + 300,
            "iat": now,
            "nbf": now,
            "auth_time": granted.signed_in_at.as_second(),
            "nonce": granted.nonce,
            "amr": ["otp"],
            "at_hash": half(access_token),
            "c_hash": half(code),
            "name": state.person.name,
            "email": state.person.email,
            "email_verified": true,
        });
        if let Some(strength) = &granted.strength {
            claims["acr"] = strength.clone().into();
        }
        for bend in &state.bends {
            match bend {
                Bend::Header(bend) => bend(&mut header),
                Bend::Claims(bend) => bend(&mut claims),
                Bend::Signed(other) => key = *other,
                _ => {}
            }
        }
        let mut content = claims.to_string();
        for bend in &state.bends {
            if let Bend::Content(bend) = bend {
                content = bend(content);
            }
        }
        let signing = key.signing(algorithm);
        let mut token = signing
            .token(&header, &content)
            .expect("a test has randomness");
        for bend in &state.bends {
            if let Bend::Token(bend) = bend {
                token = bend(token);
            }
        }
        token
    }
}

fn bent(state: &State, mut value: Value, keys: bool) -> Value {
    for bend in &state.bends {
        match bend {
            Bend::Metadata(bend) if !keys => bend(&mut value),
            Bend::Keys(bend) if keys => bend(&mut value),
            _ => {}
        }
    }
    value
}

impl Fetch for LoginService {
    fn fetch(&self, request: Request) -> Fetched<'_> {
        let answer = self.answer(&request);
        Box::pin(async move { answer })
    }
}

impl fmt::Debug for LoginService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LoginService")
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}
