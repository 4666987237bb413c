//! A server with faults: raw TCP on its own threads, so that its memory is not counted as the client's.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    thread,
    time::Duration,
};

/// What the server does on one connection. The number of the connection counts from 0.
pub(crate) type Script = fn(&mut Connection, usize);

pub(crate) struct Server {
    pub(crate) url: String,
}

pub(crate) struct Connection(TcpStream);

/// Serves every connection by the script, on a thread of its own, until the process ends.
pub(crate) fn serve(script: Script) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for (stream, number) in listener.incoming().zip(0..) {
            let mut connection = Connection(stream.unwrap());
            thread::spawn(move || script(&mut connection, number));
        }
    });
    Server { url }
}

/// An address on which no server listens.
pub(crate) fn closed_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

impl Connection {
    /// Reads the head of a request; false if the client closed the connection.
    pub(crate) fn read_request(&mut self) -> bool {
        let mut head = Vec::new();
        let mut byte = [0; 1];
        while !head.ends_with(b"\r\n\r\n") {
            match self.0.read(&mut byte) {
                Ok(1) => head.push(byte[0]),
                _ => return false,
            }
        }
        true
    }

    /// Writes; false if the client closed the connection.
    pub(crate) fn write(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        self.0.write_all(bytes.as_ref()).is_ok()
    }

    /// Reads a request and writes these bytes.
    pub(crate) fn respond(&mut self, bytes: impl AsRef<[u8]>) {
        if self.read_request() {
            self.write(bytes);
        }
    }

    /// Writes a complete response, and announces that the connection is closed, so that the next attempt does not reuse it.
    pub(crate) fn complete(&mut self, status: &str, headers: &str, body: impl AsRef<[u8]>) {
        self.complete_and_keep(status, &format!("{headers}connection: close\r\n"), body);
    }

    /// Writes a complete response on a connection that the client may reuse.
    pub(crate) fn complete_and_keep(&mut self, status: &str, headers: &str, body: impl AsRef<[u8]>) {
        let body = body.as_ref();
        let head = format!("HTTP/1.1 {status} X\r\n{headers}content-length: {}\r\n\r\n", body.len());
        self.respond([head.as_bytes(), body].concat());
    }

    /// Writes nothing more until the client closes the connection.
    pub(crate) fn stall(&mut self) {
        let _ = self.0.read_to_end(&mut Vec::new());
    }

    /// Closes with unread bytes, so that the system resets the connection.
    pub(crate) fn reset(&mut self) {
        let _ = self.0.read(&mut [0; 1]);
    }

    /// Writes one byte every 20 ms.
    pub(crate) fn write_slowly(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if !self.write([*byte]) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Closes the sending half and keeps the receiving half open.
    pub(crate) fn half_close(&mut self) {
        let _ = self.0.shutdown(Shutdown::Write);
        self.stall();
    }
}
