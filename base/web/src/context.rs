//! What a page knows of its request: the language in the address, the moment, who asks.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use i18n::Texts;
use jiff::Timestamp;
use jiff::civil::DateTime;
use kernel::Language;

use crate::access::Actor;
use crate::client::Client;
use crate::ground::Ground;
use crate::problem::Problem;

/// No form of ours makes a longer query; the links to other languages repeat it, and a page stays light.
const LONGEST_QUERY: usize = 1_500;

/// The context of one request for a page.
#[derive(Clone, Debug)]
pub struct Cx {
    pub ground: Arc<Ground>,
    pub t: Texts,
    pub actor: Actor,
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

/// The language that an address begins with, and the rest of it.
#[must_use]
pub fn language_of(path: &str, offered: &[Language]) -> Option<(Language, String)> {
    let inner = path.strip_prefix('/')?;
    let (code, rest) = inner
        .split_once('/')
        .map_or((inner, String::new()), |(code, rest)| {
            (code, format!("/{rest}"))
        });
    Language::parse(code)
        .filter(|language| offered.contains(language))
        .map(|language| (language, rest))
}

impl<S: Send + Sync> FromRequestParts<S> for Cx {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let ground = parts
            .extensions
            .get::<Arc<Ground>>()
            .cloned()
            .ok_or_else(|| Problem::Internal("no ground under this route".to_owned()))?;
        let (language, mut rest) = language_of(parts.uri.path(), &ground.installation.languages)
            .ok_or(Problem::NotFound)?;
        if let Some(query) = parts
            .uri
            .query()
            .filter(|query| query.len() <= LONGEST_QUERY)
        {
            rest = format!("{rest}?{query}");
        }
        let client = Client::of(parts, &ground.installation.trusted_proxies);
        Ok(Self {
            t: ground.texts(language),
            actor: client.actor(),
            client,
            now: ground.clock.now(),
            rest,
            ground,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_stands_first_in_the_address() {
        let offered = [Language::French, Language::Arabic];
        assert_eq!(
            language_of("/fr/1000", &offered),
            Some((Language::French, "/1000".to_owned()))
        );
        assert_eq!(
            language_of("/ar/", &offered),
            Some((Language::Arabic, "/".to_owned()))
        );
        assert_eq!(
            language_of("/fr", &offered),
            Some((Language::French, String::new()))
        );
        for none in ["/", "/nl/", "/xx/1000", "fr/", "/FR/"] {
            assert_eq!(language_of(none, &offered), None, "{none}");
        }
    }
}
