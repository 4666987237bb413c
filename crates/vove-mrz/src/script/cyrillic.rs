//! Cyrillic letters: Doc 9303 part 3, section 6, table B, with its national exceptions.

/// Whose exceptions to table B are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cyrillic {
    /// None: Russian and all others.
    #[default]
    Common,
    /// Є Ї Й Ю Я are YE YI Y YU YA at the beginning of a component; Г is H and И is Y.
    Ukrainian,
    /// Ё is IO and Г is H.
    Belarusian,
    /// Ж Х Ц Ч Ш Г are Z H C C S H, as the table has it.
    Serbian,
    /// Ќ Џ Ғ Х Ц are KJ DJ GJ H C.
    Macedonian,
    /// Щ is SHT.
    Bulgarian,
}

/// The letters of the zone for an upper-case Cyrillic letter; empty for the soft sign, which the table drops.
pub(crate) fn letters(letter: char, style: Cyrillic, first: bool) -> Option<&'static str> {
    let national = match (style, letter) {
        (Cyrillic::Ukrainian, 'Є') if first => "YE",
        (Cyrillic::Ukrainian, 'Ї') if first => "YI",
        (Cyrillic::Ukrainian, 'Й') if first => "Y",
        (Cyrillic::Ukrainian, 'Ю') if first => "YU",
        (Cyrillic::Ukrainian, 'Я') if first => "YA",
        (Cyrillic::Ukrainian, 'И') => "Y",
        (Cyrillic::Ukrainian | Cyrillic::Belarusian | Cyrillic::Serbian, 'Г') => "H",
        (Cyrillic::Belarusian, 'Ё') => "IO",
        (Cyrillic::Serbian, 'Ж') => "Z",
        (Cyrillic::Serbian | Cyrillic::Macedonian, 'Х') => "H",
        (Cyrillic::Serbian | Cyrillic::Macedonian, 'Ц') => "C",
        (Cyrillic::Serbian, 'Ч') => "C",
        (Cyrillic::Serbian, 'Ш') => "S",
        (Cyrillic::Macedonian, 'Ќ') => "KJ",
        (Cyrillic::Macedonian, 'Џ') => "DJ",
        (Cyrillic::Macedonian, 'Ғ' | 'Ѓ') => "GJ",
        (Cyrillic::Bulgarian, 'Щ') => "SHT",
        _ => return common(letter),
    };
    Some(national)
}

fn common(letter: char) -> Option<&'static str> {
    Some(match letter {
        'Ё' => "E",
        'Ђ' => "D",
        'Ѓ' => "G",
        'Є' => "IE",
        'Ѕ' => "DZ",
        'І' => "I",
        'Ї' => "I",
        'Ј' => "J",
        'Љ' => "LJ",
        'Њ' => "NJ",
        'Ћ' => "D",
        'Ќ' => "K",
        'Ў' => "U",
        'Џ' => "DZ",
        'А' => "A",
        'Б' => "B",
        'В' => "V",
        'Г' => "G",
        'Д' => "D",
        'Е' => "E",
        'Ж' => "ZH",
        'З' => "Z",
        'И' => "I",
        'Й' => "I",
        'К' => "K",
        'Л' => "L",
        'М' => "M",
        'Н' => "N",
        'О' => "O",
        'П' => "P",
        'Р' => "R",
        'С' => "S",
        'Т' => "T",
        'У' => "U",
        'Ф' => "F",
        'Х' => "KH",
        'Ц' => "TS",
        'Ч' => "CH",
        'Ш' => "SH",
        'Щ' => "SHCH",
        'Ъ' => "IE",
        'Ы' => "Y",
        'Э' => "E",
        'Ю' => "IU",
        'Я' => "IA",
        'Ѫ' => "U",
        'Ѵ' => "Y",
        'Ґ' => "G",
        'Ғ' => "G",
        'Һ' => "C",
        'Ь' => "",
        _ => return None,
    })
}
