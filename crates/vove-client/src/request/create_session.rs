use bytes::Bytes;
use http::{Method, Request, Response};
use serde::Serialize;
use vove_model::{ClaimedUser, FlowId, Received, RefId, Session};
use vove_transport::{Limits, Repeat};

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
    user: Option<ClaimedUser>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    force_creation: bool,
}

impl CreateSession {
    /// For a person, by your own reference, in the organisation's default flow.
    pub const fn new(ref_id: RefId) -> Self {
        Self { ref_id, flow_id: None, user: None, force_creation: false }
    }

    /// Uses a custom flow.
    #[must_use]
    pub fn flow_id(mut self, flow_id: FlowId) -> Self {
        self.flow_id = Some(flow_id);
        self
    }

    /// What you know of the person; flows that match data need it.
    #[must_use]
    pub fn user(mut self, user: ClaimedUser) -> Self {
        self.user = Some(user);
        self
    }

    /// Always makes a new session, and throws a half-done one away. Repeating such a call makes yet another.
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
    type Reply = Received<Session>;

    const NAME: &'static str = "create_session";
    const TEMPLATE: &'static str = "/v2/sessions";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let mut request = request::<Self>(Method::POST, Self::TEMPLATE, Limits::default(), json_body::<Self>(self)?)?;
        // A repeat returns the same active session; a forced one would be another session each time.
        request.extensions_mut().insert(if self.force_creation { Repeat::IfUnprocessed } else { Repeat::Always });
        Ok(request)
    }

    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error> {
        received::<Self, _>(reply)
    }
}

impl Client {
    /// Creates a verification session, or returns and extends the active one (`POST /v2/sessions`).
    ///
    /// Takes a [`RefId`] or, with more to say, a [`CreateSession`]. Hand the token to the person's device, no further.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind). A reply without a token is
    /// [`UnexpectedReply`](crate::ErrorKind::UnexpectedReply).
    pub async fn create_session(&self, session: impl Into<CreateSession>) -> Result<Received<Session>, Error> {
        self.send(&session.into()).await
    }
}
