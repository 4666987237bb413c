//! Replies that nobody promised: an assessment of anything, never a panic, never a silent match.

use proptest::prelude::*;
use serde_json::{Value, json};
use vove_model::{
    CalendarDate, ClaimedUser, Document, Payload, StepId, UserDocuments, UserVerification,
    assess::{Assessment, Code, Context, Severity, assess},
    testing,
};

use super::today;

fn strict<'a>(claimed: &'a ClaimedUser) -> Context<'a> {
    Context::new(today())
        .claimed(claimed)
        .minimum_age(18)
        .issuers(&["MAR", "D"])
        .required(const { &[StepId::IdDocument, StepId::AddressProof] })
        .address_proof_within_days(90)
        .minimum_match_level(6.0)
        .outcomes(|_, _| Some(true))
}

/// Everything that can be asked of an assessment.
fn ask(assessment: &Assessment<'_>) {
    let told = format!("{assessment} {assessment:?} {}", serde_json::to_string(assessment).unwrap());
    assert!(told.len() > 20);
    for finding in assessment.findings() {
        // Two sides that agree say something, both of them.
        if finding.severity() == Severity::Agreement
            && let (Some(first), Some(second)) = (finding.first, finding.second)
        {
            let texts = [first, second].iter().all(|side| !matches!(side.source.kind(), "context" | "image"));
            for side in [first, second] {
                assert!(!texts || side.text.expose().pieces().any(|text| !text.trim().is_empty()), "{finding:?}");
            }
        }
    }
}

/// Texts that pass for names, numbers and dates somewhere, or nowhere.
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
    let step = prop::sample::select(vec!["ID_DOCUMENT", "DRIVING_LICENSE", "ADDRESS_PROOF", "UNHEARD_OF"]);
    (step, prop::collection::vec((prop::sample::select(&KEYS[..]), text()), 0..14)).prop_map(|(step, fields)| {
        let mut json = json!({ "stepId": step });
        fields.into_iter().for_each(|(key, text)| json[key] = text.into());
        serde_json::from_value(json).unwrap()
    })
}

fn days() -> impl Strategy<Value = CalendarDate> {
    (1..=9999i16, 1..=12u8, 1..=28u8).prop_map(|(year, month, day)| CalendarDate::new(year, month, day).unwrap())
}

fn claimed() -> impl Strategy<Value = ClaimedUser> {
    let field = || prop::option::of(text().prop_map(vove_model::Pii::new));
    (field(), field(), field(), field()).prop_map(|(first_name, last_name, gender, date_of_birth)| ClaimedUser {
        first_name,
        last_name,
        gender,
        date_of_birth,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_on_any_day_gives_an_assessment(document in document(), today in days(), claimed in claimed()) {
        let mut context = strict(&claimed);
        ask(&assess(&document, &context));
        context = Context::new(today).claimed(&claimed).minimum_age(255);
        ask(&document.assess(&context));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_and_hostile_replies_give_an_assessment(
        user in testing::unusual::<UserVerification>(),
        documents in testing::unusual::<UserDocuments>(),
        bytes in testing::hostile::<UserDocuments>(),
        claimed in claimed(),
    ) {
        let context = strict(&claimed);
        ask(&UserVerification::parse(&user.to_string().into()).unwrap().assess(&context));
        ask(&UserDocuments::parse(&documents.to_string().into()).unwrap().assess(&context));
        if let Ok(documents) = UserDocuments::parse(&bytes.into()) {
            ask(&documents.assess(&context));
        }
    }

    /// What one side lacks is never in agreement, nor in contradiction.
    #[test]
    fn a_side_that_is_absent_is_unknown(key in prop::sample::select(vec![
        ("dateOfBirth", Code::BirthDateUnknown), ("dateOfExpiration", Code::ExpiryDateUnknown), ("sex", Code::SexUnknown),
        ("idNumber", Code::NumberUnknown),
    ]), absent in prop::sample::select(vec!["", "-", "N/A", "\u{200f}"])) {
        let mut json: Value = json!({
            "stepId": "ID_DOCUMENT", "firstName": "ANNA MARIA", "lastName": "ERIKSSON", "sex": "F", "idNumber": "L898902C3",
            "dateOfBirth": "12/08/1974", "dateOfExpiration": "15/04/2012",
            "mrzLine1": "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
            "mrzLine2": "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        });
        let severity = |json: &Value| {
            let document: Document = serde_json::from_value(json.clone()).unwrap();
            let assessment = document.assess(&Context::new(today()));
            let unknown = assessment.with(key.1).count();
            (assessment.contradictions().count(), unknown)
        };
        prop_assert_eq!(severity(&json), (0, 0));
        json[key.0] = absent.into();
        // A word for nothing is no sex and no number.
        prop_assert!(severity(&json).1 == 1 || key.0 == "idNumber" && absent == "N/A", "{:?}", severity(&json));
    }
}

#[test]
fn nothing_in_it_is_nothing_known() {
    let document: Document = serde_json::from_value(json!({ "stepId": "ID_DOCUMENT" })).unwrap();
    let claimed = ClaimedUser { first_name: Some("Amina".into()), ..ClaimedUser::default() };
    let assessment = document.assess(&strict(&claimed));
    let told: Vec<String> = assessment.findings().iter().map(|of| format!("{} by {}", of.code, of.rule)).collect();
    assert!(assessment.findings().iter().all(|finding| finding.severity() == Severity::Unknown), "{told:?}");
    let codes = ["zoneAbsent", "validityUnknown", "matchLevelUnknown", "ageUnknown", "issuerUnknown", "nameUnknown"];
    assert_eq!(assessment.unknowns().map(|finding| finding.code.as_str()).collect::<Vec<_>>(), codes);
}

#[test]
fn an_empty_reply_has_no_agreement() {
    let documents = UserDocuments::parse(&"{}".into()).unwrap();
    let assessment = documents.assess(&Context::new(today()));
    let codes: Vec<Code> = assessment.findings().iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::NoDocuments, Code::SelfieMissing]);
}
