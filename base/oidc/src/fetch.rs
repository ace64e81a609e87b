//! What is asked of a login service over the network, and what it answers.

use std::fmt;
use std::pin::Pin;

use url::Url;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
}

/// One question. It may hold secrets, so it does not show itself.
pub struct Request {
    pub method: Method,
    pub address: Url,
    /// The value of the header `Authorization`.
    pub authorization: Option<String>,
    /// A form, for `Post`.
    pub form: String,
    /// Most bytes of an answer; a longer one is no answer.
    pub most_bytes: usize,
}

impl Request {
    pub(crate) fn get(address: Url, most_bytes: usize) -> Self {
        Self {
            method: Method::Get,
            address,
            authorization: None,
            form: String::new(),
            most_bytes,
        }
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("host", &self.address.host_str())
            .finish_non_exhaustive()
    }
}

/// An answer. It may hold tokens, so its body does not show itself.
#[derive(Clone)]
pub struct Response {
    pub status: u16,
    /// The header `Content-Type`, or nothing.
    pub content_type: String,
    pub body: Vec<u8>,
}

impl Response {
    /// Whether it says that it is JSON: `application/json` or one of its relatives.
    pub(crate) fn is_json(&self) -> bool {
        let kind = self.content_type.split(';').next().unwrap_or_default();
        let kind = kind.trim().to_ascii_lowercase();
        kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("content_type", &self.content_type)
            .field("bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// Why there is no answer, for the log.
#[derive(Debug, thiserror::Error)]
pub enum NotFetched {
    #[error("no answer within the time")]
    TooSlow,
    #[error("the answer is longer than it may be")]
    TooLong,
    #[error("no connection: {0}")]
    NoConnection(String),
}

pub type Fetched<'f> = Pin<Box<dyn Future<Output = Result<Response, NotFetched>> + Send + 'f>>;

/// Who asks over the network. It keeps the bounds of time and size, and follows no redirects: an
/// answer with a status 3xx is handed back as it is.
pub trait Fetch: fmt::Debug + Send + Sync {
    fn fetch(&self, request: Request) -> Fetched<'_>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_known_by_its_content_type() {
        let is_json = |content_type: &str| {
            let content_type = content_type.to_owned();
            let (status, body) = (200, Vec::new());
            Response {
                status,
                content_type,
                body,
            }
            .is_json()
        };
        for good in [
            "application/json",
            "Application/JSON; charset=utf-8",
            "application/jwk-set+json",
        ] {
            assert!(is_json(good), "{good}");
        }
        for bad in [
            "",
            "text/html",
            "text/json",
            "application/jwt",
            "text/x+json",
        ] {
            assert!(!is_json(bad), "{bad}");
        }
    }

    #[test]
    fn a_question_shows_neither_its_secrets_nor_its_parameters() {
        let mut request = Request::get("https://a.example/?code=word".parse().unwrap(), 1);
        request.authorization = Some("Basic word".to_owned());
        request.form = "client_secret=word".to_owned();
        assert!(!format!("{request:?}").contains("word"));
    }
}
