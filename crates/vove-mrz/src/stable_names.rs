//! `Display`, and `Serialize` with the feature `serde`, for every type with a stable name: both write its `as_str`.

use core::fmt;

use crate::{
    layout::FieldName,
    report::{
        CheckDigitStatus, Detectability, FieldStatus, LayoutChoice, LongNumberConvention, MrzFindingCode,
        NormalizationKind, Severity,
    },
};

macro_rules! by_stable_name {
    ($($type:ty),+ $(,)?) => {$(
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    )+};
}

by_stable_name!(
    CheckDigitStatus,
    Detectability,
    FieldName,
    FieldStatus,
    LayoutChoice,
    LongNumberConvention,
    MrzFindingCode,
    NormalizationKind,
    Severity,
);
