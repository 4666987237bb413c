//! What is known of a zone's cells before check digits, one source in each file. Each step changes the
//! [`CellCosts`](super::cell_costs::CellCosts).

pub(super) mod check_digit_cells;
pub(super) mod fillers;
pub(super) mod issuer_patterns;
pub(super) mod visual_zone;
