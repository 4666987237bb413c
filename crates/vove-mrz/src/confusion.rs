//! Characters that optical character recognition (OCR) confuses.

/// Groups of characters that OCR confuses with each other; the last one is the filler's.
pub const CONFUSION_GROUPS: [&str; 7] = ["0ODQ", "1IL", "2Z", "5S", "6G", "8B", "<KC"];

/// Whether two characters are equal or of one of the [`CONFUSION_GROUPS`].
///
/// ```
/// use vove_mrz::confusion::is_confusable;
///
/// assert!(is_confusable('0', 'O') && is_confusable('<', 'K') && is_confusable('A', 'A'));
/// assert!(!is_confusable('0', '8'));
/// ```
pub const fn is_confusable(one: char, other: char) -> bool {
    one == other || one.is_ascii() && other.is_ascii() && confusable(one as u8, other as u8)
}

/// [`is_confusable`] for cells.
pub(crate) const fn confusable(one: u8, other: u8) -> bool {
    one == other || group(one) != 0 && group(one) == group(other)
}

/// The number of a character's group, from 1; 0 for a character of no group.
pub(crate) const fn group(cell: u8) -> u8 {
    match cell {
        b'0' | b'O' | b'D' | b'Q' => 1,
        b'1' | b'I' | b'L' => 2,
        b'2' | b'Z' => 3,
        b'5' | b'S' => 4,
        b'6' | b'G' => 5,
        b'8' | b'B' => 6,
        b'<' | b'K' | b'C' => 7,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_group_is_its_place_in_the_list() {
        for cell in 0..=u8::MAX {
            let listed = CONFUSION_GROUPS.iter().position(|group| group.as_bytes().contains(&cell));
            assert_eq!(usize::from(group(cell)), listed.map_or(0, |index| index + 1));
        }
    }
}
