//! `GET /v2/aml/case/{refId}`.

use bytes::Bytes;
use http::{Method, Request, Response};
use vove_model::{AmlCase, Received, RefId};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error,
    endpoint::{encode_segment, received, request},
};

/// `GET /v2/aml/case/{refId}`: one screening case, by your own reference.
#[derive(Debug, Clone)]
pub struct GetAmlCase {
    ref_id: RefId,
}

impl GetAmlCase {
    /// Creates the request for your own reference.
    pub const fn new(ref_id: RefId) -> Self {
        Self { ref_id }
    }
}

impl Endpoint for GetAmlCase {
    type Output = Received<AmlCase>;

    const NAME: &'static str = "get_aml_case";
    const TEMPLATE: &'static str = "/v2/aml/case/{refId}";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let path = format!("/v2/aml/case/{}", encode_segment(self.ref_id.as_str()));
        request::<Self>(Method::GET, path, Limits::default(), Bytes::new())
    }

    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        received::<Self, _>(response)
    }
}

impl Client {
    /// Fetches a screening case (`GET /v2/aml/case/{refId}`).
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind). [`NotFound`](crate::ErrorKind::NotFound) also for the case of another
    /// organization.
    pub async fn get_aml_case(&self, ref_id: &RefId) -> Result<Received<AmlCase>, Error> {
        self.send(&GetAmlCase::new(ref_id.clone())).await
    }
}
