//! The paths of business cases: `/v2/kyb`.

use bytes::Bytes;
use http::{Method, Request};
use serde_json::{Value, json};

use super::{
    case_list,
    request::{json_object, required_text},
};
use crate::{
    clock::rfc3339,
    random,
    response::{self, RequestError, Result},
    shared::Shared,
    token::session_token,
};

/// The flow of cases that name none.
const DEFAULT_FLOW: &str = "6702a1c4be12d7f0398c55e1";
const FLOW_NAME: &str = "DEFAULT SPECIMEN FLOW";

/// Responds to a request for a path below `/v2/kyb`.
pub(super) fn respond(shared: &Shared, path: &[&str], request: &Request<Bytes>) -> Result {
    match (request.method(), path) {
        (&Method::POST, ["case"]) => create(shared, request.body()),
        (&Method::GET, ["case"]) => case_list::respond(&shared.store().kyb_cases, request),
        (&Method::GET, ["case", id]) => match shared.store().kyb_cases.find("id", id) {
            Some(case) => Ok(response::ok(case)),
            None => Err(RequestError::no_such_case()),
        },
        (&Method::GET, ["flow", "default", country]) => {
            let flow = json!({ "id": DEFAULT_FLOW, "name": FLOW_NAME, "country": country });
            Ok(response::ok(&flow))
        }
        _ => Err(RequestError::no_such_path()),
    }
}

fn create(shared: &Shared, body: &[u8]) -> Result {
    let body = json_object(body)?;
    let ref_id = required_text(&body, "refId")?;
    if let Some(key) = ["businessName", "formData"].into_iter().find(|key| body.contains_key(*key)) {
        return Err(RequestError::bad_request(format!("property {key} should not exist")));
    }
    let (id, now, status) = (random::id(), shared.now(), "NOT_STARTED");
    let flow = body.get("flow").and_then(Value::as_str).unwrap_or(DEFAULT_FLOW);
    shared.store().kyb_cases.add(json!({
        "id": id, "refId": ref_id, "status": status, "flow": { "id": flow, "name": FLOW_NAME },
        "documents": [], "ubos": [], "createdAt": rfc3339(now), "updatedAt": rfc3339(now),
    }));
    let token = session_token(&shared.token_key, ref_id, &id, &id, now);
    let case = json!({ "_id": id, "refId": ref_id, "status": status, "flow": flow });
    Ok(response::ok(&json!({ "kybCase": case, "token": token })))
}
