//! Without `--reveal`, nothing of a response is printed that could be about a person or a business.

use std::fs;

use serde_json::{Value, json};

use crate::support::{file, folder, server, transcript, vove_at};

/// Personal data that an API can put anywhere: under any key, and in place of keys, identifiers, statuses and instants.
const PERSONAL: [&str; 7] =
    ["AMINA EL IDRISSI", "AB1234567", "amina_el_idrissi", "212600112233", "k123456", "CIN-K123456", "1991-03-14"];

/// An object with personal data as keys and as values, at every depth.
fn records() -> Value {
    let [name, number, key, digits, short, card, birth] = PERSONAL;
    json!([
        { "id": name, "timestamp": digits, "status": name, "createdAt": birth, "flowId": card, "total_hits": number },
        { number: { "id": card, key: { short: { "_id": digits } } }, name: [name, { "id": number }], "name": name },
        [name, [number]], name, 212_600_112_233_u64,
    ])
}

/// A response of every endpoint that `vove kyb` and `vove aml` use.
fn respond(request_line: &str) -> (u16, String) {
    let [name, number, key, digits, _, card, birth] = PERSONAL;
    let path = request_line.split(' ').nth(1).unwrap_or_default();
    let kyb = json!({
        "id": "665f1c2ab7a1c2d3e4f50718", "refId": card, "status": "IN_REVIEW", "businessName": name, "reason": name,
        "createdAt": digits, "updatedAt": "2026-01-02T03:04:05.678Z", "submittedAt": birth,
        "flow": { "id": name, "name": name, "country": name, "configuration": records() },
        "businessSearch": { "verified": true, "data": records() },
        "websiteAnalysis": { "status": name, "risk": "LOW", "data": { number: records() } },
        "documents": [{
            "id": name, "documentType": name, "fileName": name, "uploadedAt": digits, number: name,
            "analysis": { "confidence": 212_600_112_233_u64, "extracted": records() },
        }],
        "ubos": [{ "id": name, "refId": number, "firstName": name, "email": name, "status": name, key: name }],
        "formData": { number: { "id": card }, key: records() }, key: name, number: name,
    });
    let aml = json!({
        "_id": "665f1c2ab7a1c2d3e4f50718", "refId": card, "status": name, "flowId": name,
        "screeningData": { "name": name, "dob": "14/03/1991", "gender": name, key: name },
        "createdAt": "2026-01-02T03:04:05.678Z", "updatedAt": digits, "hits": records(), key: number,
    });
    let body = match path {
        "/v2/aml/flow/screen" => json!({ "timestamp": digits, "total_hits": 2, "found_records": records(), key: name }),
        "/v2/kyb/flow/default/GB" => json!({ "id": name, "name": name, "country": name, key: number, number: key }),
        "/v2/sessions" => json!({ "token": name, "sessionId": name, key: number }),
        "/v2/kyb/case" => json!({ "kybCase": kyb, "token": name }),
        path if path.starts_with("/v2/kyb/case?") => json!({ "data": [kyb], "total": 1, "page": 1, "limit": 10 }),
        path if path.starts_with("/v2/aml/case?") => json!({ "data": [aml], "total": 1, "page": 1, "limit": 10 }),
        path if path.starts_with("/v2/kyb") => kyb,
        path if path.starts_with("/v2/aml") => aml,
        _ => json!({
            "_id": "u1", "refId": "r", "status": name, key: name, "metadata": records(), "sessionId": name,
            "documents": [{ "stepId": name, "type": number, "firstName": name, "idNumber": number, "dateOfBirth": birth,
                "matchLevel": 212_600_112_233_u64, "sex": name, "mrzStatus": name, key: name, "docTypes": [name] }],
        }),
    };
    (200, body.to_string())
}

#[test]
fn only_values_of_an_allow_list_of_paths_are_printed() {
    let url = server(respond);
    let name = file("masked-name", "SOMEBODY");
    let mut transcripts = String::new();
    for args in [
        &["session", "create", "r"][..],
        &["user", "get", "r", "--today", "2026-11-23"],
        &["user", "wait", "r", "--deadline", "0"],
        &["kyb", "create", "r"],
        &["kyb", "get", "k"],
        &["kyb", "list"],
        &["kyb", "default-flow", "GB"],
        &["aml", "create", "r", "--flow", "f", "--name-file", &name],
        &["aml", "get", "r"],
        &["aml", "list"],
        &["aml", "set-status", "a", "CLEARED"],
        &["aml", "screen", "--flow", "f", "--name-file", &name],
    ] {
        for flags in [&[][..], &["--json"]] {
            let output = vove_at(&url, &[args, flags].concat()).output().unwrap();
            let transcript = transcript(&output);
            for personal in PERSONAL {
                assert!(!transcript.contains(personal), "{args:?} prints {personal}: {transcript}");
            }
            let words: Vec<&str> = args.iter().map(|word| if *word == name { "FILE" } else { word }).collect();
            transcripts += &format!("$ vove {}\n{transcript}\n", [&words, flags].concat().join(" "));
        }
        let revealed = vove_at(&url, &[args, &["--reveal"]].concat()).output().unwrap();
        let shows = PERSONAL.iter().any(|personal| transcript(&revealed).contains(personal));
        assert!(shows || args[1] == "wait" || args[1] == "screen", "{args:?}: {}", transcript(&revealed));
    }
    insta::assert_snapshot!(transcripts);
    fs::remove_file(&name).unwrap();
}

#[test]
fn errors_name_only_keys_that_the_api_documents() {
    let keys = ["AMINA", "amina_el_idrissi", "k123456", "cin_ab12", "x\u{9b}31m"];
    let unknown = |value: &Value| -> Value { keys.iter().map(|key| ((*key).to_owned(), value.clone())).collect() };
    let nested = json!({ "documents": [unknown(&json!({ "refId": 1 }))], "kybCase": unknown(&json!(1)) });
    for body in [unknown(&json!(1)), nested, json!([unknown(&json!(1))]), json!({ "amina": { "k123456": [] } })] {
        let folder = folder("unexpected-responses");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("response.json");
        fs::write(&path, body.to_string()).unwrap();
        let url = server(move |_| (200, body.to_string()));
        for args in [
            &["session", "create", "r"][..],
            &["user", "get", "r"],
            &["user", "documents", "r", "--out", folder.join("images").to_str().unwrap()],
            &["kyb", "create", "r"],
            &["kyb", "get", "k"],
            &["kyb", "list"],
            &["aml", "get", "r"],
            &["aml", "list"],
            &["assess", path.to_str().unwrap()],
        ] {
            let transcript = transcript(&vove_at(&url, args).output().unwrap());
            let found: Vec<_> = keys.iter().chain(&["amina"]).filter(|key| transcript.contains(**key)).collect();
            assert!(found.is_empty(), "{args:?} prints {found:?}: {transcript}");
        }
    }
}
