//! Which event a verified body is.

use vove_webhook::{ErrorKind, Event};

use crate::sample::with_delivery;

/// The event of a body in words, without the reference.
fn event(body: &str) -> String {
    with_delivery(body.as_bytes(), |delivery| match delivery.event() {
        Ok(Event::User(event)) => format!("user {}", event.status.as_str()),
        Ok(Event::Aml(event)) => format!("aml {}", event.status.as_str()),
        Ok(Event::Kyb(event)) => {
            let previous = event.previous_status.as_ref().map_or("-", |status| status.as_str());
            let reason = event.reason.as_ref().map_or("-", |reason| reason.as_str());
            format!("kyb {} after {previous} because {reason}", event.status.as_str())
        }
        Ok(Event::AmlOrKyb(event)) => {
            format!("aml {} or kyb {}", event.clone().into_aml().status.as_str(), event.into_kyb().status.as_str())
        }
        Ok(Event::Unknown(event)) => {
            assert_eq!(event.json.as_str(), body);
            format!("unknown {}", event.event_type.as_ref().map_or("-", |name| name.expose()))
        }
        Err(error) => format!("{error:?}"),
        Ok(other) => panic!("{other:?}"),
    })
}

#[test]
fn the_family_is_chosen_by_the_body() {
    let table = [
        r#"{"status":"successful","userId":"2e96ebd0-c1b8-11ee-b56a-a345411e245d"}"#,
        r#"{"status":"pending","refId":"cust-0042","userId":"cust-0042"}"#,
        r#"{"status":"on_hold","refId":"cust-0042"}"#,
        r#"{"refId":"shop-7","status":"NO_MATCH"}"#,
        r#"{"refId":"shop-7","status":"CLEARED"}"#,
        r#"{"refId":"shop-7","status":"IN_REVIEW","previousStatus":"IN_PROGRESS"}"#,
        r#"{"refId":"shop-7","status":"REJECTED","previousStatus":"IN_REVIEW","reason":"DOCUMENT_MISMATCH"}"#,
        r#"{"refId":"shop-7","status":"REJECTED","previousStatus":{"was":"IN_REVIEW"},"reason":"DOCUMENT_MISMATCH"}"#,
        r#"{"refId":"shop-7","status":"COMPLETED","previousStatus":5,"reason":["none"]}"#,
        r#"{"refId":"shop-7","status":"COMPLETED"}"#,
        r#"{"refId":"shop-7","status":"IN_REVIEW"}"#,
        r#"{"refId":"shop-7","status":"REJECTED"}"#,
        r#"{"refId":"shop-7","status":"ESCALATED"}"#,
        r#"{"type":"user.aml.rejected","data":{"refId":"shop-7","status":"REJECTED"}}"#,
        r#"{"type":"kyb.case.rejected","data":{"refId":"shop-7","status":"REJECTED"}}"#,
        r#"{"event":"verification","data":{"refId":"cust-0042","status":"pending"}}"#,
        r#"{"type":"kyb.case.created","refId":"shop-7"}"#,
        r#"{"type":"kyb.ubo.invited","data":{"refId":"shop-7","status":"IN_PROGRESS"}}"#,
        r#"{"refId":"user-0b580e19","event":"verification.completed","ok":1}"#,
        r#"{"status":5,"refId":"cust-0042"}"#,
        r#"{"status":"pending"}"#,
        r#"["pending"]"#,
        r#"{"status":"pending","refId":"one","userId":"two"}"#,
        "status=pending",
        "",
    ]
    .map(|body| format!("{body}\n    {}", event(body)))
    .join("\n");
    insta::assert_snapshot!(table);
}

