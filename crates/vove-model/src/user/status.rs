//! The status of a person's verification.

use crate::json::open_enum::open_enum;

open_enum! {
    /// The status of a person's verification: `status` of `GET /v2/users/{refId}` and of the user webhook.
    ///
    /// Only these four values are documented (API page "Webhooks"). The words of the front-end SDKs (`success`,
    /// `failed`, `canceled` and so on) are not API statuses and are [`Unknown`](Self::Unknown).
    ///
    /// ```
    /// use vove_model::VerificationStatus;
    ///
    /// assert!(VerificationStatus::from("successful").is_successful());
    /// assert!(!VerificationStatus::from("success").is_successful());
    /// assert_eq!(VerificationStatus::from("on_hold").as_str(), "on_hold");
    /// ```
    pub enum VerificationStatus {
        /// Started, at least one step done.
        InProgress = "in_progress",
        /// Awaiting manual review.
        Pending = "pending",
        /// All checks passed.
        Successful = "successful",
        /// Failed on data matching or AML. A reviewer or a new session may still change it.
        Suspected = "suspected",
    }
}

impl VerificationStatus {
    /// Whether the status is `successful`: no synonym and no unknown value.
    pub const fn is_successful(&self) -> bool {
        matches!(self, Self::Successful)
    }
}
