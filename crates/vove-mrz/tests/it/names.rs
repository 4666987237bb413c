use proptest::prelude::*;
use vove_mrz::{
    FieldName, TD1, TD3,
    encode::{Losses, Style, Truncation, encode},
    script::{Cyrillic, Latin, Transliteration, arabic},
};

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
    let spelling = Transliteration::default();
    check("O'Connor", "Enya Siobhan", spelling, "OCONNOR<<ENYA<SIOBHAN");
    check("D’Artagnan", "Jean-Marc", spelling, "DARTAGNAN<<JEAN<MARC");
    check("Smith-Jones", "Susie, Margaret", spelling, "SMITH<JONES<<SUSIE<MARGARET");
    check("N'Guessan", "St. John", spelling, "NGUESSAN<<ST<JOHN");
    check("", "Sample", spelling, "<<SAMPLE");
    check("Arkfreith", "", spelling, "ARKFREITH");
    check("  van  der Muellen ", "Martin", spelling, "VAN<DER<MUELLEN<<MARTIN");
}

#[test]
fn latin_letters_have_the_chosen_spelling() {
    let latin = |latin| Transliteration { latin, ..Transliteration::default() };
    check("Müller", "Åsa Ñuñez", latin(Latin::Expanded), "MUELLER<<AASA<NUNEZ");
    check("Müller", "Åsa Ñuñez", latin(Latin::Simple), "MULLER<<ASA<NUNEZ");
    check("Müller", "Åsa Ñuñez", latin(Latin::Escape), "MUXXLLER<<AASA<NXXUNXXEZ");
    check("Þórsson", "Łukasz Şahin ı", latin(Latin::Expanded), "THORSSON<<LUKASZ<SAHIN<I");
    check("Mu\u{308}ller", "Nguyễn", latin(Latin::Simple), "MULLER<<NGUYEN");
}

#[test]
fn cyrillic_letters_follow_the_table_and_its_exceptions() {
    let cyrillic = |cyrillic| Transliteration { cyrillic, ..Transliteration::default() };
    check("Щукин", "Юрий", cyrillic(Cyrillic::Common), "SHCHUKIN<<IURII");
    check("Єгоров", "Юрій Яна", cyrillic(Cyrillic::Ukrainian), "YEHOROV<<YURII<YANA");
    check("Щерев", "Гьоргий", cyrillic(Cyrillic::Bulgarian), "SHTEREV<<GORGII");
    check("Жуков", "Горан", cyrillic(Cyrillic::Serbian), "ZUKOV<<HORAN");
}

#[test]
fn arabic_examples_of_the_standard_reproduce() {
    let spelling = Transliteration::default();
    check("هاري الشماع", "", spelling, "HARY<ALXSHMAE");
    check("سمير بادمكدوضيل", "", spelling, "SMYR<BADMKDWXDZYL");
    check("عبد الله محمد", "", spelling, "EBD<ALLXH<MXHMD");
    check("إسماعيل عزّ الدين", "", spelling, "ISMAEYL<EZZ<ALDYN");
    check("فاطمة", "", spelling, "FAXTTMXAH");
}

#[test]
fn arabic_reads_back_letter_by_letter_and_word_by_word() {
    for word in ["محمد", "الشماع", "فخر", "عبد", "الله", "فاطمة", "گل", "ښه", "ڈار"] {
        let (written, losses) = name(word, "", &Style::default());
        assert!(losses.is_empty());
        assert_eq!(arabic::decode(&written).collect::<String>(), word, "{written}");
    }
}

#[test]
fn the_two_exceptions_to_reading_back_are_these() {
    for (word, read_back) in [("اللح", "الله"), ("ېس", "يس")] {
        assert_eq!(arabic::decode(&name(word, "", &Style::default()).0).collect::<String>(), read_back);
    }
}

#[test]
fn every_arabic_letter_and_every_two_read_back_as_they_were_but_for_one_letter() {
    let letters: Vec<char> =
        ('\u{600}'..='\u{6FF}').filter(|&letter| arabic::transliterate(letter).is_some()).collect();
    assert_eq!(letters.len(), 68);
    let read_back = |word: &str| arabic::decode(&name(word, "", &Style::default()).0).collect::<String>();
    for &one in &letters {
        for two in letters.iter().copied().map(Some).chain([None]) {
            let word: String = [one].into_iter().chain(two).collect();
            assert_eq!(read_back(&word), word.replace('ې', "ي"), "{word}");
        }
    }
}

/// Letters of Table C but ې; ten of the longest are 30 cells, which fit.
fn arabic_word() -> impl Strategy<Value = String> {
    let block = ('\u{621}'..='\u{6D3}').filter(|&letter| letter != 'ې' && arabic::transliterate(letter).is_some());
    let letters = proptest::sample::select(block.collect::<Vec<_>>());
    let any = proptest::collection::vec(letters, 1..=10).prop_map(|letters| letters.into_iter().collect::<String>());
    any.prop_filter("is written like God's name", |word| word != "اللح")
}

proptest! {
    #[test]
    fn every_arabic_word_reads_back_as_it_was(word in arabic_word()) {
        let (written, losses) = name(&word, "", &Style::default());
        prop_assert!(losses.is_empty());
        prop_assert_eq!(arabic::decode(&written).collect::<String>(), word);
    }
}

#[test]
fn letters_that_no_table_has_are_counted() {
    let (written, losses) = name("王", "Ada", &Style::default());
    assert_eq!((written.as_str(), losses.unmapped), ("<<ADA", 1));
}

#[test]
fn a_truncated_name_ends_in_a_letter_whatever_the_strategy() {
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
fn every_strategy_fills_every_width_to_its_last_cell() {
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
