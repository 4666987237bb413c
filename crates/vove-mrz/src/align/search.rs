//! The search for the best hypothesis: every layout that the text may be, and every way to divide the text into its
//! lines.

use super::{
    hypothesis::{Hypothesis, LineRanges},
    input::{BLANK, InputRange, NormalizedInput},
    line_alignment::LineAlignment,
    line_search::align,
    placement::Placement,
    segment::Segment,
};
use crate::{
    cells::LINES,
    layout::{
        Layout,
        compiled::{COMPILED, CompiledLayout},
        line::LayoutLine,
    },
};

/// The lowest score of a hypothesis that is accepted when the caller named no layout.
const MIN_SCORE: i32 = 12;
/// The score of a missing line.
const LINE_MISSING: i32 = -6;
/// Alignments that are remembered: those of three lines in every order.
const REMEMBERED: usize = LINES * LINES;

type AlignedSegment = (Segment, LineAlignment);

/// Places text on a layout, or on the one that it fits best; `None` when it fits none.
#[inline(never)]
pub(crate) fn place(lines: &[&str], layout: Option<&'static Layout>) -> Option<Placement> {
    let input = NormalizedInput::new(lines);
    let mut search = Search { input: &input, best: None, latest: [const { None }; REMEMBERED], next: 0 };
    match layout {
        Some(layout) => search.try_layout(CompiledLayout::of(layout)?),
        None => {
            COMPILED.iter().filter(|compiled| may_be(compiled, &input)).for_each(|compiled| search.try_layout(compiled))
        }
    }
    let best = search.best.filter(|best| layout.is_some() || best.score >= MIN_SCORE)?;
    Some(Placement::of(&input, &best))
}

/// Whether a line begins as a document code of a layout does, or its document code may be within joined lines.
fn may_be(compiled: &CompiledLayout, input: &NormalizedInput) -> bool {
    let layout = compiled.layout;
    input.first_characters().any(|first| layout.takes_code_beginning(first))
        || (compiled.code.line > 0 && input.lines().len() < layout.line_count() && contains_code(layout, input))
}

/// Whether a document code or an issuer of a layout stands anywhere.
fn contains_code(layout: &Layout, input: &NormalizedInput) -> bool {
    let contains = |length: usize, matches: &dyn Fn(&[u8]) -> bool| {
        input.lines().iter().any(|&line| input.cells(line).windows(length).any(matches))
    };
    layout.document_codes.iter().any(|code| contains(code.0.len(), &|cells| code.matches_cells(cells)))
        || layout.issuers.iter().any(|issuer| contains(issuer.len(), &|cells| cells == issuer.as_bytes()))
}

struct Search<'i> {
    input: &'i NormalizedInput,
    best: Option<Hypothesis>,
    /// The latest alignments with the lines of the layout that is tried: its line, the range, and the alignment.
    latest: [Option<(usize, InputRange, Option<AlignedSegment>)>; REMEMBERED],
    next: usize,
}

