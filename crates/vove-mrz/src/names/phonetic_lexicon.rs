//! Whole words of the families of spelling, honorifics and particles among them.

use crate::names::phonetic::{A, ANY, E, I, KH, SH, U};

/// What a whole word is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Name,
    /// May stand on one side only.
    Particle,
}

/// Words that rows of letters don't bring together, by what they are written as instead. Sorted.
const WHOLE: &[(&[u8], &[u8], Role)] = &[
    (b"AIT", &[A, I, b'T'], Role::Particle),
    (b"AL", &[ANY, b'L'], Role::Particle),
    (b"ALHADJI", HAJJ, Role::Particle),
    (b"ALHAJ", HAJJ, Role::Particle),
    (b"ALHAJI", HAJJ, Role::Particle),
    (b"AYT", &[A, I, b'T'], Role::Particle),
    (b"BAKR", &[b'B', A, b'K', A, b'R'], Role::Name),
    (b"BEN", &[b'B', I, b'N'], Role::Particle),
    (b"BENT", &[b'B', I, b'N', b'T'], Role::Particle),
    (b"BIN", &[b'B', I, b'N'], Role::Particle),
    (b"BINT", &[b'B', I, b'N', b'T'], Role::Particle),
    (b"BN", &[b'B', I, b'N'], Role::Particle),
    (b"BRAHIM", &[I, b'B', b'R', A, b'H', I, b'M'], Role::Name),
    (b"CHEICK", SHEIKH, Role::Particle),
    (b"CHEIK", SHEIKH, Role::Particle),
    (b"CHEIKH", SHEIKH, Role::Particle),
    (b"CHIKH", SHEIKH, Role::Particle),
    (b"DIALLO", JALLOW, Role::Name),
    (b"DIALO", JALLOW, Role::Name),
    (b"EL", &[ANY, b'L'], Role::Particle),
    (b"ELHADJ", HAJJ, Role::Particle),
    (b"ELHADJI", HAJJ, Role::Particle),
    (b"ELHAJ", HAJJ, Role::Particle),
    (b"ELHAJJ", HAJJ, Role::Particle),
    (b"FATMA", &[b'F', A, b'T', I, b'M', A], Role::Name),
    (b"GAMAL", &[b'J', A, b'M', A, b'L'], Role::Name),
    (b"HADJ", HAJJ, Role::Particle),
    (b"HADJA", HAJJA, Role::Particle),
    (b"HADJI", HAJJ, Role::Particle),
    (b"HAJ", HAJJ, Role::Particle),
    (b"HAJA", HAJJA, Role::Particle),
    (b"HAJI", HAJJ, Role::Particle),
    (b"HAJJ", HAJJ, Role::Particle),
    (b"HAJJA", HAJJA, Role::Particle),
    (b"HOCINE", &[b'H', U, b'S', E, I, b'N'], Role::Name),
    (b"HOUCINE", &[b'H', U, b'S', E, I, b'N'], Role::Name),
    (b"HOUSSINE", &[b'H', U, b'S', E, I, b'N'], Role::Name),
    (b"IBN", &[b'B', I, b'N'], Role::Particle),
    (b"IZZ", &[E, b'Z'], Role::Name),
    (b"JALLOH", JALLOW, Role::Name),
    (b"JALLOW", JALLOW, Role::Name),
    (b"LAHASSEN", LAHCEN, Role::Name),
    (b"LAHCEN", LAHCEN, Role::Name),
    (b"LAHCENE", LAHCEN, Role::Name),
    (b"LAHSANE", LAHCEN, Role::Name),
    (b"LAHSEN", LAHCEN, Role::Name),
    (b"LAHSSEN", LAHCEN, Role::Name),
    (b"LALA", LALLA, Role::Particle),
    (b"LALLA", LALLA, Role::Particle),
    (b"MAULAY", MOULAY, Role::Particle),
    (b"MD", MOHAMED, Role::Name),
    (b"MED", MOHAMED, Role::Name),
    (b"MHAMED", MOHAMED, Role::Name),
    (b"MHAMMED", MOHAMED, Role::Name),
    (b"MHD", MOHAMED, Role::Name),
    (b"MINT", &[b'M', I, b'N', b'T'], Role::Particle),
    (b"MLY", MOULAY, Role::Particle),
    (b"MOHD", MOHAMED, Role::Name),
    (b"MOULAY", MOULAY, Role::Particle),
    (b"MOULEY", MOULAY, Role::Particle),
    (b"MULAY", MOULAY, Role::Particle),
    (b"MY", MOULAY, Role::Particle),
    (b"OSMAN", &[U, b'T', b'M', A, b'N'], Role::Name),
    (b"OSMANE", &[U, b'T', b'M', A, b'N'], Role::Name),
    (b"OUL", &[ANY, b'L'], Role::Particle),
    (b"OULD", &[U, b'L', b'D'], Role::Particle),
    (b"OUSMAN", &[U, b'T', b'M', A, b'N'], Role::Name),
    (b"OUSMANE", &[U, b'T', b'M', A, b'N'], Role::Name),
    (b"OUSSAMA", &[U, b'S', A, b'M', A], Role::Name),
    (b"SHAIKH", SHEIKH, Role::Particle),
    (b"SHAYKH", SHEIKH, Role::Particle),
    (b"SHEIK", SHEIKH, Role::Particle),
    (b"SHEIKH", SHEIKH, Role::Particle),
    (b"SIDI", SIDI, Role::Particle),
    (b"SIDY", SIDI, Role::Particle),
    (b"SLIMANE", &[b'S', U, b'L', I, b'M', A, b'N'], Role::Name),
    (b"SOLIMAN", &[b'S', U, b'L', E, I, b'M', A, b'N'], Role::Name),
    (b"UL", &[ANY, b'L'], Role::Particle),
    (b"USMAN", &[U, b'T', b'M', A, b'N'], Role::Name),
    (b"WALAD", &[U, b'L', b'D'], Role::Particle),
    (b"WELD", &[U, b'L', b'D'], Role::Particle),
    (b"WOULD", &[U, b'L', b'D'], Role::Particle),
    (b"YOUSOUF", YUSUF, Role::Name),
    (b"YOUSSOUF", YUSUF, Role::Name),
    (b"YUSUF", YUSUF, Role::Name),
    (b"ZEINEB", ZAINAB, Role::Name),
    (b"ZINEB", ZAINAB, Role::Name),
];

