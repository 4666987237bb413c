//! Links to the hosted verification page, and the key that they contain.

use std::fmt;

use vove_model::SessionToken;
use zeroize::Zeroizing;

use crate::{Environment, Error, endpoint::encode_segment};

const PAGE: &str = "https://web.voveid.com/";

/// The publishable key of front ends and hosted links, from the dashboard, where it is called the public key.
///
/// It is not the server-side [`ApiKey`](crate::ApiKey), and the API does not accept it as one.
#[derive(Clone, PartialEq, Eq)]
pub struct PublishableKey(String);

impl PublishableKey {
    /// Creates a key from visible ASCII characters. The keys in VOVE ID's examples have 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`InvalidConfiguration`](crate::ErrorKind::InvalidConfiguration) when the text is empty, contains another
    /// character, or has the prefix of a webhook secret.
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        let key = key.into();
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::configuration(
                "the publishable key is empty or contains a character that is not allowed",
            ));
        }
        if key.starts_with("whsec_") {
            return Err(Error::configuration("this is a webhook secret, not a publishable key"));
        }
        Ok(Self(key))
    }
}

impl fmt::Debug for PublishableKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublishableKey(..)")
    }
}

/// A link to the hosted verification page, for one person and one session (API page "Web SDK").
///
/// The link contains the session token, so anyone who has the link can use the session. It is redacted in `Debug`,
/// has no `Display`, and is read with [`expose`](Self::expose) only.
///
/// ```
/// use vove_client::{Environment, HostedLink, PublishableKey};
/// use vove_model::{Received, Session};
///
/// let session = Received::<Session>::parse(r#"{"token": "a.b.c"}"#)?;
/// let link = HostedLink::new(&Environment::Sandbox, &PublishableKey::new("0a1b")?, &session.token)?
///     .language("fr")
///     .redirect_url("https://shop.example/done?order=7&ok");
/// assert_eq!(
///     link.expose(),
///     "https://web.voveid.com/?authToken=a.b.c&environment=Sandbox&publicKey=0a1b&lg=fr\
///      &redirectURL=https%3A%2F%2Fshop.example%2Fdone%3Forder%3D7%26ok"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct HostedLink(Zeroizing<String>);

impl HostedLink {
    /// Creates a link for a session. `environment` must be the one in which the session was created.
    ///
    /// # Errors
    /// [`InvalidConfiguration`](crate::ErrorKind::InvalidConfiguration) for a custom address, which the hosted page
    /// does not support.
    pub fn new(environment: &Environment, key: &PublishableKey, token: &SessionToken) -> Result<Self, Error> {
        let environment = match environment {
            Environment::Production => "Production",
            Environment::Sandbox => "Sandbox",
            Environment::Custom(_) => {
                return Err(Error::configuration("the hosted page supports production and sandbox only"));
            }
        };
        let (token, key) = (encode_segment(token.expose()), encode_segment(&key.0));
        Ok(Self(Zeroizing::new(format!("{PAGE}?authToken={token}&environment={environment}&publicKey={key}"))))
    }

    /// Sets the language of the page (`lg`): `en`, `fr`, `ar`, `ar-ma`, and in newer documentation `de`. Default: not
    /// set, and the page chooses.
    #[must_use]
    pub fn language(self, code: &str) -> Self {
        self.with("lg", code)
    }

    /// Sets the URL to which the person is sent afterwards (`redirectURL`). Default: none. The result that the page
    /// appends to the URL can be forged: fetch the verification instead.
    #[must_use]
    pub fn redirect_url(self, url: &str) -> Self {
        self.with("redirectURL", url)
    }

    /// Turns spoken instructions on or off (`enableVocalGuidance`). Default: not set, and the page chooses.
    #[must_use]
    pub fn vocal_guidance(self, on: bool) -> Self {
        self.with("enableVocalGuidance", if on { "true" } else { "false" })
    }

    /// Shows or hides the page's own frame (`showUI`). Default: shown.
    #[must_use]
    pub fn show_ui(self, on: bool) -> Self {
        self.with("showUI", if on { "true" } else { "false" })
    }

    /// Returns the link. Give it to the person's browser only.
    pub fn expose(&self) -> &str {
        &self.0
    }

    fn with(self, name: &str, value: &str) -> Self {
        Self(Zeroizing::new(format!("{}&{name}={}", *self.0, encode_segment(value))))
    }
}

impl fmt::Debug for HostedLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostedLink(..)")
    }
}
