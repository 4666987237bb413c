//! The API's paths: the API key, sessions and users. The paths of cases are in [`kyb`] and [`aml`].

use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode};
use serde_json::{Value, json};

use super::{
    aml, kyb,
    request::{Object, json_object},
};
use crate::{
    response::{self, RequestError, Result},
    shared::Shared,
    store::SessionRequest,
    token::session_token,
};

/// Responds to a request for a path of the API, given without `/v2`.
pub(super) fn respond(shared: &Shared, path: &[&str], request: &Request<Bytes>) -> Result {
    if !has_api_key(request.headers(), &shared.api_key) {
        return Err(RequestError::unauthorized("the x-api-key header is missing or wrong"));
    }
    match (request.method(), path) {
        (&Method::POST, ["sessions"]) => create_session(shared, request.body()),
        (&Method::GET, ["users", ref_id]) => match shared.store().sessions.user(ref_id) {
            Some(user) => Ok(response::ok(&user)),
            None => Err(unknown_user()),
        },
        (&Method::GET, ["users", ref_id, "documents"]) => match shared.store().sessions.documents(ref_id) {
            Some(documents) => Ok(response::json_text(StatusCode::OK, documents)),
            None => Err(unknown_user()),
        },
        (_, ["kyb", path @ ..]) => kyb::respond(shared, path, request),
        (_, ["aml", path @ ..]) => aml::respond(shared, path, request),
        _ => Err(RequestError::no_such_path()),
    }
}

fn has_api_key(headers: &HeaderMap, key: &str) -> bool {
    headers.get("x-api-key").is_some_and(|value| value.as_bytes() == key.as_bytes())
}

fn unknown_user() -> RequestError {
    RequestError::not_found("no user has this refId, or no step of the session is done")
}

fn create_session(shared: &Shared, body: &[u8]) -> Result {
    let request = session_request(&json_object(body)?)?;
    let now = shared.now();
    let ref_id = request.ref_id.clone();
    let session = shared.store().sessions.open(request, now);
    let token = session_token(&shared.token_key, &ref_id, &session.user_id, &session.id, now);
    let mut body = json!({ "token": token, "sessionId": session.id });
    if let (Some(body), Some(flow_id)) = (body.as_object_mut(), session.flow_id) {
        body.insert("flowId".into(), flow_id.into());
    }
    Ok(response::json(StatusCode::CREATED, &body))
}

fn session_request(body: &Object) -> Result<SessionRequest> {
    let value = |key: &str| body.get(key).filter(|value| !value.is_null());
    let ref_id = value("refId").and_then(Value::as_str).filter(|text| !text.is_empty());
    let flow_id = match value("flowId") {
        None => None,
        Some(Value::String(flow_id)) => Some(flow_id.clone()),
        Some(_) => return Err(RequestError::bad_request("flowId must be a string")),
    };
    let force_creation = match value("forceCreation") {
        None => false,
        Some(Value::Bool(force)) => *force,
        Some(_) => return Err(RequestError::bad_request("forceCreation must be a boolean")),
    };
    if value("user").is_some_and(|user| !user.is_object()) {
        return Err(RequestError::bad_request("user must be an object"));
    }
    let ref_id = ref_id.ok_or_else(|| RequestError::bad_request("refId must be a non-empty string"))?;
    Ok(SessionRequest { ref_id: ref_id.to_owned(), flow_id, force_creation })
}
