//! The tokens of sessions and business cases.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;

/// How long the token of a session is valid. Source: API page "Verification session".
pub(crate) const SESSION_LIFETIME: Duration = Duration::from_secs(30 * 60);

/// How long the portal token of a business case is valid. Source: API page "Create KYB Case".
pub(crate) const PORTAL_LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);

/// Whom a token is for.
pub(crate) struct Subject<'a> {
    pub(crate) ref_id: &'a str,
    pub(crate) user_id: &'a str,
    pub(crate) session_id: &'a str,
}

/// Creates a token with the documented claims: a JWT (RFC 7519) signed with HS256 (RFC 7518, section 3.2).
pub(crate) fn signed_token(key: &[u8], subject: &Subject<'_>, now: SystemTime, lifetime: Duration) -> String {
    let issued_at = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    let claims = json!({
        "voveId": subject.user_id,
        "refId": subject.ref_id,
        "sessionId": subject.session_id,
        "iat": issued_at.as_secs(),
        "exp": issued_at.saturating_add(lifetime).as_secs(),
    });
    let encode = |json: String| BASE64_URL_SAFE_NO_PAD.encode(json);
    let header = encode(json!({ "alg": "HS256", "typ": "JWT" }).to_string());
    let signed = format!("{header}.{}", encode(claims.to_string()));
    let signature = Hmac::<Sha256>::new_from_slice(key)
        .map(|mac| BASE64_URL_SAFE_NO_PAD.encode(mac.chain_update(&signed).finalize().into_bytes()))
        .unwrap_or_default();
    format!("{signed}.{signature}")
}
