//! `GET /v2/users/{refId}/documents`.

use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, Response};
use vove_model::{Received, RefId, UserDocuments};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error,
    endpoint::{encode_segment, received, request},
};

/// Images are large, so this call has more time and a larger limit than others.
const LIMITS: Limits = Limits::DEFAULT
    .attempt_timeout(Duration::from_secs(60))
    .operation_timeout(Duration::from_secs(150))
    .max_response_bytes(64 << 20);

/// `GET /v2/users/{refId}/documents`: the selfie and the documents with their images.
#[derive(Debug, Clone)]
pub struct GetUserDocuments {
    ref_id: RefId,
}

impl GetUserDocuments {
    /// Creates the request for your own reference.
    pub const fn new(ref_id: RefId) -> Self {
        Self { ref_id }
    }
}

impl Endpoint for GetUserDocuments {
    type Output = Received<UserDocuments>;

    const NAME: &'static str = "get_user_documents";
    const TEMPLATE: &'static str = "/v2/users/{refId}/documents";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let path = format!("/v2/users/{}/documents", encode_segment(self.ref_id.as_str()));
        request::<Self>(Method::GET, path, LIMITS, Bytes::new())
    }

    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        received::<Self, _>(response)
    }
}

impl Client {
    /// Fetches a person's documents with their images (`GET /v2/users/{refId}/documents`). The response may have 64
    /// MiB; an attempt may take 60 seconds, and all attempts together 150 seconds. The images stay base64 slices of
    /// the response until they are decoded.
    ///
    /// Fetch documents when they are needed, not in a webhook handler.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn get_user_documents(&self, ref_id: &RefId) -> Result<Received<UserDocuments>, Error> {
        self.send(&GetUserDocuments::new(ref_id.clone())).await
    }
}
