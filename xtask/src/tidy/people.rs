use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use crate::{Result, aml, documents, fixtures, kyb, people::PEOPLE, webhooks};

/// Keys whose value is a person's.
const PERSONAL: &[&str] = &[
    "_id",
    "address",
    "address1",
    "businessName",
    "dateOfBirth",
    "dateOfExpiration",
    "dateOfIssue",
    "dob",
    "documentNumber",
    "email",
    "fileName",
    "firstName",
    "fullName",
    "idNumber",
    "issueDate",
    "lastName",
    "lines",
    "mrzLine1",
    "mrzLine2",
    "mrzLine3",
    "name",
    "placeOfBirth",
    "refId",
    "registrationNumber",
    "sessionId",
    "userId",
];

/// Published specimens and made-up cases: people who don't exist, but not ours. Those of profiles are all named EXAMPLE.
const SPECIMENS: &[&str] = &["mrz/cases.json", "profiles/cases.json", "webhook/vectors.json"];

/// Every personal value of every fixture must be one of the invented people's, or stand in a documented sample.
pub(super) fn check(root: &Path, findings: &mut Vec<String>) -> Result<()> {
    let folder = root.join("fixtures");
    let mut invented = BTreeSet::new();
    for person in PEOPLE {
        collect(&serde_json::from_str(&documents::user(person)?)?, &mut |_, text| {
            invented.insert(text.to_owned());
        });
        invented.extend(person.documents.iter().flat_map(|document| documents::zone(person, document)));
    }
    for (_, _, reply) in kyb::replies()?.into_iter().chain(aml::replies()?) {
        collect(&serde_json::from_str(&reply)?, &mut |_, text| {
            invented.insert(text.to_owned());
        });
    }
    for (_, body) in webhooks::bodies() {
        collect(&serde_json::from_str(&body)?, &mut |_, text| {
            invented.insert(text.to_owned());
        });
    }
    for path in fixtures::files_below(&folder)? {
        let exempt = path.ends_with("documented.json") || SPECIMENS.iter().any(|name| path == Path::new(name));
        if exempt || path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let json: Value = serde_json::from_slice(&fs::read(folder.join(&path))?)?;
        collect(&json, &mut |key, text| {
            if !text.is_empty() && !invented.contains(text) {
                findings
                    .push(format!("fixtures/{}: `{key}` holds a value of none of the invented people", path.display()));
            }
        });
    }
    Ok(())
}

/// Shows every text under a personal key.
fn collect(json: &Value, visit: &mut impl FnMut(&str, &str)) {
    match json {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(text) if PERSONAL.contains(&key.as_str()) => visit(key, text),
                    Value::Array(items) if PERSONAL.contains(&key.as_str()) => {
                        items.iter().filter_map(Value::as_str).for_each(|text| visit(key, text));
                    }
                    _ => collect(value, visit),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, visit)),
        _ => {}
    }
}
