//! Many concurrent calls to a server that fails one in five: 4,000 by default, 200,000 with `VOVE_SOAK=200000`.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    runtime::Handle,
    task::JoinSet,
};
use vove_client::{BaseUrl, Client, RetryPolicy};
use vove_transport::{ReqwestTransport, Transport, TransportErrorKind};

use crate::{key, ref_id};

const CONCURRENCY: usize = 64;
const BROKEN: &str = "broken";
const USER: &str = r#"{"_id":"u","refId":"r","status":"pending"}"#;

/// How many requests ended with each status, or with a broken connection.
type Tally = BTreeMap<&'static str, usize>;

#[derive(Default)]
struct Counts {
    requests: AtomicUsize,
    open: AtomicUsize,
    served: Mutex<Tally>,
}

/// Starts a server on its own thread and runtime.
fn server() -> (BaseUrl, Arc<Counts>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
    let counts = Arc::new(Counts::default());
    let shared = Arc::clone(&counts);
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async move {
            let listener = TcpListener::from_std(listener).unwrap();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let shared = Arc::clone(&shared);
                tokio::spawn(async move {
                    shared.open.fetch_add(1, Ordering::SeqCst);
                    connection(stream, &shared).await;
                    shared.open.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
    });
    (base, counts)
}

async fn connection(mut stream: TcpStream, counts: &Counts) {
    let mut buffer = [0; 4096];
    while stream.read(&mut buffer).await.is_ok_and(|read| read > 0) {
        let complete =
            |status: &str, body: &str| format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        let (outcome, response) = match counts.requests.fetch_add(1, Ordering::SeqCst) % 35 {
            0 => ("500", complete("500", "")),
            5 => ("503", complete("503", "")),
            10 => ("429", complete("429", "")),
            15 => ("200", complete("200", "<html>")),
            20 => (BROKEN, String::new()),
            25 => (BROKEN, complete("200", USER).replace("\"}", "")),
            30 => (BROKEN, "HTTP/1.1 200 OK\r\ncontent-le".to_owned()),
            _ => ("200", complete("200", USER)),
        };
        *counts.served.lock().unwrap().entry(outcome).or_default() += 1;
        if stream.write_all(response.as_bytes()).await.is_err() || outcome == BROKEN {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_call_completes_and_no_task_or_connection_is_left() {
    let calls: usize = std::env::var("VOVE_SOAK").ok().and_then(|calls| calls.parse().ok()).unwrap_or(4_000);
    let (base, counts) = server();
    let idle = Handle::current().metrics().num_alive_tasks();
    let policy = RetryPolicy::default().initial_backoff(Duration::from_millis(1));
    let (seen, tally) = (Arc::<Mutex<Tally>>::default(), ReqwestTransport::new().unwrap());
    let tallied = Arc::clone(&seen);
    let transport = move |request| {
        let (transport, tallied) = (tally.clone(), Arc::clone(&tallied));
        async move {
            let outcome = transport.send(request).await;
            let ended = match outcome.as_ref().map(|response| response.status().as_u16()) {
                Ok(200) => "200",
                Ok(429) => "429",
                Ok(500) => "500",
                Ok(503) => "503",
                Ok(other) => panic!("{other}"),
                Err(error) if error.kind() == TransportErrorKind::ConnectionLost => BROKEN,
                Err(error) => panic!("{error}"),
            };
            *tallied.lock().unwrap().entry(ended).or_default() += 1;
            outcome
        }
    };
    let client = Client::with_transport(base.into(), key(), transport).with_retry(policy);
    let next = Arc::new(AtomicUsize::new(0));
    let mut workers = JoinSet::new();
    for _ in 0..CONCURRENCY {
        let (client, next) = (client.clone(), Arc::clone(&next));
        workers.spawn(async move {
            let mut outcomes = BTreeMap::<String, usize>::new();
            while next.fetch_add(1, Ordering::SeqCst) < calls {
                let outcome = match client.get_user_verification(&ref_id("r")).await {
                    Ok(_) => "response".to_owned(),
                    Err(error) => format!("{:?}", error.kind()),
                };
                *outcomes.entry(outcome).or_default() += 1;
            }
            outcomes
        });
    }
    let mut total = BTreeMap::<String, usize>::new();
    let limit = Duration::from_secs(60) + Duration::from_millis(5) * u32::try_from(calls).unwrap();
    let ended = tokio::time::timeout(limit, workers.join_all()).await.expect("the calls take too long");
    for outcomes in &ended {
        for (outcome, count) in outcomes {
            *total.entry(outcome.clone()).or_default() += count;
        }
    }
    assert_eq!(total.values().sum::<usize>(), calls, "{total:?}");
    let responses = total["response"];
    assert!(responses * 100 >= calls * 94, "{total:?}");
    assert!(total.keys().all(|kind| {
        ["response", "UnexpectedResponse", "ConnectionLost", "ServerError", "RateLimited"].contains(&kind.as_str())
    }));
    // The client saw every response that the server sent. A request on a connection that was just closed may break before
    // the server sees it.
    let (mut served, mut seen) = (counts.served.lock().unwrap().clone(), seen.lock().unwrap().clone());
    let (broken, lost) = (served.remove(BROKEN).unwrap(), seen.remove(BROKEN).unwrap());
    assert_eq!(served, seen);
    assert!(lost >= broken, "{lost} of {broken}");
    let requests = counts.requests.load(Ordering::SeqCst);
    assert!(requests >= calls && requests <= calls * 2, "{requests} requests for {calls} calls");
    // A call may open a connection and then use another that became free first.
    assert!(counts.open.load(Ordering::SeqCst) <= 2 * CONCURRENCY, "connections are reused");

    drop(client);
    let settled = async {
        while counts.open.load(Ordering::SeqCst) > 0 || Handle::current().metrics().num_alive_tasks() > idle {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), settled).await.expect("a task or a connection is left");
}
