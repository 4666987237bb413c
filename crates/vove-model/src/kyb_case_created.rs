use serde::Deserialize;

use crate::{
    KybCase, PortalToken,
    shape::{Shape, Shaped},
};

/// Reply of `POST /v2/kyb/case`: the case, and the token that opens the portal for the business.
///
/// Source: API page "Create KYB Case".
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct KybCaseCreated {
    /// The case.
    pub kyb_case: KybCase,
    /// What the business's browser needs. Valid for 24 hours.
    pub token: PortalToken,
}

impl Shaped for KybCaseCreated {
    const SHAPE: Shape = Shape::Object(&[("kybCase", KybCase::SHAPE), ("token", Shape::Leaf)]);
}
