//! Which response and cause an attempt has, for every error of the transport.

#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use std::{sync::Arc, time::SystemTime};

use bytes::Bytes;
use http::{Request, StatusCode};
use tokio::sync::watch;
use vove_transport::{Limits, TransportError, TransportErrorKind};

use super::{Attempt, BodyShape, DeliveryContext, DeliveryProblem, DeliveryResponse, Message, RetrySchedule};
use crate::SessionOutcome;

/// The only attempt of a delivery whose transport returns an error.
async fn attempt(kind: TransportErrorKind, status: Option<u16>) -> Attempt {
    let status = status.map(|status| StatusCode::from_u16(status).unwrap());
    let transport = move |request: Request<Bytes>| async move {
        assert_eq!(Limits::of(&request).attempt_timeout.as_secs(), 15);
        Err(TransportError::new(kind).with_response_status(status))
    };
    let context = DeliveryContext {
        secret: ["whsec_", "c3BlY2ltZW4gb2YgYSBzaWduaW5nIHNlY3JldA=="].concat().parse().unwrap(),
        schedule: RetrySchedule::svix().faster(u32::MAX),
        body_shape: BodyShape::default(),
        clock: Arc::new(SystemTime::now),
        transport: Box::new(transport),
        attempts: watch::Sender::default(),
    };
    let message = Message::new("r", SessionOutcome::Successful, BodyShape::default());
    context.deliver(&"http://127.0.0.1/hook".parse().unwrap(), &message).await;
    let attempts = context.attempts.borrow();
    let number = if status.is_some_and(|status| status.is_success()) { 1 } else { 8 };
    assert_eq!(attempts.len(), number, "an attempt with a status of success is the last");
    attempts.last().unwrap().clone()
}

#[tokio::test(start_paused = true)]
async fn the_status_counts_and_the_cause_is_recorded() {
    for (kind, status, cause) in [
        (TransportErrorKind::Connect, None, DeliveryProblem::Connect),
        (TransportErrorKind::InvalidRequest, None, DeliveryProblem::InvalidUrl),
        (TransportErrorKind::Timeout, None, DeliveryProblem::Timeout),
        (TransportErrorKind::ConnectionLost, None, DeliveryProblem::ConnectionLost),
        (TransportErrorKind::Timeout, Some(200), DeliveryProblem::BodyTimeout),
        (TransportErrorKind::ConnectionLost, Some(204), DeliveryProblem::BodyCutOff),
        (TransportErrorKind::ResponseTooLarge, Some(299), DeliveryProblem::BodyTooLarge),
        (TransportErrorKind::Timeout, Some(500), DeliveryProblem::BodyTimeout),
        (TransportErrorKind::ResponseTooLarge, Some(302), DeliveryProblem::BodyTooLarge),
    ] {
        let attempt = attempt(kind, status).await;
        let response = status.map_or(DeliveryResponse::NoResponse, DeliveryResponse::Status);
        assert_eq!((attempt.response, attempt.cause), (response, Some(cause)), "{kind:?} {status:?}");
    }
}
