//! Transliteration and truncation of names, and decoding of Arabic.

use proptest::prelude::*;
use vove_mrz::{
    FieldName, TD1, TD3,
    encode::{Losses, Style, Truncation, encode},
    script::{Cyrillic, Latin, Transliteration, arabic},
};

/// The name field of a passport without its padding, and what was lost.
fn name(surname: &str, given: &str, style: &Style) -> (String, Losses) {
    let mut buffer = [0; 90];
    let values = [(FieldName::Surname, surname), (FieldName::GivenNames, given)];
    let zone = encode(&TD3, &values, style, &mut buffer);
    (zone.lines().next().unwrap()[5..].trim_end_matches('<').to_owned(), zone.losses)
}

#[track_caller]
fn check(surname: &str, given: &str, transliteration: Transliteration, expected: &str) {
    let (written, losses) = name(surname, given, &Style { transliteration, ..Style::default() });
    assert_eq!(written, expected);
    assert!(losses.is_empty(), "{losses:?}");
}

#[test]
fn punctuation_follows_the_standard() {
    let style = Transliteration::default();
    check("O'Connor", "Enya Siobhan", style, "OCONNOR<<ENYA<SIOBHAN");
    check("D’Artagnan", "Jean-Marc", style, "DARTAGNAN<<JEAN<MARC");
    check("Smith-Jones", "Susie, Margaret", style, "SMITH<JONES<<SUSIE<MARGARET");
    check("N'Guessan", "St. John", style, "NGUESSAN<<ST<JOHN");
    check("", "Sample", style, "<<SAMPLE");
    check("Arkfreith", "", style, "ARKFREITH");
    check("  van  der Muellen ", "Martin", style, "VAN<DER<MUELLEN<<MARTIN");
}

#[test]
fn latin_letters_have_the_spelling_of_the_style() {
    let latin = |latin| Transliteration { latin, ..Transliteration::default() };
    check("Müller", "Åsa Ñuñez", latin(Latin::Expanded), "MUELLER<<AASA<NUNEZ");
    check("Müller", "Åsa Ñuñez", latin(Latin::Simple), "MULLER<<ASA<NUNEZ");
    check("Müller", "Åsa Ñuñez", latin(Latin::Escape), "MUXXLLER<<AASA<NXXUNXXEZ");
    check("Þórsson", "Łukasz Şahin ı", latin(Latin::Expanded), "THORSSON<<LUKASZ<SAHIN<I");
    check("Mu\u{308}ller", "Nguyễn", latin(Latin::Simple), "MULLER<<NGUYEN");
}

#[test]
fn cyrillic_letters_follow_table_b_and_its_exceptions() {
    let cyrillic = |cyrillic| Transliteration { cyrillic, ..Transliteration::default() };
    check("Щукин", "Юрий", cyrillic(Cyrillic::Common), "SHCHUKIN<<IURII");
    check("Єгоров", "Юрій Яна", cyrillic(Cyrillic::Ukrainian), "YEHOROV<<YURII<YANA");
    check("Щерев", "Гьоргий", cyrillic(Cyrillic::Bulgarian), "SHTEREV<<GORGII");
    check("Жуков", "Горан", cyrillic(Cyrillic::Serbian), "ZUKOV<<HORAN");
}

#[test]
fn arabic_names_follow_the_examples_of_the_standard() {
    let style = Transliteration::default();
    check("هاري الشماع", "", style, "HARY<ALXSHMAE");
    check("سمير بادمكدوضيل", "", style, "SMYR<BADMKDWXDZYL");
    check("عبد الله محمد", "", style, "EBD<ALLXH<MXHMD");
    check("إسماعيل عزّ الدين", "", style, "ISMAEYL<EZZ<ALDYN");
    check("فاطمة", "", style, "FAXTTMXAH");
}