#[test]
fn a_byte_order_mark_and_half_of_a_surrogate_pair_lose_no_event() {
    assert_eq!(event("\u{feff}{\"status\":\"pending\",\"refId\":\"cust-0042\"}"), "user pending");
    let body = r#"{"refId":"shop-7","status":"REJECTED","previousStatus":"\ud800","reason":"DOCUMENT_MISMATCH"}"#;
    assert_eq!(event(body), "kyb REJECTED after - because DOCUMENT_MISMATCH");
    assert_eq!(event(r#"{"status":"pending","refId":"cust-0042","userId":1e999}"#), "user pending");
}

/// The reference of a body's user event, or the kind of error.
fn user(body: &str) -> Result<String, ErrorKind> {
    let event = with_delivery(body.as_bytes(), |delivery| delivery.user_event());
    event.map(|event| format!("{} {}", event.ref_id.as_str(), event.status.as_str())).map_err(|error| error.kind())
}

#[test]
fn a_documented_body_with_other_fields_is_the_event_at_its_top_level() {
    for data in [
        r#"{}"#,
        r#"{"documents":[{"type":"PASSPORT"}]}"#,
        r#"{"status":{"was":"pending"}}"#,
        r#"{"refId":"mallory","status":"suspected"}"#,
        r#"{"refId":"mallory","refId":"mallory"}"#,
        r#"[{"refId":"mallory"}]"#,
        r#""{\"refId\":\"mallory\"}""#,
        "7",
        "1e999",
        "null",
    ] {
        let body = format!(r#"{{"status":"successful","refId":"amina","data":{data}}}"#);
        assert_eq!(user(&body), Ok("amina successful".into()), "{body}");
        assert_eq!(event(&body), "user successful");
    }
}

#[test]
fn the_event_in_an_envelope_is_read_if_there_is_none_at_the_top_level() {
    for envelope in ["", r#""type":"verification","#, r#""type":7,"#, r#""status":{},"#, r#""refId":"amina","#] {
        let body = format!(r#"{{{envelope}"data":{{"status":"successful","refId":"amina"}}}}"#);
        assert_eq!(user(&body), Ok("amina successful".into()), "{body}");
    }
    // The reference of one person is not combined with the status of another.
    let two = r#"{"refId":"mallory","data":{"refId":"amina","status":"successful"}}"#;
    assert_eq!(user(two), Err(ErrorKind::ConflictingReference));
    for parts in
        [r#"{"refId":"amina","data":{"status":"successful"}}"#, r#"{"status":"pending","data":{"refId":"amina"}}"#]
    {
        assert_eq!(user(parts), Err(ErrorKind::NotAnEvent), "{parts}");
    }
}

#[test]
fn a_number_is_read_as_text_unless_there_is_a_reference_in_text_form() {
    for (references, expected) in [
        (r#""userId":7"#, Ok("7")),
        (r#""refId":7"#, Ok("7")),
        (r#""refId":7,"userId":7"#, Ok("7")),
        (r#""userId":-7"#, Ok("-7")),
        (r#""userId":184467440737095516150"#, Ok("184467440737095516150")),
        (r#""refId":"amina","userId":7"#, Ok("amina")),
        (r#""refId":7,"userId":"amina""#, Ok("amina")),
        (r#""refId":7,"userId":8"#, Err(ErrorKind::ConflictingReference)),
        (r#""userId":7.5"#, Err(ErrorKind::NotAnEvent)),
        (r#""userId":1e3"#, Err(ErrorKind::NotAnEvent)),
    ] {
        let body = format!(r#"{{"status":"pending",{references}}}"#);
        assert_eq!(user(&body), expected.map(|reference| format!("{reference} pending")), "{body}");
    }
    assert_eq!(user(r#"{"status":5,"refId":"amina"}"#), Ok("amina 5".into()));
}

#[test]
fn a_field_that_cannot_be_read_is_absent() {
    let long = format!(r#""{}""#, "x".repeat(257));
    for unreadable in [
        "null",
        r#""""#,
        r#"" ""#,
        r#""\t""#,
        r#"".""#,
        r#""\u0000""#,
        r#""\ud800""#,
        "{}",
        "[]",
        "true",
        "1e999",
        &long,
    ] {
        for body in [
            format!(r#"{{"status":"pending","refId":"amina","userId":{unreadable}}}"#),
            format!(r#"{{"status":"pending","refId":{unreadable},"userId":"amina"}}"#),
            format!(r#"{{"status":"pending","refId":"amina","type":{unreadable},"data":{unreadable}}}"#),
            format!(r#"{{"status":"pending","refId":"amina","reason":{unreadable},"other":{unreadable}}}"#),
        ] {
            assert_eq!(user(&body), Ok("amina pending".into()), "{body}");
        }
        let neither = format!(r#"{{"status":"pending","refId":{unreadable},"userId":{unreadable}}}"#);
        assert_eq!(user(&neither), Err(ErrorKind::NotAnEvent), "{neither}");
    }
}

#[test]
fn a_key_that_is_repeated_is_no_event() {
    for body in [
        r#"{"status":"pending","refId":"amina","refId":"mallory"}"#,
        r#"{"status":"pending","refId":"amina","refId":"amina"}"#,
        r#"{"status":"pending","status":"successful","refId":"amina"}"#,
    ] {
        assert_eq!(user(body), Err(ErrorKind::NotAnEvent), "{body}");
    }
    // Keys are compared exactly, and only the documented ones count.
    assert_eq!(
        user(r#"{"status":"pending","refId":"amina","REFID":"mallory","x":1,"x":2}"#),
        Ok("amina pending".into())
    );
}

#[test]
fn a_reference_is_passed_on_as_it_was_signed_and_never_printed() {
    for reference in
        ["amina\u{202e}42", "amina\u{200b}", " amina ", "a/../b", "https://user:secret@host/", "\u{645}\u{631}"]
    {
        let body = format!(r#"{{"status":"pending","refId":"{reference}"}}"#);
        assert_eq!(user(&body), Ok(format!("{reference} pending")));
        let printed = with_delivery(body.as_bytes(), |delivery| format!("{:?} {delivery:?}", delivery.event()));
        assert!(!printed.contains(reference), "{printed}");
    }
}

#[test]
fn an_endpoint_of_one_family_can_name_it() {
    let body = br#"{"refId":"shop-7","status":"REJECTED"}"#;
    assert_eq!(with_delivery(body, |delivery| delivery.aml_event()).unwrap().status.as_str(), "REJECTED");
    assert_eq!(with_delivery(body, |delivery| delivery.kyb_event()).unwrap().ref_id.as_str(), "shop-7");
}

#[test]
fn a_genuine_delivery_without_an_event_is_acknowledged() {
    for (body, kind) in [
        (&b"not json"[..], ErrorKind::NotAnEvent),
        (br#"{"status":"pending"}"#, ErrorKind::NotAnEvent),
        (br#"{"refId":"cust-0042"}"#, ErrorKind::NotAnEvent),
        (br#"{"status":"pending","refId":"one","userId":"two"}"#, ErrorKind::ConflictingReference),
    ] {
        let error = with_delivery(body, |delivery| delivery.user_event()).unwrap_err();
        assert_eq!((error.kind(), error.http_status()), (kind, 204));
    }
}
