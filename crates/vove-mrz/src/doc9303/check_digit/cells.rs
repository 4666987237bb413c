//! Check digits over the cells of a zone, eight cells at a time.
//!
//! One of the three places of the workspace that trade clarity for speed: every zone read or written computes five
//! check digits over some 170 cells. The reference is [`over`](super::over), and the tests compare the two.

use super::WEIGHTS;
use crate::{
    cells::{CELLS, Grid, LINES, STRIDE, Span},
    doc9303::alphabet::{Classes, FILLER},
};

/// Cells taken together, one word.
const CHUNK: usize = 8;
const CHUNKS: usize = CELLS / CHUNK;
/// The even bytes of a word, each in a lane of 16 bits.
const EVEN: u64 = 0x00FF_00FF_00FF_00FF;

/// The weight of each cell in one check digit; 0 for cells that it does not cover.
///
/// The weights of the even and of the odd cells of a chunk lie in lanes of 16 bits, the last cell first: the product
/// with the values of the chunk, which lie the first cell first, has their scalar product in its highest lane.
pub(crate) struct Weights {
    lanes: [[u64; 2]; CHUNKS],
    first: usize,
    after: usize,
}

impl Weights {
    /// The weights of a check digit over some cells, in order.
    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    pub(crate) const fn over(spans: &[Span]) -> Self {
        let mut weights = Self { lanes: [[0; 2]; CHUNKS], first: CHUNKS, after: 0 };
        let (mut span, mut length) = (0, 0);
        while span < spans.len() {
            let (mut cell, end) = spans[span].run();
            while cell < end {
                let (chunk, place) = (cell / CHUNK, cell % CHUNK);
                let weight = WEIGHTS[length % WEIGHTS.len()] as u64;
                weights.lanes[chunk][place % 2] |= weight << (16 * (3 - place / 2));
                if chunk < weights.first {
                    weights.first = chunk;
                }
                if chunk >= weights.after {
                    weights.after = chunk + 1;
                }
                length += 1;
                cell += 1;
            }
            span += 1;
        }
        weights
    }

    /// Whether all covered cells are of one line.
    pub(crate) const fn are_of(&self, line: usize) -> bool {
        self.first >= line * (STRIDE / CHUNK) && self.after <= (line + 1) * (STRIDE / CHUNK)
    }
}

/// The values of cells, ready to be weighted.
pub(crate) struct CellValues {
    words: [u64; CHUNKS],
    /// Whether every cell taken was of the classes allowed for it.
    pub(crate) allowed: bool,
}

impl CellValues {
    /// The values of a grid of fillers.
    pub(crate) const BLANK: Self = Self { words: [0; CHUNKS], allowed: true };

    /// The values of the lines of a grid.
    pub(crate) fn of(grid: &Grid) -> Self {
        let mut values = Self::BLANK;
        let (lines, _) = grid.as_chunks();
        for (line, cells) in lines.iter().enumerate() {
            values.take(line, cells, &[Classes::ANY.0; STRIDE]);
        }
        values
    }

    /// Takes the cells of a line, with the classes allowed for each.
    #[inline(always)]
    pub(crate) fn take(&mut self, line: usize, cells: &[u8; STRIDE], allowed: &[u8; STRIDE]) {
        let mut values = [0; STRIDE];
        let mut violation = 0;
        for ((&cell, value), &allowed) in cells.iter().zip(&mut values).zip(allowed) {
            let mask = |holds: bool| 0u8.wrapping_sub(u8::from(holds));
            let digit = mask(cell.wrapping_sub(b'0') < 10);
            let letter = mask(cell.wrapping_sub(b'A') < 26);
            let class = (digit & Classes::DIGITS.0)
                | (letter & Classes::LETTERS.0)
                | (mask(cell == FILLER) & Classes::FILLER.0);
            violation |= mask(class & allowed == 0);
            *value = (cell & 0x0F & digit) | (cell.wrapping_sub(b'A' - 10) & letter);
        }
        self.allowed &= violation == 0;
        let (lines, _) = self.words.as_chunks_mut::<{ CHUNKS / LINES }>();
        let (chunks, _) = values.as_chunks();
        for (words, &chunk) in lines.get_mut(line).into_iter().flatten().zip(chunks) {
            *words = u64::from_le_bytes(chunk);
        }
    }

