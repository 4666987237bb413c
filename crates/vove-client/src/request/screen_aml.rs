use bytes::Bytes;
use http::{Method, Request, Response};
use serde::Serialize;
use vove_model::{FlowId, Received, Screening, ScreeningData};
use vove_transport::{Limits, Repeat};

use crate::{
    Client, Endpoint, Error,
    endpoint::{json_body, received, request},
};

/// `POST /v2/aml/flow/screen`: screens somebody once, without a case.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScreenAml {
    flow_id: FlowId,
    #[serde(flatten)]
    screening_data: ScreeningData,
}

impl ScreenAml {
    /// With a flow that is active, for whom to look.
    pub const fn new(flow_id: FlowId, screening_data: ScreeningData) -> Self {
        Self { flow_id, screening_data }
    }
}

impl Endpoint for ScreenAml {
    type Reply = Received<Screening>;

    const NAME: &'static str = "screen_aml";
    const TEMPLATE: &'static str = "/v2/aml/flow/screen";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let mut request = request::<Self>(Method::POST, Self::TEMPLATE, Limits::default(), json_body::<Self>(self)?)?;
        // Nothing is kept of it, and its results are cached: a read in all but name.
        request.extensions_mut().insert(Repeat::Always);
        Ok(request)
    }

    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error> {
        received::<Self, _>(reply)
    }
}

impl Client {
    /// Screens somebody once (`POST /v2/aml/flow/screen`).
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind). [`Rejected`](crate::ErrorKind::Rejected) also when the flow is not active.
    pub async fn screen_aml(&self, screening: ScreenAml) -> Result<Received<Screening>, Error> {
        self.send(&screening).await
    }
}
