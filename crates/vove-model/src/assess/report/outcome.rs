//! The five outcomes of a comparison or a check.

use core::fmt;

/// The result of a comparison or a check. It is not a decision: the caller decides which outcomes reject a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// The operands cannot both be correct.
    Mismatch,
    /// A person should review it.
    Warning,
    /// Information only: nothing is wrong.
    Note,
    /// Not enough data to compare or check; the reason says what is missing.
    Inconclusive,
    /// The operands agree, or the check passed.
    Match,
}

impl Outcome {
    /// All outcomes, the most severe first.
    pub const ALL: [Self; 5] = [Self::Mismatch, Self::Warning, Self::Note, Self::Inconclusive, Self::Match];

    /// The machine-readable name: `mismatch`, `warning`, `note`, `inconclusive` or `match`. It is stable.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mismatch => "mismatch",
            Self::Warning => "warning",
            Self::Note => "note",
            Self::Inconclusive => "inconclusive",
            Self::Match => "match",
        }
    }

    /// The word for `count` findings of this outcome.
    pub(super) const fn counted(self, count: usize) -> &'static str {
        match self {
            _ if count == 1 => self.as_str(),
            Self::Mismatch => "mismatches",
            Self::Warning => "warnings",
            Self::Note => "notes",
            Self::Inconclusive => "inconclusive",
            Self::Match => "matches",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
