//! What the model promises, over every fixture and over input that nobody promised.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod aml;
mod any_bytes;
mod assess;
mod bad_input;
mod contradictions;
mod dates;
mod digest;
mod drift;
mod evidence;
mod fingerprint;
mod fuzz;
mod ids;
mod image_elision;
mod images;
mod kyb;
mod laws;
mod open_enums;
mod problem;
mod session;
mod silence;
mod transition;
mod user_documents;
mod user_verification;

use std::{fs, path::PathBuf};

use bytes::Bytes;
use serde::Serialize;
use serde_json::Value;
use vove_model::{Payload, Received};

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

/// A reply as it was sent (without what is absent and the keys named) and as its value is written.
fn written_back<T: Payload + Serialize + PartialEq + std::fmt::Debug>(
    reply: &Bytes,
    without: &[&str],
) -> (Value, Value) {
    let value = Received::<T>::parse(reply.clone()).unwrap();
    let bytes = serde_json::to_vec(&*value).unwrap();
    assert_eq!(Received::<T>::parse(bytes.clone()).unwrap().into_value(), *value);
    let sent = without_absent(serde_json::from_slice(reply).unwrap());
    (comparable(sent, without), comparable(serde_json::from_slice(&bytes).unwrap(), &[]))
}

/// JSON without the keys named and without empty lists, which missing ones are written as.
fn comparable(json: Value, without: &[&str]) -> Value {
    match json {
        Value::Object(entries) => entries
            .into_iter()
            .filter(|(key, value)| {
                !without.contains(&key.as_str()) && value.as_array().is_none_or(|list| !list.is_empty())
            })
            .map(|(key, value)| (key, comparable(value, without)))
            .collect(),
        Value::Array(items) => items.into_iter().map(|item| comparable(item, without)).collect(),
        other => other,
    }
}
