use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Error, ErrorKind};

/// How a session ends: the four statuses that the API documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// At least one step done.
    InProgress,
    /// Awaiting manual review.
    Pending,
    /// All checks passed.
    Successful,
    /// Checks failed.
    Suspected,
}

impl Outcome {
    /// All four.
    pub const ALL: [Self; 4] = [Self::InProgress, Self::Pending, Self::Successful, Self::Suspected];

    /// As the API writes it.
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

impl FromStr for Outcome {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == text).ok_or(ErrorKind::UnknownOutcome.into())
    }
}
