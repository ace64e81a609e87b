//! Numbers for whoever runs the server, and one log line per request: the route's pattern, never the
//! address itself, which holds what a person searched and where.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::ground::Ground;

/// How many answers, and how long they took together, by route and status.
#[derive(Debug, Default)]
pub struct Counters(Mutex<BTreeMap<(String, u16), (u64, f64)>>);

impl Counters {
    fn count(&self, route: &str, status: u16, seconds: f64) {
        let mut counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = counters.entry((route.to_owned(), status)).or_default();
        entry.0 += 1;
        entry.1 += seconds;
    }

    /// The numbers in the text format that Prometheus reads.
    #[must_use]
    pub fn text(&self) -> String {
        let counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::from("# TYPE passerelle_requests_total counter\n");
        for ((route, status), (count, _)) in counters.iter() {
            let _ = writeln!(
                text,
                "passerelle_requests_total{{route=\"{route}\",status=\"{status}\"}} {count}"
            );
        }
        text.push_str("# TYPE passerelle_request_seconds_sum counter\n");
        for ((route, status), (_, seconds)) in counters.iter() {
            let _ = writeln!(
                text,
                "passerelle_request_seconds_sum{{route=\"{route}\",status=\"{status}\"}} {seconds:.6}"
            );
        }
        text
    }
}

pub async fn watch(State(ground): State<Arc<Ground>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("(none)", MatchedPath::as_str)
        .to_owned();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let seconds = started.elapsed().as_secs_f64();
    ground.counters.count(&route, status, seconds);
    tracing::info!(%method, route, status, duration_ms = seconds * 1000.0, "answered {method} {route} with {status}");
    response
}
