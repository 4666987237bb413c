//! The provider's own paths.

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, StatusCode};
use serde_json::{Map, Value, json};

use crate::{cases, emulator::Shared, reply, state::Wanted, token::session_token};

/// Answers a request under `/v2`.
pub(crate) fn answer(shared: &Shared, path: &[&str], request: &Request<Bytes>) -> Response<Bytes> {
    if !has_key(request.headers(), shared.api_key.as_str()) {
        return reply::error(StatusCode::UNAUTHORIZED, "the x-api-key header is missing or wrong");
    }
    match (request.method(), path) {
        (&Method::POST, ["sessions"]) => create_session(shared, request.body()),
        (&Method::GET, ["users", ref_id]) => match shared.state().user(ref_id) {
            Some(user) => reply::json(StatusCode::OK, &user),
            None => unknown_user(),
        },
        (&Method::GET, ["users", ref_id, "documents"]) => match shared.state().documents(ref_id) {
            Some(documents) => reply::json_text(StatusCode::OK, documents),
            None => unknown_user(),
        },
        _ => cases::answer(shared, path, request)
            .unwrap_or_else(|| reply::error(StatusCode::NOT_FOUND, "the emulator has no such path")),
    }
}

fn has_key(headers: &HeaderMap, key: &str) -> bool {
    headers.get("x-api-key").is_some_and(|value| value.as_bytes() == key.as_bytes())
}

fn unknown_user() -> Response<Bytes> {
    reply::error(StatusCode::NOT_FOUND, "no user by this refId, or the session was never started")
}

fn create_session(shared: &Shared, body: &[u8]) -> Response<Bytes> {
    let Ok(Value::Object(body)) = serde_json::from_slice(body) else {
        return reply::error(StatusCode::BAD_REQUEST, "the body must be a JSON object");
    };
    let wanted = match wanted(&body) {
        Ok(wanted) => wanted,
        Err(message) => return reply::error(StatusCode::BAD_REQUEST, message),
    };
    let now = (shared.clock)();
    let ref_id = wanted.ref_id.clone();
    let opened = shared.state().open(wanted, || shared.random.id(), now);
    let token = session_token(&shared.token_key, &ref_id, &opened.user_id, &opened.session_id, now);
    let mut session = json!({ "token": token, "sessionId": opened.session_id });
    if let (Some(session), Some(flow_id)) = (session.as_object_mut(), opened.flow_id) {
        session.insert("flowId".into(), flow_id.into());
    }
    reply::json(StatusCode::CREATED, &session)
}

fn wanted(body: &Map<String, Value>) -> Result<Wanted, &'static str> {
    let text = |key: &str| body.get(key).filter(|value| !value.is_null());
    let ref_id = text("refId").and_then(Value::as_str).filter(|text| !text.is_empty());
    let flow_id = match text("flowId") {
        None => None,
        Some(Value::String(flow_id)) => Some(flow_id.clone()),
        Some(_) => return Err("flowId must be a string"),
    };
    let force = match text("forceCreation") {
        None => false,
        Some(Value::Bool(force)) => *force,
        Some(_) => return Err("forceCreation must be a boolean"),
    };
    if text("user").is_some_and(|user| !user.is_object()) {
        return Err("user must be an object");
    }
    Ok(Wanted { ref_id: ref_id.ok_or("refId must be a non-empty string")?.to_owned(), flow_id, force })
}
