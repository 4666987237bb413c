//! A server that breaks: raw TCP on a thread of its own, so that nothing of it is counted as the client's memory.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    thread,
    time::Duration,
};

/// What one connection does, and with which number: the first is 0.
pub(crate) type Script = fn(&mut Connection, usize);

pub(crate) struct Server {
    pub(crate) url: String,
}

pub(crate) struct Connection(TcpStream);

/// Serves every connection by the script, each on its own thread, until the process ends.
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

/// An address where nobody listens.
pub(crate) fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

impl Connection {
    /// Reads a request's head; false when the client is gone.
    pub(crate) fn request(&mut self) -> bool {
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

    /// Writes; a client that is gone is no matter.
    pub(crate) fn write(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        self.0.write_all(bytes.as_ref()).is_ok()
    }

    /// Answers one request with these bytes and closes.
    pub(crate) fn answer(&mut self, bytes: impl AsRef<[u8]>) {
        if self.request() {
            self.write(bytes);
        }
    }

    /// A whole reply, the last on its connection: the next attempt never meets the end of this one.
    pub(crate) fn reply(&mut self, status: &str, headers: &str, body: impl AsRef<[u8]>) {
        self.reply_and_stay(status, &format!("{headers}connection: close\r\n"), body);
    }

    /// A whole reply on a connection that is promised to stay.
    pub(crate) fn reply_and_stay(&mut self, status: &str, headers: &str, body: impl AsRef<[u8]>) {
        let body = body.as_ref();
        let head = format!("HTTP/1.1 {status} X\r\n{headers}content-length: {}\r\n\r\n", body.len());
        self.answer([head.as_bytes(), body].concat());
    }

    /// Says nothing more until the client leaves.
    pub(crate) fn stall(&mut self) {
        let _ = self.0.read_to_end(&mut Vec::new());
    }

    /// Closes with bytes unread, so that the system sends a reset instead of an orderly end.
    pub(crate) fn reset(&mut self) {
        let _ = self.0.read(&mut [0; 1]);
    }

    /// Writes a byte at a time, with a pause after each.
    pub(crate) fn drip(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if !self.write([*byte]) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Closes its own half and leaves the other open.
    pub(crate) fn half_close(&mut self) {
        let _ = self.0.shutdown(Shutdown::Write);
        self.stall();
    }
}
