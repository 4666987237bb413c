//! One HTTP request over a socket, by hand: what each example's test sends.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
};

use vove_webhook::SignedHeaders;

/// Posts a body with these headers, and gives back the status and whatever came after the head.
pub(crate) fn post(address: SocketAddr, headers: &SignedHeaders, body: &[u8]) -> io::Result<(u16, String)> {
    let mut socket = TcpStream::connect(address)?;
    write!(socket, "POST /webhooks/vove HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n")?;
    write!(socket, "Content-Type: application/json\r\nContent-Length: {}\r\n", body.len())?;
    for (name, value) in headers.pairs() {
        write!(socket, "{name}: {value}\r\n")?;
    }
    socket.write_all(b"\r\n")?;
    // A server that refuses a long body may close while it is being sent.
    let _ = socket.write_all(body);
    let mut reply = String::new();
    let _ = socket.read_to_string(&mut reply);
    let status = reply.split(' ').nth(1).and_then(|status| status.parse().ok());
    let after_head = reply.split_once("\r\n\r\n").map(|(_, body)| body.to_owned());
    status.zip(after_head).ok_or_else(|| io::Error::other("no HTTP reply"))
}
