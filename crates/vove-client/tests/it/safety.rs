//! The key stays with the configured address, and a server can't make the client do otherwise.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode, header};
use tokio::{io::AsyncReadExt, io::AsyncWriteExt, net::TcpListener};
use vove_client::{
    BaseUrl, Client, ConnectionReuse, CreateAmlCase, CreateKybCase, CreateSession, Endpoint, ErrorKind, GetAmlCase,
    GetDefaultKybFlow, GetKybCase, GetUserDocuments, GetUserVerification, ListAmlCases, ListKybCases, Raw, RetryPolicy,
    ScreenAml, UpdateAmlCaseStatus,
};
use vove_model::{AmlCaseStatus, ScreeningData};
use vove_transport::{Loopback, ReqwestTransport, TransportError, TransportErrorKind};

use crate::{client_without_retries, key, ref_id};

fn client(url: &str) -> Client {
    let base: BaseUrl = url.parse().unwrap();
    Client::new(base.into(), key()).unwrap().with_retry(RetryPolicy::never())
}

#[tokio::test]
async fn no_redirect_is_followed_to_any_host_with_any_status() {
    let visits = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&visits);
    let other = Loopback::start(0, move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        async { Response::new(Bytes::new()) }
    })
    .await
    .unwrap();
    for status in [301, 302, 303, 307, 308] {
        for host in ["localhost", "127.0.0.1"] {
            let location = format!("http://{host}:{}/stolen", other.address().port());
            let first = Loopback::start(0, move |_| {
                let redirect = Response::builder().status(status).header(header::LOCATION, &location);
                std::future::ready(redirect.body(Bytes::new()).unwrap())
            })
            .await
            .unwrap();
            let error = client(&first.url()).get_user_verification(&ref_id("r")).await.unwrap_err();
            assert_eq!((error.kind(), error.status()), (ErrorKind::UnexpectedStatus, Some(status)));
        }
    }
    assert_eq!(visits.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_request_has_the_required_headers_and_no_others() {
    let seen: Arc<Mutex<HeaderMap>> = Arc::default();
    let keep = Arc::clone(&seen);
    let server = Loopback::start(0, move |request: Request<Bytes>| {
        *keep.lock().unwrap() = request.headers().clone();
        std::future::ready(Response::new(Bytes::new()))
    })
    .await
    .unwrap();
    let _ = client(&server.url()).get_user_verification(&ref_id("r")).await;
    let seen = seen.lock().unwrap();
    let mut names: Vec<_> = seen.keys().map(header::HeaderName::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "accept-encoding", "content-type", "host", "user-agent", "x-api-key"], "no Referer");
    assert_eq!(seen["accept-encoding"], "identity");
}

#[test]
fn debug_of_a_prepared_request_redacts_the_key() {
    let request = client("http://127.0.0.1:1").prepare(&GetUserVerification::new(ref_id("r"))).unwrap();
    assert_eq!(request.headers()["x-api-key"], "CANARY-KEY");
    assert!(!format!("{request:?}").contains("CANARY"));
}

#[tokio::test]
async fn error_bodies_are_read_to_their_end_so_that_the_connection_is_reused() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            counted.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(async move {
                let mut response = b"HTTP/1.1 404 Not Found\r\ncontent-length: 200000\r\n\r\n".to_vec();
                response.resize(response.len() + 200_000, b' ');
                while stream.read(&mut [0; 4096]).await.is_ok_and(|read| read > 0) {
                    stream.write_all(&response).await.unwrap();
                }
            });
        }
    });
    let client = client(&url);
    for _ in 0..10 {
        let error = client.get_user_verification(&ref_id("r")).await.unwrap_err();
        assert_eq!(error.body().len(), 200_000);
    }
    assert_eq!(connections.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn one_call_is_at_most_three_requests() {
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&requests);
    let server = Loopback::start(0, move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        let unavailable = Response::builder().status(StatusCode::SERVICE_UNAVAILABLE);
        std::future::ready(unavailable.body(Bytes::new()).unwrap())
    })
    .await
    .unwrap();
    let base: BaseUrl = server.url().parse().unwrap();
    let client = Client::new(base.into(), key()).unwrap();
    let error = client.get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!((error.attempts(), requests.load(Ordering::SeqCst)), (3, 3));
}

