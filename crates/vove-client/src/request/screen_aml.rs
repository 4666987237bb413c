//! `POST /v2/aml/flow/screen`.

use bytes::Bytes;
use http::{Method, Request, Response};
use serde::Serialize;
use vove_model::{FlowId, Received, Screening, ScreeningData};
use vove_transport::{Idempotency, Limits};

use crate::{
    Client, Endpoint, Error,
    endpoint::{json_body, received, request},
};

/// `POST /v2/aml/flow/screen`: screens a person once, without a case.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScreenAml {
    flow_id: FlowId,
    #[serde(flatten)]
    screening_data: ScreeningData,
}

impl ScreenAml {
    /// Creates the request: an active flow, and the data of the person to screen.
    pub const fn new(flow_id: FlowId, screening_data: ScreeningData) -> Self {
        Self { flow_id, screening_data }
    }
}

impl Endpoint for ScreenAml {
    type Output = Received<Screening>;

    const NAME: &'static str = "screen_aml";
    const TEMPLATE: &'static str = "/v2/aml/flow/screen";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let mut request = request::<Self>(Method::POST, Self::TEMPLATE, Limits::default(), json_body::<Self>(self)?)?;
        // The API stores no case and caches the results, so sending it again has no further effect.
        request.extensions_mut().insert(Idempotency::Idempotent);
        Ok(request)
    }

    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        received::<Self, _>(response)
    }
}

impl Client {
    /// Screens a person once, without a case (`POST /v2/aml/flow/screen`).
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind). [`Rejected`](crate::ErrorKind::Rejected) also when the flow is not active.
    pub async fn screen_aml(&self, screening: ScreenAml) -> Result<Received<Screening>, Error> {
        self.send(&screening).await
    }
}
