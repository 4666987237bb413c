//! Checks of a business: its register and its website.

use serde::{Deserialize, Serialize};

use crate::{
    HasSchema, Pii, RawJson, Schema, SchemaField,
    json::{lenient, open_enum::open_enum},
};

/// Data of the business register: `businessSearch` of a business case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct BusinessSearch {
    /// Whether the register confirms the submitted data.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub verified: Option<bool>,
    /// The data found: an object without a documented schema.
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
    /// The status of a website analysis. One value is documented; expect more.
    pub enum AnalysisStatus {
        /// Done.
        Completed = "COMPLETED",
    }
}

open_enum! {
    /// The risk of a website. One value is documented; expect more.
    pub enum WebsiteRisk {
        /// Low.
        Low = "LOW",
    }
}

/// Analysis of a business's website: `websiteAnalysis` of a business case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct WebsiteAnalysis {
    /// Status of the analysis.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub status: Option<AnalysisStatus>,
    /// Risk of the website.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub risk: Option<WebsiteRisk>,
    /// The data found: an object without a documented schema.
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
