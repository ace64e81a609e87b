//! A signed-in browser: the cookie that it holds, and what it stands for.
//!
//! The area `accounts` owns sign-ins and answers [`SignIns`]; everything else only sees a [`SignIn`].
//! It is asked anew for every request, so that what was revoked is refused at once.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use jiff::Timestamp;
use kernel::{Id, Language, hex};
use sha2::{Digest, Sha256};

use crate::access::{Actor, Hat};

/// Somebody who has signed in, as a page sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    pub id: Id,
    pub account: Id,
    /// How the person wants to be called on the screen.
    pub name: String,
    /// Absent until one of several was chosen, and where no membership is left.
    pub hat: Option<Arc<Hat>>,
    /// On a computer that others use after them: everything ends soon, nothing is left behind.
    pub public_computer: bool,
    /// Until when the person has just shown again that it is them, for sensitive acts.
    pub confirmed_until: Option<Timestamp>,
    /// When it ends if nothing more happens.
    pub ends: Timestamp,
    /// The language of what is sent to them.
    pub language: Language,
    /// Where they want to be written to, if they gave an address.
    pub email: Option<String>,
    /// What a form of theirs carries, so that no other site can send one in their name.
    pub form_token: String,
}

impl SignIn {
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.hat
            .as_ref()
            .map_or(Actor::Public, |hat| Actor::Account(Arc::clone(hat)))
    }

    /// Whether they showed a moment ago that it is still them.
    #[must_use]
    pub fn is_confirmed(&self, now: Timestamp) -> bool {
        self.confirmed_until.is_some_and(|until| now < until)
    }
}

/// What [`SignIns::recognise`] gives, later.
pub type Recognised<'a> =
    Pin<Box<dyn Future<Output = Result<Option<SignIn>, db::Error>> + Send + 'a>>;

/// A sign-in that ended, while the browser still holds its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// Somebody else may sit there now: nothing of the former person may stay.
    pub public_computer: bool,
    /// Where the browser may still be signed in too.
    pub login_service: Option<String>,
}

/// What [`SignIns::left_behind`] gives, later.
pub type MaybeLeftBehind<'a> =
    Pin<Box<dyn Future<Output = Result<Option<LeftBehind>, db::Error>> + Send + 'a>>;

/// Knows whom a cookie's secret stands for.
pub trait SignIns: Debug + Send + Sync {
    /// Nothing where the secret stands for nobody, or for somebody who may not come in any more.
    fn recognise<'a>(&'a self, secret: &'a str, now: Timestamp) -> Recognised<'a>;

    /// Whether a secret that is not recognised stood for a sign-in that ended. Nothing for one that was
    /// replaced: the browser may just be getting its next one.
    fn left_behind<'a>(&'a self, secret: &'a str, now: Timestamp) -> MaybeLeftBehind<'a> {
        let _ = (secret, now);
        Box::pin(async { Ok(None) })
    }
}

/// Has the browser drop the cookie and, where others use it next, everything else of ours.
pub fn forget(answer: &mut HeaderMap, installation: &str, left_behind: &LeftBehind) {
    answer.insert(header::SET_COOKIE, no_cookie(installation));
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if left_behind.public_computer {
        answer.insert(
            HeaderName::from_static("clear-site-data"),
            HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
        );
    }
}

/// The name of the cookie. Over `https` the browser itself then refuses one that another host, a
/// subdomain or an unprotected connection wants to set (`__Host-`, RFC 6265bis).
#[must_use]
pub fn cookie_name(installation: &str) -> &'static str {
    if installation.starts_with("https://") {
        "__Host-passerelle"
    } else {
        "passerelle"
    }
}

/// The `Set-Cookie` line that lets a browser keep the secret until it is closed.
#[must_use]
pub fn cookie(installation: &str, secret: &str) -> HeaderValue {
    set_cookie(installation, secret, "")
}

/// The `Set-Cookie` line that takes the cookie away.
#[must_use]
pub fn no_cookie(installation: &str) -> HeaderValue {
    set_cookie(installation, "", "; Max-Age=0")
}

fn set_cookie(installation: &str, secret: &str, more: &str) -> HeaderValue {
    let name = cookie_name(installation);
    // At the machine itself there is no certificate; a browser would drop the cookie.
    let secure = if name.starts_with("__Host-") {
        "; Secure"
    } else {
        ""
    };
    let line = format!("{name}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}{more}");
    // A secret is letters and digits only.
    HeaderValue::from_str(&line).unwrap_or(HeaderValue::from_static("passerelle="))
}

/// The secret in the cookies of a request; the first where somebody sends several.
#[must_use]
pub fn secret<'a>(headers: &'a HeaderMap, installation: &str) -> Option<&'a str> {
    let name = cookie_name(installation);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(given, secret)| *given == name && is_secret(secret))
        .map(|(_, secret)| secret)
}

