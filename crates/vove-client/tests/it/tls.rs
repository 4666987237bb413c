//! Which servers are trusted, and the oldest TLS version that is accepted.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{Arc, mpsc},
    thread,
};

use rustls::{ServerConfig, ServerConnection, StreamOwned, pki_types::PrivateKeyDer};
use vove_client::{BaseUrl, Client, ErrorKind, RetryPolicy, blocking};
use vove_transport::{HyperTransport, ReqwestTransport};

use crate::{key, ref_id};

pub(crate) struct Server {
    pub(crate) url: String,
    pub(crate) certificate: String,
}

/// Starts a server with a self-signed certificate for `localhost`. Its URL has the IP address instead of that name.
pub(crate) fn server() -> Server {
    let generated = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(generated.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![generated.cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = StreamOwned::new(connection, stream.unwrap());
            let user = r#"{"_id":"u","refId":"r","status":"pending"}"#;
            if stream.read(&mut [0; 4096]).is_ok_and(|read| read > 0) {
                let _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{user}", user.len());
            }
        }
    });
    Server { url, certificate: generated.cert.pem() }
}

fn base(url: &str) -> BaseUrl {
    url.parse().unwrap()
}

#[tokio::test]
async fn only_a_trusted_server_receives_a_request() {
    let server = server();
    let by_name = server.url.replace("127.0.0.1", "localhost");
    let trusting = || ReqwestTransport::builder().only_roots_pem(server.certificate.clone()).build().unwrap();
    let fetch = async |url: &str, transport: ReqwestTransport| {
        let client = Client::with_transport(base(url).into(), key(), transport).with_retry(RetryPolicy::never());
        client.get_user_verification(&ref_id("r")).await.map(|_| ()).map_err(|error| error.kind())
    };
    assert_eq!(fetch(&by_name, trusting()).await, Ok(()));
    let rejected = Err(ErrorKind::Connect);
    assert_eq!(fetch(&server.url, trusting()).await, rejected, "the certificate is for another host");
    assert_eq!(
        fetch(&by_name, ReqwestTransport::new().unwrap()).await,
        rejected,
        "the system's roots do not include it"
    );
    assert_eq!(fetch(&by_name, ReqwestTransport::plain_http().unwrap()).await, rejected, "no certificate is trusted");
    assert_eq!(fetch("https://localhost:1", trusting()).await, rejected);

    let hyper = Client::with_transport(base(&by_name).into(), key(), HyperTransport::new().unwrap());
    let error = hyper.with_retry(RetryPolicy::never()).get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!((error.kind(), error.may_have_been_processed()), (ErrorKind::Connect, false));
    let blocking = blocking::Client::new(base(&by_name).into(), key()).unwrap().with_retry(RetryPolicy::never());
    let fetched = tokio::task::spawn_blocking(move || blocking.get_user_verification(&ref_id("r")).map(|_| ()));
    assert!(fetched.await.unwrap().is_err());
}

/// Starts a server that selects TLS 1.1 in its ServerHello (RFC 4346, section 7.4.1.3), and returns what the client sends
/// next.
fn tls_1_1_server() -> (String, mpsc::Receiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let (sender, received) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 8192]);
            let hello = [&[2, 0, 0, 38, 3, 2][..], &[7; 32], &[0, 0, 0x2f, 0]].concat();
            let _ = stream.write_all(&[&[22, 3, 2, 0, 42][..], &hello].concat());
            let mut bytes = Vec::new();
            let _ = stream.read_to_end(&mut bytes);
            let _ = sender.send(bytes);
        }
    });
    (url, received)
}

#[tokio::test]
async fn tls_1_1_is_rejected_with_a_protocol_version_alert() {
    for transport in 0..2 {
        let (url, received) = tls_1_1_server();
        let client = match transport {
            0 => Client::new(base(&url).into(), key()).unwrap(),
            _ => Client::over_hyper(base(&url).into(), key()).unwrap(),
        };
        let error = client.with_retry(RetryPolicy::never()).get_user_verification(&ref_id("r")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect);
        // A fatal alert, `protocol_version` (RFC 8446, section 6.2).
        assert_eq!(received.recv().unwrap()[5..], [2, 70]);
    }
}
