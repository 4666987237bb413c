//! Which module responds to which path.

mod aml;
mod api;
mod case_list;
mod control;
mod kyb;
mod person;
mod request;

use std::borrow::Cow;

use bytes::Bytes;
use http::{Request, Response, Uri};
use percent_encoding::percent_decode_str;
use vove_transport::RequestBodyError;

use crate::{
    response::{RequestError, Result},
    shared::Shared,
};

/// The largest body of a request, in bytes. Every documented one is smaller than 10 kB.
pub(crate) const MAX_REQUEST_BYTES: usize = 1 << 20;

/// Rejects a request before its body is read: one to the API without its key, one to the control surface that a web
/// page may have sent, and one to a path that doesn't exist.
pub(crate) fn reject_head(shared: &Shared, head: &Request<()>) -> Option<Response<Bytes>> {
    check_head(shared, head).err().map(RequestError::into_response)
}

/// Responds to a request whose body can't be read.
pub(crate) fn reject_body(error: RequestBodyError) -> Response<Bytes> {
    RequestError::invalid_body(error).into_response()
}

/// Responds to a request that [`reject_head`] has not rejected.
pub(crate) fn respond(shared: &Shared, request: &Request<Bytes>) -> Response<Bytes> {
    route(shared, request).unwrap_or_else(RequestError::into_response)
}

fn check_head(shared: &Shared, head: &Request<()>) -> Result<()> {
    match Surface::of(&borrowed(&segments(head.uri())?))? {
        Surface::Api(_) => api::check_key(shared, head.headers()),
        Surface::Control(_) => shared.guard.check(head).map_err(RequestError::rejected),
    }
}

fn route(shared: &Shared, request: &Request<Bytes>) -> Result {
    match Surface::of(&borrowed(&segments(request.uri())?))? {
        Surface::Api(path) => api::respond(shared, path, request),
        Surface::Control(path) => control::respond(shared, path, request),
    }
}

/// The part of the emulator that a path belongs to, with the rest of the path.
enum Surface<'a> {
    Api(&'a [&'a str]),
    Control(&'a [&'a str]),
}

impl<'a> Surface<'a> {
    fn of(segments: &'a [&'a str]) -> Result<Self> {
        match segments {
            ["v2", path @ ..] | path @ ["kyb" | "aml", ..] => Ok(Self::Api(path)),
            ["emulator", path @ ..] => Ok(Self::Control(path)),
            ["sessions", _] => Err(RequestError::not_found(
                "this path is from an older page of the documentation: use GET /v2/users/{refId}",
            )),
            _ => Err(RequestError::not_found("paths begin with /v2 or /emulator")),
        }
    }
}

/// The segments of a path, percent-decoded.
fn segments(uri: &Uri) -> Result<Vec<Cow<'_, str>>> {
    let segments = uri.path().trim_start_matches('/').split('/');
    let segments =
        segments.map(|segment| percent_decode_str(segment).decode_utf8()).collect::<std::result::Result<_, _>>();
    segments.map_err(|_| RequestError::bad_request("the path is not UTF-8"))
}

fn borrowed<'a>(segments: &'a [Cow<'_, str>]) -> Vec<&'a str> {
    segments.iter().map(AsRef::as_ref).collect()
}
