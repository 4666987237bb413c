//! The emulator's wire format, tested with a plain HTTP client and untyped JSON.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod api;
mod bodies;
mod contradictions;
mod control;
mod deliveries;
mod methods;
mod person;
mod personas;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::{Method, Request, Response};
use serde_json::Value;
use vove_emulator::{Builder, Emulator};
use vove_transport::{ReqwestTransport, Transport};

/// 2026-10-01T08:30:00Z
fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_790_843_400)
}

/// A builder with the clock stopped at [`now`].
fn builder() -> Builder {
    Emulator::builder().clock(now)
}

/// Sends a JSON body with the emulator's API key, and returns the status code and the JSON body of the response.
async fn call(emulator: &Emulator, method: Method, path: &str, body: &str) -> (u16, Value) {
    call_with_key(emulator, method, path, body, emulator.api_key()).await
}

async fn call_with_key(emulator: &Emulator, method: Method, path: &str, body: &str, key: &str) -> (u16, Value) {
    let mut request = json_request(emulator, method, path, body);
    request.headers_mut().insert("x-api-key", key.parse().unwrap());
    let response = send(request).await;
    (response.status().as_u16(), serde_json::from_slice(response.body()).unwrap())
}

/// A request with a JSON body and the emulator's API key.
fn json_request(emulator: &Emulator, method: Method, path: &str, body: &str) -> Request<Bytes> {
    Request::builder()
        .method(method)
        .uri(format!("{}{path}", emulator.url()))
        .header("x-api-key", emulator.api_key())
        .header("content-type", "application/json")
        .body(Bytes::from(body.to_owned()))
        .unwrap()
}

async fn send(request: Request<Bytes>) -> Response<Bytes> {
    ReqwestTransport::plain_http().unwrap().send(request).await.unwrap()
}
