//! Names by marriage and by birth behind a marker, which one register writes and another doesn't: BENALI EP IDRISSI.

use core::ops::Range;

use crate::names::{spelling_variants, tokens::Words};

const MARKERS: [&[u8]; 7] = [b"EP", b"EPOUSE", b"EPSE", b"GEB", b"NEE", b"VEUVE", b"VVE"];

/// Words that one such name may have, where it isn't known where it ends.
const WORDS: usize = 4;

/// Where the first marker stands that has a name before and behind it.
pub(super) fn marker(words: &Words) -> Option<usize> {
    let is_marker =
        |word: &[u8]| MARKERS.iter().any(|text| text.len() == word.len() && spelling_variants::same(word, text));
    words.all().find(|&at| {
        let part = words.part(at);
        part.start < at && at + 1 < part.end && is_marker(words.word(at))
    })
}

/// What may be left out of a name with a marker: the marker alone, it with the name behind it, or it with the surname
/// before it, which never leaves a part empty.
pub(super) fn left_out(words: &Words, at: usize) -> impl Iterator<Item = Range<usize>> {
    let part = words.part(at);
    let (behind, before) = match words.is_split {
        true => (part.end..part.end + 1, part.start..part.start + usize::from(at < words.surname)),
        false => (at + 2..(at + 2 + WORDS).min(part.end + 1), at.saturating_sub(WORDS).max(part.start)..at),
    };
    let behind = behind.map(move |end| at..end);
    let before = before.map(move |start| start..at + 1);
    core::iter::once(at..at + 1).chain(behind).chain(before)
}
