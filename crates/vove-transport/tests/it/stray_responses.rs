//! A response that was not asked for is not taken for the response to the next request.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::mpsc::{self, Receiver},
    thread,
};

use bytes::Bytes;
use http::Request;
use vove_transport::{
    ConnectionReuse, HyperTransport, ReqwestTransport, Transport,
    blocking::{self, Transport as _},
};

fn response(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}

/// Starts a server that responds with the path, and sends a stray response after the first request of each connection: in
/// the same segment, or after the client has read the first response. Each stray response is announced on the channel, as
/// is the number of the connection of each request.
fn server(same_segment: bool) -> (String, Receiver<usize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (sent, strays) = mpsc::channel();
    thread::spawn(move || {
        for (stream, number) in listener.incoming().zip(1..) {
            let (mut stream, sent) = (stream.unwrap(), sent.clone());
            thread::spawn(move || {
                let mut first = true;
                let mut buffer = [0; 4096];
                while let Ok(length @ 1..) = stream.read(&mut buffer) {
                    let head = String::from_utf8_lossy(&buffer[..length]).into_owned();
                    let own = response(head.split(' ').nth(1).unwrap());
                    let stray = if first { response("stray") } else { String::new() };
                    let _ = stream.set_nodelay(true);
                    let written = if same_segment {
                        stream.write_all((own + &stray).as_bytes())
                    } else {
                        stream.write_all(own.as_bytes()).and_then(|()| stream.write_all(stray.as_bytes()))
                    };
                    first = false;
                    if written.is_err() || sent.send(number).is_err() {
                        return;
                    }
                }
            });
        }
    });
    (url, strays)
}

fn request(url: &str, path: &str, reuse: ConnectionReuse) -> Request<Bytes> {
    Request::get(format!("{url}{path}")).extension(reuse).body(Bytes::new()).unwrap()
}

/// Makes three calls, each after the stray response to the one before has arrived; returns the connection of each call.
fn assert_own_responses(name: &str, reuse: ConnectionReuse, mut call: impl FnMut(Request<Bytes>) -> Bytes) {
    for same_segment in [true, false] {
        let (url, strays) = server(same_segment);
        let mut connections = Vec::new();
        for path in ["/alice", "/bob", "/carol"] {
            assert_eq!(call(request(&url, path, reuse)), path, "{name}, {reuse:?}, same segment: {same_segment}");
            connections.push(strays.recv().unwrap());
        }
        assert_eq!(connections, [1, 2, 3], "{name}: a connection with a stray response is not used again");
    }
}

#[test]
fn a_connection_is_closed_when_something_arrives_that_was_not_asked_for() {
    for reuse in [ConnectionReuse::Allowed, ConnectionReuse::Never] {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let transports: [(&str, Box<dyn Transport>); 2] = [
            ("reqwest", Box::new(ReqwestTransport::new().unwrap())),
            ("hyper", Box::new(HyperTransport::new().unwrap())),
        ];
        for (name, transport) in transports {
            assert_own_responses(name, reuse, |request| {
                runtime.block_on(async {
                    // A runtime in use looks at its connections all the time; this one is idle between two calls.
                    for _ in 0..4 {
                        tokio::task::yield_now().await;
                    }
                    transport.send(request).await.unwrap().into_body()
                })
            });
        }
        let blocking = blocking::HyperTransport::new().unwrap();
        assert_own_responses("blocking", reuse, |request| blocking.send(request).unwrap().into_body());
    }
}

/// Starts a server that counts its connections and responds with the number of the connection.
fn counting() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for (stream, number) in listener.incoming().zip(1..) {
            let mut stream = stream.unwrap();
            thread::spawn(move || {
                while stream.read(&mut [0; 4096]).is_ok_and(|read| read > 0) {
                    let _ = stream.write_all(response(&i32::to_string(&number)).as_bytes());
                }
            });
        }
    });
    url
}

#[test]
fn a_request_that_asks_for_it_has_a_connection_of_its_own() {
    let calls = [
        (ConnectionReuse::Allowed, "1"),
        (ConnectionReuse::Never, "2"),
        (ConnectionReuse::Never, "3"),
        (ConnectionReuse::Allowed, "1"),
        (ConnectionReuse::Never, "4"),
    ];
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let transports: [Box<dyn Transport>; 2] =
        [Box::new(ReqwestTransport::new().unwrap()), Box::new(HyperTransport::new().unwrap())];
    for transport in transports {
        let url = counting();
        for (reuse, connection) in calls {
            let response = runtime.block_on(transport.send(request(&url, "/", reuse))).unwrap();
            assert_eq!(response.body(), connection);
        }
    }
    let (transport, url) = (blocking::HyperTransport::new().unwrap(), counting());
    for (reuse, connection) in calls {
        assert_eq!(transport.send(request(&url, "/", reuse)).unwrap().body(), connection);
    }
}
