//! Vectors with random changes: no panic, and nothing verifies that a second, simpler implementation of the scheme does
//! not accept.
//!
//! 5000 rounds in every run of the tests. `VOVE_FUZZ_SECONDS=60 cargo test -p vove-webhook --test it mutated` runs for
//! a minute, each time from another delivery.

use std::{
    env, fs,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;
use vove_test_support::Random;
use vove_webhook::{ErrorKind, Verifier, sign};

use crate::sample::{now, vector_secret};

/// Flips a bit, removes or inserts bytes, or repeats the end.
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

/// A vector of the file, or a changed one.
struct Delivery {
    secret: String,
    headers: Vec<(String, Vec<u8>)>,
    body: Vec<u8>,
    now: SystemTime,
}

fn originals() -> Vec<Delivery> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/webhook/vectors.json");
    let vectors: Vec<Value> = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    vectors
        .iter()
        .filter_map(|vector| {
            let headers = vector["headers"].as_object()?.iter();
            Some(Delivery {
                secret: vector["secrets"][0].as_str()?.to_owned(),
                headers: headers.map(|(k, v)| Some((k.clone(), v.as_str()?.into()))).collect::<Option<_>>()?,
                body: vector["body"].as_str()?.into(),
                now: UNIX_EPOCH + Duration::from_secs(vector["now"].as_u64()?),
            })
        })
        .collect()
}

/// Whether any signature in any line is the HMAC of any id and timestamp of the delivery with its body.
fn is_signed(key: &[u8], delivery: &Delivery) -> bool {
    let values = |end: &str| {
        let lines = delivery.headers.iter().filter(move |(name, _)| name.to_lowercase().ends_with(end));
        lines.map(|(_, value)| String::from_utf8_lossy(value).trim_matches([' ', '\t']).to_owned()).collect::<Vec<_>>()
    };
    let expected: Vec<String> = values("-id")
        .iter()
        .flat_map(|id| values("-timestamp").into_iter().map(move |timestamp| format!("{id}.{timestamp}.")))
        .map(|head| {
            let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
            mac.update(head.as_bytes());
            mac.update(&delivery.body);
            format!("v1,{}", BASE64_STANDARD.encode(mac.finalize().into_bytes()))
        })
        .collect();
    values("-signature").iter().any(|line| line.split(' ').any(|entry| expected.iter().any(|code| code == entry)))
}

/// How many rounds ended in which way.
#[derive(Default)]
struct Counts {
    unusable_secrets: u32,
    not_verified: u32,
    /// Verified, and accepted by the reference too.
    confirmed: u32,
}

fn round(random: &mut Random, originals: &[Delivery], counts: &mut Counts) {
    let chosen = &originals[random.below(originals.len())];
    let mut delivery = Delivery {
        secret: chosen.secret.clone(),
        headers: chosen.headers.clone(),
        body: chosen.body.clone(),
        ..*chosen
    };
    for _ in 0..random.below(3) {
        let line = random.below(delivery.headers.len());
        if let Some((_, value)) = delivery.headers.get_mut(line) {
            mutate(random, value);
        }
    }
    if random.one_in(4) {
        mutate(random, &mut delivery.body);
    }
    if random.one_in(4) {
        let mut text = delivery.secret.clone().into_bytes();
        mutate(random, &mut text);
        delivery.secret = String::from_utf8_lossy(&text).into_owned();
    }
    let secret = match vector_secret(&delivery.secret) {
        Ok(secret) => secret,
        Err(error) => {
            counts.unusable_secrets += 1;
            return assert_eq!(error.kind(), ErrorKind::InvalidSecret);
        }
    };
    let verifier = Verifier::new(secret.clone());
    if verifier.verify(&delivery.headers, &delivery.body, delivery.now).is_ok() {
        // The reference decodes strictly, so it has an answer for canonical secrets only.
        if let Ok(key) = BASE64_STANDARD.decode(delivery.secret.trim_start_matches("whsec_")) {
            assert!(is_signed(&key, &delivery), "{:?}", delivery.headers);
            counts.confirmed += 1;
        }
    } else {
        counts.not_verified += 1;
    }
    let signed = sign(&secret, "msg_1", now(), &delivery.body);
    assert!(verifier.verify(&signed, &delivery.body, now()).is_ok());
}

#[test]
#[allow(clippy::print_stdout, reason = "the seed of a long run")]
fn changed_vectors_only_verify_if_they_are_signed() {
    let originals = originals();
    assert!(originals.len() > 100);
    let mut counts = Counts::default();
    match env::var("VOVE_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()) {
        None => {
            let mut random = Random::new(0x9e37_79b9_7f4a_7c15);
            (0..5000).for_each(|_| round(&mut random, &originals, &mut counts));
        }
        Some(seconds) => {
            let seed = u64::from(std::process::id()) << 20 | 1;
            println!("seed {seed}");
            let (mut random, start) = (Random::new(seed), Instant::now());
            while start.elapsed() < Duration::from_secs(seconds) {
                (0..1000).for_each(|_| round(&mut random, &originals, &mut counts));
            }
        }
    }
    let Counts { unusable_secrets, not_verified, confirmed } = counts;
    println!("{unusable_secrets} unusable secrets, {not_verified} not verified, {confirmed} confirmed");
    assert!(unusable_secrets > 500 && not_verified > 1000 && confirmed > 200);
}
