//! Invalid responses, and unusual ones that are read.

use std::fmt::Write;

use serde::Deserialize;
use vove_model::{
    AmlCase, CheckOutcome, DateReading, HasSchema, KybCase, KybCaseCreated, Page, Payload, Received, Schema,
    SchemaField, Screening, Session, Sex, StepId, UserDocuments, UserVerification, json,
};

use crate::fixture;

/// An error, or a value and what of the response is not in it.
fn outcome<T: Payload + HasSchema>(response: impl Into<Vec<u8>>) -> String {
    match Received::<T>::parse(response.into()) {
        Ok(value) => value.drift().iter().fold("a value".to_owned(), |text, drift| format!("{text}, {drift}")),
        Err(error) => format!("{:?}: {error}", error.kind()),
    }
}

#[test]
fn every_invalid_response_is_an_error_at_its_place_or_a_value_without_the_invalid_field() {
    let user = |rest: &str| format!(r#"{{"_id":"u","refId":"r","status":"pending"{rest}}}"#);
    let whole = fixture("get_user_verification/amina-el-idrissi.json");
    let cases: [(&str, Vec<u8>); 24] = [
        ("not JSON", b"successful".to_vec()),
        ("truncated", whole[..whole.len() / 2].to_vec()),
        ("an array", b"[]".to_vec()),
        ("a text", b"\"successful\"".to_vec()),
        ("HTML of a proxy", b"<html><body>502 Bad Gateway</body></html>".to_vec()),
        ("empty", Vec::new()),
        ("not UTF-8", b"{\"_id\":\"\xff\"}".to_vec()),
        ("two values", [user("").as_bytes(), b"{}"].concat()),
        ("no status", br#"{"_id":"u","refId":"r"}"#.to_vec()),
        ("null everywhere", br#"{"_id":null,"refId":null,"status":null,"documents":null}"#.to_vec()),
        ("empty reference", br#"{"_id":"u","refId":"","status":"pending"}"#.to_vec()),
        ("climbing reference", br#"{"_id":"u","refId":"..","status":"pending"}"#.to_vec()),
        ("duplicate key", user(r#","status":"successful""#).into()),
        ("number for a name", user(r#","documents":[{"stepId":"ID_DOCUMENT","firstName":7}]"#).into()),
        ("object for a date", user(r#","documents":[{"stepId":"ID_DOCUMENT","dateOfBirth":{}}]"#).into()),
        ("text for a level", user(r#","documents":[{"stepId":"ID_DOCUMENT","matchLevel":"7"}]"#).into()),
        ("word for a level", user(r#","documents":[{"stepId":"ID_DOCUMENT","matchLevel":"high"}]"#).into()),
        ("flag for a check", user(r#","documents":[{"stepId":"ID_DOCUMENT","digitalIDSpoof":false}]"#).into()),
        ("object for a check", user(r#","documents":[{"stepId":"ID_DOCUMENT","digitalIDSpoof":{"a":1}}]"#).into()),
        ("blank flow", user(r#","flowId":" ","sessions":["s",7,"",null,"\n",{}]"#).into()),
        ("text for a document", user(r#","documents":["ID_DOCUMENT",{"stepId":"ID_DOCUMENT"}]"#).into()),
        ("duplicate name", user(r#","documents":[{"stepId":"ID_DOCUMENT","firstName":"A","firstName":"B"}]"#).into()),
        ("no step", user(r#","documents":[{"stepId":"ID_DOCUMENT"},{}]"#).into()),
        ("object for documents", user(r#","documents":{}"#).into()),
    ];
    let mut table = String::new();
    for (name, response) in cases {
        writeln!(table, "{name:20} {}", outcome::<UserVerification>(response)).unwrap();
    }
    for (name, response) in [
        ("number for an image", r#"{"documents":[{"stepId":"ID_DOCUMENT","front":1}]}"#),
        ("array for a selfie", r#"{"selfie":["AAAA"]}"#),
    ] {
        writeln!(table, "{name:20} {}", outcome::<UserDocuments>(response)).unwrap();
    }
    writeln!(table, "{:20} {}", "number for a token", outcome::<Session>(r#"{"token":1}"#)).unwrap();
    writeln!(table, "{:20} {}", "key with a space", outcome::<Session>(r#"{"a b":1}"#)).unwrap();
    insta::assert_snapshot!(table);
}

#[test]
fn an_array_is_never_read_as_an_object() {
    let user = |documents: &str| format!(r#"{{"_id":"u","refId":"r","status":"pending","documents":{documents}}}"#);
    for outcome in [
        outcome::<UserVerification>(r#"["u","r","successful",null,null,null,null,[],[],null]"#),
        outcome::<UserVerification>(r#"["u","r","successful"]"#),
        outcome::<UserDocuments>("[]"),
        outcome::<UserDocuments>(r#"["AAAA",[]]"#),
        outcome::<Session>(r#"["token"]"#),
        outcome::<KybCase>(r#"["k","r","COMPLETED"]"#),
        outcome::<KybCaseCreated>(r#"[{"id":"k","refId":"r","status":"X"},"t"]"#),
        outcome::<AmlCase>(r#"["a","NO_MATCH"]"#),
        outcome::<Screening>("[null,0,[]]"),
    ] {
        assert!(outcome.starts_with("SchemaMismatch") && outcome.contains(" at `$`"), "{outcome}");
    }
    for outcome in [
        outcome::<UserVerification>(user(r#"[["ID_DOCUMENT"]]"#)),
        outcome::<UserDocuments>(r#"{"documents":[["ID_DOCUMENT"]]}"#),
    ] {
        assert_eq!(outcome, "a value, unreadable value at `documents[0]`");
    }
}

#[test]
fn unknown_values_and_fields_are_read() {
    let documents = vec![r#"{"stepId":"PALM_SCAN","dateOfBirth":"31/02/2020","newField":{"a":[1]}}"#; 1000].join(",");
    let response = format!(r#"{{"_id":"u","refId":"r","status":"on_hold","documents":[{documents}],"other":1}}"#);
    let user = Received::<UserVerification>::parse(response).unwrap();
    assert_eq!(user.documents.len(), 1000);
    assert_eq!(user.status.as_str(), "on_hold");
    assert_eq!(user.documents[999].step_id.as_str(), "PALM_SCAN");
}

#[test]
fn numbers_are_read_from_texts_and_texts_from_numbers_where_both_occur() {
    let page = Received::<Page<AmlCase>>::parse(r#"{"data":[],"total":"12","page":"1","limit":10}"#).unwrap();
    assert_eq!((page.total, page.page, page.limit), (Some(12), Some(1), Some(10)));
    assert_eq!(Received::<Screening>::parse(r#"{"total_hits":"3"}"#).unwrap().total_hits, 3);
    let checks =
        r#"{"_id":"u","refId":"r","status":"pending","documents":[{"stepId":"X","mrzStatus":1,"digitalIDSpoof":"1"}]}"#;
    assert!(Received::<UserVerification>::parse(checks).is_ok());
    for total in ["-1", "1.5", "\"1.5\"", "\"many\"", "1e3", "18446744073709551616"] {
        let error = Received::<Screening>::parse(format!(r#"{{"total_hits":{total}}}"#)).unwrap_err();
        assert_eq!(error.json_path(), Some("total_hits"), "{total}");
        let page =
            Received::<Page<AmlCase>>::parse(format!(r#"{{"data":[{{"id":1,"status":"CLEARED"}}],"total":{total}}}"#));
        let page = page.unwrap();
        assert_eq!((page.total, page.is_last(), page.drift().len()), (None, false, 1), "{total}");
    }
    let user = r#"{"_id":1,"refId":42,"status":"pending","documents":[
        {"stepId":"ID_DOCUMENT","idNumber":4820617,"dateOfBirth":1950,"matchLevel":7.5},
        {"stepId":"ADDRESS_PROOF","matchLevel":"7"}]}"#;
    let user = Received::<UserVerification>::parse(user).unwrap();
    assert_eq!(user.ref_id.as_str(), "42");
    let [first, second] = &user.documents[..] else { panic!() };
    assert_eq!(first.id_number.as_ref().unwrap().expose(), "4820617");
    assert!(matches!(first.date_of_birth.as_ref().unwrap().expose().reading(), DateReading::Partial(_)));
    assert_eq!(first.match_level.as_ref().unwrap().as_f64(), 7.5);
    assert_eq!(second.match_level.as_ref().unwrap().as_i64(), Some(7));
    assert_eq!(user.drift(), []);
    for level in ["high", "", "NaN", "inf", "1e999", "7,5"] {
        let user = format!(
            r#"{{"_id":"u","refId":"r","status":"pending","documents":[{{"stepId":"DONE","matchLevel":"{level}"}}]}}"#
        );
        let user = Received::<UserVerification>::parse(user).unwrap();
        assert_eq!((&user.documents[0].match_level, user.drift().len()), (&None, usize::from(!level.is_empty())));
    }
}

#[test]
fn keys_and_texts_may_be_escaped() {
    let long = "É".repeat(20);
    let escaped = "\\u00c9".repeat(20);
    let user = format!(
        r#"{{"_i\u0064":"u","refId":"\u0072","status":"pendin\u0067","documents":[{{"\u0073tepId":"ID_DOCUMEN\u0054",
        "lastName":"{escaped}","sex":"\u0046","dateOfBirth":"14\/03\/1991","matchLevel":"\u0037","photo":"\/9j\/4AAQ"}}]}}"#
    );
    let user = Received::<UserVerification>::parse(user).unwrap();
    assert_eq!((user.id.as_str(), user.ref_id.as_str(), user.status.as_str()), ("u", "r", "pending"));
    let document = &user.documents[0];
    assert_eq!(document.step_id, StepId::IdDocument);
    assert_eq!(document.last_name.as_ref().unwrap().expose(), long.as_str());
    assert_eq!(document.sex.as_ref().unwrap().expose(), &Sex::Female);
    assert_eq!(document.date_of_birth.as_ref().unwrap().expose().raw(), "14/03/1991");
    assert_eq!(document.match_level.as_ref().unwrap().as_i64(), Some(7));
    assert_eq!(document.photo.as_ref().unwrap().base64(), b"/9j/4AAQ");
}

#[test]
fn types_of_other_crates_are_read_leniently_too() {
    #[derive(Debug, PartialEq, Deserialize)]
    enum Colour {
        Red,
    }

    impl HasSchema for Colour {
        const SCHEMA: Schema = Schema::OpenEnum(&["Red"]);
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Name(String);

    impl HasSchema for Name {
        const SCHEMA: Schema = String::SCHEMA;
    }

    #[derive(Deserialize)]
    struct Response {
        #[serde(default, deserialize_with = "json::none_if_unreadable")]
        colour: Option<Colour>,
        #[serde(default, deserialize_with = "json::none_if_unreadable")]
        name: Option<Name>,
    }

    impl HasSchema for Response {
        const SCHEMA: Schema = Schema::Object(&[
            SchemaField::optional("colour", Colour::SCHEMA),
            SchemaField::optional("name", Name::SCHEMA),
        ]);
    }

    let read =
        |value: &str| json::from_slice::<Response>(format!(r#"{{"colour":{value}}}"#).as_bytes()).unwrap().colour;
    for red in [r#""Red""#, r#""\u0052ed""#] {
        assert_eq!(read(red), Some(Colour::Red), "{red}");
    }
    for unreadable in [r#""Blue""#, r#""""#, "7", "null", "[]", r#"{"Red":null}"#] {
        assert_eq!(read(unreadable), None, "{unreadable}");
    }
    let named = |json| json::from_slice::<Response>(json).unwrap().name;
    assert_eq!(named(br#"{"name":"red"}"#), Some(Name("red".into())));
    assert_eq!(named(br#"{"name":["red"]}"#), None);
}

#[test]
fn a_stream_and_a_json_value_are_read_as_the_text_is() {
    let json = r#"{"_id":"u","refId":"r","status":"pending","flowId":"","sessions":["s","",7],"documents":[
        {"stepId":"ID_DOCUMENT","firstName":"","lastName":"EL IDRISSI","sex":"","matchLevel":"","docTypes":[]}]}"#;
    let text: UserVerification = serde_json::from_str(json).unwrap();
    assert_eq!((&text.flow_id, &text.documents[0].first_name, text.sessions.len()), (&None, &None, 2));
    assert_eq!(serde_json::from_reader::<_, UserVerification>(json.as_bytes()).unwrap(), text);
    assert_eq!(serde_json::from_value::<UserVerification>(serde_json::from_str(json).unwrap()).unwrap(), text);
}

/// With the feature `arbitrary_precision`, which any crate of a program may turn on for all, serde_json hands numbers
/// over as objects: `cargo test -p vove-model --test it --features serde_json/arbitrary_precision numbers_are_read`.
#[test]
fn numbers_are_read_whatever_features_serde_json_has() {
    let user = r#"{"_id":"u","refId":7,"status":"pending","flowId":7,"sessions":[7,-7],"documents":[
        {"stepId":"DONE","idNumber":7,"matchLevel":7.5,"mrzStatus":7,"sex":7,"docTypes":[{"a":7}]}]}"#;
    let user = Received::<UserVerification>::parse(user).unwrap();
    let drift: Vec<_> = user.drift().iter().map(ToString::to_string).collect();
    assert_eq!(drift, ["unreadable value at `documents[0].sex`", "unreadable value at `documents[0].docTypes[0]`"]);
    assert_eq!((user.ref_id.as_str(), user.sessions[0].as_str(), user.sessions[1].as_str()), ("7", "7", "-7"));
    let document = &user.documents[0];
    assert_eq!(document.id_number.as_ref().unwrap().expose(), "7");
    assert_eq!(document.match_level.as_ref().unwrap().as_f64(), 7.5);
    assert_eq!(document.mrz_status, Some(CheckOutcome::Number(7)));
    let screening = Received::<Screening>::parse(r#"{"total_hits":7}"#).unwrap();
    assert_eq!(screening.total_hits, 7);
    let page = Received::<Page<AmlCase>>::parse(r#"{"data":[],"total":7,"page":7.5}"#).unwrap();
    assert_eq!((page.total, page.page), (Some(7), None));
}

#[test]
fn ten_thousand_unknown_fields_are_skipped_and_reported_on_request() {
    let fields: String = (0..10_000).map(|at| format!(r#","new{at}":{{"a":[{at}]}}"#)).collect();
    let user = format!(r#"{{"_id":"u","refId":"r","status":"pending"{fields}}}"#);
    assert_eq!(Received::<UserVerification>::parse(user).unwrap().drift().len(), 10_000);
    let documents = format!(r#"{{"selfie":"AAAA","documents":[{{"stepId":"ID_DOCUMENT"{fields}}}]}}"#);
    assert_eq!(Received::<UserDocuments>::parse(documents).unwrap().drift().len(), 10_000);
}

#[test]
fn lone_surrogates_are_unreadable_and_pairs_a_text() {
    let user = |name: &str| {
        format!(
            r#"{{"_id":"u","refId":"r","status":"pending","documents":[{{"stepId":"DONE","firstName":"{name}"}}]}}"#
        )
    };
    for name in ["\\ud800", "\\udc00", "\\ud800\\ud800", "\\udc00\\ud800", "\\ud83d x"] {
        let expected = "a value, unreadable value at `documents[0].firstName`";
        assert_eq!(outcome::<UserVerification>(user(name)), expected, "{name}");
        let image = format!(r#"{{"selfie":"{name}","documents":[]}}"#);
        assert_eq!(outcome::<UserDocuments>(image), "a value, unreadable value at `selfie`", "{name}");
    }
    let read = Received::<UserVerification>::parse(user("\\ud83d\\ude00 \\u0041")).unwrap();
    assert_eq!(read.documents[0].first_name.as_ref().unwrap().expose(), "😀 A");
}

#[test]
fn a_duplicate_key_is_an_error_in_every_object() {
    for response in [
        r#"{"_id":"u","refId":"r","refId":"s","status":"pending"}"#,
        r#"{"_id":"u","refId":"r","status":"pending","documents":[{"stepId":"X","idNumber":"1","idNumber":"2"}]}"#,
    ] {
        assert!(outcome::<UserVerification>(response).contains("duplicate field"), "{response}");
    }
    assert!(outcome::<UserDocuments>(r#"{"selfie":"AAAA","selfie":"BBBB"}"#).contains("duplicate field"));
    assert!(
        outcome::<KybCase>(r#"{"id":"k","refId":"r","status":"X","ubos":[{"email":"a","email":"b"}]}"#)
            .contains("duplicate field")
    );
    assert!(outcome::<AmlCase>(r#"{"id":"k","status":"X","status":"Y"}"#).contains("duplicate field"));
    assert!(outcome::<Screening>(r#"{"total_hits":1,"total_hits":0}"#).contains("duplicate field"));
}

#[test]
fn an_unusual_date_fails_no_response() {
    for date in ["31/02/2020", "00/00/1950", "2030-15-07", "٠١/٠١/١٩٩٠"] {
        let user = format!(
            r#"{{"_id":"u","refId":"r","status":"pending","documents":[{{"stepId":"X","dateOfBirth":"{date}"}}]}}"#
        );
        let user = Received::<UserVerification>::parse(user).unwrap();
        assert_eq!(user.documents[0].date_of_birth.as_ref().unwrap().expose().raw(), date);
    }
}

#[test]
fn a_hundred_megabytes_of_brackets_are_an_error() {
    let brackets = bytes::Bytes::from(vec![b'['; 100_000_000]);
    assert!(Received::<UserVerification>::parse(brackets.clone()).is_err());
    assert!(Received::<UserDocuments>::parse(brackets.clone()).is_err());
    assert!(Received::<Page<KybCase>>::parse(brackets.clone()).is_err());
    assert_eq!(vove_model::Problem::read(&brackets).messages[0].expose().len(), 1024);
}

#[test]
fn deep_nesting_is_skipped_or_an_error() {
    for depth in [200, 10_000] {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        let unknown = format!(r#"{{"_id":"u","refId":"r","status":"pending","new":{open}{close}}}"#);
        // Skipped without recursion.
        assert_eq!(outcome::<UserVerification>(unknown), "a value, unknown field at `?`");
        let documents = format!(r#"{{"_id":"u","refId":"r","status":"pending","documents":{open}{close}}}"#);
        assert_eq!(outcome::<UserVerification>(documents), "a value, unreadable value at `documents[0]`");
    }
    let (open, close) = (r#"{"a":"#.repeat(10_000), "}".repeat(10_000));
    for field in ["createdAt", "sessions", "documents"] {
        for deep in [format!("{open}7{close}"), format!("[[{open}7{close}]]")] {
            let user = format!(r#"{{"_id":"u","refId":"r","status":"pending","{field}":{deep}}}"#);
            assert!(outcome::<UserVerification>(user).starts_with("a value, unreadable value at "), "{field}");
        }
    }
    let deep = format!(r#"{{"_id":"u","refId":"r","status":"pending","metadata":{}"#, "[".repeat(100_000));
    assert!(outcome::<UserVerification>(deep).starts_with("Truncated"));
    assert!(outcome::<UserVerification>("[".repeat(1_000_000)).contains("SchemaMismatch"));
}
