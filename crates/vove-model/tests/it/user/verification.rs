//! Verifications of people.

use serde_json::Value;
use vove_model::{Decision, Received, StepId, UserVerification};

use crate::{fixture, fixtures, without_absent};

fn parse(json: &str) -> Received<UserVerification> {
    Received::parse(json.to_owned()).unwrap()
}

#[test]
fn every_fixture_is_read_and_prints_no_personal_data() {
    for (name, response) in fixtures("get_user_verification") {
        let user = Received::<UserVerification>::parse(response).unwrap();
        insta::assert_debug_snapshot!(format!("user_verification__{name}"), user);
    }
}

#[test]
fn every_fixture_is_written_back_in_full() {
    for (name, response) in fixtures("get_user_verification") {
        let user = Received::<UserVerification>::parse(response.clone()).unwrap();
        let sent: Value = serde_json::from_slice(&response).unwrap();
        assert_eq!(serde_json::to_value(&*user).unwrap(), without_absent(sent), "{name}");
        let again = Received::<UserVerification>::parse(serde_json::to_vec(&*user).unwrap()).unwrap();
        assert_eq!(*again, *user, "{name}");
    }
}

#[test]
fn the_bytes_are_kept_exactly() {
    let response = fixture("get_user_verification/documented.json");
    assert_eq!(Received::<UserVerification>::parse(response.clone()).unwrap().bytes(), &response);
}

#[test]
fn the_documented_sample_is_read_as_documented() {
    let user = Received::<UserVerification>::parse(fixture("get_user_verification/documented.json")).unwrap();
    let id = user.document(&StepId::IdDocument).unwrap();
    assert_eq!(id.first_name.as_ref().unwrap().expose(), "JOHN");
    assert_eq!(id.mrz_line1.as_ref().unwrap().expose().len(), 40);
    let license = &user.documents[1];
    assert_eq!(license.step_id, StepId::DrivingLicense);
    assert_eq!(license.step_id.as_str(), "DRIVER_LICENSE");
}

#[test]
fn only_successful_is_approved() {
    let decision = |status: &str| {
        let user = parse(&format!(r#"{{"_id":"u","refId":"r","status":"{status}"}}"#));
        match user.decision() {
            Decision::Approved(evidence) => {
                assert_eq!(evidence.user().ref_id.as_str(), "r");
                "approved"
            }
            Decision::Refused => "refused",
            Decision::Undecided => "undecided",
            Decision::Unrecognized => "unrecognised",
        }
    };
    assert_eq!(decision("successful"), "approved");
    assert_eq!(decision("suspected"), "refused");
    assert_eq!(decision("pending"), "undecided");
    assert_eq!(decision("in_progress"), "undecided");
    for other in ["success", "SUCCESSFUL", "approved", "failed", "canceled", " successful", ""] {
        assert_eq!(decision(other), "unrecognised", "{other:?}");
    }
}

#[test]
fn null_missing_and_empty_are_one_absence() {
    let fields = ["createdAt", "updatedAt", "flowId", "sessionId", "sessions", "documents", "metadata"];
    let bare = parse(r#"{"_id":"u","refId":"r","status":"pending"}"#);
    for field in fields {
        let null = parse(&format!(r#"{{"_id":"u","refId":"r","status":"pending","{field}":null}}"#));
        assert_eq!(*null, *bare, "{field}");
    }
    let empty = parse(r#"{"_id":"u","refId":"r","status":"pending","flowId":"","createdAt":""}"#);
    assert_eq!(*empty, *bare);
}

#[test]
fn checks_of_the_provider_are_words_or_numbers() {
    let json = r#"{"_id":"u","refId":"r","status":"pending","sessions":[],"documents":[
        {"stepId":"ID_DOCUMENT","digitalIDSpoof":"LIKELY_PHYSICAL_ID","mrzStatus":2}]}"#;
    let written = serde_json::to_value(&*parse(json)).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(json).unwrap());
}
