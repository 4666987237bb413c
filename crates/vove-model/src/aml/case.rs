//! Screenings that are kept as cases.

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::{
    AmlCaseId, Error, FlowId, HasSchema, Payload, Pii, RawJson, RefId, Schema, SchemaField, ScreeningData, Timestamp,
    json::{
        self, lenient,
        open_enum::open_enum,
        read::{MissingId, either_id},
    },
};

open_enum! {
    /// The status of a screening case (API page "AML Screening").
    pub enum AmlCaseStatus {
        /// Nothing was found.
        NoMatch = "NO_MATCH",
        /// Something was found; a person reviews it.
        InReview = "IN_REVIEW",
        /// The records found concern somebody else, or are harmless.
        Cleared = "CLEARED",
        /// The records found are confirmed.
        Rejected = "REJECTED",
    }
}

impl AmlCaseStatus {
    /// Whether the status is `NO_MATCH` or `CLEARED`.
    pub const fn is_clear(&self) -> bool {
        matches!(self, Self::NoMatch | Self::Cleared)
    }
}

/// A screening against lists of sanctions, politically exposed persons and others: the response of `POST /v2/aml/case`
/// and `GET /v2/aml/case/{refId}`, and an item of `GET /v2/aml/case`.
///
/// Source: API page "AML Screening", which shows no response: everything but identifier and status is optional. A case
/// is fetched by [`RefId`] and its status is changed by [`AmlCaseId`]: two types, so that they can't be swapped.
///
/// ```
/// use vove_model::{AmlCase, Received};
///
/// let case = Received::<AmlCase>::parse(r#"{"id": "a1", "refId": "cust-0042", "status": "IN_REVIEW"}"#)?;
/// assert!(!case.status.is_clear());
/// # Ok::<(), vove_model::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", try_from = "Wire")]
#[non_exhaustive]
pub struct AmlCase {
    /// VOVE ID's identifier of the case, for changing its status.
    pub id: AmlCaseId,
    /// The status of the case.
    pub status: AmlCaseStatus,
    /// Your identifier, for fetching the case. Without one no webhook is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ref_id: Option<RefId>,
    /// The flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow_id: Option<FlowId>,
    /// The person or business that was screened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub screening_data: Option<ScreeningData>,
    /// When the case was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    /// When the case last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
    /// The records found, without a documented schema. The response to creating a case leaves them out on purpose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hits: Option<Pii<RawJson>>,
}

impl HasSchema for AmlCase {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::required("id", AmlCaseId::SCHEMA),
        SchemaField::required("status", AmlCaseStatus::SCHEMA),
        SchemaField::optional("refId", RefId::SCHEMA),
        SchemaField::optional("flowId", FlowId::SCHEMA),
        SchemaField::optional("screeningData", ScreeningData::SCHEMA),
        SchemaField::optional("createdAt", Timestamp::SCHEMA),
        SchemaField::optional("updatedAt", Timestamp::SCHEMA),
        SchemaField::optional("hits", RawJson::SCHEMA),
        SchemaField::alias("_id", AmlCaseId::SCHEMA),
    ]);
}

/// The fields as they come, with both names of the identifier.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    #[serde(default, deserialize_with = "lenient::value")]
    id: Option<AmlCaseId>,
    #[serde(rename = "_id", default, deserialize_with = "lenient::value")]
    underscored_id: Option<AmlCaseId>,
    status: AmlCaseStatus,
    #[serde(default, deserialize_with = "lenient::value")]
    ref_id: Option<RefId>,
    #[serde(default, deserialize_with = "lenient::value")]
    flow_id: Option<FlowId>,
    #[serde(default, deserialize_with = "lenient::value")]
    screening_data: Option<ScreeningData>,
    #[serde(default, deserialize_with = "lenient::value")]
    created_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "lenient::value")]
    updated_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "lenient::any")]
    hits: Option<Pii<RawJson>>,
}

impl TryFrom<Wire> for AmlCase {
    type Error = MissingId;

    fn try_from(wire: Wire) -> Result<Self, MissingId> {
        Ok(Self {
            id: either_id(wire.id, wire.underscored_id)?,
            status: wire.status,
            ref_id: wire.ref_id,
            flow_id: wire.flow_id,
            screening_data: wire.screening_data,
            created_at: wire.created_at,
            updated_at: wire.updated_at,
            hits: wire.hits,
        })
    }
}

impl Payload for AmlCase {
    fn parse(response: &Bytes) -> Result<Self, Error> {
        json::from_slice(response)
    }
}
