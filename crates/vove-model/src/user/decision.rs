//! What a verification means for the caller's own decision.

use crate::{UserVerification, VerificationStatus};

/// What a verification means for your own decision.
/// The enum is exhaustive on purpose: the compiler requires an arm for each of the four cases.
///
/// ```
/// use vove_model::{Decision, UserVerification};
///
/// fn may_open_account(user: &UserVerification) -> bool {
///     match user.decision() {
///         Decision::Approved(_evidence) => true,
///         Decision::Refused | Decision::Undecided | Decision::Unrecognized => false,
///     }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision<'a> {
    /// `successful`, and no other status. Holds the evidence.
    Approved(Approved<'a>),
    /// `suspected`: checks failed. A reviewer or a new session may still change it.
    Refused,
    /// `in_progress` or `pending`: wait for the next event.
    Undecided,
    /// A status unknown to this version. Treat it as undecided and have a person look at it.
    Unrecognized,
}

/// The evidence behind an approval. Only [`UserVerification::decision`] returns it, and only for `successful`: a
/// function that takes it can't be called for another status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approved<'a>(&'a UserVerification);

impl<'a> Approved<'a> {
    /// The whole verification.
    pub const fn user(self) -> &'a UserVerification {
        self.0
    }
}

impl UserVerification {
    /// The decision that the status stands for. Approved only for `successful`.
    pub const fn decision(&self) -> Decision<'_> {
        match self.status {
            VerificationStatus::Successful => Decision::Approved(Approved(self)),
            VerificationStatus::Suspected => Decision::Refused,
            VerificationStatus::InProgress | VerificationStatus::Pending => Decision::Undecided,
            VerificationStatus::Unknown(_) => Decision::Unrecognized,
        }
    }
}
