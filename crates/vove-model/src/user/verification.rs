//! A person's verification.

use alloc::vec::Vec;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::{
    Document, Error, FlowId, HasSchema, Payload, Pii, RawJson, RefId, Schema, SchemaField, SessionId, Timestamp,
    UserId, VerificationStatus,
    json::{self, lenient},
    limits::{MAX_DOCUMENTS, MAX_SESSIONS},
};

/// The response of `GET /v2/users/{refId}`: the status of a person's verification, and the data read
/// from their documents.
///
/// Source: API page "Get User Verification". The two identifiers and the status are required, everything else is
/// optional.
///
/// ```
/// use bytes::Bytes;
/// use vove_model::{Decision, Received, UserVerification};
///
/// let response = Bytes::from_static(br#"{"_id": "u1", "refId": "cust-0042", "status": "pending"}"#);
/// let user = Received::<UserVerification>::parse(response)?;
/// assert!(matches!(user.decision(), Decision::Undecided));
/// # Ok::<(), vove_model::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct UserVerification {
    /// VOVE ID's identifier of the person.
    #[serde(rename = "_id")]
    pub id: UserId,
    /// Your identifier of the person.
    pub ref_id: RefId,
    /// The status of the verification.
    pub status: VerificationStatus,
    /// When the person was first seen.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    /// When the verification last changed.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
    /// The flow.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub flow_id: Option<FlowId>,
    /// The current or last session.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub session_id: Option<SessionId>,
    /// All sessions.
    #[serde(default, deserialize_with = "lenient::list::<_, _, MAX_SESSIONS>")]
    pub sessions: Vec<SessionId>,
    /// The documents read so far; empty before the first.
    #[serde(default, deserialize_with = "lenient::list::<_, _, MAX_DOCUMENTS>")]
    pub documents: Vec<Document>,
    /// Not documented; the sample has an IP address.
    #[serde(default, deserialize_with = "lenient::any", skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Pii<RawJson>>,
}

impl HasSchema for UserVerification {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::required("_id", UserId::SCHEMA),
        SchemaField::required("refId", RefId::SCHEMA),
        SchemaField::required("status", VerificationStatus::SCHEMA),
        SchemaField::optional("createdAt", Timestamp::SCHEMA),
        SchemaField::optional("updatedAt", Timestamp::SCHEMA),
        SchemaField::optional("flowId", FlowId::SCHEMA),
        SchemaField::optional("sessionId", SessionId::SCHEMA),
        SchemaField::optional("sessions", <Vec<SessionId>>::SCHEMA),
        SchemaField::optional("documents", <Vec<Document>>::SCHEMA),
        SchemaField::optional("metadata", RawJson::SCHEMA),
    ]);
}

impl Payload for UserVerification {
    fn parse(response: &Bytes) -> Result<Self, Error> {
        json::from_slice(response)
    }
}
