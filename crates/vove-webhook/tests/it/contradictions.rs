//! The contradictions in the provider's documentation that concern deliveries, by their numbers.

use std::time::{Duration, UNIX_EPOCH};

use vove_webhook::{ErrorKind, Event, Verifier};

use crate::sample::{BODY, kind, now, signed, verifier, with_delivery};

#[test]
fn c5_either_name_of_the_reference_is_accepted_and_two_people_are_an_error() {
    for body in [
        r#"{"status":"pending","refId":"a"}"#,
        r#"{"status":"pending","userId":"a"}"#,
        r#"{"status":"pending","refId":"a","userId":"a"}"#,
    ] {
        assert_eq!(with_delivery(body.as_bytes(), |delivery| delivery.user_event()).unwrap().ref_id.as_str(), "a");
    }
    let two = br#"{"status":"pending","refId":"a","userId":"b"}"#;
    assert_eq!(
        with_delivery(two, |delivery| delivery.user_event()).unwrap_err().kind(),
        ErrorKind::ConflictingReference
    );
}

#[test]
fn c18_events_of_the_older_list_are_unknown_and_acknowledged() {
    for name in ["kyb.case.created", "kyb.case.status.changed", "kyb.ubo.invited", "kyb.ubo.completed"] {
        let body = format!(r#"{{"type":"{name}","data":{{"caseId":"k1"}}}}"#);
        with_delivery(body.as_bytes(), |delivery| match delivery.event() {
            Ok(Event::Unknown(event)) => assert_eq!(event.json.as_str(), body),
            Ok(other) => panic!("{other:?}"),
            Err(error) => assert_eq!(error.http_status(), 204),
        });
    }
}

#[test]
fn c23_the_documented_signature_is_wrong_and_its_secret_is_not_canonical_base64() {
    let secret = ["whsec_", "5WbX5kEWLlfzsGNjH64Ide8lOOqUB6e8FH"].concat();
    let body = br#"{"status":"successful","userId":"2e96ebd0-c1b8-11ee-b56a-a345411e245d"}"#;
    let verifier = Verifier::new(secret.parse().unwrap());
    let verify = |signature: &str| {
        let headers = [
            ("svix-id", "msg_2if9qqkVjQDrS738JZOnax9T7MO"),
            ("svix-timestamp", "1719870957"),
            ("svix-signature", signature),
        ];
        verifier
            .verify(&headers[..], body, UNIX_EPOCH + Duration::from_secs(1_719_870_957))
            .map(|_| ())
            .map_err(|error| error.kind())
    };
    assert_eq!(verify("v1,k0P5dGMNLADVGNTBiMynIM8DgzNrpWvL/W28ikd/LDQ="), Err(ErrorKind::NoMatch));
    assert_eq!(verify("v1,HN1dzewnG0zdFPuFb/ljat43TfMxubuE28aPMHuXejU="), Ok(()));
}

#[test]
fn c24_the_mistakes_of_the_documented_receiver_are_not_made() {
    let headers = signed(BODY);
    let pairs = headers.pairs();
    let with = |name: &str, text: &str| -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(key, value)| ((*key).to_owned(), if *key == name { text.to_owned() } else { (*value).to_owned() }))
            .collect()
    };
    let error_of = |pairs: &[(String, String)], body: &[u8]| {
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        kind(&pairs, body)
    };
    // A body serialized again is another body, and an old timestamp is not accepted.
    let spaced = br#"{"status": "pending", "refId": "cust-0042", "userId": "cust-0042"}"#;
    assert_eq!(error_of(&with("", ""), spaced), ErrorKind::NoMatch);
    assert_eq!(error_of(&with("svix-timestamp", "1719870957"), BODY), ErrorKind::TooOld);
    // Header names are case-insensitive, and one of several signatures is enough.
    let signature = pairs.iter().find(|(name, _)| *name == "svix-signature").unwrap().1;
    let several = format!("v1,AAAA {signature}");
    let upper: Vec<(String, String)> =
        with("svix-signature", &several).into_iter().map(|(name, value)| (name.to_uppercase(), value)).collect();
    let upper: Vec<(&str, &str)> = upper.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert!(verifier().verify(&upper[..], BODY, now()).is_ok());
}
