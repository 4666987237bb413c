//! Every fault, and what the server does.

use std::io::Write;

use super::server::{Connection, Script};

pub(crate) struct Row {
    pub(crate) fault: &'static str,
    pub(crate) target: Target,
    /// The server stops sending, so the call has a short timeout.
    pub(crate) stalls: bool,
}

/// Where the call goes.
pub(crate) enum Target {
    /// A port on which no server listens.
    ClosedPort,
    /// A name that can't be resolved (RFC 6761, section 6.4).
    UnknownHost,
    /// A server with this script, over HTTP.
    Server(Script),
    /// A server with this script, over TLS.
    Tls(Script),
    /// A server without faults but with a self-signed certificate.
    UntrustedTls,
    /// A server with this script, over HTTP; the row is about the second of two calls.
    SecondCall(Script),
}

const USER: &str = r#"{"_id":"u","refId":"CANARY-REF","status":"pending"}"#;

const LONG_HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n";

/// The size limit of the calls in the table.
pub(crate) const MAX_RESPONSE_BYTES: usize = 64 << 10;

fn row(fault: &'static str, script: Script) -> Row {
    row_at(fault, Target::Server(script))
}

fn row_at(fault: &'static str, target: Target) -> Row {
    Row { fault, target, stalls: false }
}

fn stalls(row: Row) -> Row {
    Row { stalls: true, ..row }
}

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    rows.extend(connections());
    rows.extend(transfers());
    rows.extend(framing());
    rows.extend(bodies());
    rows.extend(statuses());
    rows.extend(retry_after());
    rows.extend(pools());
    assert!(rows.len() >= 89, "only {} rows", rows.len());
    rows
}

fn connections() -> Vec<Row> {
    vec![
        row_at("connection refused", Target::ClosedPort),
        row_at("unknown host", Target::UnknownHost),
        row_at(
            "TLS: the server speaks plain HTTP",
            Target::Tls(|c, _| {
                c.write("HTTP/1.1 400 CANARY\r\n\r\n");
            }),
        ),
        row_at("TLS: a self-signed certificate", Target::UntrustedTls),
        row_at("TLS: reset in the handshake", Target::Tls(|c, _| c.reset())),
        stalls(row_at("TLS: stalled in the handshake", Target::Tls(|c, _| c.stall()))),
        row("reset before the head", |c, _| c.reset()),
        row("closed before the head", |c, _| c.respond("")),
    ]
}

