//! A sign-in from its beginning to who it was.

use std::sync::{Arc, Mutex as Short, PoisonError};

use jiff::{SignedDuration, Timestamp};
use kernel::Language;
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use url::Url;

use crate::callback::Callback;
use crate::claims::{self, Expected, Identity};
use crate::fetch::Fetch;
use crate::hash::challenge;
use crate::memory::{Memory, Used};
use crate::metadata::Metadata;
use crate::provider::{Provider, Wrong};
use crate::refused::Refused;
use crate::secret::{Random, Secret};
use crate::token::Token;
use crate::{LONGEST_SIGN_IN, SKEW, token_request};

/// One login service, with what is remembered of it. Make one for each when the program starts.
#[derive(Debug)]
pub struct Client {
    provider: Provider,
    network: Arc<dyn Fetch>,
    /// Held while the service is asked: whoever comes meanwhile needs the same answer.
    memory: Mutex<Memory>,
    used: Short<Used>,
}

/// What one sign-in asks for, besides what the provider always does.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// The language of the pages there, where the service has it.
    pub language: Option<Language>,
    /// The person is to have signed in at most this long ago: for what needs more certainty.
    pub max_age: Option<SignedDuration>,
    /// The person is to sign in anew, also where the service still knows the browser. A service that
    /// does not say when the person signed in is believed; with a `max_age` it has to say it.
    pub anew: bool,
}

/// A sign-in that begins.
#[derive(Debug)]
pub struct Begun {
    /// Where the browser is to go. Answer with 303 and `Cache-Control: no-store`.
    pub address: String,
    /// What to keep until the person comes back.
    pub started: Started,
}

/// What is kept of a sign-in until the person comes back: on the server, under a value that only a
/// cookie of this browser holds (`HttpOnly`, `Secure`, `SameSite=Lax`), for ten minutes. It is no
/// `Clone`: take it away, then finish with it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Started {
    /// The name of the provider; decides which client finishes.
    pub provider: String,
    pub issuer: String,
    pub state: Secret,
    pub nonce: Secret,
    pub verifier: Secret,
    pub begun_at: Timestamp,
    /// Seconds.
    pub max_age: Option<i64>,
    pub anew: bool,
}

/// A sign-in that was accepted.
#[derive(Debug)]
pub struct SignedIn {
    pub identity: Identity,
    /// For `Client::end_address`; keep it with the session if people sign out there, else drop it.
    pub id_token: Secret,
}

impl Client {
    /// Nothing is asked of the network yet.
    ///
    /// # Errors
    /// Everything that is wrong with the settings.
    pub fn new(provider: Provider, network: Arc<dyn Fetch>) -> Result<Self, Vec<Wrong>> {
        provider.check()?;
        Ok(Self {
            provider,
            network,
            memory: Mutex::default(),
            used: Short::default(),
        })
    }

    #[must_use]
    pub const fn provider(&self) -> &Provider {
        &self.provider
    }

    /// Asks the service for its document and its keys: for a command that checks the settings.
    ///
    /// # Errors
    /// What does not fit, or that the service does not answer.
    pub async fn check(&self, now: Timestamp) -> Result<(), Refused> {
        let metadata = self.metadata(now).await?;
        let mut memory = self.memory.lock().await;
        memory.fetch_keys(&metadata, &*self.network, now).await
    }

    /// Begins a sign-in.
    ///
    /// # Errors
    /// The service cannot be reached, or does not fit our settings.
    pub async fn begin(&self, ask: &Ask, now: Timestamp, random: Random) -> Result<Begun, Refused> {
        let metadata = self.metadata(now).await?;
        let provider = &self.provider;
        let [state, nonce, verifier] = random.values();
        let anew = ask.anew || provider.always_ask;
        let max_age = ask.max_age.map(|age| age.as_secs().max(0));
        let mut scopes = vec!["openid"];
        let others = provider.scopes.iter().map(String::as_str);
        scopes.extend(others.filter(|scope| *scope != "openid"));
        let mut address = metadata.authorization.clone();
        {
            let mut query = address.query_pairs_mut();
            query
                .append_pair("response_type", "code")
                .append_pair("client_id", &provider.client_id)
                .append_pair("redirect_uri", &provider.redirect_address)
                .append_pair("scope", &scopes.join(" "))
                .append_pair("state", state.expose())
                .append_pair("nonce", nonce.expose())
                .append_pair("code_challenge", &challenge(verifier.expose()))
                .append_pair("code_challenge_method", "S256");
            if !provider.strengths.is_empty() {
                query.append_pair("acr_values", &provider.strengths.join(" "));
            }
            if anew {
                query.append_pair("prompt", "login");
            }
            if let Some(age) = max_age {
                query.append_pair("max_age", &age.to_string());
            }
            if let Some(language) = ask.language {
                query.append_pair("ui_locales", language.code());
            }
        }
        Ok(Begun {
            address: address.into(),
            started: Started {
                provider: provider.name.clone(),
                issuer: provider.issuer.clone(),
                state,
                nonce,
                verifier,
                begun_at: now,
                max_age,
                anew,
            },
        })
    }

