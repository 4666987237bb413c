//! How a verification may change, whatever the order in which events and responses arrive.

use core::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::{SessionId, Timestamp, UserVerification, VerificationStatus};

/// What to do with the state of an event or a response, given the state known so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Transition {
    /// The state is newer: store it.
    Advance,
    /// The state repeats the known one or is older: acknowledge the event and keep the known state.
    IgnoreStale,
    /// The order can't be decided, or the status is unknown to this version: keep the known state and fetch the
    /// verification. If the state of that response needs a review as well, have a person look at it.
    NeedsReview,
}

/// The state of a verification, to store and to compare with later ones: the status, and what tells a new session and a
/// later update from a late event.
///
/// A response has all of it: `VerificationState::from(&user)`. An event has a status and nothing else:
/// `VerificationState::from(event.status)`.
///
/// ```
/// use bytes::Bytes;
/// use vove_model::{Received, Transition, UserVerification, VerificationState};
///
/// let state = |response: &'static str| {
///     Received::<UserVerification>::parse(response).map(|user| VerificationState::from(&*user))
/// };
/// let known = state(r#"{"_id": "u1", "refId": "r1", "status": "successful", "sessionId": "s1"}"#)?;
/// // The person verifies again.
/// let response = state(r#"{"_id": "u1", "refId": "r1", "status": "in_progress", "sessionId": "s2"}"#)?;
/// assert_eq!(known.transition_to(&response), Transition::Advance);
/// # Ok::<(), vove_model::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct VerificationState {
    /// The status.
    pub status: VerificationStatus,
    /// The session that the status belongs to, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_id: Option<SessionId>,
    /// When the verification last changed, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
}

impl VerificationState {
    /// A state of which only the status is known.
    pub const fn new(status: VerificationStatus) -> Self {
        Self { status, session_id: None, updated_at: None }
    }

    /// Sets the session that the status belongs to. Default: unknown.
    #[must_use]
    pub fn session_id(mut self, session: impl Into<Option<SessionId>>) -> Self {
        self.session_id = session.into();
        self
    }

    /// Sets when the verification last changed. Default: unknown.
    #[must_use]
    pub fn updated_at(mut self, time: impl Into<Option<Timestamp>>) -> Self {
        self.updated_at = time.into();
        self
    }

    /// Compares the state known so far with that of an event or a response. They may arrive in any order.
    ///
    /// The first rule that applies decides:
    ///
    /// 1. The other state is the same, or its update is earlier: stale.
    /// 2. The other state is of another session, or its update is later: advance; review if its status is unknown to
    ///    this version. So a new session of an approved person is not missed.
    /// 3. The times of the updates are equal or not both known, and the session is the same or not known: by the
    ///    statuses, as in the table.
    ///
    /// | known | `in_progress` | `pending` | `successful` | `suspected` | unknown |
    /// | --- | --- | --- | --- | --- | --- |
    /// | `in_progress` | stale | advance | advance | advance | review |
    /// | `pending` | review | stale | advance | advance | review |
    /// | `successful` | review | review | stale | review | review |
    /// | `suspected` | review | review | advance | stale | review |
    /// | unknown | review | review | review | review | review, stale if the same |
    ///
    /// An event has neither a session nor a time. Where the table says review, it may be late or of a new session:
    /// fetch the verification and compare its state, which rules 1 and 2 decide. An event that repeats the known
    /// status is stale even if it is of a new session; reconciling finds that session. `suspected` is not final: a
    /// reviewer or a new session may still clear the person. An advance is not a decision: see
    /// [`Decision`](crate::Decision).
    ///
    /// ```
    /// use vove_model::{Transition, VerificationState, VerificationStatus};
    ///
    /// let known = VerificationState::new(VerificationStatus::Pending);
    /// let event = VerificationState::from(VerificationStatus::Successful);
    /// assert_eq!(known.transition_to(&event), Transition::Advance);
    /// assert_eq!(event.transition_to(&known), Transition::NeedsReview);
    /// ```
    #[must_use]
    pub fn transition_to(&self, other: &Self) -> Transition {
        let update = self
            .updated_at
            .as_ref()
            .zip(other.updated_at.as_ref())
            .and_then(|(known, other)| Some(other.unix_nanoseconds()?.cmp(&known.unix_nanoseconds()?)));
        let other_session = other.session_id.is_some() && other.session_id != self.session_id;
        match update {
            _ if self == other => Transition::IgnoreStale,
            Some(Ordering::Less) => Transition::IgnoreStale,
            Some(Ordering::Greater) => other.first_transition(),
            _ if other_session => other.first_transition(),
            _ => by_status(&self.status, &other.status),
        }
    }

    /// The transition for the first state of a verification: an advance, or a review if the status is unknown to this
    /// version.
    ///
    /// ```
    /// use vove_model::{Transition, VerificationState, VerificationStatus};
    ///
    /// let transition = |status: &str| VerificationState::new(VerificationStatus::from(status)).first_transition();
    /// assert_eq!(transition("pending"), Transition::Advance);
    /// assert_eq!(transition("on_hold"), Transition::NeedsReview);
    /// ```
    #[must_use]
    pub const fn first_transition(&self) -> Transition {
        if self.status.is_known() { Transition::Advance } else { Transition::NeedsReview }
    }
}

/// The transition by the statuses alone.
fn by_status(known: &VerificationStatus, other: &VerificationStatus) -> Transition {
    use Transition::{Advance, IgnoreStale, NeedsReview};
    use VerificationStatus::{InProgress, Pending, Successful, Suspected, Unknown};

    match (known, other) {
        (known, other) if known == other => IgnoreStale,
        (Unknown(_), _) | (_, Unknown(_)) => NeedsReview,
        (InProgress, _) | (Pending | Suspected, Successful) | (Pending, Suspected) => Advance,
        _ => NeedsReview,
    }
}

impl From<VerificationStatus> for VerificationState {
    fn from(status: VerificationStatus) -> Self {
        Self::new(status)
    }
}

impl From<&UserVerification> for VerificationState {
    fn from(user: &UserVerification) -> Self {
        Self { status: user.status.clone(), session_id: user.session_id.clone(), updated_at: user.updated_at.clone() }
    }
}
