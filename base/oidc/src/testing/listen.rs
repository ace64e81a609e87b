//! The login service on a port of this machine, for tests with a real network or a real browser.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use kernel::Clock;
use tokio::net::TcpListener;

use super::{LoginService, Way};
use crate::fetch::{Method, Request};

impl LoginService {
    /// The service, answering on a free port until the runtime ends; its issuer is that address.
    ///
    /// # Panics
    /// The machine has no free port.
    pub async fn listen(redirect_address: &str, way: Way, clock: Arc<dyn Clock>) -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("a port").port();
        let issuer = format!("http://127.0.0.1:{port}");
        let service = Arc::new(Self::new(&issuer, redirect_address, way, clock));
        let answering = Arc::clone(&service);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let service = Arc::clone(&answering);
                let answer = service_fn(move |question| {
                    let service = Arc::clone(&service);
                    async move { Ok::<_, Infallible>(service.respond(question).await) }
                });
                let connection = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), answer);
                tokio::spawn(connection);
            }
        });
        service
    }

    async fn respond(&self, question: hyper::Request<Incoming>) -> hyper::Response<Full<Bytes>> {
        let path = question.uri().path().to_owned();
        let address = format!("{}{}", self.issuer, question.uri());
        if path == "/authorize" {
            return see_other(&self.authorize(&address));
        }
        let Ok(address) = address.parse::<url::Url>() else {
            return status(400);
        };
        if path == "/end" {
            let asked: BTreeMap<String, String> = address.query_pairs().into_owned().collect();
            return match asked.get("post_logout_redirect_uri") {
                Some(back) => see_other(back),
                None => status(200),
            };
        }
        let authorization = question.headers().get(AUTHORIZATION);
        let authorization = authorization.and_then(|value| value.to_str().ok());
        let authorization = authorization.map(str::to_owned);
        let method = match *question.method() {
            hyper::Method::POST => Method::Post,
            _ => Method::Get,
        };
        let body = question.into_body().collect().await;
        let body = body
            .map(|body| body.to_bytes().to_vec())
            .unwrap_or_default();
        let request = Request {
            method,
            address,
            authorization,
            form: String::from_utf8_lossy(&body).into_owned(),
            // Whoever asks keeps the bound.
            most_bytes: usize::MAX,
        };
        match self.answer(&request) {
            Ok(answer) => {
                let mut response = hyper::Response::new(Full::from(answer.body));
                if let Ok(code) = hyper::StatusCode::from_u16(answer.status) {
                    *response.status_mut() = code;
                }
                if let Ok(kind) = answer.content_type.parse() {
                    response.headers_mut().insert(CONTENT_TYPE, kind);
                }
                response
            }
            Err(_) => status(404),
        }
    }
}

fn status(code: u16) -> hyper::Response<Full<Bytes>> {
    let mut response = hyper::Response::new(Full::default());
    *response.status_mut() = hyper::StatusCode::from_u16(code).unwrap_or_default();
    response
}

fn see_other(address: &str) -> hyper::Response<Full<Bytes>> {
    let mut response = status(303);
    if let Ok(address) = address.parse() {
        response.headers_mut().insert(LOCATION, address);
    }
    response
}
