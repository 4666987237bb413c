use serde::Deserialize;

use crate::{
    KybCase, PortalToken,
    object::object_only,
    shape::{Field, Leaf, Shape, Shaped},
};

/// Reply of `POST /v2/kyb/case`: the case, and the token that opens the portal for the business.
///
/// Source: API page "Create KYB Case".
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "testing", derive(serde::Serialize))]
#[serde(remote = "Self", rename_all = "camelCase")]
#[non_exhaustive]
pub struct KybCaseCreated {
    /// The case.
    pub kyb_case: KybCase,
    /// What the business's browser needs. Valid for 24 hours.
    pub token: PortalToken,
}

object_only!(KybCaseCreated);
#[cfg(feature = "testing")]
crate::object::written_as_derived!(KybCaseCreated);

impl Shaped for KybCaseCreated {
    const SHAPE: Shape =
        Shape::Object(&[Field::needed("kybCase", KybCase::SHAPE), Field::needed("token", Shape::Leaf(Leaf::Token))]);
}
