use crate::{AmlCaseId, FlowId, RefId, ScreeningData, Timestamp, json::open_enum::open_enum, json::payload::payload};

open_enum! {
    /// Where the screening of a person or business stands (API page "AML Screening").
    pub enum AmlCaseStatus {
        /// Nothing was found.
        NoMatch = "NO_MATCH",
        /// Something was found; a person looks at it.
        InReview = "IN_REVIEW",
        /// What was found is somebody else, or harmless.
        Cleared = "CLEARED",
        /// What was found stands.
        Rejected = "REJECTED",
    }
}

impl AmlCaseStatus {
    /// True for `NO_MATCH` and `CLEARED` alone.
    pub const fn is_clear(&self) -> bool {
        matches!(self, Self::NoMatch | Self::Cleared)
    }
}

payload! {
    /// A screening against sanctions, politically exposed persons and other lists: reply of `POST /v2/aml/case` and
    /// `GET /v2/aml/case/{refId}`, an item of `GET /v2/aml/case`.
    ///
    /// Source: API page "AML Screening", which shows no reply: everything but identifier and status may be missing. It is
    /// found again by [`RefId`], its status is changed by [`AmlCaseId`]: two types, so that no one swaps them.
    ///
    /// ```
    /// use vove_model::{AmlCase, Received};
    ///
    /// let case = Received::<AmlCase>::parse(r#"{"id": "a1", "refId": "cust-0042", "status": "IN_REVIEW"}"#)?;
    /// assert!(!case.status.is_clear());
    /// # Ok::<(), vove_model::Error>(())
    /// ```
    pub struct AmlCase {
        identified {
            /// VOVE ID's identifier of the case: what changing its status takes.
            id: AmlCaseId,
        }
        needed {
            /// Where the case stands.
            status: AmlCaseStatus = "status",
        }
        maybe {
            /// Your identifier: what fetching the case takes. Without one there is no webhook either.
            ref_id: RefId = "refId",
            /// The flow.
            flow_id: FlowId = "flowId",
            /// Who was looked for.
            screening_data: ScreeningData = "screeningData",
            /// When the case was created.
            created_at: Timestamp = "createdAt",
            /// When anything last changed.
            updated_at: Timestamp = "updatedAt",
        }
        free {
            /// What was found: no documented shape. The reply to creating a case leaves it out on purpose.
            hits = "hits",
        }
    }
}
