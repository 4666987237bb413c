//! What HTTP status codes mean for retries.

use http::StatusCode;

/// Returns `true` if a later attempt may get another status: 408, 429, and 5xx except 501 and 505, which depend on
/// the request itself (RFC 9110, section 15).
pub fn is_retryable_status(status: StatusCode) -> bool {
    match status {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => true,
        StatusCode::NOT_IMPLEMENTED | StatusCode::HTTP_VERSION_NOT_SUPPORTED => false,
        _ => status.is_server_error(),
    }
}

/// Whether a status says that the server or its gateway waited too long: 408 and 504.
pub(super) fn is_timeout_status(status: StatusCode) -> bool {
    matches!(status, StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT)
}

/// Whether a status asks the client to send less: 429 and 503.
pub(super) fn is_overload_status(status: StatusCode) -> bool {
    matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE)
}

/// Whether the server may have acted on a request that it answered with this status: any but 429.
pub(super) fn may_have_been_processed(status: StatusCode) -> bool {
    status != StatusCode::TOO_MANY_REQUESTS
}
