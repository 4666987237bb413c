//! Every fault, and what the server does for it.

use std::io::Write;

use super::server::{Connection, Script};

pub(crate) struct Row {
    pub(crate) fault: &'static str,
    pub(crate) at: At,
    /// The fault is that nothing comes: there is no use in being patient with it.
    pub(crate) silent: bool,
}

/// Where the call goes.
pub(crate) enum At {
    /// Nobody listens.
    Nowhere,
    /// A name that no resolver knows (RFC 6761, section 6.4).
    NoSuchHost,
    /// A server with this script, by plain HTTP.
    Server(Script),
    /// The same by TLS.
    Tls(Script),
    /// A whole server whose certificate is its own word alone.
    Untrusted,
    /// The same; the second of two calls counts.
    Twice(Script),
}

const USER: &str = r#"{"_id":"u","refId":"CANARY-REF","status":"pending"}"#;

const LONG_HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n";

/// The reply cap that the calls of the table have.
pub(crate) const CAP: usize = 64 << 10;

fn row(fault: &'static str, script: Script) -> Row {
    at(fault, At::Server(script))
}

fn at(fault: &'static str, at: At) -> Row {
    Row { fault, at, silent: false }
}

fn silent(row: Row) -> Row {
    Row { silent: true, ..row }
}

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    rows.extend(connections());
    rows.extend(transfers());
    rows.extend(framing());
    rows.extend(bodies());
    rows.extend(statuses());
    rows.extend(patience());
    rows.extend(pools());
    rows
}

fn connections() -> Vec<Row> {
    vec![
        at("connection refused", At::Nowhere),
        at("no such host", At::NoSuchHost),
        at(
            "TLS: the server speaks plain HTTP",
            At::Tls(|c, _| {
                c.write("HTTP/1.1 400 CANARY\r\n\r\n");
            }),
        ),
        at("TLS: a certificate that nobody vouches for", At::Untrusted),
        at("TLS: closed in the handshake", At::Tls(|c, _| c.reset())),
        silent(at("TLS: no word in the handshake", At::Tls(|c, _| c.stall()))),
        row("reset before the head", |c, _| c.reset()),
        row("closed before the head", |c, _| c.answer("")),
    ]
}

