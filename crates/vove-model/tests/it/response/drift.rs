//! What a response says beyond its documented schema.

use vove_model::{
    AmlCase, Drift, DriftKind, HasSchema, KybCase, Leaf, Page, Payload, Received, Schema, SchemaField, Session,
    UserVerification, json,
};

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
fn keys_that_are_not_in_the_schema_are_not_printed() {
    // Lower-case names and numbers are keys as well, for example of an object keyed by people.
    let unknown = ["amina", "elIdrissi", "ux48", "_id2", "newField", "mrzLine4", "digitalIDSpoof2", "refId", "status"];
    let personal = ["amina@example.com", "EL IDRISSI", "AMINA", "UX4820617", "212600000000", "15/07/1990", ""];
    for key in unknown.iter().chain(&personal) {
        let response =
            format!(r#"{{"_id":"u","refId":"r","status":"pending","documents":[{{"stepId":"DONE","{key}":1}}]}}"#);
        let drift = Received::<UserVerification>::parse(response).unwrap().drift();
        assert_eq!(drift.len(), 1, "{key}");
        assert_eq!(drift[0].to_string(), "unknown field at `documents[0].?`", "{key}");
        assert!(key.is_empty() || !format!("{drift:?}").contains(key), "{key}");
        // The caller can ask for it.
        assert_eq!(drift[0].key().map(|key| key.expose().as_str()), Some(*key));
        assert_eq!(Drift::kind(&drift[0]), DriftKind::UnknownField);
    }
}

#[test]
fn a_session_without_a_token_names_documented_keys_only() {
    for key in ["amina", "jwt", "authToken", "Token", "AMINA", "UX4820617", ""] {
        for (response, expected) in [
            (format!(r#"{{"{key}":1}}"#), "[?]"),
            (format!(r#"{{"sessionId":"s","{key}":"t","b":2,"flowId":null}}"#), "[?, flowId, sessionId]"),
        ] {
            let error = Received::<Session>::parse(response).unwrap_err();
            assert!(error.to_string().ends_with(&format!("its keys are {expected}")), "{key} {error}");
        }
    }
}

#[test]
fn an_error_names_documented_keys_only() {
    /// Scores of people by name.
    #[derive(Debug, serde::Deserialize)]
    struct Scores {
        #[allow(dead_code)]
        scores: std::collections::BTreeMap<String, u8>,
    }

    impl HasSchema for Scores {
        const SCHEMA: Schema = Schema::Object(&[SchemaField::required("scores", Schema::Leaf(Leaf::Any))]);
    }

    let path = |response: &str| {
        let error = json::from_slice::<Scores>(response.as_bytes()).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("amina"), "{error}");
        error.json_path().unwrap().to_owned()
    };
    assert_eq!(path(r#"{"scores":{"amina":"high"}}"#), "scores.?");
    assert_eq!(path(r#"{"scores":{"amina":1,"scores":[]}}"#), "scores.?");
    assert_eq!(path(r#"{"amina":1}"#), "scores");
}
