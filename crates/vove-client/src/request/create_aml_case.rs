//! `POST /v2/aml/case`.

use bytes::Bytes;
use http::{Method, Request, Response};
use serde::Serialize;
use vove_model::{AmlCase, FlowId, Received, RefId, ScreeningData};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error,
    endpoint::{json_body, received, request},
};

/// `POST /v2/aml/case`: screens a person and stores the result as a case.
///
/// The reference is required here, though one API page calls it optional: without it there is no webhook, and the
/// case can't be fetched.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateAmlCase {
    ref_id: RefId,
    flow_id: FlowId,
    screening_data: ScreeningData,
}

impl CreateAmlCase {
    /// Creates the request: your own reference, an active flow, and the data of the person to screen.
    pub const fn new(ref_id: RefId, flow_id: FlowId, screening_data: ScreeningData) -> Self {
        Self { ref_id, flow_id, screening_data }
    }
}

impl Endpoint for CreateAmlCase {
    type Output = Received<AmlCase>;

    const NAME: &'static str = "create_aml_case";
    const TEMPLATE: &'static str = "/v2/aml/case";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        // It is not documented whether a second request creates a second case, so the request is not marked idempotent.
        request::<Self>(Method::POST, Self::TEMPLATE, Limits::default(), json_body::<Self>(self)?)
    }

    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        received::<Self, _>(response)
    }
}

impl Client {
    /// Screens a person and stores the result as a case (`POST /v2/aml/case`). The response does not contain the hits;
    /// [`get_aml_case`](Self::get_aml_case) returns them.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn create_aml_case(&self, case: CreateAmlCase) -> Result<Received<AmlCase>, Error> {
        self.send(&case).await
    }
}
