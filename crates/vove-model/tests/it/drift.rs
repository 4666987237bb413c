use vove_model::{AmlCase, DriftKind, KybCase, Page, Payload, Received, Shaped, UserVerification};

use crate::fixture;

fn drift<T: Payload + Shaped>(reply: impl Into<bytes::Bytes>) -> Vec<String> {
    Received::<T>::parse(reply).unwrap().drift().iter().map(ToString::to_string).collect()
}

#[test]
fn everything_new_is_named_by_its_place() {
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
fn no_fixture_but_the_unheard_of_holds_news() {
    for (name, reply) in crate::fixtures("get_user_verification") {
        assert_eq!(drift::<UserVerification>(reply), [""; 0], "{name}");
    }
    for (name, reply) in crate::fixtures("get_user_documents") {
        assert_eq!(drift::<vove_model::UserDocuments>(reply), [""; 0], "{name}");
    }
    for (name, reply) in crate::fixtures("create_session") {
        if name != "no-token" {
            assert_eq!(drift::<vove_model::Session>(reply), [""; 0], "{name}");
        }
    }
}

#[test]
fn a_key_that_may_be_somebodys_data_is_not_told() {
    let reply = r#"{"_id":"u","refId":"r","status":"pending","amina@example.com":1,"EL IDRISSI":2}"#;
    let user = Received::<UserVerification>::parse(reply).unwrap();
    let drift = user.drift();
    assert_eq!(drift.len(), 2);
    assert!(drift.iter().all(|drift| drift.kind() == DriftKind::UnknownField && drift.json_path() == "?"));
}
