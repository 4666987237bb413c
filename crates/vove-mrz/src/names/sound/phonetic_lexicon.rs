//! Tokens whose sounds do not follow from their letters: irregular variants of names, particles and honorifics.

use super::sounds::{A, ANY, E, I, KH, SH, U};

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenRole {
    Name,
    /// May occur in only one of two names.
    Particle,
}

/// Tokens and their sounds. Sorted by token.
const LEXICON: &[(&[u8], &[u8], TokenRole)] = &[
    (b"AIT", &[A, I, b'T'], TokenRole::Particle),
    (b"AL", &[ANY, b'L'], TokenRole::Particle),
    (b"ALHADJI", HAJJ, TokenRole::Particle),
    (b"ALHAJ", HAJJ, TokenRole::Particle),
    (b"ALHAJI", HAJJ, TokenRole::Particle),
    (b"AYT", &[A, I, b'T'], TokenRole::Particle),
    (b"BAKR", &[b'B', A, b'K', A, b'R'], TokenRole::Name),
    (b"BEN", &[b'B', I, b'N'], TokenRole::Particle),
    (b"BENT", &[b'B', I, b'N', b'T'], TokenRole::Particle),
    (b"BIN", &[b'B', I, b'N'], TokenRole::Particle),
    (b"BINT", &[b'B', I, b'N', b'T'], TokenRole::Particle),
    (b"BN", &[b'B', I, b'N'], TokenRole::Particle),
    (b"BRAHIM", &[I, b'B', b'R', A, b'H', I, b'M'], TokenRole::Name),
    (b"CHEICK", SHEIKH, TokenRole::Particle),
    (b"CHEIK", SHEIKH, TokenRole::Particle),
    (b"CHEIKH", SHEIKH, TokenRole::Particle),
    (b"CHIKH", SHEIKH, TokenRole::Particle),
    (b"DIALLO", JALLOW, TokenRole::Name),
    (b"DIALO", JALLOW, TokenRole::Name),
    (b"EL", &[ANY, b'L'], TokenRole::Particle),
    (b"ELHADJ", HAJJ, TokenRole::Particle),
    (b"ELHADJI", HAJJ, TokenRole::Particle),
    (b"ELHAJ", HAJJ, TokenRole::Particle),
    (b"ELHAJJ", HAJJ, TokenRole::Particle),
    (b"FATMA", &[b'F', A, b'T', I, b'M', A], TokenRole::Name),
    (b"GAMAL", &[b'J', A, b'M', A, b'L'], TokenRole::Name),
    (b"HADJ", HAJJ, TokenRole::Particle),
    (b"HADJA", HAJJA, TokenRole::Particle),
    (b"HADJI", HAJJ, TokenRole::Particle),
    (b"HAJ", HAJJ, TokenRole::Particle),
    (b"HAJA", HAJJA, TokenRole::Particle),
    (b"HAJI", HAJJ, TokenRole::Particle),
    (b"HAJJ", HAJJ, TokenRole::Particle),
    (b"HAJJA", HAJJA, TokenRole::Particle),
    (b"HOCINE", &[b'H', U, b'S', E, I, b'N'], TokenRole::Name),
    (b"HOUCINE", &[b'H', U, b'S', E, I, b'N'], TokenRole::Name),
    (b"HOUSSINE", &[b'H', U, b'S', E, I, b'N'], TokenRole::Name),
    (b"IBN", &[b'B', I, b'N'], TokenRole::Particle),
    (b"IZZ", &[E, b'Z'], TokenRole::Name),
    (b"JALLOH", JALLOW, TokenRole::Name),
    (b"JALLOW", JALLOW, TokenRole::Name),
    (b"LAHASSEN", LAHCEN, TokenRole::Name),
    (b"LAHCEN", LAHCEN, TokenRole::Name),
    (b"LAHCENE", LAHCEN, TokenRole::Name),
    (b"LAHSANE", LAHCEN, TokenRole::Name),
    (b"LAHSEN", LAHCEN, TokenRole::Name),
    (b"LAHSSEN", LAHCEN, TokenRole::Name),
    (b"LALA", LALLA, TokenRole::Particle),
    (b"LALLA", LALLA, TokenRole::Particle),
    (b"MAULAY", MOULAY, TokenRole::Particle),
    (b"MD", MOHAMED, TokenRole::Name),
    (b"MED", MOHAMED, TokenRole::Name),
    (b"MHAMED", MOHAMED, TokenRole::Name),
    (b"MHAMMED", MOHAMED, TokenRole::Name),
    (b"MHD", MOHAMED, TokenRole::Name),
    (b"MINT", &[b'M', I, b'N', b'T'], TokenRole::Particle),
    (b"MLY", MOULAY, TokenRole::Particle),
    (b"MOHD", MOHAMED, TokenRole::Name),
    (b"MOULAY", MOULAY, TokenRole::Particle),
    (b"MOULEY", MOULAY, TokenRole::Particle),
    (b"MULAY", MOULAY, TokenRole::Particle),
    (b"MY", MOULAY, TokenRole::Particle),
    (b"OSMAN", &[U, b'T', b'M', A, b'N'], TokenRole::Name),
    (b"OSMANE", &[U, b'T', b'M', A, b'N'], TokenRole::Name),
    (b"OUL", &[ANY, b'L'], TokenRole::Particle),
    (b"OULD", &[U, b'L', b'D'], TokenRole::Particle),
    (b"OUSMAN", &[U, b'T', b'M', A, b'N'], TokenRole::Name),
    (b"OUSMANE", &[U, b'T', b'M', A, b'N'], TokenRole::Name),
    (b"OUSSAMA", &[U, b'S', A, b'M', A], TokenRole::Name),
    (b"SHAIKH", SHEIKH, TokenRole::Particle),
    (b"SHAYKH", SHEIKH, TokenRole::Particle),
    (b"SHEIK", SHEIKH, TokenRole::Particle),
    (b"SHEIKH", SHEIKH, TokenRole::Particle),
    (b"SIDI", SIDI, TokenRole::Particle),
    (b"SIDY", SIDI, TokenRole::Particle),
    (b"SLIMANE", &[b'S', U, b'L', I, b'M', A, b'N'], TokenRole::Name),
    (b"SOLIMAN", &[b'S', U, b'L', E, I, b'M', A, b'N'], TokenRole::Name),
    (b"UL", &[ANY, b'L'], TokenRole::Particle),
    (b"USMAN", &[U, b'T', b'M', A, b'N'], TokenRole::Name),
    (b"WALAD", &[U, b'L', b'D'], TokenRole::Particle),
    (b"WELD", &[U, b'L', b'D'], TokenRole::Particle),
    (b"WOULD", &[U, b'L', b'D'], TokenRole::Particle),
    (b"YOUSOUF", YUSUF, TokenRole::Name),
    (b"YOUSSOUF", YUSUF, TokenRole::Name),
    (b"YUSUF", YUSUF, TokenRole::Name),
    (b"ZEINEB", ZAINAB, TokenRole::Name),
    (b"ZINEB", ZAINAB, TokenRole::Name),
];

