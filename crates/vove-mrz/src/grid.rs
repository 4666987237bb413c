use crate::{
    alphabet::{FILLER, value},
    layout::Span,
};

/// Cells of a line in the grid; the widest layout has 44.
pub(crate) const STRIDE: usize = 48;
/// Cells of the grid: three lines.
pub(crate) const CELLS: usize = 3 * STRIDE;
/// Cells that are looked at together.
pub(crate) const CHUNK: usize = 8;
pub(crate) const CHUNKS: usize = CELLS / CHUNK;

/// The lines of a zone, each in its stride, filled up with fillers. Every cell is ASCII.
pub(crate) type Grid = [u8; CELLS];

const ONES: u64 = 0x0101_0101_0101_0101;
pub(crate) const HIGH: u64 = 0x8080_8080_8080_8080;
const EVEN: u64 = 0x00FF_00FF_00FF_00FF;

/// What each cell counts in a check digit: 7, 3, 1 or nothing.
///
/// Weights of even and of odd cells of a chunk lie in 16-bit lanes, last cell first: the product with the values of the
/// chunk, laid first cell first, holds their scalar product in its highest lane.
pub(crate) struct Weights {
    lanes: [[u64; 2]; CHUNKS],
    first: usize,
    after: usize,
}

impl Weights {
    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    pub(crate) const fn over(spans: &[Span]) -> Self {
        let mut weights = Self { lanes: [[0; 2]; CHUNKS], first: CHUNKS, after: 0 };
        let (mut span, mut length) = (0, 0);
        while span < spans.len() {
            let (mut cell, end) = spans[span].run();
            while cell < end {
                let (chunk, place) = (cell / CHUNK, cell % CHUNK);
                weights.lanes[chunk][place % 2] |= [7, 3, 1][length % 3] << (16 * (3 - place / 2));
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

    /// Whether cells of a line count.
    pub(crate) const fn covers(&self, line: usize) -> bool {
        self.first < (line + 1) * (STRIDE / CHUNK) && self.after > line * (STRIDE / CHUNK)
    }

    /// The check digit of values, eight a chunk.
    #[inline(always)]
    pub(crate) fn digit(&self, values: &Values) -> u8 {
        let chunks = self.first..self.after;
        let (values, lanes) = (values.get(chunks.clone()), self.lanes.get(chunks));
        let mut lanes_of_sums = 0;
        for (values, [even, odd]) in values.unwrap_or_default().iter().zip(lanes.unwrap_or_default()) {
            // No lane overflows: a chunk adds at most 8 * 35 * 7.
            lanes_of_sums += (values & EVEN).wrapping_mul(*even);
            lanes_of_sums += (values >> 8 & EVEN).wrapping_mul(*odd);
        }
        b'0' + ((lanes_of_sums >> 48) as u32 % 10) as u8
    }
}

/// The values of all cells, eight to a word.
pub(crate) type Values = [u64; CHUNKS];

/// What one look at all cells tells: their values, which are fillers and digits, and whether all are of the alphabet.
pub(crate) struct Sight {
    values: Values,
    fillers: [u64; 3],
    digits: [u64; 3],
    pub(crate) legal: bool,
}

impl Sight {
    /// Nothing seen: fillers all over.
    pub(crate) const BLANK: Self = Self { values: [0; CHUNKS], fillers: [0; 3], digits: [0; 3], legal: true };

    pub(crate) fn of(grid: &Grid, line_count: usize) -> Self {
        let mut sight = Self::BLANK;
        let (lines, _) = grid.as_chunks::<STRIDE>();
        for (line, cells) in lines.iter().enumerate().take(line_count) {
            sight.see(line, cells);
        }
        sight
    }

    /// Looks at the cells of one line.
    #[inline]
    pub(crate) fn see(&mut self, line: usize, cells: &[u8; STRIDE]) {
        let (values, _) = self.values.as_chunks_mut::<{ STRIDE / CHUNK }>();
        let masks = (self.fillers.get_mut(line), self.digits.get_mut(line));
        let (Some(values), (Some(fillers), Some(digits))) = (values.get_mut(line), masks) else { return };
        (*fillers, *digits) = (0, 0);
        let mut legal = HIGH;
        let (chunks, _) = cells.as_chunks::<CHUNK>();
        for (index, (chunk, values)) in chunks.iter().zip(values).enumerate() {
            let word = u64::from_le_bytes(*chunk);
            let filler = within(word, FILLER, FILLER);
            let digit = within(word, b'0', b'9');
            let letter = within(word, b'A', b'Z');
            legal &= filler | digit | letter;
            *fillers |= gather(filler) << (CHUNK * index);
            *digits |= gather(digit) << (CHUNK * index);
            // Four low bits of a digit are its value, five of a letter its value less nine.
            let (digit_bits, letter_bits) = ((digit >> 3) - (digit >> 7), (letter >> 2) - (letter >> 7));
            *values = (word & digit_bits) | ((word & letter_bits) + (letter >> 4) + (letter >> 7));
        }
        self.legal &= legal == HIGH;
    }

    /// The check digit by some weights, of a legal grid.
    pub(crate) fn digit(&self, weights: &Weights) -> u8 {
        weights.digit(&self.values)
    }

    /// Sees a digit where a filler was.
    pub(crate) fn set_digit(&mut self, cell: usize, digit: u8) {
        if let Some(values) = self.values.get_mut(cell / CHUNK) {
            *values |= u64::from(digit & 0x0F) << (8 * (cell % CHUNK));
        }
        if let Some(fillers) = self.fillers.get_mut(cell / STRIDE) {
            *fillers &= !(1 << (cell % STRIDE));
        }
    }

    /// Whether a field holds only fillers.
    pub(crate) fn is_blank(&self, span: Span) -> bool {
        !self.fillers_and_digits(span).0 & ((1 << (span.end - span.start)) - 1) == 0
    }

    /// One bit a cell of a field, from its first: which are fillers, and which are digits.
    pub(crate) fn fillers_and_digits(&self, span: Span) -> (u64, u64) {
        let line = usize::from(span.line);
        let mask = |masks: &[u64; 3]| masks.get(line).copied().unwrap_or_default() >> span.start;
        (mask(&self.fillers), mask(&self.digits))
    }
}

/// One bit a cell of a line of ASCII: which are fillers.
pub(crate) fn fillers(line: &[u8; STRIDE]) -> u64 {
    let (chunks, _) = line.as_chunks::<CHUNK>();
    chunks.iter().rev().fold(0, |fillers, chunk| {
        // A byte below 0x80 keeps its highest bit exactly when it is zero.
        let others = (u64::from_le_bytes(*chunk) ^ (ONES * u64::from(FILLER))) + ONES * 0x7F;
        fillers << CHUNK | gather(!others & HIGH)
    })
}

/// The highest bits of those of eight ASCII characters that lie in a range.
pub(crate) const fn within(word: u64, first: u8, last: u8) -> u64 {
    // Bytes below 0x80: sums stay inside their bytes.
    (word + ONES * (0x80 - first as u64)) & !(word + ONES * (0x7F - last as u64)) & HIGH
}

/// The highest bits of eight bytes as eight bits.
pub(crate) const fn gather(bits: u64) -> u64 {
    (bits >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The check digit over runs of cells one after another; `None` when a cell is not of the alphabet.
pub(crate) fn digit_over(grid: &Grid, runs: impl IntoIterator<Item = (usize, usize)>) -> Option<u8> {
    let cells = runs.into_iter().flat_map(|(from, to)| grid.get(from..to).unwrap_or_default());
    let mut sum = 0;
    for (&cell, weight) in cells.zip([7u32, 3, 1].into_iter().cycle()) {
        sum += u32::from(value(cell)?) * weight;
    }
    Some(b'0' + (sum % 10) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_with_weights_agree_with_the_plain_sum() {
        let mut grid = [FILLER; CELLS];
        for (cell, letter) in grid.iter_mut().zip(b"D23145890734KUXY9<BZ".iter().cycle()) {
            *cell = *letter;
        }
        let sight = Sight::of(&grid, 3);
        for start in 0..20u8 {
            for end in start..44 {
                let spans = [Span { line: 0, start: 2, end: 9 }, Span { line: 2, start, end }];
                let runs = spans.map(Span::run);
                let text = [&grid[2..9], &grid[runs[1].0..runs[1].1]].concat();
                let plain = crate::check_digit(core::str::from_utf8(&text).unwrap()).unwrap();
                assert_eq!(char::from(sight.digit(&Weights::over(&spans))), plain);
                assert_eq!(digit_over(&grid, runs).map(char::from), Some(plain));
            }
        }
    }

    #[test]
    fn every_character_is_seen_for_what_it_is() {
        for cell in 0..0x80u8 {
            let mut grid = [FILLER; CELLS];
            grid[STRIDE + 13] = cell;
            let sight = Sight::of(&grid, 2);
            assert_eq!(sight.legal, value(cell).is_some(), "{cell:#x}");
            let (fillers, digits) = sight.fillers_and_digits(Span { line: 1, start: 10, end: 44 });
            assert_eq!(fillers >> 3 & 1 == 1, cell == FILLER);
            assert_eq!(digits >> 3 & 1 == 1, cell.is_ascii_digit());
            let weights = Weights::over(&[Span { line: 1, start: 13, end: 14 }]);
            if let Some(value) = value(cell) {
                assert_eq!(sight.digit(&weights), b'0' + value * 7 % 10);
            }
        }
    }
}
