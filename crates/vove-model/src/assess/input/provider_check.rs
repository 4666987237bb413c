//! The checks of a document that the API reports with undocumented values.

/// A check of a document by the API (VOVE ID), whose values are not documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProviderCheck {
    /// `digitalIDSpoof`: detects a screen or printout presented instead of a document.
    DigitalIdSpoof,
    /// `faceOnDocumentSpoof`: detects a replaced portrait.
    FaceOnDocumentSpoof,
    /// `textOnDocumentSpoof`: detects altered text.
    TextOnDocumentSpoof,
    /// `mrzStatus`: the result of the API's own MRZ parsing.
    MrzStatus,
}

impl ProviderCheck {
    /// The JSON key of the check in the API's responses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DigitalIdSpoof => "digitalIDSpoof",
            Self::FaceOnDocumentSpoof => "faceOnDocumentSpoof",
            Self::TextOnDocumentSpoof => "textOnDocumentSpoof",
            Self::MrzStatus => "mrzStatus",
        }
    }
}
