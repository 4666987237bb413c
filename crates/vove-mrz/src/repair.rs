//! Candidate corrections of a damaged zone. [`guide::repair`](crate::guide::repair) describes what counts.

mod beam;
mod candidate;
mod cell_costs;
mod checksum_solver;
mod code_fields;
mod edit_set;
mod evidence;
mod top_k;

use core::fmt;

pub use self::candidate::{Ambiguity, Candidate, Edit, MAX_CANDIDATES, Repairs};
use self::{
    beam::Parts,
    cell_costs::CellCosts,
    evidence::{check_digit_cells, fillers, issuer_patterns, visual_zone},
};
use crate::{
    cells::STRIDE,
    doc9303::CalendarDate,
    names::PrintedName,
    report::{Detectability, Report},
};

/// What the visual zone states. The default states nothing.
#[derive(Clone, Copy, Default)]
pub struct RepairEvidence<'a> {
    /// The document number. Characters other than letters and digits are ignored.
    pub document_number: Option<&'a str>,
    /// The date of birth.
    pub birth_date: Option<CalendarDate>,
    /// The expiration date.
    pub expiration_date: Option<CalendarDate>,
    /// The name. Used if it is divided into surname and given names and fits the zone without truncation.
    pub name: Option<PrintedName<'a>>,
}

impl fmt::Debug for RepairEvidence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RepairEvidence(..)")
    }
}

/// Finds candidate readings of a zone that has errors, or that contradicts the visual zone or the issuer's patterns.
///
/// A candidate replaces characters by those that they are confused with
/// ([`CONFUSION_GROUPS`](crate::confusion::CONFUSION_GROUPS)), or at a higher cost by any other, so that every check
/// digit matches, dates and states exist, and numbers match the issuer's patterns. Correct cells stay as printed. The
/// report does not change; the caller decides which candidate is right, if any.
///
/// For each check digit, at most three known confusions, or any other character and one known confusion, are combined.
/// The result has at most [`MAX_CANDIDATES`] candidates. Allocates nothing.
///
/// ```
/// use vove_mrz::{Options, inspect, repair::{RepairEvidence, repairs}};
///
/// let lines = ["P<UTOERIK55ON<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<", "L898902C36UTO740BI22F1204159ZE184226B<<<<<1O"];
/// let report = inspect(&lines, &Options::default());
/// let repairs = repairs(&report, &RepairEvidence::default());
///
/// let best = repairs.best().unwrap();
/// assert!(best.is_valid());
/// assert_eq!(best.edits().count(), 6);
/// assert_eq!(best.lines().nth(1), Some("L898902C36UTO7408122F1204159ZE184226B<<<<<10"));
/// ```
pub fn repairs(report: &Report<'_>, evidence: &RepairEvidence<'_>) -> Repairs {
    let mut repairs = Repairs::new(report);
    if let Some(layout) = report.layout().filter(|_| report.is_read()) {
        let mut costs = CellCosts::new(report, layout);
        collect_evidence(&mut costs, evidence);
        repairs.set_layout(layout, costs.narrowest_classes());
        if !report.is_valid() || costs.base != costs.printed {
            search(&costs, report.normalization_steps().next().is_some(), &mut repairs);
        }
    }
    repairs
}

/// Collects what is known of each cell and takes the base reading. Each step depends on those before it.
fn collect_evidence(costs: &mut CellCosts, evidence: &RepairEvidence<'_>) {
    fillers::mark(costs);
    code_fields::correct(costs);
    check_digit_cells::restrict_check_digits(costs);
    check_digit_cells::fix_covered_document_code(costs);
    check_digit_cells::find_long_number(costs);
    issuer_patterns::apply(costs);
    visual_zone::apply(costs, evidence);
    costs.take_cheapest_readings();
}

/// Searches for candidates. Those more expensive than the zone as printed are dropped if it is valid; it is a candidate
/// itself if the report normalized the input.
fn search(costs: &CellCosts, is_normalized: bool, repairs: &mut Repairs) {
    let parts = Parts::of(costs);
    let illegal_cells = costs.illegal_cells();
    let mut is_done = false;
    parts.combine(|combination| {
        if is_done || repairs.is_full() {
            return;
        }
        let (mut cells, mut illegal) = (costs.base, illegal_cells);
        for (cell, read) in parts.edits(combination) {
            if let (Some(slot), Some(bits)) = (cells.get_mut(cell), illegal.get_mut(cell / STRIDE)) {
                *slot = read;
                *bits &= !(1 << (cell % STRIDE));
            }
        }
        let is_valid = parts.are_resolved && illegal == [0; 3];
        let is_printed = cells == costs.printed;
        is_done = is_valid && is_printed;
        // In a zone that stays invalid, an edit that no check digit detects is no improvement.
        let is_pointless = || {
            let mut grid = cells.iter().zip(&costs.printed).zip(0..);
            !parts.are_resolved
                && grid.all(|((&read, &printed), cell)| {
                    read == printed || repairs.detectability(cell, printed, read) == Detectability::SameResidueClass
                })
        };
        let is_kept = match is_printed {
            true => is_valid && is_normalized,
            false => !repairs.contains(&cells) && !is_pointless(),
        };
        if is_kept {
            repairs.push(cells, u16::try_from(costs.base_cost + combination.cost).unwrap_or_default(), is_valid);
        }
    });
}