#[test]
fn arabic_words_are_decoded() {
    for word in ["محمد", "الشماع", "فخر", "عبد", "الله", "فاطمة", "گل", "ښه", "ڈار"] {
        let (written, losses) = name(word, "", &Style::default());
        assert!(losses.is_empty());
        assert_eq!(arabic::decode(&written).collect::<String>(), word, "{written}");
    }
}

#[test]
fn two_arabic_words_are_decoded_as_others() {
    for (word, decoded) in [("اللح", "الله"), ("ېس", "يس")] {
        assert_eq!(arabic::decode(&name(word, "", &Style::default()).0).collect::<String>(), decoded);
    }
}

#[test]
fn all_pairs_of_arabic_letters_are_decoded_except_those_with_one_letter() {
    let letters: Vec<char> =
        ('\u{600}'..='\u{6FF}').filter(|&letter| arabic::transliterate(letter).is_some()).collect();
    assert_eq!(letters.len(), 68);
    let decoded = |word: &str| arabic::decode(&name(word, "", &Style::default()).0).collect::<String>();
    for &one in &letters {
        for two in letters.iter().copied().map(Some).chain([None]) {
            let word: String = [one].into_iter().chain(two).collect();
            assert_eq!(decoded(&word), word.replace('ې', "ي"), "{word}");
        }
    }
}

/// Words of the letters of table C except ې. Ten of the longest are 30 cells, which fit the field.
fn arabic_word() -> impl Strategy<Value = String> {
    let block = ('\u{621}'..='\u{6D3}').filter(|&letter| letter != 'ې' && arabic::transliterate(letter).is_some());
    let letters = proptest::sample::select(block.collect::<Vec<_>>());
    let any = proptest::collection::vec(letters, 1..=10).prop_map(|letters| letters.into_iter().collect::<String>());
    any.prop_filter("is transliterated like another word", |word| word != "اللح")
}

proptest! {
    #[test]
    fn every_arabic_word_is_decoded(word in arabic_word()) {
        let (written, losses) = name(&word, "", &Style::default());
        prop_assert!(losses.is_empty());
        prop_assert_eq!(arabic::decode(&written).collect::<String>(), word);
    }
}

#[test]
fn letters_without_transliteration_are_counted() {
    let (written, losses) = name("王", "Ada", &Style::default());
    assert_eq!((written.as_str(), losses.unmapped), ("<<ADA", 1));
}

#[test]
fn truncated_names_end_in_a_letter() {
    let (surname, given) = ("Nilavadhanananda", "Chayapa Dejthamrong Krasuang");
    for (truncation, expected) in [
        (Truncation::Cut, "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"),
        (Truncation::Initials, "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"),
        (Truncation::Drop, "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"),
        (Truncation::Shorten, "NILAVADHAN<<CHAYAPA<DEJTHAMRON<KRASUANG"),
    ] {
        let (written, losses) = name(surname, given, &Style { truncation, ..Style::default() });
        assert_eq!((written.as_str(), losses.name_truncated), (expected, true), "{truncation:?}");
    }
}

#[test]
fn truncation_fills_the_field() {
    let words = ["Bennelong", "Wooloomooloo", "Warrandyte", "Warnambool", "D", "Po", "Dingo"];
    for count in 1..words.len() {
        for given in 0..words.len() - count {
            let (surname, given) = (words[..count].join(" "), words[count..count + given].join(" "));
            for truncation in [Truncation::Cut, Truncation::Initials, Truncation::Shorten, Truncation::Drop] {
                let mut buffer = [0; 90];
                let values = [(FieldName::Surname, surname.as_str()), (FieldName::GivenNames, given.as_str())];
                let zone = encode(&TD1, &values, &Style { truncation, ..Style::default() }, &mut buffer);
                let line = zone.lines().nth(2).unwrap();
                assert_eq!(
                    zone.losses.name_truncated,
                    line.ends_with(|last: char| last != '<') && {
                        let whole = surname.len() + given.len() + if given.is_empty() { 0 } else { 2 };
                        whole > 30
                    },
                    "{truncation:?} {line}"
                );
            }
        }
    }
}
