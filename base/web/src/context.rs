//! What a page knows of its request: the language in the address, the moment, who asks.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use i18n::Texts;
use jiff::Timestamp;
use jiff::civil::DateTime;
use kernel::Language;

use crate::access::Actor;
use crate::address;
use crate::client::Client;
use crate::ground::Ground;
use crate::problem::Problem;
use crate::shell::{Shell, SignedIn};
use crate::sign_in::SignIn;

/// No form of ours makes a longer query; the links to other languages repeat it, and a page stays light.
const LONGEST_QUERY: usize = 1_500;

/// The context of one request for a page.
#[derive(Clone, Debug)]
pub struct Cx {
    pub ground: Arc<Ground>,
    pub t: Texts,
    pub actor: Actor,
    /// Absent where nobody signed in.
    pub sign_in: Option<Arc<SignIn>>,
    pub client: Client,
    pub now: Timestamp,
    /// The address behind the language: `/1000?need=learn` of `/fr/1000?need=learn`.
    pub rest: String,
}

impl Cx {
    #[must_use]
    pub const fn language(&self) -> Language {
        self.t.language()
    }

    #[must_use]
    pub fn local_now(&self) -> DateTime {
        kernel::clock::in_brussels(self.now)
    }

    /// An address of ours in the page's language: `cx.path("/search")` is `/fr/search`.
    #[must_use]
    pub fn path(&self, rest: &str) -> String {
        format!("/{}{rest}", self.language())
    }
}

impl Shell {
    /// A page that search engines may keep, under its own address.
    #[must_use]
    pub fn new(cx: &Cx, title: impl Into<String>) -> Self {
        let path = cx.rest.split('?').next().unwrap_or("").to_owned();
        let address = &cx.ground.installation.address;
        let mut shell = Self::bare(
            &cx.ground,
            cx.t.clone(),
            &cx.rest,
            title.into(),
            cx.local_now().date(),
        );
        shell.canonical = Some(format!("{address}/{}{path}", cx.language()));
        shell.signed_in = cx
            .sign_in
            .as_deref()
            .map(|sign_in| SignedIn::new(sign_in, &cx.t));
        if shell.signed_in.is_some() {
            shell = shell.with_script(cx.ground.assets.work_path());
        }
        shell
    }

    /// A page that nobody needs to find again: searches, forms, errors.
    #[must_use]
    pub fn unlisted(cx: &Cx, title: impl Into<String>) -> Self {
        Self {
            canonical: None,
            ..Self::new(cx, title)
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Cx {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let ground = parts
            .extensions
            .get::<Arc<Ground>>()
            .cloned()
            .ok_or_else(|| Problem::Internal("no ground under this route".to_owned()))?;
        let offered = &ground.installation.languages;
        let Some((language, mut rest)) = address::language_of(parts.uri.path(), offered) else {
            return Err(Problem::not_here(&parts.uri, offered));
        };
        if let Some(query) = parts
            .uri
            .query()
            .filter(|query| query.len() <= LONGEST_QUERY)
        {
            rest = format!("{rest}?{query}");
        }
        let client = Client::of(parts, &ground.installation.trusted_proxies);
        let sign_in = parts.extensions.get::<Arc<SignIn>>().cloned();
        let actor = match sign_in.as_deref().map(SignIn::actor) {
            Some(account @ Actor::Account(_)) => account,
            _ => client.actor(),
        };
        Ok(Self {
            t: ground.texts(language),
            actor,
            sign_in,
            client,
            now: ground.clock.now(),
            rest,
            ground,
        })
    }
}
