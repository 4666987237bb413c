//! The control surface, `/emulator`: personas, sessions, deliveries, and finishing a session.

use bytes::Bytes;
use http::{Method, Request};
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::method;
use crate::{
    Error, ErrorKind, PERSONAS, SessionOutcome,
    response::{self, RequestError, Result},
    shared::Shared,
    store::ALL_PERSONAS,
};

/// The body of `POST /emulator/sessions/{refId}/finish`.
#[derive(Deserialize)]
struct FinishRequest {
    #[serde(rename = "person")]
    persona: String,
    outcome: String,
}

/// Responds to a request for a path below `/emulator`. No API key is needed.
pub(super) fn respond(shared: &Shared, path: &[&str], request: &Request<Bytes>) -> Result {
    let body = match (path, method(request)) {
        (["people"], &Method::GET) => personas(),
        (["sessions"], &Method::GET) => json!(shared.store().sessions.summaries()),
        (["deliveries"], &Method::GET) => json!(*shared.deliveries.attempts().borrow()),
        (["people" | "sessions" | "deliveries"], _) => return Err(RequestError::method_not_allowed("GET, HEAD")),
        (["sessions", ref_id, "finish"], &Method::POST) => finish(shared, ref_id, request.body())?,
        (["sessions", _, "finish"], _) => return Err(RequestError::method_not_allowed("POST")),
        _ => return Err(RequestError::no_such_path()),
    };
    Ok(response::ok(&body))
}

fn personas() -> Value {
    ALL_PERSONAS.iter().map(|persona| json!({ "person": persona.slug, "documents": persona.steps() })).collect()
}

fn finish(shared: &Shared, ref_id: &str, body: &[u8]) -> Result<Value> {
    let request: FinishRequest = serde_json::from_slice(body)
        .map_err(|_| RequestError::bad_request(r#"the body must be {"person": …, "outcome": …}"#))?;
    let outcome: SessionOutcome = request.outcome.parse().map_err(|error| request_error(&error))?;
    shared.finish(ref_id, &request.persona, outcome).map_err(|error| request_error(&error))?;
    Ok(json!({ "refId": ref_id, "status": outcome }))
}

fn request_error(error: &Error) -> RequestError {
    match error.kind() {
        ErrorKind::UnknownSession => RequestError::not_found(error.to_string()),
        ErrorKind::UnknownPersona => {
            RequestError::bad_request(format!("{error}: it must be one of {}", PERSONAS.join(", ")))
        }
        _ => RequestError::bad_request(error.to_string()),
    }
}
