//! Recordings of exchanges without personal data.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use serde_json::{Value, json};

use super::Replay;
use crate::{Transport, TransportError, TransportErrorKind};

/// The placeholder for every text that is removed, and with a number for every key.
const SCRUBBED: &str = "scrubbed";

/// Forwards requests to another transport and records the exchanges as a [`Recording`] from which personal data and
/// keys are removed before it is stored.
///
/// A recorded request has its method, and the path segments that are listed with [`keep`](Self::keep). A recorded
/// response has its status, the structure of its JSON, and the scalar values under the listed keys. JSON keys and names
/// of query parameters are kept if they are listed with [`keep`](Self::keep) or [`keep_keys`](Self::keep_keys). Headers
/// are not recorded, and everything else is replaced by placeholders. Clones share the recording.
///
/// ```
/// use bytes::Bytes;
/// use http::{Request, Response};
/// use vove_transport::{Transport, testing::Recorder};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let server = |_| async { Ok(Response::new(Bytes::from_static(br#"{"name": "AMINA", "status": "pending"}"#))) };
/// let recorder = Recorder::new(server).keep(["users", "status"]);
/// recorder.send(Request::get("/users/cust-0042").header("x-api-key", "key").body(Bytes::new())?).await?;
/// let text = recorder.recording().to_json();
/// assert!(text.contains("/users/scrubbed") && text.contains("pending"));
/// assert!(!text.contains("AMINA") && !text.contains("0042") && !text.contains("key"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Recorder<T> {
    inner: T,
    kept: BTreeSet<String>,
    kept_keys: BTreeSet<String>,
    recording: Arc<Mutex<Recording>>,
}

/// Recorded exchanges without personal data. They are stored as JSON lines and can be played back as a [`Replay`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recording(Vec<Value>);

impl<T: Transport> Recorder<T> {
    /// Wraps `inner`. All keys and values are replaced by placeholders until [`keep`](Self::keep) and
    /// [`keep_keys`](Self::keep_keys) list some.
    pub fn new(inner: T) -> Self {
        Self { inner, kept: BTreeSet::new(), kept_keys: BTreeSet::new(), recording: Arc::default() }
    }

    /// Keeps path segments that equal one of `words`, and scalar JSON values under a key that does.
    #[must_use]
    pub fn keep(mut self, words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.kept.extend(words.into_iter().map(Into::into));
        self
    }

    /// Keeps JSON keys and names of query parameters that equal one of `words`, without their values. Every other key
    /// is replaced by a placeholder, because it may be personal data as well, in an object keyed by names or numbers.
    #[must_use]
    pub fn keep_keys(mut self, words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.kept_keys.extend(words.into_iter().map(Into::into));
        self
    }

    /// Returns a copy of the exchanges so far.
    pub fn recording(&self) -> Recording {
        self.recording.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keeps_key(&self, key: &str) -> bool {
        self.kept.contains(key) || self.kept_keys.contains(key)
    }

    fn target(&self, request: &Request<Bytes>) -> String {
        let segment =
            |text: &str| if text.is_empty() || self.kept.contains(text) { text.to_owned() } else { SCRUBBED.into() };
        let path: Vec<String> = request.uri().path().split('/').map(segment).collect();
        let name = |name: &str| if self.keeps_key(name) { name.to_owned() } else { SCRUBBED.into() };
        let names: Vec<String> = request
            .uri()
            .query()
            .into_iter()
            .flat_map(|query| query.split('&'))
            .map(|pair| match pair.split_once('=') {
                Some((key, _)) => format!("{}={SCRUBBED}", name(key)),
                None => name(pair),
            })
            .collect();
        let query = if names.is_empty() { String::new() } else { format!("?{}", names.join("&")) };
        path.join("/") + &query
    }

    fn scrub(&self, value: Value) -> Value {
        match value {
            Value::Object(entries) => entries
                .into_iter()
                .enumerate()
                .map(|(position, (key, value))| {
                    let value = match value {
                        Value::Object(_) | Value::Array(_) => self.scrub(value),
                        value if self.kept.contains(&key) => value,
                        value => self.scrub(value),
                    };
                    // With its position, so that two keys of an object stay two.
                    let key = if self.keeps_key(&key) { key } else { format!("{SCRUBBED}{position}") };
                    (key, value)
                })
                .collect(),
            Value::Array(items) => items.into_iter().map(|item| self.scrub(item)).collect(),
            Value::String(text) if text.is_empty() => Value::String(text),
            Value::String(_) => SCRUBBED.into(),
            Value::Number(_) => 0.into(),
            Value::Bool(_) => false.into(),
            Value::Null => Value::Null,
        }
    }
}

#[async_trait]
impl<T: Transport> Transport for Recorder<T> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let (method, target) = (request.method().to_string(), self.target(&request));
        let response = self.inner.send(request).await?;
        let body = serde_json::from_slice(response.body()).map_or(Value::Null, |body| self.scrub(body));
        let exchange =
            json!({ "method": method, "target": target, "status": response.status().as_u16(), "body": body });
        self.recording.lock().unwrap_or_else(PoisonError::into_inner).0.push(exchange);
        Ok(response)
    }
}

impl Recording {
    /// Returns the number of exchanges.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns `true` if there are no exchanges.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the recording as text: one JSON object per line.
    pub fn to_json(&self) -> String {
        self.0.iter().map(|exchange| format!("{exchange}\n")).collect()
    }

    /// Parses the text that [`to_json`](Self::to_json) returns.
    ///
    /// # Errors
    /// [`InvalidRequest`](TransportErrorKind::InvalidRequest) when a line is not an exchange.
    pub fn from_json(text: &str) -> Result<Self, TransportError> {
        let exchange = |line: &str| {
            let exchange: Value = serde_json::from_str(line).ok()?;
            status(&exchange).map(|_| exchange)
        };
        let exchanges: Option<Vec<Value>> = text.lines().map(exchange).collect();
        exchanges.map(Self).ok_or(TransportError::new(TransportErrorKind::InvalidRequest))
    }

    /// Returns a transport that plays the responses back in order.
    pub fn replay(&self) -> Replay {
        Replay::new(self.0.iter().map(|exchange| {
            let body = match exchange.get("body") {
                None | Some(Value::Null) => Bytes::new(),
                Some(body) => Bytes::from(body.to_string()),
            };
            let mut response = Response::new(body);
            *response.status_mut() = status(exchange).unwrap_or_default();
            response
        }))
    }
}

fn status(exchange: &Value) -> Option<StatusCode> {
    let status = u16::try_from(exchange.get("status")?.as_u64()?).ok()?;
    StatusCode::from_u16(status).ok()
}