/// What a proxy reads of a call to this address, until it closes the connection; empty if it is not used.
async fn read_by_a_proxy(base: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let transport = ReqwestTransport::builder().proxy(url).build().unwrap();
    let base: BaseUrl = base.parse().unwrap();
    let client = Client::with_transport(base.into(), key(), transport).with_retry(RetryPolicy::never());
    let reference = ref_id("CANARY-REF");
    let call = client.get_user_verification(&reference);
    let proxy = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut head = vec![0; 4096];
        let length = stream.read(&mut head).await.unwrap();
        String::from_utf8(head[..length].to_vec()).unwrap()
    };
    tokio::select! {
        biased;
        read = proxy => read,
        outcome = call => { assert!(outcome.is_err()); String::new() }
    }
}

#[tokio::test]
async fn a_configured_proxy_reads_the_host_of_a_call_and_nothing_else() {
    for base in ["https://api.example", "https://api.example:8443/prefix"] {
        let read = read_by_a_proxy(base).await;
        assert!(read.starts_with("CONNECT api.example:"), "{read}");
        assert!(!read.contains("CANARY") && !read.contains("prefix"), "{read}");
    }
}

/// Plain HTTP would show a proxy the key, and a loopback address means another machine to it.
#[tokio::test]
async fn a_loopback_address_is_not_called_through_a_proxy() {
    for base in [
        "http://127.0.0.1:1",
        "http://127.3.2.1:1",
        "http://localhost:1",
        "http://[::1]:1",
        "https://127.0.0.1:1",
        "https://localhost:1",
        "https://[::1]:1",
    ] {
        assert_eq!(read_by_a_proxy(base).await, "", "{base}");
    }
}

#[test]
fn invalid_proxies_and_roots_are_errors_that_do_not_repeat_them() {
    let proxy = ReqwestTransport::builder().proxy("CANARY CANARY").build();
    assert_invalid(proxy);
    for pem in [
        "-----BEGIN CERTIFICATE-----\nCANARY",
        "-----BEGIN CERTIFICATE-----\nCANARY\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nCANARY==\n-----END CERTIFICATE-----\n",
        "CANARY",
        "",
    ] {
        assert_invalid(ReqwestTransport::builder().only_roots_pem(pem).build());
    }
}

fn assert_invalid(transport: Result<ReqwestTransport, TransportError>) {
    let error = transport.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Connect);
    let source = std::error::Error::source(&error).map(ToString::to_string);
    assert!(!format!("{error} {error:?} {source:?}").contains("CANARY"));
}

#[tokio::test]
async fn clones_share_the_transport_and_the_throttle() {
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let transport = move |_: Request<Bytes>| {
        counted.fetch_add(1, Ordering::SeqCst);
        async { Ok(Response::builder().status(429).header("retry-after", "60").body(Bytes::new()).unwrap()) }
    };
    let client = client_without_retries(transport);
    let error = client.clone().get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::RateLimited);
    let error = client.get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Throttled);
    assert_eq!(calls.load(Ordering::SeqCst), 1);
}

/// A stray response on a kept connection would be taken for the response to the next request: to a request for documents,
/// it would be another person's documents.
#[test]
fn only_a_request_whose_response_is_compared_with_it_shares_a_connection() {
    fn reuse<E: Endpoint>(endpoint: &E) -> (&'static str, ConnectionReuse) {
        (E::NAME, ConnectionReuse::of(&endpoint.request().unwrap()))
    }
    let flow = || "f1".parse().unwrap();
    let screening = || ScreeningData::new("A B").unwrap();
    let reference = || ref_id("r");
    let never = [
        reuse(&GetUserDocuments::new(reference())),
        reuse(&CreateSession::new(reference())),
        reuse(&CreateKybCase::new(reference())),
        reuse(&GetKybCase::new("c1".parse().unwrap())),
        reuse(&GetDefaultKybFlow::new("MA")),
        reuse(&CreateAmlCase::new(reference(), flow(), screening())),
        reuse(&GetAmlCase::new(reference())),
        reuse(&UpdateAmlCaseStatus::new("c1".parse().unwrap(), AmlCaseStatus::Cleared)),
        reuse(&ScreenAml::new(flow(), screening())),
        reuse(&Raw::get("/v2/users/r/documents")),
    ];
    for (name, reuse) in never {
        assert_eq!(reuse, ConnectionReuse::Never, "{name}");
    }
    let allowed = [
        reuse(&GetUserVerification::new(reference())),
        reuse(&ListKybCases::new()),
        reuse(&ListAmlCases::new()),
        reuse(&Raw::get("/v2/x").connection_reuse(ConnectionReuse::Allowed)),
    ];
    for (name, reuse) in allowed {
        assert_eq!(reuse, ConnectionReuse::Allowed, "{name}");
    }
}
