use crate::{cells::Span, doc9303::alphabet, parse::fields::read, report::Report, report::status::CheckDigitStatus};

/// What the digits say about one cell read as another character; see [`Report::detects_substitution`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detectability {
    /// A digit covers the cell and tells the two characters apart.
    Detectable,
    /// A digit covers the cell, but both characters are of one residue class: it says nothing about the difference. In a
    /// zone without its composite, rarely of two, where a filler begins or ends a long number and a digit fits there too.
    SameResidueClass,
    /// No digit covers the cell, or none that can be computed.
    Uncovered,
}

impl Detectability {
    /// A stable name for machines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Detectable => "yes",
            Self::SameResidueClass => "blind",
            Self::Uncovered => "uncovered",
        }
    }
}

impl Report<'_> {
    /// Whether the zone's digits would have told what is printed in a cell from another character. `None` when there is
    /// no such cell or one of the two can't stand in a zone.
    ///
    /// The zone is read anew with the other character: a filler may make a number long, or short.
    pub fn detects_substitution(&self, line: usize, column: usize, instead: char) -> Option<Detectability> {
        let layout = self.layout.filter(|_| self.read)?;
        if column >= layout.line_widths().nth(line)? {
            return None;
        }
        let (cell, _) = Span { line, start: column, end: column + 1 }.run();
        alphabet::residue_class((*self.cells.get(cell)?).into()).and(alphabet::residue_class(instead))?;
        let mut other = Self { cells: self.cells, placement: self.placement.clone(), ..Self::unread(self.lines) };
        *other.cells.get_mut(cell)? = u8::try_from(instead).ok()?;
        read(&mut other, layout);

        let mut provable = Detectability::Uncovered;
        for ((digit, one), (_, other)) in self.check_digits().zip(other.check_digits()) {
            let is_in = |span: &Span| {
                let (from, to) = span.run();
                (from..to).contains(&cell)
            };
            match other {
                _ if one != other => return Some(Detectability::Detectable),
                // A wrong digit for another wrong one.
                CheckDigitStatus::Refuted { expected: Some(_) } if is_in(&digit.position) => {
                    return Some(Detectability::Detectable);
                }
                CheckDigitStatus::Verified | CheckDigitStatus::Refuted { expected: Some(_) }
                    if is_in(&digit.position) || digit.covers.iter().any(is_in) =>
                {
                    provable = Detectability::SameResidueClass;
                }
                _ => {}
            }
        }
        Some(provable)
    }
}
