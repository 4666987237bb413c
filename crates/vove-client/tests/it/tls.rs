//! Which servers are trusted, and the oldest TLS version that is accepted.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{Arc, mpsc},
    thread,
};

use rcgen::{BasicConstraints, Certificate, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::{ServerConfig, ServerConnection, StreamOwned, pki_types::PrivateKeyDer};
use vove_client::{BaseUrl, CertificateProblem, Client, Error, ErrorKind, RetryPolicy, blocking};
use vove_transport::{HyperTransport, ReqwestTransport};

use crate::{key, ref_id, run_in_child_process};

/// What the server responds: a verification whose reference is `CANARY`.
pub(crate) const USER: &str = r#"{"_id":"u","refId":"CANARY","status":"CANARY","documents":[]}"#;

pub(crate) struct Server {
    pub(crate) url: String,
    pub(crate) certificate: String,
}

/// Starts a server with a self-signed certificate for `localhost`. Its URL has the IP address instead of that name.
pub(crate) fn server() -> Server {
    let generated = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    Server { url: serve(&generated.cert, &generated.signing_key), certificate: generated.cert.pem() }
}

/// Starts a server with this certificate and returns its URL.
fn serve(certificate: &Certificate, key: &KeyPair) -> String {
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = StreamOwned::new(connection, stream.unwrap());
            if stream.read(&mut [0; 4096]).is_ok_and(|read| read > 0) {
                let _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{USER}", USER.len());
            }
        }
    });
    url
}

/// A private authority.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        Self { issuer: Issuer::new(params, key), pem }
    }

    /// Starts a server with a certificate of this authority for these host names, and returns its URL by name.
    fn serve(&self, names: &[&str], configure: impl FnOnce(&mut CertificateParams)) -> String {
        let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut params = CertificateParams::new(names).unwrap();
        configure(&mut params);
        let key = KeyPair::generate().unwrap();
        serve(&params.signed_by(&key, &self.issuer).unwrap(), &key).replace("127.0.0.1", "localhost")
    }
}

/// Fetches over each transport, with these roots or with those of the system.
fn fetch_over_each(url: &str, roots: Option<&str>) -> [(&'static str, Result<(), Error>); 3] {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let environment = || base(url).into();
    let (reqwest, hyper, blocking) = match roots {
        Some(pem) => (
            ReqwestTransport::builder().only_roots_pem(pem).build().unwrap(),
            HyperTransport::with_only_roots_pem(pem).unwrap(),
            vove_transport::blocking::HyperTransport::with_only_roots_pem(pem).unwrap(),
        ),
        None => (
            ReqwestTransport::new().unwrap(),
            HyperTransport::new().unwrap(),
            vove_transport::blocking::HyperTransport::new().unwrap(),
        ),
    };
    let fetch = |client: Client| {
        let client = client.with_retry(RetryPolicy::never());
        runtime.block_on(client.get_user_verification(&ref_id("CANARY"))).map(drop)
    };
    let blocking = blocking::Client::with_transport(environment(), key(), blocking).with_retry(RetryPolicy::never());
    [
        ("reqwest", fetch(Client::with_transport(environment(), key(), reqwest))),
        ("hyper", fetch(Client::with_transport(environment(), key(), hyper))),
        ("blocking", blocking.get_user_verification(&ref_id("CANARY")).map(drop)),
    ]
}

#[test]
fn the_error_says_why_a_certificate_is_rejected() {
    let authority = Authority::new();
    let trusted = authority.pem.as_str();
    let valid = authority.serve(&["localhost"], |_| ());
    let expired = authority.serve(&["localhost"], |params| params.not_after = date_time_ymd(2020, 1, 1));
    let early = authority.serve(&["localhost"], |params| params.not_before = date_time_ymd(3000, 1, 1));
    let other_host = authority.serve(&["api.example"], |_| ());
    let by_address = valid.replace("localhost", "127.0.0.1");
    let of_an_authority =
        authority.serve(&["localhost"], |params| params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained));
    let self_signed = server();
    let self_signed_by_name = self_signed.url.replace("127.0.0.1", "localhost");
    let another = Authority::new();
    for (url, roots, expected) in [
        (&valid, trusted, None),
        (&self_signed_by_name, self_signed.certificate.as_str(), None),
        (&valid, another.pem.as_str(), Some(CertificateProblem::UnknownIssuer)),
        (&self_signed_by_name, trusted, Some(CertificateProblem::UnknownIssuer)),
        (&expired, trusted, Some(CertificateProblem::Expired)),
        (&early, trusted, Some(CertificateProblem::NotYetValid)),
        (&other_host, trusted, Some(CertificateProblem::WrongHost)),
        (&by_address, trusted, Some(CertificateProblem::WrongHost)),
        (&of_an_authority, trusted, Some(CertificateProblem::Invalid)),
    ] {
        for (transport, fetched) in fetch_over_each(url, Some(roots)) {
            let error = fetched.err();
            let problem = error.as_ref().and_then(Error::certificate_problem);
            assert_eq!((problem, error.is_some()), (expected, expected.is_some()), "{transport}: {error:?}");
            if let (Some(error), Some(problem)) = (error, problem) {
                assert_eq!((error.kind(), error.may_have_been_processed()), (ErrorKind::Connect, false));
                let text = format!("get_user_verification: can't connect to the API: {problem}");
                assert_eq!(error.to_string(), text, "{transport}");
            }
        }
    }
}

#[test]
fn an_error_without_a_certificate_names_no_problem_of_one() {
    for (transport, fetched) in fetch_over_each("https://127.0.0.1:1", None) {
        let error = fetched.unwrap_err();
        assert_eq!((error.kind(), error.certificate_problem()), (ErrorKind::Connect, None), "{transport}");
    }
}

/// The variable is read when a transport is created, on every Unix but Apple's.
#[test]
#[cfg(all(unix, not(target_vendor = "apple")))]
fn a_private_authority_can_be_named_by_a_variable() {
    let authority = Authority::new();
    let url = authority.serve(&["localhost"], |_| ());
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("private-authority.pem");
    std::fs::write(&file, &authority.pem).unwrap();
    run_in_child_process("tls::in_a_child_process", |command| {
        command.env("VOVE_TEST_TLS_URL", &url).env("SSL_CERT_FILE", &file).env_remove("SSL_CERT_DIR");
    });
}

#[test]
fn in_a_child_process() {
    let Ok(url) = std::env::var("VOVE_TEST_TLS_URL") else { return };
    for (transport, fetched) in fetch_over_each(&url, None) {
        assert!(fetched.is_ok(), "{transport}: {fetched:?}");
    }
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
        client.get_user_verification(&ref_id("CANARY")).await.map(|_| ()).map_err(|error| error.kind())
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
    let error = hyper.with_retry(RetryPolicy::never()).get_user_verification(&ref_id("CANARY")).await.unwrap_err();
    assert_eq!((error.kind(), error.may_have_been_processed()), (ErrorKind::Connect, false));
    let blocking = blocking::Client::new(base(&by_name).into(), key()).unwrap().with_retry(RetryPolicy::never());
    let fetched = tokio::task::spawn_blocking(move || blocking.get_user_verification(&ref_id("CANARY")).map(|_| ()));
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
        let error = client.with_retry(RetryPolicy::never()).get_user_verification(&ref_id("CANARY")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect);
        // A fatal alert, `protocol_version` (RFC 8446, section 6.2).
        assert_eq!(received.recv().unwrap()[5..], [2, 70]);
    }
}
