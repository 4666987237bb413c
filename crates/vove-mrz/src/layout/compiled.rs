//! What is derived from each layout while compiling.

use super::{COUNT, FieldName, LAYOUTS, Layout, line::LayoutLine};
use crate::cells::Span;

/// A layout with what is derived from it.
pub(crate) struct CompiledLayout {
    pub(crate) layout: &'static Layout,
    /// Its position in [`LAYOUTS`].
    pub(crate) index: usize,
    /// The span of the document code.
    pub(crate) code: Span,
    lines: [LayoutLine; 3],
}

/// One for each layout, in the order of [`LAYOUTS`].
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
}
