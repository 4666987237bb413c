//! The paths of screening cases: `/v2/aml`.

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
};

/// The word that puts a name on the emulator's screening list.
const LISTED: &str = "SPECIMEN";

/// Responds to a request for a path below `/v2/aml`.
pub(super) fn respond(shared: &Shared, path: &[&str], request: &Request<Bytes>) -> Result {
    match (request.method(), path) {
        (&Method::POST, ["case"]) => create(shared, request.body()),
        (&Method::GET, ["case"]) => case_list::respond(&shared.store().aml_cases, request),
        (&Method::GET, ["case", ref_id]) => match shared.store().aml_cases.find("refId", ref_id) {
            Some(case) => Ok(response::ok(case)),
            None => Err(RequestError::no_such_case()),
        },
        (&Method::PUT, ["case", id, "status"]) => update_status(shared, id, request.body()),
        (&Method::POST, ["flow", "screen"]) => screen(shared, request.body()),
        _ => Err(RequestError::no_such_path()),
    }
}

fn create(shared: &Shared, body: &[u8]) -> Result {
    let body = json_object(body)?;
    let (ref_id, flow) = (required_text(&body, "refId")?, required_text(&body, "flowId")?);
    let Some(Value::Object(screened)) = body.get("screeningData") else {
        return Err(RequestError::bad_request("screeningData must be an object"));
    };
    let hits = hits(required_text(screened, "name")?);
    let status = if hits.is_empty() { "NO_MATCH" } else { "IN_REVIEW" };
    let now = rfc3339(shared.now());
    let created = json!({
        "_id": random::id(), "refId": ref_id, "flowId": flow, "status": status, "screeningData": screened,
        "createdAt": now, "updatedAt": now,
    });
    let mut case = created.clone();
    if let (Some(case), false) = (case.as_object_mut(), hits.is_empty()) {
        case.insert("hits".into(), hits.into());
    }
    shared.store().aml_cases.add(case);
    Ok(response::ok(&created))
}

fn update_status(shared: &Shared, id: &str, body: &[u8]) -> Result {
    let body = json_object(body)?;
    let status = required_text(&body, "status")?;
    if !["NO_MATCH", "IN_REVIEW", "CLEARED", "REJECTED"].contains(&status) {
        return Err(RequestError::bad_request("status must be NO_MATCH, IN_REVIEW, CLEARED or REJECTED"));
    }
    let now = shared.now();
    let mut store = shared.store();
    let case = store.aml_cases.find_mut("_id", id).ok_or_else(RequestError::no_such_case)?;
    if let Some(case) = case.as_object_mut() {
        case.insert("status".into(), status.into());
        case.insert("updatedAt".into(), rfc3339(now).into());
    }
    Ok(response::ok(case))
}

fn screen(shared: &Shared, body: &[u8]) -> Result {
    let body = json_object(body)?;
    required_text(&body, "flowId")?;
    let hits = hits(required_text(&body, "name")?);
    let result = json!({ "timestamp": rfc3339(shared.now()), "total_hits": hits.len(), "found_records": hits });
    Ok(response::ok(&result))
}

/// The entries of the screening list for a name.
fn hits(name: &str) -> Vec<Value> {
    if name.to_uppercase().contains(LISTED) { vec![json!({ "list": "SPECIMEN LIST", "name": name })] } else { vec![] }
}
