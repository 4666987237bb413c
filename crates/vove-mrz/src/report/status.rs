use core::fmt;

/// What a check digit says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum CheckDigitStatus {
    /// It is the one due.
    Verified,
    /// Another was due; which one is unknown when a covered character is illegible.
    Refuted {
        /// The digit due.
        expected: Option<char>,
    },
    /// The input doesn't hold it.
    Missing,
    /// A cell that it covers is missing.
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

impl fmt::Debug for CheckDigitStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What is known of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FieldStatus {
    /// A check digit covers it and fits. Not proof: see [`RESIDUE_CLASSES`](crate::doc9303::RESIDUE_CLASSES).
    Verified,
    /// Its check digit is another than due.
    Refuted {
        /// The digit due, when every covered character is legible.
        expected: Option<char>,
    },
    /// No check digit covers it, or none that could be computed: it may say anything.
    Unchecked,
    /// Nothing stands there.
    Absent,
    /// What stands there can't be what belongs there.
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

impl fmt::Debug for FieldStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
