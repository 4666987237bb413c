use crate::{Document, FlowId, RefId, SessionId, Timestamp, UserId, VerificationStatus, json::payload::payload};

payload! {
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
    pub struct UserVerification {
        needed {
            /// VOVE ID's identifier of the person.
            id: UserId = "_id",
            /// Your identifier of the person.
            ref_id: RefId = "refId",
            /// Where the verification stands.
            status: VerificationStatus = "status",
        }
        maybe {
            /// When the person was first seen.
            created_at: Timestamp = "createdAt",
            /// When anything last changed.
            updated_at: Timestamp = "updatedAt",
            /// The flow.
            flow_id: FlowId = "flowId",
            /// The current or last session.
            session_id: SessionId = "sessionId",
        }
        lists {
            /// All sessions.
            sessions: SessionId = "sessions",
            /// The documents read so far; empty before the first.
            documents: Document = "documents",
        }
        free {
            /// Not documented; the sample holds an IP address.
            metadata = "metadata",
        }
    }
}