impl Search<'_> {
    /// Tries every way to divide the input into the lines of a layout.
    fn try_layout(&mut self, compiled: &'static CompiledLayout) {
        let (lines, count) = (self.input.lines(), compiled.layout.line_count());
        self.latest = [const { None }; REMEMBERED];
        for window in lines.windows(count) {
            self.try_orders(compiled, window);
        }
        let in_order = if lines.len() < count { self.try_orders(compiled, lines) } else { None };
        let (Some(&(start, _)), Some(&(_, end))) = (lines.first(), lines.last()) else { return };
        // Lines in pieces may be one string in pieces.
        if (lines.len() == 1 && count > 1) || (lines.len() > 1 && lines.len() != count) {
            self.try_divisions(compiled, (start, end), in_order);
        }
    }

    /// Tries input lines as the lines of a layout: in their order and, when that reads badly, in every other; lines
    /// that are missing may be any. Gives the ranges in their own order and whether they read well.
    fn try_orders(&mut self, compiled: &'static CompiledLayout, lines: &[InputRange]) -> Option<(LineRanges, bool)> {
        /// The input line for each line of the layout; a number beyond them stands for a missing line.
        const ORDERS: [[usize; LINES]; 6] = [[0, 1, 2], [1, 0, 2], [0, 2, 1], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        let count = compiled.layout.line_count();
        let mut in_order = None;
        for order in ORDERS.iter().filter(|order| order.iter().skip(count).all(|&line| line >= count)) {
            let mut ranges = [None; LINES];
            for (range, &line) in ranges.iter_mut().zip(order).take(count) {
                *range = lines.get(line).copied();
            }
            let is_good = self.consider(compiled, ranges);
            if in_order.is_none() {
                in_order = Some((ranges, is_good));
                if is_good && lines.len() == count {
                    break;
                }
            }
        }
        in_order
    }

    /// Tries one string as several lines: divided at the layout's widths, at spaces, or wherever both parts read best.
    fn try_divisions(
        &mut self,
        compiled: &'static CompiledLayout,
        (start, end): InputRange,
        in_order: Option<(LineRanges, bool)>,
    ) {
        let layout = compiled.layout;
        let (length, total, count) = (end - start, layout.cell_count(), layout.line_count());
        let [first_width, second_width, _] = layout.widths;
        let divided = |first: usize, second: usize| -> LineRanges {
            let (a, b) = (start + first, start + first + second);
            [(a > start).then_some((start, a)), (b > a).then_some((a, b.min(end))), (end > b).then_some((b, end))]
        };
        let last_width = layout.line_widths().last().unwrap_or_default();
        if length == total || (count == 3 && length == total - last_width) {
            let ranges = divided(first_width, second_width);
            let known = in_order.filter(|(known, _)| *known == ranges);
            if known.map_or_else(|| self.consider(compiled, ranges), |(_, is_good)| is_good) {
                return;
            }
        }
        if let Some(words) = self.words((start, end), count)
            && self.consider(compiled, words)
        {
            return;
        }
        if length > total + 4 || length + 24 < total {
            return;
        }
        let near = |width: usize, slack: usize| width.saturating_sub(slack)..=width + 1;
        match count {
            2 => {
                for first in near(first_width, 16).filter(|&first| first > 0 && first < length) {
                    self.consider(compiled, divided(first, length - first));
                }
            }
            3 => {
                for first in near(first_width, 4).filter(|&first| first < length) {
                    for second in near(second_width, 4).filter(|&second| first + second < length) {
                        self.consider(compiled, divided(first, second));
                    }
                }
            }
            _ => {}
        }
    }

    /// The parts of a range between spaces, if they are as many as wanted.
    fn words(&self, (start, end): InputRange, count: usize) -> Option<LineRanges> {
        let mut ranges = [None; LINES];
        let mut found = 0;
        let mut from = start;
        for part in self.input.cells((start, end)).split(|&cell| cell == BLANK) {
            let to = from + part.len();
            if !part.is_empty() {
                if let Some(range) = ranges.get_mut(found) {
                    *range = Some((from, to));
                }
                found += 1;
            }
            from = to + 1;
        }
        (found == count).then_some(ranges)
    }

    /// Aligns each range with its line and keeps the hypothesis if it is the best so far. Says whether nothing
    /// contradicts it.
    fn consider(&mut self, compiled: &'static CompiledLayout, ranges: LineRanges) -> bool {
        let mut hypothesis = Hypothesis { layout: compiled.layout, ranges, lines: [const { None }; LINES], score: 0 };
        for (line, (range, aligned)) in compiled.lines().zip(ranges.into_iter().zip(&mut hypothesis.lines)) {
            match range {
                None => hypothesis.score += LINE_MISSING,
                Some(range) => {
                    *aligned = self.align_once(line, range);
                    let Some((_, alignment)) = aligned else { return false };
                    hypothesis.score += alignment.score;
                }
            }
        }
        hypothesis.score_composites(compiled);
        let is_enough = hypothesis.score >= MIN_SCORE;
        let mut alignments = hypothesis.lines.iter().flatten().map(|(_, alignment)| alignment);
        let is_good = alignments.all(|alignment| alignment.is_flawless || (alignment.fields_match && is_enough));
        if self.best.as_ref().is_none_or(|best| hypothesis.score > best.score)
            && hypothesis.lines.iter().any(Option::is_some)
        {
            self.best = Some(hypothesis);
        }
        is_good
    }

    /// The best alignment of a range with a line, remembered: orders and divisions repeat them.
    fn align_once(&mut self, line: &'static LayoutLine, range: InputRange) -> Option<AlignedSegment> {
        let mut latest = self.latest.iter().flatten();
        if let Some((_, _, aligned)) = latest.find(|(index, known, _)| (*index, *known) == (line.index, range)) {
            return *aligned;
        }
        let aligned = self.align(line, range);
        if let Some(slot) = self.latest.get_mut(self.next % REMEMBERED) {
            *slot = Some((line.index, range, aligned));
            self.next += 1;
        }
        aligned
    }

    /// The best alignment of a range with a line. Spaces within it may be fillers or have to be left out.
    fn align(&self, line: &'static LayoutLine, (start, end): InputRange) -> Option<(Segment, LineAlignment)> {
        let aligned = |range, keep_blanks| {
            let segment = Segment::new(self.input, range, line.width, keep_blanks)?;
            align(line, &segment).map(|alignment| (segment, alignment))
        };
        if self.input.is_clean {
            return aligned((start, end), true);
        }
        let cells = self.input.cells((start, end));
        let leading = cells.iter().take_while(|&&cell| cell == BLANK).count();
        let trailing = cells.iter().rev().take_while(|&&cell| cell == BLANK).count();
        let mut best: Option<(Segment, LineAlignment)> = None;
        let mut consider = |range, keep_blanks| {
            if let Some(aligned) = aligned(range, keep_blanks)
                && best.as_ref().is_none_or(|(_, best)| aligned.1.score > best.score)
            {
                best = Some(aligned);
            }
        };
        if leading + trailing > 0 && end - start <= line.width {
            consider((start, end), true);
        }
        let trimmed = (start + leading, end - trailing);
        consider(trimmed, true);
        if cells.len() > leading + trailing && self.input.cells(trimmed).contains(&BLANK) {
            consider((start, end), false);
        }
        best
    }
}
