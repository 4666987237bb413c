//! Percent-encoding of path segments and query values.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All characters except the unreserved ones (RFC 3986, section 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Percent-encodes a text so that it is one path segment or one query value.
pub(crate) fn encode_segment(text: &str) -> impl Display + '_ {
    utf8_percent_encode(text, RESERVED)
}

/// Whether a path has a segment `.` or `..`, also percent-encoded. URL parsers remove those segments, so that the
/// path would name another resource (RFC 3986, section 5.2.4; WHATWG URL, "double-dot URL path segment").
pub(crate) fn has_dot_segment(path: &str) -> bool {
    path.split('/').any(|segment| matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | ".."))
}
