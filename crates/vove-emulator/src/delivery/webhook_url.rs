//! The URL that webhooks are sent to.

use std::str::FromStr;

use http::Uri;

use crate::{Error, ErrorKind};

/// The URL of a receiver of webhooks: `http` or `https`, with a host, no user name or password, and either no port or
/// one from 1 to 65535.
///
/// ```
/// use vove_emulator::WebhookUrl;
///
/// assert!("http://127.0.0.1:3000/webhook".parse::<WebhookUrl>().is_ok());
/// assert!("http://127.0.0.1:99999/webhook".parse::<WebhookUrl>().is_err());
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookUrl(Uri);

impl WebhookUrl {
    /// Returns the URL.
    pub const fn as_uri(&self) -> &Uri {
        &self.0
    }
}

/// Parses a URL. The error is [`ErrorKind::WebhookUrl`].
impl FromStr for WebhookUrl {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let uri: Uri = text.parse().map_err(|error| Error::with_source(ErrorKind::WebhookUrl, error))?;
        let authority = uri.authority().ok_or(ErrorKind::WebhookUrl)?;
        // After the host, only a port may follow. `port_u16` is `None` for an invalid port too.
        let has_port = authority.as_str().len() > authority.host().len();
        let is_port_valid = !has_port || authority.port_u16().is_some_and(|port| port > 0);
        let is_valid = matches!(uri.scheme_str(), Some("http" | "https"))
            && !authority.host().is_empty()
            && !authority.as_str().contains('@')
            && is_port_valid;
        if is_valid { Ok(Self(uri)) } else { Err(ErrorKind::WebhookUrl.into()) }
    }
}

/// The path and the query of a webhook URL may be secret.
impl std::fmt::Debug for WebhookUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WebhookUrl(..)")
    }
}
