//! Business cases: the wire JSON of the KYB endpoints. The businesses are as invented as their owners.

use serde_json::{Value, json};

use crate::{
    Result,
    documents::{self, pretty},
    people::{PEOPLE, Person},
    sessions,
};

struct Business {
    slug: &'static str,
    name: &'static str,
    ref_id: &'static str,
    registration: &'static str,
    country: &'static str,
    city: &'static str,
    address: &'static str,
    status: &'static str,
}

const BUSINESSES: &[Business] = &[
    Business {
        slug: "atlas-saffron",
        name: "ATLAS SAFFRON SPECIMEN SARL",
        ref_id: "shop-7",
        registration: "RC 204918",
        country: "MA",
        city: "TALIOUINE",
        address: "4 PLACE DU SOUK, TALIOUINE",
        status: "COMPLETED",
    },
    Business {
        slug: "lagoon-freight",
        name: "LAGOON FREIGHT SPECIMEN LTD",
        ref_id: "shop-8",
        registration: "RC 1730264",
        country: "NG",
        city: "LAGOS",
        address: "19 MARINA QUAY, LAGOS",
        status: "IN_REVIEW",
    },
    Business {
        slug: "teranga-solar",
        name: "TERANGA SOLAR SPECIMEN SA",
        ref_id: "shop-9",
        registration: "SN DKR 2018 B 4402",
        country: "SN",
        city: "DAKAR",
        address: "7 RUE DU PORT, DAKAR",
        status: "REJECTED",
    },
];

const FLOW: &str = "6702a1c4be12d7f0398c55e1";

/// Every reply, by stem and name.
pub(crate) fn replies() -> Result<Vec<(&'static str, String, String)>> {
    let mut made = Vec::new();
    // A guess: the reply is documented nowhere.
    let flow = json!({ "id": FLOW, "name": "DEFAULT SPECIMEN FLOW", "country": "MA", "configuration": {} });
    made.push(("get_default_kyb_flow", "guess.json".into(), pretty(&flow)?));
    for business in BUSINESSES {
        let file = format!("{}.json", business.slug);
        made.push(("create_kyb_case", file.clone(), pretty(&created(business))?));
        made.push(("get_kyb_case", file, pretty(&case(business))?));
    }
    if let Some(business) = BUSINESSES.first() {
        made.push(("get_kyb_case", "bare.json".into(), pretty(&bare(business))?));
        made.push(("get_kyb_case", "unheard-of.json".into(), pretty(&unheard_of(business))?));
    }
    let cases: Vec<Value> = BUSINESSES.iter().map(listed).collect();
    let page = json!({ "data": cases, "total": cases.len(), "page": 1, "limit": 10 });
    let last = json!({ "data": [], "total": cases.len(), "page": 2, "limit": 10 });
    for (name, list) in [
        ("page", page),
        ("past-the-end", last),
        ("array", json!(cases)),
        ("cases", json!({ "cases": cases })),
        ("items", json!({ "items": cases, "total": "3" })),
        ("results", json!({ "results": cases, "total": null })),
    ] {
        made.push(("list_kyb_cases", format!("{name}.json"), pretty(&list)?));
    }
    Ok(made)
}

fn id(business: &Business, what: &str) -> String {
    documents::id_of(business.slug, what)
}

fn created(business: &Business) -> Value {
    json!({
        "kybCase": {
            "_id": id(business, "case"),
            "refId": business.ref_id,
            "status": "NOT_STARTED",
            "flow": FLOW,
        },
        "token": sessions::portal_token(business.ref_id, &id(business, "case")),
    })
}

fn bare(business: &Business) -> Value {
    json!({ "id": id(business, "case"), "refId": business.ref_id, "status": "NOT_STARTED" })
}

/// As the list shows a case: without its parts.
fn listed(business: &Business) -> Value {
    json!({
        "id": id(business, "case"),
        "businessName": business.name,
        "refId": business.ref_id,
        "status": business.status,
        "flow": FLOW,
        "createdAt": "2026-10-02T09:00:00.000Z",
        "updatedAt": "2026-10-03T14:20:05.500Z",
    })
}

fn case(business: &Business) -> Value {
    let mut case = json!({
        "id": id(business, "case"),
        "businessName": business.name,
        "refId": business.ref_id,
        "status": business.status,
        "flow": {
            "id": FLOW,
            "name": "Merchants",
            "country": business.country,
            "configuration": { "websiteAnalysis": true, "ubo": { "threshold": 25 } },
        },
        "formData": {
            "registrationNumber": business.registration,
            "country": business.country,
            "city": business.city,
            "address": business.address,
        },
        "documents": [{
            "id": id(business, "document"),
            "documentType": "CERTIFICATE_OF_INCORPORATION",
            "fileName": format!("{}.pdf", business.slug),
            "uploadedAt": "2026-10-02T10:12:44.000Z",
            "analysis": {
                "extracted": { "businessName": business.name, "registrationNumber": business.registration },
                "confidence": 0.97,
            },
        }],
        "ubos": PEOPLE.iter().take(2).zip([75.0, 25.0]).map(|(person, share)| owner(person, share)).collect::<Vec<_>>(),
        "businessSearch": { "verified": business.status == "COMPLETED", "data": { "registrationNumber": business.registration } },
        "websiteAnalysis": { "status": "COMPLETED", "risk": "LOW", "data": { "pages": 12 } },
        "createdAt": "2026-10-02T09:00:00.000Z",
        "updatedAt": "2026-10-03T14:20:05.500Z",
        "submittedAt": "2026-10-02T11:30:00.000Z",
    });
    if business.status == "REJECTED" {
        set(&mut case, "reason", json!("DOCUMENT_MISMATCH"));
    }
    case
}

fn owner(person: &Person, share: f64) -> Value {
    json!({
        "refId": documents::ref_id(person),
        "firstName": person.given_names,
        "lastName": person.surname,
        "email": format!("{}@example.com", person.slug),
        "status": "COMPLETED",
        "ownership": share,
    })
}

/// What the API may do next: values and fields that nobody has heard of.
fn unheard_of(business: &Business) -> Value {
    let mut case = case(business);
    set(&mut case, "_id", json!(id(business, "case")));
    set(&mut case, "status", json!("ON_HOLD"));
    set(&mut case, "riskScore", json!(12));
    set(&mut case, "websiteAnalysis", json!({ "status": "QUEUED", "risk": "VERY_HIGH" }));
    set(&mut case, "ubos", json!([{ "status": "INVITED", "ownership": 33, "nationality": "MA" }]));
    set(&mut case, "documents", json!([{ "documentType": "TAX_CARD", "analysis": null, "fileName": "" }]));
    case
}

fn set(case: &mut Value, key: &str, value: Value) {
    if let Value::Object(entries) = case {
        entries.insert(key.to_owned(), value);
    }
}
