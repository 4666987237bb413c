//! Names in Chinese characters in the personal number of Chinese passports: the first twelve letters encode three
//! characters. Each is two bytes of GBK, and each byte two letters from A (0) to P (15).

use crate::{
    layout::{FieldName, TD3},
    report::Report,
};

/// The GBK bytes of the three characters of the name in a Chinese passport; `None` if the personal number encodes no
/// characters.
///
/// This crate does not decode GBK; `encoding_rs` does, for instance.
///
/// ```
/// use vove_mrz::{Options, inspect, issuer::chinese};
///
/// let lines = ["PTCHNCESHI<<YANGBEN<<<<<<<<<<<<<<<<<<<<<<<<<", "G622925996CHN8310291F1904220LCOCMKNENBPJB984"];
/// let report = inspect(&lines, &Options::default());
/// assert_eq!(chinese::name(&report), Some([0xB2, 0xE2, 0xCA, 0xD4, 0xD1, 0xF9])); // 测试样
/// ```
pub fn name(report: &Report<'_>) -> Option<[u8; 6]> {
    let is_chinese = report.field(FieldName::IssuingState).is_some_and(|issuer| issuer.value() == "CHN");
    if !is_chinese || report.layout() != Some(&TD3) {
        return None;
    }
    decode(report.field(FieldName::PersonalNumber)?.text())
}

/// The bytes that the first twelve letters of a text encode, if they are valid GBK.
fn decode(text: &str) -> Option<[u8; 6]> {
    let mut bytes = [0; 6];
    let (letters, _) = text.as_bytes().first_chunk::<12>()?.as_chunks::<2>();
    for (byte, &[high, low]) in bytes.iter_mut().zip(letters) {
        *byte = nibble(high)? << 4 | nibble(low)?;
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    let is_gbk = |&[lead, trail]: &[u8; 2]| matches!(lead, 0x81..=0xFE) && matches!(trail, 0x40..=0x7E | 0x80..=0xFE);
    pairs.iter().all(is_gbk).then_some(bytes)
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
    fn two_specimens_decode_and_other_numbers_do_not() {
        assert_eq!(decode("NGKELMPONBPJB9"), Some([0xD6, 0xA4, 0xBC, 0xFE, 0xD1, 0xF9]));
        assert_eq!(decode("LCOCMKNENBPJB9"), Some([0xB2, 0xE2, 0xCA, 0xD4, 0xD1, 0xF9]));
        for other in ["", "NGKELMPONBP", "NGKELMPONBP<B9", "ZE184226B<<<<<", "AAAAAAAAAAAA<<", "NGHPLMPONBPJB9"] {
            assert_eq!(decode(other), None, "{other}");
        }
    }
}
