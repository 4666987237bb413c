//! The search for the best placement of damaged text.

use crate::{
    align::apply::adopt,
    align::hypothesis::{AGREES, Candidate, Pieces, over_lines},
    align::input::{BLANK, Ink, ROWS},
    align::line_alignment::{Fit, fit},
    align::score_bound::Chance,
    align::segment::Strip,
    layout::Layout,
    layout::compiled::{HEADED_INSIDE, PLANS, Plan, begun_by},
    layout::line::Line,
    parse::widths,
    report::finding::{MrzFinding, MrzFindingCode},
    report::{LayoutChoice, Report},
};

/// The least score of a zone whose layout nobody named.
const ENOUGH: i32 = 12;
/// What the absence of a whole line costs.
const LINE_MISSING: i32 = -6;

/// More than any line scores.
const ANYTHING: i32 = 1000;

/// Places damaged text on the layout told, or on the one that it fits best, and reads it.
#[inline(never)]
pub(crate) fn place(report: &mut Report<'_>, told: Option<&'static Layout>) {
    let mut ink = Ink::none();
    ink.take(report.lines);
    let mut search = Search { ink: &ink, best: None, chances: [const { None }; ROWS] };
    match told {
        Some(layout) => Plan::of_layout(layout).into_iter().for_each(|plan| search.plan(plan)),
        None => {
            let heads = ink.heads();
            let heads = heads.get(..ink.row_count()).unwrap_or_default();
            let begun = heads.iter().fold(0, |begun, &head| begun | begun_by(head));
            let mut plans = begun | HEADED_INSIDE;
            while let Some(plan) = PLANS.get(plans.trailing_zeros() as usize) {
                if begun & plans & plans.wrapping_neg() != 0 || may_hide(plan.layout, &ink) {
                    search.plan(plan);
                }
                plans &= plans - 1;
            }
        }
    }
    match &search.best {
        Some(best) if told.is_some() || best.score >= ENOUGH => {
            report.choice = if told.is_some() { LayoutChoice::Explicit } else { LayoutChoice::BestMatch };
            adopt(report, &ink, best);
        }
        _ => match told {
            Some(layout) => {
                report.layout = told;
                report.choice = LayoutChoice::Explicit;
                widths(report, layout);
            }
            None => report.findings.push(MrzFinding::of_text(MrzFindingCode::UnknownFormat)),
        },
    }
}

/// Whether a document code that isn't in the layout's first line may stand inside lines that are joined.
fn may_hide(layout: &Layout, ink: &Ink) -> bool {
    ink.row_count() < layout.line_count() && holds_head(layout, ink)
}

/// Whether a document code or an issuer of the layout stands anywhere.
fn holds_head(layout: &Layout, ink: &Ink) -> bool {
    // Mostly not even its first letter does.
    let holds = |text: &str, fits: &dyn Fn(&[u8]) -> bool| {
        let Some(&first) = text.as_bytes().first() else { return false };
        let stands = |(start, end)| {
            let cells = ink.cells(start, end);
            let begins = cells.iter().enumerate().filter(|&(_, &cell)| cell == first);
            begins.map(|(at, _)| cells.get(at..at + text.len())).any(|cells| cells.is_some_and(fits))
        };
        ink.holds(first) && ink.rows().any(stands)
    };
    layout.document_codes.iter().any(|code| holds(code.0, &|cells| code.matches_cells(cells)))
        || layout.issuers.iter().any(|issuer| holds(issuer, &|cells| cells == issuer.as_bytes()))
}

/// The most that rows can be worth: each as each line of a layout, and the digits over several lines.
struct Most {
    rows: [[i32; 3]; 3],
    agreement: i32,
}

struct Search<'s> {
    ink: &'s Ink,
    best: Option<Candidate>,
    /// Those of rows that were asked for.
    chances: [Option<Chance<'s>>; ROWS],
}

