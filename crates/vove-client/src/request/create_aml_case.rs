use bytes::Bytes;
use http::{Method, Request, Response};
use serde::Serialize;
use vove_model::{AmlCase, FlowId, Received, RefId, ScreeningData};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error,
    endpoint::{json_body, received, request},
};

/// `POST /v2/aml/case`: screens somebody at once and keeps the case.
///
/// The reference is required here, though one page calls it optional: without one there is no webhook and no way back to
/// the case.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateAmlCase {
    ref_id: RefId,
    flow_id: FlowId,
    screening_data: ScreeningData,
}

impl CreateAmlCase {
    /// By your own reference, with a flow that is active, for whom to look.
    pub const fn new(ref_id: RefId, flow_id: FlowId, screening_data: ScreeningData) -> Self {
        Self { ref_id, flow_id, screening_data }
    }
}

impl Endpoint for CreateAmlCase {
    type Reply = Received<AmlCase>;

    const NAME: &'static str = "create_aml_case";
    const TEMPLATE: &'static str = "/v2/aml/case";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        // Whether a second one would be another case is not documented: POST is not repeated.
        request::<Self>(Method::POST, Self::TEMPLATE, Limits::default(), json_body::<Self>(self)?)
    }

    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error> {
        received::<Self, _>(reply)
    }
}

impl Client {
    /// Screens somebody and keeps the case (`POST /v2/aml/case`). The reply leaves the hits out;
    /// [`get_aml_case`](Self::get_aml_case) has them.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn create_aml_case(&self, case: CreateAmlCase) -> Result<Received<AmlCase>, Error> {
        self.send(&case).await
    }
}
