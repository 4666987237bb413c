//! Titles, forms of address and academic degrees that some documents print with a name. Doc 9303-3, section 3.4 allows
//! them only where they are legally part of the name.

use crate::names::tokens::Tokens;

pub(super) fn has_title(name: &Tokens) -> bool {
    name.all().any(|index| is_title(name, index))
}

/// Whether a token is a title. `M` is one at the beginning of a name that is not divided; elsewhere it is an initial.
pub(super) fn is_title(name: &Tokens, index: usize) -> bool {
    match name.token(index) {
        b"M" => index == 0 && !name.is_split,
        b"DR" | b"PROF" | b"MR" | b"MRS" | b"MS" | b"MISS" | b"MME" | b"MLLE" | b"MADAME" | b"MONSIEUR" | b"SIR"
        | b"ING" | b"DIPL" | b"HON" | b"REV" => true,
        _ => false,
    }
}
