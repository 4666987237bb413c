//! Which texts without a prefix may be a secret: not one that a person could have chosen.

use std::collections::BTreeSet;

/// A key in a text without a prefix has at least as many bytes as the sender's keys.
pub(super) const MIN_KEY_BYTES: usize = 24;

/// 32 random characters have about 25 different ones.
const MIN_DIFFERENT_CHARACTERS: usize = 12;

/// Whether base64 text looks like words, a number, hexadecimal digits or a repeated pattern rather than random bytes,
/// or decodes to a printable text.
///
/// Of random keys of 24 bytes, 6 in 1000 look so too, mostly because they have no digit. A passphrase that mixes upper
/// case, lower case and digits within its words is not recognized.
pub(super) fn is_passphrase(encoded: &str, key: &[u8]) -> bool {
    let characters = encoded.trim_end_matches('=');
    let different = characters.bytes().collect::<BTreeSet<u8>>().len();
    // `+` and `/` could separate words.
    let classes: Vec<Class> = characters.bytes().filter_map(Class::of).collect();
    let has = |class| classes.contains(&class);
    let changes = classes.windows(2).filter(|pair| pair.first() != pair.last()).count();
    different < MIN_DIFFERENT_CHARACTERS
        || !(has(Class::Upper) && has(Class::Lower) && has(Class::Digit))
        // In random text, the class changes after two of three characters; in words, at their ends.
        || changes * 3 < characters.len()
        || key.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Upper,
    Lower,
    Digit,
}

impl Class {
    const fn of(byte: u8) -> Option<Self> {
        match byte {
            b'A'..=b'Z' => Some(Self::Upper),
            b'a'..=b'z' => Some(Self::Lower),
            b'0'..=b'9' => Some(Self::Digit),
            _ => None,
        }
    }
}
