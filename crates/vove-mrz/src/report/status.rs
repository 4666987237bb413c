//! What is known about check digits and fields.

use core::fmt;

/// The result of a check digit. `Debug` and `Display` print the name alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum CheckDigitStatus {
    /// It matches.
    Verified,
    /// It does not match.
    Refuted {
        /// The digit due; `None` when a covered character is not of the alphabet.
        expected: Option<char>,
    },
    /// The input lacks it.
    Missing,
    /// The input lacks a cell that it covers.
    Uncheckable,
}

impl CheckDigitStatus {
    /// A stable name for machines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Refuted { .. } => "refuted",
            Self::Missing => "missing",
            Self::Uncheckable => "uncheckable",
        }
    }
}

display_stable_name!(CheckDigitStatus);

impl fmt::Debug for CheckDigitStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What is known about the correctness of a field. `Debug` and `Display` print the name alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FieldStatus {
    /// A check digit covers it and matches. No proof: see [`RESIDUE_CLASSES`](crate::doc9303::RESIDUE_CLASSES).
    Verified,
    /// Its check digit does not match.
    Refuted {
        /// The digit due; `None` when a covered character is not of the alphabet.
        expected: Option<char>,
    },
    /// No check digit covers it, or none that can be computed.
    Unchecked,
    /// It holds only fillers, or the input lacks it.
    Absent,
    /// It holds what can't stand there.
    Unreadable,
}

impl FieldStatus {
    /// A stable name for machines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Refuted { .. } => "refuted",
            Self::Unchecked => "unchecked",
            Self::Absent => "absent",
            Self::Unreadable => "unreadable",
        }
    }
}

display_stable_name!(FieldStatus);

impl fmt::Debug for FieldStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
