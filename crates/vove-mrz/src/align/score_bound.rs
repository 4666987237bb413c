use crate::{
    align::input::Ink,
    align::line_alignment::ones,
    align::score::{FITS, most_of},
    align::segment::Strip,
    doc9303::alphabet::FILLER,
    layout::{CheckDigit, FieldKind, FieldName, Layout, LayoutField, Pattern, is_of_shape},
};

/// A line of the input, looked at for the most that it can be worth as a line of a layout: much cheaper than to fit it,
/// and never less than what a fit scores.
pub(crate) struct Chance<'i> {
    cells: &'i [u8],
    /// One bit a cell: where digits stand, where a date may begin, where a state, and where a letter of the sex stands.
    digits: u128,
    dates: u128,
    states: u128,
    sexes: u128,
}

impl<'i> Chance<'i> {
    /// Of cells of the alphabet alone; `None` when there are too many for any line.
    pub(crate) fn of(ink: &'i Ink, start: usize, end: usize) -> Option<Self> {
        let strip = Strip::of(ink, start, end, 0, true)?;
        let inside = (1 << strip.length()) - 1;
        let of = |first, last| inside & !strip.outside([(first, last)]);
        let (digits, letters) = (of(b'0', b'9'), of(b'A', b'Z'));
        let three = |cells: u128| cells & cells >> 1 & cells >> 2;
        Some(Self {
            cells: ink.cells(start, end),
            digits,
            dates: three(digits) & three(digits) >> 3,
            // Germany's `D` may have lost its fillers.
            states: three(letters) | of(b'D', b'D'),
            sexes: of(b'F', b'F') | of(b'M', b'M'),
        })
    }

    /// The most that fits on each line of a layout score.
    pub(crate) fn most(&self, layout: &Layout) -> [i32; 3] {
        let length = self.cells.len();
        let reaches = layout.widths.map(|width| Reach {
            chance: self,
            layout,
            left: width.saturating_sub(length),
            right: length.saturating_sub(width),
        });
        let mut most = [0; 3];
        let mut add = |line: usize, points: &dyn Fn(&Reach<'_>) -> i32| {
            if let (Some(reach), Some(most)) = (reaches.get(line), most.get_mut(line)) {
                *most += points(reach);
            }
        };
        layout.fields.iter().for_each(|field| add(field.span.line, &|reach| reach.field(field)));
        layout.check_digits.iter().for_each(|digit| add(digit.position.line, &|reach| reach.digit(digit)));
        most
    }
}

/// What a column may hold: a cell of the strip at most so far to the left or to the right, or a filler.
struct Reach<'c> {
    chance: &'c Chance<'c>,
    layout: &'c Layout,
    left: usize,
    right: usize,
}

impl Reach<'_> {
    fn field(&self, field: &LayoutField) -> i32 {
        let LayoutField { kind, span, .. } = *field;
        let (start, end) = (span.start, span.end);
        // What is cut out of a field joins what stands on both its sides: then all is possible.
        let whole = self.right == 0;
        match kind {
            FieldKind::DocumentCode if !self.may_be_code(start) => -6,
            FieldKind::State if field.name == FieldName::IssuingState && !self.layout.issuers.is_empty() => {
                if self.may_be_issuer(start) { 8 } else { -8 }
            }
            FieldKind::State if whole && !self.holds(self.chance.states, start) => -3,
            FieldKind::State => 4,
            FieldKind::Date if whole && !self.holds(self.chance.dates, start) => 1,
            FieldKind::Sex if !self.holds(self.chance.sexes, start) => 1,
            FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames
                if whole && self.surely_holds_digit(start, end) =>
            {
                if kind == FieldKind::GivenNames {
                    -3
                } else {
                    -1
                }
            }
            _ => most_of(field),
        }
    }

    fn digit(&self, digit: &CheckDigit) -> i32 {
        let provable = digit.is_of_one_line() && self.holds(self.chance.digits, digit.position.start);
        if provable || digit.overflow.is_some() { FITS } else { 1 }
    }

    fn may_be_code(&self, column: usize) -> bool {
        let begins = |code: &Pattern| {
            let first = code.0.as_bytes().first();
            first.is_some_and(|&first| self.may_hold(column, |cell| is_of_shape(cell, first)))
        };
        self.layout.document_codes.iter().any(begins)
    }

    fn may_be_issuer(&self, column: usize) -> bool {
        let stands = |issuer: &&str| {
            issuer.bytes().zip(column..).all(|(letter, column)| self.may_hold(column, |cell| cell == letter))
        };
        self.layout.issuers.iter().any(stands)
    }

    fn may_hold(&self, column: usize, is: impl Fn(u8) -> bool) -> bool {
        is(FILLER) || self.cells(column).iter().any(|&cell| is(cell))
    }

    /// Those cells of the strip that a column may hold.
    fn cells(&self, column: usize) -> &[u8] {
        let from = column.saturating_sub(self.left);
        let after = (column + self.right + 1).min(self.chance.cells.len());
        self.chance.cells.get(from..after).unwrap_or_default()
    }

    /// Whether any of those cells is marked.
    const fn holds(&self, marks: u128, column: usize) -> bool {
        let from = column.saturating_sub(self.left);
        (marks >> from) as u64 & ones(column + self.right + 1 - from) != 0
    }

    /// Whether a field holds a digit however the strip lies.
    const fn surely_holds_digit(&self, start: usize, end: usize) -> bool {
        (self.chance.digits >> start) as u64 & ones(end.saturating_sub(start + self.left)) != 0
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::{borrow::ToOwned, string::String, vec::Vec};

    use proptest::prelude::*;

    use super::*;
    use crate::{
        align::line_alignment::fit,
        layout::compiled::{PLANS, Plan},
    };

    fn lines() -> Vec<String> {
        let cases: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../../../../fixtures/mrz/cases.json")).expect("cases are JSON");
        let lines = cases.iter().flat_map(|case| case["lines"].as_array().into_iter().flatten());
        lines.filter_map(serde_json::Value::as_str).map(ToOwned::to_owned).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn no_fit_scores_more_than_its_chance(
            line in proptest::sample::select(lines()),
            changes in proptest::collection::vec((0usize..44, 0usize..4, "[A-Z0-9<]{0,3}"), 0..4),
        ) {
            let mut text = line;
            for (start, count, instead) in changes {
                let characters = text.chars().count();
                let (start, end) = (start.min(characters), (start + count).min(characters));
                text = text.chars().take(start).chain(instead.chars()).chain(text.chars().skip(end)).collect();
            }
            let mut ink = Ink::none();
            ink.take(&[&text]);
            let (Some((start, end)), true) = (ink.rows().next(), ink.solid) else { return Ok(()) };
            let (Some(chance), Some(strip)) = (Chance::of(&ink, start, end), Strip::of(&ink, start, end, 0, true)) else {
                return Ok(());
            };
            for Plan { layout, lines, .. } in &PLANS {
                for (line, most) in lines.iter().zip(chance.most(layout)).take(layout.line_count()) {
                    let score = fit(line, &strip).map_or(i32::MIN, |fit| fit.score);
                    prop_assert!(score <= most, "{layout:?} {} {score} {most}", line.index);
                }
            }
        }
    }
}
