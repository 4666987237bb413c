//! Normalization of texts before they are compared.

/// Whether a character is invisible: bidirectional formatting characters, joiners, soft hyphen, byte order mark.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// Normalizes a number: only letters and digits, letters in upper case, Arabic-Indic digits as ASCII digits.
pub(crate) fn letters_and_digits(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    text.filter_map(|c| match c {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => Some(c.to_ascii_uppercase()),
        '\0'..='\u{7f}' => None,
        '\u{660}'..='\u{669}' => Some(ascii_digit(c as u32 - 0x660, c)),
        '\u{6f0}'..='\u{6f9}' => Some(ascii_digit(c as u32 - 0x6f0, c)),
        // Document numbers have no letter that becomes two in upper case (`ß`): the first one is enough.
        c => c.is_alphanumeric().then(|| c.to_uppercase().next().unwrap_or(c)),
    })
}

fn ascii_digit(value: u32, c: char) -> char {
    char::from_digit(value, 10).unwrap_or(c)
}

/// Normalizes a text to its words in lower case, separated by single spaces.
pub(crate) fn words(text: &str) -> impl Iterator<Item = char> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).enumerate();
    words.flat_map(|(position, word)| {
        let space = (position > 0).then_some(' ');
        space.into_iter().chain(word.chars().flat_map(char::to_lowercase))
    })
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    #[test]
    fn separators_invisible_characters_and_scripts_of_digits_are_normalized() {
        let arabic_indic = "\u{200f}٧٨٤ ١٩٩٤ ٦٠٣١٨٢٧ ٤";
        for text in ["784-1994-6031827-4", "784199460318274<<<", arabic_indic, "784/1994.6031827 4"] {
            assert_eq!(letters_and_digits(text.chars()).collect::<String>(), "784199460318274");
        }
        assert_eq!(words(" Côte d'IVOIRE. ").collect::<String>(), "côte d ivoire");
    }
}
