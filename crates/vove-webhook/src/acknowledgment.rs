//! What a handler answers: the one table of HTTP statuses.

/// The result of a handler, and with it the HTTP status of its response: see [`http_status`](Self::http_status).
///
/// | situation | result | status | reason |
/// | --- | --- | --- | --- |
/// | stored or put in a queue | `Ack` | 204 | the sender waits 15 seconds, so the work comes after the response |
/// | received before, and done | `Ack` | 204 | the work is stored |
/// | another attempt is in progress | `RetryLater` | 503 | it can still fail, and a 204 would end the retries |
/// | about a reference you do not know, or of a kind you do not use | `Ignore` | 204 | sending it again would not help, and repeated failures disable the endpoint |
/// | genuine, but the body is not an event | `Ignore` | 204 | the same body would be sent again |
/// | your store is down or your queue is full | `RetryLater` | 503 | the sender keeps the delivery and retries for 27 hours |
/// | not verified | [`Error::http_status`](crate::Error::http_status) | 401 | visible in the sender's log, and tells a stranger nothing |
///
/// Use no other status: this sender takes everything outside 200 to 299, redirects included, as a failure and retries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Acknowledgment {
    /// Processed, stored, or received before.
    Ack,
    /// Genuine, but not used here.
    Ignore,
    /// Can't be accepted now; the sender should retry.
    RetryLater,
}

impl Acknowledgment {
    /// The HTTP status of the response, which has an empty body.
    ///
    /// ```
    /// use vove_webhook::Acknowledgment;
    ///
    /// assert_eq!(Acknowledgment::Ack.http_status(), 204);
    /// assert_eq!(Acknowledgment::Ignore.http_status(), 204);
    /// assert_eq!(Acknowledgment::RetryLater.http_status(), 503);
    /// ```
    pub const fn http_status(self) -> u16 {
        match self {
            Self::Ack | Self::Ignore => 204,
            Self::RetryLater => 503,
        }
    }
}
