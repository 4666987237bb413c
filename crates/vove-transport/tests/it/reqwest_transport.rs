//! The reqwest and hyper transports against loopback servers.

use std::{
    io::{Read, Write},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response, StatusCode, header};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    task::JoinHandle,
};
use vove_transport::{
    HyperTransport, Limits, Loopback, ReqwestTransport, Transport, TransportError, TransportErrorKind,
};

async fn get(url: &str, limits: Limits) -> Result<Response<Bytes>, TransportError> {
    let request = Request::get(url).header("x-api-key", "CANARY").extension(limits).body(Bytes::new()).unwrap();
    ReqwestTransport::new().unwrap().send(request).await
}

/// Starts a server that reads one request, writes these bytes, and closes the connection or keeps it open.
async fn raw_server(response: &'static [u8], keep_open: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/CANARY", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 4096]).await;
        stream.write_all(response).await.unwrap();
        if keep_open {
            std::future::pending::<()>().await;
        }
    });
    url
}

fn assert_failed(outcome: Result<Response<Bytes>, TransportError>, kind: TransportErrorKind) {
    let error = outcome.unwrap_err();
    assert_eq!(error.kind(), kind);
    let chain = format!("{error} {error:?} {:?}", std::error::Error::source(&error).map(ToString::to_string));
    assert!(!chain.contains("CANARY"), "{chain}");
}

#[tokio::test]
async fn a_request_and_its_response_are_transferred_unchanged() {
    let server = Loopback::start(0, |request: Request<Bytes>| async move {
        let seen = format!("{} {} {:?}", request.method(), request.uri(), request.body());
        Response::builder().status(207).header("x-seen", "yes").body(seen.into()).unwrap()
    })
    .await
    .unwrap();
    let request = Request::put(format!("{}/a%2Fb?c=d", server.url())).body(Bytes::from_static(b"hello")).unwrap();
    let response = ReqwestTransport::new().unwrap().send(request).await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["x-seen"]),
        (207, &header::HeaderValue::from_static("yes"))
    );
    assert_eq!(response.body(), "PUT /a%2Fb?c=d b\"hello\"");
}

#[tokio::test]
async fn one_transport_sends_each_request_to_its_own_host() {
    assert_own_hosts(&ReqwestTransport::new().unwrap()).await;
    assert_own_hosts(&HyperTransport::new().unwrap()).await;
}

async fn assert_own_hosts(transport: &dyn Transport) {
    let start = |name: &'static str| {
        let respond = move |request: Request<Bytes>| async move {
            Response::new(Bytes::from(format!("{name} {} {:?}", request.uri(), request.headers()["host"])))
        };
        Loopback::start(0, respond)
    };
    let (one, other) = (start("one").await.unwrap(), start("other").await.unwrap());
    let double_slash = format!("//{}/e", other.address());
    // Hosts and paths alternate, so that a host or path kept from an earlier request would be noticed.
    let by_name = format!("http://localhost:{}", one.address().port());
    for (base, name, path) in [
        (one.url(), "one", "/a?b=c"),
        (one.url(), "one", "/d"),
        (other.url(), "other", "/a%2Fb/d?e=f&g"),
        (one.url(), "one", double_slash.as_str()),
        (one.url(), "one", "/?"),
        (by_name, "one", "/h"),
        (other.url(), "other", "/"),
    ] {
        let request = Request::get(format!("{base}{path}")).body(Bytes::new()).unwrap();
        let host = base.strip_prefix("http://").unwrap();
        let response = transport.send(request).await.unwrap();
        assert_eq!(response.body(), &format!("{name} {path} {host:?}"));
    }
}

#[test]
fn a_request_is_sent_when_polled_and_may_be_created_outside_a_runtime() {
    assert_sent_when_polled(&ReqwestTransport::new().unwrap());
    assert_sent_when_polled(&HyperTransport::new().unwrap());
}