    /// Finishes a sign-in: `query` is what stands behind the question mark of the address with which
    /// the person came back.
    ///
    /// # Errors
    /// The one reason for which it is not accepted.
    pub async fn finish(
        &self,
        started: Started,
        query: &str,
        now: Timestamp,
    ) -> Result<SignedIn, Refused> {
        let callback = Callback::read(query)?;
        self.check_return(&started, &callback, now)?;
        let metadata = self.metadata(now).await?;
        // A mix-up: the person began here, and another service sent them back (RFC 9207).
        match &callback.issuer {
            Some(issuer) if *issuer != self.provider.issuer => {
                return Err(Refused::CallbackIssuerOther);
            }
            None if metadata.names_itself => return Err(Refused::CallbackIssuerMissing),
            _ => {}
        }
        let code = callback.code()?;
        let request = token_request::request(&self.provider, &metadata, &started, &code, now)?;
        let answer = self.network.fetch(request).await.map_err(|error| {
            tracing::warn!(provider = self.provider.name, %error, "no answer to a code");
            Refused::AnswerUnreachable
        })?;
        let answer = token_request::read(&answer)?;
        let token = Token::open(answer.id_token.expose(), &self.provider.algorithms)?;
        let key = {
            let mut memory = self.memory.lock().await;
            let id = token.key_id.as_deref();
            memory
                .key(id, token.algorithm, &metadata, &*self.network, now)
                .await?
        };
        let expected = Expected {
            issuer: &self.provider.issuer,
            client_id: &self.provider.client_id,
            nonce: &started.nonce,
            code: code.expose(),
            access_token: answer.access_token.as_ref().map(Secret::expose),
            strengths: &self.provider.strengths,
            max_age: started.max_age.map(SignedDuration::from_secs),
            anew_since: started.anew.then_some(started.begun_at),
        };
        let identity = claims::check(&token.claims(&key)?, &expected, now)?;
        Ok(SignedIn {
            identity,
            id_token: answer.id_token,
        })
    }

    /// Whether the person comes back to the sign-in that this browser began, in time, and for the
    /// first time. Only then is anything else looked at, and anybody asked.
    fn check_return(
        &self,
        started: &Started,
        callback: &Callback,
        now: Timestamp,
    ) -> Result<(), Refused> {
        if started.provider != self.provider.name || started.issuer != self.provider.issuer {
            return Err(Refused::ProviderOther);
        }
        let state = callback.state.as_ref();
        let state = state.filter(|state| !state.expose().is_empty());
        let state = state.ok_or(Refused::StateMissing)?;
        if !started.state.is(state.expose()) {
            return Err(Refused::StateOther);
        }
        let age = now.duration_since(started.begun_at);
        if age > LONGEST_SIGN_IN || -age > SKEW {
            return Err(Refused::TooLate);
        }
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if !used.take(started.state.expose(), now) {
            return Err(Refused::StateUsed);
        }
        Ok(())
    }

    /// Where the browser is to go so that the person is signed out at the service too: otherwise the
    /// next person at the same computer comes in as this one. `None` where the service has no such
    /// address; then say so, or use `always_ask`.
    ///
    /// # Errors
    /// The service cannot be reached, or does not fit our settings.
    pub async fn end_address(
        &self,
        id_token: Option<&Secret>,
        now: Timestamp,
    ) -> Result<Option<String>, Refused> {
        let metadata = self.metadata(now).await?;
        let Some(mut address) = metadata.end_session.clone() else {
            return Ok(None);
        };
        self.write_end(&mut address, id_token);
        Ok(Some(address.into()))
    }

    fn write_end(&self, address: &mut Url, id_token: Option<&Secret>) {
        let mut query = address.query_pairs_mut();
        if let Some(token) = id_token {
            query.append_pair("id_token_hint", token.expose());
        }
        // Some services know us by this and not by the token.
        query.append_pair("client_id", &self.provider.client_id);
        if let Some(back) = &self.provider.after_end {
            query.append_pair("post_logout_redirect_uri", back);
        }
    }

    async fn metadata(&self, now: Timestamp) -> Result<Arc<Metadata>, Refused> {
        let mut memory = self.memory.lock().await;
        memory.metadata(&self.provider, &*self.network, now).await
    }
}
