//! The record of an attempt to deliver a webhook.

use std::time::Duration;

use serde::{Serialize, Serializer};

use super::DeliveryProblem;
use crate::SessionOutcome;

/// An attempt to deliver a webhook, as [`Emulator::attempts`](crate::Emulator::attempts) and `GET /emulator/deliveries`
/// list it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Attempt {
    /// The identifier of the message (`svix-id`), the same in all its attempts.
    pub message_id: String,
    /// The `refId` of the session.
    pub ref_id: String,
    /// The status in the body.
    pub status: SessionOutcome,
    /// The number of the attempt, counted from 1.
    pub number: usize,
    /// The receiver's response. In JSON, `answer`.
    #[serde(rename = "answer")]
    pub response: DeliveryResponse,
    /// What went wrong, or `None` if the response was complete.
    pub cause: Option<DeliveryProblem>,
    /// The delay until the next attempt, or `None` after the last attempt. In JSON, `retryInMs` in milliseconds.
    #[serde(rename = "retryInMs", serialize_with = "milliseconds")]
    pub retry_in: Option<Duration>,
}

/// A receiver's response to an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DeliveryResponse {
    /// The status code of an HTTP response. It counts even if the body is late, cut off or too large, as for the
    /// provider's sender.
    Status(u16),
    /// No status: [`Attempt::cause`] says why. In JSON, `noReply`.
    #[serde(rename = "noReply")]
    NoResponse,
}

impl DeliveryResponse {
    /// Returns `true` for a status code from 200 to 299. Any other response, a redirect included, causes a retry.
    pub const fn is_acknowledged(self) -> bool {
        matches!(self, Self::Status(200..=299))
    }
}

fn milliseconds<S: Serializer>(delay: &Option<Duration>, serializer: S) -> Result<S::Ok, S::Error> {
    delay.map(|delay| delay.as_millis()).serialize(serializer)
}
