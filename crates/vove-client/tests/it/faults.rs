//! What the caller gets for every server fault. The table in `docs/errors.md` is generated here.

mod rows;
mod server;

use std::{error::Error as _, fmt::Write as _, fs, path::PathBuf, thread, time::Duration};

use bytes::Bytes;
use http::{Request, Response};
use vove_client::{BaseUrl, Client, Endpoint, Error, GetUserVerification, RetryPolicy, blocking};
use vove_model::{Received, UserVerification};
use vove_transport::{HyperTransport, Limits, ReqwestTransport, Transport};

use self::{
    rows::{MAX_RESPONSE_BYTES, Row, Target, rows},
    server::{closed_port, serve},
};
use crate::{key, log::logged, ref_id, tls};

/// The bounds of a call's memory in bytes: the connection, its buffers, the head and the body.
const BOUNDS: [(usize, &str); 3] = [(128 << 10, "128 KiB"), (512 << 10, "512 KiB"), (1 << 20, "1 MiB")];

/// A fetch with a small size limit and this timeout.
#[derive(Clone)]
struct LimitedFetch(GetUserVerification, Duration);

impl Endpoint for LimitedFetch {
    type Output = Received<UserVerification>;

    const NAME: &'static str = GetUserVerification::NAME;
    const TEMPLATE: &'static str = GetUserVerification::TEMPLATE;

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let mut request = self.0.request()?;
        request.extensions_mut().insert(
            Limits::default().attempt_timeout(self.1).read_timeout(self.1).max_response_bytes(MAX_RESPONSE_BYTES),
        );
        Ok(request)
    }

    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        self.0.response(response)
    }
}

/// The result of one fault: the cells of the table, and everything that could be printed of it.
struct Observed {
    cells: String,
    printed: String,
}

fn observed(outcome: Result<Received<UserVerification>, Error>) -> Observed {
    let yes_no = |is: bool| if is { "yes" } else { "no" };
    match outcome {
        Ok(user) => Observed { cells: "a response | | |".to_owned(), printed: format!("{user:?}") },
        Err(error) => {
            let retry = match error.retry_at() {
                Some(_) => "yes, `retry_at()`",
                None => yes_no(error.is_retryable()),
            };
            let processed = yes_no(error.may_have_been_processed());
            let cells = format!("`{:?}` | {retry} | {processed} | {}", error.kind(), error.attempts());
            let mut printed = format!("{error} {error:?}");
            let mut source = error.source();
            while let Some(cause) = source {
                write!(printed, " {cause} {cause:?}").unwrap();
                source = cause.source();
            }
            Observed { cells, printed }
        }
    }
}

/// The address of a row's server.
fn base(row: &Row) -> BaseUrl {
    match row.target {
        Target::ClosedPort => closed_port(),
        Target::UnknownHost => "https://fault.invalid".to_owned(),
        Target::UntrustedTls => tls::server().url,
        Target::Tls(script) => serve(script).url.replace("http://", "https://"),
        Target::Server(script) | Target::SecondCall(script) => serve(script).url,
    }
    .parse()
    .unwrap()
}

fn timeout(row: &Row) -> Duration {
    if row.stalls { Duration::from_millis(200) } else { Duration::from_secs(8) }
}

fn fetch(row: &Row) -> LimitedFetch {
    LimitedFetch(GetUserVerification::new(ref_id("CANARY-REF")), timeout(row))
}

fn policy() -> RetryPolicy {
    RetryPolicy::default().initial_backoff(Duration::from_millis(1))
}

/// Makes a row's call over a transport; also returns the largest number of bytes allocated at the same time.
fn call(row: &Row, transport: impl Transport + 'static) -> (Observed, usize) {
    let client = Client::with_transport(base(row).into(), key(), transport).with_retry(policy());
    let fetch = fetch(row);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    if matches!(row.target, Target::SecondCall(_)) {
        runtime.block_on(client.send(&fetch)).unwrap();
        // The pool notices that the server closed the connection when the task of the connection runs.
        runtime.block_on(async { tokio::time::sleep(Duration::from_millis(20)).await });
    }
    let mut outcome = None;
    let memory = allocation_counter::measure(|| outcome = Some(runtime.block_on(client.send(&fetch))));
    (observed(outcome.unwrap()), usize::try_from(memory.bytes_max).unwrap())
}

fn reqwest_transport(row: &Row) -> ReqwestTransport {
    ReqwestTransport::builder().connect_timeout(timeout(row) / 2).build().unwrap()
}

#[test]
fn every_fault_has_its_documented_row_and_nothing_personal_is_printed() {
    let rows = rows();
    let (table, log) = logged(|| {
        let mut table = "| fault | kind | retry | processed | attempts | memory at most |\n\
                         | --- | --- | --- | --- | --- | --- |\n"
            .to_owned();
        for row in &rows {
            let (Observed { cells, printed }, peak) = call(row, reqwest_transport(row));
            assert!(!printed.contains("CANA"), "{}: {printed}", row.fault);
            let bound = BOUNDS.iter().find(|(bytes, _)| peak <= *bytes);
            let (_, bound) = bound.unwrap_or_else(|| panic!("{}: allocated {peak} bytes", row.fault));
            writeln!(table, "| {} | {cells} | {bound} |", row.fault).unwrap();
        }
        table
    });
    assert_no_personal_data(&log);
    assert_documented(&table);
}

fn assert_no_personal_data(log: &str) {
    assert!(log.contains("url.template"), "spans were recorded");
    if let Some(line) = log.lines().find(|line| line.contains("CANA")) {
        panic!("logged: {line}");
    }
}

/// The rows whose result differs from the documented table.
fn differences(mut call: impl FnMut(&Row) -> Observed) -> String {
    let page = fs::read_to_string(page()).unwrap();
    let (differing, log) = logged(|| {
        let mut differing = String::new();
        for row in rows() {
            let Observed { cells, printed } = call(&row);
            assert!(!printed.contains("CANA"), "{}: {printed}", row.fault);
            let line = format!("| {} | {cells} |", row.fault);
            if !page.contains(&line) {
                differing += &line;
                differing.push('\n');
            }
        }
        differing
    });
    assert_no_personal_data(&log);
    differing
}

#[test]
fn the_hyper_transport_has_the_same_table() {
    insta::assert_snapshot!(differences(|row| call(row, HyperTransport::new().unwrap()).0));
}

#[test]
fn the_blocking_client_has_the_same_table() {
    insta::assert_snapshot!(differences(|row| {
        let client = blocking::Client::new(base(row).into(), key()).unwrap().with_retry(policy());
        let fetch = fetch(row);
        if matches!(row.target, Target::SecondCall(_)) {
            client.send(&fetch).unwrap();
            thread::sleep(Duration::from_millis(20));
        }
        observed(client.send(&fetch))
    }));
}

fn page() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/errors.md")
}

/// Compares the table with the one between two markers in `docs/errors.md`. `INSTA_UPDATE=always` writes it there, as it
/// writes snapshots.
fn assert_documented(table: &str) {
    const MARKERS: (&str, &str) = ("<!-- faults: generated by the tests of vove-client -->\n", "<!-- faults: end -->");
    let page = fs::read_to_string(page()).unwrap();
    let (before, rest) = page.split_once(MARKERS.0).unwrap();
    let (present, after) = rest.split_once(MARKERS.1).unwrap();
    if std::env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always") {
        fs::write(self::page(), [before, MARKERS.0, table, MARKERS.1, after].concat()).unwrap();
    } else {
        assert_eq!(present, table, "docs/errors.md is stale: run this test with INSTA_UPDATE=always");
    }
}
