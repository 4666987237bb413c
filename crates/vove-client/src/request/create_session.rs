//! `POST /v2/sessions`.

use bytes::Bytes;
use http::{Method, Request, Response};
use serde::Serialize;
use vove_model::{FlowId, Received, RefId, Session, SubmittedUser};
use vove_transport::{Idempotency, Limits};

use crate::{
    Client, Endpoint, Error,
    endpoint::{json_body, received, request},
};

/// `POST /v2/sessions`: creates a verification session, or returns the active one.
///
/// ```
/// use vove_client::CreateSession;
/// use vove_model::{FlowId, RefId};
///
/// let request = CreateSession::new(RefId::new("cust-0042")?).flow_id(FlowId::new("flow-1")?);
/// # Ok::<(), vove_model::Error>(())
/// ```
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateSession {
    ref_id: RefId,
    #[serde(skip_serializing_if = "Option::is_none")]
    flow_id: Option<FlowId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<SubmittedUser>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    force_creation: bool,
}

impl CreateSession {
    /// Creates the request with your own reference for the person.
    pub const fn new(ref_id: RefId) -> Self {
        Self { ref_id, flow_id: None, user: None, force_creation: false }
    }

    /// Sets the flow. Default: the default flow of the organization.
    #[must_use]
    pub fn flow_id(mut self, flow_id: FlowId) -> Self {
        self.flow_id = Some(flow_id);
        self
    }

    /// Sets what you know about the person, which flows that match data require. Default: not sent.
    #[must_use]
    pub fn user(mut self, user: SubmittedUser) -> Self {
        self.user = Some(user);
        self
    }

    /// Always creates a new session, and discards an unfinished one. Each such request creates another session, so it
    /// is not idempotent. Default: an active session is returned.
    #[must_use]
    pub const fn force_creation(mut self) -> Self {
        self.force_creation = true;
        self
    }
}

impl From<RefId> for CreateSession {
    fn from(ref_id: RefId) -> Self {
        Self::new(ref_id)
    }
}

impl From<&RefId> for CreateSession {
    fn from(ref_id: &RefId) -> Self {
        Self::new(ref_id.clone())
    }
}

impl Endpoint for CreateSession {
    type Output = Received<Session>;

    const NAME: &'static str = "create_session";
    const TEMPLATE: &'static str = "/v2/sessions";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let mut request = request::<Self>(Method::POST, Self::TEMPLATE, Limits::default(), json_body::<Self>(self)?)?;
        // A second request returns the active session, unless a new one is forced.
        let idempotency = if self.force_creation { Idempotency::NonIdempotent } else { Idempotency::Idempotent };
        request.extensions_mut().insert(idempotency);
        Ok(request)
    }

    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        received::<Self, _>(response)
    }
}

impl Client {
    /// Creates a verification session, or returns and extends the active one (`POST /v2/sessions`).
    ///
    /// Takes a [`RefId`], or a [`CreateSession`] to set more fields. Give the token to the person's device only.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind). A response without a token is
    /// [`UnexpectedResponse`](crate::ErrorKind::UnexpectedResponse).
    pub async fn create_session(&self, session: impl Into<CreateSession>) -> Result<Received<Session>, Error> {
        self.send(&session.into()).await
    }
}