/// The sounds and the role of a token.
pub(super) fn find(token: &[u8]) -> Option<(&'static [u8], TokenRole)> {
    let row = KEYS.binary_search(&key(token)?).ok()?;
    LEXICON.get(row).map(|&(_, sounds, role)| (sounds, role))
}

/// The tokens of the rows as numbers, which are faster to compare.
#[allow(clippy::indexing_slicing, reason = "evaluated at compile time")]
const KEYS: [u64; LEXICON.len()] = {
    let mut keys = [0; LEXICON.len()];
    let mut row = 0;
    while row < LEXICON.len() {
        if let Some(key) = key(LEXICON[row].0) {
            keys[row] = key;
        }
        row += 1;
    }
    keys
};

/// A token of one to eight letters as a number. Numbers have the order of the tokens.
const fn key(token: &[u8]) -> Option<u64> {
    if token.is_empty() || token.len() > 8 {
        return None;
    }
    let mut key = 0;
    let mut rest = token;
    while let [letter, after @ ..] = rest {
        key = key << 8 | *letter as u64;
        rest = after;
    }
    Some(key << (8 * (8 - token.len())))
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
    fn every_row_is_found_by_its_key() {
        assert!(KEYS.is_sorted());
        assert!(LEXICON.iter().zip(KEYS).all(|(row, found)| key(row.0) == Some(found)));
        assert_eq!(key(b"ABDERRAHM"), None);
    }
}
