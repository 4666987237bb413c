//! One vector a line in, one verdict a line out: how a verifier is scored against a file of vectors.

use std::{
    io::{self, BufRead},
    time::Duration,
};

use serde_json::{Value, json};
use vove_webhook::{ErrorKind, Verifier};

use super::{event::verdict, request_file::Saved, verifier};
use crate::{error::Failure, render::Output};

pub(super) fn run(output: &Output) -> Result<(), Failure> {
    for (position, line) in io::stdin().lock().lines().enumerate() {
        let line = line.map_err(|error| Failure::Configuration(format!("standard input can't be read: {error}")))?;
        let unusable = || Failure::Configuration(format!("line {} is no vector", position + 1));
        let vector: Value = serde_json::from_str(&line).map_err(|_| unusable())?;
        let result = answer(&vector).ok_or_else(unusable)?;
        output.value(&json!({ "id": vector.get("id"), "result": result }))?;
    }
    Ok(())
}

fn answer(vector: &Value) -> Option<&'static str> {
    let secrets = vector.get("secrets")?.as_array()?;
    let saved = Saved::from_json(vector)?;
    let Ok(verifier) = verifier(secrets.iter().filter_map(Value::as_str)) else {
        return Some(verdict(ErrorKind::InvalidSecret));
    };
    let tolerance = match vector.get("ignore_timestamp") {
        Some(Value::Bool(true)) => Duration::MAX,
        _ => vector.get("tolerance").and_then(Value::as_u64).map_or(Verifier::DEFAULT_TOLERANCE, Duration::from_secs),
    };
    Some(match verifier.with_tolerance(tolerance).verify(&saved.headers, &saved.body, saved.received?) {
        Ok(_) => "ok",
        Err(error) => verdict(error.kind()),
    })
}
