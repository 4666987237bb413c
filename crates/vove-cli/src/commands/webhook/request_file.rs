//! Saved deliveries: HTTP requests in a file, and the JSON lines that `vove webhook listen` prints.

use std::{
    collections::BTreeMap,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::error::{Error, Result};

/// The longest body that `body_repeat` may stand for: 64 MiB, far over the largest test vector.
const MAX_REPEATED_BODY: usize = 64 * 1024 * 1024;

/// A delivery as it was received: all header lines, the raw body, and the time of receipt if it was recorded.
pub(super) struct SavedRequest {
    pub(super) headers: Vec<(String, Vec<u8>)>,
    pub(super) body: Vec<u8>,
    pub(super) received: Option<SystemTime>,
}

impl SavedRequest {
    /// The deliveries in a file: JSON lines as `listen` prints them, or one HTTP request.
    pub(super) fn read_all(bytes: &[u8]) -> Result<Vec<Self>> {
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Self::from_request(bytes).map(|saved| vec![saved]);
        }
        let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
        let read = |(line, number): (&[u8], usize)| {
            let line: Value = serde_json::from_slice(line).unwrap_or_default();
            Self::from_json(&line).ok_or_else(|| unusable(&format!("line {number} does not hold one")))
        };
        lines.zip(1..).map(read).collect()
    }

    /// An HTTP/1 request as it was sent. The request line may be missing.
    fn from_request(bytes: &[u8]) -> Result<Self> {
        let (head, body) = [&b"\r\n\r\n"[..], b"\n\n"]
            .into_iter()
            .find_map(|gap| {
                let at = bytes.windows(gap.len()).position(|window| window == gap)?;
                Some((bytes.get(..at)?, bytes.get(at + gap.len()..)?))
            })
            .ok_or_else(|| unusable("there is no empty line between headers and body"))?;
        Ok(Self::from_parts(head, body.to_vec()))
    }

    /// The headers and the body from two files.
    pub(super) fn from_parts(head: &[u8], body: Vec<u8>) -> Self {
        Self { headers: header_lines(head), body, received: None }
    }

    /// A JSON object with `headers` (name to text, to a list of texts, or to `{"b64": ..}`), with `body`, `body_b64` or
    /// `body_repeat`, and with `now`, the time of receipt in seconds since 1970.
    pub(super) fn from_json(line: &Value) -> Option<Self> {
        let body = match (line.get("body"), line.get("body_b64"), line.get("body_repeat")) {
            (Some(text), ..) => text.as_str()?.as_bytes().to_vec(),
            (_, Some(base64), _) => BASE64_STANDARD.decode(base64.as_str()?).ok()?,
            (.., Some(repeat)) => {
                let text = repeat.get("text")?.as_str()?;
                let count = usize::try_from(repeat.get("count")?.as_u64()?).ok()?;
                text.len().checked_mul(count).filter(|length| *length <= MAX_REPEATED_BODY)?;
                text.repeat(count).into_bytes()
            }
            _ => return None,
        };
        let received = match line.get("now") {
            None | Some(Value::Null) => None,
            Some(seconds) => Some(time(seconds.as_i64()?)?),
        };
        Some(Self { headers: json_headers(line.get("headers")?.as_object()?)?, body, received })
    }
}

/// Writes what [`SavedRequest::from_json`] reads.
impl Serialize for SavedRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Line<'a> {
            now: Option<u64>,
            headers: BTreeMap<&'a str, Vec<Value>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            body: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            body_b64: Option<String>,
        }

        let mut headers: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for (name, value) in &self.headers {
            headers.entry(name).or_default().push(match std::str::from_utf8(value) {
                Ok(text) => text.into(),
                Err(_) => json!({ "b64": BASE64_STANDARD.encode(value) }),
            });
        }
        let body = std::str::from_utf8(&self.body).ok();
        let now = self.received.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Line {
            now: now.map(|time| time.as_secs()),
            headers,
            body,
            body_b64: body.is_none().then(|| BASE64_STANDARD.encode(&self.body)),
        }
        .serialize(serializer)
    }
}

/// The time that is this number of seconds after 1970, or before.
fn time(seconds: i64) -> Option<SystemTime> {
    let distance = Duration::from_secs(seconds.unsigned_abs());
    if seconds < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) }
}

fn header_lines(head: &[u8]) -> Vec<(String, Vec<u8>)> {
    let lines = head.split(|byte| *byte == b'\n');
    lines
        .filter_map(|line| {
            let colon = line.iter().position(|byte| *byte == b':')?;
            let (name, value) = line.split_at_checked(colon)?;
            Some((std::str::from_utf8(name).ok()?.to_owned(), value.get(1..)?.trim_ascii().to_vec()))
        })
        .collect()
}

fn json_headers(headers: &Map<String, Value>) -> Option<Vec<(String, Vec<u8>)>> {
    let mut lines = Vec::new();
    for (name, value) in headers {
        for value in value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice) {
            let value = match value {
                Value::String(text) => text.clone().into_bytes(),
                raw => BASE64_STANDARD.decode(raw.get("b64")?.as_str()?).ok()?,
            };
            lines.push((name.clone(), value));
        }
    }
    Some(lines)
}

fn unusable(why: &str) -> Error {
    Error::configuration(format_args!("not a saved delivery: {why}"))
}
