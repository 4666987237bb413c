//! Checks of a business: its register and its website.

use serde::{Deserialize, Serialize};

use crate::{
    HasSchema, Pii, RawJson, Schema, SchemaField,
    json::{lenient, open_enum::open_enum},
};

/// What the register of businesses says: `businessSearch` of a business case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct BusinessSearch {
    /// Whether the business was found as claimed.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub verified: Option<bool>,
    /// What was found: an object of no documented shape.
    #[serde(default, deserialize_with = "lenient::any", skip_serializing_if = "Option::is_none")]
    pub data: Option<Pii<RawJson>>,
}

impl HasSchema for BusinessSearch {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("verified", bool::SCHEMA),
        SchemaField::optional("data", RawJson::SCHEMA),
    ]);
}

open_enum! {
    /// How far the look at a website has come. One value is documented; expect more.
    pub enum AnalysisStatus {
        /// Done.
        Completed = "COMPLETED",
    }
}

open_enum! {
    /// How risky a website looks. One value is documented; expect more.
    pub enum WebsiteRisk {
        /// Low.
        Low = "LOW",
    }
}

/// What a business's website says: `websiteAnalysis` of a business case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct WebsiteAnalysis {
    /// How far the look has come.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub status: Option<AnalysisStatus>,
    /// How risky the website looks.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub risk: Option<WebsiteRisk>,
    /// What was found: an object of no documented shape.
    #[serde(default, deserialize_with = "lenient::any", skip_serializing_if = "Option::is_none")]
    pub data: Option<Pii<RawJson>>,
}

impl HasSchema for WebsiteAnalysis {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("status", AnalysisStatus::SCHEMA),
        SchemaField::optional("risk", WebsiteRisk::SCHEMA),
        SchemaField::optional("data", RawJson::SCHEMA),
    ]);
}
