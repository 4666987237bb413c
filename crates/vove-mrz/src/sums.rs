use crate::alphabet::{FILLER, value};

/// Cells of the largest grid (TD1, three lines of 30).
pub(crate) const CELLS: usize = 90;

/// Prefix sums over a grid that answer every question about a run of cells in constant time.
///
/// Each word packs, of all cells before an index: the values by phase (index modulo three, 12 bits each) and the numbers
/// of fillers, digits and characters outside the alphabet (8 bits each). The weights of any check digit are a rotation
/// of 7, 3, 1 over the three phases, so all digits of a zone cost one pass.
pub(crate) struct Sums([u64; CELLS + 1]);

/// The same, of one run.
#[derive(Clone, Copy)]
pub(crate) struct Tally(u64);

const FILLERS: u32 = 36;
const DIGITS: u32 = 44;
const ILLEGAL: u32 = 52;

const WORDS: [[u64; 256]; 3] = [words(0), words(12), words(24)];

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
const fn words(shift: u32) -> [u64; 256] {
    let mut words = [1 << ILLEGAL; 256];
    let mut cell = 0u8;
    while cell < 128 {
        if let Some(value) = value(cell) {
            let class = match cell {
                FILLER => 1 << FILLERS,
                b'0'..=b'9' => 1 << DIGITS,
                _ => 0,
            };
            words[cell as usize] = class | (value as u64) << shift;
        }
        cell += 1;
    }
    words
}

impl Sums {
    pub(crate) fn of(cells: &[u8; CELLS]) -> Self {
        let mut sums = [0; CELLS + 1];
        let mut total = 0u64;
        let (triples, _) = cells.as_chunks::<3>();
        let (slots, _) = match sums.split_first_mut() {
            Some((_, rest)) => rest.as_chunks_mut::<3>(),
            None => return Self(sums),
        };
        let [first, second, third] = &WORDS;
        for ([a, b, c], [x, y, z]) in triples.iter().zip(slots) {
            total += word(first, *a);
            *x = total;
            total += word(second, *b);
            *y = total;
            total += word(third, *c);
            *z = total;
        }
        Self(sums)
    }

    pub(crate) fn run(&self, from: usize, to: usize) -> Tally {
        Tally(self.at(to).wrapping_sub(self.at(from)))
    }

    fn at(&self, index: usize) -> u64 {
        self.0.get(index).copied().unwrap_or_default()
    }

    /// The check digit over runs of cells read one after another, unless one holds an illegal character.
    pub(crate) fn digit(&self, runs: impl IntoIterator<Item = (usize, usize)>) -> Option<u8> {
        let (mut sum, mut length, mut illegal) = (0, 0, 0);
        for (from, to) in runs {
            let Tally(word) = self.run(from, to);
            let phase = |shift: u32| (word >> shift) & 0xFFF;
            let (a, b, c) = (phase(0), phase(12), phase(24));
            sum += match (length + 2 * from) % 3 {
                0 => 7 * a + 3 * b + c,
                1 => 3 * a + b + 7 * c,
                _ => a + 7 * b + 3 * c,
            };
            length += to.saturating_sub(from);
            illegal |= word >> ILLEGAL;
        }
        (illegal == 0).then(|| b'0' + (sum % 10) as u8)
    }
}

fn word(words: &[u64; 256], cell: u8) -> u64 {
    words.get(usize::from(cell)).copied().unwrap_or_default()
}

impl Tally {
    pub(crate) const fn fillers(self) -> usize {
        (self.0 >> FILLERS & 0xFF) as usize
    }

    pub(crate) const fn digits(self) -> usize {
        (self.0 >> DIGITS & 0xFF) as usize
    }

    pub(crate) const fn illegal(self) -> usize {
        (self.0 >> ILLEGAL & 0xFF) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_anywhere_agree_with_the_plain_sum() {
        let mut cells = [FILLER; CELLS];
        for (cell, letter) in cells.iter_mut().zip(b"D23145890734KUXY9<B".iter().cycle()) {
            *cell = *letter;
        }
        let sums = Sums::of(&cells);
        for from in 0..CELLS {
            for to in from..CELLS {
                let text = core::str::from_utf8(&cells[from..to]).unwrap();
                assert_eq!(sums.digit([(from, to)]).map(char::from), crate::check_digit(text), "{from}..{to}");
                let gapped = [&cells[..7], &cells[from..to]].concat();
                let text = core::str::from_utf8(&gapped).unwrap();
                assert_eq!(sums.digit([(0, 7), (from, to)]).map(char::from), crate::check_digit(text));
            }
        }
    }
}
