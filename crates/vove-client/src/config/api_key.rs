//! The server-side API key.

use std::{env, fmt, str::FromStr};

use bytes::Bytes;
use http::HeaderValue;
use zeroize::Zeroizing;

use crate::Error;

/// The server-side API key, from the dashboard. It is zeroized on drop and redacted in `Debug`.
///
/// It is neither the [`PublishableKey`](crate::PublishableKey) of the front-end SDKs nor a webhook signing secret,
/// and must never leave the server.
///
/// ```
/// use vove_client::ApiKey;
///
/// let key = ApiKey::new("an-api-key")?;
/// assert_eq!(format!("{key:?}"), "ApiKey(..)");
/// assert!(ApiKey::new("an-api-key\n").is_err());
/// # Ok::<(), vove_client::Error>(())
/// ```
#[derive(Clone)]
pub struct ApiKey(HeaderValue);

impl ApiKey {
    /// The environment variable that [`from_env`](Self::from_env) reads: `VOVE_API_KEY`.
    pub const VARIABLE: &'static str = "VOVE_API_KEY";

    /// Creates a key from visible ASCII characters, without spaces or line breaks.
    ///
    /// # Errors
    /// [`InvalidConfiguration`](crate::ErrorKind::InvalidConfiguration) when the text is empty, contains another
    /// character, or has the prefix of a webhook secret.
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        let key = Zeroizing::new(key.into());
        if key.is_empty() {
            Err(Error::configuration("the API key is empty"))
        } else if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            Err(Error::configuration(
                "the API key contains a space, a line break or another character that a header can't contain",
            ))
        } else if ["whsec_", "whpk_", "whsk_"].iter().any(|prefix| key.starts_with(prefix)) {
            Err(Error::configuration("this is a webhook secret, not an API key"))
        } else {
            // The bytes are zeroized when the last request that contains them is dropped.
            let mut value = HeaderValue::from_maybe_shared(Bytes::from_owner(key))
                .map_err(|_| Error::configuration("the API key can't be written as a header"))?;
            value.set_sensitive(true);
            Ok(Self(value))
        }
    }

    /// Reads the key from the environment variable `VOVE_API_KEY`.
    ///
    /// # Errors
    /// [`InvalidConfiguration`](crate::ErrorKind::InvalidConfiguration) when the variable is not set, or as
    /// [`new`](Self::new).
    pub fn from_env() -> Result<Self, Error> {
        env::var(Self::VARIABLE).map_err(|_| Error::configuration("VOVE_API_KEY is not set")).and_then(Self::new)
    }

    pub(crate) fn header_value(&self) -> HeaderValue {
        self.0.clone()
    }
}

impl FromStr for ApiKey {
    type Err = Error;

    fn from_str(key: &str) -> Result<Self, Error> {
        Self::new(key)
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(..)")
    }
}
