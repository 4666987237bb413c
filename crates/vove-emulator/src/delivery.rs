//! Delivers webhooks: signs a message, posts it, and repeats it on the schedule until the receiver acknowledges it.

mod attempt;
mod message;
mod queue;
mod schedule;

use std::time::Duration;

use http::Uri;
use tokio::sync::watch;
use vove_transport::{Limits, Transport};
use vove_webhook::SigningSecret;

use self::message::Message;
pub(crate) use self::queue::DeliveryQueue;
pub use self::{
    attempt::{Attempt, DeliveryResponse},
    message::BodyShape,
    schedule::RetrySchedule,
};
use crate::clock::Clock;

/// How long the sender waits for a response. Source: API page "KYB Webhooks".
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(15);

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
    async fn deliver(&self, url: &Uri, message: &Message) {
        let mut number = 1;
        loop {
            let response = self.attempt(url, message).await;
            let retry_in = if response.is_acknowledged() { None } else { self.schedule.delay_before(number + 1) };
            let attempt = message.attempt(number, response, retry_in);
            self.attempts.send_modify(|attempts| attempts.push(attempt));
            let Some(delay) = retry_in else { return };
            tokio::time::sleep(delay).await;
            number += 1;
        }
    }

    /// Signs the message for the current time, and posts it.
    async fn attempt(&self, url: &Uri, message: &Message) -> DeliveryResponse {
        let Some(mut request) = message.signed_request(url, &self.secret, (self.clock)()) else {
            return DeliveryResponse::NoResponse;
        };
        request.extensions_mut().insert(Limits::default().attempt_timeout(RESPONSE_TIMEOUT));
        match self.transport.send(request).await {
            Ok(response) => DeliveryResponse::Status(response.status().as_u16()),
            Err(_) => DeliveryResponse::NoResponse,
        }
    }
}
