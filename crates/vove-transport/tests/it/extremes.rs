//! The largest limits and durations that can be set, and the largest lengths that a server can announce.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
    time::{Duration, Instant, UNIX_EPOCH},
};

use bytes::Bytes;
use http::{Request, Response};
use vove_transport::{
    Attempts, HyperTransport, Idempotency, Limits, ReqwestTransport, RetryBudget, RetryContext, RetryPolicy, Throttle,
    Transport, TransportError, TransportErrorKind,
    blocking::{self, Transport as _},
};

type Outcome = Result<Response<Bytes>, TransportError>;

/// Starts a server that writes these bytes to each connection after a request, part by part, and closes it. The client
/// has read each part before the next is sent, or else has closed the connection.
fn server(parts: Vec<Vec<u8>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, parts) = (stream.unwrap(), parts.clone());
            thread::spawn(move || {
                let _ = stream.read(&mut [0; 4096]);
                for part in parts {
                    if stream.write_all(&part).is_err() {
                        return;
                    }
                    wait_until_read(&stream);
                }
            });
        }
    });
    url
}

/// Sends nothing until the peer has had the time to read: several bytes in one segment would be one chunk.
fn wait_until_read(stream: &TcpStream) {
    let _ = stream.set_read_timeout(Some(Duration::from_millis(20)));
    let _ = (&*stream).read(&mut [0; 1]);
}

fn request(url: &str, limits: Limits) -> Request<Bytes> {
    Request::get(url).extension(limits).body(Bytes::new()).unwrap()
}

/// The outcome over each transport.
fn outcomes(url: &str, limits: Limits) -> [(&'static str, Outcome); 3] {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let reqwest = ReqwestTransport::builder().connect_timeout(Duration::MAX).build().unwrap();
    let hyper = HyperTransport::new().unwrap();
    [
        ("reqwest", runtime.block_on(reqwest.send(request(url, limits)))),
        ("hyper", runtime.block_on(hyper.send(request(url, limits)))),
        ("blocking", blocking::HyperTransport::new().unwrap().send(request(url, limits))),
    ]
}

fn unlimited() -> Limits {
    Limits::default()
        .attempt_timeout(Duration::MAX)
        .read_timeout(Duration::MAX)
        .operation_timeout(Duration::MAX)
        .max_response_bytes(usize::MAX)
}

#[test]
fn an_announced_length_is_not_believed() {
    for length in ["1000000000000", "9223372036854775807", "9223372036854775900", "18446744073709551613"] {
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{{");
        let url = server(vec![head.into_bytes(), b"\"a\":".to_vec(), b"1}".to_vec()]);
        for (transport, outcome) in outcomes(&url, unlimited()) {
            assert_eq!(outcome.unwrap_err().kind(), TransportErrorKind::ConnectionLost, "{transport}: {length}");
        }
    }
}

#[test]
fn an_announced_chunk_size_is_not_believed() {
    for size in ["fffffffffff", "7fffffffffffffff", "ffffffffffffffff"] {
        let head = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{size}\r\n{{");
        let url = server(vec![head.into_bytes(), b"\"a\":".to_vec(), b"1}".to_vec()]);
        for (transport, outcome) in outcomes(&url, unlimited()) {
            assert_eq!(outcome.unwrap_err().kind(), TransportErrorKind::ConnectionLost, "{transport}: {size}");
        }
    }
}

#[test]
fn the_largest_limits_can_be_set() {
    let url = server(vec![b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n12".to_vec(), b"34".to_vec()]);
    for (transport, outcome) in outcomes(&url, unlimited()) {
        assert_eq!(outcome.unwrap().body(), "1234", "{transport}");
    }
}

#[test]
fn a_limit_of_zero_is_kept() {
    let url = server(vec![b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n12".to_vec(), b"34".to_vec()]);
    for (transport, outcome) in outcomes(&url, Limits::default().max_response_bytes(0)) {
        assert_eq!(outcome.unwrap_err().kind(), TransportErrorKind::ResponseTooLarge, "{transport}");
    }
    for (transport, outcome) in outcomes(&url, Limits::default().attempt_timeout(Duration::ZERO)) {
        assert_eq!(outcome.unwrap_err().kind(), TransportErrorKind::Timeout, "{transport}");
    }
}

#[test]
fn the_longest_durations_of_a_policy_overflow_nothing() {
    let policy = RetryPolicy::default()
        .max_attempts(u32::MAX)
        .initial_backoff(Duration::MAX)
        .max_backoff(Duration::MAX)
        .max_retry_after(Duration::MAX)
        .max_throttle(Duration::MAX);
    assert!(policy.backoff(u32::MAX, u64::MAX) <= Duration::MAX);
    let unavailable = |retry_after: &str| {
        Ok(Response::builder().status(503).header("retry-after", retry_after).body(Bytes::new()).unwrap())
    };
    for elapsed in [Duration::ZERO, Duration::MAX] {
        for retry_after in ["", "0", "18446744073709551615", "Fri, 31 Dec 9999 23:59:59 GMT"] {
            let budget = RetryBudget::new(u32::MAX);
            let mut attempts = Attempts::new(policy, budget, Idempotency::Idempotent, Duration::MAX);
            attempts.start(elapsed);
            let context = || RetryContext { elapsed, system_time: UNIX_EPOCH, random: u64::MAX };
            let _ = attempts.finish(&unavailable(retry_after), context);
        }
    }
    let throttle = Throttle::default();
    throttle.record(&unavailable("18446744073709551615"), Duration::MAX, Instant::now, || UNIX_EPOCH);
    assert!(throttle.acquire(Instant::now(), Duration::MAX).is_ok_and(|wait| !wait.is_zero()));
    assert!(throttle.acquire(Instant::now(), Duration::ZERO).is_err());
    let throttled = TransportError::throttled(Duration::MAX);
    assert_eq!(throttled.retry_after(), Some(Duration::MAX));
}

/// RFC 9112, section 5.2: a client replaces each line fold in a value with spaces.
#[test]
fn folded_lines_of_a_response_are_joined() {
    let folded =
        "HTTP/1.1 200 OK\r\nx-note: one\r\n two\r\n\t three\r\nretry-after:\r\n 7\r\ncontent-length: 2\r\n\r\nok";
    let url = server(vec![folded.into()]);
    for (transport, outcome) in outcomes(&url, Limits::default()) {
        let response = outcome.unwrap();
        assert_eq!(response.headers()["x-note"], "one two three", "{transport}");
        assert_eq!(response.headers()["retry-after"], "7", "{transport}");
        assert_eq!(response.body(), "ok", "{transport}");
    }
}

/// A slice of the connection's read buffer would keep the whole buffer in memory.
#[test]
fn a_kept_response_does_not_keep_the_buffer_of_its_connection() {
    for length in [1, 61, 4_000] {
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n");
        let url = server(vec![[head.as_bytes(), &vec![b'x'; length]].concat()]);
        for (transport, outcome) in outcomes(&url, Limits::default()) {
            let body = outcome.unwrap().into_body().try_into_mut().expect("the response has its bytes to itself");
            assert_eq!(body.len(), length);
            assert!(body.capacity() <= 2 * length, "{transport}: {} bytes for {length}", body.capacity());
        }
    }
}
