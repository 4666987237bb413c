/// What a handler wants the sender to do: see [`http_status`](Self::http_status).
///
/// | situation | answer | status | because |
/// | --- | --- | --- | --- |
/// | taken over: stored or put in a queue | `Ack` | 204 | 15 s are there for the answer, so the work comes after it |
/// | come before | `Ack` | 204 | the first one is being worked on |
/// | about a reference you do not know, or of a kind you do not use | `Ignore` | 204 | a repetition would change nothing, and failures add up to a switched-off endpoint |
/// | genuine, but the body is no event | `Ignore` | 204 | the same body would come again |
/// | your store is down or your queue full | `RetryLater` | 503 | the sender keeps the delivery and tries for 27 hours |
/// | not proven genuine | [`Error::http_status`](crate::Error::http_status) | 401 | a mistake of configuration is seen in the sender's log, and a stranger learns nothing |
///
/// No other status: to this sender everything outside 200 to 299, redirects included, is a failure to be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Done, or safely noted.
    Ack,
    /// Genuine and of no use here.
    Ignore,
    /// Can't be taken now: send it again.
    RetryLater,
}

impl Outcome {
    /// The HTTP status to answer with, and an empty body.
    ///
    /// ```
    /// use vove_webhook::Outcome;
    ///
    /// assert_eq!(Outcome::Ack.http_status(), 204);
    /// assert_eq!(Outcome::Ignore.http_status(), 204);
    /// assert_eq!(Outcome::RetryLater.http_status(), 503);
    /// ```
    pub const fn http_status(self) -> u16 {
        match self {
            Self::Ack | Self::Ignore => 204,
            Self::RetryLater => 503,
        }
    }
}
