use vove_model::Pii;

/// Defines a status that the API may add values to: named variants, and `Unknown` kept as it came.
macro_rules! case_status {
    ($(#[$attr:meta])* $name:ident { $($(#[$variant_attr:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$attr])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_attr])* $variant,)*
            /// A value that this version does not know.
            Unknown(Pii<Box<str>>),
        }

        impl $name {
            /// The text as the API writes it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text.expose(),
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::Unknown(Pii::new(other.into())),
                }
            }
        }
    };
}

case_status! {
    /// Where an AML case stands (API page "AML Screening").
    AmlStatus {
        /// Nothing was found.
        NoMatch = "NO_MATCH",
        /// Something was found, somebody must look at it.
        InReview = "IN_REVIEW",
        /// Looked at, and no concern.
        Cleared = "CLEARED",
        /// Looked at, and refused.
        Rejected = "REJECTED",
    }
}

case_status! {
    /// Where a KYB case stands (API pages "KYB Overview" and "Case Management").
    KybStatus {
        /// Made, the portal not opened yet.
        NotStarted = "NOT_STARTED",
        /// Being filled in.
        InProgress = "IN_PROGRESS",
        /// Handed in, under review.
        InReview = "IN_REVIEW",
        /// Accepted.
        Completed = "COMPLETED",
        /// Refused.
        Rejected = "REJECTED",
    }
}
