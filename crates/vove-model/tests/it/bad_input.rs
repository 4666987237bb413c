use std::fmt::Write;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use vove_model::{
    AmlCase, CheckOutcome, DateReading, ErrorKind, HasSchema, KybCase, KybCaseCreated, Page, Payload, Received, Schema,
    Screening, Session, Sex, StepId, UserDocuments, UserVerification, json as vove_json, testing,
};

use crate::fixture;

/// An error, or a value and what of the reply is not in it.
fn outcome<T: Payload + HasSchema>(reply: impl Into<Vec<u8>>) -> String {
    match Received::<T>::parse(reply.into()) {
        Ok(value) => value.drift().iter().fold("a value".to_owned(), |told, drift| format!("{told}, {drift}")),
        Err(error) => format!("{:?}: {error}", error.kind()),
    }
}

#[test]
fn every_bad_reply_is_a_clear_error_that_names_the_place_or_a_value_without_what_is_odd() {
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
    for (name, reply) in cases {
        writeln!(table, "{name:20} {}", outcome::<UserVerification>(reply)).unwrap();
    }
    for (name, reply) in [
        ("number for an image", r#"{"documents":[{"stepId":"ID_DOCUMENT","front":1}]}"#),
        ("array for a selfie", r#"{"selfie":["AAAA"]}"#),
    ] {
        writeln!(table, "{name:20} {}", outcome::<UserDocuments>(reply)).unwrap();
    }
    writeln!(table, "{:20} {}", "number for a token", outcome::<Session>(r#"{"token":1}"#)).unwrap();
    writeln!(table, "{:20} {}", "odd key, no token", outcome::<Session>(r#"{"a b":1}"#)).unwrap();
    insta::assert_snapshot!(table);
}

#[test]
fn an_array_is_no_object_however_well_it_fits() {
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
fn what_may_grow_is_a_value() {
    let documents = vec![r#"{"stepId":"PALM_SCAN","dateOfBirth":"31/02/2020","newField":{"a":[1]}}"#; 1000].join(",");
    let reply = format!(r#"{{"_id":"u","refId":"r","status":"on_hold","documents":[{documents}],"other":1}}"#);
    let user = Received::<UserVerification>::parse(reply).unwrap();
    assert_eq!(user.documents.len(), 1000);
    assert_eq!(user.status.as_str(), "on_hold");
    assert_eq!(user.documents[999].step_id.as_str(), "PALM_SCAN");
}

/// Every value of a reply, each replaced by every other type of JSON.
fn with_wrong_types(json: &Value) -> Vec<(String, Value, Value)> {
    fn places(json: &Value, path: &str, found: &mut Vec<String>) {
        found.push(path.to_owned());
        match json {
            Value::Object(entries) => {
                entries.iter().for_each(|(key, value)| places(value, &format!("{path}/{key}"), found))
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| places(item, &format!("{path}/{at}"), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    places(json, "", &mut found);
    let wrong = [json!("7"), json!(7), json!(-1.5), json!(true), json!([7]), json!({ "a": 7 })];
    let spoilt = found.into_iter().flat_map(|path| {
        wrong.iter().filter_map(move |wrong| {
            let mut json = json.clone();
            let place = json.pointer_mut(&path)?;
            if place.is_null() || std::mem::discriminant(place) == std::mem::discriminant(wrong) {
                return None;
            }
            *place = wrong.clone();
            Some((path.clone(), wrong.clone(), json))
        })
    });
    spoilt.collect()
}

/// Without what is of any type anyway.
fn without_free(json: Value) -> Value {
    match json {
        Value::Object(entries) if entries.contains_key("specimen") => json!(null),
        Value::Object(entries) => entries.into_iter().map(|(key, value)| (key, without_free(value))).collect(),
        Value::Array(items) => items.into_iter().map(without_free).collect(),
        other => other,
    }
}

/// What becomes of every type where it doesn't belong: it is kept (`+`), or it is an error at its place (`!`), or nothing but
/// itself is lost and that is told (not listed).
fn wrong_types<T: Payload + HasSchema + Serialize>() -> String {
    let sample = without_free(testing::sample_json::<T>());
    let mut told = std::collections::BTreeMap::<String, String>::new();
    for (pointer, wrong, json) in with_wrong_types(&sample) {
        let what = format!("{pointer} {wrong}");
        let place =
            pointer.trim_start_matches('/').split('/').fold(String::new(), |path, part| match part.parse::<usize>() {
                Ok(at) => format!("{path}[{at}]"),
                Err(_) if path.is_empty() => part.to_owned(),
                Err(_) => format!("{path}.{part}"),
            });
        let line = told.entry(pointer.clone()).or_default();
        match Received::<T>::parse(json.to_string()) {
            Ok(value) => {
                let drift: Vec<_> = value.drift().into_iter().map(|drift| drift.to_string()).collect();
                let written = serde_json::to_value(&*value).unwrap();
                if drift.is_empty() {
                    let kept = written.pointer(&pointer).unwrap_or_else(|| panic!("{what} is lost and not told"));
                    let bare = |json: &Value| json.to_string().trim_matches(['[', '"', ']']).to_owned();
                    assert_eq!(bare(kept), bare(&wrong), "{what}");
                    *line += &format!(" +{wrong}");
                } else {
                    assert_eq!(drift, [format!("unreadable value at `{place}`")], "{what}");
                    let mut without = sample.clone();
                    remove(&mut without, &pointer);
                    let without = Received::<T>::parse(without.to_string()).unwrap();
                    assert_eq!(written, serde_json::to_value(&*without).unwrap(), "{what}");
                }
            }
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::SchemaMismatch, "{what}: {error}");
                assert!(error.json_path().unwrap().starts_with(&place) || place.is_empty(), "{what}: {error}");
                *line += &format!(" !{wrong}");
            }
        }
    }
    let told = told.into_iter().filter(|(_, line)| !line.is_empty());
    let told: String = told.map(|(pointer, line)| format!("  {pointer:36}{line}\n")).collect();
    // Without the modules, which nobody sees.
    let name: String =
        std::any::type_name::<T>().split_inclusive('<').filter_map(|part| part.rsplit("::").next()).collect();
    format!("{name}\n{told}")
}

fn remove(json: &mut Value, pointer: &str) {
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    match json.pointer_mut(parent).unwrap() {
        Value::Object(entries) => drop(entries.remove(last)),
        Value::Array(items) => drop(items.remove(last.parse().unwrap())),
        _ => unreachable!(),
    }
}

#[test]
fn a_value_of_the_wrong_type_is_kept_or_told_or_an_error_at_its_place() {
    let told = [
        wrong_types::<UserVerification>(),
        wrong_types::<UserDocuments>(),
        wrong_types::<Session>(),
        wrong_types::<KybCase>(),
        wrong_types::<KybCaseCreated>(),
        wrong_types::<Page<AmlCase>>(),
        wrong_types::<AmlCase>(),
        wrong_types::<Screening>(),
    ];
    insta::assert_snapshot!(told.concat());
}

#[test]
fn numbers_come_as_texts_and_texts_as_numbers_where_that_is_known() {
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
fn types_of_others_are_readable_too() {
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
    struct Reply {
        #[serde(default, deserialize_with = "vove_json::none_if_unreadable")]
        colour: Option<Colour>,
        #[serde(default, deserialize_with = "vove_json::none_if_unreadable")]
        name: Option<Name>,
    }

    let read =
        |value: &str| vove_json::from_slice::<Reply>(format!(r#"{{"colour":{value}}}"#).as_bytes()).unwrap().colour;
    for red in [r#""Red""#, r#""\u0052ed""#] {
        assert_eq!(read(red), Some(Colour::Red), "{red}");
    }
    for odd in [r#""Blue""#, r#""""#, "7", "null", "[]", r#"{"Red":null}"#] {
        assert_eq!(read(odd), None, "{odd}");
    }
    let named = |json| vove_json::from_slice::<Reply>(json).unwrap().name;
    assert_eq!(named(br#"{"name":"red"}"#), Some(Name("red".into())));
    assert_eq!(named(br#"{"name":["red"]}"#), None);
}

#[test]
fn what_is_read_from_a_stream_or_a_value_is_the_same() {
    let json = r#"{"_id":"u","refId":"r","status":"pending","flowId":"","sessions":["s","",7],"documents":[
        {"stepId":"ID_DOCUMENT","firstName":"","lastName":"EL IDRISSI","sex":"","matchLevel":"","docTypes":[]}]}"#;
    let text: UserVerification = serde_json::from_str(json).unwrap();
    assert_eq!((&text.flow_id, &text.documents[0].first_name, text.sessions.len()), (&None, &None, 2));
    assert_eq!(serde_json::from_reader::<_, UserVerification>(json.as_bytes()).unwrap(), text);
    assert_eq!(serde_json::from_value::<UserVerification>(serde_json::from_str(json).unwrap()).unwrap(), text);
}

/// With the feature `arbitrary_precision`, which any crate of a program may turn on for all, serde_json hands numbers over as
/// objects: `cargo test -p vove-model --test it --features serde_json/arbitrary_precision numbers_are_read`.
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
fn ten_thousand_unknown_fields_are_read_past_and_told_on_request() {
    let fields: String = (0..10_000).map(|at| format!(r#","new{at}":{{"a":[{at}]}}"#)).collect();
    let user = format!(r#"{{"_id":"u","refId":"r","status":"pending"{fields}}}"#);
    assert_eq!(Received::<UserVerification>::parse(user).unwrap().drift().len(), 10_000);
    let documents = format!(r#"{{"selfie":"AAAA","documents":[{{"stepId":"ID_DOCUMENT"{fields}}}]}}"#);
    assert_eq!(Received::<UserDocuments>::parse(documents).unwrap().drift().len(), 10_000);
}

#[test]
fn lone_surrogates_are_an_error_and_pairs_a_text() {
    let user = |name: &str| {
        format!(r#"{{"_id":"u","refId":"r","status":"pending","documents":[{{"stepId":"X","firstName":"{name}"}}]}}"#)
    };
    for name in ["\\ud800", "\\udc00", "\\ud800\\ud800", "\\udc00\\ud800", "\\ud83d x"] {
        assert!(outcome::<UserVerification>(user(name)).starts_with("NotJson"), "{name}");
        let image = format!(r#"{{"selfie":"{name}","documents":[]}}"#);
        assert!(outcome::<UserDocuments>(image).starts_with("NotJson"), "{name}");
    }
    let read = Received::<UserVerification>::parse(user("\\ud83d\\ude00 \\u0041")).unwrap();
    assert_eq!(read.documents[0].first_name.as_ref().unwrap().expose(), "😀 A");
}

#[test]
fn a_key_that_comes_twice_is_an_error_in_every_object() {
    for reply in [
        r#"{"_id":"u","refId":"r","refId":"s","status":"pending"}"#,
        r#"{"_id":"u","refId":"r","status":"pending","documents":[{"stepId":"X","idNumber":"1","idNumber":"2"}]}"#,
    ] {
        assert!(outcome::<UserVerification>(reply).contains("duplicate field"), "{reply}");
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
fn odd_dates_spoil_no_reply() {
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
fn nesting_without_end_is_an_error() {
    for depth in [200, 10_000] {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        let unknown = format!(r#"{{"_id":"u","refId":"r","status":"pending","new":{open}{close}}}"#);
        // Read past without a stack of its own; walking it is what nobody does.
        assert_eq!(outcome::<UserVerification>(unknown), "a value, unknown field at `new`");
        let documents = format!(r#"{{"_id":"u","refId":"r","status":"pending","documents":{open}{close}}}"#);
        assert_eq!(outcome::<UserVerification>(documents), "a value, unreadable value at `documents[0]`");
    }
    let deep = format!(r#"{{"_id":"u","refId":"r","status":"pending","metadata":{}"#, "[".repeat(100_000));
    assert!(outcome::<UserVerification>(deep).starts_with("Truncated"));
    assert!(outcome::<UserVerification>("[".repeat(1_000_000)).contains("SchemaMismatch"));
}
