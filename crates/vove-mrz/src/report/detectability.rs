//! Whether the check digits of a zone detect one character read as another.

use super::{Report, check_digits::CheckedCells, status::CheckDigitStatus};
use crate::{cells::Span, doc9303::check_digit::residue_class};

/// Whether check digits detect that one character was read as another; see [`Report::detects_substitution`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detectability {
    /// A check digit covers the cell and is different for the two characters.
    Detectable,
    /// A check digit covers the cell, but both characters are of one residue class (see
    /// [`RESIDUE_CLASSES`](crate::doc9303::RESIDUE_CLASSES)). In a zone without a composite also the rare pair of
    /// classes where a filler begins or ends a long number and a check digit matches there too.
    SameResidueClass,
    /// No check digit covers the cell, or none that can be computed.
    Uncovered,
}

impl Detectability {
    /// A stable name for machines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Detectable => "detectable",
            Self::SameResidueClass => "sameResidueClass",
            Self::Uncovered => "uncovered",
        }
    }
}

display_stable_name!(Detectability);

impl Report<'_> {
    /// Whether a check digit would detect that the character of a cell was read as `instead`. `None` when there is no
    /// such cell, or when one of the two can't stand in a zone.
    ///
    /// All check digits are computed anew with the other character: a filler may begin or end a long document number.
    pub fn detects_substitution(&self, line: usize, column: usize, instead: char) -> Option<Detectability> {
        let layout = self.layout.filter(|_| self.is_read)?;
        if column >= layout.line_widths().nth(line)? {
            return None;
        }
        let cell = Span::cell(line, column).range().start;
        residue_class((*self.cells.get(cell)?).into()).and(residue_class(instead))?;
        let mut cells = self.cells;
        *cells.get_mut(cell)? = u8::try_from(instead).ok()?;
        let other = CheckedCells::new(layout, &cells, self.source_map.as_ref());

        let mut detectability = Detectability::Uncovered;
        for (digit, status) in self.check_digits() {
            let is_in = |span: &Span| span.range().contains(&cell);
            match other.check(digit).status {
                other if other != status => return Some(Detectability::Detectable),
                // One wrong check digit instead of another.
                CheckDigitStatus::Refuted { expected: Some(_) } if is_in(&digit.position) => {
                    return Some(Detectability::Detectable);
                }
                CheckDigitStatus::Verified | CheckDigitStatus::Refuted { expected: Some(_) }
                    if is_in(&digit.position) || digit.covers.iter().any(is_in) =>
                {
                    detectability = Detectability::SameResidueClass;
                }
                _ => {}
            }
        }
        Some(detectability)
    }
}
