//! The environment of the API: production, sandbox, or an address of your own.

use std::{env, fmt, net::IpAddr, str::FromStr};

use http::Uri;

use crate::{Error, endpoint::has_dot_segment};

/// The VOVE ID environment that a client talks to. There is no default: a wrong default would verify people against
/// the wrong system.
///
/// ```
/// use vove_client::Environment;
///
/// assert_eq!("sandbox".parse::<Environment>()?, Environment::Sandbox);
/// assert!("".parse::<Environment>().is_err());
/// # Ok::<(), vove_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Environment {
    /// `https://api.voveid.com`
    Production,
    /// `https://api.voveid.net`
    Sandbox,
    /// Any other address, such as an emulator or a gateway.
    Custom(BaseUrl),
}

impl Environment {
    /// Reads the environment from the variable `VOVE_ENV`, which is `production` or `sandbox`, or from
    /// `VOVE_BASE_URL`, which is an address such as that of an emulator. Exactly one must be set. An empty variable
    /// counts as not set.
    ///
    /// # Errors
    /// [`InvalidConfiguration`](crate::ErrorKind::InvalidConfiguration) when neither or both are set, or when the
    /// value can't be parsed.
    pub fn from_env() -> Result<Self, Error> {
        let variable = |name| env::var(name).ok().filter(|value| !value.is_empty());
        match (variable("VOVE_ENV"), variable("VOVE_BASE_URL")) {
            (Some(name), None) => name.parse(),
            (None, Some(url)) => url.parse::<BaseUrl>().map(Self::Custom),
            (None, None) => Err(Error::configuration("neither VOVE_ENV nor VOVE_BASE_URL is set")),
            (Some(_), Some(_)) => Err(Error::configuration("VOVE_ENV and VOVE_BASE_URL are both set: unset one")),
        }
    }

    /// Returns the scheme and host, and the path prefix if the address has one, without `/v2` and without a trailing
    /// slash.
    pub fn base_url(&self) -> &str {
        match self {
            Self::Production => "https://api.voveid.com",
            Self::Sandbox => "https://api.voveid.net",
            Self::Custom(base) => base.as_str(),
        }
    }
}

impl FromStr for Environment {
    type Err = Error;

    /// Parses `production` or `sandbox`, ignoring ASCII case.
    fn from_str(text: &str) -> Result<Self, Error> {
        if text.eq_ignore_ascii_case("production") {
            Ok(Self::Production)
        } else if text.eq_ignore_ascii_case("sandbox") {
            Ok(Self::Sandbox)
        } else {
            Err(Error::configuration("the environment is neither `production` nor `sandbox`"))
        }
    }
}

impl From<BaseUrl> for Environment {
    fn from(base: BaseUrl) -> Self {
        Self::Custom(base)
    }
}

/// The address of the API.
///
/// The scheme is `https`; `http` is accepted for loopback addresses only. User names, queries and fragments are errors.
/// Trailing slashes and one trailing `/v2` are removed, so that an address with or without them is the same.
///
/// ```
/// use vove_client::BaseUrl;
///
/// assert_eq!("https://api.voveid.net/v2/".parse::<BaseUrl>()?.as_str(), "https://api.voveid.net");
/// assert!("http://127.0.0.1:8080".parse::<BaseUrl>().is_ok());
/// assert!("http://api.voveid.net".parse::<BaseUrl>().is_err());
/// # Ok::<(), vove_client::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Returns the address, without `/v2` and without a trailing slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BaseUrl {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        // URL parsers disagree on backslashes, spaces, user names and non-ASCII hosts: none of them is accepted.
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/[]%".contains(&byte);
        if !text.bytes().all(allowed) {
            return Err(Error::configuration("the base URL contains a character that is not allowed"));
        }
        let uri: Uri = text.parse().map_err(|_| Error::configuration("the base URL is not a URL"))?;
        let (Some(scheme), Some(host)) = (uri.scheme_str(), uri.host()) else {
            return Err(Error::configuration("the base URL has no scheme or no host"));
        };
        match scheme {
            "https" => {}
            "http" if is_loopback(host) => {}
            "http" => return Err(Error::configuration("the base URL must be https; http is for loopback only")),
            _ => return Err(Error::configuration("the base URL must be https")),
        }
        if has_dot_segment(uri.path()) {
            return Err(Error::configuration("the path of the base URL contains `.` or `..`"));
        }
        let authority = uri.authority().map_or("", |authority| authority.as_str());
        if authority.len() > host.len() && uri.port_u16().is_none() {
            return Err(Error::configuration("the port of the base URL is not a number up to 65535"));
        }
        let path = uri.path().trim_end_matches('/');
        let prefix = path.strip_suffix("/v2").unwrap_or(path).trim_end_matches('/');
        Ok(Self(format!("{scheme}://{authority}{prefix}")))
    }
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BaseUrl({})", self.0)
    }
}
