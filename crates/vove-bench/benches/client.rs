//! The client against bare reqwest and bare hyper doing the same work, in one process, over loopback.

mod bare;

use std::{
    pin::Pin,
    sync::Arc,
    time::{Duration, Instant},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper_util::{client::legacy, rt::TokioExecutor};
use serde::Deserialize;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use vove_bench::heap;
use vove_client::{ApiKey, BaseUrl, Client};
use vove_model::{Received, RefId, UserVerification};

use self::bare::BareUser;

/// The documents response with owned strings, decoded immediately.
#[derive(Deserialize)]
struct Documents {
    selfie: Option<String>,
    documents: Vec<Images>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Images {
    front: Option<String>,
    back: Option<String>,
}

/// Serves `/v2/users/r` and `/v2/users/r/documents` from prepared bytes, on a thread of its own.
fn server(user: String, documents: String) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let prepare = |body: &str| {
        Arc::<[u8]>::from(format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len()).into_bytes())
    };
    let (user, documents) = (prepare(&user), prepare(&documents));
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async move {
            let listener = TcpListener::from_std(listener).unwrap();
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                stream.set_nodelay(true).unwrap();
                let (user, documents) = (Arc::clone(&user), Arc::clone(&documents));
                tokio::spawn(async move {
                    let mut buffer = [0; 2048];
                    while let Ok(read @ 1..) = stream.read(&mut buffer).await {
                        let wants_images = buffer[..read.min(100)].windows(5).any(|part| part == b"/docu");
                        if stream.write_all(if wants_images { &documents } else { &user }).await.is_err() {
                            return;
                        }
                    }
                });
            }
        });
    });
    url
}

/// The cost of a call, including the server.
#[derive(Clone, Copy)]
struct Cost {
    /// Calls per second of elapsed time.
    rate: f64,
    /// Microseconds of processor time, so that other programs on the machine do not count.
    processor: f64,
}

/// Processor time of this process's threads, in seconds (Linux only).
fn processor() -> f64 {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten();
    let nanos = tasks.filter_map(|task| {
        let times = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        times.split(' ').next()?.parse::<f64>().ok()
    });
    nanos.sum::<f64>() / 1e9
}

async fn measure<F, Call>(calls: usize, concurrency: usize, call: F) -> Cost
where
    F: Fn() -> Call + Clone + Send + 'static,
    Call: Future<Output = ()> + Send,
{
    let (used, started) = (processor(), Instant::now());
    let workers: Vec<_> = (0..concurrency)
        .map(|_| {
            let call = call.clone();
            tokio::spawn(async move {
                for _ in 0..calls / concurrency {
                    call().await;
                }
            })
        })
        .collect();
    for worker in workers {
        worker.await.unwrap();
    }
    let seconds = started.elapsed().as_secs_f64();
    let made = (calls / concurrency * concurrency) as f64;
    Cost { rate: made / seconds, processor: (processor() - used) / made * 1e6 }
}

/// One way to make the call.
struct Candidate {
    name: &'static str,
    run: Box<dyn Fn(usize, usize) -> Pin<Box<dyn Future<Output = Cost>>>>,
}

