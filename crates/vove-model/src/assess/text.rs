//! How texts are compared that a person or a camera wrote.

/// Marks that are not seen: those that turn the direction of writing, joiners, the byte order mark.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Letters and digits alone, in upper case; Arabic-Indic digits as the common ones.
pub(super) fn bare(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    text.filter_map(|c| match c {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => Some(c.to_ascii_uppercase()),
        '\0'..='\u{7f}' => None,
        '\u{660}'..='\u{669}' => Some(digit(c as u32 - 0x660, c)),
        '\u{6f0}'..='\u{6f9}' => Some(digit(c as u32 - 0x6f0, c)),
        // No letter that numbers are made of has two capitals.
        c => c.is_alphanumeric().then(|| c.to_uppercase().next().unwrap_or(c)),
    })
}

fn digit(value: u32, c: char) -> char {
    char::from_digit(value, 10).unwrap_or(c)
}

/// Words alone, case aside, with one blank between two.
pub(super) fn words(text: &str) -> impl Iterator<Item = char> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).enumerate();
    words.flat_map(|(position, word)| {
        let blank = (position > 0).then_some(' ');
        blank.into_iter().chain(word.chars().flat_map(char::to_lowercase))
    })
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    #[test]
    fn separators_marks_and_scripts_of_digits_make_no_difference() {
        for text in ["784-1994-6031827-4", "784199460318274<<<", "\u{200f}٧٨٤ ١٩٩٤ ٦٠٣١٨٢٧ ٤", "784/1994.6031827 4"]
        {
            assert_eq!(bare(text.chars()).collect::<String>(), "784199460318274");
        }
        assert_eq!(words(" Côte d'IVOIRE. ").collect::<String>(), "côte d ivoire");
    }
}
