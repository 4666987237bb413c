use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, Response};
use vove_model::{Received, RefId, UserDocuments};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error,
    endpoint::{received, request, segment},
};

/// Images are large: a longer time and a larger cap than other calls have.
const LIMITS: Limits = Limits {
    total: Duration::from_secs(60),
    idle: Duration::from_secs(10),
    operation: Duration::from_secs(150),
    reply_cap: 64 << 20,
};

/// `GET /v2/users/{refId}/documents`: the selfie and the documents with their images.
#[derive(Debug, Clone)]
pub struct GetUserDocuments {
    ref_id: RefId,
}

impl GetUserDocuments {
    /// For a person, by the reference you chose.
    pub const fn new(ref_id: RefId) -> Self {
        Self { ref_id }
    }
}

impl Endpoint for GetUserDocuments {
    type Reply = Received<UserDocuments>;

    const NAME: &'static str = "get_user_documents";
    const TEMPLATE: &'static str = "/v2/users/{refId}/documents";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let path = format!("/v2/users/{}/documents", segment(self.ref_id.as_str()));
        request::<Self>(Method::GET, path, LIMITS, Bytes::new())
    }

    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error> {
        received::<Self, _>(reply)
    }
}

impl Client {
    /// Fetches a person's documents with their images (`GET /v2/users/{refId}/documents`): at most 64 MiB, in at most 60
    /// seconds an attempt and 150 in all. The images stay base64 slices of the reply until decoded.
    ///
    /// Fetch them when they are needed and not in a webhook handler.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn get_user_documents(&self, ref_id: &RefId) -> Result<Received<UserDocuments>, Error> {
        self.send(&GetUserDocuments::new(ref_id.clone())).await
    }
}