/// What a word is written as instead, and what it is.
pub(super) fn find(word: &[u8]) -> Option<(&'static [u8], Role)> {
    let row = KEYS.binary_search(&key(word)?).ok()?;
    WHOLE.get(row).map(|&(_, written, role)| (written, role))
}

/// The words of the rows as numbers.
const KEYS: [u64; WHOLE.len()] = keys();

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
const fn keys() -> [u64; WHOLE.len()] {
    let mut keys = [0; WHOLE.len()];
    let mut row = 0;
    while row < WHOLE.len() {
        if let Some(key) = key(WHOLE[row].0) {
            keys[row] = key;
        }
        row += 1;
    }
    keys
}

/// A word of up to eight letters as a number, in the order of the alphabet.
const fn key(word: &[u8]) -> Option<u64> {
    if word.is_empty() || word.len() > 8 {
        return None;
    }
    let mut key = 0;
    let mut rest = word;
    while let [letter, after @ ..] = rest {
        key = key << 8 | *letter as u64;
        rest = after;
    }
    Some(key << (8 * (8 - word.len())))
}

const MOHAMED: &[u8] = &[b'M', U, b'H', A, b'M', E, b'D'];
pub(super) const HAJJ: &[u8] = &[b'H', A, b'J'];
pub(super) const HAJJA: &[u8] = &[b'H', A, b'J', A];
const JALLOW: &[u8] = &[b'J', A, b'L', U];
const LAHCEN: &[u8] = &[ANY, b'L', b'H', A, b'S', A, b'N'];
pub(super) const LALLA: &[u8] = &[b'L', A, b'L', A];
pub(super) const MOULAY: &[u8] = &[b'M', U, b'L', A, I];
const SHEIKH: &[u8] = &[SH, E, I, KH];
pub(super) const SIDI: &[u8] = &[b'S', I, b'D', I];
const YUSUF: &[u8] = &[I, U, b'S', ANY, b'F'];
const ZAINAB: &[u8] = &[b'Z', E, I, b'N', E, b'B'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found_by_their_keys() {
        assert!(KEYS.is_sorted());
        assert!(WHOLE.iter().zip(KEYS).all(|(row, found)| key(row.0) == Some(found)));
        assert_eq!(key(b"ABDERRAHM"), None);
    }
}
