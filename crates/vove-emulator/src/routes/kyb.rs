//! The paths of business cases: `/v2/kyb`.

use bytes::Bytes;
use http::{Method, Request};
use serde_json::json;

use super::{
    case_list,
    request::{JsonBody, method},
};
use crate::{
    clock::rfc3339,
    random,
    response::{self, RequestError, Result},
    shared::Shared,
    token::{PORTAL_LIFETIME, Subject, signed_token},
};

/// The flow of cases that name none.
const DEFAULT_FLOW: &str = "6702a1c4be12d7f0398c55e1";
const FLOW_NAME: &str = "DEFAULT SPECIMEN FLOW";

/// Responds to a request for a path below `/v2/kyb`.
pub(super) fn respond(shared: &Shared, path: &[&str], request: &Request<Bytes>) -> Result {
    match (path, method(request)) {
        (["case"], &Method::POST) => create(shared, request.body()),
        (["case"], &Method::GET) => case_list::respond(&shared.store().kyb_cases, request),
        (["case"], _) => Err(RequestError::method_not_allowed("GET, HEAD, POST")),
        (["case", id], &Method::GET) => match shared.store().kyb_cases.find("id", id) {
            Some(case) => Ok(response::ok(case)),
            None => Err(RequestError::no_such_case()),
        },
        (["flow", "default", country], &Method::GET) => {
            let flow = json!({ "id": DEFAULT_FLOW, "name": FLOW_NAME, "country": country });
            Ok(response::ok(&flow))
        }
        (["case", _] | ["flow", "default", _], _) => Err(RequestError::method_not_allowed("GET, HEAD")),
        _ => Err(RequestError::no_such_path()),
    }
}

fn create(shared: &Shared, body: &[u8]) -> Result {
    let body = JsonBody::parse(body)?;
    let fields = body.fields();
    let ref_id = fields.required_text("refId")?;
    if let Some(key) = ["businessName", "formData"].into_iter().find(|key| fields.object().contains_key(*key)) {
        return Err(RequestError::bad_request(format!("property {key} should not exist")));
    }
    let flow = fields.optional_text("flow")?.unwrap_or(DEFAULT_FLOW);
    fields.optional_text("country")?;
    fields.optional_text("country_state")?;
    let (id, now, status) = (random::id(), shared.now(), "NOT_STARTED");
    shared.store().kyb_cases.add(json!({
        "id": id, "refId": ref_id, "status": status, "flow": { "id": flow, "name": FLOW_NAME },
        "documents": [], "ubos": [], "createdAt": rfc3339(now), "updatedAt": rfc3339(now),
    }));
    let subject = Subject { ref_id, user_id: &id, session_id: &id };
    let token = signed_token(&shared.token_key, &subject, now, PORTAL_LIFETIME);
    let case = json!({ "_id": id, "refId": ref_id, "status": status, "flow": flow });
    Ok(response::ok(&json!({ "kybCase": case, "token": token })))
}
