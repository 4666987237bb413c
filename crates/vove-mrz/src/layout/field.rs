//! The fields and check digits of a layout.

use super::FieldName;
use crate::{
    cells::Span,
    doc9303::{check_digit::cells::Weights, field_rules::FieldKind},
};

/// A field of a layout.
#[derive(Clone, Copy)]
pub struct LayoutField {
    /// Which field.
    pub name: FieldName,
    /// Where it stands.
    pub span: Span,
    /// What may stand in it.
    pub kind: FieldKind,
}

/// A check digit of a layout.
pub struct CheckDigit {
    /// The field that it is for; [`FieldName::Composite`] when it is for several.
    pub field: FieldName,
    /// The cell that it stands in.
    pub position: Span,
    /// The cells that it is computed over, in order.
    pub covers: &'static [Span],
    /// The field in which a document number of more than nine characters continues (Doc 9303-5, section 4.2.2, note j).
    pub overflow: Option<FieldName>,
    pub(crate) weights: Weights,
}

impl LayoutField {
    pub(super) const fn new(name: FieldName, span: Span, kind: FieldKind) -> Self {
        Self { name, span, kind }
    }
}

impl CheckDigit {
    pub(super) const fn new(field: FieldName, position: Span, covers: &'static [Span]) -> Self {
        Self { field, position, covers, weights: Weights::over(covers), overflow: None }
    }

    /// The same with a field in which a long number continues.
    pub(super) const fn overflow_into(mut self, field: FieldName) -> Self {
        self.overflow = Some(field);
        self
    }

    /// Whether all cells that it covers are in its own line.
    pub(crate) const fn is_of_one_line(&self) -> bool {
        self.weights.are_of(self.position.line)
    }
}

/// Cells of a line: 0-based, half-open.
pub(super) const fn span(line: usize, start: usize, end: usize) -> Span {
    Span { line, start, end }
}
