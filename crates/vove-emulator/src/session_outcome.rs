//! The outcomes that a persona can finish a session with.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Error, ErrorKind};

/// The outcome of a session: one of the four verification statuses that the API documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionOutcome {
    /// At least one step is done. The session stays open.
    InProgress,
    /// All steps are done, and a manual review is pending.
    Pending,
    /// All checks passed.
    Successful,
    /// At least one check failed.
    Suspected,
}

impl SessionOutcome {
    /// All outcomes.
    pub const ALL: [Self; 4] = [Self::InProgress, Self::Pending, Self::Successful, Self::Suspected];

    /// Returns the API's name of the status, such as `in_progress`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InProgress => "in_progress",
            Self::Pending => "pending",
            Self::Successful => "successful",
            Self::Suspected => "suspected",
        }
    }

    /// Whether the session can still be resumed.
    pub(crate) const fn is_open(self) -> bool {
        matches!(self, Self::InProgress)
    }
}

/// Parses the API's name of the status. The error is [`ErrorKind::UnknownOutcome`].
impl FromStr for SessionOutcome {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == text).ok_or(ErrorKind::UnknownOutcome.into())
    }
}
