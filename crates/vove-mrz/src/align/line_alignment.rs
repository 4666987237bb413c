use core::array;

use crate::{
    align::score::{Judge, WRONG},
    align::segment::{SLACK, Strip},
    cells::STRIDE,
    doc9303::alphabet::FILLER,
    layout::line::Line,
};

/// The least that can be a line: more than a document code and an issuer.
const LEAST: usize = 5;
/// More check digits than this are not missing from the middle of one line.
const MISSING_DIGITS: usize = 3;

/// How a strip lies on a line: check digits it lacks, and one place where fillers are put in or left out.
#[derive(Clone, Copy)]
pub(crate) struct Fit {
    /// Columns of check digits that the strip lacks.
    pub(crate) gone: u64,
    /// The column before which fillers were lost (`pad` > 0) or are too many (`pad` < 0).
    pub(crate) place: u8,
    pub(crate) pad: i8,
    pub(crate) score: i32,
    /// Every field reads as what belongs there.
    pub(crate) shapely: bool,
    /// So it does, and no digit speaks against it.
    pub(crate) flawless: bool,
}

/// Cells of a strip that lie side by side on a line.
pub(crate) struct Run {
    pub(crate) column: usize,
    /// The index into the strip of what stands in the column.
    pub(crate) index: usize,
    pub(crate) count: usize,
}

impl Run {
    pub(crate) const fn columns(&self) -> u64 {
        ones(self.column + self.count) & !ones(self.column)
    }
}

impl Fit {
    /// The strip as it is.
    pub(crate) const NONE: Self = Self::new(0, 0, 0);

    const fn new(gone: u64, place: usize, pad: i8) -> Self {
        Self { gone, place: place as u8, pad, score: 0, shapely: false, flawless: false }
    }

    /// What of a strip lies where, left to right. All other cells are fillers.
    pub(crate) fn runs(&self, width: usize, length: usize) -> impl Iterator<Item = Run> + use<> {
        let (place, pad) = (usize::from(self.place), usize::from(self.pad.unsigned_abs()));
        let (added, removed) = if self.pad > 0 { (pad, 0) } else { (0, pad) };
        let holes = self.gone | (ones(place) & !ones(place.saturating_sub(added)));
        let (mut column, mut index) = (0, 0);
        core::iter::from_fn(move || {
            column += (holes >> column).trailing_ones() as usize;
            index += if column == place { removed } else { 0 };
            let hole = column + (holes >> column).trailing_zeros() as usize;
            let end = if removed > 0 && column < place { place } else { hole.min(width) };
            let run = Run { column, index, count: end.checked_sub(column)?.min(length.checked_sub(index)?) };
            (column, index) = (end, index + run.count);
            (run.count > 0).then_some(run)
        })
    }

    /// The cells of a line laid out by the fit, and the columns that the strip fills.
    pub(crate) fn line(&self, strip: &Strip, width: usize) -> ([u8; STRIDE], u64) {
        let (mut line, mut filled) = ([FILLER; STRIDE], 0);
        for run in self.runs(width, strip.length()) {
            if let Some(cells) = line.get_mut(run.column..run.column + run.count) {
                cells.copy_from_slice(strip.run(run.index, run.count).0);
            }
            filled |= run.columns();
        }
        (line, filled)
    }
}

/// The best way to lay a strip on a line of a layout, if there is any.
pub(crate) fn fit(line: &'static Line, strip: &Strip) -> Option<Fit> {
    search(line, strip, WRONG)
}

/// The best way in which nothing speaks against it: rather lacks a check digit than holds one that doesn't fit.
pub(crate) fn flawless_fit(line: &'static Line, strip: &Strip) -> Option<Fit> {
    // Worse than to lack it, and a filler more.
    search(line, strip, WRONG * 3).filter(|fit| fit.flawless)
}

fn search(line: &'static Line, strip: &Strip, wrong: i32) -> Option<Fit> {
    let width = line.width;
    if strip.length() < LEAST || strip.length() > width + SLACK {
        return None;
    }
    let judge = Judge::of(line, strip, wrong);
    let mut search = Search { judge: &judge, best: None, stopgap: None };
    match width.checked_sub(strip.length()) {
        Some(missing @ 1..) => search.short(missing),
        _ => search.long(strip.length() - width),
    }
    search.settle();
    search.best
}

struct Search<'j> {
    judge: &'j Judge<'j>,
    best: Option<Fit>,
    /// The first fit, when telling columns hold what can't stand there: hardly the best, it is judged when it has to be.
    stopgap: Option<Fit>,
}