fn transfers() -> Vec<Row> {
    vec![
        row("closed within the head", |c, _| c.respond("HTTP/1.1 200 CANARY\r\nx-canary: CANA")),
        row("reset after the head", |c, _| {
            c.write(LONG_HEAD);
            c.reset();
        }),
        row("closed after the head", |c, _| c.respond(LONG_HEAD)),
        row("reset within the body", |c, _| {
            c.write([LONG_HEAD, r#"{"refId":"CANARY"#].concat());
            c.reset();
        }),
        row("closed within the body", |c, _| c.respond([LONG_HEAD, r#"{"refId":"CANARY"#].concat())),
        row("closed within a chunk", |c, _| {
            c.respond("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n40\r\n{\"refId\":\"CANARY");
        }),
        stalls(row("stalled before the head", |c, _| c.stall())),
        stalls(row("stalled within the head", |c, _| {
            c.respond("HTTP/1.1 200 OK\r\nx-canary: CANA");
            c.stall();
        })),
        stalls(row("stalled after the head", |c, _| {
            c.respond(LONG_HEAD);
            c.stall();
        })),
        stalls(row("stalled within the body", |c, _| {
            c.respond([LONG_HEAD, r#"{"refId":"CANARY"#].concat());
            c.stall();
        })),
        stalls(row("the head, a byte at a time", |c, _| {
            if c.read_request() {
                c.write_slowly(LONG_HEAD.as_bytes());
            }
        })),
        stalls(row("the body, a byte at a time", |c, _| {
            c.respond(LONG_HEAD);
            c.write_slowly(&[b' '; 100]);
        })),
    ]
}

fn framing() -> Vec<Row> {
    vec![
        row("not HTTP", |c, _| c.respond("SSH-2.0-CANARY\r\n\r\n")),
        row("a body without a head", |c, _| c.respond(USER)),
        row("content length too short", |c, _| {
            c.respond(format!("HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{USER}"))
        }),
        row("two content lengths", |c, _| {
            c.respond(format!("HTTP/1.1 200 OK\r\ncontent-length: 20\r\ncontent-length: 30\r\n\r\n{USER}"));
        }),
        row("content length is not a number", |c, _| {
            c.respond(format!("HTTP/1.1 200 OK\r\ncontent-length: CANARY\r\n\r\n{USER}"))
        }),
        row("chunk size is not a number", |c, _| {
            c.respond("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nCANARY\r\n{}\r\n0\r\n\r\n");
        }),
        row("garbage instead of trailers", |c, _| {
            c.respond(format!(
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{USER}\r\n0\r\n\0CANARY\0\r\n\r\n",
                USER.len()
            ));
        }),
        row("1,000 header lines", |c, _| {
            let lines: String = (0..1000).map(|n| format!("x-canary-{n}: CANARY\r\n")).collect();
            c.complete("200", &lines, USER);
        }),
        row("one header of a megabyte", |c, _| {
            let line = format!("x-canary: {}\r\n", "CANARY".repeat(170_000));
            c.complete("200", &line, USER);
        }),
        stalls(row("interim responses without end", |c, _| {
            if c.read_request() {
                while c.write("HTTP/1.1 103 Early Hints\r\nx-canary: CANARY\r\n\r\n") {
                    std::thread::sleep(std::time::Duration::from_millis(1));
                }
            }
        })),
        row("HTTP/1.0", |c, _| c.respond(format!("HTTP/1.0 200 OK\r\n\r\n{USER}"))),
        row("a second response that was not requested", |c, _| {
            c.respond(format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{USER}HTTP/1.1 200 CANARY\r\n\r\n",
                USER.len()
            ));
        }),
    ]
}

fn bodies() -> Vec<Row> {
    vec![
        row("truncated JSON", |c, _| c.complete("200", "", &USER[..30])),
        row("JSON with another structure", |c, _| c.complete("200", "", r#"["CANARY"]"#)),
        row("JSON with a field of another type", |c, _| {
            c.complete("200", "", r#"{"_id":"u","refId":["CANARY"],"status":"x"}"#)
        }),
        row("JSON nested 20,000 deep", |c, _| c.complete("200", "", "[".repeat(20_000))),
        row("not UTF-8", |c, _| c.complete("200", "", b"{\"_id\":\"CANARY\xff\xfe\"}")),
        row("HTML with 200", |c, _| c.complete("200", "content-type: text/html\r\n", "<html>CANARY</html>")),
        row("empty with 200", |c, _| c.complete("200", "", "")),
        row("204", |c, _| c.respond("HTTP/1.1 204 No Content\r\n\r\n")),
        row("a body over the limit, announced", |c, _| {
            c.respond("HTTP/1.1 200 OK\r\ncontent-length: 1000000000\r\n\r\n");
            while c.write([b'x'; 1 << 14]) {}
        }),
        row("a body over the limit, in chunks", |c, _| {
            c.respond("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
            while c.write(format!("1000\r\n{}\r\n", "x".repeat(0x1000))) {}
        }),
        row("a body over the limit, until closed", |c, _| {
            c.respond("HTTP/1.1 200 OK\r\n\r\n");
            while c.write([b'x'; 1 << 14]) {}
        }),
        row("an error body over the limit", |c, _| {
            c.respond("HTTP/1.1 400 Bad Request\r\n\r\n");
            while c.write([b'x'; 1 << 14]) {}
        }),
        row("a gzip bomb", |c, _| c.complete("200", "content-encoding: gzip\r\n", gzip_bomb())),
    ]
}

/// 60 kB that decompress to 60 MB.
fn gzip_bomb() -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..60 {
        gzip.write_all(&[0; 1_000_000]).unwrap();
    }
    gzip.finish().unwrap()
}

fn statuses() -> Vec<Row> {
    macro_rules! both {
        ($($status:literal),*) => {
            vec![$(
                row(concat!($status, " without a body"), |c: &mut Connection, _| c.complete($status, "", "")),
                row(concat!($status, " with a body"), |c: &mut Connection, _| {
                    c.complete($status, "", r#"{"statusCode":0,"message":"CANARY","error":"CANARY"}"#);
                }),
            )*]
        };
    }
    let mut rows = vec![
        row("301 to another host", |c, _| c.complete("301", "location: https://evil.example/CANARY\r\n", "")),
        row("307 to another host", |c, _| c.complete("307", "location: http://localhost:1/CANARY\r\n", "CANARY")),
        row("304", |c, _| c.respond("HTTP/1.1 304 Not Modified\r\n\r\n")),
        row("a status that does not exist", |c, _| c.complete("799", "", "CANARY")),
    ];
    rows.extend(both!("400", "401", "403", "404", "408", "409", "422", "429", "500", "501", "502", "503", "504"));
    rows.extend([
        row("400 with a list of messages", |c, _| {
            c.complete("400", "", r#"{"statusCode":400,"message":["CANARY one","CANARY two"],"error":"Bad Request"}"#);
        }),
        row("400 with an array", |c, _| c.complete("400", "", r#"["CANARY"]"#)),
        row("502 with a gateway's page", |c, _| {
            c.complete("502", "content-type: text/html\r\n", "<html>CANARY</html>")
        }),
    ]);
    rows
}

fn retry_after() -> Vec<Row> {
    vec![
        row("429, Retry-After: 0", |c, _| c.complete("429", "retry-after: 0\r\n", "")),
        row("429, Retry-After: 60", |c, _| c.complete("429", "retry-after: 60\r\n", "")),
        row("429, Retry-After: a date", |c, _| c.complete("429", "retry-after: Fri, 31 Dec 2100 23:59:59 GMT\r\n", "")),
        row("429, Retry-After: a past date", |c, _| {
            c.complete("429", "retry-after: Fri, 31 Dec 1999 23:59:59 GMT\r\n", "")
        }),
        row("429, Retry-After: not a time", |c, _| c.complete("429", "retry-after: CANARY\r\n", "")),
        row("503, Retry-After: 60", |c, _| c.complete("503", "retry-after: 60\r\n", "")),
        row("503 once, then a response", |c, n| match n {
            0 => c.complete("503", "", ""),
            _ => c.complete("200", "", USER),
        }),
        row("closed before the head once, then 401", |c, n| match n {
            0 => c.respond(""),
            _ => c.complete("401", "", ""),
        }),
        row("reset twice, then a response", |c, n| match n {
            0 | 1 => c.reset(),
            _ => c.complete("200", "", USER),
        }),
    ]
}

fn pools() -> Vec<Row> {
    vec![
        row_at(
            "half-closed after the first call",
            Target::SecondCall(|c, _| {
                c.complete_and_keep("200", "", USER);
                c.half_close();
            }),
        ),
        row_at("closed between two calls", Target::SecondCall(|c, _| c.complete_and_keep("200", "", USER))),
        row_at(
            "reset by the second call on a connection",
            Target::SecondCall(|c, n| {
                c.complete_and_keep("200", "", USER);
                if n == 0 {
                    c.reset();
                }
            }),
        ),
    ]
}
