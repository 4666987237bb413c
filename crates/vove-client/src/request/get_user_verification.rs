//! `GET /v2/users/{refId}`.

use bytes::Bytes;
use http::{Method, Request, Response};
use vove_model::{Received, RefId, UserVerification};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error, ErrorKind,
    endpoint::{encode_segment, pooled_request, received},
};

/// `GET /v2/users/{refId}`: the status of a person's verification, and the data read from their documents.
#[derive(Debug, Clone)]
pub struct GetUserVerification {
    ref_id: RefId,
}

impl GetUserVerification {
    /// Creates the request for your own reference.
    pub const fn new(ref_id: RefId) -> Self {
        Self { ref_id }
    }
}

impl Endpoint for GetUserVerification {
    type Output = Received<UserVerification>;

    const NAME: &'static str = "get_user_verification";
    const TEMPLATE: &'static str = "/v2/users/{refId}";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let path = format!("/v2/users/{}", encode_segment(self.ref_id.as_str()));
        pooled_request::<Self>(Method::GET, path, Limits::default(), Bytes::new())
    }

    /// A response with another reference is an error. The references are compared ignoring ASCII case, in which those
    /// of the documented example differ.
    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        let status = response.status();
        let user: Self::Output = received::<Self, _>(response)?;
        if user.ref_id.as_str().eq_ignore_ascii_case(self.ref_id.as_str()) {
            Ok(user)
        } else {
            Err(Error::other_reference(Self::NAME, status, user.bytes().clone()))
        }
    }
}

impl Client {
    /// Fetches a person's verification (`GET /v2/users/{refId}`).
    ///
    /// # Errors
    /// See [`ErrorKind`]. [`NotFound`](ErrorKind::NotFound) when the reference is unknown or the person has not
    /// started; [`find_user_verification`](Self::find_user_verification) returns `None` then.
    pub async fn get_user_verification(&self, ref_id: &RefId) -> Result<Received<UserVerification>, Error> {
        self.send(&GetUserVerification::new(ref_id.clone())).await
    }

    /// Fetches a person's verification, or `None` if it does not exist (404), which differs from a pending one.
    ///
    /// # Errors
    /// As [`get_user_verification`](Self::get_user_verification), except 404.
    pub async fn find_user_verification(&self, ref_id: &RefId) -> Result<Option<Received<UserVerification>>, Error> {
        match self.get_user_verification(ref_id).await {
            Ok(user) => Ok(Some(user)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}