fn assert_sent_when_polled(transport: &dyn Transport) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let seen = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&seen);
    let server = runtime.block_on(Loopback::start(0, move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
        async { Response::new(Bytes::from_static(b"hello")) }
    }));
    let server = server.unwrap();
    let request = || Request::get(server.url()).body(Bytes::new()).unwrap();
    let sending = transport.send(request());
    drop(transport.send(request()));
    assert_eq!(runtime.block_on(sending).unwrap().body(), "hello");
    assert_eq!(seen.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_redirect_is_returned_and_not_followed() {
    let server = Loopback::start(0, |request: Request<Bytes>| async move {
        assert_eq!(request.uri().path(), "/first");
        let redirect = Response::builder().status(StatusCode::FOUND).header(header::LOCATION, "/second");
        redirect.body(Bytes::new()).unwrap()
    })
    .await
    .unwrap();
    let response = get(&format!("{}/first", server.url()), Limits::default()).await.unwrap();
    assert_eq!(response.status(), StatusCode::FOUND);
}

#[tokio::test]
async fn a_response_over_the_size_limit_is_an_error() {
    let server = Loopback::start(0, |_| async { Response::new(Bytes::from(vec![b'x'; 1000])) }).await.unwrap();
    let limits = |bytes| Limits::default().max_response_bytes(bytes);
    assert_eq!(get(&server.url(), limits(1000)).await.unwrap().body().len(), 1000);
    assert_failed(get(&server.url(), limits(999)).await, TransportErrorKind::ResponseTooLarge);
}

#[tokio::test]
async fn a_chunked_response_is_read_up_to_the_size_limit() {
    let chunked = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nhello\r\n";
    let limits = Limits::default().max_response_bytes(8);
    assert_failed(get(&raw_server(chunked, true).await, limits).await, TransportErrorKind::ResponseTooLarge);
}

/// Like [`raw_server`] on a thread: a paused clock stands still until the thread has written the response.
fn raw_server_thread(response: &'static [u8], keep_open: bool) -> (String, JoinHandle<Option<std::net::TcpStream>>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/CANARY", listener.local_addr().unwrap());
    let server = tokio::task::spawn_blocking(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]);
        stream.write_all(response).unwrap();
        keep_open.then_some(stream)
    });
    (url, server)
}

#[tokio::test(start_paused = true)]
async fn an_error_after_the_head_of_a_response_has_its_status() {
    let limits = Limits::default().max_response_bytes(8).operation_timeout(Duration::MAX);
    for (response, keep_open, status, kind) in [
        (&b"HTTP/1.1 404 Nope\r\ncontent-length: 2\r\n\r\nx"[..], false, Some(404), TransportErrorKind::ConnectionLost),
        (b"HTTP/1.1 201 Ok\r\ncontent-length: 2\r\n\r\nx", true, Some(201), TransportErrorKind::Timeout),
        (b"HTTP/1.1 200 Ok\r\ncontent-length: 9\r\n\r\n", true, Some(200), TransportErrorKind::ResponseTooLarge),
        (b"HTTP/1.1 200 Ok\r\n\r\n123456789", true, Some(200), TransportErrorKind::ResponseTooLarge),
        (b"HTTP/1.1 200", false, None, TransportErrorKind::ConnectionLost),
        (b"HTTP/1.1 200 Ok\r\n", true, None, TransportErrorKind::Timeout),
    ] {
        let transports: [Box<dyn Transport>; 2] =
            [Box::new(ReqwestTransport::new().unwrap()), Box::new(HyperTransport::new().unwrap())];
        for transport in transports {
            // The time limit of the attempt, and that of the next chunk.
            for (attempt, read) in [(1, 2), (2, 1)] {
                let limits =
                    limits.attempt_timeout(Duration::from_secs(attempt)).read_timeout(Duration::from_secs(read));
                let (url, _server) = raw_server_thread(response, keep_open);
                let request = Request::get(url).extension(limits).body(Bytes::new()).unwrap();
                let error = transport.send(request).await.unwrap_err();
                assert_eq!((error.kind(), error.response_status().map(|status| status.as_u16())), (kind, status));
            }
        }
    }
}

#[tokio::test]
async fn a_server_that_stops_sending_is_a_timeout() {
    let limits = Limits::default().attempt_timeout(Duration::from_millis(50));
    assert_failed(get(&raw_server(b"", true).await, limits).await, TransportErrorKind::Timeout);
    let half = b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhello";
    assert_failed(get(&raw_server(half, true).await, limits).await, TransportErrorKind::Timeout);
}

#[tokio::test]
async fn a_closed_connection_is_a_lost_connection() {
    for partial in [&b""[..], b"HTTP/1.1 200", b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhello"] {
        assert_failed(
            get(&raw_server(partial, false).await, Limits::default()).await,
            TransportErrorKind::ConnectionLost,
        );
    }
}

#[tokio::test]
async fn a_closed_port_is_a_connect_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/CANARY", listener.local_addr().unwrap());
    drop(listener);
    let error = get(&url, Limits::default()).await.unwrap_err();
    assert!(!error.may_have_been_processed());
    assert_failed(Err(error), TransportErrorKind::Connect);
}

#[tokio::test]
async fn urls_without_a_host_or_a_path_are_invalid_requests() {
    let uri = |authority: &str, path: &str| {
        http::Uri::builder().scheme("http").authority(authority).path_and_query(path).build().unwrap()
    };
    for uri in [uri("a.example", "*"), http::Uri::from_static("/CANARY"), http::Uri::from_static("CANARY.example")] {
        let request = Request::get(uri).body(Bytes::new()).unwrap();
        assert_failed(ReqwestTransport::new().unwrap().send(request).await, TransportErrorKind::InvalidRequest);
    }
}
