//! How the status of a verification may change, whatever the order in which events arrive.

use crate::VerificationStatus;

/// What to do with the status of an event, given the status known so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Transition {
    /// The event is newer: store its status.
    Advance,
    /// The event repeats the known status or is older: acknowledge it and keep the known status.
    IgnoreStale,
    /// The order can't be decided, or one of the statuses is unknown to this version: keep the known status, fetch the
    /// verification and have a person look at it.
    NeedsReview,
}

impl VerificationStatus {
    /// Compares the status known so far with that of an event. Deliveries may arrive in any order.
    ///
    /// | known | `in_progress` | `pending` | `successful` | `suspected` | unknown |
    /// | --- | --- | --- | --- | --- | --- |
    /// | `in_progress` | stale | advance | advance | advance | review |
    /// | `pending` | stale | stale | advance | advance | review |
    /// | `successful` | stale | stale | stale | review | review |
    /// | `suspected` | stale | review | advance | stale | review |
    /// | unknown | review | review | review | review | review, stale if the same |
    ///
    /// `suspected` is not final: a reviewer or a new session may still clear the person. A late `in_progress` never
    /// demotes. An advance is a reason to fetch the verification, not a decision: see [`Decision`](crate::Decision).
    ///
    /// ```
    /// use vove_model::{Transition, VerificationStatus};
    ///
    /// let known = VerificationStatus::Successful;
    /// assert_eq!(known.transition_to(&VerificationStatus::InProgress), Transition::IgnoreStale);
    /// assert_eq!(known.transition_to(&VerificationStatus::Suspected), Transition::NeedsReview);
    /// ```
    #[must_use]
    pub fn transition_to(&self, event: &Self) -> Transition {
        use Transition::{Advance, IgnoreStale, NeedsReview};
        use VerificationStatus::{InProgress, Pending, Successful, Suspected, Unknown};

        match (self, event) {
            (known, event) if known == event => IgnoreStale,
            (Unknown(_), _) | (_, Unknown(_)) => NeedsReview,
            (InProgress, _) => Advance,
            (_, InProgress) => IgnoreStale,
            (Pending | Suspected, Successful) | (Pending, Suspected) => Advance,
            (Successful, Pending) => IgnoreStale,
            (Successful, Suspected) | (Suspected, Pending) => NeedsReview,
            // Equal: the first arm.
            (Pending, Pending) | (Successful, Successful) | (Suspected, Suspected) => IgnoreStale,
        }
    }

    /// The transition for the first event about a person: an advance, or a review if the status is unknown to this
    /// version.
    ///
    /// ```
    /// use vove_model::{Transition, VerificationStatus};
    ///
    /// assert_eq!(VerificationStatus::Pending.first_transition(), Transition::Advance);
    /// assert_eq!(VerificationStatus::from("on_hold").first_transition(), Transition::NeedsReview);
    /// ```
    #[must_use]
    pub const fn first_transition(&self) -> Transition {
        if self.is_known() { Transition::Advance } else { Transition::NeedsReview }
    }
}
