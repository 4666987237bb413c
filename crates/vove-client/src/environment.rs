use std::{env, fmt, net::IpAddr, str::FromStr};

use http::Uri;

use crate::Error;

/// Which VOVE ID to talk to. There is no default: a wrong guess verifies people against the wrong system.
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
    /// Any other address: an emulator, a gateway.
    Custom(BaseUrl),
}

impl Environment {
    /// What the environment variable `VOVE_ENV` names, `production` or `sandbox`, or the address in `VOVE_BASE_URL`: an emulator's
    /// while developing. One of them must be set; both would be a riddle.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidConfiguration`](crate::ErrorKind::InvalidConfiguration).
    pub fn from_env() -> Result<Self, Error> {
        let variable = |name| env::var(name).ok().filter(|value| !value.is_empty());
        match (variable("VOVE_ENV"), variable("VOVE_BASE_URL")) {
            (Some(name), None) => name.parse(),
            (None, Some(url)) => url.parse::<BaseUrl>().map(Self::Custom),
            (None, None) => Err(Error::configuration("neither VOVE_ENV nor VOVE_BASE_URL is set")),
            (Some(_), Some(_)) => Err(Error::configuration("VOVE_ENV and VOVE_BASE_URL are both set: unset one")),
        }
    }

    /// Scheme and host, and a path prefix if the address has one; no `/v2` and no slash at the end.
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

    /// `production` or `sandbox`, in any case.
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

/// An address to find the API at.
///
/// `https` only, but for the loopback interface; no user name, query or fragment. Slashes at the end and one `/v2` are
/// dropped, so that writing it with or without makes no difference.
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
    /// The address, without `/v2` and without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BaseUrl {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        // What URL parsers read differently (backslashes, blanks, user names, non-ASCII hosts) is refused outright.
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/[]%".contains(&byte);
        if !text.bytes().all(plain) {
            return Err(Error::configuration("the base URL holds a character that has no place in it"));
        }
        let uri: Uri = text.parse().map_err(|_| Error::configuration("the base URL is no URL"))?;
        let (Some(scheme), Some(host)) = (uri.scheme_str(), uri.host()) else {
            return Err(Error::configuration("the base URL lacks a scheme or a host"));
        };
        match scheme {
            "https" => {}
            "http" if is_loopback(host) => {}
            "http" => return Err(Error::configuration("the base URL must be https; http is for loopback alone")),
            _ => return Err(Error::configuration("the base URL must be https")),
        }
        if uri.path().split('/').any(is_dot_segment) {
            return Err(Error::configuration("the base URL's path climbs"));
        }
        let authority = uri.authority().map_or("", |authority| authority.as_str());
        if authority.len() > host.len() && uri.port_u16().is_none() {
            return Err(Error::configuration("the base URL's port is none"));
        }
        let path = uri.path().trim_end_matches('/');
        let prefix = path.strip_suffix("/v2").unwrap_or(path).trim_end_matches('/');
        Ok(Self(format!("{scheme}://{authority}{prefix}")))
    }
}

/// `.` and `..`, also as URL parsers read them when percent-encoded.
fn is_dot_segment(segment: &str) -> bool {
    matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..")
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
