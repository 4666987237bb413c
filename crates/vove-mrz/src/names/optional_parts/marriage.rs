//! Married and birth names behind a marker, which one register includes and another does not: BENALI EP IDRISSI.

use core::ops::Range;

use crate::names::{spelling_variants, tokens::Tokens};

const MARKERS: [&[u8]; 7] = [b"EP", b"EPOUSE", b"EPSE", b"GEB", b"NEE", b"VEUVE", b"VVE"];

/// The most tokens of the name behind or before a marker, in names that are not divided.
const MAX_NAME_TOKENS: usize = 4;

/// The first marker with a name before and behind it.
pub(super) fn marker(name: &Tokens) -> Option<usize> {
    let is_marker =
        |token: &[u8]| MARKERS.iter().any(|text| text.len() == token.len() && spelling_variants::equal(token, text));
    name.all().find(|&at| {
        let part = name.part(at);
        part.start < at && at + 1 < part.end && is_marker(name.token(at))
    })
}

/// What may be omitted of a name with a marker: the marker, the marker with the name behind it, or the marker with the
/// surname before it. No part becomes empty.
pub(super) fn optional_ranges(name: &Tokens, marker: usize) -> impl Iterator<Item = Range<usize>> {
    let part = name.part(marker);
    let (ends, starts) = match name.is_split {
        true => (part.end..part.end + 1, part.start..part.start + usize::from(marker < name.surname_count)),
        false => (
            marker + 2..(marker + 2 + MAX_NAME_TOKENS).min(part.end + 1),
            marker.saturating_sub(MAX_NAME_TOKENS).max(part.start)..marker,
        ),
    };
    let with_name_behind = ends.map(move |end| marker..end);
    let with_name_before = starts.map(move |start| start..marker + 1);
    core::iter::once(marker..marker + 1).chain(with_name_behind).chain(with_name_before)
}
