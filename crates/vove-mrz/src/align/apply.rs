//! The placement that was chosen, put into a report: its cells, and the name of everything that was done.

use crate::{
    align::hypothesis::Candidate,
    align::input::{BLANK, Ink},
    align::line_alignment::Fit,
    align::segment::Strip,
    cells::STRIDE,
    layout::Layout,
    parse::fields::read,
    parse::widths,
    report::Report,
    report::normalization::NormalizationKind as Kind,
    report::source_map::Placement,
};

/// Puts the best candidate into the report's grid, names what was done, and reads.
pub(crate) fn adopt(report: &mut Report<'_>, ink: &Ink, best: &Candidate) {
    let layout = best.layout;
    let mut placement = Placement::new();
    let strips = || best.fits.iter().flatten().map(|(strip, _)| strip);
    placement.rewritten =
        ink.upper_cased + ink.look_alikes > 0 || strips().any(|strip| strip.blanks + strip.guillemets > 0);
    let done = &mut placement.steps;
    done.push(Kind::UpperCased, 0, 0, ink.upper_cased);
    done.push(Kind::LookalikeReplaced, 0, 0, ink.look_alikes);
    let pieces = || best.pieces.iter().flatten();
    let rows_used = ink.rows().filter(|&(start, end)| pieces().any(|&(a, b)| a < end && start < b)).count();
    let lines_used = pieces().count();
    done.push(Kind::LinesSplit, 0, 0, if ink.split || rows_used < lines_used { lines_used } else { 0 });
    done.push(Kind::LinesJoined, 0, 0, if rows_used > lines_used { rows_used } else { 0 });
    done.push(Kind::LinesIgnored, 0, 0, ink.row_count() - rows_used + ink.ignored);
    if !ink.solid {
        let used = |&(start, end): &(usize, usize)| pieces().any(|&(a, b)| a < end && start < b);
        let blank = |(start, end): (usize, usize)| ink.cells(start, end).iter().filter(|&&cell| cell == BLANK).count();
        let kept: usize = strips().map(|strip| strip.blanks + strip.removed).sum();
        let blanks: usize = ink.rows().filter(used).map(blank).sum();
        done.push(Kind::BlankRemoved, 0, 0, blanks.saturating_sub(kept) + ink.unseen);
    }
    let reordered = !pieces().is_sorted_by_key(|piece| piece.0);
    done.push(Kind::LinesReordered, 0, 0, if reordered { lines_used } else { 0 });

    for (line, (width, fitted)) in layout.line_widths().zip(&best.fits).enumerate() {
        match fitted {
            None => {
                placement.steps.push(Kind::LineMissing, line, 0, width);
                placement.lose(line, 0, width);
            }
            Some((strip, fit)) => {
                name_steps(&mut placement, layout, line, width, strip, fit);
                let mut filled = 0;
                for run in fit.runs(width, strip.length()) {
                    let cell = line * STRIDE + run.column;
                    let (cells, origins) = strip.run(run.index, run.count);
                    let end = cell + run.count;
                    let slots = (report.cells.get_mut(cell..end), placement.origin.get_mut(cell..end));
                    let (Some(slots), Some(places)) = slots else { break };
                    slots.copy_from_slice(cells);
                    if ink.solid {
                        let origins = ink.origins_from(strip.start + run.index);
                        places.iter_mut().zip(origins).for_each(|(place, &origin)| *place = origin);
                    } else {
                        places.iter_mut().zip(origins).for_each(|(place, &index)| *place = ink.origin(index));
                    }
                    filled |= run.columns();
                }
                let digits = layout.check_digits.iter().filter(|digit| digit.position.line == line);
                for column in digits.map(|digit| digit.position.start).filter(|column| filled >> column & 1 == 0) {
                    placement.lose(line, column, 1);
                }
            }
        }
    }
    report.placement = Some(placement);
    widths(report, layout);
    read(report, layout);
}

fn name_steps(placement: &mut Placement, layout: &Layout, line: usize, width: usize, strip: &Strip, fit: &Fit) {
    let done = &mut placement.steps;
    done.push(Kind::BlankAsFiller, line, 0, strip.blanks);
    done.push(Kind::BlankRemoved, line, 0, strip.removed);
    done.push(Kind::GuillemetExpanded, line, 0, strip.guillemets);
    for digit in layout.check_digits.iter().filter(|digit| digit.position.line == line) {
        let column = digit.position.start;
        done.push(Kind::CheckDigitMissing, line, column, usize::from(fit.gone >> column & 1 == 1));
    }
    let (place, count) = (usize::from(fit.place), usize::from(fit.pad.unsigned_abs()));
    let kind = match (fit.pad > 0, place) {
        (true, place) if place == width => Kind::PaddedRight,
        (true, place) if place == count => Kind::PaddedLeft,
        (true, _) => Kind::PaddedInside,
        (false, 0) => Kind::CutLeft,
        (false, place) if place == width => Kind::CutRight,
        (false, _) => Kind::CutInside,
    };
    done.push(kind, line, place, count);
}
