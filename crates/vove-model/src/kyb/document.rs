//! Documents of a business.

use serde::{Deserialize, Serialize};

use crate::{
    HasSchema, KybDocumentId, Number, Pii, RawJson, Schema, SchemaField, Text, Timestamp,
    json::{lenient, open_enum::open_enum},
};

open_enum! {
    /// The kind of a business document. One value is documented; expect more.
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
    /// Identifier of the document.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub id: Option<KybDocumentId>,
    /// Kind of document.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub document_type: Option<KybDocumentType>,
    /// Name of the file that the business submitted.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub file_name: Option<Pii<Text>>,
    /// When it was submitted.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub uploaded_at: Option<Timestamp>,
    /// Data read from it.
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

/// Data read from a business document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DocumentAnalysis {
    /// Confidence of the reading, 0 to 1.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Number>,
    /// The data: an object without a documented schema.
    #[serde(default, deserialize_with = "lenient::any", skip_serializing_if = "Option::is_none")]
    pub extracted: Option<Pii<RawJson>>,
}

impl HasSchema for DocumentAnalysis {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("confidence", Number::SCHEMA),
        SchemaField::optional("extracted", RawJson::SCHEMA),
    ]);
}
