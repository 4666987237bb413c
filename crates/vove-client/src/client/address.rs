//! The base URL and the headers that are added to every request.

use std::sync::{Arc, PoisonError, RwLock};

use bytes::Bytes;
use http::{
    HeaderValue, Request, Uri,
    header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, HeaderName, USER_AGENT},
    uri::PathAndQuery,
};

use crate::{ApiKey, Endpoint, Environment, Error};

const API_KEY: HeaderName = HeaderName::from_static("x-api-key");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
/// Nothing is decompressed. Without the header, a server may choose any encoding (RFC 9110, section 12.5.3).
const IDENTITY: HeaderValue = HeaderValue::from_static("identity");
const AGENT: HeaderValue = HeaderValue::from_static(concat!("vove-rs/", env!("CARGO_PKG_VERSION")));

/// The environment and the API key of a client. Clones share the key.
#[derive(Clone)]
pub(crate) struct Address {
    pub(crate) environment: Environment,
    base: Uri,
    key: Arc<RwLock<HeaderValue>>,
}

impl Address {
    pub(crate) fn new(environment: Environment, key: &ApiKey) -> Self {
        // The base URL of every environment parses. The default URI has no host, so nothing could be sent to it.
        let base = environment.base_url().parse().unwrap_or_default();
        Self { environment, base, key: Arc::new(RwLock::new(key.header_value())) }
    }

    pub(crate) fn set_key(&self, key: &ApiKey) {
        *self.key.write().unwrap_or_else(PoisonError::into_inner) = key.header_value();
    }

    /// Builds the complete request of an endpoint.
    pub(crate) fn prepare<E: Endpoint>(&self, endpoint: &E) -> Result<Request<Bytes>, Error> {
        let mut request = endpoint.request()?;
        *request.uri_mut() = self.resolve(request.uri()).map_err(|error| Error::invalid_request(E::NAME, error))?;
        let key = self.key.read().unwrap_or_else(PoisonError::into_inner).clone();
        let headers = request.headers_mut();
        headers.insert(API_KEY, key);
        headers.insert(CONTENT_TYPE, JSON);
        headers.insert(ACCEPT, JSON);
        headers.insert(ACCEPT_ENCODING, IDENTITY);
        headers.insert(USER_AGENT, AGENT);
        Ok(request)
    }

    /// Appends a path to the base URL. A target with a host of its own is an error.
    fn resolve(&self, target: &Uri) -> Result<Uri, Box<dyn std::error::Error + Send + Sync>> {
        let path =
            target.path_and_query().filter(|path| path.as_str().starts_with('/') && target.authority().is_none());
        let path = path.ok_or("the target of the request is not a path")?.clone();
        let mut parts = self.base.clone().into_parts();
        let prefix = parts.path_and_query.as_ref().map_or("", PathAndQuery::as_str).trim_end_matches('/');
        parts.path_and_query = Some(if prefix.is_empty() {
            path
        } else {
            PathAndQuery::from_maybe_shared(Bytes::from(format!("{prefix}{path}")))?
        });
        Ok(Uri::from_parts(parts)?)
    }
}
