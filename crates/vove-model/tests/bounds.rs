//! How memory and work grow with the size of a response, for responses that are made to take much of both. In a binary
//! of its own: the allocator counts for the whole process.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use allocation_counter::{AllocationInfo, measure};
use bytes::Bytes;
use vove_model::{
    AmlCase, CalendarDate, ErrorKind, HasSchema, KybCase, Page, Payload, Problem, Received, Screening, Session,
    UserDocuments, UserVerification,
    assess::AssessOptions,
    limits::{
        MAX_DOCUMENTS, MAX_DRIFT, MAX_FOUND_RECORDS, MAX_NESTED_ITEMS, MAX_PAGE_ITEMS, MAX_PROBLEM_MESSAGES,
        MAX_SESSIONS,
    },
};

const MIB: u64 = 1 << 20;

/// A response of about `size` bytes: the head, as many items as there is room for, and the tail.
fn filled(head: &str, item: &str, tail: &str, size: usize) -> String {
    let count = size.saturating_sub(head.len() + tail.len()) / (item.len() + 1);
    [head, &vec![item; count].join(","), tail].concat()
}

const USER: &str = r#"{"_id":"u","refId":"r","status":"successful","documents":["#;

/// Responses that once took many times their size, by the payload that they are read as. The limit is what reading,
/// drift included, may take besides a multiple of the response's size.
struct Family {
    name: &'static str,
    response: fn(usize) -> String,
    read: fn(Bytes) -> Outcome,
    /// The limit that is named by the error; 0 if it is read.
    limit: usize,
    /// The most memory that is held at a time, as a multiple of the response's size, and besides it.
    most: (f64, u64),
}

enum Outcome {
    Read,
    Limit(String),
}

fn read<T: Payload + HasSchema>(response: Bytes) -> Outcome {
    match Received::<T>::parse(response) {
        Ok(value) => {
            assert!(value.drift().len() <= MAX_DRIFT);
            Outcome::Read
        }
        Err(error) if error.kind() == ErrorKind::LimitExceeded => Outcome::Limit(error.to_string()),
        Err(error) if error.kind() == ErrorKind::MissingToken => Outcome::Read,
        Err(error) => panic!("{error}"),
    }
}

fn read_problem(response: Bytes) -> Outcome {
    assert!(Problem::read(&response).messages.len() <= MAX_PROBLEM_MESSAGES);
    Outcome::Read
}

const fn family(
    name: &'static str,
    response: fn(usize) -> String,
    read: fn(Bytes) -> Outcome,
    limit: usize,
    most: (f64, u64),
) -> Family {
    Family { name, response, read, limit, most }
}

