//! Business and screening cases: `/v2/kyb` and `/v2/aml`, in the provider's words.

use std::{borrow::Cow, time::SystemTime};

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use crate::{emulator::Shared, reply, state::rfc3339, token::session_token};

/// The flow that cases use when none is named.
const DEFAULT_FLOW: &str = "6702a1c4be12d7f0398c55e1";

/// A name with this word in it is on the emulator's one list.
const LISTED: &str = "SPECIMEN";

/// All cases, newest last.
#[derive(Default)]
pub(crate) struct Cases {
    kyb: Vec<Value>,
    aml: Vec<Value>,
}

/// Answers a request under `/v2/kyb` or `/v2/aml`; nothing when there is no such path.
pub(crate) fn answer(shared: &Shared, path: &[&str], request: &Request<Bytes>) -> Option<Response<Bytes>> {
    let now = (shared.clock)();
    let mut state = shared.state();
    let cases = &mut state.cases;
    let body = || match serde_json::from_slice(request.body()) {
        Ok(Value::Object(body)) => Ok(body),
        _ => Err(bad("the body must be a JSON object")),
    };
    let reply = match (request.method(), path) {
        (&Method::POST, ["kyb", "case"]) => body().and_then(|body| create_kyb(shared, cases, &body, now)),
        (&Method::GET, ["kyb", "case"]) => list(&cases.kyb, request),
        (&Method::GET, ["kyb", "case", id]) => find(&cases.kyb, "id", id).cloned(),
        (&Method::GET, ["kyb", "flow", "default", country]) => {
            Ok(json!({ "id": DEFAULT_FLOW, "name": "DEFAULT SPECIMEN FLOW", "country": country }))
        }
        (&Method::POST, ["aml", "case"]) => body().and_then(|body| create_aml(shared, cases, &body, now)),
        (&Method::GET, ["aml", "case"]) => list(&cases.aml, request),
        (&Method::GET, ["aml", "case", ref_id]) => find(&cases.aml, "refId", ref_id).cloned(),
        (&Method::PUT, ["aml", "case", id, "status"]) => body().and_then(|body| update(cases, id, &body, now)),
        (&Method::POST, ["aml", "flow", "screen"]) => body().and_then(|body| {
            text(&body, "flowId")?;
            let records = records(text(&body, "name")?);
            let found = json!({ "timestamp": rfc3339(now), "total_hits": records.len(), "found_records": records });
            Ok(found)
        }),
        _ => return None,
    };
    Some(match reply {
        Ok(body) => reply::json(StatusCode::OK, &body),
        Err((status, message)) => reply::error(status, &message),
    })
}

type Answer = Result<Value, Refusal>;

/// A status and a message.
type Refusal = (StatusCode, String);

fn create_kyb(shared: &Shared, cases: &mut Cases, body: &Map<String, Value>, now: SystemTime) -> Answer {
    let ref_id = text(body, "refId")?;
    if let Some(refused) = ["businessName", "formData"].into_iter().find(|key| body.contains_key(*key)) {
        return Err(bad(&format!("property {refused} should not exist")));
    }
    let id = shared.random.id();
    let flow = body.get("flow").and_then(Value::as_str).unwrap_or(DEFAULT_FLOW);
    let status = "NOT_STARTED";
    cases.kyb.push(json!({
        "id": id, "refId": ref_id, "status": status, "flow": { "id": flow, "name": "DEFAULT SPECIMEN FLOW" },
        "documents": [], "ubos": [], "createdAt": rfc3339(now), "updatedAt": rfc3339(now),
    }));
    let token = session_token(&shared.token_key, ref_id, &id, &id, now);
    let case = json!({ "_id": id, "refId": ref_id, "status": status, "flow": flow });
    Ok(json!({ "kybCase": case, "token": token }))
}

