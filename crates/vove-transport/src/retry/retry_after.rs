//! The `Retry-After` header.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, header::RETRY_AFTER};

/// The value of a `Retry-After` header (RFC 9110, section 10.2.3).
///
/// ```
/// use std::time::Duration;
/// use http::{HeaderMap, HeaderValue, header::RETRY_AFTER};
/// use vove_transport::RetryAfter;
///
/// let headers = |text| HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(text))]);
/// assert_eq!(RetryAfter::from_headers(&headers("120")), Some(RetryAfter::In(Duration::from_secs(120))));
/// assert!(matches!(RetryAfter::from_headers(&headers("Fri, 31 Dec 1999 23:59:59 GMT")), Some(RetryAfter::At(_))));
/// assert_eq!(RetryAfter::from_headers(&headers("soon")), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// A time after the response.
    In(Duration),
    /// A time of the server's clock.
    At(SystemTime),
}

impl RetryAfter {
    /// Reads the header: decimal digits as seconds, or a date in any of the three formats of RFC 9110, section 5.6.7.
    /// Any other value is `None`.
    pub fn from_headers(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            // A number that does not fit is a very long time, not an absent header.
            return Some(Self::In(Duration::from_secs(text.parse().unwrap_or(u64::from(u32::MAX)))));
        }
        httpdate::parse_http_date(text).ok().map(Self::At)
    }

    /// Returns how long to wait from `now`; zero if the time has passed.
    pub fn delay(self, now: SystemTime) -> Duration {
        match self {
            Self::In(delay) => delay,
            Self::At(time) => time.duration_since(now).unwrap_or_default(),
        }
    }

    /// Returns the time at which to try again, for a response that was received at `now`.
    pub fn time(self, now: SystemTime) -> SystemTime {
        match self {
            Self::In(delay) => now.checked_add(delay).unwrap_or(now),
            Self::At(time) => time,
        }
    }
}
