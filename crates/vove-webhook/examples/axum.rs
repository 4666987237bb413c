//! A receiver on axum: verify, recognize duplicates, put the work in a queue, respond, and fetch from the API in a
//! task.
//!
//! `VOVE_WEBHOOK_SECRET=whsec_.. cargo run -p vove-webhook --features axum --example axum`

use std::{env, error::Error, sync::Arc, time::Duration, time::SystemTime};

use axum::{
    Router,
    extract::{FromRef, State},
    routing::post,
};
use tokio::{net::TcpListener, sync::mpsc};
use vove_model::RefId;
use vove_webhook::{Acknowledgment, Delivery, Event, RecentDeliveries, SeenDeliveries, Verifier, WebhookReceiver};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let verifier = Verifier::new(env::var("VOVE_WEBHOOK_SECRET")?.parse()?);
    let (queue, work) = mpsc::channel(1000);
    tokio::spawn(fetch_each(work));
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    Ok(axum::serve(listener, app(WebhookReceiver::new(verifier), queue)).await?)
}

#[derive(Clone)]
struct App {
    receiver: WebhookReceiver,
    recent: Arc<RecentDeliveries>,
    queue: mpsc::Sender<RefId>,
}

impl FromRef<App> for WebhookReceiver {
    fn from_ref(app: &App) -> Self {
        app.receiver.clone()
    }
}

fn app(receiver: WebhookReceiver, queue: mpsc::Sender<RefId>) -> Router {
    let recent = Arc::new(RecentDeliveries::new(Duration::from_secs(28 * 60 * 60), 100_000));
    Router::new().route("/webhooks/vove", post(receive)).with_state(App { receiver, recent, queue })
}

/// Calls no other server, so that the response comes well within the 15 seconds that the sender waits.
async fn receive(State(app): State<App>, delivery: Delivery<'static>) -> Acknowledgment {
    let ref_id = match delivery.event() {
        Ok(Event::User(event)) => event.ref_id,
        _ => return Acknowledgment::Ignore,
    };
    let Ok(claim) = app.recent.claim(delivery.id(), SystemTime::now()).await;
    let claim = match claim.into_new() {
        Ok(claim) => claim,
        Err(acknowledgment) => return acknowledgment,
    };
    // Without `done`, the claim is released: if the queue is full, and if the sender closes the connection during an
    // `await`, which drops this future.
    if app.queue.try_send(ref_id).is_err() {
        return Acknowledgment::RetryLater;
    }
    let Ok(()) = claim.done().await;
    Acknowledgment::Ack
}

/// A delivery says that something changed. Get the current state here: `client.get_user_verification(&ref_id)`.
async fn fetch_each(mut work: mpsc::Receiver<RefId>) {
    while let Some(ref_id) = work.recv().await {
        drop(ref_id);
    }
}

#[cfg(test)]
#[path = "support/post.rs"]
mod support;

#[cfg(test)]
mod tests {
    use vove_webhook::{SigningSecret, sign};

    use super::{
        support::{announce, post},
        *,
    };

    fn noon() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_760_000_000)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_delivery_is_queued_once_and_a_forged_one_never() {
        let secret: SigningSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse().unwrap();
        let (queue, mut work) = mpsc::channel(1);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let receiver = WebhookReceiver::new(Verifier::new(secret.clone())).with_max_body(1000).with_clock(noon);
        tokio::spawn(async { axum::serve(listener, app(receiver, queue)).await.unwrap() });

        let responses = tokio::task::spawn_blocking(move || {
            let body = br#"{"status":"pending","refId":"cust-0042"}"#;
            let [first, second] = ["msg_1", "msg_2"].map(|id| sign(&secret, id, noon(), body));
            let long = [b' '; 1001];
            let long_headers = sign(&secret, "msg_3", noon(), &long);
            let other = br#"{"refId":"shop-7","status":"CLEARED"}"#;
            [
                post(address, &first, body),
                post(address, &first, body),
                post(address, &first, b"{}"),
                post(address, &second, body),
                post(address, &long_headers, &long),
                post(address, &sign(&secret, "msg_4", noon(), other), other),
                post(address, &sign(&secret, "msg_5", noon() - Duration::from_secs(301), body), body),
                // No body follows.
                announce(address, &sign(&secret, "msg_6", noon() - Duration::from_secs(301), body), 500, b""),
                announce(address, &first, 1001, b""),
            ]
            .map(Result::unwrap)
        });
        let responses = responses.await.unwrap();
        assert_eq!(responses.each_ref().map(|(status, _)| *status), [204, 204, 401, 503, 413, 204, 401, 401, 413]);
        assert!(responses.iter().all(|(_, body)| body.is_empty()));
        assert_eq!(work.recv().await.unwrap().as_str(), "cust-0042");
        assert!(work.try_recv().is_err());
    }
}
