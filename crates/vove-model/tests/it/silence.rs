use std::error::Error as _;

use vove_model::{ClaimedUser, Payload, Received, Session, UserDocuments, UserVerification};

/// A value that is nowhere else, for every field.
fn marker(field: &str) -> String {
    format!("CANARY{}CANARY", field.to_uppercase())
}

fn assert_silent(printed: &str) {
    assert!(!printed.contains("CANARY"), "{printed}");
}

const DOCUMENT_FIELDS: &[&str] = &[
    "type",
    "firstName",
    "lastName",
    "fullName",
    "dateOfBirth",
    "dateOfIssue",
    "dateOfExpiration",
    "issueDate",
    "sex",
    "address1",
    "address",
    "placeOfBirth",
    "issuingAuthority",
    "issuerName",
    "idNumber",
    "documentNumber",
    "mrzLine1",
    "mrzLine2",
    "mrzLine3",
    "digitalIDSpoof",
    "faceOnDocumentSpoof",
    "textOnDocumentSpoof",
    "mrzStatus",
    "front",
    "back",
    "photo",
    "frontCropped",
    "backCropped",
];

fn user() -> String {
    let fields: Vec<String> = DOCUMENT_FIELDS.iter().map(|field| format!(r#""{field}":"{}""#, marker(field))).collect();
    let top = ["_id", "refId", "status", "createdAt", "updatedAt", "flowId", "sessionId"]
        .map(|field| format!(r#""{field}":"{}""#, marker(field)));
    format!(
        r#"{{{},"sessions":["{}"],"metadata":["{}"],"selfie":"{}","documents":[{{"stepId":"{}","docTypes":["{}"],{}}}]}}"#,
        top.join(","),
        marker("sessions"),
        marker("metadata"),
        marker("selfie"),
        marker("stepId"),
        marker("docTypes"),
        fields.join(",")
    )
}

#[test]
fn no_debug_of_any_payload_shows_a_field() {
    let user = user();
    assert_silent(&format!("{:#?}", Received::<UserVerification>::parse(user.clone()).unwrap()));
    assert_silent(&format!("{:#?}", Received::<UserDocuments>::parse(user).unwrap()));
    let session = format!(
        r#"{{"token":"{}","sessionId":"{}","flowId":"{}"}}"#,
        marker("token"),
        marker("sessionId"),
        marker("flowId")
    );
    assert_silent(&format!("{:#?}", Received::<Session>::parse(session).unwrap()));
    let claimed = ClaimedUser {
        first_name: Some(marker("a").into()),
        last_name: Some(marker("b").into()),
        gender: Some(marker("c").into()),
        date_of_birth: Some(marker("d").into()),
    };
    assert_silent(&format!("{claimed:#?}"));
}

/// Whether the reply was an error at all; if so, a silent one.
fn is_silent_error<T: Payload>(reply: String) -> bool {
    let Err(error) = Received::<T>::parse(reply) else { return false };
    assert_silent(&format!("{error} {error:?} {:?}", error.source()));
    true
}

#[test]
fn no_error_shows_the_value_it_stumbled_over() {
    // One field at a time gets a wrong type that still holds the marker, or the text is cut or spoilt within it.
    let user = user();
    for field in DOCUMENT_FIELDS.iter().chain(&["refId", "status", "sessions", "metadata", "selfie", "stepId"]) {
        let value = format!("\"{}\"", marker(field));
        for wrong in [format!("[{value}]"), format!("{{{value}:{value}}}"), format!("\"{}", marker(field))] {
            let spoilt = user.replace(&value, &wrong);
            assert_ne!(spoilt, user, "{field}");
            let user = is_silent_error::<UserVerification>(spoilt.clone());
            let documents = is_silent_error::<UserDocuments>(spoilt);
            assert!(user || documents || *field == "metadata", "{field} may be anything?");
        }
    }
    assert!(is_silent_error::<Session>(format!(r#"{{"{}":"{}"}}"#, marker("a key, no word"), marker("token"))));
}
