use super::{code::Code, finding::Finding, rule::Rule, side::Side};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Female,
    Male,
    Unspecified,
}

/// Compares a sex in the zone's letter, the print's, or a word in English, French or Arabic.
pub(super) fn compare<'a>((first, one): (Side<'a>, &str), (second, other): (Side<'a>, &str)) -> Finding<'a> {
    use Reading::Unspecified;

    let (code, rule) = match (read(one), read(other)) {
        (Err(rule), _) | (_, Err(rule)) => (Code::SexUnknown, rule),
        (Ok(one), Ok(other)) if one == other => (Code::SexAgrees, Rule::SameCharacters),
        (Ok(Unspecified), _) | (_, Ok(Unspecified)) => (Code::SexUnknown, Rule::Unspecified),
        _ => (Code::SexContradicts, Rule::Different),
    };
    Finding::between(code, rule, first, second)
}

fn read(text: &str) -> Result<Reading, Rule> {
    let word = text.trim_matches(|c: char| c.is_whitespace() || super::text::is_invisible(c));
    let is = |words: &[&str]| {
        words.iter().any(|known| known.chars().eq(word.chars().flat_map(char::to_lowercase).map(without_accent)))
    };
    match () {
        () if matches!(word, "F" | "f") => Ok(Reading::Female),
        () if matches!(word, "M" | "m") => Ok(Reading::Male),
        () if word.is_empty() => Err(Rule::Absent),
        () if is(&["female", "woman", "femme", "feminin", "انثى"]) => Ok(Reading::Female),
        () if is(&["male", "man", "homme", "masculin", "ذكر"]) => Ok(Reading::Male),
        // Doc 9303 part 3: X in print, a filler in the zone.
        () if is(&["x", "<"]) => Ok(Reading::Unspecified),
        () => Err(Rule::UnknownWord),
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
        for (words, reading) in [
            (&["F", "Female", "FÉMININ", "femme", "أنثى", " \u{200f}انثى"][..], Reading::Female),
            (&["M", "MALE", "Homme", "masculin", "ذكر\u{200f}"], Reading::Male),
            (&["X", "<"], Reading::Unspecified),
        ] {
            for word in words {
                assert!(read(word) == Ok(reading), "{word}");
            }
        }
        assert!(read("") == Err(Rule::Absent) && read("  ") == Err(Rule::Absent));
        assert!(["FM", "H", "0", "unknown"].iter().all(|word| read(word) == Err(Rule::UnknownWord)));
    }
}
