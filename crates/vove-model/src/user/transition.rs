use crate::VerificationStatus;

/// What to do with news about a person, given what is known already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Transition {
    /// The news goes on from what is known: keep its status.
    Advance,
    /// Known already, or older than what is known: acknowledge and keep what is known.
    IgnoreStale,
    /// The two can't be put in order, or one is a status of tomorrow: keep what is known, ask the API and tell a person.
    NeedsReview,
}

/// Judges news about a person against what is known, without trusting the order in which deliveries arrive.
///
/// | known | `in_progress` | `pending` | `successful` | `suspected` | unknown |
/// | --- | --- | --- | --- | --- | --- |
/// | nothing | advance | advance | advance | advance | review |
/// | `in_progress` | stale | advance | advance | advance | review |
/// | `pending` | stale | stale | advance | advance | review |
/// | `successful` | stale | stale | stale | review | review |
/// | `suspected` | stale | review | advance | stale | review |
/// | unknown | review | review | review | review | review, stale if the same |
///
/// `suspected` is not final: a reviewer or a new session may still clear the person. A late `in_progress` never demotes.
/// Even an advance is a reason to ask the API, not a decision: see [`Decision`](crate::Decision).
///
/// ```
/// use vove_model::{Transition, VerificationStatus, apply};
///
/// let known = VerificationStatus::Successful;
/// assert_eq!(apply(Some(&known), &VerificationStatus::InProgress), Transition::IgnoreStale);
/// assert_eq!(apply(Some(&known), &VerificationStatus::Suspected), Transition::NeedsReview);
/// assert_eq!(apply(None, &VerificationStatus::Pending), Transition::Advance);
/// ```
#[must_use]
pub fn apply(previous: Option<&VerificationStatus>, event: &VerificationStatus) -> Transition {
    use Transition::{Advance, IgnoreStale, NeedsReview};
    use VerificationStatus::{InProgress, Pending, Successful, Suspected, Unknown};

    match (previous, event) {
        (Some(previous), event) if previous == event => IgnoreStale,
        (Some(Unknown(_)), _) | (_, Unknown(_)) => NeedsReview,
        (None, _) | (Some(InProgress), _) => Advance,
        (Some(_), InProgress) => IgnoreStale,
        (Some(Pending | Suspected), Successful) | (Some(Pending), Suspected) => Advance,
        (Some(Successful), Pending) => IgnoreStale,
        (Some(Successful), Suspected) | (Some(Suspected), Pending) => NeedsReview,
        // The same twice, told above.
        (Some(Pending), Pending) | (Some(Successful), Successful) | (Some(Suspected), Suspected) => IgnoreStale,
    }
}
