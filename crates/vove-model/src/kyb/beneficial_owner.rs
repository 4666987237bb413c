//! Owners of a business.

use serde::{Deserialize, Serialize};

use crate::{
    HasSchema, Number, Pii, RefId, Schema, SchemaField, Text,
    json::{lenient, open_enum::open_enum},
};

open_enum! {
    /// The status of an owner's own verification. One value is documented; expect more.
    pub enum OwnerStatus {
        /// Done.
        Completed = "COMPLETED",
    }
}

/// An ultimate beneficial owner of a business: an entry of `ubos[]` (API page "KYB Case Management").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct BeneficialOwner {
    /// Your identifier of the owner, as a person to verify.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub ref_id: Option<RefId>,
    /// Given names.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub first_name: Option<Pii<Text>>,
    /// Surname.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub last_name: Option<Pii<Text>>,
    /// Email address.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub email: Option<Pii<Text>>,
    /// Status of the owner's own verification.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub status: Option<OwnerStatus>,
    /// Share of the business, in percent.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub ownership: Option<Number>,
}

impl HasSchema for BeneficialOwner {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("refId", RefId::SCHEMA),
        SchemaField::optional("firstName", <Pii<Text>>::SCHEMA),
        SchemaField::optional("lastName", <Pii<Text>>::SCHEMA),
        SchemaField::optional("email", <Pii<Text>>::SCHEMA),
        SchemaField::optional("status", OwnerStatus::SCHEMA),
        SchemaField::optional("ownership", Number::SCHEMA),
    ]);
}
