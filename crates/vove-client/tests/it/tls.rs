//! Whom a client trusts, and how little it settles for.

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

/// A server with a certificate for `localhost` that it signed itself; its address is an address, not that name.
pub(crate) fn server() -> Server {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
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
    Server { url, certificate: made.cert.pem() }
}

fn base(url: &str) -> BaseUrl {
    url.parse().unwrap()
}

#[tokio::test]
async fn only_who_is_trusted_gets_the_key() {
    let server = server();
    let named = server.url.replace("127.0.0.1", "localhost");
    let trusting = || ReqwestTransport::builder().only_roots_pem(server.certificate.clone()).build().unwrap();
    let fetch = async |url: &str, transport: ReqwestTransport| {
        let client = Client::with_transport(base(url).into(), key(), transport).with_retry(RetryPolicy::never());
        client.get_user_verification(&ref_id("r")).await.map(|_| ()).map_err(|error| error.kind())
    };
    assert_eq!(fetch(&named, trusting()).await, Ok(()));
    let refused = Err(ErrorKind::Connect);
    assert_eq!(fetch(&server.url, trusting()).await, refused, "the certificate is another host's");
    assert_eq!(fetch(&named, ReqwestTransport::new().unwrap()).await, refused, "the system's roots know it not");
    assert_eq!(fetch(&named, ReqwestTransport::plain_http().unwrap()).await, refused, "nobody is trusted");
    assert_eq!(fetch("https://localhost:1", trusting()).await, refused);

    let hyper = Client::with_transport(base(&named).into(), key(), HyperTransport::new().unwrap());
    let error = hyper.with_retry(RetryPolicy::never()).get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!((error.kind(), error.may_have_been_processed()), (ErrorKind::Connect, false));
    let threads = blocking::Client::new(base(&named).into(), key()).with_retry(RetryPolicy::never());
    let fetched = tokio::task::spawn_blocking(move || threads.get_user_verification(&ref_id("r")).map(|_| ()));
    assert!(fetched.await.unwrap().is_err());
}

/// Answers the client's first message with a choice of TLS 1.1 (RFC 4346, section 7.4.1.3) and passes its answer on.
fn outdated() -> (String, mpsc::Receiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let (tell, answers) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 8192]);
            let hello = [&[2, 0, 0, 38, 3, 2][..], &[7; 32], &[0, 0, 0x2f, 0]].concat();
            let _ = stream.write_all(&[&[22, 3, 2, 0, 42][..], &hello].concat());
            let mut answer = Vec::new();
            let _ = stream.read_to_end(&mut answer);
            let _ = tell.send(answer);
        }
    });
    (url, answers)
}

#[tokio::test]
async fn less_than_tls_1_2_is_refused_in_so_many_words() {
    for transport in 0..2 {
        let (url, answers) = outdated();
        let client = match transport {
            0 => Client::new(base(&url).into(), key()).unwrap(),
            _ => Client::over_hyper(base(&url).into(), key()).unwrap(),
        };
        let error = client.with_retry(RetryPolicy::never()).get_user_verification(&ref_id("r")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect);
        // A fatal alert, `protocol_version` (RFC 8446, section 6.2).
        assert_eq!(answers.recv().unwrap()[5..], [2, 70]);
    }
}
