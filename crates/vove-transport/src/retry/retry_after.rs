//! The `Retry-After` header.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, header::RETRY_AFTER};

/// The longest delay that is read from a header. A longer one can only be a mistake: a clock that is wrong, or a date
/// that means "never".
const MAX_DELAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The value of a `Retry-After` header (RFC 9110, section 10.2.3).
///
/// A delay of more than a day is taken for a day.
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
    /// A fraction of a second, which the standard does not have, is rounded up. Any other value is `None`.
    pub fn from_headers(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
        seconds(text).map(Self::In).or_else(|| httpdate::parse_http_date(text).ok().map(Self::At))
    }

    /// Returns how long to wait from `now`; zero if the time has passed, and at most a day.
    pub fn delay(self, now: SystemTime) -> Duration {
        let delay = match self {
            Self::In(delay) => delay,
            Self::At(time) => time.duration_since(now).unwrap_or_default(),
        };
        delay.min(MAX_DELAY)
    }

    /// Returns the time at which to try again, for a response that was received at `now`; at most a day later.
    pub fn time(self, now: SystemTime) -> SystemTime {
        now.checked_add(self.delay(now)).unwrap_or(now)
    }
}

/// Reads digits, with or without a fraction. A number that does not fit is a very long time, not an absent header.
fn seconds(text: &str) -> Option<Duration> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !digits(whole) || !digits(fraction) {
        return None;
    }
    let seconds = if whole.is_empty() { 0 } else { whole.parse::<u64>().unwrap_or(u64::MAX) };
    let rounded_up = u64::from(fraction.bytes().any(|digit| digit != b'0'));
    Some(Duration::from_secs(seconds.saturating_add(rounded_up)))
}
