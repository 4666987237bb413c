//! Chinese passports carry the name in characters: the first twelve letters of the personal number hold three of them, each
//! two bytes of GBK, each byte two letters from A (0) to P (15).

use crate::{
    layout::{FieldName, TD3},
    report::Report,
};

/// The GBK bytes of the name in a Chinese passport, three characters; `None` when the zone holds none.
///
/// No table comes with this crate: `encoding_rs` and its like decode the bytes.
///
/// ```
/// use vove_mrz::{Options, inspect, issuer::chinese};
///
/// let lines = ["PTCHNCESHI<<YANGBEN<<<<<<<<<<<<<<<<<<<<<<<<<", "G622925996CHN8310291F1904220LCOCMKNENBPJB984"];
/// let report = inspect(&lines, &Options::default());
/// assert_eq!(chinese::name(&report), Some([0xB2, 0xE2, 0xCA, 0xD4, 0xD1, 0xF9])); // 测试样
/// ```
pub fn name(report: &Report<'_>) -> Option<[u8; 6]> {
    let china = report.field(FieldName::IssuingState).is_some_and(|issuer| issuer.value() == "CHN");
    if !china || report.layout() != Some(&TD3) {
        return None;
    }
    decode(report.field(FieldName::PersonalNumber)?.text())
}

/// The bytes that the first twelve letters of a text stand for, if they are pairs of GBK.
fn decode(text: &str) -> Option<[u8; 6]> {
    let mut bytes = [0; 6];
    let (letters, _) = text.as_bytes().first_chunk::<12>()?.as_chunks::<2>();
    for (byte, &[high, low]) in bytes.iter_mut().zip(letters) {
        *byte = nibble(high)? << 4 | nibble(low)?;
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    let gbk = |&[lead, trail]: &[u8; 2]| matches!(lead, 0x81..=0xFE) && matches!(trail, 0x40..=0x7E | 0x80..=0xFE);
    pairs.iter().all(gbk).then_some(bytes)
}

const fn nibble(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'P' => Some(letter - b'A'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_specimens_hold_their_names_and_other_numbers_hold_none() {
        assert_eq!(decode("NGKELMPONBPJB9"), Some([0xD6, 0xA4, 0xBC, 0xFE, 0xD1, 0xF9]));
        assert_eq!(decode("LCOCMKNENBPJB9"), Some([0xB2, 0xE2, 0xCA, 0xD4, 0xD1, 0xF9]));
        for other in ["", "NGKELMPONBP", "NGKELMPONBP<B9", "ZE184226B<<<<<", "AAAAAAAAAAAA<<", "NGHPLMPONBPJB9"] {
            assert_eq!(decode(other), None, "{other}");
        }
    }
}