/// What is not as [`new_secret`] makes it is not looked up.
fn is_secret(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// A secret for a browser, out of 256 bits of chance: 64 letters and digits.
#[must_use]
pub fn new_secret(random: [u8; 32]) -> String {
    hex(&random)
}

/// What forms of this sign-in carry: derived, so that it ends with the secret and need not be kept.
#[must_use]
pub fn form_token(secret: &str) -> String {
    hex(&Sha256::digest(format!("form of {secret}")))
}

/// What the database keeps of a secret: who reads the table cannot sign in with it.
#[must_use]
pub fn kept_of(secret: &str) -> String {
    hex(&Sha256::digest(secret))
}

/// Where somebody signs in, behind the language.
pub const SIGN_IN: &str = "/sign-in";

/// The page that says that nothing is left behind.
pub const SIGNED_OUT: &str = "/signed-out";

/// That page, with the login service at which the browser may still be signed in.
#[must_use]
pub fn signed_out(login_service: Option<&str>) -> String {
    match login_service {
        Some(name) => format!("{SIGNED_OUT}?at={name}"),
        None => SIGNED_OUT.to_owned(),
    }
}

/// Where somebody chooses what they are now.
pub const HATS: &str = "/hats";

/// An address of ours to go on to, as the parameter `next` gives it: a path behind the language.
/// Anything that a browser could read as another site is dropped.
#[must_use]
pub fn onwards(next: &str) -> Option<&str> {
    let fine = next.starts_with('/')
        && !next.starts_with("//")
        && next.len() <= 500
        && next
            .bytes()
            .all(|b| b.is_ascii_graphic() && !b"\\\"<>`{}|^".contains(&b));
    fine.then_some(next)
}

/// The field of a form that carries [`SignIn::form_token`].
pub const TOKEN_FIELD: &str = "token";

/// Whether a form carries the token of the sign-in that sends it. Compared without telling by the
/// time how much of it was right.
#[must_use]
pub fn carries_token(body: &[u8], token: &str) -> bool {
    let Ok(body) = std::str::from_utf8(body) else {
        return false;
    };
    body.split('&')
        .filter_map(|pair| pair.split_once('='))
        .any(|(field, value)| field == TOKEN_FIELD && same(value.as_bytes(), token.as_bytes()))
}

fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    fn headers(cookie: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookie.parse().unwrap());
        headers
    }

    #[test]
    fn over_https_the_cookie_is_for_this_host_alone() {
        let line = cookie("https://help.example", SECRET);
        assert_eq!(
            line.to_str().unwrap(),
            format!("__Host-passerelle={SECRET}; Path=/; HttpOnly; SameSite=Lax; Secure")
        );
        let gone = no_cookie("https://help.example");
        assert!(gone.to_str().unwrap().ends_with("; Max-Age=0"));
    }

    #[test]
    fn a_secret_is_found_among_other_cookies_and_nothing_else_is_one() {
        let https = "https://help.example";
        let good = format!("a=b; __Host-passerelle={SECRET}; c=d");
        assert_eq!(secret(&headers(&good), https), Some(SECRET));
        for wrong in [
            format!("passerelle={SECRET}"),
            "__Host-passerelle=short".to_owned(),
            format!("__Host-passerelle={SECRET}'--"),
            format!("x__Host-passerelle={SECRET}"),
        ] {
            assert_eq!(secret(&headers(&wrong), https), None, "{wrong}");
        }
        let plain = format!("passerelle={SECRET}");
        assert_eq!(
            secret(&headers(&plain), "http://127.0.0.1:8080"),
            Some(SECRET)
        );
    }

    #[test]
    fn one_goes_on_to_our_own_pages_only() {
        for good in ["/work", "/work/place/0193a1c0?tab=a%20b", "/"] {
            assert_eq!(onwards(good), Some(good));
        }
        for wrong in [
            "",
            "work",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/a b",
            "/a\r\nset-cookie: a=b",
        ] {
            assert_eq!(onwards(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_form_needs_the_token_of_its_own_sign_in() {
        let token = form_token(SECRET);
        assert!(carries_token(
            format!("a=b&token={token}").as_bytes(),
            &token
        ));
        let other = form_token("another");
        for wrong in [
            "a=b".to_owned(),
            "token=".to_owned(),
            format!("token={other}"),
            format!("xtoken={token}"),
            format!("token={}", &token[1..]),
        ] {
            assert!(!carries_token(wrong.as_bytes(), &token), "{wrong}");
        }
        assert_ne!(token, kept_of(SECRET));
    }
}
