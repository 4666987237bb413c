//! Tests of the model over every fixture and over arbitrary input.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod aml;
mod assess;
mod contradictions;
mod image;
mod json;
mod kyb;
mod properties;
mod redaction;
mod response;
mod user;
mod value;

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

/// JSON without absent values: `null` and `""`.
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

/// A response as it was sent, without absent values and the given keys, and as its value is written.
fn written_back<T: Payload + Serialize + PartialEq + std::fmt::Debug>(
    response: &Bytes,
    without: &[&str],
) -> (Value, Value) {
    let value = Received::<T>::parse(response.clone()).unwrap();
    let bytes = serde_json::to_vec(&*value).unwrap();
    assert_eq!(Received::<T>::parse(bytes.clone()).unwrap().into_value(), *value);
    let sent = without_absent(serde_json::from_slice(response).unwrap());
    (comparable(sent, without), comparable(serde_json::from_slice(&bytes).unwrap(), &[]))
}

/// JSON without the given keys and without empty lists, as which missing lists are written.
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
