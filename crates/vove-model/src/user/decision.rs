use crate::{UserVerification, VerificationStatus};

/// What a verification means for your own decision, so that nobody writes the match by hand.
///
/// The enum is closed on purpose: the compiler makes you say what happens in each of the four cases.
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
    /// `successful`, and nothing else. Carries the evidence.
    Approved(Approved<'a>),
    /// `suspected`: checks failed. A reviewer or a new session may still change it.
    Refused,
    /// `in_progress` or `pending`: wait for the next event.
    Undecided,
    /// A status that this version does not know. Treat as undecided and tell a person.
    Unrecognized,
}

/// The evidence behind an approval. Only [`UserVerification::decision`] makes one, and only for `successful`: a function
/// that takes it can't be called for anybody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approved<'a>(&'a UserVerification);

impl<'a> Approved<'a> {
    /// The whole verification.
    pub const fn user(self) -> &'a UserVerification {
        self.0
    }
}

impl UserVerification {
    /// What the status means. Approved for `successful` alone.
    pub const fn decision(&self) -> Decision<'_> {
        match self.status {
            VerificationStatus::Successful => Decision::Approved(Approved(self)),
            VerificationStatus::Suspected => Decision::Refused,
            VerificationStatus::InProgress | VerificationStatus::Pending => Decision::Undecided,
            VerificationStatus::Unknown(_) => Decision::Unrecognized,
        }
    }
}
