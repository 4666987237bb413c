//! Latin letters with diacritics (Doc 9303-3, section 6, table A), and letters that the table lacks.

/// The spelling of Ä, Å, Ñ, Ö and Ü, for which table A allows several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Latin {
    /// `AE AA N OE UE`.
    #[default]
    Expanded,
    /// `A A N O U`.
    Simple,
    /// `NXX` and `UXX`, which can be transliterated back; the others as [`Self::Expanded`].
    Escape,
}

/// The transliteration of a letter; empty for a combining mark. `None` if neither the table nor this crate has it.
pub(crate) fn letters(character: char, style: Latin) -> Option<&'static str> {
    let multiple = match character {
        'Ä' | 'ä' => ["AE", "A", "AE"],
        'Å' | 'å' => ["AA", "A", "AA"],
        'Ñ' | 'ñ' => ["N", "N", "NXX"],
        'Ö' | 'ö' => ["OE", "O", "OE"],
        'Ü' | 'ü' => ["UE", "U", "UXX"],
        '\u{300}'..='\u{36F}' => return Some(""),
        _ => {
            if let Ok(row) = SPECIAL.binary_search_by_key(&character, |row| row.0) {
                return SPECIAL.get(row).map(|row| row.1);
            }
            let index = |first: char| (character as usize).checked_sub(first as usize);
            let base = |row: &'static str, index: usize| row.get(index..=index).filter(|&letter| letter != ".");
            return match character {
                '\u{C0}'..='\u{24F}' => base(EXTENDED, index('\u{C0}')?),
                '\u{1E00}'..='\u{1EFF}' => base(ADDITIONAL, index('\u{1E00}')?),
                _ => None,
            };
        }
    };
    let [expanded, simple, escape] = multiple;
    Some(match style {
        Latin::Expanded => expanded,
        Latin::Simple => simple,
        Latin::Escape => escape,
    })
}

/// Letters that are not a base letter with diacritics, and their transliterations. Sorted.
const SPECIAL: &[(char, &str)] = &[
    ('Æ', "AE"),
    ('Ð', "D"),
    ('Ø', "OE"),
    ('Þ', "TH"),
    ('ß', "SS"),
    ('æ', "AE"),
    ('ð', "D"),
    ('ø', "OE"),
    ('þ', "TH"),
    ('Ĉ', "C"),
    ('ĉ', "C"),
    ('Đ', "D"),
    ('đ', "D"),
    ('Ħ', "H"),
    ('ħ', "H"),
    ('İ', "I"),
    ('ı', "I"),
    ('Ĳ', "IJ"),
    ('ĳ', "IJ"),
    ('ĸ', "Q"),
    ('Ŀ', "L"),
    ('ŀ', "L"),
    ('Ł', "L"),
    ('ł', "L"),
    ('ŉ', "N"),
    ('Ŋ', "N"),
    ('ŋ', "N"),
    ('Œ', "OE"),
    ('œ', "OE"),
    ('Ŧ', "T"),
    ('ŧ', "T"),
    ('ſ', "S"),
    ('Ɓ', "B"),
    ('Ɔ', "O"),
    ('Ɖ', "D"),
    ('Ɗ', "D"),
    ('Ə', "E"),
    ('Ɛ', "E"),
    ('Ƒ', "F"),
    ('ƒ', "F"),
    ('Ɣ', "G"),
    ('Ɩ', "I"),
    ('Ƙ', "K"),
    ('ƙ', "K"),
    ('Ɲ', "N"),
    ('Ơ', "O"),
    ('ơ', "O"),
    ('Ư', "U"),
    ('ư', "U"),
    ('Ʋ', "V"),
    ('Ƴ', "Y"),
    ('ƴ', "Y"),
    ('Ʒ', "Z"),
    ('Ǥ', "G"),
    ('ǥ', "G"),
    ('ɓ', "B"),
    ('ɔ', "O"),
    ('ɖ', "D"),
    ('ɗ', "D"),
    ('ə', "E"),
    ('ɛ', "E"),
    ('ɣ', "G"),
    ('ɩ', "I"),
    ('ɲ', "N"),
    ('ʋ', "V"),
    ('ʒ', "Z"),
    ('ẞ', "SS"),
];

/// The base letters of U+00C0 to U+024F by canonical decomposition; `.` if there is no decomposition.
const EXTENDED: &str = "\
    AAAAAA.CEEEEIIII.NOOOOO..UUUUY..AAAAAA.CEEEEIIII.NOOOOO..UUUUY.YAAAAAACCCCCCCCDD..EEEEEEEEEEGGGGGGGG\
    HH..IIIIIIIIII..JJKK.LLLLLL....NNNNNN...OOOOOO..RRRRRRSSSSSSSSTTTT..UUUUUUUUUUUUWWYYYZZZZZZS........\
    ........................OO.............UU............................AAIIOOUUUUUUUUUU.AAAA....GGKKOO\
    OO..J...GG..NNAA....AAAAEEEEIIIIOOOORRRRUUUUSSTT..HH......AAEEOOOOOOOOYY............................";

/// The same for U+1E00 to U+1EFF.
const ADDITIONAL: &str = "\
    AABBBBBBCCDDDDDDDDDDEEEEEEEEEEFFGGHHHHHHHHHHIIIIKKKKKKLLLLLLLLMMMMMMNNNNNNNNOOOOOOOOPPPPRRRRRRRRSSSS\
    SSSSSSTTTTTTTTUUUUUUUUUUVVVVWWWWWWWWWWXXXXYYZZZZZZHTWY.S....AAAAAAAAAAAAAAAAAAAAAAAAEEEEEEEEEEEEEEEE\
    IIIIOOOOOOOOOOOOOOOOOOOOOOOOUUUUUUUUUUUUUUYYYYYYYY......";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_complete() {
        assert!(SPECIAL.is_sorted_by_key(|row| row.0));
        assert_eq!(EXTENDED.len(), 0x250 - 0xC0);
        assert_eq!(ADDITIONAL.len(), 0x100);
    }

    #[test]
    fn letters_that_the_standard_lacks_are_transliterated() {
        for (character, expected) in
            [('ế', "E"), ('ữ', "U"), ('ș', "S"), ('Ț', "T"), ('ə', "E"), ('ẞ', "SS"), ('ǎ', "A")]
        {
            assert_eq!(letters(character, Latin::Simple), Some(expected));
        }
        assert_eq!(letters('文', Latin::Simple), None);
    }
}
