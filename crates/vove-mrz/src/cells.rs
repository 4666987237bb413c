use crate::doc9303::alphabet::{FILLER, value};

/// Cells of a line in the grid; the widest layout has 44.
pub(crate) const STRIDE: usize = 48;
/// Cells of the grid: three lines.
pub(crate) const CELLS: usize = 3 * STRIDE;
/// Cells that are looked at together.
pub(crate) const CHUNK: usize = 8;
const CHUNKS: usize = CELLS / CHUNK;

/// Cells of one line: 0-based, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Span {
    /// Line, 0-based.
    pub line: usize,
    /// First column.
    pub start: usize,
    /// Column after the last.
    pub end: usize,
}

impl Span {
    /// First and after-last cell in the grid.
    pub(crate) const fn run(self) -> (usize, usize) {
        (self.line * STRIDE + self.start, self.line * STRIDE + self.end)
    }
}

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

    /// Whether only cells of a line count.
    pub(crate) const fn are_of(&self, line: usize) -> bool {
        self.first >= line * (STRIDE / CHUNK) && self.after <= (line + 1) * (STRIDE / CHUNK)
    }

    #[inline(always)]
    fn digit(&self, values: &[u64; CHUNKS]) -> u8 {
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

/// Kinds of characters, one bit each.
pub(crate) const DIGIT: u8 = 1;
pub(crate) const LETTER: u8 = 2;
pub(crate) const FILLERS: u8 = 4;
/// The whole alphabet.
pub(crate) const ANY: u8 = DIGIT | LETTER | FILLERS;

/// The values of cells, ready to be weighed.
pub(crate) struct Values {
    words: [u64; CHUNKS],
    /// Whether all cells were of the kinds expected.
    pub(crate) legal: bool,
}

impl Values {
    /// Of fillers all over.
    pub(crate) const NONE: Self = Self { words: [0; CHUNKS], legal: true };

    pub(crate) fn of(grid: &Grid, line_count: usize) -> Self {
        let mut values = Self::NONE;
        let (lines, _) = grid.as_chunks();
        for (line, cells) in lines.iter().enumerate().take(line_count) {
            values.see(line, cells, &[ANY; STRIDE]);
        }
        values
    }

    /// Takes the values of a line's cells, each of which is of some kinds.
    #[inline(always)]
    pub(crate) fn see(&mut self, line: usize, cells: &[u8; STRIDE], kinds: &[u8; STRIDE]) {
        let mut values = [0; STRIDE];
        let mut odd = 0;
        for ((&cell, value), &kinds) in cells.iter().zip(&mut values).zip(kinds) {
            let mask = |holds: bool| 0u8.wrapping_sub(u8::from(holds));
            let digit = mask(cell.wrapping_sub(b'0') < 10);
            let letter = mask(cell.wrapping_sub(b'A') < 26);
            let kind = (digit & DIGIT) | (letter & LETTER) | (mask(cell == FILLER) & FILLERS);
            odd |= mask(kind & kinds == 0);
            *value = (cell & 0x0F & digit) | (cell.wrapping_sub(b'A' - 10) & letter);
        }
        self.legal &= odd == 0;
        let (lines, _) = self.words.as_chunks_mut::<{ STRIDE / CHUNK }>();
        let (chunks, _) = values.as_chunks();
        for (words, &chunk) in lines.get_mut(line).into_iter().flatten().zip(chunks) {
            *words = u64::from_le_bytes(chunk);
        }
    }

    /// The check digit by some weights, of legal cells.
    #[inline(always)]
    pub(crate) fn digit(&self, weights: &Weights) -> u8 {
        weights.digit(&self.words)
    }

    /// Takes a digit for a cell that held a filler.
    pub(crate) fn set_digit(&mut self, cell: usize, digit: u8) {
        if let Some(word) = self.words.get_mut(cell / CHUNK) {
            *word |= u64::from(digit & 0x0F) << (8 * (cell % CHUNK));
        }
    }
}

/// One bit a cell of a line of ASCII: which are fillers.
#[inline(always)]
pub(crate) fn fillers(line: &[u8; STRIDE]) -> u64 {
    // A byte below 0x80 keeps its highest bit exactly when it is zero.
    gathered(line, |word| !((word ^ (ONES * u64::from(FILLER))) + ONES * 0x7F) & HIGH)
}

/// One bit a cell of a line of ASCII: which are digits.
pub(crate) fn digits(line: &[u8; STRIDE]) -> u64 {
    gathered(line, |word| within(word, b'0', b'9'))
}

#[inline(always)]
fn gathered(line: &[u8; STRIDE], bits: impl Fn(u64) -> u64) -> u64 {
    let (chunks, _) = line.as_chunks::<CHUNK>();
    chunks.iter().rev().fold(0, |marks, &chunk| marks << CHUNK | gather(bits(u64::from_le_bytes(chunk))))
}

/// Whether a field holds only fillers.
pub(crate) fn is_blank(grid: &Grid, span: Span) -> bool {
    let (from, to) = span.run();
    grid.get(from..to).is_some_and(|cells| cells.iter().all(|&cell| cell == FILLER))
}

/// Whether a text is of the alphabet alone.
pub(crate) fn is_legal(text: &[u8]) -> bool {
    let of_zone = |cells: &[u8; CHUNK]| {
        let word = u64::from_le_bytes(*cells);
        let kinds = || within(word, FILLER, FILLER) | within(word, b'0', b'9') | within(word, b'A', b'Z');
        word & HIGH == 0 && kinds() == HIGH
    };
    match text.last_chunk() {
        Some(last) => text.as_chunks().0.iter().all(of_zone) && of_zone(last),
        None => text.iter().all(|&cell| value(cell).is_some()),
    }
}

/// Whether eight characters are digits.
pub(crate) const fn are_digits(cells: [u8; CHUNK]) -> bool {
    let word = u64::from_le_bytes(cells);
    word & HIGH == 0 && within(word, b'0', b'9') == HIGH
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
        let values = Values::of(&grid, 3);
        for start in 0..20 {
            for end in start..44 {
                let spans = [Span { line: 0, start: 2, end: 9 }, Span { line: 2, start, end }];
                let runs = spans.map(Span::run);
                let text = [&grid[2..9], &grid[runs[1].0..runs[1].1]].concat();
                let plain = crate::check_digit(core::str::from_utf8(&text).unwrap()).unwrap();
                assert_eq!(char::from(values.digit(&Weights::over(&spans))), plain);
                assert_eq!(digit_over(&grid, runs).map(char::from), Some(plain));
            }
        }
    }

    #[test]
    fn one_character_outside_the_alphabet_is_noticed_anywhere() {
        for length in 0..20 {
            assert!(is_legal(&b"AZ09<AZ09<AZ09<AZ09<"[..length]));
            for place in 0..length {
                for cell in 0..=u8::MAX {
                    let mut text = *b"AZ09<AZ09<AZ09<AZ09<";
                    text[place] = cell;
                    assert_eq!(is_legal(&text[..length]), value(cell).is_some());
                }
            }
        }
    }

    #[test]
    fn every_character_is_seen_for_what_it_is() {
        for cell in 0..0x80u8 {
            let mut line = [FILLER; STRIDE];
            line[13] = cell;
            assert_eq!(fillers(&line) >> 13 & 1 == 1, cell == FILLER);
            assert_eq!(digits(&line) == 1 << 13, cell.is_ascii_digit());
            let legal = |kind| {
                let mut kinds = [ANY; STRIDE];
                kinds[13] = kind;
                let mut values = Values::NONE;
                values.see(1, &line, &kinds);
                values.legal
            };
            let kinds = [DIGIT, LETTER, FILLERS, ANY].map(legal);
            let is_of = [cell.is_ascii_digit(), cell.is_ascii_uppercase(), cell == FILLER, value(cell).is_some()];
            assert_eq!(kinds, is_of, "{cell:#x}");
            let mut values = Values::NONE;
            values.see(1, &line, &[ANY; STRIDE]);
            let weights = Weights::over(&[Span { line: 1, start: 13, end: 14 }]);
            if let Some(value) = value(cell) {
                assert_eq!(values.digit(&weights), b'0' + value * 7 % 10);
            }
        }
    }
}
