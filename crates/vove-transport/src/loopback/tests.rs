//! Limits and failures, on connections in memory and under a paused clock.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::{
    convert::Infallible,
    io,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex},
    sync::{mpsc, oneshot},
    task::JoinHandle,
    time::Instant,
};

use super::{
    accept::{Listener, MAX_CONNECTIONS, PAUSE_AFTER_FAILURE, accept},
    connection::{HEAD_TIMEOUT, Policy, WRITE_TIMEOUT, serve},
    request_body::BODY_TIMEOUT,
};

/// A client's end of a connection, and the server's task.
struct Connection {
    client: DuplexStream,
    server: JoinHandle<()>,
    /// How many requests reached the handler.
    handled: Arc<AtomicUsize>,
}

impl Connection {
    /// A connection whose handler answers with the length of the body.
    fn open(policy: Policy) -> Self {
        Self::open_with(policy, |request| Response::new(Bytes::from(request.body().len().to_string())))
    }

    fn open_with(policy: Policy, answer: impl Fn(Request<Bytes>) -> Response<Bytes> + Send + Sync + 'static) -> Self {
        let (client, server) = duplex(1 << 10);
        let handled = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&handled);
        let handler = move |request| {
            counter.fetch_add(1, Ordering::SeqCst);
            std::future::ready(answer(request))
        };
        let server = tokio::spawn(serve(server, Arc::new(policy), Arc::new(handler)));
        Self { client, server, handled }
    }

    async fn write(&mut self, bytes: &[u8]) {
        self.client.write_all(bytes).await.unwrap();
    }

    /// The status and the body of the next response.
    async fn response(&mut self) -> (u16, String) {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(self.client.read_u8().await.unwrap());
        }
        let head = String::from_utf8(head).unwrap().to_lowercase();
        let length = head.split("content-length: ").nth(1).unwrap().lines().next().unwrap().parse().unwrap();
        let mut body = vec![0; length];
        self.client.read_exact(&mut body).await.unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), String::from_utf8(body).unwrap())
    }

    fn handled(&self) -> usize {
        self.handled.load(Ordering::SeqCst)
    }
}

fn policy(max_request_bytes: usize) -> Policy {
    Policy { max_request_bytes, ..Policy::default() }
}

/// Fails instead of waiting forever. The clock is paused, so that the hour takes no time.
async fn within_an_hour<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(3600), future).await.expect("finished within an hour")
}

const HEAD: &str = "POST / HTTP/1.1\r\nhost: localhost\r\n";

/// A chunked body with this text in chunks of one byte.
fn one_byte_chunks(text: &str) -> String {
    text.chars().map(|byte| format!("1\r\n{byte}\r\n")).collect::<String>() + "0\r\n\r\n"
}

#[tokio::test(start_paused = true)]
async fn a_body_of_the_largest_size_reaches_the_handler_and_a_larger_one_does_not() {
    for (body, expected) in [
        ("content-length: 5\r\n\r\nhello".to_owned(), (200, "5")),
        ("\r\n".to_owned(), (200, "0")),
        (format!("transfer-encoding: chunked\r\n\r\n{}", one_byte_chunks("hello")), (200, "5")),
        ("content-length: 6\r\n\r\nhello!".to_owned(), (413, "the body is larger than 5 bytes")),
        (
            format!("transfer-encoding: chunked\r\n\r\n{}", one_byte_chunks("hello!")),
            (413, "the body is larger than 5 bytes"),
        ),
    ] {
        let mut connection = Connection::open(policy(5));
        connection.write(format!("{HEAD}{body}").as_bytes()).await;
        let (status, text) = connection.response().await;
        assert_eq!((status, text.as_str()), expected, "{body}");
        assert_eq!(connection.handled(), usize::from(status == 200));
    }
}

