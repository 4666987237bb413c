//! Assessments of the fixtures, of small changes to them, and of arbitrary input.

mod arbitrary_input;
mod cases;
mod evidence_page;
mod personal_numbers;

use vove_model::{
    CalendarDate, Received, SubmittedUser, UserDocuments, UserVerification,
    assess::{AssessOptions, Assessment, FindingCode, Outcome},
    mrz::doc9303::MAX_AGE_YEARS,
};

use crate::{fixture, fixtures};

fn today() -> CalendarDate {
    CalendarDate::new(2026, 11, 23).unwrap()
}

#[test]
fn the_documented_sample_has_this_summary() {
    let submitted = SubmittedUser {
        first_name: Some("John".into()),
        last_name: Some("Doe".into()),
        date_of_birth: Some("01/01/1990".into()),
        gender: Some("male".into()),
    };
    let user = Received::<UserVerification>::parse(fixture("get_user_verification/documented.json")).unwrap();
    insta::assert_snapshot!(user.assess(&AssessOptions::new(today()).submitted_data(&submitted)));
}

/// The findings that are not matches, one per line.
fn list_without_matches(assessment: &Assessment<'_>) -> String {
    Outcome::ALL
        .into_iter()
        .filter(|outcome| *outcome != Outcome::Match)
        .flat_map(|outcome| assessment.findings_by_outcome(outcome))
        .map(|finding| format!("  {} {}: {finding}\n", finding.outcome(), finding.code))
        .collect()
}

#[test]
fn the_documents_of_the_personas_have_no_mismatch() {
    let mut all = String::new();
    for (name, response) in fixtures("get_user_verification") {
        let user = Received::<UserVerification>::parse(response).unwrap();
        let assessment = user.assess(&AssessOptions::new(today()));
        let matches = assessment.matches().count();
        all += &format!("{name}: {matches} matches\n{}", list_without_matches(&assessment));
        assert_eq!(assessment.mismatches().count(), usize::from(name == "documented"), "{name}: {assessment}");
        assert!(matches > 5, "{name}: {assessment}");
    }
    insta::assert_snapshot!(all);
}

#[test]
fn the_images_of_the_personas_are_those_that_their_steps_require() {
    for (name, response) in fixtures("get_user_documents") {
        let documents = Received::<UserDocuments>::parse(response).unwrap();
        let assessment = documents.assess(&AssessOptions::new(today()));
        let codes = [
            FindingCode::ImageMissing,
            FindingCode::ImageUnreadable,
            FindingCode::ImageRepeated,
            FindingCode::SelfieMissing,
        ];
        let is_reported = |code: &FindingCode| assessment.findings_with_code(*code).next().is_some();
        let found: Vec<FindingCode> = codes.into_iter().filter(is_reported).collect();
        // The documented sample has the text `base_64` in place of its images.
        let expected = if name == "documented" { &codes[1..3] } else { &[] };
        assert_eq!(found, expected, "{name}: {assessment}");
    }
}

#[test]
fn the_status_of_the_verification_is_reported() {
    let finding = |status: &str| {
        let response = format!(r#"{{"_id": "u1", "refId": "r", "status": "{status}", "documents": []}}"#);
        let user = Received::<UserVerification>::parse(response).unwrap();
        let assessment = user.assess(&AssessOptions::new(today()));
        let [_, status] = assessment.findings() else { panic!("{assessment}") };
        format!("{} {}", status.code, status.reason)
    };
    assert_eq!(finding("successful"), "statusApproved apiStatus");
    assert_eq!(finding("suspected"), "statusRefused apiStatus");
    assert_eq!([finding("pending"), finding("in_progress")], ["statusUndecided apiStatus"; 2]);
    assert_eq!(finding("SUCCESSFUL"), "statusUndecided unknownWord");
}

#[test]
fn the_meaning_states_the_age_limit() {
    assert!(FindingCode::AgeImplausible.meaning().contains(&format!("{MAX_AGE_YEARS} years")));
}
