use crate::{
    BeneficialOwner, BusinessSearch, KybCaseId, KybDocument, KybFlow, Pii, RefId, Text, Timestamp, WebsiteAnalysis,
    json::open_enum::open_enum, json::payload::payload,
};

open_enum! {
    /// Where the verification of a business stands (API page "KYB Case Management").
    pub enum KybCaseStatus {
        /// Created; nobody has opened the portal yet.
        NotStarted = "NOT_STARTED",
        /// The business is filling in its data.
        InProgress = "IN_PROGRESS",
        /// Handed in; VOVE ID reviews.
        InReview = "IN_REVIEW",
        /// Accepted.
        Completed = "COMPLETED",
        /// Refused.
        Rejected = "REJECTED",
    }
}

impl KybCaseStatus {
    /// True for `COMPLETED` alone.
    pub const fn is_completed(&self) -> bool {
        matches!(self, Self::Completed)
    }
}

open_enum! {
    /// Why a business was refused. One value is documented; expect more.
    pub enum KybRejectionReason {
        /// The documents don't fit what was claimed.
        DocumentMismatch = "DOCUMENT_MISMATCH",
    }
}

payload! {
    /// The verification of one business: reply of `GET /v2/kyb/case/{id}`, an item of `GET /v2/kyb/case`, and part of the
    /// reply to creating one.
    ///
    /// Source: API pages "Create KYB Case" and "KYB Case Management". The case's identifier is `_id` in one and `id` in the
    /// other; the flow is a text in one and an object in the other. Identifiers and status must be there.
    ///
    /// ```
    /// use vove_model::{KybCase, Received};
    ///
    /// let json = r#"{"_id": "k1", "refId": "shop-7", "status": "NOT_STARTED", "flow": "f1"}"#;
    /// let case = Received::<KybCase>::parse(json)?;
    /// assert_eq!(case.id.as_str(), "k1");
    /// assert_eq!(case.flow.as_ref().and_then(|flow| flow.id()).map(|id| id.as_str()), Some("f1"));
    /// # Ok::<(), vove_model::Error>(())
    /// ```
    pub struct KybCase {
        identified {
            /// VOVE ID's identifier of the case: what the paths take.
            id: KybCaseId,
        }
        needed {
            /// Your identifier of the business.
            ref_id: RefId = "refId",
            /// Where the case stands.
            status: KybCaseStatus = "status",
        }
        maybe {
            /// Name of the business.
            business_name: Pii<Text> = "businessName",
            /// The flow.
            flow: KybFlow = "flow",
            /// What the register of businesses says.
            business_search: BusinessSearch = "businessSearch",
            /// What the website says. An optional check.
            website_analysis: WebsiteAnalysis = "websiteAnalysis",
            /// Why the business was refused. The webhook calls it so; no page shows it in a reply.
            reason: KybRejectionReason = "reason",
            /// When the case was created.
            created_at: Timestamp = "createdAt",
            /// When anything last changed.
            updated_at: Timestamp = "updatedAt",
            /// When the business handed its data in.
            submitted_at: Timestamp = "submittedAt",
        }
        lists {
            /// Documents handed in.
            documents: KybDocument = "documents",
            /// Ultimate beneficial owners.
            ubos: BeneficialOwner = "ubos",
        }
        free {
            /// What the business filled in: an object of no fixed shape.
            form_data = "formData",
        }
    }
}
