//! From a webhook to a decision: verify, fetch, decide, acknowledge.

use std::{sync::Arc, time::SystemTime};

use bytes::Bytes;
use http::{Request, Response};
use tokio::sync::mpsc;
use vove_client::{ApiKey, BaseUrl, Client, ErrorKind, Fetch, RetryPolicy};
use vove_emulator::{DeliveryResponse, Emulator, RetrySchedule, SessionOutcome};
use vove_model::{Decision, RefId};
use vove_transport::Loopback;
use vove_webhook::Verifier;

use crate::ref_id;

/// The webhook handler of a backend.
async fn receive(request: Request<Bytes>, verifier: &Verifier, client: &Client) -> (u16, Option<(RefId, bool)>) {
    let event = verifier
        .verify(request.headers(), request.body(), SystemTime::now())
        .and_then(|delivery| delivery.user_event());
    let event = match event {
        Ok(event) => event,
        Err(error) => return (error.http_status(), None),
    };
    match event.fetch(client).await {
        Ok(user) => (204, Some((event.ref_id, matches!(user.decision(), Decision::Approved(_))))),
        Err(error) if error.is_retryable() => (503, None),
        Err(error) => panic!("{error}"),
    }
}

struct Backend {
    emulator: Emulator,
    client: Client,
    _server: Loopback,
    decided: mpsc::UnboundedReceiver<(RefId, bool)>,
}

/// Starts an emulator and a backend whose first `failing` fetches go to a closed port.
async fn backend(failing: usize) -> Backend {
    let emulator = Emulator::builder().schedule(RetrySchedule::svix().faster(1000)).start().await.unwrap();
    let base: BaseUrl = emulator.url().parse().unwrap();
    let key = || ApiKey::new(emulator.api_key()).unwrap();
    let client = Client::new(base.into(), key()).unwrap();
    // Port 1 is closed.
    let closed: BaseUrl = "http://127.0.0.1:1".parse().unwrap();
    let failing_client = Client::new(closed.into(), key()).unwrap().with_retry(RetryPolicy::never());
    let verifier = Arc::new(Verifier::new(emulator.webhook_secret().parse().unwrap()));
    let (sender, decided) = mpsc::unbounded_channel();
    let calls = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let server = Loopback::start(0, {
        let working_client = client.clone();
        move |request| {
            let call = calls.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            let (verifier, sender) = (Arc::clone(&verifier), sender.clone());
            let client = if call < failing { failing_client.clone() } else { working_client.clone() };
            async move {
                let (status, decision) = receive(request, &verifier, &client).await;
                if let Some(decision) = decision {
                    sender.send(decision).unwrap();
                }
                Response::builder().status(status).body(Bytes::new()).unwrap()
            }
        }
    })
    .await
    .unwrap();
    emulator.set_webhook_url(&format!("{}/hook", server.url())).unwrap();
    Backend { emulator, client, _server: server, decided }
}

async fn responses(emulator: &Emulator, count: usize) -> Vec<DeliveryResponse> {
    let mut attempts = emulator.attempts();
    let attempts = attempts.wait_for(|all| all.len() >= count).await.unwrap();
    attempts.iter().map(|attempt| attempt.response).collect()
}

#[tokio::test]
async fn a_webhook_leads_to_a_fetch_and_a_decision() {
    let mut backend = backend(0).await;
    let id = ref_id("a/b é");
    backend.client.create_session(&id).await.unwrap();
    backend.emulator.finish(id.as_str(), "awa-diop", SessionOutcome::Successful).unwrap();
    assert_eq!(backend.decided.recv().await, Some((id, true)));
    assert_eq!(responses(&backend.emulator, 1).await, [DeliveryResponse::Status(204)]);
}

#[tokio::test]
async fn a_failed_fetch_is_repeated_with_the_next_delivery_of_the_webhook() {
    let mut backend = backend(2).await;
    let id = ref_id("cust-0042");
    backend.client.create_session(&id).await.unwrap();
    backend.emulator.finish(id.as_str(), "omar-haddad", SessionOutcome::Suspected).unwrap();
    assert_eq!(backend.decided.recv().await, Some((id, false)));
    let expected = [DeliveryResponse::Status(503), DeliveryResponse::Status(503), DeliveryResponse::Status(204)];
    assert_eq!(responses(&backend.emulator, 3).await, expected);
    let attempts = backend.emulator.attempts();
    let ids: std::collections::BTreeSet<_> = attempts.borrow().iter().map(|a| a.message_id.clone()).collect();
    assert_eq!(ids.len(), 1, "the message keeps its id");
}

#[tokio::test]
async fn a_forged_webhook_gets_401_and_leads_to_no_decision() {
    let backend = backend(0).await;
    let verifier = Verifier::new("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse().unwrap());
    let forged = Request::post("/hook").body(Bytes::from_static(br#"{"status":"successful","refId":"r"}"#)).unwrap();
    assert_eq!(receive(forged, &verifier, &backend.client).await, (401, None));
    let error = backend.client.get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
}
