use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::Pii;

/// What you know of a person before they are verified: `user` of `POST /v2/sessions`.
///
/// Needed by flows that match data, optional otherwise. Only what is set is written.
///
/// ```
/// use vove_model::ClaimedUser;
///
/// let user = ClaimedUser { first_name: Some("AMINA".into()), ..ClaimedUser::default() };
/// assert_eq!(format!("{user:?}"), "ClaimedUser { first_name: Some(Pii(..)), last_name: None, gender: None, date_of_birth: None }");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClaimedUser {
    /// Given names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<Pii<String>>,
    /// Surname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<Pii<String>>,
    /// Values are not documented; the AML endpoints use `male` and `female`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Pii<String>>,
    /// The form is not documented; every other date of this kind is `DD/MM/YYYY`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_of_birth: Option<Pii<String>>,
}
