//! The contradictions of the API's documentation that concern responses, by their numbers in
//! `docs/api-contradictions.md`. The others are tested in the crates that send and receive.

use serde_json::json;
use vove_model::{
    AmlCase, AmlCaseId, CheckOutcome, DateFault, Document, DocumentDate, DocumentStep, DocumentType, ErrorKind, FlowId,
    Received, RefId, Session, SessionId, StepId, UserVerification, VerificationStatus,
};

/// Whether a type converts into another, as every type does into itself: an inherent constant is preferred to a
/// trait's, and exists only for types that convert.
macro_rules! converts {
    ($from:ty => $to:ty) => {{
        struct Probe<A, B>(std::marker::PhantomData<(A, B)>);

        #[allow(dead_code)]
        impl<A: Into<B>, B> Probe<A, B> {
            const CONVERTS: bool = true;
        }

        #[allow(dead_code)]
        trait Otherwise {
            const CONVERTS: bool = false;
        }

        impl<A, B> Otherwise for Probe<A, B> {}

        Probe::<$from, $to>::CONVERTS
    }};
}

#[test]
fn the_probe_for_conversions_finds_them() {
    assert_eq!([converts!(RefId => RefId), converts!(RefId => String), converts!(RefId => u8)], [true, true, false]);
}

fn document(json: serde_json::Value) -> Document {
    serde_json::from_value(json).unwrap()
}

#[test]
fn c2_the_reference_and_the_session_are_different_types() {
    assert_eq!([converts!(RefId => SessionId), converts!(SessionId => RefId)], [false, false]);
    let json = r#"{"_id":"u","refId":"yours","sessionId":"theirs","status":"pending"}"#;
    let user = Received::<UserVerification>::parse(json).unwrap();
    assert_eq!(user.ref_id.as_str(), "yours");
    assert_eq!(user.session_id.as_ref().unwrap().as_str(), "theirs");
}

#[test]
fn c4_the_token_has_four_names_in_this_order() {
    let names = ["token", "sessionToken", "access_token", "accessToken"];
    for from in 0..names.len() {
        let response: serde_json::Map<_, _> =
            names[from..].iter().map(|name| ((*name).to_owned(), json!(name))).collect();
        let session = Received::<Session>::parse(serde_json::to_vec(&response).unwrap()).unwrap();
        assert_eq!(session.token.expose(), names[from]);
    }
    let none = Received::<Session>::parse(r#"{"jwt":"SECRET"}"#).unwrap_err();
    assert_eq!(none.kind(), ErrorKind::MissingToken);
    assert!(!none.to_string().contains("jwt") && !none.to_string().contains("SECRET"));
}

#[test]
fn c6_a_driving_license_has_two_spellings() {
    let (api, sample) = (DocumentStep::from("DRIVING_LICENSE"), DocumentStep::from("DRIVER_LICENSE"));
    assert_eq!(api, sample);
    assert_eq!(sample, StepId::DrivingLicense);
    assert_eq!((api.as_str(), sample.as_str()), ("DRIVING_LICENSE", "DRIVER_LICENSE"));
}

#[test]
fn c7_a_car_registration_has_two_spellings() {
    let (api, sdk) = (DocumentStep::from("CAR_REGISTRATION_DOCUMENT"), DocumentStep::from("CAR_REGISTRATION_CARD"));
    assert_eq!(api, sdk);
    assert_eq!(sdk, StepId::CarRegistration);
    assert_eq!((api.as_str(), sdk.as_str()), ("CAR_REGISTRATION_DOCUMENT", "CAR_REGISTRATION_CARD"));
}

#[test]
fn c11_dates_are_day_first_or_iso_and_never_month_first() {
    let read = |text: &str| DocumentDate::from(text).calendar().map(|date| date.to_string());
    for text in ["05/07/2030", "2030-07-05", "2030-07-05T23:30:00.000-11:00"] {
        assert_eq!(read(text).as_deref(), Some("2030-07-05"), "{text}");
    }
    let american = DocumentDate::from("07/15/2030");
    assert_eq!((american.calendar(), american.fault()), (None, Some(DateFault::DayMonthSwapped)));
    assert_eq!(american.raw(), "07/15/2030");
}

#[test]
fn c12_no_word_of_a_front_end_is_a_success() {
    for word in ["success", "approved", "failed", "rejected", "SUCCESSFUL", "Successful", "completed", "verified"] {
        let status = VerificationStatus::from(word);
        assert!(!status.is_successful() && !status.is_known(), "{word}");
        assert_eq!(status.as_str(), word);
    }
    assert!(VerificationStatus::from("successful").is_successful());
}

#[test]
fn c13_no_spelling_of_a_front_end_result_is_a_status() {
    for word in [
        "canceled",
        "cancelled",
        "failed",
        "failure",
        "max_attempts",
        "max-attempts",
        "maxAttempts",
        "MAX_ATTEMPTS_REACHED",
        "inProgress",
    ] {
        assert!(!VerificationStatus::from(word).is_known(), "{word}");
    }
}

#[test]
fn c14_the_kind_of_document_is_an_open_enum() {
    assert_eq!(DocumentType::from("Passport"), DocumentType::Passport);
    assert_eq!(DocumentType::from("PASSPORT").as_str(), "PASSPORT");
    assert!(!DocumentType::from("Residence Permit").is_known());
}

#[test]
fn c15_synonyms_stay_apart_and_accessors_return_the_first() {
    let both = document(json!({
        "stepId": "X", "idNumber": "1", "documentNumber": "2", "dateOfIssue": "01/02/2020", "issueDate": "03/04/2020",
        "address1": "5", "address": "6", "firstName": "A", "lastName": "B", "fullName": "C",
    }));
    assert_eq!(both.document_number().unwrap().expose(), "1");
    assert_eq!(both.issue_date().unwrap().expose().raw(), "01/02/2020");
    assert_eq!(both.address().unwrap().expose(), "5");
    assert_eq!(both.full_name().unwrap().expose(), "C");
    let written = serde_json::to_value(&both).unwrap();
    for (key, value) in [("documentNumber", "2"), ("issueDate", "03/04/2020"), ("address", "6"), ("firstName", "A")] {
        assert_eq!(written[key], value);
    }
}

#[test]
fn c21_the_reference_and_the_screening_case_are_different_types() {
    assert_eq!([converts!(RefId => AmlCaseId), converts!(AmlCaseId => RefId)], [false, false]);
    let json = r#"{"id":"theirs","refId":"yours","status":"IN_REVIEW"}"#;
    let case = Received::<AmlCase>::parse(json).unwrap();
    assert_eq!((case.ref_id.as_ref().unwrap().as_str(), case.id.as_str()), ("yours", "theirs"));
}

#[test]
fn c25_identifiers_are_opaque() {
    for text in [
        "76g12d91a2836ecf43cdcb40",
        "66f1f1dd3a091e401033b270",
        "0b9f2f3c-9a55-4a0e-8a2f-0d5b8b7e6f11",
        "7",
        "KYC_USER_42",
    ] {
        assert_eq!(SessionId::new(text).unwrap().as_str(), text);
        assert_eq!(FlowId::new(text).unwrap().as_str(), text);
    }
}

#[test]
fn checks_are_read_from_words_and_numbers() {
    let read = |value: serde_json::Value| document(json!({ "stepId": "X", "mrzStatus": value })).mrz_status;
    assert!(matches!(read(json!("LIKELY_ORIGINAL_TEXT")), Some(CheckOutcome::Word(_))));
    assert_eq!(read(json!(2)), Some(CheckOutcome::Number(2)));
}
