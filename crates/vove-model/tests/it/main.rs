//! What the model promises, over every fixture and over input that nobody promised.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod any_bytes;
mod bad_input;
mod dates;
mod ids;
mod open_enums;
mod session;
mod silence;
mod user_documents;
mod user_verification;

use std::{fs, path::PathBuf};

use bytes::Bytes;
use serde_json::Value;

fn folder(stem: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(stem)
}

/// One JSON fixture.
fn fixture(path: &str) -> Bytes {
    fs::read(folder(path)).unwrap().into()
}

/// All JSON fixtures of a stem, by name.
fn fixtures(stem: &str) -> Vec<(String, Bytes)> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder(stem)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(!files.is_empty());
    let name = |path: &PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    files.iter().map(|path| (name(path), fs::read(path).unwrap().into())).collect()
}

/// JSON without what counts as absent: `null` and `""`.
fn without_absent(json: Value) -> Value {
    let absent = |value: &Value| value.is_null() || value.as_str() == Some("");
    match json {
        Value::Object(entries) => entries
            .into_iter()
            .filter(|(_, value)| !absent(value))
            .map(|(key, value)| (key, without_absent(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_absent).collect(),
        other => other,
    }
}
