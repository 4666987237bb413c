//! What the caller gets for every fault of a server: the table in `docs/errors.md`, made here.

mod rows;
mod server;

use std::{error::Error as _, fmt::Write as _, fs, path::PathBuf, thread, time::Duration};

use bytes::Bytes;
use http::{Request, Response};
use vove_client::{BaseUrl, Client, Endpoint, Error, GetUserVerification, RetryPolicy, blocking};
use vove_model::{Received, UserVerification};
use vove_transport::{HyperTransport, Limits, ReqwestTransport, Transport};

use self::{
    rows::{At, CAP, Row, rows},
    server::{nobody, serve},
};
use crate::{key, log::logged, ref_id, tls};

/// What a call may hold at once, in bytes: the connection, its buffers, the head and the body.
const BOUNDS: [(usize, &str); 3] = [(128 << 10, "128 KiB"), (512 << 10, "512 KiB"), (1 << 20, "1 MiB")];

/// A fetch with little room, and so much patience.
struct Quick(GetUserVerification, Duration);

impl Endpoint for Quick {
    type Output = Received<UserVerification>;

    const NAME: &'static str = GetUserVerification::NAME;
    const TEMPLATE: &'static str = GetUserVerification::TEMPLATE;

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let mut request = self.0.request()?;
        request
            .extensions_mut()
            .insert(Limits::default().attempt_timeout(self.1).read_timeout(self.1).max_response_bytes(CAP));
        Ok(request)
    }

    fn response(&self, reply: Response<Bytes>) -> Result<Self::Output, Error> {
        self.0.response(reply)
    }
}

/// What one fault came to: the cells of the table, and all that could be printed of it.
struct Played {
    cells: String,
    printed: String,
}

fn played(outcome: Result<Received<UserVerification>, Error>) -> Played {
    let yes = |is: bool| if is { "yes" } else { "no" };
    match outcome {
        Ok(user) => Played { cells: "a response | | |".to_owned(), printed: format!("{user:?}") },
        Err(error) => {
            let again = match error.retry_at() {
                Some(_) => "yes, `retry_at()`",
                None => yes(error.is_retryable()),
            };
            let processed = yes(error.may_have_been_processed());
            let cells = format!("`{:?}` | {again} | {processed} | {}", error.kind(), error.attempts());
            let mut printed = format!("{error} {error:?}");
            let mut source = error.source();
            while let Some(cause) = source {
                write!(printed, " {cause} {cause:?}").unwrap();
                source = cause.source();
            }
            Played { cells, printed }
        }
    }
}

/// The address that a row's server, or its absence, is at.
fn base(row: &Row) -> BaseUrl {
    match row.at {
        At::Nowhere => nobody(),
        At::NoSuchHost => "https://fault.invalid".to_owned(),
        At::Untrusted => tls::server().url,
        At::Tls(script) => serve(script).url.replace("http://", "https://"),
        At::Server(script) | At::Twice(script) => serve(script).url,
    }
    .parse()
    .unwrap()
}

fn patience(row: &Row) -> Duration {
    if row.silent { Duration::from_millis(200) } else { Duration::from_secs(8) }
}

fn fetch(row: &Row) -> Quick {
    Quick(GetUserVerification::new(ref_id("CANARY-REF")), patience(row))
}

fn policy() -> RetryPolicy {
    RetryPolicy::default().initial_backoff(Duration::from_millis(1))
}

/// Plays a row over a transport; also the most bytes held at once.
fn play(row: &Row, transport: impl Transport + 'static) -> (Played, usize) {
    let client = Client::with_transport(base(row).into(), key(), transport).with_retry(policy());
    let fetch = fetch(row);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    if matches!(row.at, At::Twice(_)) {
        runtime.block_on(client.send(&fetch)).unwrap();
        // The pool learns of the server's end when the connection's task runs.
        runtime.block_on(async { tokio::time::sleep(Duration::from_millis(20)).await });
    }
    let mut outcome = None;
    let memory = allocation_counter::measure(|| outcome = Some(runtime.block_on(client.send(&fetch))));
    (played(outcome.unwrap()), usize::try_from(memory.bytes_max).unwrap())
}

fn over_reqwest(row: &Row) -> ReqwestTransport {
    ReqwestTransport::builder().connect_timeout(patience(row) / 2).build().unwrap()
}

#[test]
fn every_fault_has_its_row_and_shows_nothing_of_anybody() {
    let rows = rows();
    assert!(rows.len() >= 40);
    let (table, log) = logged(|| {
        let mut table = "| fault | kind | retry | processed | attempts | holds at most |\n\
                         | --- | --- | --- | --- | --- | --- |\n"
            .to_owned();
        for row in &rows {
            let (Played { cells, printed }, most) = play(row, over_reqwest(row));
            assert!(!printed.contains("CANA"), "{}: {printed}", row.fault);
            let bound = BOUNDS.iter().find(|(bytes, _)| most <= *bytes);
            let (_, held) = bound.unwrap_or_else(|| panic!("{}: held {most} bytes", row.fault));
            writeln!(table, "| {} | {cells} | {held} |", row.fault).unwrap();
        }
        table
    });
    assert_silent(&log);
    assert_documented(&table);
}

fn assert_silent(log: &str) {
    assert!(log.contains("url.template"), "spans were recorded");
    if let Some(line) = log.lines().find(|line| line.contains("CANA")) {
        panic!("logged: {line}");
    }
}

/// The rows that come out otherwise than the table has them.
fn differences(mut play: impl FnMut(&Row) -> Played) -> String {
    let page = fs::read_to_string(page()).unwrap();
    let (differing, log) = logged(|| {
        let mut differing = String::new();
        for row in rows() {
            let Played { cells, printed } = play(&row);
            assert!(!printed.contains("CANA"), "{}: {printed}", row.fault);
            let line = format!("| {} | {cells} |", row.fault);
            if !page.contains(&line) {
                differing += &line;
                differing.push('\n');
            }
        }
        differing
    });
    assert_silent(&log);
    differing
}

#[test]
fn the_hyper_transport_comes_to_the_same_table() {
    insta::assert_snapshot!(differences(|row| play(row, HyperTransport::new().unwrap()).0));
}

#[test]
fn the_blocking_client_comes_to_the_same_table() {
    insta::assert_snapshot!(differences(|row| {
        let client = blocking::Client::new(base(row).into(), key()).with_retry(policy());
        let fetch = fetch(row);
        if matches!(row.at, At::Twice(_)) {
            client.send(&fetch).unwrap();
            thread::sleep(Duration::from_millis(20));
        }
        played(client.send(&fetch))
    }));
}

fn page() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/errors.md")
}

/// The table stands in `docs/errors.md`, between two marks. `INSTA_UPDATE=always` writes it there, as it does snapshots.
fn assert_documented(table: &str) {
    const MARKS: (&str, &str) = ("<!-- faults: generated by the tests of vove-client -->\n", "<!-- faults: end -->");
    let page = fs::read_to_string(page()).unwrap();
    let (before, rest) = page.split_once(MARKS.0).unwrap();
    let (present, after) = rest.split_once(MARKS.1).unwrap();
    if std::env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always") {
        fs::write(self::page(), [before, MARKS.0, table, MARKS.1, after].concat()).unwrap();
    } else {
        assert_eq!(present, table, "docs/errors.md is stale: run this test with INSTA_UPDATE=always");
    }
}
