//! The most items of each list.

use vove_model::{
    AmlCase, ErrorKind, KybCase, Page, Payload, Received, Screening, UserDocuments, UserVerification,
    limits::{MAX_DOCUMENTS, MAX_FOUND_RECORDS, MAX_NESTED_ITEMS, MAX_PAGE_ITEMS, MAX_SESSIONS},
};

/// Asserts that a list is read with as many items as its limit, and an error that names the limit with one more.
fn assert_limit<T: Payload>(limit: usize, path: &str, item: &str, response: &str) {
    let parse = |count: usize| Received::<T>::parse(response.replace("ITEMS", &vec![item; count].join(",")));
    if let Err(error) = parse(limit) {
        panic!("{path}: {error}");
    }
    let error = parse(limit + 1).err().unwrap();
    assert_eq!((error.kind(), error.json_path()), (ErrorKind::LimitExceeded, Some(path)));
    let text = format!("the list has more items than the limit of {limit} at `{path}` (line 1, column ");
    assert!(error.to_string().starts_with(&text), "{error}");
}

#[test]
fn every_list_is_read_up_to_its_limit_and_no_further() {
    let user = |field: &str| format!(r#"{{"_id":"u","refId":"r","status":"pending",{field}}}"#);
    let document = r#"{"stepId":"ID_DOCUMENT","front":"AAAA"}"#;
    assert_limit::<UserVerification>(MAX_DOCUMENTS, "documents", document, &user(r#""documents":[ITEMS]"#));
    assert_limit::<UserVerification>(MAX_SESSIONS, "sessions", "\"s\"", &user(r#""sessions":[ITEMS]"#));
    let kinds = user(r#""documents":[{"stepId":"X","docTypes":[ITEMS]}]"#);
    assert_limit::<UserVerification>(MAX_NESTED_ITEMS, "documents[0].docTypes", "\"X\"", &kinds);
    assert_limit::<UserDocuments>(MAX_DOCUMENTS, "documents", document, r#"{"selfie":"AAAA","documents":[ITEMS]}"#);
    // An escaped key is read in the plain way.
    assert_limit::<UserDocuments>(
        MAX_DOCUMENTS,
        "documents",
        document,
        r#"{"s\u0065lfie":"AAAA","documents":[ITEMS]}"#,
    );
    let case = |field: &str| format!(r#"{{"id":"c","refId":"r","status":"X","{field}":[ITEMS]}}"#);
    assert_limit::<KybCase>(MAX_NESTED_ITEMS, "documents", "{}", &case("documents"));
    assert_limit::<KybCase>(MAX_NESTED_ITEMS, "ubos", "{}", &case("ubos"));
    assert_limit::<Page<AmlCase>>(MAX_PAGE_ITEMS, "$", r#"{"id":"c","status":"X"}"#, "[ITEMS]");
    for key in ["data", "cases", "items", "results"] {
        let page = format!(r#"{{"total":1,"{key}":[ITEMS]}}"#);
        assert_limit::<Page<KybCase>>(MAX_PAGE_ITEMS, key, r#"{"id":"c","refId":"r","status":"X"}"#, &page);
    }
    let page = format!("[{}]", case("ubos"));
    assert_limit::<Page<KybCase>>(MAX_NESTED_ITEMS, "[0].ubos", "{}", &page);
    let found = r#"{"total_hits":1,"found_records":[ITEMS]}"#;
    assert_limit::<Screening>(MAX_FOUND_RECORDS, "found_records", "1", found);
}

#[test]
fn items_that_cannot_be_read_count() {
    let sessions = vec!["[]"; MAX_SESSIONS + 1].join(",");
    let user = format!(r#"{{"_id":"u","refId":"r","status":"pending","sessions":[{sessions}]}}"#);
    let error = Received::<UserVerification>::parse(user).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::LimitExceeded);
}

#[test]
fn the_text_of_a_response_is_not_taken_for_a_limit() {
    let response = r#"{"_id":"u","refId":"r","status":{"more items than the limit of 7":1}}"#;
    let error = Received::<UserVerification>::parse(response).unwrap_err();
    assert_eq!((error.kind(), error.json_path()), (ErrorKind::SchemaMismatch, Some("status")));
}
