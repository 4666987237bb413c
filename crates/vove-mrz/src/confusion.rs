//! Characters that optical reading takes for one another.

/// The groups of characters of the zone that are misread for one another; the last is the filler's.
pub const CONFUSION_GROUPS: [&str; 7] = ["0ODQ", "1IL", "2Z", "5S", "6G", "8B", "<KC"];

/// Whether two characters of the zone are the same or misread for one another.
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

pub(crate) const fn confusable(one: u8, other: u8) -> bool {
    one == other || group(one) != 0 && group(one) == group(other)
}

/// The number of a character's group, from one; zero when it has none.
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
    fn groups_are_what_the_list_says() {
        for cell in 0..=u8::MAX {
            let listed = CONFUSION_GROUPS.iter().position(|group| group.as_bytes().contains(&cell));
            assert_eq!(usize::from(group(cell)), listed.map_or(0, |index| index + 1));
        }
    }
}
