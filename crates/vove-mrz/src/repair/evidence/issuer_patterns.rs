//! The patterns of the issuer's document numbers and personal numbers.

use crate::{
    doc9303::{alphabet::FILLER, document_number},
    issuer::Profile,
    layout::FieldName,
    repair::cell_costs::{CellCosts, char_class::allows, confusion_cost},
};

/// Sets the classes of the issuer's patterns where the printed numbers may match them.
pub(in crate::repair) fn apply(costs: &mut CellCosts) {
    let cells = |name| {
        let (from, to) = costs.layout.field(name)?.span.run();
        costs.base.get(from..to)
    };
    let (Some(code), Some(issuer)) = (cells(FieldName::DocumentCode), cells(FieldName::IssuingState)) else { return };
    let Some(profile) = Profile::matching(costs.layout, code, issuer) else { return };
    let number_cells = costs.document_number_cells();
    apply_first(costs, number_cells, profile.number_patterns);
    if let Some(optional) = profile.optional
        && let Some(field) = costs.layout.field(optional.field)
    {
        let (from, to) = field.span.run();
        let from = match costs.long_number {
            Some((start, digit)) if from == start => digit + document_number::RESERVED,
            _ => from,
        };
        apply_first(costs, from..to, optional.kind.patterns());
    }
}

/// Applies the first pattern that each cell matches, or is known to be confused with a character that does. Fillers
/// follow it.
fn apply_first(costs: &mut CellCosts, cells: impl Iterator<Item = usize> + Clone, patterns: &[&'static str]) {
    let classes = |pattern: &'static str| pattern.bytes().chain(core::iter::repeat(FILLER));
    let may_match = |cell: usize, class: u8| {
        let base = costs.base(cell);
        allows(class, base) || confusion_cost::group(base).iter().any(|&read| allows(class, read))
    };
    let pattern = patterns.iter().find(|pattern| {
        cells.clone().count() >= pattern.len()
            && cells.clone().zip(classes(pattern)).all(|(cell, class)| may_match(cell, class))
    });
    for (cell, class) in pattern.into_iter().flat_map(|pattern| cells.clone().zip(classes(pattern))) {
        if let Some(slot) = costs.issuer_classes.get_mut(cell) {
            *slot = class;
        }
    }
}
