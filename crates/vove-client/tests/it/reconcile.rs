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
use vove_model::{
    SessionId, Timestamp, VerificationState,
    VerificationStatus::{InProgress, Pending, Successful, Suspected},
};

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
    .map(|(id, status)| (ref_id(id), status.map(VerificationState::new)));
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

#[tokio::test]
async fn a_new_session_or_a_later_update_of_an_approved_person_is_returned() {
    let client = client_without_retries(|request: Request<Bytes>| async move {
        let id = request.uri().path().strip_prefix("/v2/users/").unwrap();
        let user = serde_json::json!({
            "_id": "u",
            "refId": id,
            "status": "successful",
            "sessionId": "s2",
            "updatedAt": "2026-11-23T10:00:00.000Z",
        });
        Ok(Response::new(Bytes::from(user.to_string())))
    });
    let known = |session: &str, updated_at: &str| {
        let state = VerificationState::new(Successful).session_id(SessionId::new(session).unwrap());
        Some(state.updated_at(Timestamp::from(updated_at)))
    };
    let known = [
        ("same", known("s2", "2026-11-23T10:00:00.000Z")),
        ("overtaken", known("s3", "2026-11-23T10:00:01.000Z")),
        ("new-session", known("s1", "2026-11-22T10:00:00.000Z")),
        ("new-session-without-a-time", known("s1", "")),
        ("later-update", known("s2", "2026-11-23T11:59:59.000+02:00")),
        ("status-only", Some(VerificationState::new(Successful))),
    ]
    .map(|(id, state)| (ref_id(id), state));
    let mut changes = client.reconcile(known, 3);
    let mut found = Vec::new();
    while let Some(change) = changes.next().await {
        found.push(change.ref_id.as_str().to_owned());
    }
    found.sort();
    assert_eq!(found, ["later-update", "new-session", "new-session-without-a-time", "status-only"]);
}
