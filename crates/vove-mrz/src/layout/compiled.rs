//! What is derived of each layout while compiling, and the recognition of a layout by it.

use super::{COUNT, FieldName, LAYOUTS, Layout, line::LayoutLine};
use crate::cells::Span;

/// A layout with what is derived of it.
pub(crate) struct CompiledLayout {
    pub(crate) layout: &'static Layout,
    /// Its place in [`LAYOUTS`].
    pub(crate) index: usize,
    /// Where the document code stands.
    pub(crate) code: Span,
    lines: [LayoutLine; 3],
}

/// One a layout, in the order of [`LAYOUTS`].
#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
pub(crate) static COMPILED: [CompiledLayout; COUNT] = {
    let mut compiled = [const { CompiledLayout::new(0) }; COUNT];
    let mut index = 1;
    while index < COUNT {
        compiled[index] = CompiledLayout::new(index);
        index += 1;
    }
    compiled
};

impl CompiledLayout {
    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    const fn new(index: usize) -> Self {
        let layout = LAYOUTS[index];
        let mut code = Span { line: 0, start: 0, end: 0 };
        let mut next = 0;
        while next < layout.fields.len() {
            if matches!(layout.fields[next].name, FieldName::DocumentCode) {
                code = layout.fields[next].span;
            }
            next += 1;
        }
        Self {
            layout,
            index,
            code,
            lines: [LayoutLine::of(layout, 0), LayoutLine::of(layout, 1), LayoutLine::of(layout, 2)],
        }
    }

    /// The lines that the layout has.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &LayoutLine> {
        self.lines.iter().take_while(|line| line.width > 0)
    }

    /// The compiled form of a layout.
    pub(crate) fn of(layout: &Layout) -> Option<&'static Self> {
        COMPILED.iter().find(|compiled| compiled.layout == layout)
    }

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
