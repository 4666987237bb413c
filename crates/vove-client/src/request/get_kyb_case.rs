use bytes::Bytes;
use http::{Method, Request, Response};
use vove_model::{KybCase, KybCaseId, Received};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error,
    endpoint::{received, request, segment},
};

/// `GET /v2/kyb/case/{id}`: one business case, by VOVE ID's identifier.
#[derive(Debug, Clone)]
pub struct GetKybCase {
    id: KybCaseId,
}

impl GetKybCase {
    /// By the identifier that creating the case gave.
    pub const fn new(id: KybCaseId) -> Self {
        Self { id }
    }
}

impl Endpoint for GetKybCase {
    type Reply = Received<KybCase>;

    const NAME: &'static str = "get_kyb_case";
    const TEMPLATE: &'static str = "/v2/kyb/case/{id}";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let path = format!("/v2/kyb/case/{}", segment(self.id.as_str()));
        request::<Self>(Method::GET, path, Limits::default(), Bytes::new())
    }

    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error> {
        received::<Self, _>(reply)
    }
}

impl Client {
    /// Fetches a business case (`GET /v2/kyb/case/{id}`). No documented path takes your own reference:
    /// [`ListKybCases::search`](crate::ListKybCases::search) does.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn get_kyb_case(&self, id: &KybCaseId) -> Result<Received<KybCase>, Error> {
        self.send(&GetKybCase::new(id.clone())).await
    }
}
