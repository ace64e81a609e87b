//! The connections of people's browsers. `axum::serve` waits for ever for a request that does not come;
//! a few thousand silent connections would then keep everybody else out.

use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

/// Answers until `stop` comes, then finishes the answers under way. A connection over which no whole
/// head of a request came for `silence` is closed.
pub async fn answer(
    mut listener: TcpListener,
    router: Router,
    silence: Duration,
    stop: impl Future<Output = ()>,
) {
    let mut stop = pin!(stop);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(silence);
    let open = GracefulShutdown::new();
    loop {
        // This `accept` waits a moment where no file is left to open, instead of failing.
        let (stream, from) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = &mut stop => break,
        };
        let connection = open.watch(serve(&http, stream, from, router.clone()));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    open.shutdown().await;
}

fn serve(
    http: &http1::Builder,
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> + use<> {
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(from));
        router.clone().oneshot(request)
    });
    http.serve_connection(TokioIo::new(stream), service)
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::sync::oneshot;
    use tokio::task::JoinHandle;

    use super::*;

    const SILENCE: Duration = Duration::from_millis(300);
    /// Far longer than any of these may take, so that a slow machine does not fail.
    const TOO_LONG: Duration = Duration::from_secs(20);

    async fn serving(silence: Duration) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
        let whence = |ConnectInfo(from): ConnectInfo<SocketAddr>| async move { from.to_string() };
        let slowly = || async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            "done"
        };
        let router = Router::new()
            .route("/", get(whence))
            .route("/slowly", get(slowly));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let stopped = async move { stopped.await.unwrap_or(()) };
        let served = tokio::spawn(answer(listener, router, silence, stopped));
        (at, stop, served)
    }

    /// What came until the server closed the connection; nothing where it stayed open.
    async fn until_closed(stream: &mut TcpStream, patience: Duration) -> Option<String> {
        let mut bytes = Vec::new();
        let read = tokio::time::timeout(patience, stream.read_to_end(&mut bytes)).await;
        // Closing over unread bytes is told as an error: closed all the same.
        read.ok()
            .map(|_| String::from_utf8_lossy(&bytes).into_owned())
    }

    #[tokio::test]
    async fn a_silent_connection_and_half_a_request_are_closed() {
        let (at, _stop, _served) = serving(SILENCE).await;
        for sent in ["", "GET / HTTP/1.1\r\nHost: x\r\n"] {
            let mut stream = TcpStream::connect(at).await.unwrap();
            stream.write_all(sent.as_bytes()).await.unwrap();
            let closed = until_closed(&mut stream, TOO_LONG).await;
            assert!(closed.is_some(), "{sent:?} stayed open");
        }
        // The control: with more patience, the same connection stays.
        let (at, _stop, _served) = serving(TOO_LONG).await;
        let mut stream = TcpStream::connect(at).await.unwrap();
        assert_eq!(until_closed(&mut stream, 3 * SILENCE).await, None);
    }

    #[tokio::test]
    async fn a_connection_serves_again_and_closes_when_nothing_more_comes() {
        let (at, _stop, _served) = serving(SILENCE).await;
        let mut stream = TcpStream::connect(at).await.unwrap();
        let own = stream.local_addr().unwrap().to_string();
        let request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        stream
            .write_all(request.repeat(2).as_bytes())
            .await
            .unwrap();
        let answers = until_closed(&mut stream, TOO_LONG).await.unwrap();
        assert_eq!(answers.matches(&own).count(), 2, "{answers}");
    }

    #[tokio::test]
    async fn an_answer_under_way_is_finished_when_the_server_stops() {
        let (at, stop, served) = serving(TOO_LONG).await;
        let mut stream = TcpStream::connect(at).await.unwrap();
        let mut idle = TcpStream::connect(at).await.unwrap();
        let request = b"GET /slowly HTTP/1.1\r\nHost: x\r\n\r\n";
        stream.write_all(request).await.unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
        let started = Instant::now();
        stop.send(()).unwrap();
        let answer = until_closed(&mut stream, TOO_LONG).await.unwrap();
        assert!(answer.ends_with("done"), "{answer}");
        assert!(until_closed(&mut idle, TOO_LONG).await.is_some());
        served.await.unwrap();
        assert!(started.elapsed() < TOO_LONG, "idle connections held it up");
    }
}
