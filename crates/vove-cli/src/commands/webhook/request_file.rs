use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Map, Value, json};

use crate::error::Failure;

/// A delivery as it came: all header lines, the raw body, and when, if that was noted.
pub(super) struct Saved {
    pub(super) headers: Vec<(String, Vec<u8>)>,
    pub(super) body: Vec<u8>,
    pub(super) received: Option<SystemTime>,
}

impl Saved {
    /// The deliveries in a file: JSON lines as `listen` prints them, or one HTTP request.
    pub(super) fn read_all(bytes: &[u8]) -> Result<Vec<Self>, Failure> {
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Self::from_request(bytes).map(|saved| vec![saved]);
        }
        let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
        lines
            .enumerate()
            .map(|(position, line)| {
                let line: Value = serde_json::from_slice(line).unwrap_or_default();
                Self::from_json(&line).ok_or_else(|| unusable(&format!("line {} is no saved delivery", position + 1)))
            })
            .collect()
    }

    /// An HTTP/1 request as it went over the wire. The request line may be missing.
    fn from_request(bytes: &[u8]) -> Result<Self, Failure> {
        let (head, body) = [&b"\r\n\r\n"[..], b"\n\n"]
            .into_iter()
            .find_map(|gap| {
                let at = bytes.windows(gap.len()).position(|window| window == gap)?;
                Some((bytes.get(..at)?, bytes.get(at + gap.len()..)?))
            })
            .ok_or_else(|| unusable("there is no empty line between headers and body"))?;
        Ok(Self { headers: header_lines(head), body: body.to_vec(), received: None })
    }

    /// Headers from one file and the body from another.
    pub(super) fn from_parts(head: &[u8], body: Vec<u8>) -> Self {
        Self { headers: header_lines(head), body, received: None }
    }

    /// `headers` (name to text, to a list of lines, or to `{"b64": ..}`), `body`, `body_b64` or `body_repeat`, and `now`.
    pub(super) fn from_json(line: &Value) -> Option<Self> {
        let body = match (line.get("body"), line.get("body_b64"), line.get("body_repeat")) {
            (Some(text), ..) => text.as_str()?.as_bytes().to_vec(),
            (_, Some(base64), _) => BASE64_STANDARD.decode(base64.as_str()?).ok()?,
            (.., Some(repeat)) => {
                let count = usize::try_from(repeat.get("count")?.as_u64()?).ok()?;
                repeat.get("text")?.as_str()?.repeat(count).into_bytes()
            }
            _ => return None,
        };
        let received = line.get("now").and_then(Value::as_i64).and_then(at);
        Some(Self { headers: json_headers(line.get("headers")?.as_object()?)?, body, received })
    }

    /// What [`from_json`](Self::from_json) reads back.
    pub(super) fn to_json(&self) -> Map<String, Value> {
        let mut headers = Map::new();
        for (name, value) in &self.headers {
            let value = match std::str::from_utf8(value) {
                Ok(text) => json!(text),
                Err(_) => json!({ "b64": BASE64_STANDARD.encode(value) }),
            };
            match headers.entry(name).or_insert_with(|| json!([])) {
                Value::Array(lines) => lines.push(value),
                other => *other = value,
            }
        }
        let mut line = Map::new();
        let received = self.received.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        line.insert("now".into(), json!(received.map(|time| time.as_secs())));
        line.insert("headers".into(), headers.into());
        match std::str::from_utf8(&self.body) {
            Ok(text) => line.insert("body".into(), json!(text)),
            Err(_) => line.insert("body_b64".into(), json!(BASE64_STANDARD.encode(&self.body))),
        };
        line
    }
}

/// A time in seconds since 1970, or before.
pub(super) fn at(seconds: i64) -> Option<SystemTime> {
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

fn unusable(why: &str) -> Failure {
    Failure::Configuration(format!("not a saved delivery: {why}"))
}
