//! Signing deliveries as the provider does, for tests, tools and the emulator.

use std::{
    fmt,
    time::{SystemTime, UNIX_EPOCH},
};

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{Headers, SigningSecret};

/// The three headers of a signed delivery. `Debug` shows the id only, because a signature is valid for minutes.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedHeaders {
    /// `svix-id`
    pub id: String,
    /// `svix-timestamp`
    pub timestamp: String,
    /// `svix-signature`
    pub signature: String,
}

/// Signs a delivery as the provider's sender does.
///
/// ```
/// use std::time::SystemTime;
/// use vove_webhook::{SigningSecret, Verifier, sign};
///
/// let secret: SigningSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse()?;
/// let body = br#"{"status":"pending","refId":"cust-0042"}"#;
/// let now = SystemTime::now();
/// let headers = sign(&secret, "msg_1", now, body);
/// assert!(Verifier::new(secret).verify(&headers, body, now).is_ok());
/// # Ok::<(), vove_webhook::Error>(())
/// ```
pub fn sign(secret: &SigningSecret, id: &str, at: SystemTime, body: &[u8]) -> SignedHeaders {
    let timestamp = at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs().to_string();
    let mac = secret.mac([id.as_bytes(), b".", timestamp.as_bytes(), b".", body]);
    SignedHeaders { id: id.to_owned(), timestamp, signature: format!("v1,{}", BASE64_STANDARD.encode(mac)) }
}

impl SigningSecret {
    /// The HMAC-SHA256 of any message under this secret's key.
    ///
    /// For tools that explain a wrong signature. Use [`sign`](fn@crate::sign) for a delivery.
    pub fn hmac(&self, message: &[u8]) -> [u8; 32] {
        self.mac([message])
    }
}

impl SignedHeaders {
    /// Names and values of the three headers.
    pub fn pairs(&self) -> [(&'static str, &str); 3] {
        [("svix-id", &self.id), ("svix-timestamp", &self.timestamp), ("svix-signature", &self.signature)]
    }
}

impl Headers for SignedHeaders {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a [u8])) {
        for (name, value) in self.pairs() {
            visit(name, value.as_bytes());
        }
    }
}

impl fmt::Debug for SignedHeaders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignedHeaders({})", self.id)
    }
}
