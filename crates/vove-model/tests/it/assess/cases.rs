//! Small changes of a fixture, each with the finding that it must lead to. Together they lead to every code.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Map, Value, json};
use vove_model::{
    CheckOutcome, Received, StepId, SubmittedUser, UserDocuments,
    assess::{AssessOptions, FindingCode, ProviderCheck},
};

use super::today;
use crate::fixture;

/// The finding that a changed response must have, or in `not_reported.json` must not have.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Case {
    /// The fixture of `get_user_documents` to change.
    #[serde(default = "default_person")]
    person: String,
    /// The index of the document to change.
    #[serde(default)]
    document: usize,
    /// The keys of the document to replace.
    #[serde(default)]
    change: Map<String, Value>,
    /// The keys of the response to replace.
    #[serde(default)]
    response: Map<String, Value>,
    #[serde(default)]
    options: Options,
    code: String,
    #[serde(default)]
    reason: String,
}

/// The options of a case, as in [`AssessOptions`].
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    submitted_data: Option<SubmittedUser>,
    minimum_age: Option<u8>,
    #[serde(default)]
    accepted_issuers: Vec<String>,
    #[serde(default)]
    required_steps: Vec<StepId>,
    address_proof_within_days: Option<u16>,
    minimum_match_level: Option<f64>,
    /// Interprets `YES` as passed and `NO` as failed.
    #[serde(default)]
    interpret_checks: bool,
}

fn default_person() -> String {
    "amina-el-idrissi".to_owned()
}

fn yes_or_no(check: ProviderCheck, outcome: &CheckOutcome) -> Option<bool> {
    assert!(matches!(check, ProviderCheck::MrzStatus | ProviderCheck::TextOnDocumentSpoof));
    match outcome {
        CheckOutcome::Word(word) if word.as_str() == "YES" => Some(true),
        CheckOutcome::Word(word) if word.as_str() == "NO" => Some(false),
        _ => None,
    }
}

impl Case {
    fn response(&self) -> Value {
        let mut response = parsed_fixture(&self.person);
        response.as_object_mut().unwrap().extend(self.response.clone());
        if !self.change.is_empty() {
            response["documents"][self.document].as_object_mut().unwrap().extend(self.change.clone());
        }
        response
    }

    /// The code and the reason of every finding.
    fn findings(&self) -> Vec<(FindingCode, String)> {
        let Options { submitted_data, accepted_issuers, required_steps, .. } = &self.options;
        let issuers: Vec<&str> = accepted_issuers.iter().map(String::as_str).collect();
        let mut options = AssessOptions::new(today()).required_steps(required_steps);
        if let Some(user) = submitted_data {
            options = options.submitted_data(user);
        }
        if !issuers.is_empty() {
            options = options.accepted_issuers(&issuers);
        }
        if let Some(years) = self.options.minimum_age {
            options = options.minimum_age(years);
        }
        if let Some(days) = self.options.address_proof_within_days {
            options = options.address_proof_within_days(days);
        }
        if let Some(level) = self.options.minimum_match_level {
            options = options.minimum_match_level(level);
        }
        if self.options.interpret_checks {
            options = options.interpret_checks(yes_or_no);
        }
        findings_of(&self.response(), &options)
    }
}

fn parsed_fixture(person: &str) -> Value {
    serde_json::from_slice(&fixture(&format!("get_user_documents/{person}.json"))).unwrap()
}

/// The code and the reason of every finding.
pub(super) fn findings_of(response: &Value, options: &AssessOptions<'_>) -> Vec<(FindingCode, String)> {
    let response = Received::<UserDocuments>::parse(response.to_string()).unwrap();
    let assessment = response.assess(options);
    assessment.findings().iter().map(|finding| (finding.code, finding.reason.as_str().to_owned())).collect()
}

#[test]
fn each_change_is_reported_with_its_code_and_reason_and_together_they_have_every_code() {
    let groups: BTreeMap<String, Vec<Case>> = serde_json::from_str(include_str!("reported.json")).unwrap();
    // Tested elsewhere: the first in this file, the others need a response of another endpoint.
    let mut reported: BTreeSet<&str> =
        BTreeSet::from(["imageRepeated", "imagesUnknown", "statusApproved", "statusRefused", "statusUndecided"]);
    let mut wrong = Vec::new();
    for (group, cases) in &groups {
        for (position, case) in cases.iter().enumerate() {
            let findings = case.findings();
            if !findings.iter().any(|(code, reason)| code.as_str() == case.code && *reason == case.reason) {
                let (code, reason) = (&case.code, &case.reason);
                wrong.push(format!("{group}, {position}: no {code} with reason {reason}, but {findings:?}"));
            }
            reported.insert(&case.code);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let missing: Vec<&FindingCode> = FindingCode::ALL.iter().filter(|code| !reported.contains(code.as_str())).collect();
    assert!(missing.is_empty(), "codes without a case: {missing:?}");
}

#[test]
fn boundary_values_are_not_reported() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("not_reported.json")).unwrap();
    for case in &cases {
        let findings = case.findings();
        assert!(FindingCode::ALL.iter().any(|code| code.as_str() == case.code), "no such code: {}", case.code);
        assert!(findings.iter().all(|(code, _)| code.as_str() != case.code), "{} {:?}", case.code, case.change);
    }
    assert!(cases.len() > 10);
}

#[test]
fn a_selfie_that_is_the_portrait_of_the_document_is_reported() {
    let mut response = parsed_fixture("amina-el-idrissi");
    response["selfie"] = response["documents"][0]["photo"].clone();
    let findings = findings_of(&response, &AssessOptions::new(today()));
    assert!(findings.contains(&(FindingCode::ImageRepeated, "sameBytes".to_owned())), "{findings:?}");
}

#[test]
fn very_long_names_are_compared_up_to_a_limit() {
    let mut response = parsed_fixture("amina-el-idrissi");
    response["documents"][0]["lastName"] = json!("A".repeat(500));
    let findings = findings_of(&response, &AssessOptions::new(today()));
    assert!(findings.contains(&(FindingCode::NameContradicts, "otherComponents".to_owned())), "{findings:?}");

    response["documents"][0]["firstName"] = json!("B".repeat(500));
    let findings = findings_of(&response, &AssessOptions::new(today()));
    assert!(findings.contains(&(FindingCode::NameUnknown, "tooLong".to_owned())), "{findings:?}");
}
