//! Comparisons of two operands: one file for each kind of value, and one for each place that a second operand comes from.

pub(crate) mod cross_document;
pub(crate) mod dates;
pub(crate) mod document_number;
pub(crate) mod issuing_state;
pub(crate) mod names;
pub(crate) mod sex;
pub(crate) mod submitted_data;
