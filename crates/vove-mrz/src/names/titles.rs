//! Titles of address and degrees, which some print before a name.

use crate::names::tokens::Words;

/// Whether one stands in a name.
pub(super) fn has_title(words: &Words) -> bool {
    words.all().any(|index| is_title(words, index))
}

/// Whether a word is one: part of the name only where the law makes it so. The M of French bills is one before a
/// whole name alone: elsewhere it is an initial.
pub(super) fn is_title(words: &Words, index: usize) -> bool {
    let word = words.word(index);
    let is_monsieur = word == b"M" && index == 0 && !words.is_split;
    is_monsieur
        || matches!(
            word,
            b"DR"
                | b"PROF"
                | b"MR"
                | b"MRS"
                | b"MS"
                | b"MISS"
                | b"MME"
                | b"MLLE"
                | b"MADAME"
                | b"MONSIEUR"
                | b"SIR"
                | b"ING"
                | b"DIPL"
                | b"HON"
                | b"REV"
        )
}
