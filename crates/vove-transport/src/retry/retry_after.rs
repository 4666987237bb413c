use std::time::{Duration, SystemTime};

use http::{HeaderMap, header::RETRY_AFTER};

/// When a server wants to be asked again: the `Retry-After` header (RFC 9110, section 10.2.3).
///
/// ```
/// use std::time::Duration;
/// use http::{HeaderMap, HeaderValue, header::RETRY_AFTER};
/// use vove_transport::RetryAfter;
///
/// let headers = |text| HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(text))]);
/// assert_eq!(RetryAfter::read(&headers("120")), Some(RetryAfter::In(Duration::from_secs(120))));
/// assert!(matches!(RetryAfter::read(&headers("Fri, 31 Dec 1999 23:59:59 GMT")), Some(RetryAfter::At(_))));
/// assert_eq!(RetryAfter::read(&headers("soon")), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// In so many seconds from the reply.
    In(Duration),
    /// At this instant of the server's clock.
    At(SystemTime),
}

impl RetryAfter {
    /// Reads the header. Seconds as digits alone, a date in any of the three forms of RFC 9110, section 5.6.7; anything else
    /// is nothing.
    pub fn read(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            // More digits than fit mean "never" rather than nothing.
            return Some(Self::In(Duration::from_secs(text.parse().unwrap_or(u64::from(u32::MAX)))));
        }
        httpdate::parse_http_date(text).ok().map(Self::At)
    }

    /// How long to wait from now.
    pub fn pause(self, now: SystemTime) -> Duration {
        match self {
            Self::In(pause) => pause,
            Self::At(instant) => instant.duration_since(now).unwrap_or_default(),
        }
    }

    /// The instant to come back at.
    pub fn instant(self, now: SystemTime) -> SystemTime {
        match self {
            Self::In(pause) => now.checked_add(pause).unwrap_or(now),
            Self::At(instant) => instant,
        }
    }
}
