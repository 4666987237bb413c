//! Session tokens.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;

/// How long a session token is valid: 30 minutes.
const LIFETIME_SECONDS: u64 = 1800;

/// Creates a session token with the documented claims: a JWT (RFC 7519) signed with HS256 (RFC 7518, section 3.2).
pub(crate) fn session_token(key: &[u8], ref_id: &str, user_id: &str, session_id: &str, now: SystemTime) -> String {
    let issued_at = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let claims = json!({
        "voveId": user_id,
        "refId": ref_id,
        "sessionId": session_id,
        "iat": issued_at,
        "exp": issued_at + LIFETIME_SECONDS,
    });
    let encode = |json: String| BASE64_URL_SAFE_NO_PAD.encode(json);
    let header = encode(json!({ "alg": "HS256", "typ": "JWT" }).to_string());
    let signed = format!("{header}.{}", encode(claims.to_string()));
    let signature = Hmac::<Sha256>::new_from_slice(key)
        .map(|mac| BASE64_URL_SAFE_NO_PAD.encode(mac.chain_update(&signed).finalize().into_bytes()))
        .unwrap_or_default();
    format!("{signed}.{signature}")
}
