//! A login service as the operator sets it up.

use std::net::IpAddr;

use url::{Host, Url};

use crate::secret::Secret;
use crate::signing::SigningKey;

/// How tokens may be signed. There is no `none` and no `HS…`: with a secret that both sides know,
/// whoever can check a token can also make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Algorithm {
    /// RSA, PKCS #1 v1.5, SHA-256.
    Rs256,
    /// RSA, PSS, SHA-256.
    Ps256,
    /// The elliptic curve P-256, SHA-256.
    Es256,
}

impl Algorithm {
    pub const ALL: [Self; 3] = [Self::Rs256, Self::Ps256, Self::Es256];

    /// The name in the header of a token.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
            Self::Es256 => "ES256",
        }
    }

    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|algorithm| algorithm.name() == name)
    }

    /// The `kty` of its keys.
    pub(crate) const fn key_type(self) -> &'static str {
        match self {
            Self::Rs256 | Self::Ps256 => "RSA",
            Self::Es256 => "EC",
        }
    }
}

/// How we prove at the token endpoint that we are the client.
#[derive(Debug, Clone)]
pub enum Authentication {
    /// The secret in the header `Authorization`.
    ClientSecretBasic(Secret),
    /// The secret in the form.
    ClientSecretPost(Secret),
    /// A short-lived statement, signed by a key that never leaves us.
    PrivateKeyJwt(SigningKey),
}

impl Authentication {
    /// The name in the document that describes a login service.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::ClientSecretBasic(_) => "client_secret_basic",
            Self::ClientSecretPost(_) => "client_secret_post",
            Self::PrivateKeyJwt(_) => "private_key_jwt",
        }
    }
}

/// A login service. `Client::new` checks it.
#[derive(Debug, Clone)]
pub struct Provider {
    /// Our own word for it, such as `fas`: 1 to 40 of `a-z0-9-`.
    pub name: String,
    /// Who speaks in its tokens, exactly as it writes it, with or without a slash at its end.
    pub issuer: String,
    pub client_id: String,
    pub authentication: Authentication,
    /// What is asked for besides `openid`; `profile` and `email` bring name and e-mail.
    pub scopes: Vec<String>,
    /// Where people come back to; one of its own for every login service.
    pub redirect_address: String,
    /// Where people come back to after they signed out there; it must be registered there too.
    pub after_end: Option<String>,
    pub algorithms: Vec<Algorithm>,
    /// Ways of signing in that are strong enough, the best first; asked for and checked. Empty: any.
    pub strengths: Vec<String>,
    /// For computers that several people use: everybody signs in anew, whoever was there before.
    pub always_ask: bool,
}

/// A mistake in the settings of a login service, for the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    #[error("name: 1 to 40 small letters, digits and hyphens")]
    Name,
    #[error("issuer: an https address without query (http only on this machine)")]
    Issuer,
    #[error("client_id: 1 to 255 characters, no spaces")]
    ClientId,
    #[error("the client's secret is empty")]
    ClientSecret,
    #[error("scopes: words without spaces")]
    Scopes,
    #[error("redirect_address: an https address without fragment (http only on this machine)")]
    RedirectAddress,
    #[error("after_end: an https address without fragment (http only on this machine)")]
    AfterEnd,
    #[error("algorithms: at least one of RS256, PS256, ES256")]
    Algorithms,
    #[error("strengths: words without spaces")]
    Strengths,
}

