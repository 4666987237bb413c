use crate::{
    KybCase, PortalToken,
    json::object::{self, from_object},
    json::schema::{HasSchema, Leaf, Schema, SchemaField},
};

/// Reply of `POST /v2/kyb/case`: the case, and the token that opens the portal for the business.
///
/// Source: API page "Create KYB Case".
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "testing", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct KybCaseCreated {
    /// The case.
    pub kyb_case: KybCase,
    /// What the business's browser needs. Valid for 24 hours.
    pub token: PortalToken,
}

from_object! {
    KybCaseCreated
    needed {
        kyb_case: KybCase = "kybCase" by object::needed,
        token: PortalToken = "token" by object::needed,
    }
    maybe {}
}

impl HasSchema for KybCaseCreated {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::required("kybCase", KybCase::SCHEMA),
        SchemaField::required("token", Schema::Leaf(Leaf::Token)),
    ]);
}
