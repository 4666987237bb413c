//! The paths of screening cases: `/v2/aml`.

use bytes::Bytes;
use http::{Method, Request};
use serde_json::{Value, json};

use super::{
    case_list,
    person::screened_name,
    request::{JsonBody, method},
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
    match (path, method(request)) {
        (["case"], &Method::POST) => create(shared, request.body()),
        (["case"], &Method::GET) => case_list::respond(&shared.store().aml_cases, request),
        (["case"], _) => Err(RequestError::method_not_allowed("GET, HEAD, POST")),
        (["case", ref_id], &Method::GET) => match shared.store().aml_cases.find("refId", ref_id) {
            Some(case) => Ok(response::ok(case)),
            None => Err(RequestError::no_such_case()),
        },
        (["case", _], _) => Err(RequestError::method_not_allowed("GET, HEAD")),
        (["case", id, "status"], &Method::PUT) => update_status(shared, id, request.body()),
        (["case", _, "status"], _) => Err(RequestError::method_not_allowed("PUT")),
        (["flow", "screen"], &Method::POST) => screen(shared, request.body()),
        (["flow", "screen"], _) => Err(RequestError::method_not_allowed("POST")),
        _ => Err(RequestError::no_such_path()),
    }
}

fn create(shared: &Shared, body: &[u8]) -> Result {
    let body = JsonBody::parse(body)?;
    let fields = body.fields();
    let (ref_id, flow) = (fields.required_text("refId")?, fields.required_text("flowId")?);
    let person = fields.optional_object("screeningData", "screeningData.")?;
    let person = person.ok_or_else(|| fields.invalid("screeningData", "an object"))?;
    let hits = hits(screened_name(&person)?);
    let status = if hits.is_empty() { "NO_MATCH" } else { "IN_REVIEW" };
    let now = rfc3339(shared.now());
    let created = json!({
        "_id": random::id(), "refId": ref_id, "flowId": flow, "status": status, "screeningData": person.object(),
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
    let body = JsonBody::parse(body)?;
    let status = body.fields().required_text("status")?;
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
    let body = JsonBody::parse(body)?;
    body.fields().required_text("flowId")?;
    let hits = hits(screened_name(&body.fields())?);
    let result = json!({ "timestamp": rfc3339(shared.now()), "total_hits": hits.len(), "found_records": hits });
    Ok(response::ok(&result))
}

/// The entries of the screening list for a name.
fn hits(name: &str) -> Vec<Value> {
    if name.to_uppercase().contains(LISTED) { vec![json!({ "list": "SPECIMEN LIST", "name": name })] } else { vec![] }
}