fn create_aml(shared: &Shared, cases: &mut Cases, body: &Map<String, Value>, now: SystemTime) -> Answer {
    let (ref_id, flow) = (text(body, "refId")?, text(body, "flowId")?);
    let Some(Value::Object(who)) = body.get("screeningData") else {
        return Err(bad("screeningData must be an object"));
    };
    let hits = records(text(who, "name")?);
    let status = if hits.is_empty() { "NO_MATCH" } else { "IN_REVIEW" };
    let created = json!({
        "_id": shared.random.id(), "refId": ref_id, "flowId": flow, "status": status, "screeningData": who,
        "createdAt": rfc3339(now), "updatedAt": rfc3339(now),
    });
    let mut kept = created.clone();
    if let (Some(kept), false) = (kept.as_object_mut(), hits.is_empty()) {
        kept.insert("hits".into(), hits.into());
    }
    cases.aml.push(kept);
    Ok(created)
}

fn update(cases: &mut Cases, id: &str, body: &Map<String, Value>, now: SystemTime) -> Answer {
    let status = text(body, "status")?;
    if !["NO_MATCH", "IN_REVIEW", "CLEARED", "REJECTED"].contains(&status) {
        return Err(bad("status is none of the documented ones"));
    }
    let case = cases.aml.iter_mut().find(|case| case.get("_id").and_then(Value::as_str) == Some(id));
    let Some(case) = case.and_then(Value::as_object_mut) else { return Err(unknown()) };
    case.insert("status".into(), status.into());
    case.insert("updatedAt".into(), rfc3339(now).into());
    Ok(Value::Object(case.clone()))
}

/// One page of those that fit; dates are those of creation, both inclusive.
fn list(cases: &[Value], request: &Request<Bytes>) -> Answer {
    let query = request.uri().query().unwrap_or_default();
    let asked = |name: &str| {
        let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
        Some(percent_decode_str(value).decode_utf8_lossy())
    };
    let number = |name: &str, default: usize| match asked(name).map(|text| text.parse::<usize>()) {
        None => Ok(default),
        Some(Ok(number)) if number > 0 => Ok(number),
        Some(_) => Err(bad(&format!("{name} must be a positive number"))),
    };
    let (page, limit) = (number("page", 1)?, number("limit", 10)?);
    let bound = |name: &str| match asked(name).map(|text| instant(&text)) {
        None => Ok(None),
        Some(Some(instant)) => Ok(Some(instant)),
        Some(None) => Err(bad(&format!("{name} must be an ISO 8601 date"))),
    };
    let (start, end) = (bound("startDate")?, bound("endDate")?);
    let (status, search, flow) = (asked("status"), asked("search"), asked("flowId"));
    let is = |held: Option<&Value>, wanted: &Option<Cow<'_, str>>| {
        wanted.as_ref().is_none_or(|wanted| held.and_then(Value::as_str) == Some(wanted))
    };
    let fits = |case: &&Value| {
        let created = case.get("createdAt").and_then(Value::as_str).and_then(instant);
        is(case.get("status"), &status)
            && is(case.get("refId"), &search)
            && is(case.get("flowId").or_else(|| case.pointer("/flow/id")), &flow)
            && start.is_none_or(|start| created >= Some(start))
            && end.is_none_or(|end| created <= Some(end))
    };
    let fitting: Vec<&Value> = cases.iter().filter(fits).collect();
    let data: Vec<&Value> = fitting.iter().skip((page - 1).saturating_mul(limit)).take(limit).copied().collect();
    Ok(json!({ "data": data, "total": fitting.len(), "page": page, "limit": limit }))
}

/// An instant, or the beginning of a day.
fn instant(text: &str) -> Option<Timestamp> {
    let day = || text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp());
    text.parse().ok().or_else(day)
}

fn find<'a>(cases: &'a [Value], key: &str, wanted: &str) -> Result<&'a Value, Refusal> {
    cases.iter().rev().find(|case| case.get(key).and_then(Value::as_str) == Some(wanted)).ok_or_else(unknown)
}

fn records(name: &str) -> Vec<Value> {
    if name.to_uppercase().contains(LISTED) { vec![json!({ "list": "SPECIMEN LIST", "name": name })] } else { vec![] }
}

fn text<'a>(body: &'a Map<String, Value>, key: &str) -> Result<&'a str, Refusal> {
    let text = body.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    text.ok_or_else(|| bad(&format!("{key} must be a non-empty string")))
}

fn bad(message: &str) -> Refusal {
    (StatusCode::BAD_REQUEST, message.to_owned())
}

fn unknown() -> Refusal {
    (StatusCode::NOT_FOUND, "no such case".to_owned())
}
