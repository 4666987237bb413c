use std::fmt::Write;

use vove_model::{Payload, Received, Session, UserDocuments, UserVerification};

use crate::fixture;

fn outcome<T: Payload>(reply: impl Into<Vec<u8>>) -> String {
    match Received::<T>::parse(reply.into()) {
        Ok(_) => "a value".to_owned(),
        Err(error) => format!("{:?}: {error}", error.kind()),
    }
}

#[test]
fn every_bad_reply_is_a_clear_error_that_names_the_place() {
    let user = |rest: &str| format!(r#"{{"_id":"u","refId":"r","status":"pending"{rest}}}"#);
    let whole = fixture("get_user_verification/amina-el-idrissi.json");
    let cases: [(&str, Vec<u8>); 19] = [
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
    let place = |outcome: String| outcome.split(" at `").nth(1).map(|rest| rest.split('`').next().unwrap().to_owned());
    let user = |documents: &str| format!(r#"{{"_id":"u","refId":"r","status":"pending","documents":{documents}}}"#);
    let whole = r#"["u","r","successful",null,null,null,null,[],[],null]"#;
    assert_eq!(place(outcome::<UserVerification>(whole)).as_deref(), Some("$"));
    assert_eq!(place(outcome::<UserVerification>(user(r#"[["ID_DOCUMENT"]]"#))).as_deref(), Some("documents[0]"));
    assert_eq!(place(outcome::<UserDocuments>("[]")).as_deref(), Some("$"));
    assert_eq!(place(outcome::<UserDocuments>(r#"{"documents":[["ID_DOCUMENT"]]}"#)).as_deref(), Some("documents[0]"));
    assert_eq!(place(outcome::<Session>(r#"["token"]"#)).as_deref(), Some("$"));
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

#[test]
fn nesting_without_end_is_an_error() {
    let deep = format!(r#"{{"_id":"u","refId":"r","status":"pending","metadata":{}"#, "[".repeat(100_000));
    assert!(outcome::<UserVerification>(deep).starts_with("Truncated"));
    assert!(outcome::<UserVerification>("[".repeat(1_000_000)).contains("WrongShape"));
}