#[tokio::test(start_paused = true)]
async fn an_announced_length_over_the_limit_is_answered_before_the_body_and_the_head_before_both() {
    let start = Instant::now();
    let mut connection = Connection::open(policy(5));
    connection.write(format!("{HEAD}content-length: 6\r\nexpect: 100-continue\r\n\r\n").as_bytes()).await;
    assert_eq!(connection.response().await.0, 413);
    let reject_head = |head: &Request<()>| {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = StatusCode::UNAUTHORIZED;
        (!head.headers().contains_key("x-api-key")).then_some(response)
    };
    let mut connection = Connection::open(Policy { reject_head: Box::new(reject_head), ..policy(5) });
    connection.write(format!("{HEAD}content-length: 5\r\nexpect: 100-continue\r\n\r\n").as_bytes()).await;
    assert_eq!(connection.response().await.0, 401);
    assert_eq!((connection.handled(), start.elapsed()), (0, Duration::ZERO));
    // The connection can be used on once the body has arrived.
    connection.write(format!("hello{HEAD}x-api-key: key\r\n\r\n").as_bytes()).await;
    assert_eq!(connection.response().await.0, 200);
}

#[tokio::test(start_paused = true)]
async fn a_malformed_body_is_400_and_not_413() {
    for body in ["g\r\n", "\r\n\r\n", "1 1\r\n", "1\r\nxx\r\n", "fffffffffffffffff\r\n", "-1\r\nx\r\n"] {
        let mut connection = Connection::open(policy(5));
        connection.write(format!("{HEAD}transfer-encoding: chunked\r\n\r\n{body}").as_bytes()).await;
        let expected = (400, "the body is malformed or incomplete".to_owned());
        assert_eq!(connection.response().await, expected, "{body}");
        assert_eq!(connection.handled(), 0);
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_that_is_cut_off_does_not_reach_the_handler() {
    for body in ["content-length: 5\r\n\r\nhell", "transfer-encoding: chunked\r\n\r\n5\r\nhell"] {
        let mut connection = Connection::open(policy(5));
        connection.write(format!("{HEAD}{body}").as_bytes()).await;
        drop(connection.client);
        connection.server.await.unwrap();
        assert_eq!(connection.handled.load(Ordering::SeqCst), 0);
    }
}

#[tokio::test(start_paused = true)]
async fn a_head_over_the_size_limit_is_431() {
    let many = "x: y\r\n".repeat(101);
    let long = format!("x: {}\r\n", "y".repeat(128 << 10));
    for headers in [many, long] {
        let mut connection = Connection::open(policy(5));
        // The server may close the connection before it has read everything.
        let _ = connection.client.write_all(format!("{HEAD}{headers}\r\n").as_bytes()).await;
        assert_eq!(connection.response().await.0, 431);
        assert_eq!(connection.handled(), 0);
    }
}

#[tokio::test(start_paused = true)]
async fn a_head_or_a_pause_over_the_time_limit_closes_the_connection() {
    for (sent, answered) in [("", false), (HEAD, false), ("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n", true)] {
        let start = Instant::now();
        let mut connection = Connection::open(policy(5));
        connection.write(sent.as_bytes()).await;
        if answered {
            assert_eq!(connection.response().await.0, 200);
        }
        assert_eq!(within_an_hour(connection.client.read(&mut [0])).await.unwrap(), 0, "closed");
        assert_eq!(start.elapsed().as_secs(), HEAD_TIMEOUT.as_secs(), "{sent}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_over_the_time_limit_is_408_however_slowly_it_arrives() {
    for header in ["content-length: 1000", "transfer-encoding: chunked"] {
        let start = Instant::now();
        let mut connection = Connection::open(policy(1000));
        connection.write(format!("{HEAD}{header}\r\n\r\n").as_bytes()).await;
        while start.elapsed() < BODY_TIMEOUT {
            connection.write(b"1\r\nx\r\n").await;
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        assert_eq!(connection.response().await, (408, "the body was not complete after 15 s".to_owned()));
        assert_eq!((start.elapsed(), connection.handled()), (BODY_TIMEOUT, 0));
        drop(connection.client);
        connection.server.await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_read_its_response_is_disconnected() {
    let start = Instant::now();
    let mut connection = Connection::open_with(policy(5), |_| Response::new(Bytes::from(vec![b'x'; 1 << 20])));
    connection.write(format!("{HEAD}\r\n").as_bytes()).await;
    within_an_hour(connection.server).await.unwrap();
    assert_eq!((start.elapsed(), connection.handled.load(Ordering::SeqCst)), (WRITE_TIMEOUT, 1));
}

#[tokio::test(start_paused = true)]
async fn the_rest_of_a_rejected_body_is_read_for_a_limited_time() {
    let start = Instant::now();
    let mut connection = Connection::open(policy(5));
    connection.write(format!("{HEAD}content-length: 1000000\r\n\r\n").as_bytes()).await;
    connection.write(&[b'x'; 10_000]).await; // more than fits into the connection's buffer
    assert_eq!(connection.response().await.0, 413);
    assert_eq!(connection.client.read(&mut [0]).await.unwrap(), 0, "closed");
    assert_eq!(start.elapsed().as_secs(), 2);
}

/// Connections and failures in the order in which they are accepted.
impl Listener for mpsc::UnboundedReceiver<io::Result<DuplexStream>> {
    type Stream = DuplexStream;

    async fn accept(&mut self) -> io::Result<DuplexStream> {
        match self.recv().await {
            Some(result) => result,
            None => std::future::pending().await,
        }
    }
}

/// A running accept loop: its queue, and the sender that stops it when dropped. Each connection is greeted and then
/// served until its client closes it.
fn accepting() -> (mpsc::UnboundedSender<io::Result<DuplexStream>>, oneshot::Sender<Infallible>, JoinHandle<()>) {
    let (queue, listener) = mpsc::unbounded_channel();
    let (stop, stopped) = oneshot::channel();
    let serve = |mut stream: DuplexStream| async move {
        stream.write_all(b"hello").await.unwrap();
        let _ = stream.read(&mut [0]).await;
    };
    (queue, stop, tokio::spawn(accept(listener, serve, stopped)))
}

/// Queues a connection, and returns the client's end.
fn connect(queue: &mpsc::UnboundedSender<io::Result<DuplexStream>>) -> DuplexStream {
    let (client, server) = duplex(64);
    queue.send(Ok(server)).unwrap();
    client
}

#[tokio::test(start_paused = true)]
async fn connections_are_accepted_after_failures_with_none_open() {
    let (queue, _stop, _task) = accepting();
    let start = Instant::now();
    for failure in [
        io::Error::from_raw_os_error(24), // EMFILE: no free file descriptor
        io::Error::from(io::ErrorKind::OutOfMemory),
        io::Error::from(io::ErrorKind::ConnectionAborted),
        io::Error::other("anything"),
    ] {
        queue.send(Err(failure)).unwrap();
    }
    assert_eq!(within_an_hour(connect(&queue).read(&mut [0; 5])).await.unwrap(), 5);
    assert_eq!(start.elapsed().as_millis(), 3 * PAUSE_AFTER_FAILURE.as_millis());
}

#[tokio::test(start_paused = true)]
async fn a_failing_listener_is_stopped_too() {
    let (queue, stop, task) = accepting();
    for _ in 0..1000 {
        queue.send(Err(io::Error::other("anything"))).unwrap();
    }
    drop(stop);
    task.await.unwrap();
    assert!(queue.is_closed());
}

#[tokio::test(start_paused = true)]
async fn connections_over_the_limit_wait_until_one_is_closed() {
    let (queue, _stop, _task) = accepting();
    let mut open: Vec<DuplexStream> = (0..MAX_CONNECTIONS).map(|_| connect(&queue)).collect();
    let mut waiting = connect(&queue);
    for client in &mut open {
        assert_eq!(client.read(&mut [0; 5]).await.unwrap(), 5);
    }
    let hour = Duration::from_secs(3600);
    let greeting = tokio::time::timeout(hour, waiting.read(&mut [0; 5])).await;
    assert!(greeting.is_err(), "not accepted while all connections are open");
    drop(open.pop());
    assert_eq!(waiting.read(&mut [0; 5]).await.unwrap(), 5);
}

#[tokio::test(start_paused = true)]
async fn dropping_the_server_closes_its_connections() {
    let (queue, stop, _task) = accepting();
    let mut client = connect(&queue);
    assert_eq!(client.read(&mut [0; 5]).await.unwrap(), 5);
    drop(stop);
    assert_eq!(client.read(&mut [0; 5]).await.unwrap(), 0, "closed");
}