impl Search<'_> {
    /// A strip as long as the line or longer: only fillers are too many, or one end.
    fn long(&mut self, surplus: usize) {
        let strip = self.judge.strip;
        for place in self.judge.line.places() {
            let (cells, _) = strip.run(place, surplus);
            if place == 0 || place == self.judge.line.width || cells.iter().all(|&cell| cell == FILLER) {
                let strays = self.judge.strays(0) & ones(place) | self.judge.strays_left(surplus) & !ones(place);
                self.consider(Fit::new(0, place, -(surplus as i8)), strays);
            }
            if surplus == 0 {
                break;
            }
        }
    }

    /// A strip shorter than the line: digits are missing, as few as possible, and for the rest fillers.
    fn short(&mut self, missing: usize) {
        let before = array::from_fn(|digits| self.judge.strays(digits));
        for digits in 0..=MISSING_DIGITS.min(missing) {
            let pad = missing - digits;
            let columns = self.judge.line.places().fold(0, |columns, place| columns | padding(place, pad).unwrap_or(0));
            let after = array::from_fn(|digits| self.judge.strays(digits + pad));
            let padding = Padding { pad, columns, before, after };
            self.without(digits, Part { gone: 0, left: u64::MAX, before: 0, after: 0 }, &padding);
            // Two digits that are missing explain enough: a third that doesn't fit is rather wrong.
            if self.has(|fit| fit.flawless || (digits >= 2 && fit.shapely)) {
                break;
            }
        }
    }

    /// Tries every choice of some more digits that are missing, right to left.
    fn without(&mut self, more: usize, part: Part, padding: &Padding) {
        if more == 0 {
            let part = part.down_to(1, 0, padding);
            if self.is_new() || part.before & part.after & !padding.columns == 0 {
                self.padded(part, padding.pad);
            }
            return;
        }
        if !self.is_new() && padding.strays(more) & part.left != 0 {
            return;
        }
        let mut columns = self.judge.line.digit_columns & part.left;
        while columns != 0 {
            let column = columns & columns.wrapping_neg();
            columns ^= column;
            let part = Part { gone: part.gone | column, ..part.down_to(column, more, padding) };
            if part.before & part.after & !padding.columns == 0 {
                self.without(more - 1, part, padding);
            }
        }
    }

    /// Tries every place for lost fillers.
    fn padded(&mut self, part: Part, pad: usize) {
        for place in self.judge.line.places() {
            let Some(columns) = padding(place, pad) else { continue };
            let place = if place == 0 { pad } else { place };
            let strays = part.before & ones(place - pad) | part.after & !ones(place);
            if part.gone & columns == 0 {
                self.consider(Fit::new(part.gone, place, pad as i8), strays);
            }
            if pad == 0 || (self.judge.line.digit_columns == 0 && self.has(|fit| fit.flawless)) {
                break;
            }
        }
    }

    const fn is_new(&self) -> bool {
        self.best.is_none() && self.stopgap.is_none()
    }

    /// Keeps a fit that is better than the best so far. Those with strays aren't even tried, but for the first of all.
    fn consider(&mut self, mut fit: Fit, strays: u64) {
        if strays != 0 {
            if self.is_new() {
                self.stopgap = Some(fit);
            }
            return;
        }
        let least = self.best.map_or(i32::MIN, |best| best.score);
        if self.judge.score(&mut fit, least).is_some() && self.best.is_none_or(|best| fit.score > best.score) {
            self.best = Some(fit);
        }
    }

    /// Whether the best so far is of a kind.
    fn has(&mut self, kind: impl Fn(&Fit) -> bool) -> bool {
        if self.best.as_ref().is_some_and(&kind) {
            self.settle();
        }
        self.best.as_ref().is_some_and(kind)
    }

    /// Judges the first fit, should it have been put off: being the first, it wins a tie.
    fn settle(&mut self) {
        let Some(mut fit) = self.stopgap.take() else { return };
        let least = self.best.map_or(i32::MIN, |best| best.score - 1);
        if self.judge.most(&fit) > least && self.judge.score(&mut fit, least).is_some() && fit.score > least {
            self.best = Some(fit);
        }
    }
}

/// A line laid from its end to a column.
#[derive(Clone, Copy)]
struct Part {
    /// The digits that are missing.
    gone: u64,
    /// The columns left to lay.
    left: u64,
    /// The telling columns that hold what can't stand there, if they lie before the lost fillers, and if after.
    before: u64,
    after: u64,
}

/// Lost fillers that are looked for: how many, and all columns where they may lie.
struct Padding {
    pad: usize,
    columns: u64,
    /// The telling columns that hold what can't stand there before and after them, by the digits missing to their left.
    before: [u64; MISSING_DIGITS + 1],
    after: [u64; MISSING_DIGITS + 1],
}

impl Padding {
    /// The telling columns that hold what can't stand there, whichever number of digits is missing, up to a number.
    fn strays(&self, digits: usize) -> u64 {
        let strays = self.before.iter().take(digits + 1).zip(&self.after);
        strays.fold(!self.columns, |strays, (before, after)| strays & before & after)
    }
}

impl Part {
    /// Lays the line down to a column, with so many digits missing from there on to the left.
    fn down_to(self, column: u64, missing: usize, padding: &Padding) -> Self {
        let laid = self.left & column.wrapping_neg();
        let strays = |by_missing: &[u64]| by_missing.get(missing).copied().unwrap_or_default() & laid;
        Self {
            gone: self.gone,
            left: self.left & !laid,
            before: self.before | strays(&padding.before),
            after: self.after | strays(&padding.after),
        }
    }
}

/// The columns of fillers lost before a place; 0 stands for the beginning of the line. `None` when there is no room.
fn padding(place: usize, pad: usize) -> Option<u64> {
    let end = if place == 0 { pad } else { place };
    end.checked_sub(pad).map(|start| ones(end) & !ones(start))
}

/// So many of the lowest bits.
pub(crate) const fn ones(count: usize) -> u64 {
    (1 << count) - 1
}
