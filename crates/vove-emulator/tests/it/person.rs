//! What requests may say about a person.

use http::Method;
use serde_json::json;

use crate::{builder, call};

#[tokio::test]
async fn a_screened_person_needs_a_name_and_may_have_a_date_of_birth_and_a_gender() {
    let emulator = builder().start().await.unwrap();
    for (person, expected) in [
        (json!({ "name": "AWA DIOP" }), None),
        (json!({ "name": "AWA DIOP", "dob": "29/02/2024", "gender": "female" }), None),
        (json!({ "name": "AWA DIOP", "dob": null, "gender": null }), None),
        (json!({ "name": "AWA DIOP", "gender": "male" }), None),
        (json!({}), Some("name must be a non-empty string")),
        (json!({ "name": " " }), Some("name must be a non-empty string")),
        (json!({ "name": ["AWA"] }), Some("name must be a non-empty string")),
        (json!({ "name": "A", "dob": "1990-02-14" }), Some("dob must be a date, DD/MM/YYYY")),
        (json!({ "name": "A", "dob": "29/02/2023" }), Some("dob must be a date, DD/MM/YYYY")),
        (json!({ "name": "A", "dob": "1/2/1990" }), Some("dob must be a date, DD/MM/YYYY")),
        (json!({ "name": "A", "dob": "+1/02/1990" }), Some("dob must be a date, DD/MM/YYYY")),
        (json!({ "name": "A", "dob": " 1/02/1990" }), Some("dob must be a date, DD/MM/YYYY")),
        (json!({ "name": "A", "dob": "14/02/1990 " }), Some("dob must be a date, DD/MM/YYYY")),
        (json!({ "name": "A", "dob": "02/14/1990" }), Some("dob must be a date, DD/MM/YYYY")),
        (json!({ "name": "A", "dob": "١٤/٠٢/١٩٩٠" }), Some("dob must be a date, DD/MM/YYYY")),
        (json!({ "name": "A", "dob": "" }), Some("dob must be a date, DD/MM/YYYY")),
        (json!({ "name": "A", "dob": 14021990 }), Some("dob must be a string")),
        (json!({ "name": "A", "gender": "F" }), Some("gender must be male or female")),
        (json!({ "name": "A", "gender": "Female" }), Some("gender must be male or female")),
        (json!({ "name": "A", "gender": "" }), Some("gender must be male or female")),
        (json!({ "name": "A", "gender": 1 }), Some("gender must be a string")),
    ] {
        let case = json!({ "refId": "r", "flowId": "f", "screeningData": person });
        let created = call(&emulator, Method::POST, "/v2/aml/case", &case.to_string()).await;
        let mut flat = person.clone();
        flat["flowId"] = json!("f");
        let screened = call(&emulator, Method::POST, "/v2/aml/flow/screen", &flat.to_string()).await;
        for ((status, response), place) in [(created, "screeningData."), (screened, "")] {
            let message = response["message"].as_str().map(str::to_owned);
            let expected = expected.map(|text| format!("{place}{text}"));
            assert_eq!((status == 400, message), (expected.is_some(), expected), "{person}");
        }
    }
    let (status, response) = call(&emulator, Method::POST, "/v2/aml/case", r#"{"refId":"r","flowId":"f"}"#).await;
    assert_eq!((status, &response["message"]), (400, &json!("screeningData must be an object")));
}

#[tokio::test]
async fn a_session_accepts_what_is_known_about_the_user() {
    let emulator = builder().start().await.unwrap();
    for user in [
        json!(null),
        json!({}),
        json!({ "firstName": "AWA", "lastName": "", "gender": "female", "email": "awa@specimen.example" }),
        json!({ "dateOfBirth": "14/02/1990" }),
        json!({ "dateOfBirth": "1990-02-14" }),
        json!({ "dateOfBirth": "1990-02-14T00:00:00.000Z" }),
        json!({ "dateOfBirth": null, "more": 7 }),
    ] {
        let body = json!({ "refId": "r", "flowId": null, "forceCreation": null, "user": user });
        assert_eq!(call(&emulator, Method::POST, "/v2/sessions", &body.to_string()).await.0, 201, "{user}");
    }
}
