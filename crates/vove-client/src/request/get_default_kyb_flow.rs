use bytes::Bytes;
use http::{Method, Request, Response};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error,
    endpoint::{accepted, plain_segment, request},
};

/// `GET /v2/kyb/flow/default/{country}`: the flow that business cases of a country use by default.
#[derive(Debug, Clone)]
pub struct GetDefaultKybFlow {
    country: String,
}

impl GetDefaultKybFlow {
    /// Of a country, by its code: `GB`.
    pub fn new(country: impl Into<String>) -> Self {
        Self { country: country.into() }
    }
}

impl Endpoint for GetDefaultKybFlow {
    type Reply = Bytes;

    const NAME: &'static str = "get_default_kyb_flow";
    const TEMPLATE: &'static str = "/v2/kyb/flow/default/{country}";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let path = format!("/v2/kyb/flow/default/{}", plain_segment::<Self>(&self.country)?);
        request::<Self>(Method::GET, path, Limits::default(), Bytes::new())
    }

    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error> {
        accepted::<Self>(reply).map(Response::into_body)
    }
}

impl Client {
    /// Fetches the default business flow of a country (`GET /v2/kyb/flow/default/{country}`): the reply's bytes, since its
    /// shape is documented nowhere.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn get_default_kyb_flow(&self, country: &str) -> Result<Bytes, Error> {
        self.send(&GetDefaultKybFlow::new(country)).await
    }
}
