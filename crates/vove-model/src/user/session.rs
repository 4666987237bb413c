use alloc::{string::String, vec::Vec};

use bytes::Bytes;
use serde::Deserialize;

use crate::{
    Error, FlowId, Payload, SessionId, SessionToken, json,
    json::schema::{HasSchema, Leaf, Schema, SchemaField},
};

/// Reply of `POST /v2/sessions`: the token that the person's device needs.
///
/// Source: API page "Verification session". The documentation and integrators know four names for the token; the
/// first present of `token`, `sessionToken`, `access_token`, `accessToken` is taken.
///
/// ```
/// use bytes::Bytes;
/// use vove_model::{Received, Session};
///
/// let session = Received::<Session>::parse(Bytes::from_static(br#"{"sessionToken": "abc"}"#))?;
/// assert_eq!(session.token.expose(), "abc");
/// # Ok::<(), vove_model::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "testing", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct Session {
    /// What the front end needs. Valid for 30 minutes; ask again with the same call.
    pub token: SessionToken,
    /// The session, when the reply names it.
    pub session_id: Option<SessionId>,
    /// The flow, when the reply names it.
    pub flow_id: Option<FlowId>,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(default, deserialize_with = "json::none_if_empty")]
    token: Option<SessionToken>,
    #[serde(default, rename = "sessionToken", deserialize_with = "json::none_if_empty")]
    session_token: Option<SessionToken>,
    #[serde(default, deserialize_with = "json::none_if_empty")]
    access_token: Option<SessionToken>,
    #[serde(default, rename = "accessToken", deserialize_with = "json::none_if_empty")]
    access_token_camel: Option<SessionToken>,
    #[serde(default, rename = "sessionId", deserialize_with = "json::none_if_unreadable")]
    session_id: Option<SessionId>,
    #[serde(default, deserialize_with = "json::none_if_unreadable")]
    id: Option<SessionId>,
    #[serde(default, rename = "flowId", deserialize_with = "json::none_if_unreadable")]
    flow_id: Option<FlowId>,
}

impl Payload for Session {
    fn parse(reply: &Bytes) -> Result<Self, Error> {
        let wire: Wire = json::from_slice(reply)?;
        let token = wire.token.or(wire.session_token).or(wire.access_token).or(wire.access_token_camel);
        Ok(Self {
            token: token.ok_or_else(|| Error::missing_token(&keys(reply)))?,
            session_id: wire.session_id.or(wire.id),
            flow_id: wire.flow_id,
        })
    }
}

/// The keys of an object, for the message that no token was among them.
fn keys(reply: &[u8]) -> Vec<String> {
    use serde::de::IgnoredAny;
    use serde_json::from_slice;

    from_slice::<alloc::collections::BTreeMap<String, IgnoredAny>>(reply)
        .map(|map| map.into_keys().collect())
        .unwrap_or_default()
}

impl HasSchema for Session {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::required("token", Schema::Leaf(Leaf::Token)),
        SchemaField::alias("sessionToken", Schema::Leaf(Leaf::Token)),
        SchemaField::alias("access_token", Schema::Leaf(Leaf::Token)),
        SchemaField::alias("accessToken", Schema::Leaf(Leaf::Token)),
        SchemaField::optional("sessionId", Schema::Leaf(Leaf::Id)),
        SchemaField::alias("id", Schema::Leaf(Leaf::Id)),
        SchemaField::optional("flowId", Schema::Leaf(Leaf::Id)),
    ]);
}
