//! A cheap test that spares most pairs of different names the comparison of their sounds.

use crate::names::tokens::Tokens;

/// The most consonants that either name may have beyond those of the other.
const MAX_SURPLUS: u32 = 1;

/// Classes of consonants that spelling variants exchange. Consonants that they add or drop are in none.
const CLASSES: [&[u8]; 8] = [b"B", b"CKQSTX", b"DGJ", b"FPV", b"M", b"N", b"R", b"Z"];

/// Whether each name has too many consonants that the other lacks for their sounds to agree. One name alone may have
/// more: the other may omit given names.
pub(in crate::names) fn cannot_match(first: &Tokens, second: &Tokens) -> bool {
    let (first, second) = (count_consonants(first.text(first.all())), count_consonants(second.text(second.all())));
    let surplus = |one: &[u8; 8], other: &[u8; 8]| -> u32 {
        one.iter().zip(other).map(|(a, b)| u32::from(a.saturating_sub(*b))).sum()
    };
    surplus(&first, &second) > MAX_SURPLUS && surplus(&second, &first) > MAX_SURPLUS
}

/// The number of letters of each class, double letters counted once. Letters from the 256th on are not counted.
fn count_consonants(letters: &[u8]) -> [u8; 8] {
    let previous = [0].iter().chain(letters);
    let counted = letters.iter().zip(previous).filter(|(letter, previous)| letter != previous);
    let unit = |(letter, _): (&u8, &u8)| UNITS.get(usize::from(letter.wrapping_sub(b'A'))).copied().unwrap_or(0);
    counted.take(usize::from(u8::MAX)).map(unit).sum::<u64>().to_le_bytes()
}

/// For each letter a number with 1 in the byte of its class, so that a sum holds all counts.
#[allow(clippy::indexing_slicing, reason = "evaluated at compile time")]
const UNITS: [u64; 26] = {
    let mut units = [0; 26];
    let mut class = 0;
    while class < CLASSES.len() {
        let mut rest = CLASSES[class];
        while let [letter, after @ ..] = rest {
            units[(*letter - b'A') as usize] = 1 << (8 * class);
            rest = after;
        }
        class += 1;
    }
    units
};
