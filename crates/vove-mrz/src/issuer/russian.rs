//! The code for Cyrillic names in Russian internal passports: one letter or digit of the zone for each Cyrillic letter.

use crate::cells::Grid;

/// The Cyrillic letter for a character of a name in a Russian internal passport (document code `PN`, issuer `RUS`).
/// Other characters are returned unchanged.
///
/// ```
/// use vove_mrz::issuer::russian;
///
/// assert_eq!("IVANOV3".chars().map(russian::to_cyrillic).collect::<String>(), "ИВАНОВЧ");
/// ```
pub const fn to_cyrillic(character: char) -> char {
    match character {
        'A' => 'А',
        'B' => 'Б',
        'V' => 'В',
        'G' => 'Г',
        'D' => 'Д',
        'E' => 'Е',
        '2' => 'Ё',
        'J' => 'Ж',
        'Z' => 'З',
        'I' => 'И',
        'Q' => 'Й',
        'K' => 'К',
        'L' => 'Л',
        'M' => 'М',
        'N' => 'Н',
        'O' => 'О',
        'P' => 'П',
        'R' => 'Р',
        'S' => 'С',
        'T' => 'Т',
        'U' => 'У',
        'F' => 'Ф',
        'H' => 'Х',
        'C' => 'Ц',
        '3' => 'Ч',
        '4' => 'Ш',
        'W' => 'Щ',
        'X' => 'Ъ',
        'Y' => 'Ы',
        '9' => 'Ь',
        '6' => 'Э',
        '7' => 'Ю',
        '8' => 'Я',
        other => other,
    }
}

/// Whether a zone is that of a Russian internal passport.
pub(crate) fn is_internal_passport(cells: &Grid) -> bool {
    cells.starts_with(b"PNRUS")
}
