//! `PUT /v2/aml/case/{id}/status`.

use bytes::Bytes;
use http::{Method, Request, Response};
use serde::Serialize;
use vove_model::{AmlCaseId, AmlCaseStatus};
use vove_transport::{Idempotency, Limits};

use crate::{
    Client, Endpoint, Error,
    endpoint::{encode_segment, json_body, request, successful},
};

/// `PUT /v2/aml/case/{id}/status`: sets the result of a review, by the VOVE ID identifier of the case.
///
/// The API page "AML Screening" mentions the path in one sentence and does not document the body; `{"status": …}` is an
/// assumption.
#[derive(Debug, Clone, Serialize)]
pub struct UpdateAmlCaseStatus {
    #[serde(skip)]
    id: AmlCaseId,
    status: AmlCaseStatus,
}

impl UpdateAmlCaseStatus {
    /// Creates the request that sets the status of a case to `Cleared` or `Rejected`.
    pub const fn new(id: AmlCaseId, status: AmlCaseStatus) -> Self {
        Self { id, status }
    }
}

impl Endpoint for UpdateAmlCaseStatus {
    type Output = Bytes;

    const NAME: &'static str = "update_aml_case_status";
    const TEMPLATE: &'static str = "/v2/aml/case/{id}/status";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let path = format!("/v2/aml/case/{}/status", encode_segment(self.id.as_str()));
        let mut request = request::<Self>(Method::PUT, path, Limits::default(), json_body::<Self>(self)?)?;
        // PUT is idempotent (RFC 9110, section 9.2.2).
        request.extensions_mut().insert(Idempotency::Idempotent);
        Ok(request)
    }

    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        successful::<Self>(response).map(Response::into_body)
    }
}

impl Client {
    /// Sets the status of a screening case (`PUT /v2/aml/case/{id}/status`). Returns the bytes of the response,
    /// because its format is not documented.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn update_aml_case_status(&self, id: &AmlCaseId, status: AmlCaseStatus) -> Result<Bytes, Error> {
        self.send(&UpdateAmlCaseStatus::new(id.clone(), status)).await
    }
}
