//! Recognition of the layout of lines that fit one exactly.

use super::{
    FieldName,
    compiled::{COMPILED, CompiledLayout},
};
use crate::cells::Span;

impl CompiledLayout {
    /// The layout that lines fit by number, widths, document code and issuer: one that is bound to issuers, else the
    /// first. Widths are compared with a length of the lines.
    pub(crate) fn recognize(lines: &[&str], length: impl Fn(&str) -> usize) -> Option<&'static Self> {
        let mut widths = [0; 3];
        if lines.len() > widths.len() {
            return None;
        }
        widths.iter_mut().zip(lines).for_each(|(width, line)| *width = length(line));
        let fitting = COMPILED.iter().filter(|compiled| compiled.layout.widths == widths && compiled.opens(lines));
        fitting.reduce(|one, other| if one.is_general() && !other.is_general() { other } else { one })
    }

    /// Whether it is not bound to issuers.
    const fn is_general(&self) -> bool {
        self.layout.issuers.is_empty()
    }

    /// Whether lines hold a document code and an issuer of the layout.
    fn opens(&self, lines: &[&str]) -> bool {
        let cells = |span: Span| lines.get(span.line).and_then(|line| line.as_bytes().get(span.start..span.end));
        let issuer = || self.layout.field(FieldName::IssuingState).and_then(|field| cells(field.span));
        cells(self.code).is_some_and(|code| self.layout.takes_code(code))
            && (self.is_general() || issuer().is_some_and(|issuer| self.layout.takes_issuer(issuer)))
    }
}
