//! Signing in at the login services of public bodies, by OpenID Connect: the authorization code
//! flow with PKCE, and nothing else. It knows no area and no database.
//!
//! ```ignore
//! let client = Client::new(provider, Arc::new(Https::new()?))?;
//!
//! // The person presses "sign in": remember `begun.started` under a value of a cookie, redirect.
//! let begun = client.begin(&Ask::default(), clock.now(), Random::from_system()?).await?;
//!
//! // The person comes back: take what was remembered *by the cookie*, and forget it, then
//! let signed_in = client.finish(started, query, clock.now()).await?;
//! ```
//!
//! What the caller owes, because nobody else can: `Started` is found by a cookie of the browser
//! that began (never by the `state` of the address), it is taken away before `finish` is called, and
//! every provider has a redirect address of its own. README.md says why each check is there.

mod callback;
mod claims;
mod client;
mod fetch;
mod hash;
mod https;
mod json;
mod keys;
mod memory;
mod metadata;
mod provider;
mod refused;
mod secret;
mod signing;
mod token;
mod token_request;

#[cfg(feature = "testing")]
pub mod testing;

pub use claims::Identity;
pub use client::{Ask, Begun, Client, SignedIn, Started};
pub use fetch::{Fetch, Fetched, Method, NotFetched, Request, Response};
pub use https::Https;
pub use provider::{Algorithm, Authentication, Provider, Wrong};
pub use refused::{Refused, Words};
pub use secret::{NoRandomness, Random, Secret};
pub use signing::{AssertionFor, KeyError, SigningKey};

use jiff::SignedDuration;

/// How far the clocks of a login service and of this machine may be apart.
pub const SKEW: SignedDuration = SignedDuration::from_mins(2);
/// How long a person may take to sign in, and how old a token may be.
pub const LONGEST_SIGN_IN: SignedDuration = SignedDuration::from_mins(10);
