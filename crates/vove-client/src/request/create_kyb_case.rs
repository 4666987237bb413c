//! `POST /v2/kyb/case`.

use bytes::Bytes;
use http::{Method, Request, Response};
use serde::Serialize;
use vove_model::{FlowId, KybCaseCreated, Received, RefId};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error,
    endpoint::{json_body, received, request},
};

/// `POST /v2/kyb/case`: creates a business case and a token for its portal, which is valid for 24 hours.
///
/// It has the fields of the newest API page only: the API rejects `businessName` and `formData` of an older page.
#[derive(Debug, Clone, Serialize)]
pub struct CreateKybCase {
    #[serde(rename = "refId")]
    ref_id: RefId,
    #[serde(skip_serializing_if = "Option::is_none")]
    flow: Option<FlowId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country_state: Option<String>,
}

impl CreateKybCase {
    /// Creates the request with your own reference for the business.
    pub const fn new(ref_id: RefId) -> Self {
        Self { ref_id, flow: None, country: None, country_state: None }
    }

    /// Sets the flow. Default: the default flow of the country.
    #[must_use]
    pub fn flow(mut self, flow: FlowId) -> Self {
        self.flow = Some(flow);
        self
    }

    /// Sets the country of the business, as a code such as `GB`. Default: not sent.
    #[must_use]
    pub fn country(mut self, code: impl Into<String>) -> Self {
        self.country = Some(code.into());
        self
    }

    /// Sets the part of the country, such as `England`. Default: not sent.
    #[must_use]
    pub fn country_state(mut self, name: impl Into<String>) -> Self {
        self.country_state = Some(name.into());
        self
    }
}

impl From<RefId> for CreateKybCase {
    fn from(ref_id: RefId) -> Self {
        Self::new(ref_id)
    }
}

impl Endpoint for CreateKybCase {
    type Output = Received<KybCaseCreated>;

    const NAME: &'static str = "create_kyb_case";
    const TEMPLATE: &'static str = "/v2/kyb/case";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        // It is not documented whether a second request creates a second case, so the request is not marked idempotent.
        request::<Self>(Method::POST, Self::TEMPLATE, Limits::default(), json_body::<Self>(self)?)
    }

    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        received::<Self, _>(response)
    }
}

impl Client {
    /// Creates a business case (`POST /v2/kyb/case`).
    ///
    /// Takes a [`RefId`], or a [`CreateKybCase`] to set more fields.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn create_kyb_case(&self, case: impl Into<CreateKybCase>) -> Result<Received<KybCaseCreated>, Error> {
        self.send(&case.into()).await
    }
}
