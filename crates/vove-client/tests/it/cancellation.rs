//! A call that is dropped, wherever it was, leaves nothing behind.

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

/// Answers in pieces: every other time 503, so that a call passes through all its stages. Also how many connections are
/// open.
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
                let mut refuse = true;
                while stream.read(&mut buffer).is_ok_and(|read| read > 0) {
                    let status = if refuse { "503 Unavailable" } else { "200 OK" };
                    refuse = !refuse;
                    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n", USER.len());
                    let (first, second) = USER.split_at(20);
                    for piece in [head.as_bytes(), first, second] {
                        let _ = stream.write_all(piece);
                        thread::sleep(Duration::from_millis(1));
                    }
                }
                counted.fetch_sub(1, Ordering::SeqCst);
            });
        }
    });
    (base, open)
}

/// Polls a future so many times and drops it; whether it came to its end.
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
async fn a_call_dropped_at_any_poll_leaves_no_connection_and_no_task() {
    dropped_at_every_poll(|base| Client::new(base.into(), key()).unwrap()).await;
}

#[tokio::test]
async fn a_call_over_hyper_dropped_at_any_poll_leaves_none_either() {
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
        let ended = dropped_after(stages, client.get_user_verification(&ref_id("r"))).await;
        drop(client);
        // A retry that was paid for and not made, or succeeded, costs nothing; one that was under way costs its price.
        assert!([500, 495].contains(&budget.tokens()) && (!ended || budget.tokens() == 500), "{}", budget.tokens());
        let settled = async {
            while tasks() > idle || open.load(Ordering::SeqCst) > 0 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        let settled = tokio::time::timeout(Duration::from_secs(10), settled).await;
        assert!(settled.is_ok(), "dropped at poll {stages}: {} tasks, {open:?} connections", tasks() - idle);
        if ended {
            break;
        }
        stages += 1;
    }
    assert!(stages > 3, "only {stages} polls");
}