    /// The check digit, when all cells are of the alphabet.
    #[inline(always)]
    pub(crate) fn check_digit(&self, weights: &Weights) -> u8 {
        let chunks = weights.first..weights.after;
        let (values, lanes) = (self.words.get(chunks.clone()), weights.lanes.get(chunks));
        let mut sums = 0;
        for (values, [even, odd]) in values.unwrap_or_default().iter().zip(lanes.unwrap_or_default()) {
            // No lane overflows: a chunk adds at most 8 * 35 * 7.
            sums += (values & EVEN).wrapping_mul(*even);
            sums += (values >> 8 & EVEN).wrapping_mul(*odd);
        }
        b'0' + ((sums >> 48) as u32 % 10) as u8
    }

    /// Takes a digit for a cell that held a filler.
    pub(crate) fn set_digit(&mut self, cell: usize, digit: u8) {
        if let Some(word) = self.words.get_mut(cell / CHUNK) {
            *word |= u64::from(digit & 0x0F) << (8 * (cell % CHUNK));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc9303::{alphabet::value, check_digit::over};

    #[test]
    fn the_digit_over_words_is_the_one_over_cells() {
        let mut grid = [FILLER; CELLS];
        for (cell, letter) in grid.iter_mut().zip(b"D23145890734KUXY9<BZ".iter().cycle()) {
            *cell = *letter;
        }
        let values = CellValues::of(&grid);
        for start in 0..20 {
            for end in start..44 {
                let spans = [Span { line: 0, start: 2, end: 9 }, Span { line: 2, start, end }];
                let cells = spans.iter().flat_map(|span| span.of(&grid));
                assert_eq!(Some(values.check_digit(&Weights::over(&spans))), over(cells));
            }
        }
    }

    #[test]
    fn every_character_has_its_class_and_value() {
        for cell in 0..0x80u8 {
            let mut line = [FILLER; STRIDE];
            line[13] = cell;
            let is_of = |classes: Classes| {
                let mut allowed = [Classes::ANY.0; STRIDE];
                allowed[13] = classes.0;
                let mut values = CellValues::BLANK;
                values.take(1, &line, &allowed);
                values.allowed
            };
            assert_eq!(is_of(Classes::DIGITS), cell.is_ascii_digit(), "{cell:#x}");
            assert_eq!(is_of(Classes::LETTERS), cell.is_ascii_uppercase(), "{cell:#x}");
            assert_eq!(is_of(Classes::FILLER), cell == FILLER, "{cell:#x}");
            assert_eq!(is_of(Classes::ANY), value(cell).is_some(), "{cell:#x}");
            let mut values = CellValues::BLANK;
            values.take(1, &line, &[Classes::ANY.0; STRIDE]);
            if value(cell).is_some() {
                assert_eq!(Some(values.check_digit(&Weights::over(&[Span::cell(1, 13)]))), over(&[cell]));
            }
        }
    }

    #[test]
    fn a_digit_set_later_counts() {
        let mut grid = [FILLER; CELLS];
        let mut values = CellValues::of(&grid);
        for (cell, digit) in [(3, b'7'), (50, b'1'), (51, b'9')] {
            grid[cell] = digit;
            values.set_digit(cell, digit);
        }
        let spans = [Span { line: 0, start: 1, end: 6 }, Span { line: 1, start: 0, end: 7 }];
        let cells = spans.iter().flat_map(|span| span.of(&grid));
        assert_eq!(Some(values.check_digit(&Weights::over(&spans))), over(cells));
    }
}
