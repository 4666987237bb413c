//! The sex as stated in an MRZ, in print or in the submitted data.

use super::normalize::is_invisible;
use crate::assess::report::Reason;

/// A sex as stated by a letter or a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum StatedSex {
    Female,
    Male,
    /// ICAO Doc 9303-3: `X` in the visual inspection zone, a filler in the MRZ.
    Unspecified,
}

impl StatedSex {
    /// Reads a letter, or a word in English, French or Arabic. The error says why the text states no sex.
    pub(crate) fn from_text(text: &str) -> Result<Self, Reason> {
        let word = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let is_one_of = |words: &[&str]| {
            words.iter().any(|known| known.chars().eq(word.chars().flat_map(char::to_lowercase).map(without_accent)))
        };
        match () {
            () if matches!(word, "F" | "f") => Ok(Self::Female),
            () if matches!(word, "M" | "m") => Ok(Self::Male),
            () if word.is_empty() => Err(Reason::Absent),
            () if is_one_of(&["female", "woman", "femme", "feminin", "انثى"]) => Ok(Self::Female),
            () if is_one_of(&["male", "man", "homme", "masculin", "ذكر"]) => Ok(Self::Male),
            () if is_one_of(&["x", "<"]) => Ok(Self::Unspecified),
            () => Err(Reason::UnknownWord),
        }
    }
}

const fn without_accent(c: char) -> char {
    match c {
        'é' => 'e',
        'أ' => 'ا',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_words_of_three_languages_are_read() {
        for (words, sex) in [
            (&["F", "Female", "FÉMININ", "femme", "أنثى", " \u{200f}انثى"][..], StatedSex::Female),
            (&["M", "MALE", "Homme", "masculin", "ذكر\u{200f}"], StatedSex::Male),
            (&["X", "<"], StatedSex::Unspecified),
        ] {
            for word in words {
                assert!(StatedSex::from_text(word) == Ok(sex), "{word}");
            }
        }
        assert!(["", "  "].iter().all(|word| StatedSex::from_text(word) == Err(Reason::Absent)));
        for word in ["FM", "H", "0", "unknown"] {
            assert!(StatedSex::from_text(word) == Err(Reason::UnknownWord), "{word}");
        }
    }
}
