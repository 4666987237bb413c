//! Articles and other particles of names by their sounds: what may stand on one side only.

use crate::names::{
    phonetic::{ANY, I, U},
    phonetic_lexicon::{HAJJ, HAJJA, LALLA, MOULAY, SIDI},
    tokens::Words,
};

/// Whether an article is joined to a word.
pub(super) fn has_joined_article(sounds: &Words) -> bool {
    sounds.all().any(|word| after_article(sounds.word(word)).is_some())
}

fn after_article(word: &[u8]) -> Option<&[u8]> {
    word.strip_prefix(&[ANY, b'L']).filter(|named| !named.is_empty())
}

/// The same without particles and without articles that are joined to what follows: EZ-ZAHRA, ER-RACHIDI.
pub(super) fn bare(sounds: &Words, particles: u64) -> Words {
    let mut bare = Words::new();
    for index in sounds.all() {
        if index == sounds.surname {
            bare.surname = bare.count();
        }
        if particles >> index & 1 == 1 {
            continue;
        }
        let start = bare.length();
        let word = sounds.word(index);
        after_article(word).unwrap_or(word).iter().for_each(|&sound| bare.push(sound));
        bare.close_as(start, sounds.component(index));
    }
    if sounds.surname >= sounds.count() {
        bare.surname = bare.count();
    }
    bare.is_split = sounds.is_split;
    bare
}

/// Whether particles or honorifics call one holder a man and the other a woman.
pub(super) fn are_man_and_woman(one: (&Words, u64), other: (&Words, u64)) -> bool {
    const MAN: u8 = 1;
    const WOMAN: u8 = 2;
    let sex = |(sounds, particles): (&Words, u64)| {
        let particle = sounds.all().filter(|word| particles >> word & 1 == 1);
        particle.fold(0, |found, word| match sounds.word(word) {
            [b'B', I, b'N'] | [U, b'L', b'D'] => found | MAN,
            [b'B' | b'M', I, b'N', b'T'] => found | WOMAN,
            HAJJ | MOULAY | SIDI => found | MAN,
            HAJJA | LALLA => found | WOMAN,
            _ => found,
        })
    };
    matches!((sex(one), sex(other)), (MAN, WOMAN) | (WOMAN, MAN))
}
