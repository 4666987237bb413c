//! One HTTP request over a socket, for the tests of the examples.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
};

use vove_webhook::SignedHeaders;

/// Sends a POST request and returns the status and the body of the response.
pub(crate) fn post(address: SocketAddr, headers: &SignedHeaders, body: &[u8]) -> io::Result<(u16, String)> {
    announce(address, headers, body.len(), body)
}

/// As [`post`], with another length in the head. The response comes before the body if the server does not wait for it.
pub(crate) fn announce(
    address: SocketAddr,
    headers: &SignedHeaders,
    length: usize,
    body: &[u8],
) -> io::Result<(u16, String)> {
    let mut socket = TcpStream::connect(address)?;
    write!(socket, "POST /webhooks/vove HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n")?;
    write!(socket, "Content-Type: application/json\r\nContent-Length: {length}\r\n")?;
    for (name, value) in headers.pairs() {
        write!(socket, "{name}: {value}\r\n")?;
    }
    socket.write_all(b"\r\n")?;
    // A server may close the connection before a long body is sent.
    let _ = socket.write_all(body);
    let mut response = String::new();
    let _ = socket.read_to_string(&mut response);
    let status = response.split(' ').nth(1).and_then(|status| status.parse().ok());
    let body = response.split_once("\r\n\r\n").map(|(_, body)| body.to_owned());
    status.zip(body).ok_or_else(|| io::Error::other("no HTTP response"))
}
