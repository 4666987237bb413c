//! `vove webhook verify --jsonl`: one test vector per line in, one result per line out, to score a verifier.

use std::time::Duration;

use serde_json::{Value, json};
use vove_webhook::{ErrorKind, Verifier};

use super::{event::verdict, request_file::SavedRequest, secrets::verifier};
use crate::{error::Result, input, render::Output};

pub(super) fn run(output: &Output) -> Result {
    for line in
        input::json_lines("a test vector", |vector| Some(json!({ "id": vector.get("id"), "result": result(&vector)? })))
    {
        output.json_line(&line?)?;
    }
    Ok(())
}

fn result(vector: &Value) -> Option<&'static str> {
    let secrets = vector.get("secrets")?.as_array()?;
    let saved = SavedRequest::from_json(vector)?;
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
