//! Asks over the network: https with the root certificates of the operating system, bounded in time
//! and size, no redirects. Plain http only to this machine, for tests.

use std::fmt;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use hyper_rustls::builderstates::WantsSchemes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use crate::fetch::{Fetch, Fetched, Method, NotFetched, Request, Response};
use crate::provider::address;

/// From the first byte of the question to the last of the answer.
const LONGEST: Duration = Duration::from_secs(5);

/// The network.
pub struct Https {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    longest: Duration,
}

impl Https {
    /// # Errors
    /// The operating system has no root certificates (Debian: `ca-certificates`).
    pub fn new() -> std::io::Result<Self> {
        let builder = HttpsConnectorBuilder::new();
        let provider = rustls::crypto::ring::default_provider();
        Ok(Self::of(builder.with_provider_and_native_roots(provider)?))
    }

    fn of(builder: HttpsConnectorBuilder<WantsSchemes>) -> Self {
        let connector = builder.https_or_http().enable_http1().build();
        Self {
            // Sign-ins are minutes apart: a connection that is kept open would be closed by then.
            client: Client::builder(TokioExecutor::new())
                .pool_max_idle_per_host(0)
                .build(connector),
            longest: LONGEST,
        }
    }

    async fn ask(&self, request: Request) -> Result<Response, NotFetched> {
        // Checked where addresses are read; here once more, because here they would be used.
        if address(request.address.as_str()).is_none() {
            return Err(NotFetched::NoConnection("not an https address".to_owned()));
        }
        let no_connection = |error: &dyn std::error::Error| {
            let mut text = error.to_string();
            let mut cause = error.source();
            while let Some(error) = cause {
                text = format!("{text}: {error}");
                cause = error.source();
            }
            NotFetched::NoConnection(text)
        };
        let mut question = hyper::Request::builder()
            .uri(request.address.as_str())
            .header(ACCEPT, "application/json");
        if let Some(value) = &request.authorization {
            question = question.header(AUTHORIZATION, value);
        }
        let question = match request.method {
            Method::Get => question.method(hyper::Method::GET).body(Full::default()),
            Method::Post => question
                .method(hyper::Method::POST)
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Full::from(request.form)),
        }
        .map_err(|error| no_connection(&error))?;
        let answer = self.client.request(question).await;
        let answer = answer.map_err(|error| no_connection(&error))?;
        let status = answer.status().as_u16();
        let content_type = answer.headers().get(CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok());
        let content_type = content_type.unwrap_or_default().to_owned();
        let body = Limited::new(answer.into_body(), request.most_bytes);
        let body = body.collect().await.map_err(|error| {
            if error.is::<http_body_util::LengthLimitError>() {
                NotFetched::TooLong
            } else {
                NotFetched::NoConnection(error.to_string())
            }
        })?;
        Ok(Response {
            status,
            content_type,
            body: body.to_bytes().to_vec(),
        })
    }
}

impl Fetch for Https {
    fn fetch(&self, request: Request) -> Fetched<'_> {
        Box::pin(async move {
            tokio::time::timeout(self.longest, self.ask(request))
                .await
                .unwrap_or(Err(NotFetched::TooSlow))
        })
    }
}

impl fmt::Debug for Https {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Https")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
    use rustls::{ClientConfig, RootCertStore, ServerConfig};
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;
    use tokio_rustls::TlsAcceptor;

    use super::*;

    /// Answers one question with `answer` and, where that is empty, not at all.
    async fn asked(answer: &'static str) -> Result<Response, NotFetched> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let service = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut question = [0; 4096];
            let _ = stream.read(&mut question).await;
            if answer.is_empty() {
                tokio::time::sleep(Duration::from_secs(60)).await;
            }
            let _ = stream.write_all(answer.as_bytes()).await;
        });
        let mut https = Https::new().unwrap();
        https.longest = Duration::from_millis(500);
        let address = format!("http://127.0.0.1:{port}/").parse().unwrap();
        let answer = https.fetch(Request::get(address, 20)).await;
        service.abort();
        answer
    }

    #[tokio::test]
    async fn an_answer_is_read_with_its_status_and_type() {
        let answer = asked(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
        )
        .await;
        let answer = answer.unwrap();
        assert_eq!((answer.status, answer.body), (200, b"{}".to_vec()));
        assert_eq!(answer.content_type, "application/json");
    }

    #[tokio::test]
    async fn a_redirect_is_not_followed() {
        let answer = asked(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n",
        )
        .await;
        assert_eq!(answer.unwrap().status, 302);
    }

    #[tokio::test]
    async fn a_long_or_slow_or_broken_answer_is_none() {
        let long = "HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n012345678901234567890";
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n15\r\n012345678901234567890\r\n0\r\n\r\n";
        for text in [long, chunked] {
            assert!(matches!(asked(text).await, Err(NotFetched::TooLong)));
        }
        assert!(matches!(asked("").await, Err(NotFetched::TooSlow)));
        let broken = asked("not http at all\r\n\r\n").await;
        assert!(matches!(broken, Err(NotFetched::NoConnection(_))));
    }

    #[tokio::test]
    async fn plain_http_to_another_machine_is_not_even_tried() {
        let https = Https::new().unwrap();
        let address = "http://login.example/".parse().unwrap();
        let answer = https.fetch(Request::get(address, 20)).await;
        assert!(matches!(answer, Err(NotFetched::NoConnection(text)) if text.contains("https")));
    }

    const AUTHORITY: &[u8] = include_bytes!("../test-keys/ca.der");

    /// A server with a certificate for 127.0.0.1 of an authority that nobody knows.
    async fn encrypted() -> u16 {
        let certificate = CertificateDer::from(&include_bytes!("../test-keys/tls.der")[..]);
        let key = PrivatePkcs8KeyDer::from(&include_bytes!("../test-keys/ec-2.der")[..]);
        let ring = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(ring)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key.into())
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let Ok(mut stream) = acceptor.accept(stream).await else {
                    continue;
                };
                let mut question = [0; 4096];
                let _ = stream.read(&mut question).await;
                let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
                let _ = stream.write_all(answer).await;
                let _ = stream.shutdown().await;
            }
        });
        port
    }

    fn with_authority() -> Https {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from(AUTHORITY)).unwrap();
        let ring = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(ring)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        Https::of(HttpsConnectorBuilder::new().with_tls_config(config))
    }

    #[tokio::test]
    async fn a_certificate_must_be_of_a_known_authority_and_for_the_name_that_was_asked() {
        let port = encrypted().await;
        let ask = async |https: &Https, host: &str| {
            let address = format!("https://{host}:{port}/").parse().unwrap();
            https.fetch(Request::get(address, 20)).await
        };
        let known = with_authority();
        assert_eq!(ask(&known, "127.0.0.1").await.unwrap().body, b"{}");
        let refused = |answer: Result<Response, NotFetched>| match answer {
            Err(NotFetched::NoConnection(text)) => text,
            other => panic!("{other:?}"),
        };
        let text = refused(ask(&known, "localhost").await);
        assert!(text.contains("not valid for name"), "{text}");
        let text = refused(ask(&Https::new().unwrap(), "127.0.0.1").await);
        assert!(text.contains("UnknownIssuer"), "{text}");
    }
}
