use alloc::{string::String, vec::Vec};
use core::fmt;

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use crate::{Error, FlowId, Payload, Pii, SessionId, base64_text, json};

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
    #[serde(default, rename = "sessionId", deserialize_with = "json::none_if_empty")]
    session_id: Option<SessionId>,
    #[serde(default, deserialize_with = "json::none_if_empty")]
    id: Option<SessionId>,
    #[serde(default, rename = "flowId", deserialize_with = "json::none_if_empty")]
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

/// A session token: a secret that opens one person's verification. Wiped on drop, silent in `Debug`.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct SessionToken(String);

impl SessionToken {
    /// The one exit: the text to hand to the person's device.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// When the token ends, in Unix seconds, read from the JWT's `exp` claim (RFC 7519, section 4.1.4).
    ///
    /// The signature is not verified: only VOVE ID holds the key. `None` when the token is no JWT or names no end.
    ///
    /// ```
    /// use bytes::Bytes;
    /// use vove_model::{Received, Session};
    ///
    /// // header {"alg":"HS256"}, payload {"exp":1719872757}
    /// let reply = Bytes::from_static(br#"{"token": "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MTk4NzI3NTd9.c2ln"}"#);
    /// let session = Received::<Session>::parse(reply)?;
    /// assert_eq!(session.token.expires_at(), Some(1_719_872_757));
    /// # Ok::<(), vove_model::Error>(())
    /// ```
    pub fn expires_at(&self) -> Option<i64> {
        #[derive(Deserialize)]
        struct Claims {
            exp: serde_json::Number,
        }

        let mut parts = self.0.split('.');
        let (_header, payload, _signature) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let claims: Claims = serde_json::from_slice(&base64_text::decode(payload.as_bytes())?).ok()?;
        claims.exp.as_i64().or_else(|| claims.exp.as_f64().map(|seconds| seconds as i64))
    }

    /// Whether the token has ended at `now` (Unix seconds), or will within `skew` seconds.
    ///
    /// A token that does not say when it ends counts as not expired.
    pub fn is_expired(&self, now: i64, skew: u32) -> bool {
        self.expires_at().is_some_and(|end| end <= now.saturating_add(i64::from(skew)))
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(..)")
    }
}

impl Drop for SessionToken {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// What you know of a person before they are verified: `user` of `POST /v2/sessions`.
///
/// Needed by flows that match data, optional otherwise. Only what is set is written.
///
/// ```
/// use vove_model::ClaimedUser;
///
/// let user = ClaimedUser { first_name: Some("AMINA".into()), ..ClaimedUser::default() };
/// assert_eq!(format!("{user:?}"), "ClaimedUser { first_name: Some(Pii(..)), last_name: None, gender: None, date_of_birth: None }");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClaimedUser {
    /// Given names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<Pii<String>>,
    /// Surname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<Pii<String>>,
    /// Values are not documented; the AML endpoints use `male` and `female`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Pii<String>>,
    /// The form is not documented; every other date of this kind is `DD/MM/YYYY`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_of_birth: Option<Pii<String>>,
}
