//! Articles, other particles and honorifics, by their sounds: what may occur in only one of two names.

use super::{
    phonetic_lexicon::{HAJJ, HAJJA, LALLA, MOULAY, SIDI},
    sounds::{ANY, I, U},
};
use crate::names::tokens::Tokens;

/// Whether an article is joined to a token: EZ-ZAHRA.
pub(in crate::names) fn has_joined_article(name: &Tokens) -> bool {
    name.all().any(|index| strip_article(name.token(index)).is_some())
}

fn strip_article(token: &[u8]) -> Option<&[u8]> {
    token.strip_prefix(&[ANY, b'L']).filter(|rest| !rest.is_empty())
}

/// The name without its particles and joined articles.
pub(in crate::names) fn without_particles(name: &Tokens) -> Tokens {
    name.map(|out, index| {
        let is_kept = name.particles >> index & 1 == 0;
        if is_kept {
            let token = name.token(index);
            out.extend(strip_article(token).unwrap_or(token));
        }
        is_kept
    })
}

/// Whether the particles and honorifics of one name are those of men and of the other those of women.
pub(in crate::names) fn have_opposite_sexes(first: &Tokens, second: &Tokens) -> bool {
    const MALE: u8 = 1;
    const FEMALE: u8 = 2;
    let sexes = |name: &Tokens| {
        let particles = name.all().filter(|index| name.particles >> index & 1 == 1);
        particles.fold(0, |found, index| match name.token(index) {
            [b'B', I, b'N'] | [U, b'L', b'D'] | HAJJ | MOULAY | SIDI => found | MALE,
            [b'B' | b'M', I, b'N', b'T'] | HAJJA | LALLA => found | FEMALE,
            _ => found,
        })
    };
    matches!((sexes(first), sexes(second)), (MALE, FEMALE) | (FEMALE, MALE))
}
