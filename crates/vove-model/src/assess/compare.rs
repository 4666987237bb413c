//! Comparisons of two operands: one file per kind of value, and one per origin of the second operand.

pub(crate) mod cross_document;
pub(crate) mod dates;
pub(crate) mod document_number;
pub(crate) mod issuing_state;
pub(crate) mod names;
pub(crate) mod sex;
pub(crate) mod submitted_data;
