//! Arbitrary input: every document gives an assessment, without a panic, and missing data never matches.

use proptest::prelude::*;
use serde_json::{Value, json};
use vove_model::{
    CalendarDate, Document, Payload, StepId, SubmittedUser, UserDocuments, UserVerification,
    assess::{AssessOptions, Assessment, FindingCode, Outcome, assess},
    testing,
};

use super::today;

/// Options with every requirement.
fn strict<'a>(submitted: &'a SubmittedUser) -> AssessOptions<'a> {
    AssessOptions::new(today())
        .submitted_data(submitted)
        .minimum_age(18)
        .accepted_issuers(&["MAR", "D"])
        .required_steps(const { &[StepId::IdDocument, StepId::AddressProof] })
        .address_proof_within_days(90)
        .minimum_match_level(6.0)
        .interpret_checks(|_, _| Some(true))
}

/// Writes the assessment in every form, and checks that its matches have something to compare.
fn use_assessment(assessment: &Assessment<'_>) {
    let written = format!("{assessment} {assessment:?} {}", serde_json::to_string(assessment).unwrap());
    assert!(written.len() > 20);
    for finding in assessment.findings() {
        // Two operands that match both have a text.
        if finding.outcome() == Outcome::Match
            && let (Some(first), Some(second)) = (finding.first, finding.second)
        {
            let have_text = |kind: &str| !matches!(kind, "requirement" | "image");
            let texts = [first, second].iter().all(|operand| have_text(operand.source.kind()));
            for operand in [first, second] {
                assert!(!texts || operand.text.expose().parts().any(|text| !text.trim().is_empty()), "{finding:?}");
            }
        }
    }
}

/// Texts like names, numbers, dates and MRZ lines, and texts that are none of them.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[A-Z<]{1,44}",
        "[A-Z0-9<]{30,44}",
        "[A-Z ]{500}",
        "\\PC{0,60}",
        "[\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069} ]{1,6}",
        "[أ-ي]{1,8} [A-Z]{1,8}[а-я]{1,4}",
        "[0-9]{1,20}",
        "[0-9]{2}/[0-9]{2}/[0-9]{4}",
        "[A-Z]{1,12}",
        Just("00/00/0000".to_owned()),
        Just("99/99/9999".to_owned()),
        Just("01/01/9999".to_owned()),
        Just("01/01/0001".to_owned()),
    ]
}

const KEYS: [&str; 14] = [
    "firstName",
    "lastName",
    "fullName",
    "dateOfBirth",
    "dateOfIssue",
    "dateOfExpiration",
    "issueDate",
    "sex",
    "issuingAuthority",
    "idNumber",
    "documentNumber",
    "mrzLine1",
    "mrzLine2",
    "mrzLine3",
];

fn document() -> impl Strategy<Value = Document> {
    let step = prop::sample::select(vec!["ID_DOCUMENT", "DRIVING_LICENSE", "ADDRESS_PROOF", "UNKNOWN_STEP"]);
    (step, prop::collection::vec((prop::sample::select(&KEYS[..]), text()), 0..14)).prop_map(|(step, fields)| {
        let mut json = json!({ "stepId": step });
        fields.into_iter().for_each(|(key, text)| json[key] = text.into());
        serde_json::from_value(json).unwrap()
    })
}

fn days() -> impl Strategy<Value = CalendarDate> {
    (1..=9999i16, 1..=12u8, 1..=28u8).prop_map(|(year, month, day)| CalendarDate::new(year, month, day).unwrap())
}

fn submitted() -> impl Strategy<Value = SubmittedUser> {
    let field = || prop::option::of(text().prop_map(vove_model::Pii::new));
    (field(), field(), field(), field()).prop_map(|(first_name, last_name, gender, date_of_birth)| SubmittedUser {
        first_name,
        last_name,
        gender,
        date_of_birth,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_on_any_day_gives_an_assessment(document in document(), today in days(), submitted in submitted()) {
        let mut options = strict(&submitted);
        use_assessment(&assess(&document, &options));
        options = AssessOptions::new(today).submitted_data(&submitted).minimum_age(255);
        use_assessment(&document.assess(&options));
    }
}

/// Fields that are compared with the MRZ, with the code for those that are missing.
const COMPARED: [(&str, FindingCode); 4] = [
    ("dateOfBirth", FindingCode::BirthDateUnknown),
    ("dateOfExpiration", FindingCode::ExpiryDateUnknown),
    ("sex", FindingCode::SexUnknown),
    ("idNumber", FindingCode::NumberUnknown),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn responses_with_wrong_types_or_damaged_json_give_an_assessment(
        user in testing::unusual::<UserVerification>(),
        documents in testing::unusual::<UserDocuments>(),
        bytes in testing::hostile::<UserDocuments>(),
        submitted in submitted(),
    ) {
        let options = strict(&submitted);
        use_assessment(&UserVerification::parse(&user.to_string().into()).unwrap().assess(&options));
        use_assessment(&UserDocuments::parse(&documents.to_string().into()).unwrap().assess(&options));
        if let Ok(documents) = UserDocuments::parse(&bytes.into()) {
            use_assessment(&documents.assess(&options));
        }
    }

    /// A missing operand is neither a match nor a mismatch.
    #[test]
    fn a_missing_operand_is_inconclusive(
        (key, code) in prop::sample::select(&COMPARED[..]),
        absent in prop::sample::select(&["", "-", "N/A", "\u{200f}"][..]),
    ) {
        let mut json: Value = json!({
            "stepId": "ID_DOCUMENT", "firstName": "ANNA MARIA", "lastName": "ERIKSSON", "sex": "F",
            "idNumber": "L898902C3", "dateOfBirth": "12/08/1974", "dateOfExpiration": "15/04/2012",
            "mrzLine1": "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
            "mrzLine2": "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        });
        let count = |json: &Value| {
            let document: Document = serde_json::from_value(json.clone()).unwrap();
            let assessment = document.assess(&AssessOptions::new(today()));
            (assessment.mismatches().count(), assessment.findings_with_code(code).count())
        };
        prop_assert_eq!(count(&json), (0, 0));
        json[key] = absent.into();
        // `N/A` is an unknown sex, but may be a document number.
        prop_assert!(count(&json).1 == 1 || key == "idNumber" && absent == "N/A", "{:?}", count(&json));
    }
}

#[test]
fn an_empty_document_is_inconclusive() {
    let document: Document = serde_json::from_value(json!({ "stepId": "ID_DOCUMENT" })).unwrap();
    let submitted = SubmittedUser { first_name: Some("Amina".into()), ..SubmittedUser::default() };
    let assessment = document.assess(&strict(&submitted));
    assert!(assessment.findings().iter().all(|finding| finding.outcome() == Outcome::Inconclusive), "{assessment}");
    let codes = ["zoneAbsent", "validityUnknown", "matchLevelUnknown", "ageUnknown", "issuerUnknown", "nameUnknown"];
    assert_eq!(assessment.inconclusive().map(|finding| finding.code.as_str()).collect::<Vec<_>>(), codes);
}

#[test]
fn an_empty_response_has_no_match() {
    let documents = UserDocuments::parse(&"{}".into()).unwrap();
    let assessment = documents.assess(&AssessOptions::new(today()));
    let codes: Vec<FindingCode> = assessment.findings().iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [FindingCode::NoDocuments, FindingCode::SelfieMissing]);
}
