//! Finding verifications that changed.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response};
use vove_client::{Client, ErrorKind};
use vove_model::VerificationStatus::{InProgress, Pending, Suspected};

use crate::{client_without_retries, ref_id};

/// A client of a server that responds after a second with a status that depends on the last digit of the reference, and
/// the largest number of concurrent calls.
fn server() -> (Client, Arc<AtomicUsize>) {
    let (in_flight, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let seen = Arc::clone(&most);
    let client = client_without_retries(move |request: Request<Bytes>| {
        seen.fetch_max(in_flight.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        let in_flight = Arc::clone(&in_flight);
        async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            in_flight.fetch_sub(1, Ordering::SeqCst);
            let id = request.uri().path().strip_prefix("/v2/users/").unwrap();
            let response = match id.as_bytes().last().unwrap() {
                b'7' => Response::builder().status(404).body(Bytes::new()),
                b'8' => Response::builder().status(500).body(Bytes::new()),
                digit => {
                    let status = if digit % 2 == 0 { "pending" } else { "suspected" };
                    let user = serde_json::json!({ "_id": "u", "refId": id, "status": status });
                    Response::builder().body(Bytes::from(user.to_string()))
                }
            };
            Ok(response.unwrap())
        }
    });
    (client, most)
}

#[tokio::test(start_paused = true)]
async fn only_changed_verifications_are_returned() {
    let (client, most) = server();
    let known = [
        ("r0", Some(Pending)),
        ("r1", Some(Suspected)),
        ("r2", Some(InProgress)),
        ("r3", Some(Pending)),
        ("r4", None),
        ("r7", None),
        ("x7", Some(Pending)),
        ("r8", Some(Pending)),
    ]
    .map(|(id, status)| (ref_id(id), status));
    let mut changes = client.reconcile(known, 3);
    let mut found = BTreeMap::new();
    while let Some(change) = changes.next().await {
        let outcome = change.outcome.map(|user| user.map(|user| user.status.clone())).map_err(|error| error.kind());
        found.insert(change.ref_id.as_str().to_owned(), outcome);
    }
    let expected = [
        ("r2", Ok(Some(Pending))),
        ("r3", Ok(Some(Suspected))),
        ("r4", Ok(Some(Pending))),
        ("r8", Err(ErrorKind::ServerError)),
        ("x7", Ok(None)),
    ]
    .map(|(id, outcome)| (id.to_owned(), outcome));
    assert_eq!(found, BTreeMap::from(expected));
    assert_eq!(most.load(Ordering::SeqCst), 3);
}

#[tokio::test(start_paused = true)]
async fn without_references_nothing_is_returned() {
    assert!(server().0.reconcile([], 8).next().await.is_none());
}
