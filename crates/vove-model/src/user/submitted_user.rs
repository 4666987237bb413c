//! The data about a person that a session is created with.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::{HasSchema, Pii, Schema, SchemaField};

/// The data submitted about a person before they are verified: `user` of `POST /v2/sessions`.
///
/// Required by flows that match data, optional otherwise. Only the fields that are set are written.
///
/// ```
/// use vove_model::SubmittedUser;
///
/// let user = SubmittedUser { first_name: Some("AMINA".into()), ..SubmittedUser::default() };
/// assert!(format!("{user:?}").starts_with("SubmittedUser { first_name: Some(Pii(..)), last_name: None"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubmittedUser {
    /// Given names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<Pii<String>>,
    /// Surname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<Pii<String>>,
    /// Gender. Values are not documented; the AML endpoints use `male` and `female`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Pii<String>>,
    /// Date of birth. The format is not documented; every similar date is `DD/MM/YYYY`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_of_birth: Option<Pii<String>>,
}

impl HasSchema for SubmittedUser {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("firstName", <Pii<String>>::SCHEMA),
        SchemaField::optional("lastName", <Pii<String>>::SCHEMA),
        SchemaField::optional("gender", <Pii<String>>::SCHEMA),
        SchemaField::optional("dateOfBirth", <Pii<String>>::SCHEMA),
    ]);
}
