//! What the client sends, how it reads responses, and its whole path against the emulator.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod api_key;
mod blocking;
mod cancellation;
mod contradictions;
mod create_aml_case;
mod create_kyb_case;
mod create_session;
mod environment;
mod errors;
mod faults;
mod foreign_logs;
mod get_aml_case;
mod get_default_kyb_flow;
mod get_kyb_case;
mod get_user_documents;
mod get_user_verification;
mod hosted_link;
mod large_responses;
mod list_aml_cases;
mod list_kyb_cases;
mod log;
mod outcomes;
mod paging;
mod proxies;
mod raw;
mod reconcile;
mod retry;
mod safety;
mod screen_aml;
mod seed_flow;
mod soak;
mod spans;
mod tls;
mod update_aml_case_status;
mod waiting;

use std::{fmt::Write, fs, path::PathBuf, process::Command};

use bytes::Bytes;
use http::{Request, Response};
use vove_client::{ApiKey, Client, Environment, RetryPolicy};
use vove_model::RefId;
use vove_transport::{Transport, testing::Replay};

/// A client whose only response is this one.
fn client_returning(status: u16, body: impl Into<Bytes>) -> Client {
    let response = Response::builder().status(status).body(body.into()).unwrap();
    client_without_retries(Replay::new([response]))
}

/// A client that sends one request per call.
fn client_without_retries(transport: impl Transport + 'static) -> Client {
    Client::with_transport(Environment::Sandbox, key(), transport).with_retry(RetryPolicy::never())
}

fn key() -> ApiKey {
    ApiKey::new("CANARY-KEY").unwrap()
}

fn ref_id(text: &str) -> RefId {
    RefId::new(text).unwrap()
}

/// Formats a request as it would be sent, without the API key.
fn format_request(request: &Request<Bytes>) -> String {
    let mut text = format!("{} {}\n", request.method(), request.uri());
    for (name, value) in request.headers() {
        let value = if value.is_sensitive() { "(sensitive)" } else { value.to_str().unwrap() };
        writeln!(text, "{name}: {value}").unwrap();
    }
    write!(text, "\n{}", String::from_utf8(request.body().to_vec()).unwrap()).unwrap();
    text
}

/// Runs one test of this binary in a process of its own, because environment variables belong to the whole process.
/// `configure` sets the variables.
fn run_in_child_process(test: &str, configure: impl FnOnce(&mut Command)) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test]);
    configure(&mut command);
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
}

/// All JSON fixtures of an endpoint with their names; at least one.
fn fixtures(stem: &str) -> Vec<(String, Bytes)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(stem);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(!files.is_empty(), "no fixtures of {stem}");
    let name = |path: &PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    files.iter().map(|path| (name(path), fs::read(path).unwrap().into())).collect()
}
