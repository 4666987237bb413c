//! Texts that can't control a terminal: what it would act on instead of showing it is written as `\u` escapes.
//!
//! In a JSON string such an escape stands for the same character, so that JSON keeps its meaning.

use std::fmt::Write;

/// Whether a terminal acts on a character instead of showing it: control characters (C0, DEL, C1), the line and
/// paragraph separators, and the directional formatting characters of the Unicode bidirectional algorithm (UAX #9).
fn controls(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// A text as one line: line breaks and tabs are escaped too.
pub(super) fn line(text: &str) -> String {
    escaped(text, |_| false)
}

/// A text of several lines. A carriage return, which returns to the start of a line, becomes a line break.
pub(super) fn lines(text: &str) -> String {
    escaped(&text.replace("\r\n", "\n").replace('\r', "\n"), |character| matches!(character, '\n' | '\t'))
}

/// A text with U+FFFD in place of each character that [`line()`] escapes, so that every character keeps its column.
pub(crate) fn in_columns(text: &str) -> String {
    text.chars().map(|character| if controls(character) { char::REPLACEMENT_CHARACTER } else { character }).collect()
}

fn escaped(text: &str, allowed: fn(char) -> bool) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if controls(character) && !allowed(character) {
            // Writing to a string can't fail.
            let _ = write!(safe, "\\u{:04x}", u32::from(character));
        } else {
            safe.push(character);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{in_columns, line, lines};

    #[test]
    fn characters_that_a_terminal_acts_on_are_escaped() {
        let ranges = [0..=0x1f, 0x7f..=0x9f, 0x61c..=0x61c, 0x200e..=0x200f, 0x2028..=0x202e, 0x2066..=0x2069];
        for character in (0..=0x10_ffff).filter_map(char::from_u32) {
            let expected = match ranges.iter().any(|range| range.contains(&u32::from(character))) {
                true => format!("\\u{:04x}", u32::from(character)),
                false => character.to_string(),
            };
            assert_eq!(line(&character.to_string()), expected);
            assert_eq!(in_columns(&character.to_string()).chars().count(), 1);
        }
    }

    #[test]
    fn several_lines_keep_their_breaks_and_tabs() {
        assert_eq!(lines("a\r\nb\rc\n\td\u{1b}\u{7}"), "a\nb\nc\n\td\\u001b\\u0007");
        assert_eq!(line("a\r\n\tb"), "a\\u000d\\u000a\\u0009b");
    }

    #[test]
    fn escaped_json_has_the_same_value() {
        let text = "\u{1b}]0;\u{7}\\\u{9b}31m\u{202e}\"\u{2028}\r\n\t\u{7f}é";
        let json = line(&serde_json::to_string(text).unwrap());
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        assert!(!json.chars().any(super::controls));
        let pretty = lines("{\r\"a\":\r\n\t\"\u{9b}\"}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&pretty).unwrap()["a"], "\u{9b}");
    }
}
