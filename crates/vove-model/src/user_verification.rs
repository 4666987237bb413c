use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::{Document, FlowId, Pii, RawJson, RefId, SessionId, StepId, Timestamp, UserId, VerificationStatus, json};

/// Reply of `GET /v2/users/{refId}`: where a person stands and what was read from their documents.
///
/// Source: API page "Get User Verification". The two identifiers and the status must be there; everything else may be
/// missing.
///
/// ```
/// use bytes::Bytes;
/// use vove_model::{Decision, Received, UserVerification};
///
/// let reply = Bytes::from_static(br#"{"_id": "u1", "refId": "cust-0042", "status": "pending"}"#);
/// let user = Received::<UserVerification>::parse(reply)?;
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
    /// Where the verification stands.
    pub status: VerificationStatus,
    /// When the person was first seen.
    #[serde(default, deserialize_with = "json::none_if_empty", skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    /// When anything last changed.
    #[serde(default, deserialize_with = "json::none_if_empty", skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
    /// The flow.
    #[serde(default, deserialize_with = "json::none_if_empty", skip_serializing_if = "Option::is_none")]
    pub flow_id: Option<FlowId>,
    /// The current or last session.
    #[serde(default, deserialize_with = "json::none_if_empty", skip_serializing_if = "Option::is_none")]
    pub session_id: Option<SessionId>,
    /// All sessions.
    #[serde(default, deserialize_with = "json::no_items_if_null")]
    pub sessions: Vec<SessionId>,
    /// The documents read so far; empty before the first.
    #[serde(default, deserialize_with = "json::no_objects_if_null")]
    pub documents: Vec<Document>,
    /// Not documented; the sample holds an IP address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Pii<RawJson>>,
}

impl UserVerification {
    /// The document of a step, whatever its position.
    pub fn document(&self, step: &StepId) -> Option<&Document> {
        self.documents.iter().find(|document| document.step_id == *step)
    }
}
