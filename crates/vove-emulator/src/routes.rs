//! Which module responds to which path.

mod aml;
mod api;
mod case_list;
mod control;
mod kyb;
mod person;
mod request;

use bytes::Bytes;
use http::{Request, Response};
use percent_encoding::percent_decode_str;

use crate::{
    response::{RequestError, Result},
    shared::Shared,
};

/// Responds to a request.
pub(crate) fn respond(shared: &Shared, request: &Request<Bytes>) -> Response<Bytes> {
    route(shared, request).unwrap_or_else(RequestError::into_response)
}

fn route(shared: &Shared, request: &Request<Bytes>) -> Result {
    let segments = request.uri().path().trim_start_matches('/').split('/');
    let segments = segments
        .map(|segment| percent_decode_str(segment).decode_utf8())
        .collect::<std::result::Result<Vec<_>, _>>()
        .map_err(|_| RequestError::bad_request("the path is not UTF-8"))?;
    let segments: Vec<&str> = segments.iter().map(AsRef::as_ref).collect();
    match segments.as_slice() {
        ["v2", path @ ..] | path @ ["kyb" | "aml", ..] => api::respond(shared, path, request),
        ["emulator", path @ ..] => control::respond(shared, path, request),
        ["sessions", _] => Err(RequestError::not_found(
            "this path is from an older page of the documentation: use GET /v2/users/{refId}",
        )),
        _ => Err(RequestError::not_found("paths begin with /v2 or /emulator")),
    }
}
