use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header::CONTENT_TYPE};
use serde_json::{Value, json};

/// A JSON reply.
pub(crate) fn json_text(status: StatusCode, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut reply = Response::new(body.into());
    *reply.status_mut() = status;
    reply.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    reply
}

pub(crate) fn json(status: StatusCode, body: &Value) -> Response<Bytes> {
    json_text(status, body.to_string())
}

/// An error in the form of the framework that the provider seems to use.
pub(crate) fn error(status: StatusCode, message: &str) -> Response<Bytes> {
    let reason = status.canonical_reason().unwrap_or("Error");
    json(status, &json!({ "statusCode": status.as_u16(), "message": message, "error": reason }))
}
