//! The zone of the best hypothesis: its cells, where each came from, and the steps of the normalization.

use super::{
    hypothesis::Hypothesis,
    input::{BLANK, InputRange, NormalizedInput},
    line_alignment::LineAlignment,
    segment::Segment,
};
use crate::{
    cells::{CELLS, Grid, Span},
    doc9303::alphabet::FILLER,
    layout::Layout,
    report::{NormalizationKind as Kind, source_map::SourceMap},
};

/// Text placed on a layout.
pub(crate) struct Placement {
    pub(crate) layout: &'static Layout,
    pub(crate) cells: Grid,
    pub(crate) source_map: SourceMap,
}

impl Placement {
    pub(super) fn of(input: &NormalizedInput, hypothesis: &Hypothesis) -> Self {
        let layout = hypothesis.layout;
        let mut placement = Self { layout, cells: [FILLER; CELLS], source_map: SourceMap::new() };
        placement.add_steps_of_text(input, hypothesis);
        for (line, (width, aligned)) in layout.line_widths().zip(&hypothesis.lines).enumerate() {
            match aligned {
                Some((segment, alignment)) => {
                    placement.add_steps_of_line(line, width, segment, alignment);
                    placement.add_cells(input, line, width, segment, alignment);
                }
                None => {
                    placement.source_map.steps.push(Kind::LineMissing, line, 0, width);
                    placement.source_map.set_missing(Span { line, start: 0, end: width });
                }
            }
        }
        placement
    }

    fn add_steps_of_text(&mut self, input: &NormalizedInput, hypothesis: &Hypothesis) {
        let segments = || hypothesis.lines.iter().flatten().map(|(segment, _)| segment);
        let ranges = || hypothesis.ranges.iter().flatten();
        let is_used = |&&(start, end): &&InputRange| ranges().any(|&(from, to)| from < end && start < to);
        let lines = input.lines();
        let (used, taken) = (lines.iter().filter(is_used).count(), ranges().count());
        let is_read_otherwise = |segment: &Segment| segment.blank_fillers + segment.guillemets > 0;
        self.source_map.has_substitutions =
            input.upper_cased + input.look_alikes > 0 || segments().any(is_read_otherwise);

        let steps = &mut self.source_map.steps;
        steps.push(Kind::UpperCased, 0, 0, input.upper_cased);
        steps.push(Kind::LookalikeReplaced, 0, 0, input.look_alikes);
        steps.push(Kind::LinesSplit, 0, 0, if input.has_line_breaks || used < taken { taken } else { 0 });
        steps.push(Kind::LinesJoined, 0, 0, if used > taken { used } else { 0 });
        steps.push(Kind::LinesIgnored, 0, 0, lines.len() - used + input.ignored_lines);
        let blanks = |range: &InputRange| input.cells(*range).iter().filter(|&&cell| cell == BLANK).count();
        let blanks: usize = lines.iter().filter(is_used).map(blanks).sum();
        let of_lines: usize = segments().map(|segment| segment.blank_fillers + segment.removed_blanks).sum();
        steps.push(Kind::BlankRemoved, 0, 0, blanks.saturating_sub(of_lines) + input.invisible);
        let is_ordered = ranges().is_sorted_by_key(|range| range.0);
        steps.push(Kind::LinesReordered, 0, 0, if is_ordered { 0 } else { taken });
    }

    fn add_steps_of_line(&mut self, line: usize, width: usize, segment: &Segment, alignment: &LineAlignment) {
        let steps = &mut self.source_map.steps;
        steps.push(Kind::BlankAsFiller, line, 0, segment.blank_fillers);
        steps.push(Kind::BlankRemoved, line, 0, segment.removed_blanks);
        steps.push(Kind::GuillemetExpanded, line, 0, segment.guillemets);
        for digit in self.layout.check_digits.iter().filter(|digit| digit.position.line == line) {
            let column = digit.position.start;
            let is_missing = alignment.missing_digits >> column & 1 == 1;
            steps.push(Kind::CheckDigitMissing, line, column, usize::from(is_missing));
        }
        let (place, count) = (alignment.place, alignment.padding.unsigned_abs());
        let kind = match (alignment.padding > 0, place) {
            (true, place) if place == width => Kind::PaddedRight,
            (true, place) if place == count => Kind::PaddedLeft,
            (true, _) => Kind::PaddedInside,
            (false, 0) => Kind::CutLeft,
            (false, place) if place == width => Kind::CutRight,
            (false, _) => Kind::CutInside,
        };
        steps.push(kind, line, place, count);
    }

    fn add_cells(
        &mut self,
        input: &NormalizedInput,
        line: usize,
        width: usize,
        segment: &Segment,
        alignment: &LineAlignment,
    ) {
        let mut filled = 0;
        for run in alignment.runs(width, segment.length()) {
            let range = Span { line, start: run.column, end: run.column + run.count }.range();
            let slots = (self.cells.get_mut(range.clone()), self.source_map.origins.get_mut(range));
            let (Some(cells), Some(origins)) = slots else { break };
            cells.copy_from_slice(segment.cells(run.index, run.count));
            for (origin, &index) in origins.iter_mut().zip(segment.origins(run.index, run.count)) {
                *origin = input.origin(index.into());
            }
            filled |= run.columns();
        }
        let digits = self.layout.check_digits.iter().map(|digit| digit.position);
        for position in digits.filter(|position| position.line == line && filled >> position.start & 1 == 0) {
            self.source_map.set_missing(position);
        }
    }
}
