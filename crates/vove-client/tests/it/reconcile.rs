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

use crate::{once, ref_id};

/// Answers after a second; `r0` to `r9` stand as they end. Also the most that were under way at once.
fn server() -> (Client, Arc<AtomicUsize>) {
    let (under_way, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let seen = Arc::clone(&most);
    let client = once(move |request: Request<Bytes>| {
        seen.fetch_max(under_way.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        let under_way = Arc::clone(&under_way);
        async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            under_way.fetch_sub(1, Ordering::SeqCst);
            let id = request.uri().path().strip_prefix("/v2/users/").unwrap();
            let reply = match id.as_bytes().last().unwrap() {
                b'7' => Response::builder().status(404).body(Bytes::new()),
                b'8' => Response::builder().status(500).body(Bytes::new()),
                digit => {
                    let status = if digit % 2 == 0 { "pending" } else { "suspected" };
                    let user = serde_json::json!({ "_id": "u", "refId": id, "status": status });
                    Response::builder().body(Bytes::from(user.to_string()))
                }
            };
            Ok(reply.unwrap())
        }
    });
    (client, most)
}

#[tokio::test(start_paused = true)]
async fn what_changed_comes_out_and_the_rest_does_not() {
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
async fn nothing_known_is_nothing_changed() {
    assert!(server().0.reconcile([], 8).next().await.is_none());
}
