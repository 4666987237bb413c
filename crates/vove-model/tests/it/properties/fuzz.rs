//! One loop for each payload family: fixtures, damaged and spliced, are read and used in every way. No input may panic.
//!
//! A round of some hundred inputs a family in every run of the tests, the same every time;
//! `VOVE_FUZZ_SECONDS=60 cargo test -p vove-model --test it fuzz` goes on with further rounds for a minute.

use std::{
    env,
    time::{Duration, Instant},
};

use proptest::{
    prelude::*,
    sample::{Index, select},
    test_runner::{RngAlgorithm, TestRng, TestRunner},
};
use serde::Serialize;
use vove_model::{
    AmlCase, CalendarDate, Document, HasSchema, Image, KybCase, KybCaseCreated, Page, Payload, Problem, Received,
    Screening, Session, UserDocuments, UserVerification,
};

use crate::folder;

/// All files of some folders, whatever they are.
fn seeds(stems: &[&str]) -> Vec<Vec<u8>> {
    let files = stems.iter().flat_map(|stem| std::fs::read_dir(folder(stem)).unwrap());
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

#[derive(Debug, Clone)]
enum Edit {
    Byte(Index, u8),
    Remove(Index, Index),
    Repeat(Index, Index),
    Insert(Index, &'static str),
    Cut(Index),
}

/// What JSON and this API trip over.
const TOKENS: &[&str] = &[
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "null",
    "true",
    "-0",
    "1e999",
    "9223372036854775808",
    "\\ud800",
    "\\u0000",
    "\"\"",
    "\u{202e}",
    "٠١/٠١/١٩٩٠",
    "31/02/2020",
    "\"front\":\"",
    "\"_id\":",
    "data:;base64,",
    "=",
];

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Edit::Byte(at, byte)),
        (at(), at()).prop_map(|(from, to)| Edit::Remove(from, to)),
        (at(), at()).prop_map(|(from, to)| Edit::Repeat(from, to)),
        (at(), select(TOKENS)).prop_map(|(at, token)| Edit::Insert(at, token)),
        at().prop_map(Edit::Cut),
    ]
}

fn apply(edit: &Edit, bytes: &mut Vec<u8>) {
    let at = |index: &Index| index.index(bytes.len() + 1);
    match edit {
        Edit::Byte(place, byte) => {
            let place = at(place);
            if let Some(old) = bytes.get_mut(place) {
                *old = *byte;
            }
        }
        Edit::Remove(from, to) => {
            let (from, to) = (at(from), at(to));
            bytes.drain(from.min(to)..from.max(to).min(from.min(to) + 40));
        }
        Edit::Repeat(from, to) => {
            let (from, to) = (at(from), at(to));
            let piece = bytes[from.min(to)..from.max(to).min(from.min(to) + 400)].to_vec();
            bytes.splice(from.min(to)..from.min(to), piece);
        }
        Edit::Insert(place, token) => {
            let place = at(place);
            bytes.splice(place..place, token.bytes());
        }
        Edit::Cut(place) => {
            let place = at(place);
            bytes.truncate(place);
        }
    }
}

fn fuzz(stems: &[&str], check: impl Fn(Vec<u8>)) {
    let seconds = env::var("VOVE_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let (start, length) = (Instant::now(), Duration::from_secs(seconds));
    let inputs = (select(seeds(stems)), prop::collection::vec(edit(), 0..6));
    for round in 0u64.. {
        let config = ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() };
        let mut seed = [0x5a; 32];
        seed[..8].copy_from_slice(&round.to_le_bytes());
        TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed))
            .run(&inputs, |(mut bytes, edits)| {
                edits.iter().for_each(|edit| apply(edit, &mut bytes));
                check(bytes);
                Ok(())
            })
            .unwrap();
        if start.elapsed() >= length {
            break;
        }
    }
}

/// Reads bytes as a payload. A value must be printable, writable and readable again.
fn read<T: Payload + HasSchema + Serialize + PartialEq + std::fmt::Debug>(bytes: &[u8]) -> Option<Received<T>> {
    match Received::<T>::parse(bytes.to_vec()) {
        Ok(value) => {
            let _ = (format!("{value:?}"), value.drift(), value.sha256());
            let written = serde_json::to_vec(&*value).unwrap();
            assert_eq!(Received::<T>::parse(written).unwrap().into_value(), *value);
            Some(value)
        }
        Err(error) => {
            let _ = format!("{error} {error:?}");
            None
        }
    }
}

fn use_documents(documents: &[Document]) {
    let today = CalendarDate::new(2026, 11, 23).unwrap();
    for document in documents {
        let _ = (document.full_name(), document.document_number(), document.address());
        for date in
            [&document.date_of_birth, &document.date_of_expiration, &document.date_of_issue].into_iter().flatten()
        {
            let date = date.expose();
            let _ = (date.age_on(today), date.is_expired(today), date.days_until(today), date.may_be_placeholder());
            let _ = (date.swapped(), date.typed_by_hand(today));
        }
        for image in [&document.front, &document.back, &document.photo].into_iter().flatten() {
            use_image(image);
        }
    }
}

fn use_image(image: &Image) {
    let _ = image.media_type();
    if let Ok(bytes) = image.decode() {
        assert_eq!(bytes.len(), image.decoded_len());
    }
}

#[test]
fn user_verifications() {
    fuzz(&["get_user_verification"], |bytes| {
        if let Some(user) = read::<UserVerification>(&bytes) {
            let _ = (user.decision(), user.id_document());
            use_documents(&user.documents);
        }
    });
}

#[test]
fn user_documents() {
    fuzz(&["get_user_documents"], |bytes| {
        if let Some(response) = read::<UserDocuments>(&bytes) {
            response.selfie.iter().for_each(use_image);
            use_documents(&response.documents);
        }
    });
}

#[test]
fn sessions() {
    fuzz(&["create_session"], |bytes| {
        if let Some(session) = read::<Session>(&bytes) {
            let _ = session.token.is_expired(0, 0);
        }
    });
}

#[test]
fn business_cases() {
    fuzz(&["create_kyb_case", "get_kyb_case", "list_kyb_cases"], |bytes| {
        let _ = (read::<KybCase>(&bytes), read::<KybCaseCreated>(&bytes), read::<Page<KybCase>>(&bytes));
    });
}

#[test]
fn screenings() {
    fuzz(&["create_aml_case", "get_aml_case", "list_aml_cases", "screen_aml"], |bytes| {
        let _ = (read::<AmlCase>(&bytes), read::<Page<AmlCase>>(&bytes), read::<Screening>(&bytes));
    });
}

#[test]
fn bodies_of_failed_calls() {
    fuzz(&["problem", "get_aml_case"], |bytes| drop(Problem::read(&bytes)));
}
