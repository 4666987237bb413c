//! Mutated vectors against the header and secret parsers: no panic, and nothing accepted that a plain second reading of the
//! scheme does not accept too.
//!
//! Some thousand rounds in every run of the tests; `VOVE_FUZZ_SECONDS=60 cargo test -p vove-webhook --test it fuzz` goes on
//! for a minute, from another seed each time.

use std::{
    env, fs,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;
use vove_test_support::Random;
use vove_webhook::{ErrorKind, SigningSecret, Verifier, explain, sign};

use crate::sample::now;

/// Changes one byte, a piece or the length.
fn mutate(random: &mut Random, bytes: &mut Vec<u8>) {
    const PIECES: [&[u8]; 12] = [b".", b",", b" ", b"v1,", b"v1a,", b"=", b"\xff", b"\0", b"\n", b"0", b"-", b"whsec_"];
    let at = random.below(bytes.len() + 1);
    match random.below(5) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        1 if at < bytes.len() => drop(bytes.remove(at)),
        2 => bytes.truncate(at),
        3 => drop(bytes.splice(at..at, PIECES[random.below(PIECES.len())].iter().copied())),
        _ => {
            let copy = bytes[at..].to_vec();
            bytes.extend(copy.into_iter().take(100));
        }
    }
}

struct Seed {
    secret: String,
    headers: Vec<(String, Vec<u8>)>,
    body: Vec<u8>,
    now: SystemTime,
}

fn seeds() -> Vec<Seed> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/webhook/vectors.json");
    let vectors: Vec<Value> = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    vectors
        .iter()
        .filter_map(|vector| {
            let headers = vector["headers"].as_object()?.iter();
            Some(Seed {
                secret: vector["secrets"][0].as_str()?.to_owned(),
                headers: headers.map(|(k, v)| Some((k.clone(), v.as_str()?.into()))).collect::<Option<_>>()?,
                body: vector["body"].as_str()?.into(),
                now: UNIX_EPOCH + Duration::from_secs(vector["now"].as_u64()?),
            })
        })
        .collect()
}

/// Whether any entry of any signature line is the code of any id, timestamp and body that came.
fn plainly_signed(key: &[u8], seed: &Seed) -> bool {
    let values = |end: &str| {
        let lines = seed.headers.iter().filter(move |(name, _)| name.to_lowercase().ends_with(end));
        lines.map(|(_, value)| String::from_utf8_lossy(value).trim_matches([' ', '\t']).to_owned()).collect::<Vec<_>>()
    };
    let codes: Vec<String> = values("-id")
        .iter()
        .flat_map(|id| values("-timestamp").into_iter().map(move |timestamp| format!("{id}.{timestamp}.")))
        .map(|head| {
            let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
            mac.update(head.as_bytes());
            mac.update(&seed.body);
            format!("v1,{}", BASE64_STANDARD.encode(mac.finalize().into_bytes()))
        })
        .collect();
    values("-signature").iter().any(|line| line.split(' ').any(|entry| codes.iter().any(|code| code == entry)))
}

fn round(random: &mut Random, seeds: &[Seed]) {
    let chosen = &seeds[random.below(seeds.len())];
    let mut seed =
        Seed { secret: chosen.secret.clone(), headers: chosen.headers.clone(), body: chosen.body.clone(), ..*chosen };
    for _ in 0..random.below(3) {
        let line = random.below(seed.headers.len());
        if let Some((_, value)) = seed.headers.get_mut(line) {
            mutate(random, value);
        }
    }
    if random.one_in(4) {
        mutate(random, &mut seed.body);
    }
    if random.one_in(4) {
        let mut text = seed.secret.clone().into_bytes();
        mutate(random, &mut text);
        seed.secret = String::from_utf8_lossy(&text).into_owned();
    }
    let secret = match seed.secret.parse::<SigningSecret>() {
        Ok(secret) => secret,
        Err(error) => return assert_eq!(error.kind(), ErrorKind::InvalidSecret),
    };
    let verifier = Verifier::new(secret.clone());
    if verifier.verify(&seed.headers, &seed.body, seed.now).is_ok() {
        // Strict where ours is tolerant, so only canonical secrets have a second opinion.
        if let Ok(key) = BASE64_STANDARD.decode(seed.secret.trim_start_matches("whsec_")) {
            assert!(plainly_signed(&key, &seed), "{:?}", seed.headers);
        }
    }
    if random.one_in(500) {
        let _ = explain(&[&seed.secret], &seed.headers, &seed.body, seed.now).to_string();
    }
    let signed = sign(&secret, "msg_1", now(), &seed.body);
    assert!(verifier.verify(&signed, &seed.body, now()).is_ok());
}

#[test]
#[allow(clippy::print_stdout, reason = "how far a long run got")]
fn fuzzed_vectors_are_never_wrongly_accepted() {
    let seeds = seeds();
    assert!(seeds.len() > 100);
    match env::var("VOVE_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()) {
        None => {
            let mut random = Random::new(0x9e37_79b9_7f4a_7c15);
            (0..5000).for_each(|_| round(&mut random, &seeds));
        }
        Some(seconds) => {
            let start = u64::from(std::process::id()) << 20 | 1;
            let (mut random, began, mut rounds) = (Random::new(start), Instant::now(), 0_u64);
            while began.elapsed() < Duration::from_secs(seconds) {
                (0..1000).for_each(|_| round(&mut random, &seeds));
                rounds += 1000;
            }
            println!("{rounds} rounds from seed {start}");
        }
    }
}
