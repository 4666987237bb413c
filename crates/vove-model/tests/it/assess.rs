//! The assessment over the fixtures, over single changes, and over input that nobody promised.

mod changes;
mod hostile;
mod rows;

use vove_model::{
    CalendarDate, ClaimedUser, Received, UserDocuments, UserVerification,
    assess::{Assessment, Code, Context, Severity},
};

use crate::{fixture, fixtures};

fn today() -> CalendarDate {
    CalendarDate::new(2026, 11, 23).unwrap()
}

fn user(name: &str) -> Received<UserVerification> {
    Received::parse(fixture(&format!("get_user_verification/{name}.json"))).unwrap()
}

#[test]
fn the_documented_sample_is_told_in_full() {
    let claimed = ClaimedUser {
        first_name: Some("John".into()),
        last_name: Some("Doe".into()),
        date_of_birth: Some("01/01/1990".into()),
        gender: Some("male".into()),
    };
    let user = user("documented");
    insta::assert_snapshot!(user.assess(&Context::new(today()).claimed(&claimed)));
}

/// What is not agreement, a line a finding.
fn told(assessment: &Assessment<'_>) -> String {
    let of = |severity| assessment.of(severity).map(move |finding| (severity, finding));
    let rest = Severity::ALL.into_iter().filter(|severity| *severity != Severity::Agreement).flat_map(of);
    rest.map(|(severity, finding)| format!("  {severity} {}: {finding}\n", finding.code)).collect()
}

#[test]
fn the_documents_of_invented_people_contradict_nothing() {
    let mut all = String::new();
    for (name, reply) in fixtures("get_user_verification") {
        let user = Received::<UserVerification>::parse(reply).unwrap();
        let assessment = user.assess(&Context::new(today()));
        let agreements = assessment.agreements().count();
        all += &format!("{name}: {agreements} agreements\n{}", told(&assessment));
        assert_eq!(assessment.contradictions().count(), usize::from(name == "documented"), "{name}: {assessment}");
        assert!(agreements > 5, "{name}: {assessment}");
    }
    insta::assert_snapshot!(all);
}

#[test]
fn the_images_of_invented_people_are_what_their_steps_promise() {
    for (name, reply) in fixtures("get_user_documents") {
        let documents = Received::<UserDocuments>::parse(reply).unwrap();
        let assessment = documents.assess(&Context::new(today()));
        let missing = [Code::ImageMissing, Code::ImageUnreadable, Code::ImageRepeated, Code::SelfieMissing];
        let found: Vec<Code> = missing.into_iter().filter(|code| assessment.with(*code).next().is_some()).collect();
        // The documented sample writes `base_64` where images stand.
        let expected = if name == "documented" { &missing[1..3] } else { &[] };
        assert_eq!(found, expected, "{name}: {assessment}");
    }
}

#[test]
fn where_the_api_stands_is_told_beside_what_agrees() {
    let told = |status: &str| {
        let reply = format!(r#"{{"_id": "u1", "refId": "r", "status": "{status}", "documents": []}}"#);
        let user = Received::<UserVerification>::parse(reply).unwrap();
        let assessment = user.assess(&Context::new(today()));
        let [_, status] = assessment.findings() else { panic!("{assessment}") };
        format!("{} {}", status.code, status.rule)
    };
    assert_eq!(told("successful"), "statusApproved apiStatus");
    assert_eq!(told("suspected"), "statusRefused apiStatus");
    assert_eq!([told("pending"), told("in_progress")], ["statusUndecided apiStatus"; 2]);
    assert_eq!(told("SUCCESSFUL"), "statusUndecided unknownWord");
}