fn candidate<F, Call>(name: &'static str, call: F) -> Candidate
where
    F: Fn() -> Call + Clone + Send + 'static,
    Call: Future<Output = ()> + Send + 'static,
{
    Candidate { name, run: Box::new(move |calls, concurrency| Box::pin(measure(calls, concurrency, call.clone()))) }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

async fn bare_reqwest(client: &reqwest::Client, url: &str) -> Bytes {
    let request = client
        .get(url)
        .header("x-api-key", "bench-key")
        .header("content-type", "application/json")
        .header("accept", "application/json")
        .header("user-agent", "bench/1")
        .timeout(Duration::from_secs(10));
    request.send().await.unwrap().bytes().await.unwrap()
}

fn bare_candidate<F>(name: &'static str, client: reqwest::Client, url: &str, read: F) -> Candidate
where
    F: Fn(Bytes) + Clone + Send + 'static,
{
    let url = url.to_owned();
    candidate(name, move || {
        let (client, url, read) = (client.clone(), url.clone(), read.clone());
        async move {
            let response = bare_reqwest(&client, &url).await;
            read(response);
        }
    })
}

type Hyper = legacy::Client<legacy::connect::HttpConnector, Empty<Bytes>>;

async fn bare_hyper(client: &Hyper, url: &str) -> Bytes {
    let request = http::Request::get(url)
        .header("x-api-key", "bench-key")
        .header("content-type", "application/json")
        .header("accept", "application/json")
        .header("user-agent", "bench/1")
        .body(Empty::new())
        .unwrap();
    client.request(request).await.unwrap().into_body().collect().await.unwrap().to_bytes()
}

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let user = std::fs::read_to_string("../../fixtures/get_user_verification/amina-el-idrissi.json").unwrap();
        let user: serde_json::Value = serde_json::from_str(&user).unwrap();
        let ref_id = user["refId"].as_str().unwrap().to_owned();
        let mut user = user.to_string();
        user.push_str(&" ".repeat(1500_usize.saturating_sub(user.len())));
        let image = "QUJD".repeat(500_000);
        let documents = serde_json::json!({
            "selfie": image,
            "documents": (0..5).map(|_| serde_json::json!({ "stepId": "ID_DOCUMENT", "front": image })).collect::<Vec<_>>(),
        });
        let documents = documents.to_string();
        println!("user response {} bytes, documents response {} bytes", user.len(), documents.len());
        let size = documents.len();
        let base = server(user, documents);
        let path = format!("{base}/v2/users/{ref_id}");
        let environment = || base.parse::<BaseUrl>().unwrap().into();
        let key = || ApiKey::new("bench-key").unwrap();
        let ref_id = RefId::new(ref_id).unwrap();
        let clients =
            || (Client::new(environment(), key()).unwrap(), Client::over_hyper(environment(), key()).unwrap());
        // The default configuration, without proxies and redirects. Each candidate has a client of its own, because two that
        // share one would keep its connection warm for each other.
        let reqwest = || reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let hyper: Hyper = legacy::Client::builder(TokioExecutor::new()).build_http();

        let bare = bare_candidate("bare reqwest", reqwest(), &path, |response| {
            assert_eq!(serde_json::from_slice::<BareUser<'_>>(&response).unwrap().status, "successful");
        });
        // Reads into the struct that the client returns.
        let same_struct = bare_candidate("bare reqwest, same struct", reqwest(), &path, |response| {
            assert!(serde_json::from_slice::<UserVerification>(&response).unwrap().status.is_successful());
        });
        // Reads as the client does, so that the remaining difference is the client.
        let same_reading = bare_candidate("bare reqwest, same reading", reqwest(), &path, |response| {
            assert!(Received::<UserVerification>::parse(response).unwrap().status.is_successful());
        });
        let bare_hyper = {
            let url = path.clone();
            candidate("bare hyper", move || {
                let (client, url) = (hyper.clone(), url.clone());
                async move {
                    let response = bare_hyper(&client, &url).await;
                    assert_eq!(serde_json::from_slice::<BareUser<'_>>(&response).unwrap().status, "successful");
                }
            })
        };
        let client_candidate = |name: &'static str, client: &Client| {
            let (client, ref_id) = (client.clone(), ref_id.clone());
            candidate(name, move || {
                let (client, ref_id) = (client.clone(), ref_id.clone());
                async move { assert!(client.get_user_verification(&ref_id).await.unwrap().status.is_successful()) }
            })
        };
        let (ours, ours_hyper) = clients();
        let candidates = [
            bare,
            same_struct,
            same_reading,
            client_candidate("vove-client", &ours),
            bare_hyper,
            client_candidate("vove-client over hyper", &ours_hyper),
        ];
        let only = std::env::args().nth(1).filter(|argument| !argument.starts_with("--"));
        if let Some(only) = only {
            // For a profiler: one candidate, with a number of calls and of concurrent calls.
            let mut numbers = std::env::args().skip(2).map(|number| number.parse().unwrap());
            let (calls, concurrency) = (numbers.next().unwrap_or(1000), numbers.next().unwrap_or(1));
            for candidate in candidates.iter().filter(|candidate| candidate.name == only) {
                println!("{only}: {:.0} calls/s", (candidate.run)(calls, concurrency).await.rate);
            }
            return;
        }
        for (concurrency, calls) in [(1, 256), (64, 1024)] {
            let mut table: [Vec<Cost>; 6] = Default::default();
            let mut allocations = [0.0; 6];
            for (candidate, allocations) in candidates.iter().zip(&mut allocations) {
                (candidate.run)(calls, concurrency).await;
                heap::begin();
                (candidate.run)(calls, concurrency).await;
                *allocations = heap::end().allocations as f64 / calls as f64;
            }
            for round in 0..301 {
                // All candidates take turns. Each round starts with another one, in alternating directions, so that other load on
                // the machine affects all of them and none always follows the same other. Each turn warms the caches with calls
                // that are not measured.
                for turn in 0..candidates.len() {
                    let turn = if round % 2 == 0 { turn } else { candidates.len() - 1 - turn };
                    let index = (round + turn) % candidates.len();
                    (candidates[index].run)(calls / 4, concurrency).await;
                    table[index].push((candidates[index].run)(calls, concurrency).await);
                }
            }
            for ((candidate, column), allocations) in candidates.iter().zip(&table).zip(allocations) {
                // Relative to each of the three bare reqwest candidates.
                let of = |peer: usize, what: fn(&Cost) -> f64| {
                    median(column.iter().zip(&table[peer]).map(|(own, peer)| what(own) / what(peer)).collect())
                };
                let of = |what: fn(&Cost) -> f64| format!("{:.3} {:.3} {:.3}", of(0, what), of(1, what), of(2, what));
                println!(
                    "user, {concurrency:2} concurrent, {:26}{:7.0} calls/s, relative to bare {}; {:5.1} µs of processor, {}; {allocations:5.1} allocations",
                    candidate.name,
                    median(column.iter().map(|cost| cost.rate).collect()),
                    of(|cost| cost.rate),
                    median(column.iter().map(|cost| cost.processor).collect()),
                    of(|cost| cost.processor),
                );
            }
        }

        let (url, reqwest) = (format!("{path}/documents"), reqwest());
        let (ours, ours_hyper) = clients();
        let mut times: [Vec<f64>; 4] = Default::default();
        let mut peaks: [Vec<f64>; 4] = Default::default();
        // The first rounds measure times, the others peaks of memory.
        for counted in [false; 15].into_iter().chain([true; 15]) {
            let mut round = |index: usize, started: Instant| match counted {
                true => peaks[index].push(heap::end().peak as f64 / size as f64),
                false => times[index].push(started.elapsed().as_secs_f64() * 1e3),
            };
            let start = || {
                if counted {
                    heap::begin();
                }
                Instant::now()
            };
            let started = start();
            let response = bare_reqwest(&reqwest, &url).await;
            let documents: Documents = serde_json::from_slice(&response).unwrap();
            let images = documents.selfie.into_iter().chain(documents.documents.into_iter().flat_map(|d| d.front.into_iter().chain(d.back)));
            let decoded: Vec<Vec<u8>> = images.map(|image| BASE64_STANDARD.decode(image).unwrap()).collect();
            assert_eq!(decoded.len(), 6);
            round(0, started);
            drop((response, decoded));

            let started = start();
            let response = ours.get_user_documents(&ref_id).await.unwrap();
            let images = response.selfie.iter().chain(response.documents.iter().filter_map(|document| document.front.as_ref()));
            let decoded: Vec<_> = images.map(|image| image.decode().unwrap()).collect();
            assert_eq!(decoded.len(), 6);
            round(1, started);
            drop((response, decoded));

            for (index, client) in [(2, &ours), (3, &ours_hyper)] {
                let started = start();
                let response = client.get_user_documents(&ref_id).await.unwrap();
                assert!(response.selfie.is_some());
                round(index, started);
            }
        }
        let names = ["bare reqwest, decoded", "vove-client, decoded", "vove-client, not decoded", "over hyper, not decoded"];
        for (name, (times, peaks)) in names.iter().zip(times.into_iter().zip(peaks)) {
            let most = peaks.iter().copied().fold(0.0, f64::max);
            println!("documents, {name:26}{:7.1} ms  peak {:.3} times the response, at most {most:.3}", median(times), median(peaks));
        }
    });
}