fn transfers() -> Vec<Row> {
    vec![
        row("closed within the head", |c, _| c.answer("HTTP/1.1 200 CANARY\r\nx-canary: CANA")),
        row("reset after the head", |c, _| {
            c.write(LONG_HEAD);
            c.reset();
        }),
        row("closed after the head", |c, _| c.answer(LONG_HEAD)),
        row("reset within the body", |c, _| {
            c.write([LONG_HEAD, r#"{"refId":"CANARY"#].concat());
            c.reset();
        }),
        row("closed within the body", |c, _| c.answer([LONG_HEAD, r#"{"refId":"CANARY"#].concat())),
        row("closed within a chunk", |c, _| {
            c.answer("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n40\r\n{\"refId\":\"CANARY");
        }),
        silent(row("stalled before the head", |c, _| c.stall())),
        silent(row("stalled within the head", |c, _| {
            c.answer("HTTP/1.1 200 OK\r\nx-canary: CANA");
            c.stall();
        })),
        silent(row("stalled after the head", |c, _| {
            c.answer(LONG_HEAD);
            c.stall();
        })),
        silent(row("stalled within the body", |c, _| {
            c.answer([LONG_HEAD, r#"{"refId":"CANARY"#].concat());
            c.stall();
        })),
        silent(row("slow drip of the head", |c, _| {
            if c.request() {
                c.drip(LONG_HEAD.as_bytes());
            }
        })),
        silent(row("slow drip of the body", |c, _| {
            c.answer(LONG_HEAD);
            c.drip(&[b' '; 100]);
        })),
    ]
}

fn framing() -> Vec<Row> {
    vec![
        row("no HTTP at all", |c, _| c.answer("SSH-2.0-CANARY\r\n\r\n")),
        row("a body without a head", |c, _| c.answer(USER)),
        row("content length too short", |c, _| {
            c.answer(format!("HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{USER}"))
        }),
        row("two content lengths", |c, _| {
            c.answer(format!("HTTP/1.1 200 OK\r\ncontent-length: 20\r\ncontent-length: 30\r\n\r\n{USER}"));
        }),
        row("content length is no number", |c, _| {
            c.answer(format!("HTTP/1.1 200 OK\r\ncontent-length: CANARY\r\n\r\n{USER}"))
        }),
        row("chunk size is no number", |c, _| {
            c.answer("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nCANARY\r\n{}\r\n0\r\n\r\n");
        }),
        row("garbage for trailers", |c, _| {
            c.answer(format!(
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{USER}\r\n0\r\n\0CANARY\0\r\n\r\n",
                USER.len()
            ));
        }),
        row("1,000 header lines", |c, _| {
            let lines: String = (0..1000).map(|n| format!("x-canary-{n}: CANARY\r\n")).collect();
            c.reply("200", &lines, USER);
        }),
        row("one header of a megabyte", |c, _| {
            let line = format!("x-canary: {}\r\n", "CANARY".repeat(170_000));
            c.reply("200", &line, USER);
        }),
        silent(row("interim replies without end", |c, _| {
            if c.request() {
                while c.write("HTTP/1.1 103 Early Hints\r\nx-canary: CANARY\r\n\r\n") {
                    std::thread::sleep(std::time::Duration::from_millis(1));
                }
            }
        })),
        row("HTTP/1.0", |c, _| c.answer(format!("HTTP/1.0 200 OK\r\n\r\n{USER}"))),
        row("another reply unasked", |c, _| {
            c.answer(format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{USER}HTTP/1.1 200 CANARY\r\n\r\n",
                USER.len()
            ));
        }),
    ]
}

fn bodies() -> Vec<Row> {
    vec![
        row("truncated JSON", |c, _| c.reply("200", "", &USER[..30])),
        row("JSON of another shape", |c, _| c.reply("200", "", r#"["CANARY"]"#)),
        row("JSON with a field of another type", |c, _| {
            c.reply("200", "", r#"{"_id":"u","refId":["CANARY"],"status":"x"}"#)
        }),
        row("JSON nested 20,000 deep", |c, _| c.reply("200", "", "[".repeat(20_000))),
        row("no UTF-8", |c, _| c.reply("200", "", b"{\"_id\":\"CANARY\xff\xfe\"}")),
        row("HTML with 200", |c, _| c.reply("200", "content-type: text/html\r\n", "<html>CANARY</html>")),
        row("empty with 200", |c, _| c.reply("200", "", "")),
        row("204", |c, _| c.answer("HTTP/1.1 204 No Content\r\n\r\n")),
        row("a body over the cap, announced", |c, _| {
            c.answer("HTTP/1.1 200 OK\r\ncontent-length: 1000000000\r\n\r\n");
            while c.write([b'x'; 1 << 14]) {}
        }),
        row("a body over the cap, in chunks", |c, _| {
            c.answer("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
            while c.write(format!("1000\r\n{}\r\n", "x".repeat(0x1000))) {}
        }),
        row("a body over the cap, until closed", |c, _| {
            c.answer("HTTP/1.1 200 OK\r\n\r\n");
            while c.write([b'x'; 1 << 14]) {}
        }),
        row("a refusal over the cap", |c, _| {
            c.answer("HTTP/1.1 400 Bad Request\r\n\r\n");
            while c.write([b'x'; 1 << 14]) {}
        }),
        row("a gzip bomb", |c, _| c.reply("200", "content-encoding: gzip\r\n", bomb())),
    ]
}

/// 60 kB that would be 60 MB.
fn bomb() -> Vec<u8> {
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
                row(concat!($status, " without a body"), |c: &mut Connection, _| c.reply($status, "", "")),
                row(concat!($status, " with a body"), |c: &mut Connection, _| {
                    c.reply($status, "", r#"{"statusCode":0,"message":"CANARY","error":"CANARY"}"#);
                }),
            )*]
        };
    }
    let mut rows = vec![
        row("301 to another host", |c, _| c.reply("301", "location: https://evil.example/CANARY\r\n", "")),
        row("307 to another host", |c, _| c.reply("307", "location: http://localhost:1/CANARY\r\n", "CANARY")),
        row("304", |c, _| c.answer("HTTP/1.1 304 Not Modified\r\n\r\n")),
        row("a status that does not exist", |c, _| c.reply("799", "", "CANARY")),
    ];
    rows.extend(both!("400", "401", "403", "404", "408", "409", "422", "429", "500", "501", "502", "503", "504"));
    rows.extend([
        row("400 with a list of messages", |c, _| {
            c.reply("400", "", r#"{"statusCode":400,"message":["CANARY one","CANARY two"],"error":"Bad Request"}"#);
        }),
        row("400 with an array", |c, _| c.reply("400", "", r#"["CANARY"]"#)),
        row("502 with a gateway's page", |c, _| c.reply("502", "content-type: text/html\r\n", "<html>CANARY</html>")),
    ]);
    rows
}

fn patience() -> Vec<Row> {
    vec![
        row("429, come back at once", |c, _| c.reply("429", "retry-after: 0\r\n", "")),
        row("429, come back in a minute", |c, _| c.reply("429", "retry-after: 60\r\n", "")),
        row("429, come back on a date", |c, _| c.reply("429", "retry-after: Fri, 31 Dec 2100 23:59:59 GMT\r\n", "")),
        row("429, come back on a date gone by", |c, _| {
            c.reply("429", "retry-after: Fri, 31 Dec 1999 23:59:59 GMT\r\n", "")
        }),
        row("429, come back CANARY", |c, _| c.reply("429", "retry-after: CANARY\r\n", "")),
        row("503, come back in a minute", |c, _| c.reply("503", "retry-after: 60\r\n", "")),
        row("503 once, then well", |c, n| match n {
            0 => c.reply("503", "", ""),
            _ => c.reply("200", "", USER),
        }),
        row("closed before the head once, then 401", |c, n| match n {
            0 => c.answer(""),
            _ => c.reply("401", "", ""),
        }),
        row("reset twice, then well", |c, n| match n {
            0 | 1 => c.reset(),
            _ => c.reply("200", "", USER),
        }),
    ]
}

fn pools() -> Vec<Row> {
    vec![
        at(
            "half-closed after the first call",
            At::Twice(|c, _| {
                c.reply_and_stay("200", "", USER);
                c.half_close();
            }),
        ),
        at("closed between two calls", At::Twice(|c, _| c.reply_and_stay("200", "", USER))),
        at(
            "reset by the second call on a connection",
            At::Twice(|c, n| {
                c.reply_and_stay("200", "", USER);
                if n == 0 {
                    c.reset();
                }
            }),
        ),
    ]
}
