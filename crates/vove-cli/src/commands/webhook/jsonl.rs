//! `vove webhook verify --jsonl`: one test vector per line in, one result per line out, to score a verifier.

use std::time::Duration;

use serde_json::{Value, json};
use vove_webhook::{ErrorKind, Verifier};

use super::{
    event::verdict,
    request_file::SavedRequest,
    secrets::{verifier, with_or_without_prefix},
};
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
    let secrets = secrets.iter().filter_map(Value::as_str);
    let Ok(verifier) = verifier(secrets, with_or_without_prefix) else {
        return Some(verdict(ErrorKind::InvalidSecret));
    };
    let tolerance = match (vector.get("ignore_timestamp"), vector.get("tolerance")) {
        (Some(Value::Bool(true)), _) => Duration::MAX,
        (None | Some(Value::Bool(false)), None) => Verifier::DEFAULT_TOLERANCE,
        (None | Some(Value::Bool(false)), Some(seconds)) => Duration::from_secs(seconds.as_u64()?),
        _ => return None,
    };
    Some(match verifier.with_tolerance(tolerance).verify(&saved.headers, &saved.body, saved.received?) {
        Ok(_) => "ok",
        Err(error) => verdict(error.kind()),
    })
}