impl Provider {
    /// With name and e-mail asked for, all three algorithms, and any way of signing in.
    pub fn new(
        name: impl Into<String>,
        issuer: impl Into<String>,
        client_id: impl Into<String>,
        authentication: Authentication,
        redirect_address: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            issuer: issuer.into(),
            client_id: client_id.into(),
            authentication,
            scopes: vec!["profile".to_owned(), "email".to_owned()],
            redirect_address: redirect_address.into(),
            after_end: None,
            algorithms: Algorithm::ALL.to_vec(),
            strengths: Vec::new(),
            always_ask: false,
        }
    }

    /// Everything that is wrong with it; nothing is asked of the network.
    ///
    /// # Errors
    /// Each mistake, so that all can be mended at once.
    pub fn check(&self) -> Result<(), Vec<Wrong>> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let word = |text: &String| !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic());
        let has_secret = match &self.authentication {
            Authentication::ClientSecretBasic(secret)
            | Authentication::ClientSecretPost(secret) => !secret.expose().is_empty(),
            Authentication::PrivateKeyJwt(_) => true,
        };
        let checks = [
            (
                (1..=40).contains(&self.name.len()) && self.name.chars().all(plain),
                Wrong::Name,
            ),
            (
                address(&self.issuer).is_some_and(|url| url.query().is_none()),
                Wrong::Issuer,
            ),
            (
                word(&self.client_id) && self.client_id.len() <= 255,
                Wrong::ClientId,
            ),
            (has_secret, Wrong::ClientSecret),
            (self.scopes.iter().all(word), Wrong::Scopes),
            (
                address(&self.redirect_address).is_some(),
                Wrong::RedirectAddress,
            ),
            (
                self.after_end
                    .as_deref()
                    .is_none_or(|text| address(text).is_some()),
                Wrong::AfterEnd,
            ),
            (!self.algorithms.is_empty(), Wrong::Algorithms),
            (self.strengths.iter().all(word), Wrong::Strengths),
        ];
        let wrong: Vec<Wrong> = checks
            .into_iter()
            .filter_map(|(fine, wrong)| (!fine).then_some(wrong))
            .collect();
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    /// Where the document lies that describes the service (OpenID Connect Discovery, 4.1).
    pub(crate) fn metadata_address(&self) -> String {
        format!(
            "{}/.well-known/openid-configuration",
            self.issuer.trim_end_matches('/')
        )
    }
}

/// An address that may be asked or sent to: https, or http on this very machine; nobody's name and
/// no fragment in it.
pub(crate) fn address(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let safe = url.scheme() == "https" || (url.scheme() == "http" && is_this_machine(&url));
    let bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    (safe && bare && text.chars().all(|c| c.is_ascii_graphic())).then_some(url)
}

/// By number only: a name such as `localhost` is whatever somebody's resolver says.
fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => IpAddr::V4(ip).is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).is_loopback(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> Provider {
        Provider::new(
            "fas",
            "https://login.example/op",
            "client",
            Authentication::ClientSecretPost(Secret::new("secret")),
            "https://help.example/back/fas",
        )
    }

    #[test]
    fn a_good_provider_is_accepted_and_each_mistake_is_named() {
        assert_eq!(good().check(), Ok(()));
        type Spoil = fn(&mut Provider);
        let mistakes: [(Wrong, Spoil); 14] = [
            (Wrong::Name, |p| p.name = "F A S".into()),
            (Wrong::Name, |p| p.name = String::new()),
            (Wrong::Issuer, |p| p.issuer = "http://login.example".into()),
            (Wrong::Issuer, |p| p.issuer = "http://localhost".into()),
            (Wrong::Issuer, |p| {
                p.issuer = "https://login.example/?a=1".into()
            }),
            (Wrong::Issuer, |p| {
                p.issuer = "https://me@login.example".into()
            }),
            (Wrong::ClientId, |p| p.client_id = String::new()),
            (Wrong::ClientSecret, |p| {
                p.authentication = Authentication::ClientSecretBasic(Secret::new(""));
            }),
            (Wrong::Scopes, |p| p.scopes = vec!["a b".into()]),
            (Wrong::RedirectAddress, |p| {
                p.redirect_address = "http://help.example/back".into();
            }),
            (Wrong::RedirectAddress, |p| {
                p.redirect_address = "https://help.example/back#there".into();
            }),
            (Wrong::AfterEnd, |p| p.after_end = Some("/gone".into())),
            (Wrong::Algorithms, |p| p.algorithms.clear()),
            (Wrong::Strengths, |p| p.strengths = vec![String::new()]),
        ];
        for (wrong, spoil) in mistakes {
            let mut provider = good();
            spoil(&mut provider);
            assert_eq!(provider.check(), Err(vec![wrong]));
        }
    }

    #[test]
    fn the_document_lies_below_the_issuer_with_or_without_its_last_slash() {
        let mut provider = good();
        let expected = "https://login.example/op/.well-known/openid-configuration";
        assert_eq!(provider.metadata_address(), expected);
        provider.issuer.push('/');
        assert_eq!(provider.metadata_address(), expected);
    }

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for good in [
            "https://a.example",
            "http://127.0.0.1:8080/x",
            "http://[::1]/",
        ] {
            assert!(address(good).is_some(), "{good}");
        }
        for bad in [
            "http://a.example",
            "http://127.0.0.1.example",
            "http://10.0.0.1",
            "ftp://127.0.0.1",
            "https://a:b@c.example",
            "https:// a.example",
            "a.example",
            "",
        ] {
            assert!(address(bad).is_none(), "{bad}");
        }
    }
}
