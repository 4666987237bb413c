//! `GET /v2/kyb/flow/default/{country}`.

use bytes::Bytes;
use http::{Method, Request, Response};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error,
    endpoint::{encode_segment, request, successful},
};

/// `GET /v2/kyb/flow/default/{country}`: the flow that business cases of a country use by default.
#[derive(Debug, Clone)]
pub struct GetDefaultKybFlow {
    country: String,
}

impl GetDefaultKybFlow {
    /// Creates the request for a country, by its code such as `GB`.
    pub fn new(country: impl Into<String>) -> Self {
        Self { country: country.into() }
    }
}

impl Endpoint for GetDefaultKybFlow {
    type Output = Bytes;

    const NAME: &'static str = "get_default_kyb_flow";
    const TEMPLATE: &'static str = "/v2/kyb/flow/default/{country}";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        // URL parsers remove dot segments.
        if matches!(self.country.as_str(), "" | "." | "..") {
            return Err(Error::invalid_request(Self::NAME, "the country can't be a path segment"));
        }
        let path = format!("/v2/kyb/flow/default/{}", encode_segment(&self.country));
        request::<Self>(Method::GET, path, Limits::default(), Bytes::new())
    }

    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        successful::<Self>(response).map(Response::into_body)
    }
}

impl Client {
    /// Fetches the default business flow of a country (`GET /v2/kyb/flow/default/{country}`). Returns the bytes of
    /// the response, because its format is not documented.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn get_default_kyb_flow(&self, country: &str) -> Result<Bytes, Error> {
        self.send(&GetDefaultKybFlow::new(country)).await
    }
}
