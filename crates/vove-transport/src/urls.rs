use std::sync::OnceLock;

use http::{Uri, uri::Scheme};
use reqwest::Url;

use crate::{TransportError, TransportErrorKind};

/// Makes reqwest's URLs. A client asks one host, and parsing a host is most of parsing a URL: the first one is kept.
#[derive(Default)]
pub(crate) struct Urls(OnceLock<Origin>);

#[derive(Clone)]
struct Origin {
    scheme: Scheme,
    /// A copy: `http`'s is a piece of the whole address, which names a person.
    authority: Box<str>,
    url: Url,
}

impl Urls {
    pub(crate) fn of(&self, uri: &Uri) -> Result<Url, TransportError> {
        if let Some(origin) = self.0.get().filter(|origin| origin.is_of(uri)) {
            return origin.resolve(uri);
        }
        let origin = Origin::new(uri)?;
        self.0.get_or_init(|| origin.clone());
        origin.resolve(uri)
    }
}

impl Origin {
    fn new(uri: &Uri) -> Result<Self, TransportError> {
        let (scheme, authority) = uri.scheme().zip(uri.authority()).ok_or_else(|| invalid("there is no host"))?;
        // A path of a hundred characters: a clone has room for a path without growing.
        let url = Url::parse(&format!("{scheme}://{authority}/{:-<100}", "")).map_err(invalid)?;
        Ok(Self { scheme: scheme.clone(), authority: authority.as_str().into(), url })
    }

    /// Byte by byte: another spelling of the host, or of a password beside it, is another origin.
    fn is_of(&self, uri: &Uri) -> bool {
        uri.scheme() == Some(&self.scheme)
            && uri.authority().is_some_and(|authority| authority.as_str() == &*self.authority)
    }

    /// The URL of a path under this scheme and host, whatever the path looks like.
    fn resolve(&self, uri: &Uri) -> Result<Url, TransportError> {
        if !uri.path().starts_with('/') {
            return Err(invalid("the path is none"));
        }
        let mut url = self.url.clone();
        url.set_path(uri.path());
        url.set_query(uri.query());
        Ok(url)
    }
}

fn invalid(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> TransportError {
    TransportError::with_source(TransportErrorKind::InvalidRequest, why)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn uri(authority: &str, path: &str) -> Option<Uri> {
        Uri::builder().scheme("http").authority(authority).path_and_query(path).build().ok()
    }

    proptest! {
        #[test]
        fn a_url_is_what_its_text_says(
            first in "/[a-z]{0,5}",
            authority in "(u:[pP]@)?(a\\.example|A\\.example|127\\.0\\.0\\.1)(:80|:81)?",
            path in r"/[a-z/.\\;|%2eE~!$'()*,é-]{0,12}(\?[a-z?/=&%]{0,6})?",
        ) {
            let urls = Urls::default();
            let kept = urls.of(&uri("u:p@a.example", &first).unwrap()).unwrap();
            prop_assert_eq!(kept.as_str(), format!("http://u:p@a.example{first}"));
            for authority in ["u:p@a.example", &authority] {
                if let Some(uri) = uri(authority, &path) {
                    prop_assert_eq!(urls.of(&uri).unwrap(), Url::parse(&uri.to_string()).unwrap());
                }
            }
        }
    }

    #[test]
    fn a_path_that_is_none_changes_no_host() {
        let urls = Urls::default();
        let star = uri("a.example", "*").unwrap();
        assert_eq!(urls.of(&star).unwrap_err().kind(), TransportErrorKind::InvalidRequest);
        assert_eq!(urls.of(&uri("a.example", "/b").unwrap()).unwrap().as_str(), "http://a.example/b");
        assert_eq!(urls.of(&Uri::from_static("/b")).unwrap_err().kind(), TransportErrorKind::InvalidRequest);
    }
}
