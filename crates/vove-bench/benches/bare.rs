//! What the peers of `client` and `model` read a user response into: every field of it, borrowed.

use serde::Deserialize;
use serde_json::value::RawValue;

/// A user response with everything borrowed and nothing checked.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
pub(crate) struct BareUser<'a> {
    #[serde(rename = "_id")]
    id: &'a str,
    ref_id: &'a str,
    pub(crate) status: &'a str,
    created_at: Option<&'a str>,
    updated_at: Option<&'a str>,
    flow_id: Option<&'a str>,
    session_id: Option<&'a str>,
    #[serde(borrow)]
    sessions: Vec<&'a str>,
    #[serde(borrow)]
    documents: Vec<BareDocument<'a>>,
    #[serde(borrow)]
    metadata: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
pub(crate) struct BareDocument<'a> {
    step_id: &'a str,
    #[serde(rename = "type")]
    document_type: Option<&'a str>,
    first_name: Option<&'a str>,
    last_name: Option<&'a str>,
    full_name: Option<&'a str>,
    date_of_birth: Option<&'a str>,
    date_of_issue: Option<&'a str>,
    date_of_expiration: Option<&'a str>,
    issue_date: Option<&'a str>,
    sex: Option<&'a str>,
    address1: Option<&'a str>,
    address: Option<&'a str>,
    place_of_birth: Option<&'a str>,
    issuing_authority: Option<&'a str>,
    issuer_name: Option<&'a str>,
    id_number: Option<&'a str>,
    document_number: Option<&'a str>,
    mrz_line1: Option<&'a str>,
    mrz_line2: Option<&'a str>,
    mrz_line3: Option<&'a str>,
    match_level: Option<i64>,
    #[serde(rename = "digitalIDSpoof")]
    digital_id_spoof: Option<&'a str>,
    face_on_document_spoof: Option<&'a str>,
    text_on_document_spoof: Option<&'a str>,
    mrz_status: Option<&'a str>,
    #[serde(borrow)]
    doc_types: Option<Vec<&'a str>>,
}
