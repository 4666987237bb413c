//! Secret tokens for browsers and devices.

use alloc::string::String;
use core::fmt;

use serde::Deserialize;
use zeroize::Zeroize;

use crate::image::base64;

/// Defines a token: a secret JWT of which only the expiration time is read.
macro_rules! token {
    ($(#[$attr:meta])* $name:ident) => {
        $(#[$attr])*
        #[derive(Clone, PartialEq, Eq, Deserialize)]
        // Only tests write a secret.
        #[cfg_attr(feature = "testing", derive(serde::Serialize))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text, for the device or browser.
            pub fn expose(&self) -> &str {
                &self.0
            }

            /// When the token expires, in Unix seconds: the JWT's `exp` claim (RFC 7519, section 4.1.4).
            ///
            /// The signature is not verified: only VOVE ID has the key. `None` if the token is not a JWT or has no such
            /// claim.
            ///
            /// ```
            /// use bytes::Bytes;
            /// use vove_model::{Received, Session};
            ///
            /// // header {"alg":"HS256"}, payload {"exp":1719872757}
            /// let response = br#"{"token": "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MTk4NzI3NTd9.c2ln"}"#;
            /// let session = Received::<Session>::parse(Bytes::from_static(response))?;
            /// assert_eq!(session.token.expires_at(), Some(1_719_872_757));
            /// # Ok::<(), vove_model::Error>(())
            /// ```
            pub fn expires_at(&self) -> Option<i64> {
                expires_at(&self.0)
            }

            /// Whether the token has expired at `now` (Unix seconds), or will within `skew` seconds.
            ///
            /// A token without an expiration time counts as not expired.
            pub fn is_expired(&self, now: i64, skew: u32) -> bool {
                self.expires_at().is_some_and(|end| end <= now.saturating_add(i64::from(skew)))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }

        impl Drop for $name {
            fn drop(&mut self) {
                self.0.zeroize();
            }
        }

        crate::json::schema::leaf!(Token: $name);
    };
}

token! {
    /// A session token: a secret that opens one person's verification. Wiped on drop, redacted in `Debug`.
    SessionToken
}

token! {
    /// A token that opens the portal of one business case, valid for 24 hours. Wiped on drop, redacted in `Debug`.
    PortalToken
}

fn expires_at(token: &str) -> Option<i64> {
    #[derive(Deserialize)]
    struct Claims {
        exp: serde_json::Number,
    }

    let mut parts = token.split('.');
    let (_header, payload, _signature) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let claims: Claims = serde_json::from_slice(base64::decode(payload.as_bytes())?.as_ref()).ok()?;
    claims.exp.as_i64().or_else(|| claims.exp.as_f64().map(|seconds| seconds as i64))
}
