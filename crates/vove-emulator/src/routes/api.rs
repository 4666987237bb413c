//! The API's paths: the API key, sessions and users. The paths of cases are in [`kyb`] and [`aml`].

use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode};
use serde_json::json;

use super::{
    aml, kyb,
    person::check_user,
    request::{JsonBody, method},
};
use crate::{
    response::{self, RequestError, Result},
    shared::Shared,
    store::SessionRequest,
    token::{SESSION_LIFETIME, Subject, signed_token},
};

/// Returns an error if the API key is missing or wrong.
pub(super) fn check_key(shared: &Shared, headers: &HeaderMap) -> Result<()> {
    let has_key = headers.get("x-api-key").is_some_and(|value| value.as_bytes() == shared.api_key.as_bytes());
    if has_key { Ok(()) } else { Err(RequestError::unauthorized("the x-api-key header is missing or wrong")) }
}

/// Responds to a request for a path of the API, given without `/v2`.
pub(super) fn respond(shared: &Shared, path: &[&str], request: &Request<Bytes>) -> Result {
    match (path, method(request)) {
        (["sessions"], &Method::POST) => create_session(shared, request.body()),
        (["sessions"], _) => Err(RequestError::method_not_allowed("POST")),
        (["users", ref_id], &Method::GET) => match shared.store().sessions.user(ref_id) {
            Some(user) => Ok(response::ok(&user)),
            None => Err(unknown_user()),
        },
        (["users", ref_id, "documents"], &Method::GET) => match shared.store().sessions.documents(ref_id) {
            Some(documents) => Ok(response::json_text(StatusCode::OK, documents)),
            None => Err(unknown_user()),
        },
        (["users", _] | ["users", _, "documents"], _) => Err(RequestError::method_not_allowed("GET, HEAD")),
        (["kyb", path @ ..], _) => kyb::respond(shared, path, request),
        (["aml", path @ ..], _) => aml::respond(shared, path, request),
        _ => Err(RequestError::no_such_path()),
    }
}

fn unknown_user() -> RequestError {
    RequestError::not_found("no user has this refId, or no step of the session is done")
}

fn create_session(shared: &Shared, body: &[u8]) -> Result {
    let request = session_request(&JsonBody::parse(body)?)?;
    let now = shared.now();
    let ref_id = request.ref_id.clone();
    let session = shared.store().sessions.open(request, now);
    let subject = Subject { ref_id: &ref_id, user_id: &session.user_id, session_id: &session.id };
    let token = signed_token(&shared.token_key, &subject, now, SESSION_LIFETIME);
    let mut body = json!({ "token": token, "sessionId": session.id });
    if let (Some(body), Some(flow_id)) = (body.as_object_mut(), session.flow_id) {
        body.insert("flowId".into(), flow_id.into());
    }
    Ok(response::json(StatusCode::CREATED, &body))
}

fn session_request(body: &JsonBody) -> Result<SessionRequest> {
    let fields = body.fields();
    if let Some(user) = fields.optional_object("user", "user.")? {
        check_user(&user)?;
    }
    Ok(SessionRequest {
        ref_id: fields.required_text("refId")?.to_owned(),
        flow_id: fields.optional_text("flowId")?.map(str::to_owned),
        force_creation: fields.flag("forceCreation")?,
    })
}
