//! Reading responses: time, allocations and peak heap against the straightforward reading of the same bytes.
//!
//! Every candidate runs in one process, interleaved, and medians are printed. The heap is counted by the allocator and
//! starts at zero for every call: the response itself is not in it.

mod bare;

use std::{
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::Bytes;
use serde::Deserialize;
use vove_bench::heap::{self, Heap};
use vove_model::{Image, ImageBytes, Received, UserDocuments, UserVerification};

use self::bare::BareUser;

/// The straightforward reading of a documents response.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OwnedDocuments {
    selfie: Option<String>,
    documents: Vec<OwnedDocument>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct OwnedDocument {
    step_id: String,
    first_name: Option<String>,
    last_name: Option<String>,
    id_number: Option<String>,
    front: Option<String>,
    back: Option<String>,
    photo: Option<String>,
    front_cropped: Option<String>,
    back_cropped: Option<String>,
}

impl OwnedDocuments {
    fn decode(&self) -> Vec<Vec<u8>> {
        let of_documents = self.documents.iter().flat_map(|document| {
            [&document.front, &document.back, &document.photo, &document.front_cropped, &document.back_cropped]
        });
        let images = std::iter::once(&self.selfie).chain(of_documents).flatten();
        images.map(|image| BASE64_STANDARD.decode(image).unwrap()).collect()
    }
}

fn images(response: &UserDocuments) -> impl Iterator<Item = &Image> {
    let of_documents = response.documents.iter().flat_map(|document| document.images().map(|(_, image)| image));
    response.selfie.iter().chain(of_documents)
}

fn decode(response: &UserDocuments) -> Vec<ImageBytes> {
    images(response).map(|image| image.decode().unwrap()).collect()
}

/// A documents response of nine images of 1 MB each.
fn documents_response() -> Bytes {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut image = || {
        let bytes: Vec<u8> = (0..1_000_000)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 56) as u8
            })
            .collect();
        BASE64_STANDARD.encode(bytes)
    };
    let mut document = |step: &str| {
        format!(
            r#"{{"stepId":"{step}","firstName":"AMINA","lastName":"EL IDRISSI","idNumber":"UX4820617","front":"{}","back":"{}","photo":"{}","frontCropped":"{}","backCropped":""}}"#,
            image(),
            image(),
            image(),
            image()
        )
    };
    let documents = format!("{},{}", document("ID_DOCUMENT"), document("DRIVING_LICENSE"));
    format!(r#"{{"selfie":"{}","documents":[{documents}]}}"#, image()).into()
}

struct Candidate<'a> {
    name: &'static str,
    call: Box<dyn Fn() + 'a>,
    times: Vec<Duration>,
}

/// Runs the candidates in turn and prints a row for each; ratios are to the first.
fn compare(title: &str, response: &Bytes, rounds: usize, calls: u32, candidates: &mut [Candidate<'_>]) {
    for _ in 0..rounds {
        for candidate in &mut *candidates {
            let start = Instant::now();
            for _ in 0..calls {
                (candidate.call)();
            }
            candidate.times.push(start.elapsed() / calls);
        }
    }
    println!("\n{title}: {} bytes, {rounds} rounds of {calls}\n", response.len());
    println!("| what | median | minimum | of the first | allocations | peak heap | of the response |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    let first = candidates[0].times.clone();
    for candidate in candidates {
        // Round by round, so that other load on the machine affects both.
        let mut ratios: Vec<f64> =
            candidate.times.iter().zip(&first).map(|(time, first)| time.as_secs_f64() / first.as_secs_f64()).collect();
        ratios.sort_unstable_by(f64::total_cmp);
        candidate.times.sort_unstable();
        let (median, minimum) = (candidate.times[rounds / 2], candidate.times[0]);
        let ((), Heap { allocations, peak, .. }) = heap::of(|| (candidate.call)());
        println!(
            "| {} | {median:.2?} | {minimum:.2?} | {:.3} | {allocations} | {peak} | {:.1} % |",
            candidate.name,
            ratios[rounds / 2],
            peak as f64 * 100.0 / response.len() as f64,
        );
    }
}

fn candidate<'a, T>(name: &'static str, call: impl Fn() -> T + 'a) -> Candidate<'a> {
    Candidate { name, call: Box::new(move || drop(black_box(call()))), times: Vec::new() }
}

fn main() {
    let response = documents_response();
    let straightforward = || {
        let owned: OwnedDocuments = serde_json::from_slice(&response).unwrap();
        let images = owned.decode();
        (owned, images)
    };
    let read = || Received::<UserDocuments>::parse(response.clone()).unwrap();
    let read_and_decode = || {
        let response = read();
        let images = decode(&response);
        (response, images)
    };
    let read_and_decode_in_turn = || {
        let response = read();
        let mut buffer = vec![0; 1_000_002];
        images(&response).map(|image| image.decode_slice(&mut buffer).unwrap()).sum::<usize>()
    };
    let mut candidates = [
        candidate("straightforward: owned texts, `base64`", straightforward),
        candidate("vove-model, reading", read),
        candidate("vove-model, reading and decoding", read_and_decode),
        candidate("vove-model, reading and decoding into one buffer in turn", read_and_decode_in_turn),
        candidate("copying the response", || response.to_vec()),
    ];
    compare("Documents response", &response, 41, 1, &mut candidates);

    for persona in ["amina-el-idrissi", "youssef-berrada", "documented"] {
        let path = format!("{}/../../fixtures/get_user_verification/{persona}.json", env!("CARGO_MANIFEST_DIR"));
        let response = Bytes::from(fs::read(path).unwrap());
        let mut candidates = [
            candidate("bare `serde_json` into `&str`", || serde_json::from_slice::<BareUser<'_>>(&response).unwrap()),
            candidate("vove-model", || Received::<UserVerification>::parse(response.clone()).unwrap()),
        ];
        compare(&format!("User response, {persona}"), &response, 101, 2000, &mut candidates);
    }
}