const FAMILIES: &[Family] = &[
    family(
        "documents",
        |n| filled(USER, r#"{"stepId":"x"}"#, "]}", n),
        read::<UserVerification>,
        MAX_DOCUMENTS,
        (0.0, 3 * MIB),
    ),
    family(
        "documents of /documents",
        |n| filled(r#"{"documents":["#, r#"{"stepId":"x"}"#, "]}", n),
        read::<UserDocuments>,
        MAX_DOCUMENTS,
        (3.0, 3 * MIB),
    ),
    family(
        "documents with images",
        |n| filled(r#"{"documents":["#, r#"{"stepId":"x","front":"A","back":"A"}"#, "]}", n),
        read::<UserDocuments>,
        MAX_DOCUMENTS,
        (3.0, 3 * MIB),
    ),
    family(
        "images elsewhere",
        |n| filled(r#"{"new":["#, r#"{"front":"A"}"#, r#"],"documents":[]}"#, n),
        read::<UserDocuments>,
        0,
        (3.0, 3 * MIB),
    ),
    family(
        "sessions",
        |n| filled(r#"{"_id":"u","refId":"r","status":"pending","sessions":["#, r#""a""#, "]}", n),
        read::<UserVerification>,
        MAX_SESSIONS,
        (0.0, MIB),
    ),
    family(
        "unreadable sessions",
        |n| filled(r#"{"_id":"u","refId":"r","status":"pending","sessions":["#, "[]", "]}", n),
        read::<UserVerification>,
        MAX_SESSIONS,
        (0.0, MIB),
    ),
    family(
        "kinds of a document",
        |n| {
            filled(
                r#"{"_id":"u","refId":"r","status":"pending","documents":[{"stepId":"x","docTypes":["#,
                r#""a""#,
                "]}]}",
                n,
            )
        },
        read::<UserVerification>,
        MAX_NESTED_ITEMS,
        (0.0, MIB),
    ),
    family(
        "documents of a case",
        |n| filled(r#"{"id":"abc","refId":"r","status":"X","documents":["#, "{}", "]}", n),
        read::<KybCase>,
        MAX_NESTED_ITEMS,
        (0.0, MIB),
    ),
    family(
        "owners of a case",
        |n| filled(r#"{"id":"abc","refId":"r","status":"X","ubos":["#, "{}", "]}", n),
        read::<KybCase>,
        MAX_NESTED_ITEMS,
        (0.0, MIB),
    ),
    family(
        "business cases",
        |n| filled("[", r#"{"id":"abc","refId":"r","status":"X"}"#, "]", n),
        read::<Page<KybCase>>,
        MAX_PAGE_ITEMS,
        (0.0, 2 * MIB),
    ),
    family(
        "business cases as data",
        |n| filled(r#"{"data":["#, r#"{"id":"abc","refId":"r","status":"X"}"#, "]}", n),
        read::<Page<KybCase>>,
        MAX_PAGE_ITEMS,
        (0.0, 2 * MIB),
    ),
    family(
        "full business cases",
        |n| {
            let nested = ["{}"; MAX_NESTED_ITEMS].join(",");
            let case = format!(r#"{{"id":"abc","refId":"r","status":"X","documents":[{nested}],"ubos":[{nested}]}}"#);
            filled("[", &case, "]", n)
        },
        read::<Page<KybCase>>,
        MAX_PAGE_ITEMS,
        (0.0, 64 * MIB),
    ),
    family(
        "screening cases",
        |n| filled("[", r#"{"id":"abc","status":"X"}"#, "]", n),
        read::<Page<AmlCase>>,
        MAX_PAGE_ITEMS,
        (0.0, 2 * MIB),
    ),
    family(
        "found records",
        |n| filled(r#"{"total_hits":1,"found_records":["#, "1", "]}", n),
        read::<Screening>,
        MAX_FOUND_RECORDS,
        (2.0, MIB),
    ),
    family(
        "keys of a session",
        |n| filled(r#"{"a":1"#, r#""b":1"#, "}", n).replacen("1\"", "1,\"", 1),
        read::<Session>,
        0,
        (0.0, MIB),
    ),
    family(
        "unknown fields",
        |n| filled(r#"{"_id":"u","refId":"r","status":"X","a":1,"#, r#""b":1"#, "}", n),
        read::<UserVerification>,
        0,
        (0.0, 4 * MIB),
    ),
    family(
        "unknown nested fields",
        |n| filled(r#"{"_id":"u","refId":"r","status":"X","a":["#, r#"[[{"":0}]]"#, "]}", n),
        read::<UserVerification>,
        0,
        (0.0, MIB),
    ),
    family(
        "metadata",
        |n| filled(r#"{"_id":"u","refId":"r","status":"X","metadata":["#, r#"[[{"":0}]]"#, "]}", n),
        read::<UserVerification>,
        0,
        (2.0, MIB),
    ),
    family(
        "an image",
        |n| format!(r#"{{"selfie":"{}","documents":[]}}"#, "A".repeat(n)),
        read::<UserDocuments>,
        0,
        (0.0, MIB),
    ),
    family(
        "an image of blanks",
        |n| format!(r#"{{"selfie":"{}","documents":[]}}"#, " ".repeat(n)),
        read::<UserDocuments>,
        0,
        (0.0, MIB),
    ),
    family(
        "an escaped image",
        |n| format!(r#"{{"selfie":"{}","documents":[]}}"#, r"\/".repeat(n / 2)),
        read::<UserDocuments>,
        0,
        (3.0, MIB),
    ),
    family(
        "white space",
        |n| format!(r#"{{"selfie":"A"{},"documents":[]}}"#, " ".repeat(n)),
        read::<UserDocuments>,
        0,
        (3.0, MIB),
    ),
    family(
        "half surrogate pairs",
        |n| filled(r#"{"_id":"u","refId":"r","status":"X","new":["#, r#""\ud800""#, r#"],"createdAt":"\ud800"}"#, n),
        read::<UserVerification>,
        0,
        (2.0, MIB),
    ),
    family(
        "large numbers",
        |n| filled(r#"{"_id":"u","refId":"r","status":"X","new":["#, "1e999", r#"],"createdAt":1e999}"#, n),
        read::<UserVerification>,
        0,
        (2.0, MIB),
    ),
    family("messages of a failed call", |n| filled(r#"{"message":["#, r#""a""#, "]}", n), read_problem, 0, (0.0, MIB)),
    family(
        "nested JSON of a failed call",
        |n| filled(r#"{"x":["#, r#"[[[[{"":0}]]]]"#, "]}", n),
        read_problem,
        0,
        (0.0, MIB),
    ),
    family(
        "nested messages of a failed call",
        |n| filled(r#"{"errors":["#, r#"{"message":{"":[0]}}"#, "]}", n),
        read_problem,
        0,
        (0.0, MIB),
    ),
    family(
        "a long message of a failed call",
        |n| format!(r#"{{"message":"{}"}}"#, "é".repeat(n / 2)),
        read_problem,
        0,
        (0.0, MIB),
    ),
];

#[test]
fn no_response_takes_more_than_its_share_of_memory_and_work() {
    for Family { name, response, read, limit, most } in FAMILIES {
        let [once, twice]: [AllocationInfo; 2] = [MIB, 2 * MIB].map(|size| {
            let response = Bytes::from(response(size as usize));
            let size = response.len() as u64;
            let allocations = measure(|| match read(response) {
                Outcome::Read => assert_eq!(*limit, 0, "{name} is read"),
                Outcome::Limit(error) => {
                    assert!(error.contains(&format!("more items than the limit of {limit} at `")), "{name}: {error}");
                }
            });
            let allowed = most.0 * size as f64 + most.1 as f64;
            assert!(allocations.bytes_max as f64 <= allowed, "{name}: {size} bytes take {allocations:?}");
            allocations
        });
        let grows = |once: u64, twice: u64| twice > 2 * once + once / 5 + 1000;
        assert!(!grows(once.count_total, twice.count_total), "{name}: {once:?} {twice:?}");
        assert!(!grows(once.bytes_total, twice.bytes_total), "{name}: {once:?} {twice:?}");
    }
}

#[test]
fn an_assessment_grows_with_the_number_of_documents() {
    let document = r#"{"stepId":"ID_DOCUMENT","type":"Passport","firstName":"AMINA","lastName":"EL IDRISSI",
        "dateOfBirth":"12/03/1990","documentNumber":"AB12345","mrzLine1":"P<MAREL<IDRISSI<<AMINA<<<<<<<<<<<<<<<<<<<<<<",
        "mrzLine2":"AB12345<<1MAR9003127F3001012<<<<<<<<<<<<<<04"}"#;
    let options = AssessOptions::new(CalendarDate::new(2026, 11, 25).unwrap());
    let [once, twice] = [MAX_DOCUMENTS / 2, MAX_DOCUMENTS].map(|count| {
        let response = [USER, &vec![document; count].join(","), "]}"].concat();
        let user = Received::<UserVerification>::parse(response).unwrap();
        let mut findings = 0;
        let allocations = measure(|| findings = user.assess(&options).findings().len());
        assert!(allocations.bytes_max < 16 * MIB, "{allocations:?}");
        (findings, allocations.count_total, allocations.bytes_total)
    });
    assert!(
        twice.0 <= 2 * once.0 + 10 && twice.1 <= 2 * once.1 + 10 && twice.2 <= 2 * once.2 + MIB,
        "{once:?} {twice:?}"
    );
}
