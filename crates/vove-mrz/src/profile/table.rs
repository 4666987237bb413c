use super::{Confidence::*, OptionalField, Profile};
use crate::{
    layout::{FieldName::*, Picture, TD1, TD3},
    personal_number::PersonalNumberKind::*,
};

/// Every profile, one row a kind of document. The first that fits is taken.
pub const PROFILES: &[Profile] = &[
    Profile {
        document: "passport of Morocco",
        layout: &TD3,
        code: Picture("P?"),
        issuer: "MAR",
        number: &[Picture("@@9999999")],
        optional: &[OptionalField { field: PersonalNumber, holds: MoroccoCin }],
        validity: &[5],
        confidence: SeenTwice,
        source: "published specimens",
    },
    Profile {
        document: "identity card of Côte d'Ivoire",
        layout: &TD1,
        code: Picture("ID"),
        issuer: "CIV",
        number: &[Picture("CI999999999")],
        optional: &[OptionalField { field: Optional2, holds: CoteDIvoireNni }],
        validity: &[10],
        confidence: SeenTwice,
        source: "published specimens",
    },
];
