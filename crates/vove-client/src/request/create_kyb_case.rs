use bytes::Bytes;
use http::{Method, Request, Response};
use serde::Serialize;
use vove_model::{FlowId, KybCaseCreated, Received, RefId};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error,
    endpoint::{json_body, received, request},
};

/// `POST /v2/kyb/case`: creates a business case, and the token for its portal, valid for a day.
///
/// Only what the newest page lists can be sent: `businessName` and `formData` of an older page are refused by the API.
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
    /// For a business, by your own reference, in the default flow.
    pub const fn new(ref_id: RefId) -> Self {
        Self { ref_id, flow: None, country: None, country_state: None }
    }

    /// Uses a custom flow.
    #[must_use]
    pub fn flow(mut self, flow: FlowId) -> Self {
        self.flow = Some(flow);
        self
    }

    /// Where the business is: a country code, `GB`.
    #[must_use]
    pub fn country(mut self, code: impl Into<String>) -> Self {
        self.country = Some(code.into());
        self
    }

    /// Which part of the country: `England`.
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
    type Reply = Received<KybCaseCreated>;

    const NAME: &'static str = "create_kyb_case";
    const TEMPLATE: &'static str = "/v2/kyb/case";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        // Whether a second one would be another case is not documented: POST is not repeated.
        request::<Self>(Method::POST, Self::TEMPLATE, Limits::default(), json_body::<Self>(self)?)
    }

    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error> {
        received::<Self, _>(reply)
    }
}

impl Client {
    /// Creates a business case (`POST /v2/kyb/case`).
    ///
    /// Takes a [`RefId`] or, with more to say, a [`CreateKybCase`].
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn create_kyb_case(&self, case: impl Into<CreateKybCase>) -> Result<Received<KybCaseCreated>, Error> {
        self.send(&case.into()).await
    }
}
