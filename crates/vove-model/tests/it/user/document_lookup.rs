//! Looking up documents and their fields.

use vove_model::{Decision, Document, Received, UserVerification};

fn user(status: &str, steps: &[&str]) -> UserVerification {
    let documents: Vec<String> =
        steps.iter().enumerate().map(|(at, step)| format!(r#"{{"stepId":"{step}","idNumber":"{at}"}}"#)).collect();
    let json = format!(r#"{{"_id":"u","refId":"r","status":"{status}","documents":[{}]}}"#, documents.join(","));
    Received::<UserVerification>::parse(json).unwrap().into_value()
}

fn number(document: Option<&Document>) -> Option<&str> {
    document.map(|document| document.document_number().unwrap().expose().as_str())
}

#[test]
fn documents_are_found_by_step_and_not_by_position() {
    let steps = ["PALM_SCAN", "ADDRESS_PROOF", "CAR_REGISTRATION_CARD", "DRIVER_LICENSE", "ID_DOCUMENT", "ID_DOCUMENT"];
    let user = user("pending", &steps);
    assert_eq!(number(user.id_document()), Some("4"));
    assert_eq!(number(user.driving_license()), Some("3"));
    assert_eq!(number(user.car_registration()), Some("2"));
    assert_eq!(number(user.address_proof()), Some("1"));
}

#[test]
fn no_other_document_replaces_a_missing_one() {
    let user = user("pending", &["ADDRESS_PROOF"]);
    assert_eq!(number(user.id_document()), None);
    assert_eq!(number(user.driving_license()), None);
    assert_eq!(number(user.car_registration()), None);
}

#[test]
fn only_an_approval_has_the_evidence() {
    for status in ["successful", "suspected", "pending", "in_progress", "success"] {
        let user = user(status, &["ADDRESS_PROOF", "ID_DOCUMENT"]);
        let evidence = match user.decision() {
            Decision::Approved(evidence) => number(evidence.id_document()),
            Decision::Refused | Decision::Undecided | Decision::Unrecognized => None,
        };
        assert_eq!(evidence, (status == "successful").then_some("1"), "{status}");
    }
}

#[test]
fn synonyms_are_read_in_one_order_and_kept_apart() {
    let document =
        |fields: &str| -> Document { serde_json::from_str(&format!(r#"{{"stepId":"X"{fields}}}"#)).unwrap() };
    let name = |fields: &str| document(fields).full_name().map(|name| name.expose().clone().into_owned());
    assert_eq!(name(r#","fullName":"AMINA E","firstName":"A","lastName":"B""#).as_deref(), Some("AMINA E"));
    assert_eq!(name(r#","firstName":"A","lastName":"B""#).as_deref(), Some("A B"));
    assert_eq!(name(r#","lastName":"B""#).as_deref(), Some("B"));
    assert_eq!(name(r#","firstName":"A","lastName":"","fullName":null"#).as_deref(), Some("A"));
    assert_eq!(name(""), None);
    let both = document(
        r#","idNumber":"1","documentNumber":"2","dateOfIssue":"01/02/2020","issueDate":"03/04/2020","address1":"5","address":"6""#,
    );
    assert_eq!(both.document_number().unwrap().expose(), "1");
    assert_eq!(both.issue_date().unwrap().expose().raw(), "01/02/2020");
    assert_eq!(both.address().unwrap().expose(), "5");
    assert_eq!(both.document_number.as_ref().unwrap().expose(), "2");
    let second = document(r#","idNumber":"","documentNumber":"2","issueDate":"03/04/2020","address":"6""#);
    assert_eq!(second.document_number().unwrap().expose(), "2");
    assert_eq!(second.issue_date().unwrap().expose().raw(), "03/04/2020");
    assert_eq!(second.address().unwrap().expose(), "6");
}
