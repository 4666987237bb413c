use crate::{doc9303::alphabet, layout::Span, parse::fields::read, report::Report, report::status::Verdict};

/// What the digits say about one cell read as another character; see [`Report::would_notice`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provable {
    /// A digit covers the cell and tells the two characters apart.
    Yes,
    /// A digit covers the cell, but both characters are of one residue class: it says nothing about the difference. In a
    /// zone without its composite, rarely of two, where a filler begins or ends a long number and a digit fits there too.
    SameResidueClass,
    /// No digit covers the cell, or none that can be computed.
    Uncovered,
}

impl Report<'_> {
    /// Whether the zone's digits would have told what is printed in a cell from another character. `None` when there is
    /// no such cell or one of the two can't stand in a zone.
    ///
    /// The zone is read anew with the other character: a filler may make a number long, or short.
    pub fn would_notice(&self, line: u8, column: u8, instead: char) -> Option<Provable> {
        let layout = self.layout.filter(|_| self.read)?;
        if usize::from(column) >= layout.lines().nth(line.into())? {
            return None;
        }
        let (cell, _) = Span { line, start: column, end: column.checked_add(1)? }.run();
        alphabet::residue_class((*self.cells.get(cell)?).into()).and(alphabet::residue_class(instead))?;
        let mut other = Self { cells: self.cells, placement: self.placement.clone(), ..Self::unread(self.lines) };
        *other.cells.get_mut(cell)? = u8::try_from(instead).ok()?;
        read(&mut other, layout);

        let mut provable = Provable::Uncovered;
        for ((digit, one), (_, other)) in self.digits().zip(other.digits()) {
            let is_in = |span: &Span| {
                let (from, to) = span.run();
                (from..to).contains(&cell)
            };
            match other {
                _ if one != other => return Some(Provable::Yes),
                // A wrong digit for another wrong one.
                Verdict::Refuted { expected: Some(_) } if is_in(&digit.at) => return Some(Provable::Yes),
                Verdict::Verified | Verdict::Refuted { expected: Some(_) }
                    if is_in(&digit.at) || digit.over.iter().any(is_in) =>
                {
                    provable = Provable::SameResidueClass;
                }
                _ => {}
            }
        }
        Some(provable)
    }
}
