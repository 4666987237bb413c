//! The personal numbers of every issuer profile: they match their holder and nobody else.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use vove_model::assess::{AssessOptions, FindingCode};

use super::{cases::findings_of, today};
use crate::fixture;

/// The codes for a document with the MRZ lines of a profile case and with this date of birth and sex.
fn codes(lines: &Value, birth: &Value, sex: &Value) -> BTreeSet<FindingCode> {
    let document = json!({
        "stepId": "ID_DOCUMENT", "mrzLine1": lines[0], "mrzLine2": lines[1], "mrzLine3": lines[2],
        "dateOfBirth": birth, "sex": sex,
    });
    let findings = findings_of(&json!({ "documents": [document] }), &AssessOptions::new(today()));
    findings.into_iter().map(|(code, _)| code).collect()
}

#[test]
fn personal_numbers_match_the_holder_whose_data_they_contain_and_nobody_else() {
    use FindingCode::{
        CheckDigitsFit, EmbeddedBirthAgrees, EmbeddedBirthContradicts, EmbeddedSexAgrees, EmbeddedSexContradicts,
        PersonalNumberDigitFits, PersonalNumberUnknown,
    };

    let cases: Vec<Value> = serde_json::from_slice(&fixture("profiles/cases.json")).unwrap();
    let (mut births, mut sexes) = (0, 0);
    for case in cases.iter().filter(|case| case["personalNumber"].is_object()) {
        let (lines, number) = (&case["lines"], &case["personalNumber"]);
        let holder = codes(lines, &number["birthDate"], &number["sex"]);
        let other_sex = if number["sex"] == "F" { "M" } else { "F" };
        let other = codes(lines, &json!("1900-01-02"), &json!(other_sex));
        if number["birthDate"].is_string() {
            births += 1;
            assert!(holder.contains(&EmbeddedBirthAgrees), "{case} {holder:?}");
            let differs = [EmbeddedBirthContradicts, PersonalNumberUnknown].iter().any(|code| other.contains(code));
            assert!(differs, "{case} {other:?}");
        }
        if number["sex"].is_string() {
            sexes += 1;
            assert!(holder.contains(&EmbeddedSexAgrees), "{case} {holder:?}");
            let differs = [EmbeddedSexContradicts, PersonalNumberUnknown].iter().any(|code| other.contains(code));
            assert!(differs, "{case} {other:?}");
        }
        if number["digitHolds"] == true {
            assert!(holder.contains(&PersonalNumberDigitFits), "{case} {holder:?}");
        }
        let matches = [EmbeddedBirthAgrees, EmbeddedSexAgrees].iter().any(|code| other.contains(code));
        assert!(!matches, "{case} {other:?}");
        assert!(holder.contains(&CheckDigitsFit), "{case} {holder:?}");
    }
    assert!(births > 8 && sexes > 8, "{births} {sexes}");
}
