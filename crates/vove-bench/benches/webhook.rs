//! Verification of one delivery, against `svix`, `standardwebhooks` and `webhook-verify` in the same process.
//!
//! Every verifier gets a header map of six and reads the clock itself, as in a server. The four are sampled in turn, in 1001
//! rounds. A sample takes 0.2 ms, less than a time slice of the operating system, so that on a busy machine most samples are
//! not interrupted. `times` is the median, over the rounds, of a peer's time divided by ours in the same round.

use std::{
    hint::black_box,
    time::{Duration, Instant, SystemTime},
};

use http::{HeaderMap, HeaderName, HeaderValue};
use vove_bench::heap::{self, Heap};
use vove_webhook::{SigningSecret, Verifier, sign};
use webhook_verify::{Provider, Secret, VerifyOptions};

const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const SAMPLES: usize = 1001;
const SAMPLE: Duration = Duration::from_micros(200);

type Candidate<'a> = (&'static str, Box<dyn Fn() -> bool + 'a>);

fn main() {
    println!("{:>8}  {:<24}{:>12}{:>14}{:>8}", "body", "verifier", "ns", "allocations", "times");
    for length in [71, 1024, 16 * 1024, 1024 * 1024] {
        let body = body(length);
        let (svix, standard) = headers(&body);
        compare(length, &candidates(&body, &svix, &standard));
    }
}

/// The two-field body of the API's page, with an identifier that makes up the length.
fn body(length: usize) -> Vec<u8> {
    let (head, tail) = (r#"{"status":"successful","userId":""#, r#""}"#);
    let id = "2e96ebd0-c1b8-11ee-b56a-a345411e245d".bytes().cycle().take(length - head.len() - tail.len());
    head.bytes().chain(id).chain(tail.bytes()).collect()
}

/// One delivery, signed now, with the header names of both families.
fn headers(body: &[u8]) -> (HeaderMap, HeaderMap) {
    let secret: SigningSecret = SECRET.parse().unwrap();
    let signed = sign(&secret, "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", SystemTime::now(), body);
    let with_prefix = |prefix: &str| {
        let mut headers = HeaderMap::new();
        headers.insert("host", HeaderValue::from_static("shop.example"));
        headers.insert("user-agent", HeaderValue::from_static("Svix-Webhooks/1.24.0"));
        headers.insert("content-type", HeaderValue::from_static("application/json"));
        for (name, value) in signed.pairs() {
            let name = HeaderName::try_from(name.replace("svix", prefix)).unwrap();
            headers.insert(name, HeaderValue::from_str(value).unwrap());
        }
        headers
    };
    (with_prefix("svix"), with_prefix("webhook"))
}

fn candidates<'a>(body: &'a [u8], svix_headers: &'a HeaderMap, standard_headers: &'a HeaderMap) -> [Candidate<'a>; 4] {
    let ours = Verifier::new(SECRET.parse().unwrap());
    let svix = svix::webhooks::Webhook::new(SECRET).unwrap();
    let standard = standardwebhooks::Webhook::new(SECRET).unwrap();
    let secret = Secret::new(SECRET);
    [
        ("vove-webhook", Box::new(move || ours.verify(svix_headers, body, SystemTime::now()).is_ok())),
        ("svix 2.9.1", Box::new(move || svix.verify(body, svix_headers).is_ok())),
        ("standardwebhooks 1.0.1", Box::new(move || standard.verify(body, standard_headers).is_ok())),
        (
            "webhook-verify 0.1.0",
            Box::new(move || {
                let options = VerifyOptions::default();
                webhook_verify::verify(Provider::StandardWebhooks, standard_headers, body, &secret, options).is_ok()
            }),
        ),
    ]
}

fn compare(length: usize, candidates: &[Candidate<'_>]) {
    let calls: Vec<u32> = candidates.iter().map(|(_, verify)| calls_per_sample(verify)).collect();
    let mut samples = vec![Vec::with_capacity(SAMPLES); candidates.len()];
    for _ in 0..SAMPLES {
        for (((_, verify), &calls), samples) in candidates.iter().zip(&calls).zip(&mut samples) {
            samples.push(time(verify, calls) / f64::from(calls));
        }
    }
    let ours = samples[0].clone();
    for ((name, verify), samples) in candidates.iter().zip(&samples) {
        let times = median(samples.iter().zip(&ours).map(|(other, ours)| other / ours));
        let (accepted, Heap { allocations, .. }) = heap::of(|| black_box(verify()));
        assert!(accepted, "{name} does not accept a genuine delivery");
        let nanoseconds = median(samples.iter().copied());
        println!("{length:>8}  {name:<24}{nanoseconds:>12.0}{allocations:>14}{times:>8.2}");
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The number of calls in one sample.
fn calls_per_sample(verify: &dyn Fn() -> bool) -> u32 {
    let mut calls = 1;
    while time(verify, calls) < SAMPLE.as_nanos() as f64 {
        calls *= 2;
    }
    calls
}

fn time(verify: &dyn Fn() -> bool, calls: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..calls {
        black_box(verify());
    }
    start.elapsed().as_nanos() as f64
}
