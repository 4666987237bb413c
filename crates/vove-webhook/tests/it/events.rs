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
