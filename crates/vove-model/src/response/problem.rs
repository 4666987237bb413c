//! The body of a failed call.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Pii, json::read::without_byte_order_mark};

/// The most text of a body without JSON that is kept, in bytes.
const MOST_TEXT: usize = 1024;

/// The body of a failed call, which no page documents.
///
/// Reading never fails: an object is searched for the usual keys (`message`, `error`, `errors`, `code`, `statusCode`,
/// as NestJS and others write them), and any other text becomes the only message, cut to 1024 bytes. A message may
/// repeat data of the request, so it is [`Pii`].
///
/// ```
/// use vove_model::Problem;
///
/// let body = br#"{"statusCode": 400, "message": ["refId must be a string"], "error": "Bad Request"}"#;
/// let problem = Problem::read(body);
/// assert_eq!(problem.status, Some(400));
/// assert_eq!(problem.messages[0].expose(), "refId must be a string");
///
/// let page = Problem::read(b"<html>502 Bad Gateway</html>");
/// assert_eq!(page.messages[0].expose(), "<html>502 Bad Gateway</html>");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Problem {
    /// `statusCode`: the HTTP status, repeated in the body.
    #[serde(rename = "statusCode", default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// `code`, if it is a text or a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Pii<String>>,
    /// `error`, if it is a text: often the name of the status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Pii<String>>,
    /// `message` and `errors`, one text or several; or the whole text of a body that is not a JSON object.
    #[serde(rename = "message", default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Pii<String>>,
}

impl Problem {
    /// Reads a body of any content.
    pub fn read(body: &[u8]) -> Self {
        let body = without_byte_order_mark(body);
        let Ok(Value::Object(mut entries)) = serde_json::from_slice(body) else {
            return Self { messages: text(body).into_iter().collect(), ..Self::default() };
        };
        let mut messages = Vec::new();
        // `{"error": {"message": …}}` is as common as `{"error": "…", "message": …}`.
        let error = match entries.remove("error") {
            Some(Value::String(error)) if !error.is_empty() => Some(error.into()),
            Some(other) => {
                collect(other, &mut messages);
                None
            }
            None => None,
        };
        for key in ["message", "errors"] {
            if let Some(value) = entries.remove(key) {
                collect(value, &mut messages);
            }
        }
        let status = entries.get("statusCode").and_then(|value| match value {
            Value::String(text) => text.parse().ok(),
            value => u16::try_from(value.as_u64()?).ok(),
        });
        let code = match entries.remove("code") {
            Some(Value::String(code)) if !code.is_empty() => Some(code.into()),
            Some(Value::Number(code)) => Some(code.to_string().into()),
            _ => None,
        };
        Self { status, code, error, messages }
    }
}

/// The texts of a text, of a list of texts, or of an object with a `message`, one level deep each.
fn collect(value: Value, messages: &mut Vec<Pii<String>>) {
    match value {
        Value::String(text) if !text.is_empty() => messages.push(text.into()),
        Value::Array(items) => items.into_iter().for_each(|item| match item {
            Value::Array(_) => {}
            item => collect(item, messages),
        }),
        Value::Object(mut entries) => {
            if let Some(Value::String(text)) = entries.remove("message") {
                messages.push(text.into());
            }
        }
        _ => {}
    }
}

fn text(body: &[u8]) -> Option<Pii<String>> {
    let head = body.get(..MOST_TEXT).unwrap_or(body);
    let text = String::from_utf8_lossy(head);
    let text = text.trim();
    (!text.is_empty()).then(|| text.into())
}
