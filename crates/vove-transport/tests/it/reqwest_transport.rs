use std::{
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
};
use vove_transport::{
    HyperTransport, Limits, Loopback, ReqwestTransport, Transport, TransportError, TransportErrorKind,
};

async fn get(url: &str, limits: Limits) -> Result<Response<Bytes>, TransportError> {
    let request = Request::get(url).header("x-api-key", "CANARY").extension(limits).body(Bytes::new()).unwrap();
    ReqwestTransport::new().unwrap().send(request).await
}

/// A server that reads one request, writes these bytes, and closes or stays.
async fn raw(reply: &'static [u8], stays: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/CANARY", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 4096]).await;
        stream.write_all(reply).await.unwrap();
        if stays {
            std::future::pending::<()>().await;
        }
    });
    url
}

fn assert_failed(reply: Result<Response<Bytes>, TransportError>, kind: TransportErrorKind) {
    let error = reply.unwrap_err();
    assert_eq!(error.kind(), kind);
    let chain = format!("{error} {error:?} {:?}", std::error::Error::source(&error).map(ToString::to_string));
    assert!(!chain.contains("CANARY"), "{chain}");
}

#[tokio::test]
async fn a_request_arrives_as_it_was_made_and_the_reply_comes_back_whole() {
    let server = Loopback::start(0, |request: Request<Bytes>| async move {
        let seen = format!("{} {} {:?}", request.method(), request.uri(), request.body());
        Response::builder().status(207).header("x-seen", "yes").body(seen.into()).unwrap()
    })
    .await
    .unwrap();
    let request = Request::put(format!("{}/a%2Fb?c=d", server.url())).body(Bytes::from_static(b"hello")).unwrap();
    let reply = ReqwestTransport::new().unwrap().send(request).await.unwrap();
    assert_eq!((reply.status().as_u16(), &reply.headers()["x-seen"]), (207, &header::HeaderValue::from_static("yes")));
    assert_eq!(reply.body(), "PUT /a%2Fb?c=d b\"hello\"");
}

#[tokio::test]
async fn one_transport_sends_each_request_to_its_own_address() {
    each_to_its_own_address(&ReqwestTransport::new().unwrap()).await;
    each_to_its_own_address(&HyperTransport::new().unwrap()).await;
}

async fn each_to_its_own_address(transport: &dyn Transport) {
    let start = |name: &'static str| {
        let answer = move |request: Request<Bytes>| async move {
            Response::new(Bytes::from(format!("{name} {} {:?}", request.uri(), request.headers()["host"])))
        };
        Loopback::start(0, answer)
    };
    let (one, other) = (start("one").await.unwrap(), start("other").await.unwrap());
    let disguised = format!("//{}/e", other.address());
    // Paths of every kind after the first, whose parsed address may be kept, and a host that is spelled in another way.
    let by_name = format!("http://localhost:{}", one.address().port());
    for (base, name, path) in [
        (one.url(), "one", "/a?b=c"),
        (one.url(), "one", "/d"),
        (other.url(), "other", "/a%2Fb/d?e=f&g"),
        (one.url(), "one", disguised.as_str()),
        (one.url(), "one", "/?"),
        (by_name, "one", "/h"),
        (other.url(), "other", "/"),
    ] {
        let request = Request::get(format!("{base}{path}")).body(Bytes::new()).unwrap();
        let host = base.strip_prefix("http://").unwrap();
        let reply = transport.send(request).await.unwrap();
        assert_eq!(reply.body(), &format!("{name} {path} {host:?}"));
    }
}

#[test]
fn a_request_is_sent_when_it_is_polled_and_may_be_made_anywhere() {
    sent_when_polled(&ReqwestTransport::new().unwrap());
    sent_when_polled(&HyperTransport::new().unwrap());
}

fn sent_when_polled(transport: &dyn Transport) {
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
async fn a_redirect_is_a_reply_and_is_not_followed() {
    let server = Loopback::start(0, |request: Request<Bytes>| async move {
        assert_eq!(request.uri().path(), "/first");
        let redirect = Response::builder().status(StatusCode::FOUND).header(header::LOCATION, "/second");
        redirect.body(Bytes::new()).unwrap()
    })
    .await
    .unwrap();
    let reply = get(&format!("{}/first", server.url()), Limits::default()).await.unwrap();
    assert_eq!(reply.status(), StatusCode::FOUND);
}

#[tokio::test]
async fn a_reply_up_to_the_cap_is_read_and_one_over_it_is_not() {
    let server = Loopback::start(0, |_| async { Response::new(Bytes::from(vec![b'x'; 1000])) }).await.unwrap();
    let limits = |reply_cap| Limits { reply_cap, ..Limits::default() };
    assert_eq!(get(&server.url(), limits(1000)).await.unwrap().body().len(), 1000);
    assert_failed(get(&server.url(), limits(999)).await, TransportErrorKind::ReplyTooLarge);
}

#[tokio::test]
async fn a_reply_that_hides_its_length_stops_at_the_cap() {
    let chunked = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nhello\r\n";
    let limits = Limits { reply_cap: 8, ..Limits::default() };
    assert_failed(get(&raw(chunked, true).await, limits).await, TransportErrorKind::ReplyTooLarge);
}

#[tokio::test]
async fn a_server_that_says_nothing_runs_into_the_time_limit() {
    let limits = Limits { total: Duration::from_millis(50), ..Limits::default() };
    assert_failed(get(&raw(b"", true).await, limits).await, TransportErrorKind::Timeout);
    let half = b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhello";
    assert_failed(get(&raw(half, true).await, limits).await, TransportErrorKind::Timeout);
}

#[tokio::test]
async fn a_connection_that_breaks_is_no_reply() {
    for reply in [&b""[..], b"HTTP/1.1 200", b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhello"] {
        assert_failed(get(&raw(reply, false).await, Limits::default()).await, TransportErrorKind::Interrupted);
    }
}

#[tokio::test]
async fn a_closed_port_is_no_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/CANARY", listener.local_addr().unwrap());
    drop(listener);
    let error = get(&url, Limits::default()).await.unwrap_err();
    assert!(!error.may_have_been_processed());
    assert_failed(Err(error), TransportErrorKind::Connect);
}
