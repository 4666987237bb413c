use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use http::{
    HeaderValue, Request, Uri,
    header::{CONTENT_TYPE, USER_AGENT},
};
use serde::{Serialize, Serializer};
use vove_transport::Limits;
use vove_webhook::sign;

use crate::{Outcome, emulator::Shared};

/// The sender waits so long for an answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// Which identifiers a webhook body names: the documentation has had both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BodyShape {
    /// `refId` and `userId`, as documented today.
    #[default]
    Both,
    /// `refId` alone, as announced.
    RefIdOnly,
    /// `userId` alone, as on the oldest page.
    UserIdOnly,
}

/// One attempt to deliver a webhook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Attempt {
    /// The message: the same over all its attempts.
    pub message_id: String,
    /// Whom it is about.
    pub ref_id: String,
    /// What it says.
    pub status: Outcome,
    /// Counted from 1.
    pub number: usize,
    /// What the receiver answered.
    pub answer: Answer,
    /// How long until the next attempt, in JSON as milliseconds; `None` when there is none.
    #[serde(rename = "retryInMs", serialize_with = "milliseconds")]
    pub retry_in: Option<Duration>,
}

/// What a receiver answered to a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Answer {
    /// An HTTP status.
    Status(u16),
    /// Nothing in 15 seconds, or no connection.
    NoReply,
}

impl Answer {
    /// Whether the delivery counts as received: 2xx and nothing else.
    pub const fn is_received(self) -> bool {
        matches!(self, Self::Status(200..=299))
    }
}

fn milliseconds<S: Serializer>(pause: &Option<Duration>, serializer: S) -> Result<S::Ok, S::Error> {
    pause.map(|pause| pause.as_millis()).serialize(serializer)
}

/// Sends one message until it is received or the schedule ends.
pub(crate) async fn deliver(shared: Arc<Shared>, url: Uri, ref_id: String, status: Outcome) {
    let body = body(shared.body_shape, &ref_id, status);
    let message_id = shared.random.message_id();
    let mut number = 1;
    loop {
        let answer = attempt(&shared, &url, &message_id, &body).await;
        let retry_in = if answer.is_received() { None } else { shared.schedule.pause_before(number + 1) };
        shared.attempts.send_modify(|attempts| {
            attempts.push(Attempt {
                message_id: message_id.clone(),
                ref_id: ref_id.clone(),
                status,
                number,
                answer,
                retry_in,
            });
        });
        let Some(pause) = retry_in else { return };
        tokio::time::sleep(pause).await;
        number += 1;
    }
}

async fn attempt(shared: &Shared, url: &Uri, message_id: &str, body: &Bytes) -> Answer {
    let headers = sign(&shared.webhook_secret, message_id, (shared.clock)(), body);
    let mut request = Request::post(url.clone())
        .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
        .header(USER_AGENT, HeaderValue::from_static(concat!("vove-emulator/", env!("CARGO_PKG_VERSION"))))
        .extension(Limits::default().attempt_timeout(PATIENCE));
    for (name, value) in headers.pairs() {
        request = request.header(name, value);
    }
    let Ok(request) = request.body(body.clone()) else { return Answer::NoReply };
    match shared.transport.send(request).await {
        Ok(reply) => Answer::Status(reply.status().as_u16()),
        Err(_) => Answer::NoReply,
    }
}

/// The documented body, in the documented order.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    status: Outcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    ref_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<&'a str>,
}

fn body(shape: BodyShape, ref_id: &str, status: Outcome) -> Bytes {
    let named = |named: bool| named.then_some(ref_id);
    let body =
        Body { status, ref_id: named(shape != BodyShape::UserIdOnly), user_id: named(shape != BodyShape::RefIdOnly) };
    serde_json::to_vec(&body).unwrap_or_default().into()
}
