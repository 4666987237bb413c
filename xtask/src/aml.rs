//! Screening cases: the wire JSON of the AML endpoints.

use serde_json::{Value, json};

use crate::{
    Result,
    documents::{self, pretty},
    people::{PEOPLE, Person},
};

const FLOW: &str = "66b8d0f19a3c47e52d10c7aa";

/// Every reply, by stem and name.
pub(crate) fn replies() -> Result<Vec<(&'static str, String, String)>> {
    let mut made = Vec::new();
    let statuses = ["NO_MATCH", "IN_REVIEW", "CLEARED", "REJECTED"];
    let people: Vec<(&Person, &str)> = PEOPLE.iter().zip(statuses).collect();
    for (person, status) in &people {
        let file = format!("{}.json", person.slug);
        let first = if *status == "NO_MATCH" { "NO_MATCH" } else { "IN_REVIEW" };
        made.push(("create_aml_case", file.clone(), pretty(&case(person, first))?));
        let mut found = case(person, status);
        if let (Value::Object(entries), true) = (&mut found, *status != "NO_MATCH") {
            entries.insert("hits".into(), json!([record(person)]));
        }
        made.push(("get_aml_case", file, pretty(&found)?));
    }
    if let Some((person, _)) = people.first() {
        let id = documents::id_of(person.slug, "aml case");
        made.push(("get_aml_case", "bare.json".into(), pretty(&json!({ "id": id, "status": "NO_MATCH" }))?));
        let odd =
            json!({ "_id": id, "id": id, "status": "ESCALATED", "refId": "", "reviewedBy": null, "riskLevel": "HIGH" });
        made.push(("get_aml_case", "unheard-of.json".into(), pretty(&odd)?));
        // A guess: the reply is documented nowhere.
        made.push(("update_aml_case_status", "guess.json".into(), pretty(&case(person, "CLEARED"))?));
        let none = json!({ "timestamp": "2026-10-04T07:15:00.000Z", "total_hits": 0, "found_records": [] });
        made.push(("screen_aml", "none.json".into(), pretty(&none)?));
        let found =
            json!({ "timestamp": "2026-10-04T07:15:00.000Z", "total_hits": 1, "found_records": [record(person)] });
        made.push(("screen_aml", "found.json".into(), pretty(&found)?));
    }
    let cases: Vec<Value> = people.iter().map(|(person, status)| case(person, status)).collect();
    let page = json!({ "data": cases, "total": cases.len(), "page": 1, "limit": 10 });
    made.push(("list_aml_cases", "page.json".into(), pretty(&page)?));
    let last = json!({ "data": [], "total": cases.len(), "page": 2, "limit": 10 });
    made.push(("list_aml_cases", "past-the-end.json".into(), pretty(&last)?));
    Ok(made)
}

fn case(person: &Person, status: &str) -> Value {
    json!({
        "_id": documents::id_of(person.slug, "aml case"),
        "refId": documents::ref_id(person),
        "flowId": FLOW,
        "status": status,
        "screeningData": {
            "name": documents::full_name(person),
            "dob": documents::slashed(person.born),
            "gender": if person.sex == 'F' { "female" } else { "male" },
        },
        "createdAt": "2026-10-04T07:15:00.000Z",
        "updatedAt": "2026-10-04T07:15:00.000Z",
    })
}

/// An entry of a list. No page shows one.
fn record(person: &Person) -> Value {
    json!({ "list": "SPECIMEN LIST", "name": documents::full_name(person), "score": 0.81 })
}
