//! A webhook message: its body, and its signed request.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{
    HeaderValue, Request, Uri,
    header::{CONTENT_TYPE, USER_AGENT},
};
use serde::Serialize;
use vove_webhook::{SigningSecret, sign};

use super::{
    attempt::{Attempt, DeliveryResponse},
    problem::DeliveryProblem,
};
use crate::{SessionOutcome, random};

/// Which identifiers webhook bodies contain. Versions of the API page "Webhooks" differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BodyShape {
    /// `refId` and `userId`, as in the current version.
    #[default]
    Both,
    /// `refId` only: `userId` is deprecated and will be removed.
    RefIdOnly,
    /// `userId` only, as in the oldest version.
    UserIdOnly,
}

/// A message about the status of a session.
pub(super) struct Message {
    id: String,
    ref_id: String,
    status: SessionOutcome,
    body: Bytes,
}

/// The body. Its keys are in the order of the documented sample.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    status: SessionOutcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    ref_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<&'a str>,
}

impl Message {
    /// A message with a new identifier.
    pub(super) fn new(ref_id: &str, status: SessionOutcome, shape: BodyShape) -> Self {
        let body = Body {
            status,
            ref_id: (shape != BodyShape::UserIdOnly).then_some(ref_id),
            user_id: (shape != BodyShape::RefIdOnly).then_some(ref_id),
        };
        let body = serde_json::to_vec(&body).unwrap_or_default().into();
        Self { id: random::message_id(), ref_id: ref_id.to_owned(), status, body }
    }

    /// The request of an attempt, signed for the time `at`; `None` if the URL is invalid.
    pub(super) fn signed_request(&self, url: &Uri, secret: &SigningSecret, at: SystemTime) -> Option<Request<Bytes>> {
        let mut request = Request::post(url.clone())
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .header(USER_AGENT, HeaderValue::from_static(concat!("vove-emulator/", env!("CARGO_PKG_VERSION"))));
        for (name, value) in sign(secret, &self.id, at, &self.body).pairs() {
            request = request.header(name, value);
        }
        request.body(self.body.clone()).ok()
    }

    /// The record of an attempt to deliver this message.
    pub(super) fn attempt(
        &self,
        number: usize,
        response: DeliveryResponse,
        cause: Option<DeliveryProblem>,
        retry_in: Option<Duration>,
    ) -> Attempt {
        Attempt {
            message_id: self.id.clone(),
            ref_id: self.ref_id.clone(),
            status: self.status,
            number,
            response,
            cause,
            retry_in,
        }
    }
}
