//! Lists of cases: pages and filters, the same for KYB and AML.

use std::borrow::Cow;

use bytes::Bytes;
use http::Request;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::{
    clock::parse_instant,
    response::{self, RequestError, Result},
    store::{CaseFilter, Cases},
};

/// Responds with one page of the cases that match the query parameters `status`, `search` (the `refId`), `flowId`,
/// `startDate` and `endDate` (of creation, both inclusive). `page` defaults to 1 and `limit` to 10.
pub(super) fn respond(cases: &Cases, request: &Request<Bytes>) -> Result {
    let query = Query(request.uri().query().unwrap_or_default());
    let (page, limit) = (query.positive_number("page", 1)?, query.positive_number("limit", 10)?);
    let (status, search, flow_id) = (query.text("status"), query.text("search"), query.text("flowId"));
    let matching = cases.matching(&CaseFilter {
        status: status.as_deref(),
        ref_id: search.as_deref(),
        flow_id: flow_id.as_deref(),
        start: query.instant("startDate")?,
        end: query.instant("endDate")?,
    });
    let data: Vec<&Value> = matching.iter().skip((page - 1).saturating_mul(limit)).take(limit).copied().collect();
    let body = json!({ "data": data, "total": matching.len(), "page": page, "limit": limit });
    Ok(response::ok(&body))
}

/// The query of a request's URL, `application/x-www-form-urlencoded`: names and values are percent-decoded, and `+` is
/// a blank. Source: URL Standard, section 5.1. The first of several parameters with the same name counts.
struct Query<'a>(&'a str);

impl<'a> Query<'a> {
    fn text(&self, name: &str) -> Option<Cow<'a, str>> {
        form_urlencoded::parse(self.0.as_bytes()).find_map(|(key, value)| (key == name).then_some(value))
    }

    fn positive_number(&self, name: &str, default: usize) -> Result<usize> {
        let Some(text) = self.text(name) else { return Ok(default) };
        let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|number| is_digits && *number > 0);
        number.ok_or_else(|| RequestError::bad_request(format!("{name} must be a positive number")))
    }

    fn instant(&self, name: &str) -> Result<Option<Timestamp>> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let instant = parse_instant(&text);
        instant.map(Some).ok_or_else(|| RequestError::bad_request(format!("{name} must be an ISO 8601 date")))
    }
}
