use bytes::Bytes;
use http::{Method, Request, Response};
use vove_model::{AmlCase, Received, RefId};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error,
    endpoint::{received, request, segment},
};

/// `GET /v2/aml/case/{refId}`: one screening case, by your own reference.
#[derive(Debug, Clone)]
pub struct GetAmlCase {
    ref_id: RefId,
}

impl GetAmlCase {
    /// By the reference you chose.
    pub const fn new(ref_id: RefId) -> Self {
        Self { ref_id }
    }
}

impl Endpoint for GetAmlCase {
    type Reply = Received<AmlCase>;

    const NAME: &'static str = "get_aml_case";
    const TEMPLATE: &'static str = "/v2/aml/case/{refId}";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let path = format!("/v2/aml/case/{}", segment(self.ref_id.as_str()));
        request::<Self>(Method::GET, path, Limits::default(), Bytes::new())
    }

    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error> {
        received::<Self, _>(reply)
    }
}

impl Client {
    /// Fetches a screening case (`GET /v2/aml/case/{refId}`).
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind). [`NotFound`](crate::ErrorKind::NotFound) also for another organisation's case.
    pub async fn get_aml_case(&self, ref_id: &RefId) -> Result<Received<AmlCase>, Error> {
        self.send(&GetAmlCase::new(ref_id.clone())).await
    }
}
