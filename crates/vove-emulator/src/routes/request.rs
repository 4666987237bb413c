//! Reads JSON bodies.

use serde_json::{Map, Value};

use crate::response::{RequestError, Result};

pub(super) type Object = Map<String, Value>;

/// Parses a body that must be a JSON object.
pub(super) fn json_object(body: &[u8]) -> Result<Object> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(RequestError::bad_request("the body must be a JSON object")),
    }
}

/// Returns a text that is required and must not be blank.
pub(super) fn required_text<'a>(object: &'a Object, key: &str) -> Result<&'a str> {
    let text = object.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    text.ok_or_else(|| RequestError::bad_request(format!("{key} must be a non-empty string")))
}
