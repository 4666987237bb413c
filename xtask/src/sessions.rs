//! Replies of `POST /v2/sessions` under every name that the token has had.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use crate::{
    Result,
    documents::{self, pretty},
    people::{PEOPLE, Person},
};

/// 2026-10-01T08:30:00Z
const ISSUED: u64 = 1_790_843_400;

pub(crate) fn replies() -> Result<Vec<(&'static str, String)>> {
    let Some(person) = PEOPLE.first() else { return Ok(Vec::new()) };
    let token = token(person);
    let session = documents::id(person, "session");
    let flow = "5f3c8e1a-7d42-4b6e-9a10-2c4d6e8f0a1b";
    let replies: [(&str, Value); 5] = [
        ("token.json", json!({ "token": token, "sessionId": session, "flowId": flow })),
        ("session-token.json", json!({ "sessionToken": token, "id": session })),
        ("access-token.json", json!({ "access_token": token })),
        ("access-token-camel.json", json!({ "accessToken": token, "token": "" })),
        ("no-token.json", json!({ "sessionId": session, "flowId": flow, "authToken": token })),
    ];
    replies.into_iter().map(|(name, reply)| Ok((name, pretty(&reply)?))).collect()
}

/// A session token. The documented claims.
fn token(person: &Person) -> String {
    jwt(json!({
        "voveId": documents::id(person, "user"),
        "refId": documents::ref_id(person),
        "orgId": documents::id(person, "organisation"),
        "sessionId": documents::id(person, "session"),
        "iat": ISSUED,
        "exp": ISSUED + 1800,
    }))
}

/// A token of the portal for businesses, valid for a day. Its claims are not documented.
pub(crate) fn portal_token(ref_id: &str, case: &str) -> String {
    jwt(json!({ "refId": ref_id, "kybCaseId": case, "iat": ISSUED, "exp": ISSUED + 86_400 }))
}

/// A JWT (RFC 7519). Its signature is made up: only the provider could verify one.
fn jwt(claims: Value) -> String {
    let part = |value: Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let header = part(json!({ "alg": "HS256", "typ": "JWT" }));
    format!("{header}.{}.{}", part(claims), BASE64_URL_SAFE_NO_PAD.encode([0x5a; 32]))
}
