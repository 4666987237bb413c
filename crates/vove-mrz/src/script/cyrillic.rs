//! Cyrillic letters (Doc 9303-3, section 6, table B, with its national exceptions).

/// The national exceptions to table B.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cyrillic {
    /// The table without exceptions: Russian and others.
    #[default]
    Common,
    /// Є Ї Й Ю Я as YE YI Y YU YA at the beginning of a component; Г as H and И as Y.
    Ukrainian,
    /// Ё as IO and Г as H.
    Belarusian,
    /// Ж Х Ц Ч Ш Г as Z H C C S H.
    Serbian,
    /// Ќ Џ Ғ Х Ц as KJ DJ GJ H C.
    Macedonian,
    /// Щ as SHT.
    Bulgarian,
}

/// The transliteration of an upper-case letter; `is_first` at the beginning of a component. Empty for the soft sign,
/// which the table omits.
pub(crate) fn letters(letter: char, style: Cyrillic, is_first: bool) -> Option<&'static str> {
    let national = match (style, letter) {
        (Cyrillic::Ukrainian, 'Є') if is_first => "YE",
        (Cyrillic::Ukrainian, 'Ї') if is_first => "YI",
        (Cyrillic::Ukrainian, 'Й') if is_first => "Y",
        (Cyrillic::Ukrainian, 'Ю') if is_first => "YU",
        (Cyrillic::Ukrainian, 'Я') if is_first => "YA",
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
