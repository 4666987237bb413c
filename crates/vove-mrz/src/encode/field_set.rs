//! A set of fields.

use crate::layout::FieldName;

/// The number of field names.
pub(super) const FIELD_COUNT: usize = FieldName::Composite as usize + 1;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct FieldSet(u32);

impl FieldSet {
    pub(super) const EMPTY: Self = Self(0);

    pub(super) const fn with(self, field: FieldName) -> Self {
        Self(self.0 | 1 << field as u32)
    }

    pub(super) const fn without(self, field: FieldName) -> Self {
        Self(self.0 & !(1 << field as u32))
    }

    pub(super) const fn contains(self, field: FieldName) -> bool {
        self.0 & 1 << field as u32 != 0
    }
}
