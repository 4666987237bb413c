//! A call that is dropped at any point leaves no task, no connection and no taken tokens.

use std::{
    future,
    io::{Read, Write},
    net::TcpListener,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicIsize, Ordering},
    },
    task::Poll,
    thread,
    time::Duration,
};

use tokio::runtime::Handle;
use vove_client::{BaseUrl, Client, RetryBudget, RetryPolicy};

use crate::{key, ref_id};

const USER: &[u8] = br#"{"_id":"u","refId":"r","status":"pending"}"#;

/// Starts a server that responds with 503 and 200 in turn, in several writes, so that a call passes through all its stages.
/// Also returns the number of open connections.
fn server() -> (BaseUrl, Arc<AtomicIsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
    let open = Arc::new(AtomicIsize::new(0));
    let counted = Arc::clone(&open);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, counted) = (stream.unwrap(), Arc::clone(&counted));
            counted.fetch_add(1, Ordering::SeqCst);
            thread::spawn(move || {
                let mut buffer = [0; 4096];
                let mut unavailable = true;
                while stream.read(&mut buffer).is_ok_and(|read| read > 0) {
                    let status = if unavailable { "503 Unavailable" } else { "200 OK" };
                    unavailable = !unavailable;
                    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n", USER.len());
                    let (first, second) = USER.split_at(20);
                    for part in [head.as_bytes(), first, second] {
                        let _ = stream.write_all(part);
                        thread::sleep(Duration::from_millis(1));
                    }
                }
                counted.fetch_sub(1, Ordering::SeqCst);
            });
        }
    });
    (base, open)
}

/// Polls a future this many times and drops it; returns whether it completed.
async fn dropped_after<F: Future>(polls: usize, future: F) -> bool {
    let mut future = pin!(future);
    let mut left = polls;
    future::poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(false);
        }
        left -= 1;
        let done = future.as_mut().poll(context).is_ready();
        if done {
            return Poll::Ready(true);
        }
        if left == 0 { Poll::Ready(false) } else { Poll::Pending }
    })
    .await
}

#[tokio::test]
async fn a_reqwest_call_dropped_at_any_poll_leaves_no_connection_and_no_task() {
    dropped_at_every_poll(|base| Client::new(base.into(), key()).unwrap()).await;
}

#[tokio::test]
async fn a_hyper_call_dropped_at_any_poll_leaves_no_connection_and_no_task() {
    dropped_at_every_poll(|base| Client::over_hyper(base.into(), key()).unwrap()).await;
}

async fn dropped_at_every_poll(client: impl Fn(BaseUrl) -> Client) {
    let (base, open) = server();
    let tasks = || Handle::current().metrics().num_alive_tasks();
    let idle = tasks();
    let mut stages = 0;
    loop {
        let policy = RetryPolicy::default().initial_backoff(Duration::from_millis(2));
        let budget = RetryBudget::new(500);
        let client = client(base.clone()).with_retry(policy).with_retry_budget(budget.clone());
        let completed = dropped_after(stages, client.get_user_verification(&ref_id("r"))).await;
        drop(client);
        // Tokens return if the retry was not sent or succeeded; they are lost if it was in flight.
        assert!([500, 495].contains(&budget.tokens()) && (!completed || budget.tokens() == 500), "{}", budget.tokens());
        let settled = async {
            while tasks() > idle || open.load(Ordering::SeqCst) > 0 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        let settled = tokio::time::timeout(Duration::from_secs(10), settled).await;
        assert!(settled.is_ok(), "dropped at poll {stages}: {} tasks, {open:?} connections", tasks() - idle);
        if completed {
            break;
        }
        stages += 1;
    }
    assert!(stages > 3, "only {stages} polls");
}
