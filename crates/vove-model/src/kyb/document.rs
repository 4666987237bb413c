//! Documents of a business.

use serde::{Deserialize, Serialize};

use crate::{
    HasSchema, KybDocumentId, Number, Pii, RawJson, Schema, SchemaField, Text, Timestamp,
    json::{lenient, open_enum::open_enum},
};

open_enum! {
    /// What a business handed in. One value is documented; expect more.
    pub enum KybDocumentType {
        /// Certificate of incorporation.
        CertificateOfIncorporation = "CERTIFICATE_OF_INCORPORATION",
    }
}

/// One entry of `documents[]` of a business case (API page "KYB Case Management").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct KybDocument {
    /// The document.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub id: Option<KybDocumentId>,
    /// What it is.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub document_type: Option<KybDocumentType>,
    /// Name of the file, as the business called it.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub file_name: Option<Pii<Text>>,
    /// When it was handed in.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub uploaded_at: Option<Timestamp>,
    /// What was read from it.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub analysis: Option<DocumentAnalysis>,
}

impl HasSchema for KybDocument {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("id", KybDocumentId::SCHEMA),
        SchemaField::optional("documentType", KybDocumentType::SCHEMA),
        SchemaField::optional("fileName", <Pii<Text>>::SCHEMA),
        SchemaField::optional("uploadedAt", Timestamp::SCHEMA),
        SchemaField::optional("analysis", DocumentAnalysis::SCHEMA),
    ]);
}

/// What was read from a business's document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DocumentAnalysis {
    /// How sure the reading is, 0 to 1.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Number>,
    /// The reading: an object of no documented shape.
    #[serde(default, deserialize_with = "lenient::any", skip_serializing_if = "Option::is_none")]
    pub extracted: Option<Pii<RawJson>>,
}

impl HasSchema for DocumentAnalysis {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("confidence", Number::SCHEMA),
        SchemaField::optional("extracted", RawJson::SCHEMA),
    ]);
}
