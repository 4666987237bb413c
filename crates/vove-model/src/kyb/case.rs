//! The verification of a business.

use alloc::vec::Vec;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::{
    BeneficialOwner, BusinessSearch, Error, HasSchema, KybCaseId, KybDocument, KybFlow, Payload, Pii, RawJson, RefId,
    Schema, SchemaField, Text, Timestamp, WebsiteAnalysis,
    json::{
        self, lenient,
        open_enum::open_enum,
        read::{MissingId, either_id},
    },
    limits::MAX_NESTED_ITEMS,
};

open_enum! {
    /// The status of a business case (API page "KYB Case Management").
    pub enum KybCaseStatus {
        /// Created; the portal has not been opened yet.
        NotStarted = "NOT_STARTED",
        /// The business is filling in its data.
        InProgress = "IN_PROGRESS",
        /// Submitted; VOVE ID reviews it.
        InReview = "IN_REVIEW",
        /// Accepted.
        Completed = "COMPLETED",
        /// Rejected.
        Rejected = "REJECTED",
    }
}

impl KybCaseStatus {
    /// Whether the status is `COMPLETED`.
    pub const fn is_completed(&self) -> bool {
        matches!(self, Self::Completed)
    }
}

open_enum! {
    /// The reason why a business was rejected. One value is documented; expect more.
    pub enum KybRejectionReason {
        /// The documents don't match the submitted data.
        DocumentMismatch = "DOCUMENT_MISMATCH",
    }
}

/// The verification of one business: the response of `GET /v2/kyb/case/{id}`, an item of `GET /v2/kyb/case`, and part
/// of the response to creating one.
///
/// Source: API pages "Create KYB Case" and "KYB Case Management". The case's identifier is `_id` on one and `id` on the
/// other; the flow is a text on one and an object on the other. Identifiers and status are required.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", try_from = "Wire")]
#[non_exhaustive]
pub struct KybCase {
    /// VOVE ID's identifier of the case, for the KYB paths.
    pub id: KybCaseId,
    /// Your identifier of the business.
    pub ref_id: RefId,
    /// The status of the case.
    pub status: KybCaseStatus,
    /// Name of the business.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_name: Option<Pii<Text>>,
    /// The flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<KybFlow>,
    /// Data of the business register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_search: Option<BusinessSearch>,
    /// Analysis of the website. An optional check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website_analysis: Option<WebsiteAnalysis>,
    /// Why the business was rejected. Named after the webhook's field; no page shows it in a response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<KybRejectionReason>,
    /// When the case was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    /// When the case last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
    /// When the business submitted its data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submitted_at: Option<Timestamp>,
    /// Documents that the business submitted.
    pub documents: Vec<KybDocument>,
    /// Ultimate beneficial owners.
    pub ubos: Vec<BeneficialOwner>,
    /// The form that the business filled in: an object without a fixed schema.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form_data: Option<Pii<RawJson>>,
}

impl HasSchema for KybCase {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::required("id", KybCaseId::SCHEMA),
        SchemaField::required("refId", RefId::SCHEMA),
        SchemaField::required("status", KybCaseStatus::SCHEMA),
        SchemaField::optional("businessName", <Pii<Text>>::SCHEMA),
        SchemaField::optional("flow", KybFlow::SCHEMA),
        SchemaField::optional("businessSearch", BusinessSearch::SCHEMA),
        SchemaField::optional("websiteAnalysis", WebsiteAnalysis::SCHEMA),
        SchemaField::optional("reason", KybRejectionReason::SCHEMA),
        SchemaField::optional("createdAt", Timestamp::SCHEMA),
        SchemaField::optional("updatedAt", Timestamp::SCHEMA),
        SchemaField::optional("submittedAt", Timestamp::SCHEMA),
        SchemaField::optional("documents", <Vec<KybDocument>>::SCHEMA),
        SchemaField::optional("ubos", <Vec<BeneficialOwner>>::SCHEMA),
        SchemaField::optional("formData", RawJson::SCHEMA),
        SchemaField::alias("_id", KybCaseId::SCHEMA),
    ]);
}

/// The fields as they come, with both names of the identifier.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    #[serde(default, deserialize_with = "lenient::value")]
    id: Option<KybCaseId>,
    #[serde(rename = "_id", default, deserialize_with = "lenient::value")]
    underscored_id: Option<KybCaseId>,
    ref_id: RefId,
    status: KybCaseStatus,
    #[serde(default, deserialize_with = "lenient::value")]
    business_name: Option<Pii<Text>>,
    #[serde(default, deserialize_with = "lenient::value")]
    flow: Option<KybFlow>,
    #[serde(default, deserialize_with = "lenient::value")]
    business_search: Option<BusinessSearch>,
    #[serde(default, deserialize_with = "lenient::value")]
    website_analysis: Option<WebsiteAnalysis>,
    #[serde(default, deserialize_with = "lenient::value")]
    reason: Option<KybRejectionReason>,
    #[serde(default, deserialize_with = "lenient::value")]
    created_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "lenient::value")]
    updated_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "lenient::value")]
    submitted_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "lenient::list::<_, _, MAX_NESTED_ITEMS>")]
    documents: Vec<KybDocument>,
    #[serde(default, deserialize_with = "lenient::list::<_, _, MAX_NESTED_ITEMS>")]
    ubos: Vec<BeneficialOwner>,
    #[serde(default, deserialize_with = "lenient::any")]
    form_data: Option<Pii<RawJson>>,
}

impl TryFrom<Wire> for KybCase {
    type Error = MissingId;

    fn try_from(wire: Wire) -> Result<Self, MissingId> {
        Ok(Self {
            id: either_id(wire.id, wire.underscored_id)?,
            ref_id: wire.ref_id,
            status: wire.status,
            business_name: wire.business_name,
            flow: wire.flow,
            business_search: wire.business_search,
            website_analysis: wire.website_analysis,
            reason: wire.reason,
            created_at: wire.created_at,
            updated_at: wire.updated_at,
            submitted_at: wire.submitted_at,
            documents: wire.documents,
            ubos: wire.ubos,
            form_data: wire.form_data,
        })
    }
}

impl Payload for KybCase {
    fn parse(response: &Bytes) -> Result<Self, Error> {
        json::from_slice(response)
    }
}