impl Search<'_> {
    /// Tries every division of the input into lines of a layout.
    fn plan(&mut self, plan: &'static Plan) {
        let count = plan.layout.line_count();
        let mut rows = [(0, 0); ROWS];
        let mut row_count = 0;
        for (slot, row) in rows.iter_mut().zip(self.ink.rows()) {
            *slot = row;
            row_count += 1;
        }
        let Some(rows) = rows.get(..row_count) else { return };
        for (first, window) in rows.windows(count).enumerate() {
            self.orders(plan, window, first);
        }
        let straight = if rows.len() < count { self.orders(plan, rows, 0) } else { None };
        if let ([(start, end)], true) = (rows, count > 1) {
            self.divide(plan, *start, *end, straight);
        } else if let ([(start, _), .., (_, end)], true) = (rows, rows.len() != count) {
            // Lines in pieces: end to end they may be a joined string.
            self.divide(plan, *start, *end, straight);
        }
    }

    /// Rows as the lines of a layout, in their order and, when that reads badly, in every other; missing rows anywhere.
    /// Gives what came of their own order, if that was looked at.
    fn orders(&mut self, plan: &'static Plan, rows: &[(usize, usize)], first: usize) -> Option<(Pieces, bool)> {
        const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [1, 0, 2], [0, 2, 1], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        let count = plan.layout.line_count();
        // Line i takes row order[i]; a row number beyond the rows is a missing line.
        let orders = || ORDERS.iter().filter(|order| order.iter().skip(count).all(|&row| row >= count));
        let mut most = self.best.is_some().then(|| self.most(plan.layout, rows, first));
        if most.as_ref().is_some_and(|most| !orders().any(|order| self.may_win(most, count, order))) {
            return None;
        }
        let mut straight = None;
        for (index, order) in orders().enumerate() {
            if index > 0 {
                let most = most.get_or_insert_with(|| self.most(plan.layout, rows, first));
                if !self.may_win(most, count, order) {
                    continue;
                }
            }
            let mut pieces = [None; 3];
            for (piece, &row) in pieces.iter_mut().zip(order).take(count) {
                *piece = rows.get(row).copied();
            }
            let good = self.consider(plan, pieces);
            if index == 0 {
                straight = Some((pieces, good));
                if good && rows.len() == count {
                    break;
                }
            }
        }
        straight
    }

    /// The most that the rows can be worth as the lines of a layout.
    fn most(&mut self, layout: &Layout, rows: &[(usize, usize)], first: usize) -> Most {
        let mut most = Most { rows: [[LINE_MISSING; 3]; 3], agreement: AGREES * over_lines(layout).count() as i32 };
        let chances = self.chances.get_mut(first..).unwrap_or_default();
        for ((most, &(start, end)), chance) in most.rows.iter_mut().zip(rows).zip(chances) {
            if chance.is_none() && self.ink.solid {
                *chance = Chance::of(self.ink, start, end);
            }
            *most = chance.as_ref().map_or([ANYTHING; 3], |chance| chance.most(layout));
        }
        most
    }

    /// Whether rows in an order can be worth more than the best so far.
    fn may_win(&self, most: &Most, count: usize, order: &[usize; 3]) -> bool {
        let of_line = |(line, &row)| most.rows.get(row).and_then(|lines: &[i32; 3]| lines.get(line)).copied();
        let lines = order.iter().enumerate().take(count).map(|line| of_line(line).unwrap_or(LINE_MISSING));
        self.best.as_ref().is_none_or(|best| lines.sum::<i32>() + most.agreement > best.score)
    }

    /// One string as several lines: at the layout's widths, at blanks, or wherever both parts read best.
    fn divide(&mut self, plan: &'static Plan, start: usize, end: usize, straight: Option<(Pieces, bool)>) {
        let layout = plan.layout;
        let length = end - start;
        let total = layout.cell_count();
        let widths = layout.widths.map(usize::from);
        let [first, second, _] = widths;
        let cuts = |first: usize, second: usize| -> Pieces {
            let (a, b) = (start + first, start + first + second);
            [(a > start).then_some((start, a)), (b > a).then_some((a, b.min(end))), (end > b).then_some((b, end))]
        };
        let last = layout.line_widths().last().unwrap_or_default();
        let at_widths = length == total || (layout.line_count() == 3 && length == total - last);
        if at_widths {
            let pieces = cuts(first, second);
            let known = straight.filter(|(known, _)| *known == pieces);
            if known.map_or_else(|| self.consider(plan, pieces), |(_, good)| good) {
                return;
            }
        }
        let mut pieces = [None; 3];
        let mut words = 0;
        let mut from = None;
        for index in start..=end {
            let blank = index == end || self.ink.cells(index, index + 1) == [BLANK];
            match (from, blank) {
                (None, false) => from = Some(index),
                (Some(begin), true) => {
                    if let Some(piece) = pieces.get_mut(words) {
                        *piece = Some((begin, index));
                    }
                    words += 1;
                    from = None;
                }
                _ => {}
            }
        }
        if words == layout.line_count() && self.consider(plan, pieces) {
            return;
        }
        if length > total + 4 || length + 24 < total {
            return;
        }
        let near = |width: usize, slack: usize| width.saturating_sub(slack)..=width + 1;
        match layout.line_count() {
            2 => {
                for cut in near(first, 16).filter(|&cut| cut > 0 && cut < length) {
                    self.consider(plan, cuts(cut, length - cut));
                }
            }
            3 => {
                for cut in near(first, 4).filter(|&cut| cut < length) {
                    for next in near(second, 4).filter(|&next| cut + next < length) {
                        self.consider(plan, cuts(cut, next));
                    }
                }
            }
            _ => {}
        }
    }

    /// Fits each piece on its line and keeps the whole if it is the best so far. Says whether nothing speaks against it.
    fn consider(&mut self, plan: &'static Plan, pieces: Pieces) -> bool {
        let mut candidate = Candidate { layout: plan.layout, pieces, fits: [None; 3], score: 0 };
        let lines = plan.lines.iter().take_while(|line| line.width > 0);
        for (line, (piece, slot)) in lines.zip(pieces.iter().zip(&mut candidate.fits)) {
            let Some((start, end)) = *piece else {
                candidate.score += LINE_MISSING;
                continue;
            };
            let Some(fit) = self.fit(line, start, end, slot) else { return false };
            candidate.score += fit.score;
        }
        candidate.agree(plan);
        let score = candidate.score;
        let good = candidate.fits.iter().flatten().all(|(_, fit)| fit.flawless || (fit.shapely && score >= ENOUGH));
        if self.best.as_ref().is_none_or(|best| score > best.score) && candidate.fits.iter().any(Option::is_some) {
            self.best = Some(candidate);
        }
        good
    }

    /// The best reading of a piece as one line: blanks inside it may be fillers or strays.
    fn fit<'f>(
        &self,
        line: &'static Line,
        start: usize,
        end: usize,
        best: &'f mut Option<(Strip, Fit)>,
    ) -> Option<&'f Fit> {
        if self.ink.solid {
            let strip = Strip::of(self.ink, start, end, line.width, true)?;
            let (strip, best) = best.insert((strip, Fit::NONE));
            *best = fit(line, strip)?;
            return Some(best);
        }
        let cells = self.ink.cells(start, end);
        let lead = cells.iter().take_while(|&&cell| cell == BLANK).count();
        let trail = cells.iter().rev().take_while(|&&cell| cell == BLANK).count();
        let whole = (start, end, true);
        let trimmed = (start + lead, end - trail, true);
        let without = (start, end, false);
        let inner = cells.len() > lead + trail && self.ink.cells(trimmed.0, trimmed.1).contains(&BLANK);
        let ways =
            [(lead + trail > 0 && end - start <= line.width).then_some(whole), Some(trimmed), inner.then_some(without)];
        for (start, end, keep) in ways.into_iter().flatten() {
            if let Some(strip) = Strip::of(self.ink, start, end, line.width, keep)
                && let Some(fit) = fit(line, &strip)
                && best.as_ref().is_none_or(|(_, best)| fit.score > best.score)
            {
                *best = Some((strip, fit));
            }
        }
        best.as_ref().map(|(_, fit)| fit)
    }
}
