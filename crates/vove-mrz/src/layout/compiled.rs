//! Which layout lines fit: one table a layout, made while compiling.

use crate::{
    layout::line::Line,
    layout::{FieldKind, LAYOUTS, Layout, Pattern, is_of_shape},
    parse::fast_path::{Glance, glance},
    report::DIGITS,
    report::status::CheckDigitStatus,
};

macro_rules! plans {
    ($($layout:literal)*) => { [$(Plan::of::<$layout>()),*] };
}

/// One a layout, in the order of [`LAYOUTS`].
pub(crate) static PLANS: [Plan; LAYOUTS.len()] = plans!(0 1 2 3 4 5 6 7 8 9 10 11 12);

/// The plans of layouts whose document codes begin with a character: one bit each, in their order.
pub(crate) fn begun_by(first: u8) -> u64 {
    static BEGUN: [u64; 26] = begun();
    BEGUN.get(usize::from(first.wrapping_sub(b'A'))).copied().unwrap_or_default()
}

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
const fn begun() -> [u64; 26] {
    let mut begun = [0; 26];
    let mut plan = 0;
    while plan < LAYOUTS.len() {
        let mut letter = 0;
        while letter < begun.len() {
            begun[letter] |= ((PLANS[plan].codes.0[letter] != 0) as u64) << plan;
            letter += 1;
        }
        plan += 1;
    }
    begun
}

/// The plans of layouts whose document codes aren't in the first line.
pub(crate) const HEADED_INSIDE: u64 = headed_inside();

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
const fn headed_inside() -> u64 {
    let (mut inside, mut plan) = (0, 0);
    while plan < LAYOUTS.len() {
        inside |= ((PLANS[plan].code.0 > 0) as u64) << plan;
        plan += 1;
    }
    inside
}

/// What tells lines of a layout from those of others.
pub(crate) struct Plan {
    pub(crate) layout: &'static Layout,
    /// The widths of the lines, a byte each.
    shape: u32,
    /// Line and column of the document code.
    code: (usize, usize),
    codes: Pairs,
    pub(crate) lines: [Line; 3],
    pub(crate) glance: Glance,
    /// What a flawless zone's digits say.
    pub(crate) verdicts: [Option<CheckDigitStatus>; DIGITS],
}

/// Pairs of a letter and a character of the zone, one bit a pair.
pub(crate) struct Pairs([u64; 26]);

impl Pairs {
    /// All pairs that fit some pictures.
    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    pub(crate) const fn of(pictures: &[Pattern]) -> Self {
        let mut pairs = Self([0; 26]);
        let mut index = 0;
        while index < pictures.len() {
            assert!(pictures[index].0.len() == 2);
            let (first, second) = (pictures[index].0.as_bytes()[0], pictures[index].0.as_bytes()[1]);
            let mut a = b'A';
            while a <= b'Z' {
                let mut b = b'0';
                while b <= b'Z' {
                    if is_of_shape(a, first) && is_of_shape(b, second) {
                        pairs.0[(a - b'A') as usize] |= 1 << (b - b'0');
                    }
                    b += 1;
                }
                a += 1;
            }
            index += 1;
        }
        pairs
    }

    /// The second characters that go with a first one.
    fn of_first(&self, first: u8) -> u64 {
        self.0.get(usize::from(first.wrapping_sub(b'A'))).copied().unwrap_or_default()
    }

    #[inline]
    pub(crate) fn holds(&self, [first, second]: [u8; 2]) -> bool {
        matches!(second, b'0'..=b'Z') && self.of_first(first) >> (second - b'0') & 1 == 1
    }
}

impl Plan {
    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    const fn of<const LAYOUT: usize>() -> Self {
        let layout = LAYOUTS[LAYOUT];
        let mut plan = Self {
            layout,
            shape: 0,
            code: (0, 0),
            codes: Pairs::of(layout.document_codes),
            lines: [Line::of(layout, 0), Line::of(layout, 1), Line::of(layout, 2)],
            glance: glance::<LAYOUT>(),
            verdicts: [None; DIGITS],
        };
        let mut index = 0;
        while index < layout.widths.len() {
            plan.shape |= (layout.widths[index] as u32) << (8 * index);
            index += 1;
        }
        index = 0;
        while index < layout.fields.len() {
            let span = layout.fields[index].span;
            if matches!(layout.fields[index].kind, FieldKind::DocumentCode) {
                plan.code = (span.line, span.start);
            }
            index += 1;
        }
        index = 0;
        while index < layout.check_digits.len() {
            plan.verdicts[index] = Some(CheckDigitStatus::Verified);
            index += 1;
        }
        plan
    }

    /// The plan of the layout that lines fit exactly.
    pub(crate) fn fitting(lines: &[&str]) -> Option<&'static Self> {
        let shape = shape(lines)?;
        PLANS.iter().find(|plan| plan.shape == shape && plan.opens(lines))
    }

    /// The plan of a layout.
    pub(crate) fn of_layout(layout: &Layout) -> Option<&'static Self> {
        PLANS.iter().find(|plan| plan.layout == layout)
    }

    /// Whether lines hold a document code and an issuer of the layout.
    fn opens(&self, lines: &[&str]) -> bool {
        self.code_of(lines).is_some_and(|code| self.codes.holds(code))
            && (self.layout.issuers.is_empty() || self.layout.opens(lines))
    }

    fn code_of(&self, lines: &[&str]) -> Option<[u8; 2]> {
        let (line, column) = self.code;
        lines.get(line)?.as_bytes().get(column..)?.first_chunk().copied()
    }
}

/// The widths of one to three lines that are no wider than a byte holds, a byte each.
fn shape(lines: &[&str]) -> Option<u32> {
    let possible = lines.len() <= 3 && lines.iter().all(|line| (1..=0xFF).contains(&line.len()));
    possible.then(|| lines.iter().rev().fold(0, |shape, line| shape << 8 | line.len() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_has_its_plan() {
        for (plan, layout) in PLANS.iter().zip(LAYOUTS) {
            assert_eq!(plan.layout, layout);
        }
    }
}
