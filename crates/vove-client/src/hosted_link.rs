use std::fmt;

use vove_model::SessionToken;
use zeroize::Zeroizing;

use crate::{Environment, Error, endpoint::segment};

const PAGE: &str = "https://web.voveid.com/";

/// The public key of front ends and hosted links, from the dashboard. It is not the [`ApiKey`](crate::ApiKey), and can't be
/// used as one.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(String);

impl PublicKey {
    /// Checks and wraps a key: visible ASCII characters. VOVE ID's samples have 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidConfiguration`](crate::ErrorKind::InvalidConfiguration).
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        let key = key.into();
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::configuration("the public key is empty or holds a character that has no place in it"));
        }
        if key.starts_with("whsec_") {
            return Err(Error::configuration("this is a webhook secret, not a public key"));
        }
        Ok(Self(key))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicKey(..)")
    }
}

/// A link to the hosted verification page, for one person and one session (API page "Web SDK").
///
/// It carries the session's token: whoever has the link has the session. `Debug` shows nothing of it, there is no
/// `Display`, and [`expose`](Self::expose) is the one way out.
///
/// ```
/// use vove_client::{Environment, HostedLink, PublicKey};
/// use vove_model::{Received, Session};
///
/// let session = Received::<Session>::parse(r#"{"token": "a.b.c"}"#)?;
/// let link = HostedLink::new(&Environment::Sandbox, &PublicKey::new("0a1b")?, &session.token)?
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
    /// For a session of this environment: the one that the client which made the session talks to.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidConfiguration`](crate::ErrorKind::InvalidConfiguration) for a custom address, which the hosted page
    /// knows nothing of.
    pub fn new(environment: &Environment, public_key: &PublicKey, token: &SessionToken) -> Result<Self, Error> {
        let environment = match environment {
            Environment::Production => "Production",
            Environment::Sandbox => "Sandbox",
            Environment::Custom(_) => {
                return Err(Error::configuration("the hosted page knows production and sandbox alone"));
            }
        };
        let (token, key) = (segment(token.expose()), segment(&public_key.0));
        Ok(Self(Zeroizing::new(format!("{PAGE}?authToken={token}&environment={environment}&publicKey={key}"))))
    }

    /// In this language: `en`, `fr`, `ar`, `ar-ma`; newer pages know `de`.
    #[must_use]
    pub fn language(self, code: &str) -> Self {
        self.with("lg", code)
    }

    /// Where the person is sent afterwards. The result that is added to it is a hint and proves nothing.
    #[must_use]
    pub fn redirect_url(self, url: &str) -> Self {
        self.with("redirectURL", url)
    }

    /// Speaks to the person, or not.
    #[must_use]
    pub fn vocal_guidance(self, on: bool) -> Self {
        self.with("enableVocalGuidance", if on { "true" } else { "false" })
    }

    /// Shows the page's own frame, or not; it does unless told.
    #[must_use]
    pub fn show_ui(self, on: bool) -> Self {
        self.with("showUI", if on { "true" } else { "false" })
    }

    /// The link, for the person's own browser and nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }

    fn with(self, name: &str, value: &str) -> Self {
        Self(Zeroizing::new(format!("{}&{name}={}", *self.0, segment(value))))
    }
}

impl fmt::Debug for HostedLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostedLink(..)")
    }
}
