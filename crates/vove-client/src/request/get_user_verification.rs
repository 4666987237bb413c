use bytes::Bytes;
use http::{Method, Request, Response};
use vove_model::{Received, RefId, UserVerification};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error, ErrorKind,
    endpoint::{received, request, segment},
};

/// `GET /v2/users/{refId}`: where a person stands and what was read from their documents.
#[derive(Debug, Clone)]
pub struct GetUserVerification {
    ref_id: RefId,
}

impl GetUserVerification {
    /// For a person, by the reference you chose.
    pub const fn new(ref_id: RefId) -> Self {
        Self { ref_id }
    }
}

impl Endpoint for GetUserVerification {
    type Reply = Received<UserVerification>;

    const NAME: &'static str = "get_user_verification";
    const TEMPLATE: &'static str = "/v2/users/{refId}";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let path = format!("/v2/users/{}", segment(self.ref_id.as_str()));
        request::<Self>(Method::GET, path, Limits::default(), Bytes::new())
    }

    /// A reply about another reference is refused; letters may differ in case, as the documented sample's do.
    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error> {
        let status = reply.status();
        let user: Self::Reply = received::<Self, _>(reply)?;
        if user.ref_id.as_str().eq_ignore_ascii_case(self.ref_id.as_str()) {
            Ok(user)
        } else {
            Err(Error::somebody_else(Self::NAME, status, user.bytes().clone()))
        }
    }
}

impl Client {
    /// Fetches a person's verification (`GET /v2/users/{refId}`).
    ///
    /// # Errors
    /// See [`ErrorKind`]. [`NotFound`](ErrorKind::NotFound) when the reference is unknown or its session was never
    /// started; [`find_user_verification`](Self::find_user_verification) makes that a `None`.
    pub async fn get_user_verification(&self, ref_id: &RefId) -> Result<Received<UserVerification>, Error> {
        self.send(&GetUserVerification::new(ref_id.clone())).await
    }

    /// Fetches a person's verification if there is one: 404 is `None`, which is not the same as pending.
    ///
    /// # Errors
    /// As [`get_user_verification`](Self::get_user_verification), but for 404.
    pub async fn find_user_verification(&self, ref_id: &RefId) -> Result<Option<Received<UserVerification>>, Error> {
        match self.get_user_verification(ref_id).await {
            Ok(user) => Ok(Some(user)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}
