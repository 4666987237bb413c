//! `GET /v2/kyb/case/{id}`.

use bytes::Bytes;
use http::{Method, Request, Response};
use vove_model::{KybCase, KybCaseId, Received};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error,
    endpoint::{encode_segment, received, request},
};

/// `GET /v2/kyb/case/{id}`: one business case, by its VOVE ID identifier.
#[derive(Debug, Clone)]
pub struct GetKybCase {
    id: KybCaseId,
}

impl GetKybCase {
    /// Creates the request for the identifier that was returned when the case was created.
    pub const fn new(id: KybCaseId) -> Self {
        Self { id }
    }
}

impl Endpoint for GetKybCase {
    type Output = Received<KybCase>;

    const NAME: &'static str = "get_kyb_case";
    const TEMPLATE: &'static str = "/v2/kyb/case/{id}";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let path = format!("/v2/kyb/case/{}", encode_segment(self.id.as_str()));
        request::<Self>(Method::GET, path, Limits::default(), Bytes::new())
    }

    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        received::<Self, _>(response)
    }
}

impl Client {
    /// Fetches a business case (`GET /v2/kyb/case/{id}`). To find a case by your own reference, use
    /// [`ListKybCases::search`](crate::ListKybCases::search): no documented path takes the reference.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn get_kyb_case(&self, id: &KybCaseId) -> Result<Received<KybCase>, Error> {
        self.send(&GetKybCase::new(id.clone())).await
    }
}
