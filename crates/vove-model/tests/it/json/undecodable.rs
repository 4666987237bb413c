//! Values that are valid JSON but can't be decoded: lone surrogates, numbers beyond `f64`, text that is not UTF-8.

use serde_json::{Value, json};
use vove_model::{
    AmlCase, DriftKind, ErrorKind, HasSchema, KybCase, KybCaseCreated, Page, Payload, Problem, Received, Screening,
    Session, SessionId, UserDocuments, UserVerification, json, testing,
};

const UNDECODABLE: [&[u8]; 10] = [
    br#""\ud800""#,
    br#""AMINA \udc00\ud83d\ude00""#,
    br#""\uD83D\\""#,
    br#""\ud83d\u0041""#,
    b"1e999",
    b"-1.5E+400",
    b"\"\xff\"",
    b"\"AM\xcdNA\"",
    // The surrogate as bytes, and an overlong form.
    b"\"\xed\xa0\x80\"",
    b"\"\\n\xc0\x80\"",
];

/// The paths of the values that are neither lists nor objects, and not JSON of any kind.
fn scalars(json: &Value, path: &str, found: &mut Vec<String>) {
    match json {
        Value::Object(entries) if entries.contains_key("specimen") => {}
        Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| scalars(value, &format!("{path}/{key}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| scalars(item, &format!("{path}/{at}"), found));
        }
        _ => found.push(path.to_owned()),
    }
}

/// The JSON with other text in place of one value.
fn with_token(mut json: Value, pointer: &str, token: &[u8]) -> Vec<u8> {
    *json.pointer_mut(pointer).unwrap() = "HERE".into();
    let text = json.to_string();
    let (before, after) = text.split_once(r#""HERE""#).unwrap();
    [before.as_bytes(), token, after.as_bytes()].concat()
}

fn each_value_alone<T: Payload + HasSchema + std::fmt::Debug>() -> (usize, usize) {
    let sample = testing::sample_json::<T>();
    let mut pointers = Vec::new();
    scalars(&sample, "", &mut pointers);
    let (mut absent, mut errors) = (0, 0);
    for pointer in &pointers {
        let path =
            pointer.trim_start_matches('/').split('/').fold(String::new(), |path, part| match part.parse::<u8>() {
                Ok(index) => format!("{path}[{index}]"),
                Err(_) if path.is_empty() => part.to_owned(),
                Err(_) => format!("{path}.{part}"),
            });
        for token in UNDECODABLE {
            let what = format!("{pointer} {}", String::from_utf8_lossy(token));
            match Received::<T>::parse(with_token(sample.clone(), pointer, token)) {
                Ok(value) => {
                    absent += 1;
                    let drift = value.drift();
                    assert_eq!(drift.len(), 1, "{what} {drift:?}");
                    assert_eq!((drift[0].kind(), drift[0].json_path()), (DriftKind::Unreadable, path.as_str()));
                    // Nothing else is lost.
                    let mut null = sample.clone();
                    *null.pointer_mut(pointer).unwrap() = json!(null);
                    let expected = Received::<T>::parse(null.to_string()).unwrap();
                    assert_eq!(format!("{:?}", *value), format!("{:?}", *expected), "{what}");
                }
                Err(error) => {
                    errors += 1;
                    assert_eq!(error.kind(), ErrorKind::SchemaMismatch, "{what} {error}");
                    assert_eq!(error.json_path(), Some(path.as_str()), "{what}");
                }
            }
        }
    }
    (absent, errors)
}

#[test]
fn a_value_that_cannot_be_decoded_affects_its_own_field() {
    // Values that are absent, and errors of required fields.
    let counts = [
        each_value_alone::<UserVerification>(),
        each_value_alone::<UserDocuments>(),
        each_value_alone::<KybCase>(),
        each_value_alone::<KybCaseCreated>(),
        each_value_alone::<AmlCase>(),
        each_value_alone::<Screening>(),
        each_value_alone::<Page<KybCase>>(),
    ];
    assert_eq!(counts, [(350, 40), (310, 10), (220, 30), (220, 40), (70, 20), (10, 10), (250, 30)]);
}

#[test]
fn several_are_read_and_nothing_else_changes() {
    let response = br#"{"_id":"u","refId":"r","status":"pending","createdAt":"\ud800","new\ud800":1,"\ud801":{"x":1e999},
        "sessions":["s1","\ud800","s2"],"metadata":{"ip":"\udfff"},"documents":[{"stepId":"ID_DOCUMENT","firstName":"AMINA",
        "lastName":"\ud800","matchLevel":1e999,"sex":"F","address":"\u00e9\ud83d\ude00\"\\"}]}"#;
    let user = Received::<UserVerification>::parse(&response[..]).unwrap();
    let document = &user.documents[0];
    assert_eq!(user.sessions.iter().map(SessionId::as_str).collect::<Vec<_>>(), ["s1", "s2"]);
    assert_eq!(document.first_name.as_ref().unwrap().expose().as_str(), "AMINA");
    assert_eq!(document.address.as_ref().unwrap().expose().as_str(), "é😀\"\\");
    assert_eq!((&document.last_name, &document.match_level, &user.created_at), (&None, &None, &None));
    assert!(user.metadata.is_some());
    let drift: Vec<_> = user.drift().iter().map(ToString::to_string).collect();
    assert_eq!(
        drift,
        [
            "unreadable value at `createdAt`",
            "unknown field at `?`",
            "unknown field at `?`",
            "unreadable value at `sessions[1]`",
            "unreadable value at `documents[0].lastName`",
            "unreadable value at `documents[0].matchLevel`",
        ]
    );
    assert_eq!(user.bytes(), &response[..]);
}

#[test]
fn an_image_that_cannot_be_decoded_costs_itself_alone() {
    let images =
        [&br#"{"selfie":"\ud800","documents":[{"stepId":"ID_DOCUMENT","front":"/9j/4AAQ","back":""#[..], b"\xff\"}]}"];
    let documents = Received::<UserDocuments>::parse(images.concat()).unwrap();
    assert_eq!(documents.selfie, None);
    assert_eq!(documents.documents[0].images().map(|(name, _)| name).collect::<Vec<_>>(), ["front"]);
}

#[test]
fn a_token_that_cannot_be_decoded_is_a_missing_one() {
    let error = Received::<Session>::parse(r#"{"token":"\ud800","sessionId":"s"}"#).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::MissingToken);
    assert!(error.to_string().ends_with("its keys are [sessionId, token]"), "{error}");
}

#[test]
fn invalid_json_stays_an_error() {
    for invalid in [
        &br#"{"refId":"\q"}"#[..],
        br#"{"refId":"\ud80"}"#,
        br#"{"refId":"\u12"#,
        b"{\"refId\":\"a\nb\"}",
        br#"{"refId":1e}"#,
        br#"{"refId":01}"#,
        br#"{"createdAt":"\ud800"]"#,
        br#"{"createdAt":"\ud800",}"#,
        br#""\ud800"#,
        b"\xff",
        b"{\"createdAt\":1e999x}",
    ] {
        let error = Received::<UserVerification>::parse(invalid).unwrap_err();
        let kinds = [ErrorKind::NotJson, ErrorKind::Truncated];
        assert!(kinds.contains(&error.kind()), "{} {error}", String::from_utf8_lossy(invalid));
    }
}

#[test]
fn an_error_behind_such_a_value_names_its_own_place() {
    let response = "{\"_id\":\"u\",\n\"refId\":\"r\",\"documents\":\"\\ud800\",\"createdAt\":1e999,\"status\":7}";
    let error = Received::<UserVerification>::parse(response).unwrap_err();
    let position = response.lines().nth(1).unwrap().find('7').unwrap() + 1;
    assert_eq!((error.json_path(), error.position()), (Some("status"), Some((2, position))));
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let bytes = |json: &str| [b"\xef\xbb\xbf", json.as_bytes()].concat();
    let user = br#"{"_id":"u","refId":"r","status":"pending","new":1}"#;
    let user = Received::<UserVerification>::parse(bytes(std::str::from_utf8(user).unwrap())).unwrap();
    assert_eq!((user.ref_id.as_str(), user.drift().len()), ("r", 1));
    assert!(user.bytes().starts_with(b"\xef\xbb\xbf"), "the bytes are kept as they came");
    let documents = bytes(r#"{"selfie":"/9j/4AAQ","documents":[]}"#);
    assert!(Received::<UserDocuments>::parse(documents).unwrap().selfie.is_some());
    assert!(Received::<Page<AmlCase>>::parse(bytes("[]")).unwrap().data.is_empty());
    assert_eq!(Received::<Session>::parse(bytes(r#"{"token":"t"}"#)).unwrap().token.expose(), "t");
    let no_token = Received::<Session>::parse(bytes(r#"{"id":"s"}"#)).unwrap_err();
    assert!(no_token.to_string().ends_with("its keys are [id]"));
    assert_eq!(Problem::read(&bytes(r#"{"message":"m"}"#)).messages[0].expose(), "m");
    assert_eq!(Problem::read(&bytes("plain")).messages[0].expose(), "plain");
    // One mark, and only in front.
    for json in ["\u{feff}{}", " {}"] {
        let error = json::from_slice::<vove_model::SubmittedUser>(&bytes(json));
        assert_eq!(error.is_ok(), json.starts_with(' '), "{json:?}");
    }
}
