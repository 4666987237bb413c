use bytes::Bytes;
use http::{Method, Request, Response};
use serde::Serialize;
use vove_model::{AmlCaseId, AmlCaseStatus};
use vove_transport::{Limits, Repeat};

use crate::{
    Client, Endpoint, Error,
    endpoint::{accepted, json_body, request, segment},
};

/// `PUT /v2/aml/case/{id}/status`: the outcome of a review, by VOVE ID's identifier of the case.
///
/// Named in one sentence of the API page "AML Screening"; the body `{"status": …}` is the obvious guess.
#[derive(Debug, Clone, Serialize)]
pub struct UpdateAmlCaseStatus {
    #[serde(skip)]
    id: AmlCaseId,
    status: AmlCaseStatus,
}

impl UpdateAmlCaseStatus {
    /// Puts a case into a status: `Cleared` or `Rejected`.
    pub const fn new(id: AmlCaseId, status: AmlCaseStatus) -> Self {
        Self { id, status }
    }
}

impl Endpoint for UpdateAmlCaseStatus {
    type Reply = Bytes;

    const NAME: &'static str = "update_aml_case_status";
    const TEMPLATE: &'static str = "/v2/aml/case/{id}/status";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let path = format!("/v2/aml/case/{}/status", segment(self.id.as_str()));
        let mut request = request::<Self>(Method::PUT, path, Limits::default(), json_body::<Self>(self)?)?;
        // RFC 9110, section 9.2.2: PUT twice is PUT once.
        request.extensions_mut().insert(Repeat::Always);
        Ok(request)
    }

    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error> {
        accepted::<Self>(reply).map(Response::into_body)
    }
}

impl Client {
    /// Puts a screening case into a status (`PUT /v2/aml/case/{id}/status`): the reply's bytes, since its shape is documented
    /// nowhere.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn update_aml_case_status(&self, id: &AmlCaseId, status: AmlCaseStatus) -> Result<Bytes, Error> {
        self.send(&UpdateAmlCaseStatus::new(id.clone(), status)).await
    }
}
