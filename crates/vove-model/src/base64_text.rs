//! Base64 as it really arrives: either alphabet, padded or not, wrapped, behind a `data:` prefix.

use alloc::vec::Vec;

use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

const TOLERANT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

pub(crate) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    if let Ok(bytes) = TOLERANT.decode(text) {
        return Some(bytes);
    }
    let folded: Vec<u8> = without_data_prefix(text)
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace())
        .map(|byte| match byte {
            b'-' => b'+',
            b'_' => b'/',
            other => *other,
        })
        .collect();
    TOLERANT.decode(folded).ok()
}

/// RFC 2397: `data:[type][;base64],` and then the text.
fn without_data_prefix(text: &[u8]) -> &[u8] {
    let text = text.trim_ascii_start();
    if !text.get(..5).is_some_and(|head| head.eq_ignore_ascii_case(b"data:")) {
        return text;
    }
    text.iter().position(|byte| *byte == b',').and_then(|comma| text.get(comma + 1..)).unwrap_or(text)
}
