//! Delivers webhooks: signs a message, posts it, and repeats it on the schedule until the receiver acknowledges it.

mod attempt;
mod message;
mod problem;
mod queue;
mod retry_schedule;
#[cfg(test)]
mod tests;
mod webhook_url;

use std::time::Duration;

use tokio::sync::watch;
use vove_transport::{Limits, Transport};
use vove_webhook::SigningSecret;

use self::message::Message;
pub(crate) use self::queue::DeliveryQueue;
pub use self::{
    attempt::{Attempt, DeliveryResponse},
    message::BodyShape,
    problem::DeliveryProblem,
    retry_schedule::RetrySchedule,
    webhook_url::WebhookUrl,
};
use crate::clock::Clock;

/// How long the sender waits for a response. Source: API page "KYB Webhooks".
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(15);

/// How many bytes of a response are read: as many as the provider's sender keeps. Source: source code of Svix.
const MAX_RESPONSE_BYTES: usize = 20_000;

/// What all deliveries of an emulator have in common.
pub(crate) struct DeliveryContext {
    pub(crate) secret: SigningSecret,
    pub(crate) schedule: RetrySchedule,
    pub(crate) body_shape: BodyShape,
    pub(crate) clock: Clock,
    pub(crate) transport: Box<dyn Transport>,
    /// All attempts, oldest first.
    pub(crate) attempts: watch::Sender<Vec<Attempt>>,
}

impl DeliveryContext {
    /// Delivers one message: returns when the receiver has acknowledged it or no attempt is left.
    async fn deliver(&self, url: &WebhookUrl, message: &Message) {
        let mut number = 1;
        loop {
            let (response, cause) = self.post(url, message).await;
            let retry_in = if response.is_acknowledged() { None } else { self.schedule.delay_before(number + 1) };
            let attempt = message.attempt(number, response, cause, retry_in);
            self.attempts.send_modify(|attempts| attempts.push(attempt));
            let Some(delay) = retry_in else { return };
            tokio::time::sleep(delay).await;
            number += 1;
        }
    }

    /// Signs the message for the current time, and posts it. The status decides: what is wrong with the body is only
    /// recorded, because the provider's sender doesn't wait for it.
    async fn post(&self, url: &WebhookUrl, message: &Message) -> (DeliveryResponse, Option<DeliveryProblem>) {
        let Some(mut request) = message.signed_request(url.as_uri(), &self.secret, (self.clock)()) else {
            return (DeliveryResponse::NoResponse, Some(DeliveryProblem::InvalidUrl));
        };
        let limits = Limits::default()
            .attempt_timeout(RESPONSE_TIMEOUT)
            .read_timeout(RESPONSE_TIMEOUT)
            .max_response_bytes(MAX_RESPONSE_BYTES);
        request.extensions_mut().insert(limits);
        match self.transport.send(request).await {
            Ok(response) => (DeliveryResponse::Status(response.status().as_u16()), None),
            Err(error) => {
                let status = error.response_status().map(|status| DeliveryResponse::Status(status.as_u16()));
                (status.unwrap_or(DeliveryResponse::NoResponse), Some((&error).into()))
            }
        }
    }
}
