//! How much memory reading takes. In a binary of its own: the allocator counts for the whole process.

#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use allocation_counter::measure;
use bytes::Bytes;
use vove_model::{Image, ImageBytes, Received, UserDocuments, UserVerification};

/// Nine images of 100 kB, as a documents response.
fn response() -> Bytes {
    let image = "qrvM".repeat(25_000);
    let document = |step: &str| {
        format!(
            r#"{{"stepId":"{step}","front":"{image}","back":"{image}","photo":"{image}","frontCropped":"{image}"}}"#
        )
    };
    let documents = format!("{},{}", document("ID_DOCUMENT"), document("DRIVING_LICENSE"));
    format!(r#"{{"selfie":"{image}","documents":[{documents}]}}"#).into()
}

#[test]
fn reading_images_takes_a_twentieth_and_decoding_them_four_fifths_of_the_response() {
    let response = response();
    let share = |bytes: u64| bytes as f64 / response.len() as f64;
    let read = || Received::<UserDocuments>::parse(response.clone()).unwrap();
    let reading = measure(|| drop(read()));
    assert!(share(reading.bytes_max) < 0.05, "{reading:?}");
    assert!(reading.count_total < 20, "{reading:?}");
    let decoding = measure(|| {
        let documents = read();
        let of_documents = documents.documents.iter().flat_map(|document| document.images().map(|(_, image)| image));
        let images: Vec<ImageBytes> =
            documents.selfie.iter().chain(of_documents).map(|image: &Image| image.decode().unwrap()).collect();
        assert_eq!(images.len(), 9);
    });
    assert!(share(decoding.bytes_max) < 0.80, "{decoding:?}");
}

#[test]
fn a_user_response_takes_few_allocations() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/get_user_verification/amina-el-idrissi.json");
    let response = Bytes::from(std::fs::read(path).unwrap());
    let shared = response.clone();
    let reading = measure(|| drop(Received::<UserVerification>::parse(shared).unwrap()));
    assert!(reading.count_total <= 10, "{reading:?}");
}
