//! Arabic script, including the letters of other languages (Doc 9303-3, section 6, table C and appendix B), in both
//! directions.
//!
//! X escapes one or two letters, so that a transliterated text can be decoded. [`decode`] names the two exceptions.
//!
//! Most documents of the region carry the holder's registered Latin name instead. A zone does not show which it is.

/// The transliteration of a letter inside a component. `None` if the table does not have it.
///
/// ```
/// use vove_mrz::script::arabic;
///
/// assert_eq!(arabic::transliterate('ش'), Some("XSH"));
/// assert_eq!(arabic::decode_letter("XSHMAE"), Some(('ش', 3)));
/// ```
pub fn transliterate(letter: char) -> Option<&'static str> {
    TABLE.iter().find(|row| row.0 == letter).map(|row| row.1)
}

/// The first letter of a transliterated text, and the number of characters of its transliteration. `Y` is decoded as ي:
/// table C uses it for ې as well.
pub fn decode_letter(text: &str) -> Option<(char, usize)> {
    if text.starts_with(TEH_MARBUTA_AT_END) {
        return Some((TEH_MARBUTA, TEH_MARBUTA_AT_END.len()));
    }
    TABLE.iter().find(|row| text.starts_with(row.1)).map(|row| (row.0, row.1.len()))
}

/// The Arabic letters of a transliterated component. Characters that table C does not produce are returned unchanged.
///
/// A component of letters of the table is decoded as it was, with two exceptions, which table C does not distinguish: ې
/// (U+06D0) and ي are both `Y`, decoded as the more frequent ي; and the word اللح is `ALLXH`, which is decoded as الله.
/// Marks are not restored: a shadda is decoded as a double letter, and tatweel and short vowels are not transliterated.
///
/// ```
/// use vove_mrz::script::arabic;
///
/// assert_eq!(arabic::decode("MXHMD").collect::<String>(), "محمد");
/// assert_eq!(arabic::decode("ALLXH").collect::<String>(), "الله");
/// ```
pub fn decode(component: &str) -> impl Iterator<Item = char> + '_ {
    let mut rest = if component == ALLAH_TRANSLITERATED { "ALLH" } else { component };
    core::iter::from_fn(move || {
        let (character, length) = match decode_letter(rest) {
            Some(found) => found,
            None => rest.chars().next().map(|character| (character, character.len_utf8()))?,
        };
        rest = rest.get(length..)?;
        Some(character)
    })
}

/// A word with a transliteration of its own.
pub(crate) const ALLAH: &str = "الله";
pub(crate) const ALLAH_TRANSLITERATED: &str = "ALLXH";
pub(crate) const TEH_MARBUTA: char = 'ة';
pub(crate) const TEH_MARBUTA_AT_END: &str = "XAH";
/// Doubles the transliteration of the letter before it.
pub(crate) const SHADDA: char = '\u{651}';

/// Whether a mark is not transliterated: tatweel, short vowels, tanwin, sukun, dagger alef.
pub(crate) const fn is_omitted(character: char) -> bool {
    matches!(character, '\u{640}' | '\u{64B}'..='\u{650}' | '\u{652}' | '\u{670}')
}

/// Every letter of the table and its transliteration. None is a prefix of another; ي and ې have the same.
pub(crate) const TABLE: &[(char, &str)] = &[
    ('\u{621}', "XE"),
    ('\u{622}', "XAA"),
    ('\u{623}', "XAE"),
    ('\u{624}', "U"),
    ('\u{625}', "I"),
    ('\u{626}', "XI"),
    ('\u{627}', "A"),
    ('\u{628}', "B"),
    ('\u{629}', "XTA"),
    ('\u{62A}', "T"),
    ('\u{62B}', "XTH"),
    ('\u{62C}', "J"),
    ('\u{62D}', "XH"),
    ('\u{62E}', "XKH"),
    ('\u{62F}', "D"),
    ('\u{630}', "XDH"),
    ('\u{631}', "R"),
    ('\u{632}', "Z"),
    ('\u{633}', "S"),
    ('\u{634}', "XSH"),
    ('\u{635}', "XSS"),
    ('\u{636}', "XDZ"),
    ('\u{637}', "XTT"),
    ('\u{638}', "XZZ"),
    ('\u{639}', "E"),
    ('\u{63A}', "G"),
    ('\u{641}', "F"),
    ('\u{642}', "Q"),
    ('\u{643}', "K"),
    ('\u{644}', "L"),
    ('\u{645}', "M"),
    ('\u{646}', "N"),
    ('\u{647}', "H"),
    ('\u{648}', "W"),
    ('\u{649}', "XAY"),
    ('\u{64A}', "Y"),
    ('\u{671}', "XXA"),
    ('\u{6A4}', "V"),
    ('\u{6A5}', "XF"),
    ('\u{67E}', "P"),
    ('\u{67C}', "XRT"),
    ('\u{679}', "XXT"),
    ('\u{681}', "XKE"),
    ('\u{685}', "XXH"),
    ('\u{686}', "XC"),
    ('\u{688}', "XXD"),
    ('\u{689}', "XDR"),
    ('\u{691}', "XXR"),
    ('\u{693}', "XRR"),
    ('\u{696}', "XRX"),
    ('\u{698}', "XJ"),
    ('\u{69A}', "XXS"),
    ('\u{6A9}', "XKK"),
    ('\u{6AB}', "XXK"),
    ('\u{6AD}', "XNG"),
    ('\u{6AF}', "XGG"),
    ('\u{6BA}', "XNN"),
    ('\u{6BC}', "XXN"),
    ('\u{6BE}', "XDO"),
    ('\u{6C0}', "XYH"),
    ('\u{6C1}', "XXG"),
    ('\u{6C2}', "XGE"),
    ('\u{6C3}', "XTG"),
    ('\u{6CC}', "XYA"),
    ('\u{6CD}', "XXY"),
    ('\u{6D0}', "Y"),
    ('\u{6D2}', "XYB"),
    ('\u{6D3}', "XBE"),
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_letter_but_one_is_decoded_as_itself() {
        let is_changed = |&&(letter, text): &&(char, &str)| decode_letter(text) != Some((letter, text.len()));
        assert!(TABLE.iter().filter(is_changed).eq([&('ې', "Y")]));
        assert_eq!(decode_letter("Y"), Some(('ي', 1)));
    }

    #[test]
    fn decoded_letters_are_transliterated_the_same() {
        for &(_, written) in TABLE {
            let (letter, length) = decode_letter(written).unwrap();
            assert_eq!((transliterate(letter), length), (Some(written), written.len()));
        }
    }

    /// So every text is decoded in one way only.
    #[test]
    fn no_transliteration_is_a_prefix_of_another() {
        let sequences = || TABLE.iter().map(|row| row.1).chain([TEH_MARBUTA_AT_END]);
        for long in sequences() {
            assert!(!sequences().any(|short| short != long && long.starts_with(short)), "{long}");
        }
    }
}
