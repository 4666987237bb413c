//! A business case that was just created.

use bytes::Bytes;
use serde::Deserialize;

use crate::{Error, HasSchema, KybCase, Payload, PortalToken, Schema, SchemaField, json};

/// The response of `POST /v2/kyb/case`: the case, and the token that opens the portal for the business.
///
/// Source: API page "Create KYB Case".
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "testing", derive(serde::Serialize))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct KybCaseCreated {
    /// The case.
    #[serde(deserialize_with = "json::read::object")]
    pub kyb_case: KybCase,
    /// The token for the business's browser. Valid for 24 hours.
    pub token: PortalToken,
}

impl HasSchema for KybCaseCreated {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::required("kybCase", KybCase::SCHEMA),
        SchemaField::required("token", PortalToken::SCHEMA),
    ]);
}

impl Payload for KybCaseCreated {
    fn parse(response: &Bytes) -> Result<Self, Error> {
        json::from_slice(response)
    }
}
