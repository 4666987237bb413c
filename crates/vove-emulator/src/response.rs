//! The HTTP responses of the emulator: JSON, and errors in the format of the API.

use std::borrow::Cow;

use bytes::Bytes;
use http::{
    HeaderValue, Response, StatusCode,
    header::{ALLOW, CONTENT_TYPE},
};
use serde_json::{Value, json};
use vove_transport::{RejectedRequest, RequestBodyError};

/// A response, or why the request is rejected.
pub(crate) type Result<T = Response<Bytes>> = std::result::Result<T, RequestError>;

/// A 200 response with a JSON body.
pub(crate) fn ok(body: &Value) -> Response<Bytes> {
    json(StatusCode::OK, body)
}

/// A response with a JSON body.
pub(crate) fn json(status: StatusCode, body: &Value) -> Response<Bytes> {
    json_text(status, body.to_string())
}

/// A response whose body is JSON already.
pub(crate) fn json_text(status: StatusCode, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// Why a request is rejected, as the client gets to read it.
pub(crate) struct RequestError {
    status: StatusCode,
    message: Cow<'static, str>,
    /// The value of the header `Allow`.
    allow: Option<&'static str>,
}

impl RequestError {
    fn new(status: StatusCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self { status, message: message.into(), allow: None }
    }

    /// 400: the request is invalid.
    pub(crate) fn bad_request(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// 401: the API key is missing or wrong.
    pub(crate) fn unauthorized(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, message)
    }

    /// 404: there is no such path, user, session or case.
    pub(crate) fn not_found(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }

    /// 405: the path has other methods, listed in the header `Allow` (RFC 9110, section 15.5.6).
    pub(crate) fn method_not_allowed(allow: &'static str) -> Self {
        let message = format!("the methods of this path are {allow}");
        Self { allow: Some(allow), ..Self::new(StatusCode::METHOD_NOT_ALLOWED, message) }
    }

    /// 403 or 415: a web page may have sent the request.
    pub(crate) fn rejected(rejection: RejectedRequest) -> Self {
        Self::new(rejection.status(), rejection.to_string())
    }

    /// 400, 408 or 413: the body can't be read.
    pub(crate) fn invalid_body(error: RequestBodyError) -> Self {
        Self::new(error.status(), error.to_string())
    }

    /// 404 for a path that the emulator doesn't have.
    pub(crate) fn no_such_path() -> Self {
        Self::not_found("the emulator has no such path")
    }

    /// 404 for a case that doesn't exist.
    pub(crate) fn no_such_case() -> Self {
        Self::not_found("no such case")
    }

    /// The error body of NestJS, the framework whose format the API's errors have.
    pub(crate) fn into_response(self) -> Response<Bytes> {
        let reason = self.status.canonical_reason().unwrap_or("Error");
        let body = json!({ "statusCode": self.status.as_u16(), "message": self.message, "error": reason });
        let mut response = json(self.status, &body);
        if let Some(allow) = self.allow {
            response.headers_mut().insert(ALLOW, HeaderValue::from_static(allow));
        }
        response
    }
}
