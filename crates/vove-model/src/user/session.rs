//! Verification sessions.

use alloc::{collections::BTreeSet, string::String};

use bytes::Bytes;
use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess},
};

use crate::{
    Error, FlowId, HasSchema, Payload, Schema, SchemaField, SessionId, SessionToken,
    json::{
        self, lenient,
        read::{Object, any_from_slice},
        scalar::{AnyVisitor, ReadAny, Scalar},
    },
};

/// The response of `POST /v2/sessions`: the token that the person's device needs.
///
/// Source: API page "Verification session". The documentation and integrators use four names for the token; the first
/// one present of `token`, `sessionToken`, `access_token` and `accessToken` is read.
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
    /// The token for the front end. Valid for 30 minutes; the same call creates a new one.
    pub token: SessionToken,
    /// The session, if the response names it.
    pub session_id: Option<SessionId>,
    /// The flow, if the response names it.
    pub flow_id: Option<FlowId>,
}

/// The response with each name of the token and of the session.
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
    #[serde(default, rename = "sessionId", deserialize_with = "lenient::value")]
    session_id: Option<SessionId>,
    #[serde(default, deserialize_with = "lenient::value")]
    id: Option<SessionId>,
    #[serde(default, rename = "flowId", deserialize_with = "lenient::value")]
    flow_id: Option<FlowId>,
}

impl Payload for Session {
    fn parse(response: &Bytes) -> Result<Self, Error> {
        let Object(wire): Object<Wire> = any_from_slice(response, &Self::SCHEMA)?;
        let token = wire.token.or(wire.session_token).or(wire.access_token).or(wire.access_token_camel);
        let missing =
            || Error::missing_token(any_from_slice(response, Schema::ANY).map(|Keys(keys)| keys).unwrap_or_default());
        Ok(Self { token: token.ok_or_else(missing)?, session_id: wire.session_id.or(wire.id), flow_id: wire.flow_id })
    }
}

/// The documented keys of a response, for the message that none of them is a token's, and `?` if there are others.
#[derive(Default)]
struct Keys(BTreeSet<&'static str>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ToKeys;

        impl<'de> ReadAny<'de> for ToKeys {
            type Value = Keys;

            fn scalar<E>(self, _: Scalar<'de>) -> Result<Keys, E> {
                Ok(Keys::default())
            }

            fn object<A: MapAccess<'de>>(self, mut entries: A) -> Result<Keys, A::Error> {
                let mut keys = BTreeSet::new();
                while let Some((key, IgnoredAny)) = entries.next_entry::<String, _>()? {
                    keys.insert(Session::SCHEMA.field(&key).map_or("?", |field| field.key));
                }
                Ok(Keys(keys))
            }
        }

        deserializer.deserialize_any(AnyVisitor(ToKeys))
    }
}

impl HasSchema for Session {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::required("token", SessionToken::SCHEMA),
        SchemaField::alias("sessionToken", SessionToken::SCHEMA),
        SchemaField::alias("access_token", SessionToken::SCHEMA),
        SchemaField::alias("accessToken", SessionToken::SCHEMA),
        SchemaField::optional("sessionId", SessionId::SCHEMA),
        SchemaField::alias("id", SessionId::SCHEMA),
        SchemaField::optional("flowId", FlowId::SCHEMA),
    ]);
}

#[cfg(test)]
mod tests {
    use super::{Session, Wire};
    use crate::{HasSchema, json::schema::agreement::assert_reads};

    #[test]
    fn a_session_reads_the_fields_of_its_schema() {
        assert_reads::<Wire>(&Session::SCHEMA);
    }
}
