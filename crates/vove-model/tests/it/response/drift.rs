//! What a response says beyond its documented schema.

use vove_model::{AmlCase, HasSchema, KybCase, Page, Payload, Received, UserVerification};

use crate::fixture;

fn drift<T: Payload + HasSchema>(response: impl Into<bytes::Bytes>) -> Vec<String> {
    Received::<T>::parse(response).unwrap().drift().iter().map(ToString::to_string).collect()
}

#[test]
fn everything_undocumented_is_named_by_its_place() {
    let mut all = drift::<KybCase>(fixture("get_kyb_case/unheard-of.json"));
    all.extend(drift::<AmlCase>(fixture("get_aml_case/unheard-of.json")));
    all.extend(drift::<UserVerification>(
        r#"{"_id":"u","refId":"r","status":"on_hold","documents":[{"stepId":"ID_DOCUMENT"},
            {"stepId":"PALM_SCAN","type":"Passport","sex":"F","docTypes":["UTILITY_BILL_ELECTRICITY","RENT"],"blood":"A"}],
            "metadata":{"anything":["goes"]},"flow":{"id":1}}"#,
    ));
    all.extend(drift::<Page<AmlCase>>(r#"[{"id":"a","status":"X","new":1}]"#));
    all.extend(drift::<Page<AmlCase>>(r#"{"data":[{"id":"a","status":"X"}],"next":null}"#));
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn only_the_fixtures_of_unknown_values_have_drift() {
    for (name, response) in crate::fixtures("get_user_verification") {
        assert_eq!(drift::<UserVerification>(response), [""; 0], "{name}");
    }
    for (name, response) in crate::fixtures("get_user_documents") {
        assert_eq!(drift::<vove_model::UserDocuments>(response), [""; 0], "{name}");
    }
    for (name, response) in crate::fixtures("create_session") {
        if name != "no-token" {
            assert_eq!(drift::<vove_model::Session>(response), [""; 0], "{name}");
        }
    }
}

#[test]
fn a_key_that_may_be_personal_data_is_not_printed() {
    let keys = ["amina@example.com", "EL IDRISSI", "AMINA", "UX4820617", "ux4820617", "212600000000", "15/07/1990", ""];
    for key in keys {
        let response =
            format!(r#"{{"_id":"u","refId":"r","status":"pending","documents":[{{"stepId":"DONE","{key}":1}}]}}"#);
        assert_eq!(drift::<UserVerification>(response), ["unknown field at `documents[0].?`"], "{key}");
        let error = Received::<vove_model::Session>::parse(format!(r#"{{"{key}":1}}"#)).unwrap_err();
        assert!(error.to_string().ends_with("its keys are [?]"), "{key}");
    }
    for key in ["_id", "newField", "access_token", "mrzLine4", "digitalIDSpoof2"] {
        let response =
            format!(r#"{{"_id":"u","refId":"r","status":"pending","documents":[{{"stepId":"DONE","{key}":1}}]}}"#);
        assert_eq!(drift::<UserVerification>(response), [format!("unknown field at `documents[0].{key}`")]);
    }
}
