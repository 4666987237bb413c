//! No transport logs a secret or personal data, whatever the libraries below it log, at any level.

use bytes::Bytes;
use http::{Request, Response};
use tracing::Level;
use vove_client::{ApiKey, BaseUrl, Client, CreateSession, Error, RetryPolicy, blocking};
use vove_transport::{HyperTransport, Loopback, ReqwestTransport, blocking::HyperTransport as BlockingTransport};

use crate::{
    log::{PROBE, logged_up_to},
    ref_id, tls,
};

/// What must not be logged: the key, the reference, every part of the response, and the password of the proxy.
const CANARY: &str = "CANARY";

const LEVELS: [Level; 5] = [Level::ERROR, Level::WARN, Level::INFO, Level::DEBUG, Level::TRACE];

async fn respond(request: Request<Bytes>) -> Response<Bytes> {
    let status = if request.method() == "POST" { 500 } else { 200 };
    Response::builder().status(status).header("x-person", CANARY).body(Bytes::from(tls::USER)).unwrap()
}

/// Makes a call that the server answers and one that fails, and returns the outcomes.
type Call = fn(&BaseUrl, pem: &str) -> [Result<(), Error>; 2];

fn asynchronous(client: Client) -> [Result<(), Error>; 2] {
    let client = client.with_retry(RetryPolicy::never());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        [
            client.get_user_verification(&ref_id(CANARY)).await.map(drop),
            client.create_session(CreateSession::new(ref_id(CANARY))).await.map(drop),
        ]
    })
}

fn key() -> ApiKey {
    ApiKey::new(CANARY).unwrap()
}

const TRANSPORTS: [(&str, Call); 4] = [
    ("reqwest", |base, pem| {
        let transport = ReqwestTransport::builder().only_roots_pem(pem).build().unwrap();
        asynchronous(Client::with_transport(base.clone().into(), key(), transport))
    }),
    ("reqwest through a proxy", |base, pem| {
        let proxy = format!("http://CANARY:CANARY@{}/", base.as_str().split("//").nth(1).unwrap());
        let transport = ReqwestTransport::builder().only_roots_pem(pem).proxy(proxy).build().unwrap();
        let elsewhere: BaseUrl = "https://api.example".parse().unwrap();
        asynchronous(Client::with_transport(elsewhere.into(), key(), transport))
    }),
    ("hyper", |base, pem| {
        let transport = HyperTransport::with_only_roots_pem(pem).unwrap();
        asynchronous(Client::with_transport(base.clone().into(), key(), transport))
    }),
    ("blocking", |base, pem| {
        let transport = BlockingTransport::with_only_roots_pem(pem).unwrap();
        let client =
            blocking::Client::with_transport(base.clone().into(), key(), transport).with_retry(RetryPolicy::never());
        [
            client.get_user_verification(&ref_id(CANARY)).map(drop),
            client.create_session(CreateSession::new(ref_id(CANARY))).map(drop),
        ]
    }),
];

#[test]
fn no_transport_logs_a_secret_or_personal_data_at_any_level() {
    let servers = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let plain = servers.block_on(Loopback::start(0, respond)).unwrap();
    let secure = tls::server();
    let by_name = secure.url.replace("127.0.0.1", "localhost");
    let mut leaks = Vec::new();
    for (transport, call) in TRANSPORTS {
        for url in [&plain.url(), &by_name] {
            for level in LEVELS {
                let case = format!("{transport} to {url} at {level}");
                let base = url.parse().unwrap();
                let (results, log) = logged_up_to(level, || call(&base, &secure.certificate));
                let answered = !transport.ends_with("proxy");
                assert!(results[0].is_ok() == answered && results[1].is_err(), "{case}: {results:?}");
                let mut libraries = log.lines().filter(|line| line.contains("log.target=") && !line.contains(PROBE));
                if level == Level::TRACE && url.starts_with("https") {
                    assert!(libraries.next().is_some(), "{case}: rustls logs its handshake");
                }
                let leaked = log.lines().filter(|line| line.contains(CANARY));
                leaks.extend(leaked.map(|line| format!("{case}: {line}")));
            }
        }
    }
    assert!(leaks.is_empty(), "{} lines, for example {:.300}", leaks.len(), leaks[0]);
}
