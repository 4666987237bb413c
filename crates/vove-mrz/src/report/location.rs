//! Places in the input text.

/// A place in the input: a line and its characters, 0-based and half-open. Empty where the input lacks what should be
/// there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Location {
    /// Index of the input line.
    pub line: usize,
    /// First character.
    pub start: usize,
    /// Character after the last.
    pub end: usize,
}

/// The characters of a range, as far as a text has them.
pub(crate) fn characters(text: &str, start: usize, end: usize) -> &str {
    if text.is_ascii() {
        return text.get(start.min(text.len())..end.min(text.len())).unwrap_or_default();
    }
    let byte = |index| text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte);
    text.get(byte(start)..byte(end)).unwrap_or_default()
}
